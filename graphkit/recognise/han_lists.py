"""Lists of numbers before a noun, as in Chinese: 第825(1993)号、第1540(2004)号和第1928(2010)号决议."""

from __future__ import annotations

from graphkit.recognise.lists import LONGEST_LIST, Item, body_before
from graphkit.recognise.names import Index
from graphkit.recognise.numbers import parse, rule, slashed, through
from graphkit.scan.context import Context, Found, Hit

_WINDOW = 700  # characters before the noun in which its list may start


class HanLists:
    """Reads the lists of one document, noun after noun.

    Args:
        context: the scanned document.
        index: names and dates found before.
    """

    def __init__(self, context: Context, index: Index) -> None:
        self._context = context
        self._index = index
        self._broken: set[int] = set()  # where a list begins that reaches no noun, and none that comes later

    def before(self, noun: Hit) -> tuple[list[Item], Found | None, int]:
        """Return the numbers of the list that ends at a noun, the body named, and its start.

        Args:
            noun: the noun; those before it were asked for before.
        """
        text = self._context.text
        floor = max(self._context.block_at(noun.start).start, noun.start - _WINDOW)
        start = text.find("第", floor, noun.start)
        while start >= 0:
            read = None if start in self._broken else self._chain(start, noun.start)
            if read is not None:
                items, body = read
                return items, body or body_before(start, text, self._index), start
            start = text.find("第", start + 1, noun.start)
        return [], None, noun.start

    def _chain(self, start: int, end: int) -> tuple[list[Item], Found | None] | None:
        """Read 第825(1993)号、第1540(2004)号和第1928(2010)号 from start to end exactly, or give None."""
        text = self._context.text
        items: list[Item] = []
        body: Found | None = None
        position = start
        while position < end and len(items) < LONGEST_LIST:
            if text[position] == "第":
                position += 1
            several = slashed(text, position)
            number = several[-1] if several else parse(text, position)
            if number is None:
                self._broken.add(start)
                return None
            if number.stop > end:
                return None
            more = through(text, number)
            items.extend(Item(one) for one in [*(several or [number]), *more])
            number = more[-1] if more else number
            position = number.stop + (1 if text[number.stop : number.stop + 1] == "号" else 0)
            if position == end:
                return items, body
            separator = rule("separator").match(text, position)
            position = separator.end() if separator else position
            for found in self._index.starts.get(position, ()):
                if found.kind in {"date", "body"}:
                    body = found if found.kind == "body" else body
                    position = found.end
                    break
        return None
