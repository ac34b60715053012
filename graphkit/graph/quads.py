"""One document's quads as sorted N-Quads lines, written directly as text."""

from __future__ import annotations

from graphkit.graph import terms
from graphkit.graph.authority import authority_lines
from graphkit.graph.discourse import write_discourse
from graphkit.graph.documents import write_document
from graphkit.graph.iris import BASE
from graphkit.graph.mentions import write_mentions
from graphkit.graph.sessions import write_sessions
from graphkit.graph.sheet import Sheet
from graphkit.graph.version import program
from graphkit.model import Extraction


def to_nquads(extraction: Extraction, base: str = BASE) -> str:
    """Return what was read from a file, and by which rules, as N-Quads.

    Args:
        extraction: what was found in the document.
        base: where the IRIs of this graph begin.

    Returns:
        Sorted lines of the graphs `graph/<sha12>/assertions` and `graph/<sha12>/provenance`;
        the same extraction always gives the same bytes.
    """
    return _join(_write(extraction, base).lines)


def shard(extraction: Extraction, base: str = BASE) -> str:
    """Return all that a file brings into a graph: its own quads, and the authority quads it needs.

    Returns:
        Sorted N-Quads lines; shards of several files can be joined by taking each line once.
    """
    sheet = _write(extraction, base)
    return _join(sheet.lines + authority_lines(sheet))


def _write(extraction: Extraction, base: str) -> Sheet:
    sheet = Sheet(extraction, base)
    write_document(sheet)
    write_mentions(sheet)
    write_discourse(sheet)
    write_sessions(sheet)
    _origin(sheet)
    return sheet


def _origin(sheet: Sheet) -> None:
    """Tie the graph of what was read to its file and to the program that read it."""
    graph = terms.iri(sheet.iris.assertions(sheet.sha))
    software = terms.iri(f"{sheet.iris.id}software/{program()}")
    run = terms.iri(f"{sheet.iris.id}run/{sheet.sha[:12]}-{program()}")
    for subject, predicate, value in (
        (graph, "prov:wasDerivedFrom", sheet.source),
        (graph, "prov:wasGeneratedBy", run),
        (run, "prov:used", sheet.source),
        (run, "prov:wasAssociatedWith", software),
    ):
        sheet.lines.append(f"{subject} {terms.term(predicate)} {value}{sheet.provenance}")


def _join(lines: list[str]) -> str:
    """Return the lines sorted, each once; a set before would scatter the runs they were written in."""
    lines.sort()
    return "\n".join([*dict.fromkeys(lines), ""])
