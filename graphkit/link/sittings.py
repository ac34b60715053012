"""The meeting at which the President of the Council made a statement: from how the statement opens."""

from __future__ import annotations

from graphkit.link.adoption import Adoption, meeting_number
from graphkit.scan.context import Context, Found

PRESIDENT = "office/president-UN-SC"
_COUNCIL = "body/UN-SC"
_OPENING = 320  # characters of the first sentence that name the day and the meeting
_AFTER = 40  # characters from the day to the meeting, where the day stands first
_FULL = 10  # characters of a full date


def sitting(context: Context, start: int, found: list[Found]) -> Adoption:
    """Return day and meeting of a statement: "At the 7074th meeting ..., held on 9 December 2013, ...".

    Args:
        context: the scanned document.
        start: view offset at which the text of the statement begins.
        found: what was recognised.
    """
    block = context.block_at(start)
    end = min(block.end, start + _OPENING)
    days = [f for f in found if f.kind == "date" and f.value and start <= f.start < end]
    full = [f for f in days if len(str(f.value)) == _FULL and "X" not in str(f.value)]
    if not full:
        return Adoption(None, None)
    nouns = [noun for noun in context.within("meeting-noun", start, end) if noun.start < full[0].end + _AFTER]
    read = meeting_number(context.text, nouns[0]) if nouns else None
    template = read[0].gives.get(_COUNCIL) if read else None
    return Adoption(full[0].value, str(template).format(number=read[1]) if read and template else None)
