"""The small words that tell who did what, where and how surely, in each language."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.knowledge.text import fold


class _Contracted(msgspec.Struct, frozen=True):
    """A preposition that melts with the article behind it: "en vue de", "en vue des"."""

    from_: str = msgspec.field(name="from")
    to: list[str]


class _Words(msgspec.Struct, frozen=True):
    lang: str
    agent: list[str]
    against: list[str]
    of: list[str]
    place: list[str]
    origin: list[str]
    territory: list[str]
    passive: list[str]
    join: list[str]
    break_: list[str] = msgspec.field(name="break")
    frame: list[str] = []
    definite: list[str] = []
    demanded: list[str] = []
    predicted: list[str] = []
    conditional: list[str] = []
    denied: list[str] = []
    negated: list[str] = []
    when: list[str] = []
    between: list[str] = []
    anniversary: list[str] = []
    toward: list[str] = []
    wished: list[str] = []
    response: list[str] = []
    described: list[str] = []
    upcoming: list[str] = []
    beyond: list[str] = []
    again: list[str] = []
    supposed: list[str] = []
    chaired: list[str] = []
    full_ending: str = "(?!)"
    other_act: str = "(?!)"
    dated_name: str = "(?!)"
    verb_ending: str = "(?!)"
    passive_ending: str = "(?!)"
    instrumental: str = "(?!)"
    participle: str = "(?!)"
    domestic: str = "(?!)"
    support: list[str] = []
    says: list[str] = []
    relative: list[str] = []
    topic: list[str] = []
    finite: list[str] = []
    papers: list[str] = []
    dated: list[str] = []
    deadline: list[str] = []
    pronoun: list[str] = []
    whereupon: list[str] = []
    land: list[str] = []
    meanwhile: list[str] = []
    object: list[str] = []
    contracted: list[_Contracted] = []


class Grammar(msgspec.Struct, frozen=True):
    """Patterns over the small words of one language.

    `*_before` match at the end of the text before a name; the others are searched for in a stretch of text.
    """

    lang: str
    agent_before: re.Pattern[str]
    against_before: re.Pattern[str]
    of_before: re.Pattern[str]
    place_before: re.Pattern[str]
    origin_before: re.Pattern[str]
    territory_before: re.Pattern[str]
    passive_before: re.Pattern[str]
    definite_before: re.Pattern[str]
    join: re.Pattern[str]
    clause_break: re.Pattern[str]
    frame: re.Pattern[str]
    modality: re.Pattern[str]
    passive_ending: re.Pattern[str]
    instrumental: re.Pattern[str]
    participle: re.Pattern[str]
    place_word: re.Pattern[str]
    support: re.Pattern[str]
    says: re.Pattern[str]
    relative: re.Pattern[str]
    other_before: re.Pattern[str]
    domestic: re.Pattern[str]
    of_start: re.Pattern[str]
    topic: re.Pattern[str]
    negated: re.Pattern[str]
    when_before: re.Pattern[str]
    between_before: re.Pattern[str]
    led_before: re.Pattern[str]
    anniversary: re.Pattern[str]
    toward_before: re.Pattern[str]
    response: re.Pattern[str]
    described_before: re.Pattern[str]
    full_ending: re.Pattern[str]
    other_act_before: re.Pattern[str]
    dated_name_before: re.Pattern[str]
    joining: re.Pattern[str]
    beyond_before: re.Pattern[str]
    upcoming: re.Pattern[str]
    again_before: re.Pattern[str]
    chaired_before: re.Pattern[str]
    verb_ending: re.Pattern[str]
    finite: re.Pattern[str]
    pronoun: re.Pattern[str]
    whereupon: re.Pattern[str]
    land: re.Pattern[str]
    meanwhile: re.Pattern[str]
    against: re.Pattern[str]
    object_before: re.Pattern[str]
    paper_before: re.Pattern[str]
    paper_behind: re.Pattern[str]
    deadline_before: re.Pattern[str]


def _either(words: list[str]) -> str:
    folded = sorted({fold(w) for w in words}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) for w in folded) or "(?!)"


class _Shapes:
    """Makes the patterns of one language out of its words.

    Args:
        words: a row of the table.
    """

    def __init__(self, words: _Words) -> None:
        self.words = words
        spaced = words.lang != "zh"
        self._left = {"zh": "", "ar": r"(?<!\w)[وف]?"}.get(words.lang, r"(?<![\w-])")
        self._right = r"(?:(?<=')|(?!\w))" if spaced else ""  # "d'" ends within a word
        gap = " ?" if words.lang in {"zh", "ar"} else " "
        self.elided = " ?" if words.lang == "fr" else gap  # l', d'
        self.insert = r"(?:[^\s,;:.()\d]+ ){0,2}" if spaced else ""
        self.article = rf"(?:(?:{_either(words.definite)}) )?" if spaced else ""

    def contracted(self, forms: list[str]) -> list[str]:
        """Return phrases with what becomes of their last word before an article."""
        melted = [
            form.removesuffix(one.from_) + end
            for form in forms
            for one in self.words.contracted
            if form.endswith(one.from_)
            for end in one.to
        ]
        return [*forms, *melted]

    def before(self, form: list[str], between: str = "") -> re.Pattern[str]:
        """Match words at the end of a text, with nothing or `between` behind them."""
        either = _either(self.contracted(form))
        return re.compile(rf"{self._left}(?:{either}){self.elided}{between}$", re.IGNORECASE)

    def inside(self, form: list[str]) -> str:
        """Match words anywhere, as a pattern to be compiled."""
        return rf"{self._left}(?:{_either(self.contracted(form))}){self._right}"

    def territory(self) -> str:
        """Match "in the north of" before a State that is meant as a stretch of land."""
        words = self.words
        if words.lang == "zh":
            return r"(?:在|于)$"
        land = rf"(?:{self.insert}(?:{_either(words.territory)}){self.elided})?"
        return rf"{self._left}(?:{_either(words.place)}){self.elided}{land}$"

    def paper(self) -> str:
        """Match "agreement of", "letter dated" before the date of a text that has no id."""
        words = self.words
        noun = rf"(?:{_either(words.papers)})(?: [^\s,;.]+)?"
        of = rf"{noun} (?:{_either(words.of)})(?: (?:{_either(words.definite)}))?" if words.of else "(?!)"
        return rf"{self._left}(?:{of}|(?:{noun} )?(?:{_either(words.dated)})){self.elided}$"


def _ahead(shapes: _Shapes) -> dict[str, re.Pattern[str]]:
    """Return the patterns that match at the end of the text before a name."""
    words = shapes.words
    inserted = ("agent", "against", "of", "place", "origin", "passive", "definite", "between")
    small = (*words.place, *words.toward, *words.origin, *words.of, *words.against)
    others = [w for w in small if w not in words.agent]
    leading = [w for w in others if w not in words.of]
    return {
        **{f"{name}_before": shapes.before(getattr(words, name), shapes.insert) for name in inserted},
        "territory_before": re.compile(shapes.territory(), re.IGNORECASE),
        "other_before": shapes.before(others, shapes.article),
        "led_before": shapes.before(leading, shapes.article),
        "toward_before": shapes.before(words.toward, shapes.article),
        "chaired_before": shapes.before(words.chaired, shapes.article),
        "when_before": shapes.before(words.when),
        "beyond_before": shapes.before(words.beyond),
        "described_before": shapes.before(words.described),
        "paper_before": re.compile(shapes.paper(), re.IGNORECASE),
        "object_before": shapes.before(words.object, shapes.article),
        "deadline_before": shapes.before(words.deadline),
        "other_act_before": re.compile(words.other_act, re.IGNORECASE),
        "dated_name_before": re.compile(words.dated_name),
    }


def _anywhere(shapes: _Shapes) -> dict[str, re.Pattern[str]]:
    """Return the patterns that are searched for in a stretch of text."""
    words = shapes.words
    named = (
        "frame",
        "support",
        "says",
        "relative",
        "topic",
        "negated",
        "anniversary",
        "response",
        "upcoming",
        "finite",
        "pronoun",
        "whereupon",
        "land",
        "meanwhile",
        "against",
    )
    modes = "|".join(f"(?P<{n}>{shapes.inside(getattr(words, n))})" for n in (*MODES, "wished", "supposed"))
    end = "" if words.lang in {"zh", "ar"} else r"\b"
    joint = rf"[ ,]*(?:{_either(words.join)}){end}[ ,]*"
    return {
        **{name: re.compile(shapes.inside(getattr(words, name)), re.IGNORECASE) for name in named},
        "clause_break": re.compile(shapes.inside(words.break_), re.IGNORECASE),
        "place_word": re.compile(shapes.inside(words.place), re.IGNORECASE),
        "joining": re.compile(shapes.inside(words.join), re.IGNORECASE),
        "join": re.compile(rf"^{joint}(?:\w+ )?$", re.IGNORECASE),
        "again_before": re.compile(rf"(?<![^\W_]){joint}(?:(?:{_either(words.again)}) )*$", re.IGNORECASE),
        "paper_behind": re.compile(rf"的?(?:{_either(words.papers)})" if words.lang == "zh" else "(?!)"),
        "of_start": re.compile(rf" ?(?:{_either(words.of)}){shapes.elided}", re.IGNORECASE),
        "modality": re.compile(modes, re.IGNORECASE),
    }


def _grammar(words: _Words) -> Grammar:
    shapes = _Shapes(words)
    given = ("passive_ending", "instrumental", "participle", "domestic", "full_ending", "verb_ending")
    endings = {name: re.compile(getattr(words, name)) for name in given}
    return Grammar(words.lang, **_ahead(shapes), **_anywhere(shapes), **endings)


MODES = ("demanded", "predicted", "conditional", "denied")


@cache
def _grammars() -> dict[str, Grammar]:
    path = ontology_path() / "event-grammar.yml"
    try:
        return {w.lang: _grammar(w) for w in msgspec.convert(read_yaml(path), list[_Words])}
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error


def grammar(lang: str) -> Grammar:
    """Return the patterns of a language, English where it is unknown."""
    known = _grammars()
    return known.get(lang) or known["en"]
