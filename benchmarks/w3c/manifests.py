"""Reads the manifests of the W3C's SPARQL test suites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox

BASE = "http://example.org/w3c/"  # where the files of the suite stand, as far as their IRIs go
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
DAWGT = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"


class Data(NamedTuple):
    """What a dataset holds: the file of the default graph, files by the name of their graph."""

    default: tuple[str, ...]
    named: tuple[tuple[str, str], ...]  # name of the graph, file


class Test(NamedTuple):
    """One test: its group, name and kind, its query or update, its data, and what must come out."""

    group: str
    name: str
    kind: str
    text: str  # IRI of the file
    data: Data
    result: str
    after: Data | None
    lax: bool = False  # rows may come once where they could come several times


def path_of(iri: str, suite: Path) -> Path:
    """Return the file that an IRI under the base means."""
    return suite / unquote(iri.removeprefix(BASE))


def iri_of(path: Path, suite: Path) -> str:
    """Return the IRI of a file of the suite."""
    return BASE + path.relative_to(suite).as_posix()


def manifests(suite: Path) -> list[Path]:
    """Return all manifests below a folder."""
    return sorted(suite.rglob("manifest.ttl"))


def tests(manifest: Path, suite: Path) -> Iterator[Test]:
    """Yield the tests that a manifest lists, in its order."""
    dataset = ox.Store()
    dataset.load(manifest.read_bytes(), ox.RdfFormat.TURTLE, base_iri=iri_of(manifest, suite))
    found = _Manifest(dataset)
    group = manifest.parent.relative_to(suite).as_posix()
    for head in found.all(None, MF + "entries"):
        for node in found.items(head):
            test = _test(found, node, group)
            if test is not None:
                yield test


def _test(found: _Manifest, node: Any, group: str) -> Test | None:
    kinds = [kind.value.removeprefix(MF) for kind in found.all(node, RDF + "type") if MF in kind.value]
    action = found.one(node, MF + "action")
    if not kinds:
        return None
    name = str(getattr(node, "value", node)).rpartition("#")[2]
    if action is None:
        return Test(group, name, kinds[0], "", Data((), ()), "", None)
    approval = found.one(node, DAWGT + "approval")
    if approval is not None and approval.value.endswith("Withdrawn"):
        return Test(group, name, "Withdrawn", "", Data((), ()), "", None)
    if isinstance(action, ox.NamedNode):
        if action.value.endswith(".ru") and "Update" not in kinds[0]:
            kinds = [kinds[0].replace("eSyntax", "eUpdateSyntax")]
        return Test(group, name, kinds[0], action.value, Data((), ()), "", None)
    if kinds[0] == "UpdateEvaluationTest":
        request = found.one(action, UT + "request")
        result = found.one(node, MF + "result")
        after = Data((), ()) if result is None else found.data(result, UT)
        text = "" if request is None else request.value
        return Test(group, name, kinds[0], text, found.data(action, UT), "", after)
    query, result = found.one(action, QT + "query"), found.one(node, MF + "result")
    value = "" if result is None else getattr(result, "value", "")
    text = "" if query is None else query.value
    lax = found.one(node, MF + "resultCardinality") == ox.NamedNode(MF + "LaxCardinality")
    return Test(group, name, kinds[0], text, found.data(action, QT), value, None, lax)


class _Manifest:
    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def all(self, node: Any, name: str) -> list[Any]:
        rows = self._store.quads_for_pattern(node, ox.NamedNode(name), None, None)
        return [row.object for row in rows]

    def one(self, node: Any, name: str) -> Any:
        return next(iter(self.all(node, name)), None)

    def items(self, head: Any) -> Iterator[Any]:
        while head is not None and getattr(head, "value", "") != RDF + "nil":
            yield self.one(head, RDF + "first")
            head = self.one(head, RDF + "rest")

    def data(self, action: Any, words: str) -> Data:
        """Return a dataset; graphs of queries are named after their files, those of updates have labels."""
        named = []
        for node in self.all(action, words + "graphData"):
            file = self.one(node, words + "graph")
            label = self.one(node, RDFS + "label")
            if file is None:
                named.append((node.value, node.value))
            else:
                named.append((label.value if label is not None else file.value, file.value))
        default = [node.value for node in self.all(action, words + "data") if isinstance(node, ox.NamedNode)]
        return Data(tuple(sorted(default)), tuple(sorted(named)))
