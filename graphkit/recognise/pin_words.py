"""One expression for parts of a work: "paragraphs 3 (a) and 5", «пункты 2-4», 第五十一条, «الفصل السابع»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from graphkit.knowledge.patterns import regex
from graphkit.knowledge.pins import PinKind, pin_kinds, pins
from graphkit.knowledge.script import look_alikes, scripts
from graphkit.recognise.numbers import roman
from graphkit.recognise.numerals import han_number
from graphkit.scan.context import Context, Hit

_NO_PLURAL = frozenset({"ru", "ar", "zh"})  # the tables do not tell plurals from cases there
_MOST = 30  # members of a range worth naming one by one
_HAN = 48  # characters before a Chinese noun in which its numbers may start
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class PinWords(msgspec.Struct):
    """Parts of one kind as printed.

    Args:
        start, end: view offsets of the whole expression.
        kind: para, article, chapter ...
        members: number and sub-paragraph of each, in normal form ("3 (a)", "VII"; "" for "the annex").
        ends: where the expression may stop instead, shortest first: (offset, members so far).
    """

    start: int
    end: int
    kind: str
    members: list[str]
    ends: list[tuple[int, int]]


@cache
def pin_rule(name: str) -> re.Pattern[str]:
    """Return the compiled pattern `pin/<name>`."""
    return regex("pins", f"pin/{name}")


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(r"[^\s()]+")


def _subs(printed: str) -> str:
    """Return "(أ)" or " a)" as " (a)"."""
    letters = pins().letters
    return "".join(f" ({letters.get(one, one)})" for one in _inner().findall(printed))


def _value(numeral: str) -> int:
    total = 0
    for here, behind in zip(numeral, [*numeral[1:], ""], strict=True):
        total += -_ROMAN[here] if behind and _ROMAN[behind] > _ROMAN[here] else _ROMAN[here]
    return total


def _between(first: str, last: str) -> list[str] | None:
    """Return the numbers after the first up to the last of a range, None where they do not count up."""
    numeral = not first.isdigit() or not last.isdigit()
    if numeral and not (set(first) | set(last)) <= set(_ROMAN):
        if len(first) == len(last) == 4 and first[:2] == last[:2] == " (":  # (a) to (c)
            letters = range(ord(first[2]) + 1, ord(last[2]) + 1)
            return [f" ({chr(c)})" for c in letters] if 0 < len(letters) <= _MOST else None
        return None
    low, high = (_value(first), _value(last)) if numeral else (int(first), int(last))
    if not 0 < high - low <= _MOST:
        return None
    return [roman(n) if numeral else str(n) for n in range(low + 1, high + 1)]


class _Reader:
    """Collects the members of one expression."""

    def __init__(self, kind: PinKind) -> None:
        self.kind = kind
        self.members: list[str] = []
        self.ends: list[tuple[int, int]] = []
        self._last = ""  # number before, for "3 (a) and (b)"

    def add(self, number: str, subs: str, end: int, *, through: bool = False) -> bool:
        """Add a number with its sub-paragraphs, or the numbers up to it; say whether it makes sense."""
        sub = _subs(subs)
        if through:
            before = self.members[-1]
            if number:
                more = _between(before, number)
            else:
                more = _between(before[before.rfind(" (") :], sub)
                more = [self._last + one for one in more] if more else None
            if more is None:
                return False
            if number and sub:
                more[-1] += sub
            self.members.extend(more)
        else:
            self.members.append((number or self._last) + sub)
        self._last = number or self._last
        self.ends.append((end, len(self.members)))
        return True

    def narrow(self, inner: str, end: int) -> None:
        """Make the last number that of a paragraph within it."""
        self._last = self.members[-1] = f"{self._last}.{inner}"
        self.ends[-1] = end, len(self.members)


def _number(kind: PinKind, text: str, position: int) -> tuple[str, str, int] | None:
    """Return number, sub-paragraphs and end of one member that starts at a position."""
    match = pin_rule("number").match(text, position)
    if match is None and kind.lettered:
        match = pin_rule("capital").match(text, position)
        spelled = next((w for w in scripts().arabic.part_letters if text.startswith(w, position)), None)
        if spelled is not None and not text[position + len(spelled) : position + len(spelled) + 1].isalpha():
            return scripts().arabic.part_letters[spelled], "", position + len(spelled)
    if match is not None:
        number = re.sub(r" ?(bis|ter|quater)$", r" \1", match["number"].translate(look_alikes()))
        return number.removesuffix("er") if number == "1er" else number, match["subs"], match.end()
    match = pin_rule("letters").match(text, position)
    return ("", match["subs"], match.end()) if match else None


def carried_on(kind: str, text: str, position: int) -> PinWords | None:
    """Read "and 11" behind "paragraph 4 of resolution 822 (1993)": a number that shares the noun."""
    join = pin_rule("list").match(text, position)
    read = _number(pin_kinds()[kind], text, join.end()) if join else None
    if join is None or read is None or not read[0]:
        return None
    return PinWords(join.end(), read[2], kind, [read[0] + _subs(read[1])], [(read[2], 1)])


def _worded(kind: PinKind, value: str) -> str:
    return roman(int(value)) if kind.worded == "roman" else value


def _counted(kind: PinKind, printed: str) -> str:
    """Return a number in Chinese numerals in normal form, and others as they are."""
    number = printed if not printed or printed[0].isdigit() else han_number(printed)
    return _worded(kind, number) if number != printed and number.isdigit() else printed


def _ordinals(context: Context, start: int, end: int) -> list[Hit]:
    return [*context.within("ordinal", start, end), *context.within("pin-ordinal", start, end)]


def after_noun(context: Context, noun: Hit, *, many: bool) -> PinWords | None:
    """Read the numbers behind a noun, or the ordinal beside it.

    Args:
        context: the scanned document.
        noun: the word for the part.
        many: the noun is a plural: commas may part its numbers.
    """
    text, kind = context.text, pin_kinds()[noun.value]
    reader = _Reader(kind)
    start, position = noun.start, noun.end
    glue = pin_rule("glue-number").match(text, position)
    read = _number(kind, text, glue.end() if glue else position)
    through = False
    while read is not None:
        if not reader.add(read[0], read[1], read[2], through=through):
            break
        position = read[2]
        inner = pin_rule("inner-number").match(text, position) if noun.lang == "ar" and not many else None
        if inner is not None:  # "الفقرة 7-3" of one paragraph is 7.3
            position = inner.end()
            reader.narrow(inner["number"], position)
        range_ = pin_rule("range").match(text, position)
        read = _number(kind, text, range_.end()) if range_ else None
        through = read is not None
        if read is None:
            join = pin_rule("list").match(text, position)
            if join is None:
                break
            read = _number(kind, text, join.end())
            parted = text[join.start()] == ","  # "párrafo 1, y 14": the 14 is not another of its numbers
            if parted and not many and noun.lang not in _NO_PLURAL and read and read[0]:
                break
    if not reader.members:
        beside = [h for h in _ordinals(context, noun.end, noun.end + 3) if h.start - noun.end == 1]
        before = [h for h in _ordinals(context, max(0, start - 40), start) if start - h.end == 1]
        if beside:
            hit = max(beside, key=lambda h: h.end)
            reader.add(_worded(kind, hit.value), "", hit.end)
        elif before:
            hit = min(before, key=lambda h: h.start)
            start = hit.start
            reader.add(_worded(kind, hit.value), "", noun.end)
        elif kind.bare:
            reader.add("", "", noun.end)
        else:
            return None
    return PinWords(start, reader.ends[-1][0], kind.name, reader.members, reader.ends)


def han(context: Context, noun: Hit) -> PinWords | None:
    """Read the numbers of a Chinese noun: before it (第二和第三段, (a)分段), or behind (附件一)."""
    text, kind = context.text, pin_kinds()[noun.value]
    reader = _Reader(kind)
    floor = max(context.block_at(noun.start).start, noun.start - _HAN)
    listed = (
        pin_rule("han-number").search(text, floor, noun.start)
        if text.find("第", floor, noun.start) >= 0
        else None
    )
    if listed is not None:
        position, through = listed.start("list"), False
        while item := pin_rule("han-item").match(text, position, noun.start):
            printed = item["number"]
            number = _counted(kind, printed)
            if not reader.add(number, item["subs"], noun.end, through=through):
                return None
            join = pin_rule("han-list").match(text, item.end(), noun.start)
            if join is None:
                break
            position, through = join.end(), join["range"] is not None
        return PinWords(listed.start(), noun.end, kind.name, reader.members, reader.ends[-1:])
    if kind.name == "subpara":
        lettered = pin_rule("han-letters").search(text, floor, noun.start)
        if lettered is None:
            return None
        for one in re.findall(r"\(\w+\)", lettered["subs"]):
            reader.add("", one, noun.end)
        return PinWords(lettered.start(), noun.end, kind.name, reader.members, reader.ends[-1:])
    capital = pin_rule("han-capital").search(text, floor, noun.start) if kind.lettered else None
    if capital is not None:
        reader.add(capital["number"], "", noun.end)
        return PinWords(capital.start(), noun.end, kind.name, reader.members, reader.ends)
    if not kind.bare:
        return None
    behind = pin_rule("han-item").match(text, noun.end) or pin_rule("number").match(text, noun.end)
    lettered = pin_rule("capital").match(text, noun.end) if behind is None and kind.lettered else None
    behind = behind or lettered
    end = noun.end
    if behind is not None and pin_rule("han-counts").match(text, behind.end()) is None:
        printed = behind["number"]
        number = _counted(kind, printed)
        reader.add(number, behind["subs"], behind.end())
        end = behind.end()
    else:
        reader.add("", "", end)
    return PinWords(noun.start, end, kind.name, reader.members, reader.ends)


def longest_nouns(hits: Iterable[Hit]) -> list[tuple[Hit, bool]]:
    """Return nouns for parts, the longest at each place, and whether they are plural.

    Args:
        hits: the nouns as they were found: ordered by start, longest first.
    """
    kept: list[tuple[Hit, bool]] = []
    for hit in hits:
        many = hit.value.endswith("+")
        one = Hit(hit.start, hit.end, hit.value.rstrip("+"), hit.lang, hit.hint) if many else hit
        if kept and kept[-1][0].end >= hit.end:
            last, before = kept[-1]
            same = (last.start, last.end) == (hit.start, hit.end)
            kept[-1] = (last, before or (same and many))
            continue
        kept.append((one, many))
    return kept


def pin_words(context: Context) -> list[PinWords]:
    """Return all expressions for parts of works, in order of start.

    Args:
        context: the scanned document.
    """
    text = context.text
    found = []
    for noun, many in longest_nouns(context.words("pin-noun")):
        chinese = noun.lang == "zh"
        kind = pin_kinds()[noun.value]
        numbered = chinese and noun.value != "subpara" and not kind.bare and not kind.lettered
        if numbered and text.find("第", max(0, noun.start - _HAN), noun.start) < 0:
            continue
        one = han(context, noun) if chinese else after_noun(context, noun, many=many)
        if one is not None:
            found.append(one)
    return sorted(found, key=lambda w: (w.start, -w.end))
