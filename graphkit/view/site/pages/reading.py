"""The reader: one text with everything it names marked, or two versions side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit.graph.iris import parse_mention
from graphkit.view.facts.citing import ready
from graphkit.view.facts.reader import ReaderPage, reader_page, versions
from graphkit.view.site.pages.links import Links
from graphkit.view.site.pages.text import Setter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from graphkit.view.facts.blocks import Block
    from graphkit.view.facts.desk import Desk
    from graphkit.view.facts.reader import Section
    from graphkit.view.site.pages.press import Press

# Parts whose lines stand close to each other, as in print.
_TIGHT = frozenset({"masthead", "heading", "signature-block", "annex-heading", "dateline", "link-block"})


class Row(NamedTuple):
    """Paragraphs that stand beside each other, and their characters in either file."""

    left: list[Markup]
    right: list[Markup]
    left_span: tuple[int, int] | None
    right_span: tuple[int, int] | None
    aligned: bool


def reader(press: Press, sha12: str, path: str) -> bytes:
    """Return the page of a file."""
    page = reader_page(press.desk, sha12)
    setter = Setter(page.marks, _order(page), Links(path))
    name = page.document.id if page.document else ""
    return press.render(
        "reader.html",
        path,
        title=page.document.label(press.w.lang) if page.document else page.file,
        page=page,
        frame=page.frame,
        flow=list(_flow(page, setter)),
        anchors=_anchors(page),
        kinds=Counter(mark.kind for mark in page.marks).most_common(),
        compare=[press.compare_link(sha12, version) for version in page.versions],
        cite=ready(press.desk, name) if name else None,
        card_words={
            key: press.w("card/" + key)
            for key in ("value", "unresolved", "several", "copy-link", "copy-cite", "copied")
        }
        | {"kinds": {mark.kind: press.w("mention/" + mark.kind) for mark in page.marks}},
    )


def _order(page: ReaderPage) -> dict[str, int]:
    return {row.ref.id: at for at, row in enumerate(page.named)}


def _anchors(page: ReaderPage) -> frozenset[tuple[int, int]]:
    """Places of parts that an id of their own may stand for: those that no mention has, and no other part."""
    spans = Counter((section.start, section.end) for section in page.sections if section.level <= 2)
    marked = {(mark.start, mark.end) for mark in page.marks}
    return frozenset(span for span, times in spans.items() if times == 1 and span not in marked)


def _flow(page: ReaderPage, setter: Setter) -> Iterator[tuple[str, Section | Markup]]:
    """Paragraphs, with the heading of each part before the first paragraph that belongs to it."""
    waiting = [section for section in page.sections if section.level <= 2]
    for block in page.blocks:
        while waiting and waiting[0].start < block.end:
            yield "part", waiting.pop(0)
        tight = any(
            part.start <= block.start < part.end for part in page.sections if part.name.type in _TIGHT
        )
        yield "text", setter.block(block, page.lang, tight=tight)


def compare(press: Press, one: str, other: str, path: str) -> bytes:
    """Return the page that sets two files side by side, paragraph by paragraph."""
    left, right = reader_page(press.desk, one), reader_page(press.desk, other)
    ties = [
        (start, first) for start, _, sha12, first, _ in press.desk.parallels.get(one, ()) if sha12 == other
    ]
    rows = list(_rows(left, right, ties, Links(path)))
    name = left.document.label(press.w.lang) if left.document else left.file
    title = f"{press.w('side-by-side')}: {name}"
    return press.render(
        "compare.html",
        path,
        title=title,
        left=left,
        right=right,
        rows=rows,
        pairs=len(ties),
        langs=_langs(press.desk, one, other),
    )


def _langs(desk: Desk, one: str, other: str) -> tuple[str, str]:
    """The languages of what corresponds in two files."""
    found = next((row for row in versions(desk, one) if row.sha12 == other), None)
    return (found.here, found.lang) if found else (desk.language(one), desk.language(other))


def _rows(left: ReaderPage, right: ReaderPage, ties: list[tuple[int, int]], links: Links) -> Iterator[Row]:
    """Rows in the order of both texts; what has no counterpart stands between the pairs."""
    sides = [
        (page, Setter(page.marks, _order(page), links, anchors=False), _index(page.blocks))
        for page in (left, right)
    ]
    at = [0, 0]
    for start, first in sorted(ties):
        ends = [sides[0][2].get(start), sides[1][2].get(first)]
        if ends[0] is None or ends[1] is None or ends[0] < at[0] or ends[1] < at[1]:
            continue
        if ends[0] > at[0] or ends[1] > at[1]:
            yield _row(sides, (at[0], ends[0]), (at[1], ends[1]), aligned=False)
        yield _row(sides, (ends[0], ends[0] + 1), (ends[1], ends[1] + 1), aligned=True)
        at = [ends[0] + 1, ends[1] + 1]
    if at[0] < len(left.blocks) or at[1] < len(right.blocks):
        yield _row(sides, (at[0], len(left.blocks)), (at[1], len(right.blocks)), aligned=False)


def _index(blocks: tuple[Block, ...]) -> dict[int, int]:
    return {block.start: at for at, block in enumerate(blocks)}


def _row(sides: list[Any], left: tuple[int, int], right: tuple[int, int], *, aligned: bool) -> Row:
    cells, spans = [], []
    for (page, setter, _), (low, high) in zip(sides, (left, right), strict=True):
        inside = page.blocks[low:high]
        cells.append([setter.block(block, page.lang) for block in inside])
        spans.append((inside[0].start, inside[-1].end) if inside else None)
    return Row(cells[0], cells[1], spans[0], spans[1], aligned)


def inner(desk: Desk) -> Iterator[tuple[str, tuple[str, int, int] | tuple[str]]]:
    """Yield the ids of expressions and of parts, each with the file and the characters it leads to."""
    for sha12 in sorted(desk.graph.sources):
        expression = desk.reading.node(desk.iris.source(sha12)).one("embodies")
        if expression:
            yield desk.iris.name(expression), (sha12,)
    for component, extent in desk.pairs("extent"):
        place = parse_mention(extent)
        if place and place.sha12 in desk.graph.sources:
            yield desk.iris.name(component), (place.sha12, place.start, place.end)
