"""Ready citations of a document or of some words in it: in the style of the United Nations, and BibTeX."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from graphkit.view.facts.desk import Desk


class Ready(msgspec.Struct, frozen=True):
    """A citation that can be copied."""

    un: str
    bibtex: str


def ready(desk: Desk, name: str) -> Ready | None:
    """Return the citations of a work, None for what is no work."""
    from graphkit.export.bibliography import entry
    from graphkit.export.bibtex import spell

    row = desk.reading.work(name)
    if row is None:
        return None
    found = entry(desk.reading, row)
    style = resolution_style(found.symbols, found.issuer) or un_style(
        found.title, found.symbols, row.edtf or row.date or "", [a for a, _ in found.authors]
    )
    return Ready(style, spell(found))


def resolution_style(symbols: tuple[str, ...], issuer: str) -> str:
    """Return how a resolution is cited, by organ and number; "" for any other document.

    >>> resolution_style(("S/RES/822(1993)",), "United Nations, Security Council")
    'Security Council resolution 822 (1993).'
    """
    match = re.search(r"/RES/([^\s(]+)(?:\s?(\(\d{4}\)))?\Z", symbols[0] if symbols else "")
    if match is None:
        return ""
    return " ".join(filter(None, (issuer.rpartition(", ")[2], "resolution", *match.groups()))) + "."


def un_style(title: str, symbols: tuple[str, ...], date: str, authors: list[str]) -> str:
    """Return a citation as the United Nations Editorial Manual has it: author, title, date, symbol.

    >>> un_style("Letter", ("A/74/774", "S/2020/260"), "2020-03-31", ["Permanent Representative"])
    'Permanent Representative, “Letter”, 31 March 2020 (A/74/774–S/2020/260).'
    >>> un_style("", ("S/RES/822(1993)",), "", ["United Nations, Security Council"])
    'Security Council, S/RES/822 (1993).'
    """
    joined = "–".join(re.sub(r"(?<=\d)\((\d{4})\)$", r" (\1)", symbol) for symbol in symbols[:2])
    shown = "" if not title or title in symbols else f"“{title}”"
    author = ", ".join(authors[:1]).removeprefix("United Nations, ")
    if not shown:
        return ", ".join(filter(None, (author, joined, long_date(date)))) + "."
    text = ", ".join(filter(None, (author, shown, long_date(date))))
    return (f"{text} ({joined})" if joined else text) + "."


@lru_cache(maxsize=4096)
def long_date(date: str) -> str:
    """Return a date in words, English; what is no plain day, month or year stays as it is.

    >>> long_date("2020-03-31"), long_date("1993-04"), long_date("1993"), long_date("199X")
    ('31 March 2020', 'April 1993', '1993', '199X')
    """
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
              "October", "November", "December")  # fmt: skip
    steps = date.split("-")
    if not all(step.isdigit() for step in steps) or not 2 <= len(steps) <= 3 or not 1 <= int(steps[1]) <= 12:
        return date
    day = f"{int(steps[2])} " if len(steps) == 3 else ""
    return f"{day}{months[int(steps[1]) - 1]} {steps[0]}"
