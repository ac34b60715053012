"""Runs the W3C's SPARQL test suites against `graphkit serve`, over HTTP.

The suites are not part of this repository. One package that carries them is rdflib's source distribution:

    pip download --no-deps --no-binary rdflib rdflib==7.1.4 && tar -xf rdflib-7.1.4.tar.gz
    GRAPHKIT_W3C=rdflib-7.1.4/test/data/suites/w3c python -m benchmarks.w3c
    GRAPHKIT_W3C=rdflib-7.1.4/test/data/suites/w3c python -m benchmarks.w3c --updates

Each file of data becomes a named graph of one graph folder, and each test names its dataset in the request
(default-graph-uri, named-graph-uri). Rows are asked for as JSON, XML and TSV, triples as Turtle, N-Triples,
RDF/XML and JSON-LD; a test passes if all of them are as wanted, and "by value" if only numbers are written in
another way (the engine keeps values: 1.0 comes back as 1). `--updates` runs the tests of updates as well,
against a second server with --writable.

Tests that fail for a known reason stand in known.yml, each with that reason, and are counted apart. The exit
code is the number of failures that are not there, and of rows there whose test passes, at most 100.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from benchmarks.w3c.compare import RDF
from benchmarks.w3c.known import known, outdated, sorted_out
from benchmarks.w3c.manifests import Test, iri_of, manifests, tests
from benchmarks.w3c.run import Outcome, Runner
from graphkit.graph.iris import BASE
from graphkit.store.manifest import Manifest, write_manifest

PARTS = ("dawg-data-r2", "sparql11")
TOKEN = "a token for tests only"  # noqa: S105 - of a server that lives as long as this program


def main() -> int:
    """Run the suites, and print what came of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--updates", action="store_true", help="run the tests of updates too")
    parser.add_argument("--only", default="", metavar="TEXT", help="only groups with this in their name")
    given = parser.parse_args()
    suite = Path(os.environ.get("GRAPHKIT_W3C", ""))
    if not os.environ.get("GRAPHKIT_W3C") or not suite.is_dir():
        _say("the suites are not here: GRAPHKIT_W3C names no folder (see benchmarks/w3c/__main__.py)")
        return 0
    suite = suite.resolve()
    found = [t for part in PARTS for m in manifests(suite / part) for t in tests(m, suite)]
    chosen = [test for test in found if given.only in test.group]
    with tempfile.TemporaryDirectory() as scratch:
        files = _graph(Path(scratch) / "graph", suite)
        with _serving(Path(scratch) / "graph") as address:
            runner = Runner(address, suite)
            outcomes = [runner.run(test) for test in chosen if not given.updates or "Update" not in test.kind]
        if given.updates:
            _empty(Path(scratch) / "empty")
            with _serving(Path(scratch) / "empty", "--writable") as address:
                runner = Runner(address, suite, TOKEN)
                outcomes += [runner.run(test) for test in chosen if "Update" in test.kind]
    rows = known()
    outcomes, old = sorted_out(outcomes, rows), outdated(outcomes, rows)
    _say(f"{files} files of data, {len(outcomes)} tests")
    _print(outcomes)
    for name in old:
        _say(f"passes now, and has a row in known.yml: {name}")
    return min(100, len(old) + sum(outcome.what == "failed" for outcome in outcomes))


def _graph(folder: Path, suite: Path) -> int:
    """Make a graph folder in which each file of data is a named graph."""
    folder.mkdir()
    store = ox.Store(str(folder / "store"))
    count = 0
    for part in PARTS:
        for path in sorted((suite / part).rglob("*")):
            if path.suffix not in (".ttl", ".rdf", ".nt") or path.name.startswith(
                ("manifest", "extended-manifest")
            ):
                continue
            iri = iri_of(path, suite)
            try:
                parsed = ox.parse(
                    path.read_bytes(), format=RDF[path.suffix], base_iri=iri, rename_blank_nodes=True
                )
                quads = [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(iri)) for q in parsed]
            except (SyntaxError, ValueError):
                continue  # some are there to be malformed
            store.extend(quads)
            count += 1
    store.flush()
    write_manifest(Manifest(1, BASE, "none", "none", len(store), ()), folder)
    return count


def _empty(folder: Path) -> None:
    folder.mkdir()
    ox.Store(str(folder / "store")).flush()
    write_manifest(Manifest(1, BASE, "none", "none", 0, ()), folder)


@contextmanager
def _serving(folder: Path, *options: str) -> Iterator[str]:
    command = [sys.executable, "-m", "graphkit", "serve", str(folder), "--port", "0", *options]
    environment = {**os.environ, "GRAPHKIT_TOKEN": TOKEN, "GRAPHKIT_CACHE": str(folder.parent / "cache")}
    with subprocess.Popen(  # noqa: S603 - our own words
        command, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            assert process.stderr is not None  # noqa: S101 - it was asked for
            line = process.stderr.readline()
            match = re.search(r"http://\S+?:\d+/", line)
            if match is None:
                raise SystemExit(line + process.stderr.read())
            yield match[0]
        finally:
            process.terminate()


def _print(outcomes: list[Outcome]) -> None:
    table: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        table.setdefault(outcome.test.group, Counter())[outcome.what] += 1
    table["all"] = sum(table.values(), Counter[str]())
    heads = ("passed", "by value", "known", "failed", "left out")
    _say(f"{'group':<40}" + "".join(f"{head:>10}" for head in heads))
    for group, count in table.items():
        _say(f"{group:<40}" + "".join(f"{count[head]:10}" for head in heads))
    reasons = Counter(outcome.why for outcome in outcomes if outcome.what == "left out")
    for why, number in reasons.most_common():
        _say(f"left out, {number}: {why}")
    for outcome in outcomes:
        if outcome.what in ("known", "failed"):
            _say(f"{outcome.what}: {_title(outcome.test)}: {outcome.why}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _title(test: Test) -> str:
    return f"{test.group}#{test.name} ({test.kind})"


if __name__ == "__main__":
    sys.exit(main())
