"""Numbers written out in words: "twenty-five", "ciento veinte", «двести сорок», 一百二十."""

from __future__ import annotations

import re
from functools import cache

from graphkit.recognise.numerals import han_number, han_signs, number_joins, number_shapes
from graphkit.scan.context import Context, Hit

_HUNDRED, _THOUSAND = 100, 1000
_TEENS = 20
_LONGEST = 20  # signs of a Chinese numeral, and digits of a number
_SCORE = frozenset({60, 80})  # soixante et onze, quatre-vingt-quinze


def spelt_numbers(context: Context) -> list[tuple[int, int, float, str]]:
    """Return (start, end, value, language) of the numbers in words, in order.

    Args:
        context: the scanned document.
    """
    text = context.text
    words, multipliers = _words(context)
    spelt: list[tuple[int, int, float, str]] = []
    at = 0
    while at < len(words):
        first = words[at]
        at += 1
        if first.start in multipliers:
            continue  # "several thousand": no number by itself
        if first.lang == "zh":
            end, value = _han_run(text, first)
            if value is not None and (not spelt or first.start >= spelt[-1][1]):
                spelt.append((first.start, end, value, "zh"))
            continue
        values, end = [float(first.value)], first.end
        while at < len(words) and _goes_on(text, values, end, words, at):
            values, end, at = [*values, float(words[at].value)], words[at].end, at + 1
        whole = value_of(values, first.lang)
        if whole is not None:
            spelt.append((first.start, end, whole, first.lang))
    return spelt


def _goes_on(text: str, values: list[float], end: int, words: list[Hit], at: int) -> bool:
    """Say whether a number goes on with a word, which does not begin another: "two and three thousand"."""
    lang, value = words[at].lang, float(words[at].value)
    if not _joins(lang).fullmatch(text, end, words[at].start) or value_of([*values, value], lang) is None:
        return False
    if at + 1 == len(words) or not _joins(lang).fullmatch(text, words[at].end, words[at + 1].start):
        return True
    behind = float(words[at + 1].value)
    return value_of([*values, value, behind], lang) is not None or value_of([value, behind], lang) is None


def _words(context: Context) -> tuple[list[Hit], set[int]]:
    """Return words for numbers and those that multiply, the longest at a place; where the latter start."""
    numbers = _spoken(context, "number-word")
    named = {h.start for h in numbers}
    multipliers = _spoken(context, "multiplier") if named else []
    more = [h for h in multipliers if h.start not in named and h.lang != "zh"]
    kept: list[Hit] = []
    for hit in sorted([*numbers, *more], key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept, {h.start for h in more}


def _spoken(context: Context, category: str) -> list[Hit]:
    """Return the words of a category that are of the language around them."""
    return [h for h in context.words(category) if h.lang == (context.lang_at(h.start) or h.lang)]


def value_of(values: list[float], lang: str) -> float | None:
    """Return the number that words for numbers say in a row, None where they are not one number.

    Args:
        values: what each word stands for.
        lang: in Arabic the units stand before the tens.

    >>> value_of([2, 100, 40, 5], "en"), value_of([5, 20], "ar"), value_of([60, 11], "fr")
    (245.0, 25.0, 71.0)
    >>> value_of([2, 3], "en") is None
    True
    """
    total = current = 0.0
    last = float("inf")
    for value in values:
        if value >= _THOUSAND:
            scale = 10.0 ** (3 * ((len(str(int(value))) - 1) // 3))
            if scale >= last:  # "two thousand" may be one word
                return None
            total, current, last = total + max(current, 1) * value, 0.0, scale
        elif value == _HUNDRED and 1 < current < 10:
            current *= value
        elif _follows(value, current, lang):
            current += value
        else:
            return None
    return total + current


def _follows(value: float, current: float, lang: str) -> bool:
    """Say whether a number below a thousand may follow what was said since the last thousand."""
    rest = current % _HUNDRED
    if not rest:
        return not current or value < _HUNDRED
    if lang in number_shapes("units_first") and rest < 10:
        return value % 10 == 0 and _TEENS <= value < _HUNDRED
    if rest % 10 or rest < _TEENS:
        return False
    return value < (_TEENS if rest in _SCORE and lang in number_shapes("scores") else 10)


@cache
def _joins(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, number_joins(lang))) or "(?!)")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{han_signs()}]{{1,{_LONGEST}}}")


@cache
def _two_digits() -> re.Pattern[str]:
    """Two figures side by side are a year, or about so many: 二〇二五, 四五十; not behind a nought."""
    figures = han_signs("digits")
    counting = "".join(sign for sign in figures if han_number(sign) != "0")
    return re.compile(f"[{counting}][{figures}]")


def _han_run(text: str, hit: Hit) -> tuple[int, float | None]:
    """Return the end of a Chinese numeral and its value, None for a piece of one and for an ordinal."""
    if hit.start and (text[hit.start - 1] in number_shapes("ordinal") or text[hit.start - 1] in han_signs()):
        return hit.end, None
    run = _run().match(text, hit.start)
    if run is None:
        return hit.end, float(hit.value)
    if _run().match(text, run.end()) or _two_digits().search(run.group()):
        return run.end(), None
    number = han_number(run.group())
    return run.end(), float(number) if number.isdigit() and len(number) <= _LONGEST else None
