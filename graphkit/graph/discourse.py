"""Quads of what the author says: citations, claims, signatures. Never of the world itself."""

from __future__ import annotations

from collections import Counter

from graphkit.graph import terms
from graphkit.graph.documents import dated
from graphkit.graph.iris import local
from graphkit.graph.sheet import Sheet
from graphkit.model import Citation, Claim, Signature, Span

ROLES = {
    "agent": "gk:agent",
    "affected": "gk:affected",
    "adopter": "gk:adopter",
    "result": "gk:result",
    "signatory": "gk:signatoryParty",
    "host": "gk:host",
}


def write_discourse(sheet: Sheet) -> None:
    """Write citations, claims with their numbers, and signatures."""
    taken: Counter[str] = Counter()
    for citation in sheet.extraction.citations:
        _citation(sheet, citation, taken)
    for claim in sheet.extraction.claims:
        _claim(sheet, claim, taken)
    for signature in sheet.extraction.signatures:
        _signature(sheet, signature, taken)
    _quantities(sheet)


def _node(sheet: Sheet, path: str, taken: Counter[str]) -> str:
    """Name a node after its place; a second node at the same place gets "/2"."""
    taken[path] += 1
    again = f"/{taken[path]}" if taken[path] > 1 else ""
    return terms.iri(f"{sheet.iris.source(sheet.sha)}/{path}{again}")


def _citation(sheet: Sheet, citation: Citation, taken: Counter[str]) -> None:
    start = citation.references[0][0] if citation.references else 0
    cited = sheet.iris.entity(citation.cited)
    subject = _node(sheet, f"cites/{local(cited)}/{start}", taken)
    sheet.type(subject, "gk:Citation")
    sheet.say(subject, "cito:hasCitingEntity", sheet.entity(sheet.extraction.frame.id))
    sheet.say(subject, "cito:hasCitedEntity", terms.iri(cited))
    sheet.say(subject, "cito:hasCitationCharacterization", terms.term("cito:" + citation.function))
    sheet.say(subject, "gk:inWork", sheet.entity(sheet.work_of(citation.part)))
    for span in citation.references:
        sheet.say(subject, "gk:viaReference", sheet.span(span))
    if citation.verb:
        sheet.say(subject, "gk:sourceWording", terms.text(citation.verb, sheet.lang_of(citation.part)))
    if citation.verb_span:
        sheet.say(subject, "gk:evidence", sheet.span(citation.verb_span))
    if citation.subject:
        sheet.say(subject, "gk:verbSubject", sheet.entity(citation.subject))
    sheet.credit(subject, citation.rule, 0.9)


def unknown_agent(sha: str) -> str:
    """Return the id that stands for an author whom nothing in the file names."""
    return f"agent/unknown-{sha[:12]}"


def _claim(sheet: Sheet, claim: Claim, taken: Counter[str]) -> None:
    subject = _node(sheet, f"claim/{claim.type}/{claim.trigger[0]}-{claim.trigger[1]}", taken)
    sheet.type(subject, "gk:EventClaim")
    sheet.say(subject, "gk:aboutEvent", sheet.entity(claim.event))
    sheet.say(subject, "gk:eventType", terms.vocab("event-type", claim.type))
    sheet.say(subject, "gk:assertedBy", sheet.entity(claim.claimant or unknown_agent(sheet.sha)))
    sheet.say(subject, "gk:statedIn", sheet.component(claim.part))
    sheet.say(subject, "gk:inWork", sheet.entity(sheet.work_of(claim.part)))
    if claim.modality != "stated":
        sheet.say(subject, "gk:modality", terms.vocab("modality", claim.modality))
    sheet.say(subject, "gk:sourceWording", terms.text(claim.wording, claim.lang))
    sheet.say(subject, "gk:context", sheet.span(claim.sentence))
    for span in (claim.trigger, claim.date_span, claim.place_span):
        if span:
            sheet.say(subject, "gk:evidence", sheet.span(span))
    if claim.attributed_to:
        sheet.say(subject, "gk:attributedTo", sheet.entity(claim.attributed_to))
    if claim.date:
        dated(sheet, subject, claim.date, limits=True)
        if claim.date_basis != "printed":
            sheet.say(subject, "gk:dateBasis", terms.vocab("date-basis", claim.date_basis))
    if claim.place:
        sheet.say(subject, "gk:place", sheet.entity(claim.place))
    for participant in claim.participants:
        sheet.say(subject, ROLES.get(participant.role, "gk:participant"), sheet.entity(participant.id))
    for quantity in claim.quantities:
        sheet.say(subject, "gk:quantity", sheet.span(quantity.mention))
    if claim.distanced:
        sheet.say(subject, "gk:distanced", terms.true())
    sheet.credit(subject, claim.rule, 0.9)


def _signature(sheet: Sheet, signature: Signature, taken: Counter[str]) -> None:
    subject = _node(sheet, f"signature/{signature.span[0]}", taken)
    sheet.type(subject, "gk:Signature")
    sheet.say(subject, "gk:signs", sheet.entity(sheet.work_of(signature.part)))
    sheet.say(subject, "gk:signatory", sheet.entity(signature.person))
    sheet.say(subject, "gk:evidence", sheet.span(signature.span))
    sheet.say(subject, "gk:inComponent", sheet.component(signature.part))
    if signature.office:
        sheet.say(subject, "gk:inCapacity", sheet.entity(signature.office))
    dated(sheet, subject, signature.date)
    if signature.rank:
        sheet.say(subject, "gk:rank", sheet.entity(signature.rank))
    sheet.credit(subject, "signature/block", 0.95)


def _quantities(sheet: Sheet) -> None:
    """Write the bounds of each number on its mention, where the words are."""
    rows: dict[Span, dict[str, object]] = {}
    for mention in sheet.extraction.mentions:
        if mention.kind == "quantity":
            attrs: dict[str, object] = dict(mention.attrs)
            attrs["quantifier"] = attrs.get("quantifier") or attrs.get("comparator")
            rows[Span(mention.start, mention.end)] = attrs
    for claim in sheet.extraction.claims:
        for said in claim.quantities:
            known = rows.setdefault(Span(*said.mention), {})
            known.update(quantifier=said.quantifier, lower=said.lower, upper=said.upper)
            known.update(unit=said.unit or known.get("unit"), measure=said.measure)
    for span, row in rows.items():
        subject = sheet.span(span)
        for field in ("lower", "upper"):
            value = row.get(field)
            if isinstance(value, int | float):
                sheet.say(subject, f"gk:{field}", terms.decimal(value))
        for field in ("quantifier", "measure"):
            if row.get(field):
                sheet.say(subject, f"gk:{field}", terms.vocab(field, str(row[field])))
        if row.get("unit"):
            sheet.say(subject, "gk:unit", terms.string(str(row["unit"])))
