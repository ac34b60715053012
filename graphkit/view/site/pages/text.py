"""The paragraphs of a document as HTML: nested marks, hidden noise, sections; nothing else gets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from graphkit.view.facts.naming import direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.view.facts.blocks import Block, Piece
    from graphkit.view.facts.reader import Marked
    from graphkit.view.site.pages.links import Links


class Setter:
    """Sets paragraphs as HTML.

    Args:
        marks: the mentions of the text; order: position of each thing in the list of all that is named.
        links: addresses; anchors: whether mentions get an id of their own.
    """

    def __init__(
        self, marks: Sequence[Marked], order: dict[str, int], links: Links, *, anchors: bool = True
    ) -> None:
        self._marks = marks
        self._order = order
        self._links = links
        self._anchors = anchors

    def block(self, block: Block, own: str = "", *, tight: bool = False) -> Markup:
        """Return one paragraph; `own` is the language of the text it stands in, `tight` sets it close."""
        lang = block.lang or own
        said = f' lang="{escape(lang)}" dir="{direction(lang)}"' if lang and lang != own else ""
        role = ("" if block.role == "text" else f" {escape(block.role)}") + (" tight" if tight else "")
        inner = "".join(self._pieces(block.pieces))
        return Markup(f'<p class="b{role}" data-s="{block.start}"{said}>{inner}</p>')  # noqa: S704

    def _pieces(self, pieces: Iterable[Piece]) -> Iterable[str]:
        for piece in pieces:
            if piece.index >= 0:
                yield self._mark(piece)
            elif piece.hidden:
                yield f'<span class="x">{escape(piece.text)}</span>'
            else:
                yield str(escape(piece.text))

    def _mark(self, piece: Piece) -> str:
        mark = self._marks[piece.index]
        inner = "".join(self._pieces(piece.pieces))
        nested = any(part.index >= 0 for part in piece.pieces)
        named = [self._order[ref.id] for ref in mark.refs if ref.id in self._order]
        attributes = f' class="m k-{escape(mark.kind)}{" u" if mark.reason else ""}"'
        if piece.first and self._anchors:
            attributes += f' id="char={mark.start},{mark.end}"'
        if named:
            attributes += f' data-n="{" ".join(map(str, named))}"'
        for key, value in (("v", mark.value), ("u", mark.reason)):
            if value:
                attributes += f' data-{key}="{escape(value)}"'
        if nested:  # a link may not stand in a link: the innermost mention is one, its card names the others
            return f"<span{attributes}>{inner}</span>"
        if mark.refs:
            return f'<a{attributes} href="{escape(self._links.thing(mark.refs[0].id))}">{inner}</a>'
        return f'<span tabindex="0"{attributes}>{inner}</span>'
