"""Who speaks in each part of a document, and of which work it is."""

from __future__ import annotations

import msgspec

from graphkit.link.frames import Reading, title_of
from graphkit.link.speakers import speakers
from graphkit.model import Part
from graphkit.recognise.openings import openings
from graphkit.recognise.works import ATTACHMENTS, code


def authored_parts(reading: Reading) -> tuple[Part, ...]:
    """Return the parts with author, date, title and work filled in.

    The author of an annex is who issued it, by its title or its signature; never the one who transmits it.
    """
    context = reading.context
    authored = []
    spoken = speakers(context, reading.parts, reading.found)
    for part in reading.parts:
        if reading.main is not None and part.id == reading.main.id:
            heading = reading.heading()
            work = reading.works.get(part.id)
            authored.append(
                msgspec.structs.replace(
                    part,
                    author=reading.author(),
                    date=reading.date(),
                    title=title_of(context, heading) if heading else None,
                    work=work.id if work and not (reading.symbols or reading.registered) else reading.id,
                )
            )
        elif part.type in ATTACHMENTS:
            authored.append(_attachment(reading, part))
        elif part.id in spoken:
            authored.append(msgspec.structs.replace(part, author=spoken[part.id]))
        elif part.type == "masthead":
            authored.append(msgspec.structs.replace(part, work=reading.id))
        else:
            authored.append(part)
    return tuple(authored)


def _attachment(reading: Reading, part: Part) -> Part:
    """Fill in an annex: by its title, else its signature; that of a resolution speaks with the document."""
    own = [p for p in reading.parts if p.parent == part.id and p.type in {"heading", "statement-title"}]
    title = title_of(reading.context, reading.where.span(own[0])) if own else None
    work = reading.works.get(part.id)
    if work is not None:
        author = work.author or _signed_by(reading, part)
        return msgspec.structs.replace(part, author=author, date=work.date, title=title, work=work.id)
    spoken = reading.main is not None and reading.main.type in {"letter", "note-verbale"}
    if spoken:
        return msgspec.structs.replace(
            part,
            author=_signed_by(reading, part) or _adopted_by(reading, part),
            title=title,
            work=_unnamed(reading, part),
        )
    return msgspec.structs.replace(
        part, author=reading.author(), date=reading.date(), title=title, work=reading.id
    )


def _adopted_by(reading: Reading, part: Part) -> str | None:
    """Return the body that adopts what an annex holds: it opens the text, alone in a line."""
    start, end = reading.where.span(part)
    opening = openings(reading.context, [f for f in reading.found if start <= f.start < end])
    return opening[0].id if opening else None


def _unnamed(reading: Reading, part: Part) -> str:
    """Return the id of an annexed text of unknown author: the document's, and the part."""
    return f"work/{code(reading.id)}-{part.id.replace('/', '-')}"


def _signed_by(reading: Reading, part: Part) -> str | None:
    """Return the office (else the person) that signs an annex."""
    blocks = [
        reading.where.span(p) for p in reading.parts if p.parent == part.id and p.type == "signature-block"
    ]
    for start, end in blocks[:1]:
        inside = [f for f in reading.found if f.id and start <= f.start < end]
        for kind in ("office", "person"):
            named = [f for f in inside if f.kind == kind and f.id != "office/ambassador"]
            if named:
                return max(named, key=lambda f: (f.end - f.start, -f.start)).id
    return None
