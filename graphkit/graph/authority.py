"""Authority quads: what things are called, how they are arranged, what registers record."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from graphkit.edtf import bounds
from graphkit.graph import terms
from graphkit.graph.classes import MENTION_CLASSES, class_of, is_work, prefix
from graphkit.graph.discourse import unknown_agent
from graphkit.graph.happenings import event_label, event_records
from graphkit.graph.iris import Iris, local
from graphkit.graph.references import referenced, symbols
from graphkit.graph.sheet import Sheet
from graphkit.graph.terms import TYPE, term
from graphkit.knowledge.memo import by_identity
from graphkit.knowledge.registers import adoption_of
from graphkit.model import Entity, Usage

COUNCIL = "body/UN-SC"


def authority_lines(sheet: Sheet) -> list[str]:
    """Return the lines on every entity, work and rule that the document refers to."""
    extraction, iris = sheet.extraction, sheet.iris
    lines: list[str] = []
    known = {**referenced(extraction), **event_records(extraction)}
    described = _described(iris.base)
    for name in _closed(known, extraction.entities):
        entity = known.get(name) or extraction.entities.get(name) or Entity(id=name, kind="", labels={})
        lines += work_lines(entity, iris) if is_work(name) else described(entity)
    for name, every in symbols(extraction).items():
        lines += _symbol_lines(name, every, iris)
    if any(claim.claimant is None for claim in extraction.claims):
        lines += entity_lines(_unknown(sheet.sha), iris)
    return lines + _rule_lines(sheet)


@lru_cache(maxsize=4)
def _described(base: str) -> Callable[[Entity], list[str]]:
    """Return `entity_lines` for one base; documents share the entities of the tables."""
    iris = Iris(base)
    return by_identity(8192)(lambda entity: entity_lines(entity, iris))


def _closed(known: dict[str, Entity], entities: dict[str, Entity]) -> list[str]:
    """The ids to describe: those known, what they are part of, and the organ behind registers."""
    names = set(known)
    waiting = list(known.values())
    while waiting:
        entity = waiting.pop()
        beside = (entity.broader, entity.part_of, *(row.by for row in entity.usage))
        above = {name for name in beside if name} - names
        if above:
            names |= above
            waiting += [entities[name] for name in sorted(above) if name in entities]
    if any(adoption_of(name) for name in known):
        names.add(COUNCIL)
    return sorted(names)


def _unknown(sha: str) -> Entity:
    return Entity(id=unknown_agent(sha), kind="", labels={"en": "author not known"})


def _fallback_label(name: str) -> str:
    return local(name).replace("_", " ").replace("-", " ")


def entity_lines(entity: Entity, iris: Iris) -> list[str]:
    """Return the authority lines of one entity: class, names, arrangement. Nothing on its status."""
    subject, graph = f"<{iris.entity(entity.id)}>", f" <{iris.graph}authority/entities> ."
    rows = [(TYPE, term(class_of(entity.id, entity.kind)))]
    untitled = f"(item {entity.number})" if entity.kind == "agenda_item" and entity.number else None
    labels = entity.labels or {"en": untitled or _fallback_label(entity.id)}
    rows += [(term("skos:prefLabel"), terms.text(label, lang)) for lang, label in labels.items()]
    if entity.broader:
        rows.append((term("skos:broader"), f"<{iris.entity(entity.broader)}>"))
    if entity.part_of:
        rows.append((term("gk:partOf"), f"<{iris.entity(entity.part_of)}>"))
    rows += [(term("skos:exactMatch"), same) for same in _same(entity)]
    for predicate, value in (("gk:entityType", entity.type), ("gk:number", entity.number)):
        if value:
            rows.append((term(predicate), terms.string(value)))
    if entity.note:
        rows.append((term("skos:note"), terms.text(entity.note, "en")))
    lines = [f"{subject} {predicate} {value}{graph}" for predicate, value in rows]
    return lines + [f"{line}{graph}" for row in entity.usage for line in usage_triples(entity.id, row, iris)]


def _same(entity: Entity) -> list[str]:
    """What is exactly this entity in Wikidata and in the UNBIS Thesaurus."""
    known = (("wd:", entity.wikidata), ("unbis:", entity.unbis))
    return [term(prefix + number) for prefix, number in known if number]


def usage_triples(name: str, usage: Usage, iris: Iris) -> list[str]:
    """Return the triples of a contested name: a label of its own, and who uses it."""
    label = terms.iri(iris.label(name, usage.lang, usage.text))
    return [
        f"<{iris.entity(name)}> {term('skosxl:altLabel')} {label}",
        f"{label} {TYPE} {term('skosxl:Label')}",
        f"{label} {term('skosxl:literalForm')} {terms.text(usage.text, usage.lang)}",
        f"{label} {term('gk:usedBy')} <{iris.entity(usage.by)}>",
    ]


def work_lines(entity: Entity, iris: Iris) -> list[str]:
    """Return the authority lines of a document, instrument or transmitted text."""
    subject, graph = f"<{iris.entity(entity.id)}>", f" <{iris.graph}authority/works> ."
    rows = [(TYPE, term(class_of(entity.id, entity.kind)))]
    if prefix(entity.id) != "doc" or not _symbol_like(entity):
        rows += [(term("skos:prefLabel"), terms.text(label, lang)) for lang, label in entity.labels.items()]
    rows += [(term("skos:exactMatch"), same) for same in _same(entity)]
    lines = [f"{subject} {predicate} {value}{graph}" for predicate, value in rows]
    return lines + _adoption(entity.id, iris.base)


def _symbol_like(entity: Entity) -> bool:
    """Whether the labels only repeat the symbol, which is stored as such."""
    folded = {label.replace(" ", "") for label in entity.labels.values()}
    symbol = local(entity.id).replace("_", "/").replace("-", "(")
    return len(folded) == 1 and next(iter(folded)).rstrip(")").replace("-", "(") == symbol


def _symbol_lines(name: str, every: set[str], iris: Iris) -> list[str]:
    subject, graph = f"<{iris.entity(name)}>", f" <{iris.graph}authority/works> ."
    return [f"{subject} {term('gk:symbol')} {terms.string(symbol)}{graph}" for symbol in sorted(every)]


@lru_cache(maxsize=8192)
def _adoption(name: str, base: str) -> list[str]:
    """The register's record of an adoption: a claim too, by the organ that keeps the record."""
    entry = adoption_of(name)
    if entry is None:
        return []
    iris = Iris(base)
    subject, graph = f"<{iris.id}register/sc-resolutions/{entry.number}>", f" <{iris.graph}authority/works> ."
    event = f"<{iris.id}event/adoption-{local(iris.entity(name))}>"
    first, last = bounds(entry.adopted)
    rows = [
        (TYPE, term("gk:EventClaim")),
        (term("gk:aboutEvent"), event),
        (term("gk:eventType"), terms.vocab("event-type", "adoption")),
        (term("gk:assertedBy"), f"<{iris.entity(COUNCIL)}>"),
        (term("gk:adopter"), f"<{iris.entity(COUNCIL)}>"),
        (term("gk:result"), f"<{iris.entity(name)}>"),
        (term("gk:modality"), terms.vocab("modality", "recorded")),
        (term("gk:basis"), terms.vocab("basis", "authority")),
        (term("gk:edtf"), terms.edtf(entry.adopted)),
        (term("gk:earliest"), terms.date(str(first))),
        (term("gk:latest"), terms.date(str(last))),
    ]
    if entry.meeting:
        rows.append((term("gk:meetingRecord"), terms.string(entry.meeting)))
    lines = [f"{subject} {predicate} {value}{graph}" for predicate, value in rows]
    label = event_label(f"event/adoption-{local(name)}", "adoption")
    entities = f" <{iris.graph}authority/entities> ."
    lines.append(f"{event} {TYPE} {term('gk:Event')}{entities}")
    return [*lines, f"{event} {term('skos:prefLabel')} {terms.text(label, 'en')}{entities}"]


def _rule_lines(sheet: Sheet) -> list[str]:
    return [line for rule in sorted(sheet.rules) for line in _rule_rows(sheet.iris.base, *rule)]


@lru_cache(maxsize=8192)
def _rule_rows(base: str, name: str, confidence: str, kind: str) -> list[str]:
    iris = Iris(base)
    subject, graph = terms.iri(iris.rule(name, confidence, kind)), f" <{iris.graph}authority/rules> ."
    rows = [(term("gk:yields"), term(MENTION_CLASSES[kind]))] if kind else []
    rows.append((term("gk:ruleName"), terms.string(name)))
    rows.append((term("gk:confidence"), terms.decimal(float(confidence))))
    return [f"{subject} {predicate} {value}{graph}" for predicate, value in rows]
