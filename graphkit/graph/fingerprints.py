"""What a text is known by in any language: what it refers to, its numbers, its paragraphs, its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from graphkit.graph.common_words import common_words
from graphkit.graph.habits import habits
from graphkit.graph.iris import Iris
from graphkit.graph.minhash import sketch
from graphkit.model import Extraction, Mention, Part, Span

# Runs of digits, and of three capitals or more.
_TOKENS = r"[\dA-Z](?:(?<=\d)\d*|(?<=[A-Z])[A-Z]{2,}(?![a-z]))"
# Of an id: what tells one file, or its words, from others.
_OF_FILE = r"^\w+/x-.*|(?<=\w)-[0-9a-f]{8}$"
_YEAR = 4  # characters of a date that is a year


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of a text: where it stands, and its features with the place of one mention of each."""

    start: int
    end: int
    features: dict[str, Span]


class Fingerprint(msgspec.Struct, frozen=True):
    """What a text refers to, whatever its language.

    Args:
        sha: hash of the file; component: IRI of the part; work: id of the work it realises.
        author, date: of the part, None where not known.
        features: how often each feature occurs ("state state/AZE", "digits-3 822").
        lengths: characters of each paragraph.
        lang: main language.
        whole: it is a document, not a text that a document carries.
        symbols: of the document, where it is one.
        sketch: of its letters (see `minhash`).
        words: common words of a short text, by what they mean in any language; empty for a long one.
    """

    sha: str
    component: str
    work: str
    author: str | None
    date: str | None
    features: dict[str, int]
    lengths: tuple[int, ...] = ()
    lang: str = ""
    whole: bool = False
    symbols: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    words: tuple[str, ...] = ()


def fingerprints(extraction: Extraction, iris: Iris) -> list[Fingerprint]:
    """Return the fingerprint of the document, and of every other work that a part of it carries."""
    return [row for row, _ in prints(extraction, iris)]


def prints(extraction: Extraction, iris: Iris) -> Iterator[tuple[Fingerprint, tuple[Paragraph, ...]]]:
    """Yield the fingerprint of each text, with its paragraphs."""
    frame, document = extraction.frame, extraction.document
    carried = list(_carried(extraction))
    paragraphs = list(_paragraphs(extraction))
    for part in carried:
        inside = tuple(p for p in paragraphs if part.start <= p.start < part.end)
        component = iris.component(frame.id, frame.lang, part.id)
        about = (str(part.work), part.author, part.date, part.lang)
        yield _print(extraction, component, about, inside, whole=False), inside
    own = tuple(p for p in paragraphs if not any(c.start <= p.start < c.end for c in carried))
    if own:
        lang = frame.lang or (document.blocks[0].lang if document.blocks else "")
        about = (frame.id, frame.author, frame.date, lang)
        component = iris.expression(frame.id, frame.lang)
        yield _print(extraction, component, about, own, whole=True), own


def _carried(extraction: Extraction) -> Iterator[Part]:
    """Parts that begin a work of their own."""
    parents = {part.id: part for part in extraction.parts}
    for part in extraction.parts:
        above = parents.get(part.parent) if part.parent else None
        if part.work and part.work != extraction.frame.id and not (above and above.work == part.work):
            yield part


def _print(
    extraction: Extraction,
    component: str,
    about: tuple[str, str | None, str | None, str],
    paragraphs: tuple[Paragraph, ...],
    *,
    whole: bool,
) -> Fingerprint:
    counts = Counter(name for paragraph in paragraphs for name in paragraph.features)
    document, frame = extraction.document, extraction.frame
    work, author, date, lang = about
    text = "".join(document.text[p.start : p.end] for p in paragraphs)
    return Fingerprint(
        sha=document.sha256,
        component=component,
        work=work,
        author=author,
        date=date,
        features=dict(sorted(counts.items())),
        lengths=tuple(p.end - p.start for p in paragraphs),
        lang=lang,
        whole=whole,
        symbols=frame.symbols if whole else (),
        sketch=sketch(text),
        words=_words(text, lang),
    )


def _words(text: str, lang: str) -> tuple[str, ...]:
    usual = habits()
    if len(text) > usual.short * usual.lengths.get(lang, 1.0):
        return ()
    return tuple(sorted(f"word {notion}" for notion in common_words(text, lang)))


def _paragraphs(extraction: Extraction) -> Iterator[Paragraph]:
    """Paragraphs of running text, with what they refer to."""
    document = extraction.document
    mentions = sorted(extraction.mentions, key=lambda m: (m.start, m.end))
    text, tokens, at = document.view.text, re.compile(_TOKENS), 0
    for block in sorted(document.blocks, key=lambda b: b.start):
        if block.role != "text" or block.end <= block.start:
            continue
        start, end = document.view.to_source(block.start, block.end)
        found: dict[str, Span] = {}
        while at < len(mentions) and mentions[at].start < start:
            at += 1
        for row in range(at, len(mentions)):
            mention = mentions[row]
            if mention.start >= end:
                break
            name = _feature(mention)
            if name and name not in found:
                found[name] = Span(mention.start, mention.end)
        whole = Span(start, end)
        for word in tokens.findall(text, block.start, block.end):
            found.setdefault(_token(word), whole)
        yield Paragraph(start, end, found)


def _feature(mention: Mention) -> str:
    """Return what a mention tells of a text, "" for nothing."""
    kind, value = mention.kind, mention.value
    if kind == "date" and value:
        return f"{'year' if len(value) == _YEAR else 'date'} {value}"
    if kind == "quantity":
        low, high = mention.attrs.get("lower"), mention.attrs.get("upper")
        return f"quantity {low}/{high}" if low is not None or high is not None else ""
    return _named(kind, mention.id) if mention.id else ""


@lru_cache(maxsize=1 << 14)
def _token(word: str) -> str:
    """Return the feature of a run of digits or capitals."""
    return f"digits-{min(len(word), 4)} {word}" if word[0].isdigit() else f"capitals {word}"


@lru_cache(maxsize=1 << 14)
def _named(kind: str, name: str) -> str:
    """Return the feature of a mention of something by its id, "" where it tells nothing."""
    if kind not in habits().features:
        return ""
    name = re.sub(_OF_FILE, "", name.partition("#")[0])
    return f"{kind} {name}" if name else ""
