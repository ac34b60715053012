"""Brings the case form of a Russian name back to the nominative, for its id."""

from __future__ import annotations

_VOWELS = "аеёиоуыэюя"

# (ending, replacement) by gender and case; the first that fits
_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "male-gent": (("ского", "ский"), ("цкого", "цкий"), ("ого", "ый"), ("его", "ий"), ("а", ""), ("я", "*")),
    "male-datv": (("скому", "ский"), ("цкому", "цкий"), ("ому", "ый"), ("ему", "ий"), ("у", ""), ("ю", "*")),
    "male-ablt": (
        ("ским", "ский"),
        ("цким", "цкий"),
        ("овым", "ов"),
        ("евым", "ев"),
        ("иным", "ин"),
        ("ым", "ый"),
        ("ом", ""),
        ("ем", "*"),
    ),
    "male-loct": (("ском", "ский"), ("е", "")),
    "female-gent": (
        ("ской", "ская"),
        ("овой", "ова"),
        ("евой", "ева"),
        ("иной", "ина"),
        ("ой", "ая"),
        ("ии", "ия"),
        ("ы", "а"),
        ("и", "а"),
    ),
    "female-datv": (
        ("ской", "ская"),
        ("овой", "ова"),
        ("евой", "ева"),
        ("иной", "ина"),
        ("ии", "ия"),
        ("е", "а"),
    ),
    "female-accs": (
        ("скую", "ская"),
        ("ову", "ова"),
        ("еву", "ева"),
        ("ину", "ина"),
        ("ую", "ая"),
        ("у", "а"),
        ("ю", "я"),
    ),
    "female-ablt": (
        ("ской", "ская"),
        ("овой", "ова"),
        ("евой", "ева"),
        ("иной", "ина"),
        ("ией", "ия"),
        ("ой", "а"),
        ("ей", "я"),
    ),
}


def _word(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    low = word.lower()
    for ending, replacement in rules:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = word[: -len(ending)]
            if replacement == "*":
                replacement = "й" if stem[-1].lower() in _VOWELS else "ь"
            return stem + replacement
    return word


def nominative(name: str, case: str) -> str:
    """Return a Russian name in the nominative.

    Args:
        name: the name as printed.
        case: gender and case of the honorific before it: "male-gent".

    >>> nominative("Никола Пашиняна", "male-gent")
    'Никол Пашинян'
    """
    rules = _RULES.get(case)
    return " ".join(_word(word, rules) for word in name.split(" ")) if rules else name


def case_of(office: str) -> str:
    """Return gender and case that the first word of an office shows («Министра»: "male-gent")."""
    first = office.split(" ", maxsplit=1)[0].lower()
    for ending, case in (
        ("ого", "male-gent"),
        ("а", "male-gent"),
        ("я", "male-gent"),
        ("ому", "male-datv"),
        ("у", "male-datv"),
        ("ю", "male-datv"),
        ("ом", "male-ablt"),
        ("ем", "male-ablt"),
    ):
        if first.endswith(ending):
            return case
    return ""
