"""The entity tables as SKOS: what graphkit calls things, in all languages, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

from graphkit.graph import terms
from graphkit.graph.classes import class_of, prefix
from graphkit.graph.iris import BASE, VOCAB, Iris
from graphkit.graph.terms import TYPE, term
from graphkit.store.header import SortedHeader

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.knowledge.tables import EntityRecord, Name

_ABOUT = (
    "Things that documents refer to, and what they are called. That something has an entry says nothing "
    "on the status of a territory, an authority or a frontier; skos:broader is for retrieval only."
)
_BATCH = 500  # records that are parsed at a time


def families() -> tuple[str, ...]:
    """Return the families of entities that the tables hold: what stands before the stroke of an id."""
    return tuple(sorted({prefix(record.id) for record in _records(())}))


def write_entities(out: IO[bytes], only: tuple[str, ...] = (), base: str = BASE) -> None:
    """Write the tables as Turtle, in the form that `--gazetteer` reads.

    Args:
        out: an open binary stream.
        only: families to write, such as ("place", "state"); all by default.
        base: where the IRIs begin.
    """
    import pyoxigraph as ox

    iris = Iris(base)
    own = {name: f"{iris.id}{name}/" for name in families()}
    prefixes = {**terms.PREFIXES, **own, "match": VOCAB + "match/"}
    with SortedHeader(out) as stream:
        triples = _triples(_lines(iris, only))
        ox.serialize(triples, cast(IO[bytes], stream), ox.RdfFormat.TURTLE, prefixes=prefixes)


def _triples(lines: Iterator[str]) -> Iterator[ox.Triple]:
    import pyoxigraph as ox

    waiting: list[str] = []
    for line in lines:
        if not line and len(waiting) >= _BATCH:
            yield from (quad.triple for quad in ox.parse("".join(waiting), ox.RdfFormat.N_TRIPLES))
            waiting = []
        waiting.append(line)
    yield from (quad.triple for quad in ox.parse("".join(waiting), ox.RdfFormat.N_TRIPLES))


def _records(only: tuple[str, ...]) -> Iterator[EntityRecord]:
    from graphkit.knowledge.cache import compiled

    for name, record in sorted(compiled().entities.items()):
        if record.kind != "none" and (not only or prefix(name) in only):
            yield record


def _lines(iris: Iris, only: tuple[str, ...]) -> Iterator[str]:
    """N-Triples of the schemes and of each record; an empty line after each."""
    for family in only or families():
        scheme = f"<{iris.id}scheme/{family}>"
        yield f"{scheme} {TYPE} {term('skos:ConceptScheme')} .\n"
        yield f"{scheme} {term('dcterms:title')} {terms.text(f'graphkit: {family}', 'en')} .\n"
        yield f"{scheme} {term('dcterms:description')} {terms.text(_ABOUT, 'en')} .\n"
    for record in _records(only):
        yield from sorted({f"{row} .\n" for row in _record(record, iris)})
        yield ""


def _record(record: EntityRecord, iris: Iris) -> Iterator[str]:
    subject = f"<{iris.entity(record.id)}>"

    def say(predicate: str, value: str) -> str:
        return f"{subject} {term(predicate)} {value}"

    yield f"{subject} {TYPE} {term(class_of(record.id, record.kind))}"
    yield say("skos:inScheme", f"<{iris.id}scheme/{prefix(record.id)}>")
    for lang, label in record.labels.items():
        yield say("skos:prefLabel", terms.text(label, lang))
    for predicate, name in (("skos:broader", record.broader), ("gk:partOf", record.part_of)):
        if name:
            yield say(predicate, f"<{iris.entity(name)}>")
    for start, number in (("wd:", record.wikidata), ("unbis:", record.unbis)):
        if number:
            yield say("skos:exactMatch", term(start + number))
    for predicate, text in (("gk:entityType", record.type), ("dcterms:source", record.source)):
        if text:
            yield say(predicate, terms.string(text))
    if record.note:
        yield say("skos:note", terms.text(record.note, "en"))
    if record.hint:
        yield say("gk:matchHint", terms.vocab("match", record.hint))
    for lang, names in record.names.items():
        for each in names:
            yield from _name(record, lang, each, iris)


def _name(record: EntityRecord, lang: str, name: str | Name, iris: Iris) -> Iterator[str]:
    """One name: a plain label, or one of its own where it has a user or must be treated with care."""
    subject = f"<{iris.entity(record.id)}>"
    text = name if isinstance(name, str) else name.text
    if isinstance(name, str) or not (name.used_by or name.hint or name.exact):
        if text != record.labels.get(lang):
            kind = "skos:altLabel" if isinstance(name, str) or not name.fixed else "skos:hiddenLabel"
            yield f"{subject} {term(kind)} {terms.text(text, lang)}"
        return
    label = terms.iri(iris.label(record.id, lang, text))
    yield f"{subject} {term('skosxl:hiddenLabel' if name.fixed else 'skosxl:altLabel')} {label}"
    yield f"{label} {TYPE} {term('skosxl:Label')}"
    yield f"{label} {term('skosxl:literalForm')} {terms.text(text, lang)}"
    if name.used_by:
        yield f"{label} {term('gk:usedBy')} <{iris.entity(name.used_by)}>"
    for hint in (name.hint, "case-sensitive" if name.exact else ""):
        if hint:
            yield f"{label} {term('gk:matchHint')} {terms.vocab('match', hint)}"
