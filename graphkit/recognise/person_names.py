"""Reads a personal name that starts, or in Chinese ends, at a known place."""

from __future__ import annotations

from collections.abc import Container

from graphkit.recognise.romanise import family_names, han_sounds, inner_sounds
from graphkit.segment.words import is_han, word_at, word_before

_MOST_WORDS = 6
_ARABIC_WORDS = 4
_FULL = 2  # words that make a name
_DOTS = "·•・"
_JOINED = " - "  # as Arabic prints double family names


def _word_end(text: str, position: int, limit: int) -> int:
    """Return the end of the word at a place; an initial keeps its dot, hyphens and apostrophes join."""
    stop = position
    while stop < limit and (
        text[stop].isalpha()
        or (text[stop] in "-'" and stop > position and text[stop + 1 : stop + 2].isalpha())
    ):
        stop += 1
    if stop - position == 1 and text[stop : stop + 1] == "." and stop < limit:
        return stop + 1
    if text[position:stop].endswith("'s"):
        stop -= 2
    return stop


def _is_name_word(text: str, position: int, stop: int) -> bool:
    word = text[position:stop]
    bare = word.rstrip(".")
    return (
        bool(bare)
        and (bare[0].isupper() or (bare[:3] in {"al-", "el-"} and bare[3:4].isupper()))
        and not is_han(bare[0])
    )


def read_name(text: str, position: int, limit: int, taken: set[int]) -> tuple[int, int]:
    """Return the end of a name in a cased script, and how many words it has.

    Args:
        text: the view.
        position: where it may start.
        limit: where it must end at the latest.
        taken: places where something else is named.
    """
    end, count, cursor = position, 0, position
    while cursor < limit and count < _MOST_WORDS:
        stop = _word_end(text, cursor, limit)
        if stop == cursor:
            break
        if _is_name_word(text, cursor, stop):
            if (
                (cursor in taken and count != 1)
                or word_at("roles", text, cursor)
                or (not count and _article(text, cursor))
            ):
                break
            if word_at("not-names", text, cursor):  # "General Customs Administration"
                return position, 0
            end, count = stop, count + 1
            if text[stop - 1] == "." and text[stop : stop + 1].isupper():  # "T.S. Eliot"
                cursor = stop
                continue
        elif not count or word_at("particles", text, cursor) is None:
            break
        if text[stop : stop + 1] != " ":
            break
        cursor = stop + 1
    return end, count


def _article(text: str, position: int) -> bool:
    """Say whether an article stands here; that of "El-Ghassim" is part of a name."""
    article = word_at("articles", text, position)
    return article is not None and text[article.end : article.end + 1] != "-"


def read_arabic(text: str, position: int, limit: int, taken: set[int]) -> tuple[int, int]:
    """Return the end of an Arabic name, and how many words it has: up to punctuation or a word going on."""
    ends: list[int] = []
    cursor = position
    while cursor < limit and len(ends) < _ARABIC_WORDS:
        stop = cursor
        while stop < limit and (
            ("\u0620" <= text[stop] <= "\u06ff" and text[stop] not in "،؛؟")
            or (text[stop] == "-" and stop > cursor)
        ):
            stop += 1
        if (
            stop - cursor < 2
            or (cursor in taken and not _ends_name(text, stop, len(ends)))
            or word_at("after-name", text, cursor)
            or word_at("roles", text, cursor)
        ):
            break
        ends.append(stop)
        if text[stop : stop + 1] != " ":
            break
        cursor = stop + (len(_JOINED) if len(ends) > 1 and text.startswith(_JOINED, stop) else 1)
    if not ends:
        return position, 0
    behind = text[ends[-1] : min(ends[-1] + 2, limit)].strip()[:1]
    if len(ends) > 2 and behind not in {"", "،", ",", "(", ".", "-", ":", "؛"}:  # the sentence goes on
        ends = ends[:2]
    return ends[-1], len(ends)


def _ends_name(text: str, stop: int, count: int) -> bool:
    """Say whether a word that is also a country's name ends a name: "Claude Rameau Peru,"."""
    return count == _FULL and text[stop : stop + 1] in {"،", ",", ".", "\n", ""}


def _foreign(char: str) -> bool:
    return char in han_sounds() or char in _DOTS


def within_name(text: str, start: int, end: int) -> bool:
    """Say whether what is named is a piece of a Chinese-written name: Mali in 拉斐尔·马里亚诺·格罗西."""
    return text[start - 1 : start] in set(_DOTS) and end < len(text) and text[end] in han_sounds()


def name_before(text: str, position: int, limit: int, ends: Container[int]) -> int:
    """Return where a Chinese-written name that ends at a place starts (the place itself, where none does).

    Args:
        text: the view.
        position: where the name ends.
        limit: where it may start at the earliest.
        ends: places where something else named ends: a name may start there.
    """
    start = position
    while start > limit and start not in ends and (_foreign(text[start - 1]) or text[start - 1] == "-"):
        start -= 1
    if any(c in _DOTS for c in text[start:position]):
        return _trim(text, start, position)
    latin = position
    while latin > limit and (
        (text[latin - 1].isalpha() and not is_han(text[latin - 1])) or text[latin - 1] in " -.'"
    ):
        latin -= 1
    if latin < position:
        return latin + (len(text[latin:position]) - len(text[latin:position].lstrip()))
    for size in (3, 2):
        first = position - size
        if first >= limit and text[first] in family_names() and all(is_han(c) for c in text[first:position]):
            opens = (
                first in ends
                or not is_han(text[first - 1 : first] or " ")
                or word_before("links", text, first) is not None
            )
            if opens:
                return first
    start = _trim(text, start, position)
    return start if position - start >= 2 else position


def _trim(text: str, start: int, end: int) -> int:
    while start < end and (text[start] in _DOTS + "-" or text[start] in inner_sounds()):
        start += 1
    return start


def name_round(
    text: str, dot: int, start_limit: int, end_limit: int, starts: set[int], ends: dict[int, int]
) -> tuple[int, int]:
    """Return the span of the Chinese-written name round a dot between two of its parts.

    Args:
        text: the view.
        dot: where the dot is.
        start_limit, end_limit: where the name may start at the earliest and end at the latest.
        starts: places where something else named starts.
        ends: places where something else named ends, each with its start: a name starts there,
            unless that stands within it, as Niue does in 埃马纽埃尔.
    """
    start = dot
    while start > start_limit and _foreign(text[start - 1]):
        before = ends.get(start)
        if start != dot and before is not None and not (before > start_limit and _foreign(text[before - 1])):
            break
        start -= 1
    end = dot + 1
    while (
        end < end_limit
        and end not in starts
        and (_foreign(text[end]) or (text[end] == "-" and _foreign(text[end + 1 : end + 2] or " ")))
    ):
        end += 1
    while end > dot and (text[end - 1] in _DOTS or text[end - 1] in inner_sounds()):
        end -= 1  # 阿利耶夫当选
    after = word_at("after-name", text, end - 1)
    if after is not None and after.end > end > dot + 2:
        end -= 1  # 乌加特代理
    if word_before("before-name", text, start + 1) is not None:
        start += 1  # 由于萨达姆
    return _trim(text, start, dot), end
