"""Quads of mentions: rule (which tells the class), part, referent; anything else only where it is there."""

from __future__ import annotations

from graphkit.graph import terms
from graphkit.graph.classes import DEFAULT_FORMS, VALUE_KINDS
from graphkit.graph.happenings import events_by_trigger, events_of
from graphkit.graph.sheet import Sheet
from graphkit.graph.terms import term
from graphkit.model import Mention, Span

Group = dict[Span, list[str]]


def write_mentions(sheet: Sheet) -> None:
    """Write every mention of the document, and the enumerations they form.

    A mention of a part over just the stretch that the part takes up says nothing new: the
    component has its extent.
    """
    lines, assertions, provenance = sheet.lines, sheet.assertions, sheet.provenance
    inside = f" {term('gk:inComponent')} "
    rule = f" {term('gk:rule')} "
    place = f"<{sheet.iris.source(sheet.sha)}#char="
    components = {part.id: sheet.component(part.id) for part in sheet.extraction.parts}
    extents = {(part.id, part.start, part.end) for part in sheet.extraction.parts}
    triggers = events_by_trigger(sheet.extraction)
    groups: Group = {}
    for mention in sheet.extraction.mentions:
        part = sheet.part_of(mention.id) if mention.id and "#" in mention.id else None
        if part is not None and (part, mention.start, mention.end) in extents:
            continue
        subject = f"{place}{mention.start},{mention.end}>"
        found_by = sheet.rule(mention.rule, mention.confidence, mention.kind)
        lines.append(f"{subject}{rule}{found_by}{provenance}")
        component = components.get(mention.part)
        if component is not None:
            lines.append(f"{subject}{inside}{component}{assertions}")
        _referents(sheet, mention, subject, events_of(mention, triggers))
        _details(sheet, mention, subject)
        if mention.group:
            groups.setdefault(mention.group, []).append(subject)
    _groups(sheet, groups)


def _referents(sheet: Sheet, mention: Mention, subject: str, names: list[str]) -> None:
    refers, graph, written = f" {term('gk:refersTo')} ", sheet.assertions, False
    for name in names:
        target = sheet.target(name)
        if target:
            sheet.lines.append(f"{subject}{refers}{target}{graph}")
            written = True
    if written:
        return
    for name in mention.candidates:
        sheet.say(subject, "gk:candidate", sheet.entity(name))
    if mention.kind not in VALUE_KINDS or mention.reason:
        sheet.say(
            subject, "gk:unresolvedBecause", terms.string(mention.reason or "no entity under this name")
        )


def _details(sheet: Sheet, mention: Mention, subject: str) -> None:
    if mention.form != DEFAULT_FORMS.get(mention.kind, "name"):
        sheet.say(subject, "gk:form", terms.vocab("form", mention.form))
    if mention.antecedent:
        sheet.say(subject, "gk:antecedent", sheet.span(mention.antecedent))
    if mention.value and mention.kind == "date":
        sheet.say(subject, "gk:edtf", terms.edtf(mention.value))
    for pin in mention.pin:
        sheet.say(subject, "gk:pinpoint", terms.string(pin))
    if mention.lang and mention.lang != sheet.lang_of(mention.part):
        sheet.say(subject, "dcterms:language", terms.language(mention.lang))


def _groups(sheet: Sheet, groups: Group) -> None:
    for span, members in groups.items():
        subject = sheet.span(span)
        sheet.type(subject, "gk:MentionGroup")
        for member in members:
            sheet.say(subject, "gk:member", member)
