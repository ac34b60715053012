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
    inside, rule = f" {term('gk:inComponent')} ", f" {term('gk:rule')} "
    place = f"<{sheet.iris.source(sheet.sha)}#char="
    parts = sheet.extraction.parts
    components = {part.id: f"{inside}{sheet.component(part.id)}{assertions}" for part in parts}
    languages = {part.id: sheet.lang_of(part.id) for part in parts}
    extents = {(part.id, part.start, part.end) for part in parts}
    triggers = events_by_trigger(sheet.extraction)
    rules: dict[tuple[str, float, str], str] = {}
    groups: Group = {}
    for mention in sheet.extraction.mentions:
        name, part_id = mention.id, mention.part
        part = sheet.part_of(name) if name and "#" in name else None
        if part is not None and (part, mention.start, mention.end) in extents:
            continue
        subject = f"{place}{mention.start},{mention.end}>"
        key = (mention.rule, mention.confidence, mention.kind)
        found_by = rules.get(key)
        if found_by is None:
            found_by = rules[key] = f"{rule}{sheet.rule(*key)}{provenance}"
        lines.append(subject + found_by)
        component = components.get(part_id)
        if component is not None:
            lines.append(subject + component)
        kind = mention.kind
        reference = sheet.reference(name) if name and kind != "event" and not mention.targets else ""
        if reference:
            lines.append(subject + reference)
        elif kind not in VALUE_KINDS or kind == "event" or mention.candidates or mention.reason:
            _referents(sheet, mention, subject, triggers)
        usual = mention.form == DEFAULT_FORMS.get(kind, "name") and kind != "date"
        if not usual or mention.antecedent or mention.pin:
            _details(sheet, mention, subject)
        if mention.lang and mention.lang != languages.get(part_id, sheet.extraction.frame.lang):
            sheet.say(subject, "dcterms:language", terms.language(mention.lang))
        if mention.group:
            groups.setdefault(mention.group, []).append(subject)
    _groups(sheet, groups)


def _referents(sheet: Sheet, mention: Mention, subject: str, triggers: dict[Span, list[str]]) -> None:
    written = False
    for name in events_of(mention, triggers):
        reference = sheet.reference(name)
        if reference:
            sheet.lines.append(subject + reference)
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
    kind, form = mention.kind, mention.form
    if form != DEFAULT_FORMS.get(kind, "name"):
        sheet.say(subject, "gk:form", terms.vocab("form", form))
    if mention.antecedent:
        sheet.say(subject, "gk:antecedent", sheet.span(mention.antecedent))
    if kind == "date" and mention.value:
        sheet.say(subject, "gk:edtf", terms.edtf(mention.value))
    for pin in mention.pin:
        sheet.say(subject, "gk:pinpoint", terms.string(pin))


def _groups(sheet: Sheet, groups: Group) -> None:
    for span, members in groups.items():
        subject = sheet.span(span)
        sheet.type(subject, "gk:MentionGroup")
        for member in members:
            sheet.say(subject, "gk:member", member)
