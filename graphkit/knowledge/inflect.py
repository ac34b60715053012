"""Case forms of Russian names, made when the tables are compiled.

A Russian name inflects in its leading adjectives and its first noun; what follows
(a genitive, a prepositional phrase) is fixed: «Организация Объединенных Наций»,
«Организацией Объединенных Наций». The dictionary is pymorphy3's.
"""

from __future__ import annotations

from functools import cache
from typing import Any

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def _like(model: str, word: str) -> str:
    """Give `word` the capitals of `model`, piece by piece between hyphens."""
    pieces = word.split("-")
    models = model.split("-")
    if len(pieces) != len(models):
        models = [model] * len(pieces)
    return "-".join(
        p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(pieces, models, strict=True)
    )


def _plain(word: str) -> str:
    """UN documents print е for ё."""
    return word.replace("ё", "е")


def _is_fixed(word: str) -> bool:
    return not word or (len(word) > 1 and word.isupper()) or not all(c.isalpha() or c == "-" for c in word)


@cache
def _adjective(word: str) -> Any:
    for parse in _analyser().parse(word):
        if parse.tag.POS in {"ADJF", "PRTF"} and parse.tag.case == "nomn":
            return parse
    return None


@cache
def _noun(word: str) -> Any:
    best = None
    for parse in _analyser().parse(word):
        if parse.tag.POS == "NOUN" and parse.tag.case == "nomn":
            if "Geox" in parse.tag or parse.tag.number == "sing":
                return parse
            best = best or parse
    return best


def _forms(parse: Any, word: str, wanted: set[str]) -> list[str]:
    form = parse.inflect(wanted)
    return [_like(word, _plain(form.word))] if form else []


def phrase_forms(phrase: str) -> frozenset[str]:
    """Return all case forms of a Russian name given in the nominative.

    >>> "Советом Безопасности" in phrase_forms("Совет Безопасности")
    True
    >>> "Генеральной Ассамблее" in phrase_forms("Генеральная Ассамблея")
    True
    >>> sorted(phrase_forms("ООН"))
    ['ООН']
    """
    words = phrase.split(" ")
    forms = {phrase}
    adjectives = []
    position = 0
    while position < len(words) and not _is_fixed(words[position]):
        parse = _adjective(words[position])
        if parse is None:
            break
        adjectives.append(parse)
        position += 1
    if position == len(words) or _is_fixed(words[position]):
        return frozenset(forms)
    noun = _noun(words[position])
    if noun is None:
        return frozenset(forms)
    rest = words[position + 1 :]
    number, gender = noun.tag.number or "sing", noun.tag.gender
    for case in CASES:
        agreement = {case, number} | ({gender} if number == "sing" and gender else set())
        heads = _forms(noun, words[position], {case, number})
        qualifiers = [_forms(a, w, agreement) for a, w in zip(adjectives, words, strict=False)]
        if not heads or not all(qualifiers):
            continue
        lead = [q[0] for q in qualifiers]
        forms.add(" ".join([*lead, heads[0], *rest]))
        if (
            len(rest) == 1 and number == "sing" and not _is_fixed(rest[0])
        ):  # «Республике Армении» beside «Республике Армения»
            apposed = _noun(rest[0])
            if apposed is not None and "Geox" in apposed.tag:
                forms.update(" ".join([*lead, heads[0], f]) for f in _forms(apposed, rest[0], {case}))
    return frozenset(forms)


def word_forms(word: str) -> frozenset[str]:
    """Return every form of one Russian word: all cases, numbers and genders.

    >>> "армянскими" in word_forms("армянский")
    True
    """
    if _is_fixed(word):
        return frozenset({word})
    parse = _adjective(word) or _noun(word) or _analyser().parse(word)[0]
    kept = [
        _plain(p.word)
        for p in parse.lexeme
        if "COMP" not in p.tag and "ADJS" not in p.tag and "Supr" not in p.tag
    ]
    return frozenset({word, *(_like(word, form) for form in kept)})
