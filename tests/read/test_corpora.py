"""Files that hold many documents: archives, JSON Lines and tables."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.errors import ReadError
from graphkit.read import read_all
from graphkit.read.limits import MAX_RATIO

TEXT = "The Council met on 4 March 2021."


def _read(path: Path, **bounds: int) -> tuple[dict[str, str], list[str]]:
    errors: list[ReadError] = []
    found = {document.source: document.text for document in read_all([path], errors.append, **bounds)}
    return found, [str(error) for error in errors]


def _tar(path: Path, mode: str, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, f"w{mode}") as packed:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
        packed.addfile(tarfile.TarInfo("./folder"))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    return path


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("folder/", b"")
        for name, data in members.items():
            packed.writestr(name, data)
    return path


MEMBERS = {
    "b.txt": TEXT.encode(),
    "sub/a.html": b"<p>The <b>Council</b> met.</p>",
    "../up.txt": "Совет собрался.".encode("cp1251") * 9,
    ".hidden.txt": b"no",
    "junk.bin": bytes(range(256)) * 4,
    "inner.zip": b"PK\x03\x04 something",
}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("x.zip", lambda path: _zip(path, MEMBERS)),
        ("x.tar", lambda path: _tar(path, "", MEMBERS)),
        ("x.tar.gz", lambda path: _tar(path, ":gz", MEMBERS)),
        ("x.tgz", lambda path: _tar(path, ":gz", MEMBERS)),
        ("x.tar.bz2", lambda path: _tar(path, ":bz2", MEMBERS)),
        ("x.tar.xz", lambda path: _tar(path, ":xz", MEMBERS)),
    ],
)
def test_archive_member_by_member(tmp_path: Path, name: str, pack: Callable[[Path], Path]) -> None:
    found, errors = _read(pack(tmp_path / name))
    assert list(found) == [f"{name}/b.txt", f"{name}/sub/a.html", f"{name}/up.txt"]
    assert found[f"{name}/b.txt"] == TEXT
    assert found[f"{name}/up.txt"].startswith("Совет собрался.")
    refused = [error for error in errors if not error.startswith((f"{name}/folder", f"{name}/link"))]
    assert refused == [
        f"{name}/junk.bin: is not text that graphkit can read (binary data)",
        f"{name}/inner.zip: is packed (zip); unpack it first",
    ]


def test_archive_within_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    _zip(tmp_path / "sub" / "x.zip", {"a.txt": TEXT.encode()})
    assert list(_read(tmp_path)[0]) == ["sub/x.zip/a.txt"]


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz"])
def test_damaged_archive_costs_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "x.zip":
        _zip(path, {"a.txt": TEXT.encode() * 99})
    else:
        _tar(path, ":gz" if name.endswith("gz") else "", {"a.txt": bytes(range(128)) * 999})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found, errors = _read(path)
    assert not found
    assert len(errors) == 1
    assert errors[0].startswith(f"{name}: is a damaged archive")
    assert "\n" not in errors[0]


@pytest.mark.parametrize("name", ["x.zip", "x.tar"])
def test_empty_archive(tmp_path: Path, name: str) -> None:
    if name == "x.zip":
        _zip(tmp_path / name, {})
    else:
        with tarfile.open(tmp_path / name, "w"):
            pass
    assert _read(tmp_path / name) == ({}, [f"{name}: holds no files"])


def test_member_that_is_too_large_is_left_out(tmp_path: Path) -> None:
    members = {"a.txt": b"word " * 30, "b.txt": TEXT.encode()}
    for path in (_zip(tmp_path / "x.zip", members), _tar(tmp_path / "x.tar", "", members)):
        found, errors = _read(path, max_bytes=100)
        assert list(found) == [f"{path.name}/b.txt"]
        assert f"{path.name}/a.txt: is larger than 100 bytes" in errors


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.read.packed.SMALL", 10_000)
    monkeypatch.setattr("graphkit.read.archives.SMALL", 10_000)
    swell = f"unpacks to more than {MAX_RATIO} times its size"
    zeros = bytes(5_000_000)
    assert _read(_zip(tmp_path / "x.zip", {"a.txt": zeros}))[1] == [f"x.zip/a.txt: {swell}"]
    assert _read(_tar(tmp_path / "x.tgz", ":gz", {"a.txt": zeros}))[1] == [f"x.tgz: {swell}"]
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(zeros))
    assert _read(tmp_path / "x.jsonl.gz")[1] == [f"x.jsonl.gz: {swell}"]


LINES = [
    json.dumps({"file": "A_1.pdf", "lang": "en", "text": TEXT, "links": [1]}),
    json.dumps({"id": 7, "text": "Совет собрался."}, ensure_ascii=False),
    "",
    json.dumps({"source": "c", "text": "安理会举行会议。"}),
    json.dumps({"text": "No name."}),
    json.dumps({"row": 0}),
    json.dumps({"text": ["no", "text"]}),
    "{broken",
    json.dumps({"text": ""}),
]


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.ndjson"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    data = ("\ufeff" + "\r\n".join(LINES)).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    found, errors = _read(tmp_path / name)
    assert found == {
        f"{name}#A_1.pdf": TEXT,
        f"{name}#7": "Совет собрался.",
        f"{name}#c": "安理会举行会议。",
        f"{name}#5": "No name.",
    }
    assert [error.partition(" ")[0] for error in errors] == [f"{name}#{n}:" for n in (6, 7, 8, 9)]
    assert errors[0] == f"{name}#6: has no field called text"
    assert errors[3] == f"{name}#9: is empty"


def test_a_line_that_is_too_long_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(f'{{"text": "{"word " * 99}"}}\n{{"text": "short"}}\n', "utf-8")
    found, errors = _read(tmp_path / "x.jsonl", max_bytes=100)
    assert (found, errors) == ({"x.jsonl#2": "short"}, ["x.jsonl#1: is larger than 100 bytes"])


def test_text_of_a_row_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "\ufeff First \r\n line, with «quotes»\u2028and a\ttab \ud83d\ude00"
    (tmp_path / "x.jsonl").write_text(
        json.dumps({"text": text.encode("utf-16", "surrogatepass").decode("utf-16")})
    )
    (found,) = _read(tmp_path / "x.jsonl")[0].values()
    assert found == "\ufeff First \r\n line, with «quotes»\u2028and a\ttab \U0001f600"


@pytest.mark.parametrize(
    ("name", "mark"), [("x.csv", ","), ("x.csv", ";"), ("x.tsv", "\t"), ("x.csv.gz", ",")]
)
def test_tables(tmp_path: Path, name: str, mark: str) -> None:
    rows = [
        ["id", "Text", "note"],
        ["a", '"The Council\nmet; twice,\ton 4 March."', "x"],
        ["", "Other.", ""],
        ["b"],
    ]
    data = ("\ufeff" + "\n".join(mark.join(row) for row in rows)).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    found, errors = _read(tmp_path / name)
    assert found == {f"{name}#a": "The Council\nmet; twice,\ton 4 March.", f"{name}#2": "Other."}
    assert errors == [f"{name}#b: has too few columns"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.csv", b"name,words\na,b\n", "is a table without a column called text"),
        ("x.csv", "text\nСовет\n".encode("cp1251"), "is not UTF-8"),
        ("x.csv", b"text\n", "holds no texts"),
        ("x.csv", b"", "is a table without a column called text"),
        ("x.jsonl", b"", "holds no texts"),
        ("x.jsonl.gz", gzip.compress(b'{"text": "a"}' * 999, mtime=0)[:30], "is damaged"),
    ],
)
def test_files_of_rows_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    found, errors = _read(tmp_path / name)
    assert not found
    assert len(errors) == 1
    assert errors[0].startswith(f"{name}: {reason}")


def test_real_corpus(shared: Path) -> None:
    path = shared / "data" / "un-links-en.dev.jsonl.gz"
    if not path.is_file():
        pytest.skip("no corpus")
    documents = read_all([path])
    sources = [next(documents).source for _ in range(3)]
    assert all(source.startswith("un-links-en.dev.jsonl.gz#A_") for source in sources)
