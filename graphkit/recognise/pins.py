"""Pin cites: which part of a cited work is meant, attached to the mention of the work.

"paragraphs 3 (a) and 5 of resolution 853 (1993)", «пункт 5 резолюции», 第1874(2009)号决议第26段,
"(S/2019/762, annex, para. 3)". Parts that stand alone ("paragraph 5 above") are left alone.
"""

from __future__ import annotations

import bisect

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.pins import pin_kinds
from graphkit.recognise.names import Index
from graphkit.recognise.pin_chain import Chain, finer
from graphkit.recognise.pin_words import PinWords, carried_on, pin_rule, pin_words
from graphkit.scan.context import Context, Found

_WALK = 160  # characters from the last part to the work it is of
_STEPS = 12
_LONGEST = 60  # expressions that belong together
_AFTER = 110  # characters behind a work in which its parts may start: a date and a body may stand between
_THROUGH = frozenset({"body", "organisation", "date", "state", "office"})


class _Pins:
    def __init__(self, context: Context, found: list[Found]) -> None:
        self.context = context
        self.text = context.text
        self.words = pin_words(context)
        self.at = {w.start: w for w in reversed(self.words)}
        self.starts = [w.start for w in self.words]
        self.targets = {f.start: f for f in found if _citable(f)}
        self.index = Index([f for f in found if f.kind in _THROUGH])
        self.nouns = {h.start: h.end for h in reversed(context.words("act-noun"))}
        self.used: set[int] = set()
        self.owned: set[int] = set()  # "resolution 822 (1993), in particular its paragraph 4"
        self.behind = {w.start: t for t in self.targets.values() if (w := self.words_behind(t)) is not None}

    def chain(self, first: PinWords) -> Chain:
        """Return the expressions that go on from the first."""
        chain = Chain(first)
        while len(chain.words) < _LONGEST:
            last = chain.words[-1]
            join = pin_rule("next").match(self.text, last.end)
            following = self.at.get(join.end()) if join else None
            if join is not None and following is not None and following.start not in self.used:
                close = join.group() == " "
                chain.add(following, nested=join["and"] is None, within=join["of"] is not None, close=close)
            elif (narrower := self.bracketed(last)) is not None:
                chain.add(narrower, nested=True)
            elif (beside := self.sharing(chain)) is not None:
                chain.add(beside)
            else:
                break
        return chain

    def bracketed(self, last: PinWords) -> PinWords | None:
        """Return the expression in brackets that narrows the one before: "article 9 (par. 1)"."""
        opens = pin_rule("opens").match(self.text, last.end)
        inner = self.at.get(opens.end()) if opens else None
        if inner is None or inner.start in self.used or not finer(inner.kind, last.kind):
            return None
        if not self.text.startswith(")", inner.end):
            return None
        end = inner.end + 1
        return PinWords(inner.start, end, inner.kind, inner.members, [(end, len(inner.members))])

    def sharing(self, chain: Chain) -> PinWords | None:
        """Return the number that shares a noun, past a narrower part: "articles 9 (par. 1) et 14"."""
        last = chain.words[-1]
        wider = next((w.kind for w in reversed(chain.words) if finer(last.kind, w.kind)), None)
        words = carried_on(wider, self.text, last.end) if wider is not None else None
        if words is None:
            return None
        join = pin_rule("next").match(self.text, words.end)
        narrower = self.at.get(join.end()) if join is not None and join["and"] is None else None
        narrower = narrower or self.bracketed(words)
        if narrower is not None and finer(narrower.kind, words.kind):
            return words
        return words if self.work_before(words.end) is not None else None

    def work_before(self, position: int) -> Found | None:
        """Return the work that " of its resolution " leads to from a position."""
        match = pin_rule("to-work").match(self.text, position)
        if match is None:
            return self.targets.get(position)
        here, limit = match.end(), position + _WALK
        for _ in range(_STEPS):
            target = self.targets.get(here)
            if target is not None:
                return target
            past = self.nouns.get(here) or next(
                (f.end for f in self.index.starts.get(here, ()) if f.end > here), None
            )
            if past is None:
                glue = pin_rule("glue").match(self.text, here)
                past = glue.end() if glue and glue.end() > here else None
            if past is None or past > limit:
                return None
            here = past
        return None

    def forwards(self) -> None:
        """Attach the parts that stand before their work."""
        for first in self.words:
            if first.start in self.used:
                continue
            chain = self.chain(first)
            if first.start in self.owned or (first.start in self.behind and len(chain.units) > 1):
                continue  # "resolution 822 (1993), para. 4, and paragraph 1 of resolution 853 (1993)"
            for end, kept in reversed(chain.words[-1].ends):
                target = self.work_before(end)
                if target is not None:
                    alike = [target, *self.listed_with(target, behind=False)]
                    for one in alike:
                        _pin(one, chain.pins(kept))
                    self.used |= {w.start for w in chain.words}
                    self.carry_on(chain.words[0].kind, alike[-1])
                    break

    def listed_with(self, target: Found, *, behind: bool) -> list[Found]:
        """Return the other works of an enumeration that shares its noun with the parts.

        "paragraph 2 of resolutions 822 (1993) and 853 (1993)" is of both, and so is
        第822(1993)和853(1993)号决议第2段; behind "resolutions 822 (1993) and 853 (1993), para. 2"
        only the last is sure, and so it is of the first of "822 (1993), para. 2, and 853 (1993)".

        Args:
            target: the work that the parts stand beside.
            behind: whether they stand behind it.
        """
        if target.group is None:
            return []
        members = [
            f for f in self.targets.values() if f.group == target.group and f.rule == "citation/number"
        ]
        if target not in members:
            return []
        members.sort(key=lambda f: f.start)
        first, last = members[0], members[-1]
        shared = (
            target is last and target.group[1] > last.end
            if behind
            else target is first and target.group[0] < first.start
        )
        return [m for m in members if m is not target] if shared else []

    def carry_on(self, kind: str, target: Found) -> None:
        """Attach "11 of resolution 874 (1993)" where the noun stands before an earlier work only."""
        for _ in range(_STEPS):
            words = carried_on(kind, self.text, target.end)
            following = (
                self.work_before(words.end)
                if words and pin_rule("linked").match(self.text, words.end)
                else None
            )
            if words is None or following is None:
                return
            _pin(following, Chain(words).pins())
            target = following

    def backwards(self) -> None:
        """Attach the parts that stand behind their work."""
        for start, target in self.behind.items():
            if start not in self.used:
                chain = self.chain(self.at[start])
                for one in (target, *self.listed_with(target, behind=True)):
                    _pin(one, chain.pins())
                self.used |= {w.start for w in chain.words}

    def words_behind(self, target: Found) -> PinWords | None:
        """Return the expression that stands behind a work."""
        at = bisect.bisect_left(self.starts, target.end)
        if at == len(self.starts) or self.starts[at] > target.end + _AFTER:
            return None
        return self.words_after(target.end)

    def words_after(self, position: int) -> PinWords | None:
        """Return the expression behind a work, past ", of 14 June 2001," and " of the Council"."""
        for _ in range(3):
            match = pin_rule("after").match(self.text, position)
            here = match.end() if match else position
            if here in self.at:
                if match and match["own"]:
                    self.owned.add(here)
                return self.at[here]
            here = position
            for _ in range(3):  # the date and the body of the work
                glue = pin_rule("to-work").match(self.text, here)
                start = glue.end() if glue else here
                past = [f.end for f in self.index.starts.get(start, ()) if f.kind in {"date", "body"}]
                here = past[0] if past else here
            if here == position:
                return None
            position = here
        return None


def _citable(found: Found) -> bool:
    if found.form == "url":
        return False
    if found.kind == "document":
        return found.form in {"symbol", "list-number"}
    return found.kind in {"resolution", "treaty", "anaphor"}


def _pin(target: Found, pins: list[str]) -> None:
    if target.kind == "treaty" and _has_rules(target):  # of which French says articles
        article, rule = (pin_kinds()[kind].short + " " for kind in ("article", "rule"))
        pins = [rule + pin.removeprefix(article) if pin.startswith(article) else pin for pin in pins]
    target.pin = tuple(dict.fromkeys([*target.pin, *pins]))
    if target.kind == "treaty" and target.id is None and len(target.candidates) == 1:
        target.id, target.confidence = target.candidates[0], 0.85
        target.reason = "one work goes by this short name, and a part of it is cited"


def _has_rules(treaty: Found) -> bool:
    """Say whether what is cited is a set of rules, such as those of procedure."""
    names = [treaty.id] if treaty.id else treaty.candidates
    return any((one := compiled().entities.get(name)) is not None and one.type == "rules" for name in names)


def attach_pins(context: Context, found: list[Found]) -> None:
    """Give each cited work the parts of it that are meant.

    Args:
        context: the scanned document.
        found: all mentions, in view offsets; those of works may change.
    """
    if context.words("pin-noun"):
        pins = _Pins(context, found)
        pins.forwards()
        pins.backwards()
