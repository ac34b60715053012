"""Where the parts end that stand behind a work in a list: "resolutions 41/213, annex I, and 72/266"."""

from __future__ import annotations

from graphkit.recognise.pin_words import after_noun, longest_nouns, pin_rule
from graphkit.scan.context import Context

_NESTED = 4  # kinds of parts within each other: annex, section, paragraph, sub-paragraph


def parts_end(context: Context, position: int) -> int | None:
    """Return where the parts that stand behind a work end, with their bracket; None where there are none.

    Args:
        context: the scanned document.
        position: the end of the work: ", annex I, section II" or " (par. 6)" may follow.
    """
    text, here, end = context.text, position, None
    opens = pin_rule("opens").match(text, here)
    for _ in range(_NESTED):
        joint = opens or pin_rule("next").match(text, here)
        start = joint.end() if joint is not None else here
        nouns = longest_nouns(context.within("pin-noun", start, start + 1))
        if not nouns or nouns[0][0].lang == "zh":
            break
        words = after_noun(context, nouns[0][0], many=nouns[0][1])
        if words is None or words.start != start:
            break
        here = end = words.end
        opens = None
    if end is not None and text.startswith(")", end):
        end += 1
    return end
