"""Nobody cites a resolution that is later than the document."""

from __future__ import annotations

from graphkit.pipeline import extract
from graphkit.read import read_bytes


def _council(text: str) -> list[tuple[str | None, str | None]]:
    mentions = extract(read_bytes(text.encode(), "letter.txt")).mentions
    return [(m.symbol, m.reason) for m in mentions if m.kind == "resolution"]


LETTER = (
    "Letter dated 3 March {year} from the Permanent Representative of Peru to the United Nations addressed "
    "to the Secretary-General\n\nI have the honour to recall Security Council resolution 1514 once more.\n"
)


def test_a_bare_number_of_the_future_stays_open() -> None:
    ((symbol, reason),) = _council(LETTER.format(year=1972))
    assert symbol is None
    assert "later than the document" in str(reason)


def test_a_bare_number_of_the_past_is_linked() -> None:
    ((symbol, _),) = _council(LETTER.format(year=2004))
    assert symbol == "S/RES/1514(2003)"
