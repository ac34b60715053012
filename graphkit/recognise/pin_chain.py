"""Expressions for parts that belong together, and how they are written in a pin: "Art. 14 (3) (c)"."""

from __future__ import annotations

import itertools

from graphkit.knowledge.pins import pin_kinds
from graphkit.recognise.pin_words import PinWords

Unit = dict[str, list[str]]


class Chain:
    """Expressions that belong together: "paragraph 3 of annex I and section II".

    Args:
        units: one for each group of nested parts: members by kind.
        words: the expressions; the last one may be cut back.
    """

    def __init__(self, first: PinWords) -> None:
        self.units: list[Unit] = [{first.kind: first.members}]
        self.words = [first]

    def add(
        self, words: PinWords, *, nested: bool = False, within: bool = False, close: bool = False
    ) -> None:
        """Add the next expression, within the unit before or as a new one.

        Args:
            words: the expression.
            nested: it narrows or widens the one before; False where it stands beside it.
            within: the one before is a part of it ("(v) of (a)").
            close: nothing parts the two: «пункт 1 статьи 9».
        """
        unit, before = self.units[-1], self.words[-1].kind
        if nested and words.kind not in unit:
            if not within and len(unit.get(before, ())) > 1 and finer(words.kind, before):
                unit = {**unit, before: unit[before][-1:]}  # "articles 5 and 12, paragraph 3"
                self.units[-1][before] = self.units[-1][before][:-1]
                self.units.append(unit)
            unit[words.kind] = words.members
        elif nested and words.kind == "subpara":
            outer, inner = (words.members, unit["subpara"]) if within else (unit["subpara"], words.members)
            unit["subpara"] = [a + b for a in outer for b in inner]
        elif (within or close) and words.kind in unit and finer(before, words.kind):
            narrow = unit.pop(before)  # "article 7, paragraph 1 of article 9"
            self.units.append({words.kind: words.members, before: narrow})
        else:
            self.units.append({words.kind: words.members})
        self.words.append(words)

    def pins(self, kept: int | None = None) -> list[str]:
        """Return the pins in normal form; `kept` cuts the last expression to its first members."""
        last = self.words[-1]
        made: list[str] = []
        for unit in self.units:
            cut = {
                kind: members[:kept] if kept is not None and members is last.members else members
                for kind, members in unit.items()
            }
            made.extend(_written(cut))
        return list(dict.fromkeys(made))


def finer(kind: str, other: str) -> bool:
    """Say whether a kind of parts is narrower than another.

    >>> finer("para", "article"), finer("annex", "section")
    (True, False)
    """
    order = list(pin_kinds())
    return order.index(kind) > order.index(other)


def _written(unit: Unit) -> list[str]:
    """Return the pins of nested parts, one for each member."""
    order = [k for k in pin_kinds() if k in unit]
    made = []
    for members in itertools.product(*(unit[k] for k in order)):
        pin, parts = "", dict(zip(order, members, strict=True))
        if "para" in parts and "subpara" in parts:
            parts["para"] += parts.pop("subpara")
        elif "article" in parts and "subpara" in parts and "para" not in parts:
            inner = parts.pop("subpara")
            parts["article"] += inner if inner.startswith(" ") else f" ({inner})"
        if "article" in parts and "para" in parts:
            number, _, rest = parts.pop("para").partition(" (")
            parts["article"] += f" ({number})" + (f" ({rest}" if rest else "")
        if "preamble" in parts and (number := parts.pop("para", parts.pop("subpara", "")).strip(" ()")):
            del parts["preamble"]
            parts["preambular"] = number
        if "subpara" in parts and parts["subpara"][:1].isdigit() and "para" not in parts:
            parts["para"] = parts.pop("subpara")
        for kind, number in parts.items():
            name = pin_kinds()[kind].short
            if name:
                pin += (", " if pin else "") + f"{name} {number.strip()}".strip()
        if pin:
            made.append(pin)
    return made
