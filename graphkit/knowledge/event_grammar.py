"""The small words that tell who did what, where and how surely, in each language."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.event_words import EventWords
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.knowledge.text import fold


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
    presupposed_before: re.Pattern[str]
    paper_named: re.Pattern[str]
    paper_noun: re.Pattern[str]
    done_before: re.Pattern[str]
    bound: re.Pattern[str]
    copula: re.Pattern[str]
    perfected: re.Pattern[str]
    until_before: re.Pattern[str]
    earlier_before: re.Pattern[str]
    violation_before: re.Pattern[str]


def _either(words: list[str]) -> str:
    folded = sorted({fold(w) for w in words}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) for w in folded) or "(?!)"


class _Shapes:
    """Makes the patterns of one language out of its words.

    Args:
        words: a row of the table.
    """

    def __init__(self, words: EventWords) -> None:
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

    def papers(self) -> dict[str, re.Pattern[str]]:
        """Match a noun of texts, and "agreement on the" before what names it."""
        words = self.words
        small = _either(self.contracted([*words.of, *words.about]))
        noun = rf"{self._left}(?:{_either(words.papers)})"
        named = rf"{noun}(?: (?:{small}))? ?{self.article}(?:[^\s,;:.()]+ )?$"
        return {
            "paper_named": re.compile(named, re.IGNORECASE),
            "paper_noun": re.compile(noun + self._right, re.IGNORECASE),
        }

    def violation(self) -> re.Pattern[str]:
        """Match "violations by X of the" and "violations of the agreement on the" at the end of a text."""
        words = self.words
        said = rf"{self._left}(?:{_either(words.violation)})"
        if words.lang == "zh":
            return re.compile(said + r"[^，。；、]{0,10}$")
        about = _either(self.contracted(words.about))
        noun = rf"(?:{self.elided}(?:{_either(words.papers)})(?: (?:{about}))?)?"
        of = rf" (?:{_either(self.contracted(words.of))})" if words.of else ""
        gap = r"(?: [^\s,;.()]{3,}){0,6}?" if not of else r"(?: [^\s,;.()]+){0,7}?"
        end = rf"{noun} ?{self.article}(?:[^\s,;.()]{{4,}} )?(?:ل)?"
        return re.compile(rf"{said}{gap}{of}{end}$", re.IGNORECASE)

    def presupposed(self) -> re.Pattern[str]:
        """Match "perpetrators of the recent" at the end of a text; `rest` is what stands behind them."""
        gap = r"[^，。；：,;:.()]{0,8}" if self.words.lang == "zh" else r"(?:[^\s,;:.()]+ ){0,5}\w{0,3}"
        either = _either(self.contracted(self.words.presupposed))
        return re.compile(
            rf"{self._left}(?:{either}){self._right}(?P<rest>{self.elided}{gap})$", re.IGNORECASE
        )


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
        "violation_before": shapes.violation(),
        "earlier_before": shapes.before(words.earlier, shapes.insert),
        "until_before": shapes.before(words.until),
        "beyond_before": shapes.before(words.beyond),
        "described_before": shapes.before(words.described),
        "paper_before": re.compile(shapes.paper(), re.IGNORECASE),
        "object_before": shapes.before(words.object, shapes.article),
        "deadline_before": shapes.before(words.deadline),
        "presupposed_before": shapes.presupposed(),
        **shapes.papers(),
        "done_before": re.compile(rf"(?<!\w)(?:{words.done})$", re.IGNORECASE),
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
        "bound",
        "copula",
        "perfected",
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


MODES = ("demanded", "predicted", "conditional", "denied")


@cache
def _words() -> dict[str, EventWords]:
    path = ontology_path() / "event-grammar.yml"
    try:
        return {words.lang: words for words in msgspec.convert(read_yaml(path), list[EventWords])}
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error


@cache
def _grammar(lang: str) -> Grammar:
    """Return the patterns of a language that has some; compiling those of all takes a tenth of a second."""
    words = _words()[lang]
    shapes = _Shapes(words)
    given = ("passive_ending", "instrumental", "participle", "domestic", "full_ending", "verb_ending")
    endings = {name: re.compile(getattr(words, name)) for name in given}
    return Grammar(words.lang, **_ahead(shapes), **_anywhere(shapes), **endings)


def grammar(lang: str) -> Grammar:
    """Return the patterns of a language, English where it is unknown."""
    return _grammar(lang if lang in _words() else "en")
