"""Runs tests against an endpoint, and says of each what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pyoxigraph as ox
import requests

from benchmarks.w3c import compare
from benchmarks.w3c.manifests import BASE, Data, Test, path_of

ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


BY_VALUE = "the same by value; numbers are written in another way"


class Outcome(NamedTuple):
    """What came of a test: passed, passed by value, failed or left out, and why."""

    test: Test
    what: str
    why: str = ""


class Runner:
    """Asks one endpoint.

    Args:
        address: of a server over a graph that holds each file of the suite as a graph of its own.
        suite: the folder of the suite.
        token: what an update must bring; empty where updates are left out.
    """

    def __init__(self, address: str, suite: Path, token: str = "") -> None:
        self._address, self._suite = address, suite
        self._session = requests.Session()
        self._token = token

    def run(self, test: Test) -> Outcome:
        """Run a test."""
        left_out = self._left_out(test)
        if left_out:
            return Outcome(test, "left out", left_out)
        try:
            why = self._KINDS[test.kind](self, test)
        except (requests.RequestException, SyntaxError, ValueError, OSError) as error:
            why = f"{type(error).__name__}: {error}"
        what = "by value" if why == BY_VALUE else "failed" if why else "passed"
        return Outcome(test, what, " ".join(why.split())[:200])

    def _left_out(self, test: Test) -> str:
        if test.kind not in self._KINDS:
            return _OTHER_KINDS.get(test.kind, f"kind {test.kind}")
        if "entailment" in test.group:
            return "needs an entailment regime, which SPARQL 1.1 leaves to the endpoint"
        if "Update" in test.kind and not self._token:
            return "an update, and the endpoint is for reading only"
        text = path_of(test.text, self._suite).read_text("utf-8", "replace")
        if re.search(r"(?i)\bSERVICE\b", re.sub(r"<[^>]*>|#.*", " ", text)):
            return "calls another endpoint, which is refused on purpose"
        if re.search(r"(?i)\bLOAD\b", re.sub(r"<[^>]*>|#.*", " ", text)):
            return "loads from an address, which is refused on purpose"
        return ""

    def _ask(self, test: Test, accept: str) -> requests.Response:
        text = path_of(test.text, self._suite).read_bytes().decode("utf-8")
        params: list[tuple[str, str]] = []
        if not re.search(r"(?im)^\s*FROM\b", text):
            params = [("default-graph-uri", iri) for iri in test.data.default or (BASE + "nothing",)]
            params += [("named-graph-uri", name) for name, _ in test.data.named]
        headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
        body = f"BASE <{test.text}>\n{text}".encode()
        return self._session.post(
            f"{self._address}sparql", params=params, data=body, headers=headers, timeout=60
        )

    def _positive(self, test: Test) -> str:
        reply = self._ask(test, "*/*")
        # Such a test is about syntax: an unknown function may still be refused, but not called malformed.
        parsed = reply.status_code == 200 or (reply.status_code == 400 and "malformed" not in reply.text)
        return "" if parsed else f"{reply.status_code}: {reply.text}"

    def _negative(self, test: Test) -> str:
        reply = self._ask(test, "*/*")
        return "" if reply.status_code == 400 else f"accepted with {reply.status_code}"

    def _csv(self, test: Test) -> str:
        reply = self._ask(test, "text/csv")
        want = path_of(test.result, self._suite).read_text("utf-8")
        if reply.ok and compare.same_csv(reply.text, want):
            return ""
        same = reply.ok and compare.same_csv(reply.text, want, by_value=True)
        return BY_VALUE if same else f"other rows: {reply.text!r}"

    def _evaluation(self, test: Test) -> str:
        file = path_of(test.result, self._suite)
        if file.suffix == ".csv":
            return self._csv(test)
        want, ordered = compare.expected(file, test.result)
        text = path_of(test.text, self._suite).read_text("utf-8")
        builds = re.search(r"(?im)^\s*(?:CONSTRUCT|DESCRIBE)\b", re.sub(r"#.*", "", text))
        for media in TRIPLES if builds else ROWS:
            reply = self._ask(test, media)
            if reply.status_code != 200:
                return f"{reply.status_code}: {reply.text}"
            if reply.headers["Content-Type"].split(";")[0] != media:
                return f"{media} was asked for, {reply.headers['Content-Type']} came"
            if builds:
                got: Any = list(ox.parse(reply.content, format=TRIPLES[media], base_iri=BASE))
            else:
                if media.startswith("text/") and isinstance(want, bool):
                    continue  # the standard has no such form of true and false
                got = compare.table(ox.parse_query_results(reply.content, format=ROWS[media]))
                if not isinstance(want, bool):
                    got = compare.as_quads(got, ordered=ordered, lax=test.lax)
            if isinstance(want, bool):
                if got != want:
                    return f"{media}: {got} came"
                continue
            rows = want if builds else compare.as_quads(want, ordered=ordered, lax=test.lax)
            why = _difference(got, rows)
            if why:
                return why
        return ""

    def _update_syntax(self, test: Test) -> str:
        reply = self._update(test)
        malformed = reply.status_code == 400 and "malformed" in reply.text
        if test.kind.startswith("Negative"):
            return "" if malformed else f"accepted with {reply.status_code}"
        # Such a test is about syntax: a graph that is created twice may still be refused.
        return (
            "" if reply.status_code in (204, 400) and not malformed else f"{reply.status_code}: {reply.text}"
        )

    def _update(self, test: Test) -> requests.Response:
        text = path_of(test.text, self._suite).read_bytes()
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/sparql-update"}
        body = f"BASE <{test.text}>\n".encode() + text
        return self._session.post(f"{self._address}sparql", data=body, headers=headers, timeout=60)

    def _update_evaluation(self, test: Test) -> str:
        auth = {"Authorization": f"Bearer {self._token}"}
        clear = self._session.post(
            f"{self._address}sparql", data={"update": "DROP ALL"}, headers=auth, timeout=60
        )
        if clear.status_code != 204:
            return f"DROP ALL: {clear.text}"
        for name, file in [("", iri) for iri in test.data.default] + list(test.data.named):
            params = {"graph": name} if name else {"default": ""}
            path = path_of(file, self._suite)
            media = "application/rdf+xml" if path.suffix == ".rdf" else "text/turtle"
            reply = self._session.put(
                f"{self._address}store",
                params=params,
                data=f"@base <{file}> .\n".encode() + path.read_bytes()
                if media == "text/turtle"
                else path.read_bytes(),
                headers={**auth, "Content-Type": media},
                timeout=60,
            )
            if reply.status_code >= 300:
                return f"PUT {file}: {reply.status_code} {reply.text}"
        reply = self._update(test)
        if reply.status_code != 204:
            return f"{reply.status_code}: {reply.text}"
        return _difference(self._all(), self._wanted(test))

    def _all(self) -> list[ox.Quad]:
        """Return the whole dataset, with blank nodes in the place of the names that were given to them."""

        def blank(term: Any) -> Any:
            value = getattr(term, "value", "")
            return (
                ox.BlankNode("g" + value.rpartition("/")[2].replace("-", "")) if "/genid/" in value else term
            )

        found: list[ox.Quad] = []
        for graph in (None, *self._graphs()):
            params = {"graph": graph} if graph else {"default": ""}
            accept = {"Accept": "application/n-triples"}
            reply = self._session.get(f"{self._address}store", params=params, headers=accept, timeout=60)
            name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
            found += [
                ox.Quad(blank(quad.subject), quad.predicate, blank(quad.object), name)
                for quad in ox.parse(reply.content, format=ox.RdfFormat.N_TRIPLES)
            ]
        return found

    def _graphs(self) -> list[str]:
        query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
        rows = self._session.get(f"{self._address}sparql", params={"query": query}, timeout=60).json()
        return [row["g"]["value"] for row in rows["results"]["bindings"]]

    def _wanted(self, test: Test) -> list[ox.Quad]:
        after = test.after or Data((), ())
        found: list[ox.Quad] = []
        for name, file in [("", iri) for iri in after.default] + list(after.named):
            graph = ox.NamedNode(name) if name else ox.DefaultGraph()
            path = path_of(file, self._suite)
            parsed = ox.parse(path.read_bytes(), format=compare.RDF[path.suffix], base_iri=file)
            found += [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed]
        return found

    _KINDS: ClassVar[dict[str, Callable[[Runner, Test], str]]] = {
        "QueryEvaluationTest": _evaluation,
        "CSVResultFormatTest": _csv,
        "PositiveSyntaxTest": _positive,
        "PositiveSyntaxTest11": _positive,
        "NegativeSyntaxTest": _negative,
        "NegativeSyntaxTest11": _negative,
        "PositiveUpdateSyntaxTest11": _update_syntax,
        "NegativeUpdateSyntaxTest11": _update_syntax,
        "UpdateEvaluationTest": _update_evaluation,
    }


_OTHER_KINDS = {
    "ProtocolTest": "only titles in this copy of the suite; tests/serve/test_w3c_protocol.py asks the same",
    "ServiceDescriptionTest": "only titles in this copy of the suite; tests/serve reads ours",
    "Withdrawn": "withdrawn by the working group",
}


def _difference(got: compare.Quads, want: compare.Quads) -> str:
    one, two = compare.canonical(got, by_value=False), compare.canonical(want, by_value=False)
    if one == two:
        return ""
    if compare.canonical(got, by_value=True) == compare.canonical(want, by_value=True):
        return BY_VALUE
    return f"not wanted {sorted(one - two)[:4]}, missing {sorted(two - one)[:4]}"
