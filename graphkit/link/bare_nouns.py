"""Which institution or instrument a bare noun means: "the Mission", «Комиссия», "the Covenant"."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from functools import cached_property, lru_cache

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.longer import ARTICLE, longer
from graphkit.knowledge.tables import Phrase
from graphkit.knowledge.treaty_bodies import issuer
from graphkit.scan.context import Context, Found
from graphkit.segment.words import is_han

_FOREMOST = 3  # times must the subject of a text be named beside a stranger, and as often as the next one
_SENTENCE = re.compile(r"[^.!?;。！？；؟]{0,200}")  # in which another one of that name makes a noun doubtful
Stems = tuple[str, ...]
_LAM = "ل"
_WORD_BEFORE = re.compile(r"(\w[\w'-]*) $")
_NAMED = "anaphor/named/"
_BACK = 30  # characters in which the word before begins
_BRACKET = 60  # characters in which a bracket opens: (ci-après dénommée « la Convention »)
_CLOSES = re.compile(r"[ \"'”’»›》]{0,4}[)）]")
_BETWEEN = re.compile(r"[^().;。；]{0,60}")  # between a name and the bracket: a date, a verb


class BareNouns:
    """What a document names of some kinds, by the nouns of the names.

    Args:
        context: the scanned document.
        found: all mentions in view offsets, ordered.
        kinds: the kinds of mentions: of institutions, or of instruments.
    """

    def __init__(self, context: Context, found: list[Found], kinds: frozenset[str]) -> None:
        self._context = context
        self._found = found
        every = [f for f in found if f.kind in kinds]
        self._named = [f for f in every if f.id is not None]
        self._perhaps = Counter(name for f in every if f.id is None for name in f.candidates)
        self._starts = [f.start for f in every]
        self._every = every
        self._reach = list(itertools.accumulate((f.end for f in every), max))
        self._bare = [f for f in found if f.kind == "anaphor" and str(f.id).startswith(_NAMED)]
        self._nouns = {f.start for f in self._bare}
        self._stranger: dict[tuple[Stems, str], bool] = {}
        self._by_stems: dict[Stems, list[Found]] = {}

    def meant(self, noun: Found, author: str | None = None) -> tuple[Found | None, tuple[str, ...], str]:
        """Return a mention of what a noun means, else the ids that it may mean; and why.

        Args:
            noun: the mention of the noun.
            author: id of the one in whose name the part speaks.
        """
        phrase = _phrase(noun.rule)
        text = self._context.text
        word = text[noun.start : noun.end]
        lang = self._context.lang_at(noun.start)
        piece = self._goes_on(phrase, noun.start, noun.end, lang)
        if piece or self._covered(noun.start, noun.end):
            return None, (), "a longer name"
        stems = _stems(word)
        if word[0] == _LAM == text[noun.start - 1] and not self._holding(stems):
            stems = _stems(word[1:])  # a lam is left of the article: للبعثة
        alike = [f for f in self._holding(stems) if f.form != "description"]
        if phrase.as_printed:
            alike = [f for f in alike if _hold(_words(text[f.start : f.end]), stems)]
        counts = Counter(str(f.id) for f in alike)
        if not counts:
            return None, (), "nothing of that name is in the tables"
        possible = {} if phrase.as_printed else self._perhaps
        perhaps = {n: m for n, m in possible.items() if _is_named(n, stems)}
        counts.update({name: many for name, many in perhaps.items() if name not in counts})
        names = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
        if stems in self._defined:
            return self._defined[stems], names, "the document names it so"
        own = [f for f in alike if f.id == author and f.end <= noun.start]
        if own:
            return own[-1], names, "the one in whose name the part speaks"
        first = names[0]
        if counts[first] < _FOREMOST and self._has_stranger(phrase, stems, lang):
            return None, names, "others of that name, unknown to the tables, are in the document"
        mentions = [f for f in alike if f.id == first]  # none where names that may mean it are the most
        if not mentions or (len(names) > 1 and counts[first] < _FOREMOST * counts[names[1]]):
            return None, names, "several of that name are in the document"
        nearest = next((f for f in reversed(alike) if f.end <= noun.start), None)
        if nearest is not None and nearest.id != first and _SENTENCE.fullmatch(text, nearest.end, noun.start):
            return None, names, "another of that name stands in the sentence"
        before = [f for f in mentions if f.end <= noun.start]
        reason = "the only one of that name in the document" if len(names) == 1 else "the subject of the text"
        return before[-1] if before else mentions[0], names, reason

    def last(self, noun: Found) -> Found | None:
        """Return the mention of that name that stands nearest before a noun.

        Args:
            noun: its mention with what points back: "the said Convention"; in Arabic the noun stands first.
        """
        words = self._context.text[noun.start : noun.end].split(" ")
        word = words[0 if words[0].startswith(ARTICLE) else -1]
        before = [f for f in self._holding(_stems(word)) if f.end <= noun.start]
        return before[-1] if before else None

    def _covered(self, start: int, end: int) -> bool:
        """Say whether a mention of one holds a place."""
        last = bisect.bisect_right(self._starts, start) - 1
        return last >= 0 and self._reach[last] >= end

    def _holding(self, stems: Stems) -> list[Found]:
        """Return the mentions that have a noun in their words, or in a name of what they mention."""
        known = self._by_stems.get(stems)
        if known is None:
            known = [f for f, said in self._said if _hold(said, stems) or _is_named(str(f.id), stems)]
            self._by_stems[stems] = known
        return known

    @cached_property
    def _defined(self) -> dict[Stems, Found]:
        """What the document says it calls by a bare noun: "... of 10 December 1982 (“the Convention”)"."""
        text = self._context.text
        by_end = sorted(self._every, key=lambda f: (f.end, -f.start))
        ends = [f.end for f in by_end]
        defined: dict[Stems, Found] = {}
        for noun in self._bare:
            if not _CLOSES.match(text, noun.end):
                continue
            opening = text.rfind("(", max(0, noun.start - _BRACKET), noun.start)
            last = bisect.bisect_right(ends, opening) - 1
            if opening < 0 or last < 0 or not _BETWEEN.fullmatch(text, ends[last], opening):
                continue
            stems, named = _stems(text[noun.start : noun.end]), by_end[last]
            if named.id is not None and _is_named(str(named.id), stems):
                defined.setdefault(stems, named)
        return defined

    @cached_property
    def _said(self) -> list[tuple[Found, str]]:
        """The mentions, each with its words."""
        text = self._context.text
        return [(f, _words(text[f.start : f.end])) for f in self._named]

    def _goes_on(self, phrase: Phrase, start: int, end: int, lang: str) -> bool:
        """Say whether a noun belongs to a longer name: "the Commission of Inquiry", 选举委员会."""
        text = self._context.text
        words, shape = tuple(phrase.unless), longer(lang)
        if shape.goes_before(text, start):
            return True
        if text.startswith(words, end) and not text.startswith(tuple(shape.but), end):
            return True
        return shape.goes_on(text, end) and end + 1 not in self._openings  # what is named there is the object

    @cached_property
    def _openings(self) -> frozenset[int]:
        """Where a mention of anything starts."""
        return frozenset(f.start for f in self._found if f.id is not None)

    def _has_stranger(self, phrase: Phrase, stems: Stems, lang: str) -> bool:
        """Say whether a longer name with a noun is in the document that no table knows."""
        key = stems, phrase.id
        if key not in self._stranger:
            self._stranger[key] = any(
                _stems(hit[0]) == stems and self._is_longer(phrase, *hit.span(), lang)
                for hit in _written(stems).finditer(self._context.text)
            )
        return self._stranger[key]

    def _is_longer(self, phrase: Phrase, start: int, end: int, lang: str) -> bool:
        text = self._context.text
        if start in self._nouns or self._covered(start, end):
            return False
        if is_han(text[start]):
            return self._goes_on(phrase, start, end, lang)
        if lang == "ar":  # without its article a noun opens a name
            return not text.startswith(ARTICLE, start) and text[start - 1 : start] != _LAM
        before = _WORD_BEFORE.search(text, max(0, start - _BACK), start)
        return self._goes_on(phrase, start, end, lang) or (before is not None and before[1][0].isupper())


def own_instrument(document: str, context: Context, noun: Found) -> str | None:
    """Return the treaty that a committee calls "the Convention" in its own documents, None elsewhere.

    Args:
        document: id of the document.
        context: the scanned document.
        noun: the mention of the noun.
    """
    committee = issuer(document)
    if committee is None:
        return None
    phrase, lang = _phrase(noun.rule), context.lang_at(noun.start)
    text = context.text
    if text.startswith(tuple(phrase.unless), noun.end) or longer(lang).goes_on(text, noun.end):
        return None
    stems = _stems(text[noun.start : noun.end])
    return next((one for one in committee.treaties(document) if _is_named(one, stems)), None)


@lru_cache(maxsize=64)
def _written(stems: Stems) -> re.Pattern[str]:
    """Return what finds a noun where it is written with a capital, or in letters that have none."""
    if is_han(stems[0][0]):
        return re.compile(re.escape(stems[0]))
    words = []
    for stem in stems:
        noun, end = re.escape(stem.strip()), "" if stem.endswith(" ") else r"\w*"
        first = noun[0].upper() if stem is stems[0] else noun[0]
        words.append(rf"(?:{first}{noun[1:]}|{noun.upper()}){end}")
    return re.compile(r"(?<!\w)" + r"\s".join(words) + r"(?!\w)")


@lru_cache(maxsize=64)
def _phrase(rule: str) -> Phrase:
    return next(phrase for phrase in compiled().phrases if phrase.id == rule)


def _stems(noun: str) -> Stems:
    """Return what all cases of a noun have in common, with blanks where a word begins and ends.

    >>> _stems("Миссией"), _stems("Commission"), _stems("البعثة"), _stems("委员会")
    ((' мисси',), (' commission ',), (' بعثة ',), ('委员会',))
    >>> _stems("Комиссию"), _stems("Факультативного протокола"), _stems("البروتوكول الاختياري")
    ((' комисси',), (' факультативн', ' протокол'), (' بروتوكول اختياري ',))
    """
    if is_han(noun[0]):
        return (noun,)
    words = _words(noun)
    if not "а" <= words[1] <= "я":
        return (words,)
    return tuple(" " + longer("ru").without_case(word) for word in words.split())


def _hold(words: str, stems: Stems) -> bool:
    return all(stem in words for stem in stems)


def _is_named(entity: str, stems: Stems) -> bool:
    """Say whether a noun is in the names of an entity."""
    return _hold(_names(entity, compiled().digest), stems)


def _words(text: str) -> str:
    words = " ".join(word.removeprefix(ARTICLE) for word in text.casefold().split())
    return f" {words} "


@lru_cache(maxsize=4096)
def _names(entity: str, _digest: str) -> str:
    """Return all names of an entity, for finding a noun in them."""
    record = compiled().entities.get(entity)
    if record is None:
        return ""
    return "|".join(map(_words, record.texts()))
