"""The works that a document carries: its own symbols, and the statements in its annexes."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from graphkit.model import Part
from graphkit.recognise.letter_parse import Correspondence, Mentions, backward, forward
from graphkit.recognise.own_symbols import own_id
from graphkit.recognise.romanise import slug
from graphkit.scan.context import Context, Found
from graphkit.segment import Where
from graphkit.segment.titles import CORRESPONDENCE, STATEMENTS, title_type
from graphkit.segment.words import is_han, word_at, words_in

ATTACHMENTS = frozenset({"annex", "enclosure", "appendix"})
_REPORTERS = frozenset({"office", "body", "organisation", "person"})
_AUTHORS = frozenset({"body", "office", "organisation", "state", "person"})
_ISSUER_LIMIT = 140


class Work(NamedTuple):
    """A text with an author of its own inside a document.

    Args:
        part: id of the part that holds it.
        id: its id; type: letter, note-verbale, statement ...
        author: entity id or None; date: EDTF or None.
        start, end: view offsets of its title.
        addressees: entity ids.
        issuer: mention of an author that no table knows, made from the words of the title.
    """

    part: str
    id: str
    type: str
    author: str | None
    date: str | None
    start: int
    end: int
    addressees: tuple[str, ...] = ()
    issuer: Found | None = None


def code(entity: str | None) -> str:
    """Return an entity id without its kind.

    >>> code("office/permrep-AZE-UN-NY")
    'permrep-AZE-UN-NY'
    """
    return str(entity).partition("/")[2]


def letter_id(kind: str, letter: Correspondence) -> str | None:
    """Return the id of a letter by sender, addressees and date, None where one is not known."""
    sender = letter.sender.id if letter.sender else None
    date = letter.date.value if letter.date else None
    if not sender or not date:
        return None
    to = [code(a.id) for a in letter.addressees if a.id]
    return "doc/" + "-".join([kind, code(sender), *to, date.replace("/", "_")])


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*,"):
        end -= 1
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    return start, end


def read_title(
    context: Context, start: int, end: int, mentions: Mentions
) -> tuple[str, Correspondence] | None:
    """Read the title of a letter or note verbale that fills a stretch of the view; all of it is its span."""
    start, end = _tidy(context.text, start, end)
    if start >= end:
        return None
    hits = [h for h in context.within("title-word", start, end) if h.value in CORRESPONDENCE]
    if not hits:
        return None
    if is_han(context.text[hits[-1].start]):
        hit = max(hits, key=lambda h: h.end)
        letter = backward(context, hit.start, hit.end, start, mentions)
        letter.start, letter.end = start, hit.end
    else:
        hit = max((h for h in hits if h.start == hits[0].start), key=lambda h: h.end)
        letter = forward(context, hit.start, hit.end, end, mentions)
        letter.end = end
    return hit.value, letter


def _author(context: Context, start: int, end: int, mentions: Mentions) -> Found | None:
    """Return who issued a statement: named right after "Statement by the", or first in a Chinese title."""
    text = context.text
    if is_han(text[start]) or is_han(text[end - 1]):
        first = mentions.starts.get(start)
        return first if first is not None and first.kind in _AUTHORS and first.id else None
    hits = [h for h in context.within("title-word", start, start + 3) if h.end < end]
    position = max((h.end for h in hits), default=start)
    for place in issuer_places(text, position):
        author = mentions.starts.get(place)
        if author is not None and author.end <= end and author.kind in _AUTHORS and author.id:
            return author
    return None


def _genitive(letter: str) -> bool:
    """Say whether a letter is of a script whose languages put the issuer right behind the title word."""
    return "\u0400" <= letter <= "\u04ff" or "\u0620" <= letter <= "\u06ff"


def _named(context: Context, start: int, end: int) -> Found | None:
    """Make the mention of an issuer that no table knows from the words of a title."""
    text = context.text
    hits = [h for h in context.within("title-word", start, start + 3) if h.end < end]
    if is_han(text[start]) or not hits:
        return None
    position = max(h.end for h in hits) + 1
    link = word_at("links", text, position, frozenset({"by"}))
    if link is None and not _genitive(text[position : position + 1]):
        return None
    position = issuer_places(text, position - 1)[-1]
    stop = min([w.start for w in words_in("links", text, position, end, frozenset({"about"}))] or [end])
    words = text[position:stop].rstrip(" ,:*")
    if len(words) > _ISSUER_LIMIT or not (words[:1].isupper() or _genitive(words[:1])):
        return None
    if " " not in words:  # "Statement by the Chair" names an office, and nobody's
        return None
    return Found(
        position,
        position + len(words),
        "body",
        f"body/{slug(words)}",
        "statement/issuer",
        0.7,
        reason="the issuer named in the title of a statement",
    )


def issuer_places(text: str, position: int) -> list[int]:
    """Return where the issuer's name may start behind a title word: after "by the", «от», or at once."""
    position += text[position : position + 1] == " "
    link = word_at("links", text, position, frozenset({"by"}))
    if link is not None:
        position = link.end + (text[link.end : link.end + 1] == " ")
    places = [position]
    article = word_at("articles", text, position)
    if article is not None:
        places.append(article.end + (text[article.end : article.end + 1] == " "))
    if text.startswith("ال", position):
        places.append(position + 2)
    return places


def _dated(
    where: Where,
    part: Part,
    parts: tuple[Part, ...],
    title: tuple[int, int],
    found: list[Found],
) -> str | None:
    """Return the date printed under, or in, the title of a statement."""
    spans = [where.span(p) for p in parts if p.parent == part.id and p.type == "dateline"]
    for start, end in [*spans, title]:
        dates = [f for f in found if f.kind == "date" and f.value and start <= f.start and f.end <= end]
        full = [f for f in dates if len(str(f.value)) == 10]  # a day
        if full and (len(full) == 1 or (start, end) != title):
            return full[0].value
    return None


def _fingerprint(text: str) -> str:
    """Hash the letters and digits of a text: reissued unchanged, it is the same work."""
    letters = re.sub(r"[\W_]+", "", text.casefold())
    return hashlib.sha256(letters.encode()).hexdigest()[:8]


def carried(context: Context, where: Where, found: list[Found]) -> list[Work]:
    """Return the works that the attachments (or the document itself, a statement) carry.

    Args:
        context: the scanned document.
        where: its parts, with their places in the view.
        found: mentions found so far.
    """
    mentions = Mentions(found)
    works = []
    for part in where.parts:
        if part.type not in ATTACHMENTS and part.type != "statement":
            continue
        own = [p for p in where.parts if p.parent == part.id and p.type in {"heading", "statement-title"}]
        if own:
            work = _carried_by(context, where, part, where.span(own[0]), found, mentions)
            if work is not None:
                works.append(work)
    return works


def _carried_by(
    context: Context, where: Where, part: Part, title: tuple[int, int], found: list[Found], mentions: Mentions
) -> Work | None:
    start, end = _tidy(context.text, *title)
    kind = title_type(context, start, end)
    if kind in CORRESPONDENCE:
        read = read_title(context, start, end, mentions)
        if read is None:
            return None
        letter = read[1]
        name = letter_id(kind, letter)
        to = tuple(a.id for a in letter.addressees if a.id)
        return Work(
            part.id,
            name or f"work/{kind}-{_body_hash(context, where, part)}",
            kind,
            letter.sender.id if letter.sender else None,
            letter.date.value if letter.date else None,
            start,
            end,
            to,
        )
    author = _author(context, start, end, mentions) if kind in STATEMENTS else None
    if kind == "report":
        author = next(
            (f for p, f in mentions.starts.items() if start <= p < end and f.kind in _REPORTERS), None
        )
    if kind is None or (kind not in STATEMENTS and author is None):
        return None
    issuer = None if author is not None else _named(context, start, end)
    author = author or issuer
    date = _dated(where, part, where.parts, (start, end), found)
    undated = author is None or (kind == "report" and date is None)
    own = own_id(context, where, found) if undated and part.type in ATTACHMENTS else None
    if own is not None:  # so that all languages of a document have one work
        name = f"work/{code(own)}-{part.id.replace('/', '-')}"
    elif author is None:
        name = f"work/x-{kind}-{_body_hash(context, where, part)}"
    else:
        name = f"work/{code(author.id)}-{kind}-{date or _body_hash(context, where, part)}"
    return Work(part.id, name, kind, author.id if author else None, date, start, end, issuer=issuer)


def _body_hash(context: Context, where: Where, part: Part) -> str:
    body = [p for p in where.parts if p.parent == part.id and p.type in {"body", "statement-body"}]
    spans = [where.span(p) for p in body] or [where.span(part)]
    return _fingerprint("".join(context.text[s:e] for s, e in spans))
