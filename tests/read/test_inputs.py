"""Inputs: files, folders, patterns, addresses, and what cannot be read."""

from __future__ import annotations

import http.server
import io
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.errors import ReadError
from graphkit.read import read, read_all, read_bytes
from graphkit.read.inputs import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.md", "sub/.hidden.txt", ".git/x.txt", "sub-a/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"A short text named {name}.", "utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "junk.bin").write_bytes(bytes(range(256)) * 4)
    return tmp_path


def test_folder_in_stable_order_with_errors_reported(folder: Path) -> None:
    errors: list[ReadError] = []
    sources = [document.source for document in read_all([folder], errors.append)]
    assert sources == ["a.txt", "b.txt", "sub/c.md", "sub-a/d.txt"]
    assert sorted(error.source for error in errors) == ["empty.txt", "junk.bin"]
    assert str(min(errors, key=str)) == "empty.txt: is empty"


def test_folders_in_folders_are_ordered_by_the_parts_of_paths(tmp_path: Path) -> None:
    names = ["a/x.txt", "a-b/c.txt", "a.txt", "a/b/y.txt", "B/z.txt", "a/.hidden/x.txt", ".b.txt", "é/ж.txt"]
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("Resolution 822 (1993)", "utf-8")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "in" / "a", target_is_directory=True)  # is not followed
    (tmp_path / "in" / "a" / "circle").symlink_to("circle")
    found = [(name, path) for name, path, _ in find_files([tmp_path / "in"])]
    shown = ["B/z.txt", "a/b/y.txt", "a/circle", "a/x.txt", "a-b/c.txt", "a.txt", "é/ж.txt"]
    assert found == [(name, tmp_path / "in" / name) for name in shown]
    assert shown == sorted(shown, key=lambda name: Path(name).parts)


def test_patterns_and_files(folder: Path) -> None:
    assert [d.source for d in read_all([str(folder / "*a.txt"), folder / "b.txt"])] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "no-*.txt", "sub/.."])
def test_inputs_that_are_not_there(folder: Path, name: str) -> None:
    errors: list[ReadError] = []
    list(read_all([str(folder / name)], errors.append))
    assert errors


def test_first_error_is_raised_without_a_handler(folder: Path) -> None:
    with pytest.raises(ReadError, match="empty"):
        list(read_all([folder]))


def test_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is an empty folder"):
        list(read_all([tmp_path]))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        buffer = io.BytesIO(b"A text from a pipe.")

    monkeypatch.setattr(sys, "stdin", Stream)
    assert read("-").source == "-"


def test_bounds() -> None:
    with pytest.raises(ReadError, match="is larger than 10 bytes"):
        read_bytes(b"twelve bytes", "a.txt", max_bytes=10)
    with pytest.raises(ReadError, match="is larger than 5 characters"):
        read_bytes(b"twelve bytes", "a.txt", max_characters=5)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n \n", "a.txt", "is empty: it holds no words"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "a.doc", "save it as .docx or PDF first"),
        (b"plain words", "a.doc", "save it as .docx or PDF first"),
        (b"plain words", "a.pdf", "is not a PDF although its name says so"),
        (b"plain words", "a.docx", "is not a Word file although its name says so"),
        (b"plain words", "a.xml", "is not XML although its name says so"),
        (b"PK\x03\x04 something", "a.zip", "is packed (zip)"),
        (b"{\\rtf1 words}", "a.rtf", "rich text"),
    ],
)
def test_one_clear_line(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name)
    assert reason in str(caught.value)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/missing":
            self.send_error(404)
        else:
            body = "<p>Группа собралась.</p>".encode("cp1251") * (1 if self.path == "/page" else 5000)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=windows-1251")
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def test_address(server: str) -> None:
    document = read(f"{server}/page")
    assert document.view.text == "Группа собралась."
    assert (document.media_type, document.encoding) == ("text/html", "cp1251")


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/missing", "answers 404"), ("/loop", "redirects more than"), ("/large", "is larger than 1,000 bytes")],
)
def test_address_that_cannot_be_read(server: str, path: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(f"{server}{path}", max_bytes=1000)


def test_server_that_is_not_there() -> None:
    with pytest.raises(ReadError, match="cannot be fetched"):
        read("http://127.0.0.1:9/none")
