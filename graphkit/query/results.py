"""Answers: rows of RDF terms, and the formats they are shown and handed on in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import IO, TYPE_CHECKING

from graphkit.errors import QueryError
from graphkit.graph.iris import Iris
from graphkit.graph.terms import PREFIXES
from graphkit.query.bind import bare
from graphkit.query.excerpts import clean
from graphkit.query.order import mixed_keys, ordered, split, window
from graphkit.query.readable import printed

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

Term = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"
_STANDARD = {"json": "JSON", "xml": "XML", "tsv": "TSV"}
FORMATS = ("table", "csv", "tsv", "json", "xml")


class Result:
    """The answer to a query; it is computed when first looked at.

    Args:
        graph: the graph that was asked.
        text: the query, its parameters bound.
        counts: whether equal rows are counted once words stand in the place of mentions.
    """

    def __init__(self, graph: GraphFolder, text: str, *, counts: bool = False) -> None:
        self._graph = graph
        self.text = text
        self._counts = counts
        self._mixed = False  # whether the rows are ordered by values that the store cannot compare
        _ = self._answer

    def _run(self, text: str | None = None) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        from graphkit.query.ask import malformed

        try:
            return self._graph.store.query(
                self.text if text is None else text,
                prefixes=query_prefixes(self._graph.iris),
                use_default_graph_as_union=True,
            )
        except SyntaxError as error:
            raise malformed(error) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error

    @cached_property
    def _answer(self) -> tuple[tuple[str, ...], list[tuple[object, ...]], bool | None, str]:
        import pyoxigraph as ox

        asked, chosen = window(self.text)
        bare_text, keys = split(asked)
        answer = self._run(bare_text if keys else None)
        try:
            if isinstance(answer, ox.QueryBoolean):
                return ("answer",), [(bool(answer),)], bool(answer), "boolean"
            if isinstance(answer, ox.QueryTriples):
                triples = sorted(set(answer), key=str)
                return ("subject", "predicate", "object"), [tuple(t) for t in triples], None, "triples"
            columns = tuple(variable.value for variable in answer.variables)
            found = [tuple(row) for row in answer]
            mixed = mixed_keys(found, columns, keys)
            self._mixed = bool(mixed)
            rows = ordered(found, columns, keys, mixed)
            if rows is None:
                rows = [tuple(row) for row in self._run()]  # type: ignore[union-attr]
            elif keys:
                rows = rows[chosen]
            return columns, rows, None, "rows"
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, as the query has them."""
        return self._answer[0]

    @property
    def rows(self) -> list[tuple[object, ...]]:
        """The rows: RDF terms, None where there is no value."""
        return self._answer[1]

    @property
    def boolean(self) -> bool | None:
        """The answer to an ASK query, None for any other."""
        return self._answer[2]

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return self.boolean if self.boolean is not None else bool(self.rows)

    def __iter__(self) -> Iterator[dict[str, str]]:
        return iter(self.records())

    def records(self) -> list[dict[str, str]]:
        """Return the rows as plain text by column, with the exact `words` behind each mention.

        IRIs of this graph are shortened to their ids, mentions to "file:start-end"; where the
        query asks for it, equal rows are given once, with how many `times` they occur.
        """
        columns, rows = self.shown()
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def shown(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return columns and rows as they are shown to people."""
        at = self.columns.index("mention") if "mention" in self.columns else None
        rows = [self._shown_row(row, at) for row in self.rows]
        if at is None:
            return self.columns, rows
        if not self._counts:
            return (*self.columns, "words"), rows
        columns = (*self.columns[:at], *self.columns[at + 1 :], "words", "times")
        counted = Counter((*row[:at], *row[at + 1 :]) for row in rows)
        return columns, [(*row, str(times)) for row, times in counted.items()]

    def _shown_row(self, row: tuple[object, ...], at: int | None) -> tuple[str, ...]:
        cells = tuple(self.plain(value) for value in row)
        if at is None:
            return cells
        found = printed(self._graph, str(getattr(row[at], "value", "")))
        if found is None:
            return (*cells, "")
        place, words = found
        where = f"{self._graph.names(place.sha12)[0]}:{place.start}-{place.end}"
        return (*cells[:at], where, *cells[at + 1 :], clean(words))

    def plain(self, value: object) -> str:
        """Return a term as people read it: an id, a prefixed name, or the words of a literal."""
        import pyoxigraph as ox

        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, ox.NamedNode):
            return shorten(value.value, self._graph.iris)
        return str(getattr(value, "value", value))

    def dump(self, form: str, out: IO[bytes]) -> None:
        """Write the answer.

        Args:
            form: "table", "csv" (both with the words of mentions), or the SPARQL standard
                formats "tsv", "json" and "xml"; a CONSTRUCT query gives Turtle for "table",
                JSON-LD for "json", RDF/XML for "xml" and N-Triples otherwise.
            out: an open binary stream.

        Raises:
            QueryError: there is no such format.
        """
        from graphkit.query.tables import table, write_csv

        if form not in FORMATS:
            raise QueryError(f"no result format {form!r}; there are {', '.join(FORMATS)}")
        if self._answer[3] == "triples":
            self._dump_triples(form, out)
        elif form == "table":
            out.write(table(*self.shown()).encode("utf-8", "replace"))
        elif form == "csv":
            write_csv(*self.shown(), out)
        elif form == "tsv" and self.boolean is not None:
            out.write(b"?answer\n" + (b"true\n" if self.boolean else b"false\n"))
        else:
            import pyoxigraph as ox

            answer = self._run(self._as_values())
            data = answer.serialize(format=getattr(ox.QueryResultsFormat, _STANDARD[form]))
            out.write((data or b"") + (b"" if (data or b"").endswith(b"\n") else b"\n"))

    def _as_values(self) -> str | None:
        """Return a query for the rows as they stand where the store cannot put them in order, else None."""
        columns, rows, _, _ = self._answer
        if not self._mixed:
            return None
        lines = (f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows)
        names = " ".join(f"?{name}" for name in columns)
        return f"SELECT {names} {{ VALUES ({names}) {{ {' '.join(lines)} }} }}"

    def _dump_triples(self, form: str, out: IO[bytes]) -> None:
        import pyoxigraph as ox

        formats = {"table": "TURTLE", "json": "JSON_LD", "xml": "RDF_XML"}
        target = getattr(ox.RdfFormat, formats.get(form, "N_TRIPLES"))
        triples = [ox.Triple(*row) for row in self.rows]  # type: ignore[arg-type]
        stream = BytesIO()
        ox.serialize(triples, stream, target)
        out.write(stream.getvalue())


def query_prefixes(iris: Iris) -> dict[str, str]:
    """Return the prefixes that every query may use without declaring them."""
    kinds = (
        "agenda",
        "body",
        "doc",
        "event",
        "instrument",
        "office",
        "org",
        "person",
        "place",
        "session",
        "state",
    )
    return {
        **PREFIXES,
        "id": iris.id,
        **{kind: f"{iris.id}{kind}/" for kind in kinds},
        "work": f"{iris.id}work/",
    }


def declared(text: str, iris: Iris) -> str:
    """Return a query with a declaration for each of our prefixes that it uses and does not declare.

    >>> declared("ASK { ?s gk:refersTo ?o }", Iris()).splitlines()[0]
    'PREFIX gk: <https://w3id.org/graphkit/ns#>'
    """
    plain = bare(text)
    head = "".join(
        f"PREFIX {name}: <{iri}>\n"
        for name, iri in query_prefixes(iris).items()
        if re.search(rf"(?<![\w-]){re.escape(name)}:", plain)
        and not re.search(rf"(?i)PREFIX\s+{re.escape(name)}:", plain)
    )
    return head + text


def shorten(iri: str, iris: Iris) -> str:
    """Return an IRI as people read it.

    >>> shorten("https://w3id.org/graphkit/id/state/AZE", Iris())
    'state/AZE'
    >>> shorten("http://purl.org/spar/cito/citesAsAuthority", Iris())
    'citesAsAuthority'
    """
    from graphkit.graph.iris import NS, VOCAB

    if iri.startswith(iris.id):
        return iris.name(iri)
    if iri.startswith(VOCAB):
        return iri.rsplit("/", 1)[-1]
    for namespace in (NS, PREFIXES["cito"], PREFIXES["lan"]):
        if iri.startswith(namespace):
            return iri[len(namespace) :]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
