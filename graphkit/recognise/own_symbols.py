"""The document's own symbols: in its masthead, its page furniture, or by number and organ in its heading."""

from __future__ import annotations

import re

from graphkit.knowledge.organs import organs
from graphkit.recognise.symbols import doc_id
from graphkit.scan.context import Context, Found
from graphkit.segment import Where

_HEADER = 80  # characters of a page header
_TOP = 8  # lines of text at the top of a document
_PARAGRAPH = 200  # characters that no line of a title page has
_KINDS = frozenset({"document", "resolution"})
_TITLE = 24  # characters before the number in a heading
_GAP = 40  # characters, mostly blanks, between two lines of one
_BETWEEN = 2  # line ends between a heading and the paragraph after it
_NUMBER = re.compile(r"^ ?((?:S-|ES-)?\d{1,4})/(\d{1,3})(?:\.(?!\d)| - )", re.MULTILINE)
_LETTER = re.compile(r"^ ?([A-Z])$", re.MULTILINE)
_ARTICLE = 4  # characters before the name of an organ that opens a resolution
_COMMAS = (",", "，", "،")
_PRINTER = "org/UN"  # whose name stands at the top of a page, beside the symbol
_ORGAN_ORDER = ("A/", "S/", "E/")


def own_id(context: Context, where: Where, found: list[Found]) -> str | None:
    """Return the id of the document by its own symbol, None where it prints none."""
    symbols = own_symbols(context, where, found)
    if symbols:
        return doc_id(str(symbols[0].symbol))
    symbol = heading_symbol(context, where, found)
    return doc_id(symbol) if symbol else None


def own_symbols(context: Context, where: Where, found: list[Found]) -> list[Found]:
    """Return the mentions of the document's own symbols: in its masthead, page furniture or heading.

    Args:
        context: the scanned document.
        where: its parts.
        found: mentions found so far.
    """
    symbols = [f for f in found if f.symbol]
    if not symbols:
        return []
    furniture = [(b.start, b.end) for b in context.blocks if b.role == "running-header"]
    furniture += _beside(context, furniture, found)
    top = [where.span(p) for p in where.parts if p.type == "masthead"]
    own: dict[str, Found] = {}
    for start, end in [*top, *furniture]:
        for one in symbols:
            if one.kind in _KINDS and start <= one.start and one.end <= end:
                alone = (start, end) in furniture or _alone(context, one, found)
                if alone:
                    own.setdefault(str(one.symbol), one)
    if not any(one.kind == "resolution" for one in own.values()):
        heading = _heading(where)
        if heading is not None:
            first = [
                f for f in found if f.kind == "resolution" and f.symbol and heading[0] <= f.start < heading[1]
            ]
            if first and first[0].start - heading[0] <= _TITLE:
                own.clear()  # "RESOLUTION 17 (1947)": a symbol in a footnote is another document's
            if first and not own and not _number(context, where):
                own[str(first[0].symbol)] = first[0]
    if not own and _number(context, where) is None:
        own.update(_among_first_lines(context, found))
    return sorted(own.values(), key=lambda f: (_rank(str(f.symbol)), f.start))


def _among_first_lines(context: Context, found: list[Found]) -> dict[str, Found]:
    """Return the symbols that fill a line before the first paragraph, where no masthead is recognised."""
    own: dict[str, Found] = {}
    for block in [b for b in context.blocks if b.role == "text"][:_TOP]:
        if block.end - block.start > _PARAGRAPH:
            break
        inside = [f for f in found if f.symbol and block.start <= f.start and f.end <= block.end]
        own.update((str(f.symbol), f) for f in inside if f.kind in _KINDS and _alone(context, f, found))
        if own:
            break
    return own


def _beside(context: Context, furniture: list[tuple[int, int]], found: list[Found]) -> list[tuple[int, int]]:
    """Return the paragraphs of nothing but symbols next to page furniture: a header left in the text."""
    view = context.document.view
    edges = [view.to_source(start, end) for start, end in furniture if end > start]
    beside: list[tuple[int, int]] = []
    if not edges:
        return beside
    for one in found:
        if not one.symbol:
            continue
        block = context.block_at(one.start)
        if block.role == "text" and block.end - block.start <= _HEADER and _alone(context, one, found):
            span = view.to_source(block.start, block.end)
            if any(0 <= e.start - span.end <= _GAP or 0 <= span.start - e.end <= _GAP for e in edges):
                beside.append((block.start, block.end))
    return beside


def _rank(symbol: str) -> int:
    return next((i for i, head in enumerate(_ORGAN_ORDER) if symbol.startswith(head)), len(_ORGAN_ORDER))


def _alone(context: Context, one: Found, found: list[Found]) -> bool:
    """Say whether symbols fill a line, beside the name of the United Nations at the top of a page.

    A masthead also names other documents, in sentences.
    """
    text = context.text
    start = text.rfind("\n", 0, one.start) + 1
    end = text.find("\n", one.end)
    end = len(text) if end < 0 else end
    breaks = context.document.view.breaks
    left = breaks[(breaks >= start) & (breaks < one.start)]
    right = breaks[(breaks >= one.end - 1) & (breaks < end)]
    start = int(left[-1]) + 1 if len(left) else start
    end = int(right[0]) if len(right) else end
    named = {
        i
        for f in found
        if (f.symbol or f.id == _PRINTER) and start <= f.start and f.end <= end
        for i in range(f.start, f.end)
    }
    return sum(text[i].isalnum() for i in range(start, end) if i not in named) == 0


def _heading(where: Where) -> tuple[int, int] | None:
    """Return the view span of the heading of a resolution."""
    return next((where.span(p) for p in where.parts if p.id == "resolution/heading"), None)


def _number(context: Context, where: Where) -> re.Match[str] | None:
    """Return the number before the title of a resolution: "70/266. Title", in its heading or after it."""
    heading = _heading(where)
    if heading is None:
        return None
    start, end = heading
    after = context.text.find("\n", end + _BETWEEN)
    return _NUMBER.search(context.text, start, after if after > 0 else len(context.text))


def heading_symbol(context: Context, where: Where, found: list[Found]) -> str | None:
    """Return the symbol a heading gives by organ and number: "adopted by the General Assembly", "70/266."."""
    heading = _heading(where)
    if heading is None:
        return None
    organ = next(
        (
            organs()[str(f.id)]
            for f in found
            if f.kind == "body" and f.id in organs() and heading[0] <= f.start < heading[1]
        ),
        None,
    )
    match = _number(context, where)
    end = next(where.span(p)[1] for p in where.parts if p.id == "resolution")
    if organ is None or match is None:
        return None
    letter = _part_letter(context, found, match.end(), end)
    fields = {
        "session": match[1],
        "year": match[1],
        "special": match[1],
        "number": match[2],
        "part": letter,
    }
    form = "special" if "S-" in match[1] else "yearly" if len(match[1]) == 4 else "session"
    template = organ.resolution.get(form)
    return template.format(**fields) if template else None


def _part_letter(context: Context, found: list[Found], start: int, end: int) -> str:
    """Return the letter alone between title and opening, "" where another such letter follows it."""
    letters = list(_LETTER.finditer(context.text, start, end))
    if not letters:
        return ""
    opening = min(
        (f.start for f in found if f.kind == "body" and f.start >= start and _opens(context, f)), default=end
    )
    own = [m[1] for m in letters if m.end() <= opening]
    return own[-1] if own and len(letters) == 1 else ""


def _opens(context: Context, one: Found) -> bool:
    """Say whether an organ opens a resolution: "The General Assembly," on a line of its own."""
    start = context.text.rfind("\n", 0, one.start) + 1
    return one.start - start <= _ARTICLE and context.text[one.end : one.end + 1] in _COMMAS
