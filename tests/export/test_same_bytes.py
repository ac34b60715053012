"""The same bytes from run to run and under other hash seeds; None, lists and control characters tamed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.export import FORMATS
from graphkit.export.attributes import attributes, plain

_CODE = """
import hashlib, io, sys, tempfile
from pathlib import Path
from graphkit.errors import StoreError
from graphkit.export import FORMATS, export
from graphkit.store import open_graph
from graphkit.report import write_report

def digest(path):
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(f.read_bytes() for f in files if f.is_file())).hexdigest()

with open_graph(sys.argv[1]) as graph, tempfile.TemporaryDirectory() as folder:
    for form in FORMATS:
        target = Path(folder) / form.name
        try:
            export(graph, form.name, target)
        except StoreError as error:
            print(form.name, error)
            continue
        print(form.name, digest(target))
    export(graph, "nquads", Path(folder) / "full", "full")
    print("full", digest(Path(folder) / "full"))
    write_report(graph, Path(folder) / "report")
    print("report", digest(Path(folder) / "report"))
"""


def digests(graph, seed: str) -> list[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", _CODE, str(graph.path)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
    )
    return done.stdout.splitlines()


def test_every_format_and_report_under_two_hash_seeds(graph) -> None:
    pytest.importorskip("rustworkx")
    one, two = digests(graph, "1"), digests(graph, "2")
    assert one == two
    assert len(one) == len(FORMATS) + 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ([], None),
        ("", None),
        (True, True),
        (float("nan"), None),
        (["b", None, "a"], "b; a"),
        ({"b", "a"}, "a; b"),
        ("page\fbreak", "page break"),
        ("half \ud800 pair", "half \ufffd pair"),
        ({"en": "Fiji", "fr": None}, "en: Fiji"),
        (b"bytes", "bytes"),
    ],
)
def test_any_value_becomes_plain(value, expected) -> None:
    assert plain(value) == expected


def test_attributes_that_say_nothing_are_left_out() -> None:
    assert attributes({"a": None, "b": (), "c": 0}) == {"c": 0}
