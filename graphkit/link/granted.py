"""Events that a sentence takes for granted, whatever is demanded, planned or feared in it."""

from __future__ import annotations

from graphkit.link.clauses import Clause

_WINDOW = 64  # characters looked at before an event word
_DATED = 8  # characters from an agreement to the day it is known by: " of ", " du ", " от "


def granted(text: str, clause: Clause) -> int:
    """Return where the words before an event word that still say how surely it is reported may begin.

    "those who will find the perpetrators of the attack" reports an attack; "victims of any attack" does not.

    Args:
        text: the view.
        clause: the stretch of the event word.
    """
    begin = max(clause.sentence[0], clause.trigger.start - _WINDOW)
    match = clause.grammar.presupposed_before.search(text[begin : clause.trigger.start])
    return begin + match.start("rest") if match else clause.sentence[0]


def agreed(text: str, clause: Clause) -> bool:
    """Say whether the word names an agreement by its day: "apply the ceasefire agreement of 3 May".

    Args:
        text: the view.
        clause: the stretch of the event word.
    """
    trigger, words = clause.trigger, clause.grammar
    dates = [f for f in clause.own if f.kind == "date" and f.value and not f.attrs.get("open")]
    if words.lang == "zh":
        named = words.paper_behind.match(text, trigger.end) is not None
        return named and any(trigger.start - _DATED <= f.end <= trigger.start for f in dates)
    before = text[max(clause.sentence[0], trigger.start - _WINDOW) : trigger.start]
    end = trigger.end
    if words.paper_named.search(before) is None:
        own = list(words.paper_noun.finditer(text, trigger.start, min(clause.sentence[1], end + _WINDOW)))
        noun = next((m for m in own if m.end() == end or m.start() == end + 1), None)
        if noun is None:
            return False
        end = noun.end()
    if words.lang == "en" and any(0 <= trigger.start - f.end <= 1 for f in dates):
        return True  # "the 3 May 2020 ceasefire agreement"
    return any(0 <= f.start - end <= _DATED for f in dates)
