"""Signatures: who signed which part, in what office, when."""

from __future__ import annotations

from graphkit.model import Part, Signature
from graphkit.recognise.works import code
from graphkit.scan.context import Context, Found
from graphkit.segment import Where
from graphkit.segment.words import words_in

_SIGNING_ROLES = {
    "permrep": "office/permrep-",
    "deputy-permrep": "office/deputy-permrep-",
    "charge": "office/charge-",
}
_AMBASSADOR = "office/ambassador"


def _office(context: Context, span: tuple[int, int], author: str | None, found: list[Found]) -> str | None:
    """Return the office in a signature block: the one named there, else the office of the sender."""
    named = [
        f
        for f in found
        if f.kind == "office" and f.id and span[0] <= f.start < span[1] and f.id != _AMBASSADOR
    ]
    if author:  # a short form was resolved by what the text named last; the sender's office is surer
        named = [f for f in named if f.slots or f.rule == "name/table"]
    if named:
        return max(named, key=lambda f: (f.end - f.start, -f.start)).id
    roles = {w.value for w in words_in("roles", context.text, *span)}
    if author and author.startswith("office/"):
        return author  # "Permanent Representative" under a letter is the office that sends it
    if author and author.startswith("body/permission-"):
        for role, prefix in _SIGNING_ROLES.items():
            if role in roles:
                return prefix + code(author).removeprefix("permission-")
    return None


def _rank(context: Context, span: tuple[int, int], found: list[Found]) -> str | None:
    if any(f.id == _AMBASSADOR and span[0] <= f.start < span[1] for f in found):
        return _AMBASSADOR
    return (
        _AMBASSADOR if any(w.value == "ambassador" for w in words_in("roles", context.text, *span)) else None
    )


def _spans(
    persons: list[Found], block: tuple[int, int], context: Context
) -> list[tuple[Found, tuple[int, int]]]:
    """Share a block among its signatories: titles follow the name, or precede it before a closing mark."""
    after = any(h.value == "after" for h in context.within("signed-mark", *block))
    rows = []
    for index, person in enumerate(persons):
        if after:
            start = persons[index - 1].end if index else block[0]
            rows.append((person, (start, block[1] if index == len(persons) - 1 else person.end)))
        else:
            rows.append(
                (person, (person.start, persons[index + 1].start if index + 1 < len(persons) else block[1]))
            )
    return rows


def signatures(context: Context, parts: tuple[Part, ...], found: list[Found]) -> list[Signature]:
    """Return the signatures of a document in order.

    Args:
        context: the scanned document.
        parts: its parts, with their authors.
        found: its mentions in view offsets.
    """
    where = Where(context, parts)
    by_id = {part.id: part for part in parts}
    signed = []
    for part in parts:
        if part.type != "signature-block":
            continue
        block = where.span(part)
        holder = by_id.get(part.parent or "", part)
        inside = [
            f for f in found if f.kind == "person" and f.id and block[0] <= f.start and f.end <= block[1]
        ]
        for person, span in _spans(sorted(inside, key=lambda f: f.start), block, context):
            office = _office(context, span, holder.author if len(inside) == 1 else None, found)
            source = context.document.view.to_source(person.start, person.end)
            signed.append(
                Signature(str(person.id), office, holder.id, source, holder.date, _rank(context, span, found))
            )
    return signed
