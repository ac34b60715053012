"""A build over a graph that is there does only what changed, and ends as a build from nothing would."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import graphkit
from graphkit.errors import StoreError
from graphkit.graph.iris import BASE
from graphkit.model import Document
from graphkit.pipeline import extract
from graphkit.read import read_bytes
from graphkit.sample import sample_documents
from graphkit.store import write_graph
from graphkit.store.build import Builder
from graphkit.store.corpus import shard_text
from graphkit.store.manifest import read_manifest

EXTRA = {
    "letter.en.txt": """Letter dated 3 March 2014 from the Permanent Representative of Norway
to the United Nations addressed to the Secretary-General

My country recalls Security Council resolution {number} ({year}). On 4 May 2011, {count} civilians
were killed in Geneva.

(Signed) Ana Example
Ambassador
Permanent Representative
""",
    "note.ru.txt": "Совет Безопасности принял резолюцию {number} ({year}). Погибли {count} человек.\n",
}
KILLED_AT = ("found.nq", "store", "shared.keys", "late/projection", "late/catalogue", "manifest.json")
RESOLUTIONS = [(822, 1993), (853, 1993), (1325, 2000), (2250, 2015)]


def written(graph: graphkit.Graph, folder: Path) -> dict[str, bytes]:
    """Return the graph in two forms, its manifest, and what the next build takes over."""
    result = {"manifest": (graph.path / "manifest.json").read_bytes()}
    result.update((f"late/{path.name}", path.read_bytes()) for path in (graph.path / "late").iterdir())
    for form in ("nquads", "jsonld"):
        graph.export(form, folder / form)
        result[form] = (folder / form).read_bytes()
    return result


def built(source: Path, output: Path, scratch: Path) -> dict[str, bytes]:
    with graphkit.build([source], output, on_error=lambda _: None) as graph:
        return written(graph, scratch)


def edited(folder: Path, rng: random.Random) -> None:
    """Add, change, remove or rename a file."""
    files = sorted(folder.iterdir())
    what = rng.choice(["add", "add", "change", "remove", "rename", "double"])
    name = f"{rng.randrange(1000):03}-"
    if what == "add" or len(files) < 4:
        kind, text = rng.choice(sorted(EXTRA.items()))
        number, year = rng.choice(RESOLUTIONS)
        (folder / (name + kind)).write_text(
            text.format(number=number, year=year, count=rng.randrange(2, 90)), "utf-8"
        )
        return
    file = rng.choice(files)
    if what == "change":
        file.write_bytes(file.read_bytes() + b"\n" if file.suffix == ".txt" else file.read_bytes())
    elif what == "remove":
        file.unlink()
    elif what == "rename":
        file.rename(folder / (name + file.name))
    else:
        shutil.copyfile(file, folder / (name + file.name))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    shutil.copytree(sample_documents(), folder)
    return folder


@pytest.mark.parametrize("seed", range(2))
def test_random_edits(documents: Path, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    built(documents, tmp_path / "G", tmp_path)
    for _ in range(3):
        for _ in range(rng.randrange(1, 3)):
            edited(documents, rng)
        assert built(documents, tmp_path / "G", tmp_path) == built(documents, tmp_path / "new", tmp_path)
        shutil.rmtree(tmp_path / "new")


def test_the_same_bytes_read_in_another_way(documents: Path, tmp_path: Path) -> None:
    """A file that is given another ending is another document, whatever was known of its bytes."""
    text = "<p>The Security Council met in <b>Geneva</b> on 4 May 2011, as resolution 822 (1993) asked.</p>\n"
    (documents / "zz.txt").write_text(text, "utf-8")
    before = built(documents, tmp_path / "G", tmp_path)
    (documents / "zz.txt").rename(documents / "zz.html")
    after = built(documents, tmp_path / "G", tmp_path)
    assert before["nquads"] != after["nquads"]
    assert after == built(documents, tmp_path / "new", tmp_path)


def test_versions_that_come_and_go(documents: Path, tmp_path: Path) -> None:
    """Pairs of texts that are one, and names that were joined by them, are undone with their files."""
    whole = built(documents, tmp_path / "G", tmp_path)
    letters = sorted(documents.glob("*.txt"))
    assert len(letters) > 3
    for letter in letters:
        data = letter.read_bytes()
        letter.unlink()
        without = built(documents, tmp_path / "G", tmp_path)
        letter.write_bytes(data)
        assert without["nquads"] != whole["nquads"]
    assert built(documents, tmp_path / "G", tmp_path) == whole


def test_a_reference_to_the_future_comes_and_goes(documents: Path, tmp_path: Path) -> None:
    """A document dated before the symbol it cites can have been given: it is added, dated anew, removed."""
    letter = documents / "future.txt"
    text = EXTRA["letter.en.txt"].format(number=822, year=1993, count=7)
    text = text.replace("My country", "I refer to document A/75/123. My country")
    many: list[int] = []

    def step() -> None:
        whole = built(documents, tmp_path / "G", tmp_path)
        assert whole == built(documents, tmp_path / "new", tmp_path)
        shutil.rmtree(tmp_path / "new")
        many.append(whole["nquads"].count(b"/discrepancy/impossible-symbol>"))

    step()
    letter.write_text(text, "utf-8")
    step()
    letter.write_text(text.replace("3 March 2014", "3 March 2021"), "utf-8")
    step()
    letter.write_text(text, "utf-8")
    (documents / "other.txt").write_text(text.replace("3 March 2014", "4 April 2015"), "utf-8")
    step()
    letter.unlink()
    step()
    assert [count - many[0] for count in many] == [0, 1, 0, 2, 1]


def test_the_text_of_a_quoted_resolution_comes_and_goes(documents: Path, tmp_path: Path) -> None:
    """What a letter quotes is compared again when the text it quotes is added, changed, removed."""
    (documents / "quoting.en.txt").write_text(
        EXTRA["letter.en.txt"]
        .format(number=822, year=1993, count=7)
        .replace(
            "resolution 822 (1993).", "resolution 822 (1993), “demands that all barges leave the lake”."
        ),
        "utf-8",
    )
    text = """S/RES/822 (1993)

Resolution 822 (1993)

Adopted by the Security Council at its 3205th meeting, on 30 April 1993

The Security Council,

1. Demands that all {what} leave the lake;
"""
    resolution = documents / "resolution.en.txt"
    told: list[tuple[int, int]] = []

    def step() -> None:
        whole = built(documents, tmp_path / "G", tmp_path)
        assert whole == built(documents, tmp_path / "new", tmp_path)
        shutil.rmtree(tmp_path / "new")
        lines = whole["late/quotations"]
        told.append((lines.count(b"verdict/verbatim"), lines.count(b"verdict/altered")))

    step()
    for what in ("barges", "rafts"):
        resolution.write_text(text.format(what=what), "utf-8")
        step()
    resolution.unlink()
    step()
    (exact, other), *_ = told  # of the sample itself
    assert [(one - exact, two - other) for one, two in told] == [(0, 0), (1, 0), (0, 1), (0, 0)]


def test_what_is_the_same_is_not_analysed_again(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(documents, tmp_path / "G", tmp_path)
    seen: list[str] = []
    monkeypatch.setattr("graphkit.engine.here.work", lambda raw, *_: seen.append(raw.source))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "G").rglob("*")}
    graphkit.build([documents], tmp_path / "G").close()
    assert seen == []
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "G").rglob("*")} == before


def test_a_small_change_does_not_fill_the_store_anew(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(documents, tmp_path / "G", tmp_path)
    (documents / "new.txt").write_text("The Security Council met in Geneva.", "utf-8")
    monkeypatch.setattr("graphkit.store.loading.Loader.from_shards", lambda _: pytest.fail("filled anew"))
    built(documents, tmp_path / "G", tmp_path)


def test_other_knowledge_makes_all_anew(documents: Path, tmp_path: Path) -> None:
    built(documents, tmp_path / "G", tmp_path)
    table = tmp_path / "own.csv"
    table.write_text("id,lang,label\nplace/naryn-valley,en,Naryn valley\n", "utf-8")
    with graphkit.build([documents], tmp_path / "G", gazetteers=[table]) as graph:
        old = written(graph, tmp_path)
    with graphkit.build([documents], tmp_path / "new", gazetteers=[table]) as graph:
        assert written(graph, tmp_path) == old


def test_two_builds_at_a_time(documents: Path, tmp_path: Path) -> None:
    with Builder(tmp_path / "G", "https://example.org/"), pytest.raises(StoreError, match="another build"):
        built(documents, tmp_path / "G", tmp_path)


def _note(count: int) -> Document:
    return read_bytes(EXTRA["note.ru.txt"].format(number=822, year=1993, count=count).encode(), "note.ru.txt")


def test_what_another_build_made_in_the_meantime_is_seen(tmp_path: Path) -> None:
    one, two, graph = _note(2), _note(3), tmp_path / "graph"
    write_graph([extract(one)], graph).close()
    waiting = Builder(graph, BASE)
    write_graph([extract(two)], graph).close()
    with waiting as builder:
        assert not builder.has(one.sha256, "")
        builder.add(extract(one))
        builder.finish()
    assert [entry.sha256 for entry in read_manifest(graph).files] == [one.sha256]


def test_what_is_kept_is_missing(tmp_path: Path) -> None:
    (source := tmp_path / "source").mkdir()
    (source / "note.txt").write_text(_note(2).text, "utf-8")
    graph = tmp_path / "graph"
    graphkit.build([source], graph).close()
    (source / "new.txt").write_text("The Council met in Geneva.", "utf-8")
    for kind in ("facts", "texts", "shards"):
        (file,) = (graph / kind).iterdir()
        data = file.read_bytes()
        file.unlink()
        with pytest.raises(StoreError, match=rf"what it keeps of {file.stem} is damaged; remove it and"):
            graphkit.build([source], graph)
        file.write_bytes(data)
    graphkit.build([source], graph).close()


def test_quads_that_are_cut_off(tmp_path: Path) -> None:
    (tmp_path / "shards").mkdir()
    (tmp_path / "shards" / "0123456789ab.nq").write_bytes(b"<x:a> <x:b> <x:c> <x:g> .\n<x:a> <x:b")
    with pytest.raises(OSError, match="what it keeps of 0123456789ab is damaged"):
        shard_text(tmp_path, "0123456789ab")


def test_a_build_that_fails_leaves_the_graph(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built(documents, tmp_path / "G", tmp_path)
    (documents / "new.txt").write_text("The Security Council met.", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graphkit.store.facts.write_whole", full)
    with pytest.raises(StoreError, match="No space left on device"):
        built(documents, tmp_path / "G", tmp_path)
    monkeypatch.undo()
    with graphkit.open_graph(tmp_path / "G") as graph:
        assert written(graph, tmp_path) == before
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


def enough(work: Path, least: int) -> bool:
    return len(list(work.glob("facts/*.msgpack"))) >= least


def killed(command: list[str], reached: Callable[[], bool]) -> bool:
    """Run a command and kill it as soon as it has reached something; say whether it was still running."""
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None and not reached():
        time.sleep(0.002)
    run.send_signal(signal.SIGKILL)
    return run.wait() == -signal.SIGKILL


def test_killed_at_any_moment(documents: Path, tmp_path: Path) -> None:
    """The graph that was there is whole after each kill, and the build goes on where it stopped."""
    rng = random.Random(3)
    built(documents, tmp_path / "G", tmp_path)
    for number in range(12):
        text = EXTRA["letter.en.txt"].format(number=822, year=1993, count=number + 2)
        (documents / f"{number}.txt").write_text(text, "utf-8")
    whole = built(documents, tmp_path / "new", tmp_path)
    with graphkit.open_graph(tmp_path / "G") as graph:
        before = written(graph, tmp_path)
    work = tmp_path / ".G.building"
    steps: list[Callable[[], bool]] = [
        *(partial(enough, work, least) for least in sorted(rng.sample(range(1, 12), 3))),
        *((work / name).exists for name in KILLED_AT),
    ]
    command = [sys.executable, "-m", "graphkit", "build", str(documents), "-o", str(tmp_path / "G")]
    stopped = 0
    for reached in steps:
        stopped += killed(command, reached)
        with graphkit.open_graph(tmp_path / "G") as graph:
            assert written(graph, tmp_path) in (before, whole)
    assert stopped >= 3
    assert built(documents, tmp_path / "G", tmp_path) == whole
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


def test_a_stopped_build_goes_on(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = sorted(documents.glob("*.txt"))
    with pytest.raises(KeyboardInterrupt), Builder(tmp_path / "G", "https://example.org/") as builder:
        builder.add(graphkit.extract(read_bytes(texts[0].read_bytes(), texts[0].name)), ".txt")
        raise KeyboardInterrupt
    with Builder(tmp_path / "G", "https://example.org/") as builder:
        sha = read_bytes(texts[0].read_bytes(), texts[0].name).sha256
        assert builder.has(sha, ".txt")
        assert not builder.has(sha, ".html")
