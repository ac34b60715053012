"""References without a symbol of their own: the Treaty Series; and symbols that a date stands before."""

from __future__ import annotations

from graphkit.recognise.committees import reference_rule
from graphkit.recognise.names import Index
from graphkit.scan.context import Context, Found

_OWNER = 34  # characters before the series in which "United Nations, " may stand


def recognise_treaty_series(context: Context) -> list[Found]:
    """Return the references to volumes of the United Nations Treaty Series.

    Args:
        context: the scanned document.
    """
    found: list[Found] = []
    for hit in context.words("treaty-series"):
        volume = reference_rule("treaty-volume").match(context.text, hit.end)
        window = context.text[max(0, hit.start - _OWNER) : hit.start]
        if volume is None or reference_rule("other-owner").search(window):
            continue
        owner = reference_rule("series-owner").search(window)
        start = hit.start - len(window) + owner.start() if owner else hit.start
        if found and found[-1].end > start:
            continue
        name = f"doc/UNTS-{volume['volume']}"
        if volume["number"]:
            name += f"-{volume['number']}"
        elif volume["page"]:
            name += f"-p{volume['page']}"
        one = Found(start, volume.end(), "document", name, "reference/treaty-series", 0.95, "name")
        one.reason = "a volume of the United Nations Treaty Series"
        found.append(one)
    return found


def group_dated(text: str, found: list[Found], index: Index) -> None:
    """Tie symbols in brackets to the date before each: "of 3 August 2011 (S/PRST/2011/16), 21 March ...".

    Args:
        text: the view.
        found: the symbols found, in order; they take the date, and those of one run share a group.
        index: the dates.
    """
    run: list[tuple[Found, Found]] = []
    for one in [*found, None]:
        date = _date_before(text, one, index) if one is not None else None
        if run and (date is None or not _joined(text, run[-1][0].end, date.start)):
            _share(run)
            run = []
        if one is not None and date is not None:
            one.attrs = {**one.attrs, "date": str(date.value)}
            run.append((one, date))


def _date_before(text: str, one: Found, index: Index) -> Found | None:
    if one.rule != "symbol/document" or text[one.start - 1 : one.start] != "(":
        return None
    for position in (one.start - 1, one.start - 2):
        for date in index.ends.get(position, ()):
            if date.kind == "date" and date.value and text[position : one.start].strip() == "(":
                return date
    return None


def _joined(text: str, start: int, end: int) -> bool:
    return 0 < end - start < 12 and reference_rule("between-dated").fullmatch(text, start, end) is not None


def _share(run: list[tuple[Found, Found]]) -> None:
    if len(run) > 1:
        span = (run[0][1].start, run[-1][0].end)
        for one, _ in run:
            one.group = one.group or span
