"""Whether a noun that may stand alone for an institution belongs to a longer name: "Conseil national"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml

_ARABIC = "ar"
ARTICLE = "ال"  # the Arabic one
_STEM = 2  # letters that a word has before its ending, at least
_NEXT_WORD = re.compile(r" (\w+)")


class Longer(msgspec.Struct, frozen=True):
    """One record of ontology/longer-names.yml."""

    lang: str
    words: list[str] = []
    but: list[str] = []
    joins: list[str] = []
    follows: list[str] = []
    capital: bool = False
    endings: list[str] = []
    before: list[str] = []
    after: list[str] = []
    cases: list[str] = []

    def goes_on(self, text: str, end: int) -> bool:
        """Say whether a name goes on behind a noun, be it with a topic: "the Committee on Conferences".

        Args:
            text: in view offsets.
            end: where the noun ends.

        >>> longer("en").goes_on("the Board on Water", 9), longer("en").goes_on("the Board on 5 May", 9)
        (True, False)
        """
        if self.follows and text.startswith(tuple(self.follows), end):
            return True
        joined = [end + len(word) for word in self.joins if text.startswith(word, end)]
        return any(text[place : place + 1].isupper() for place in joined) or self.describes(text, end)

    def without_case(self, word: str) -> str:
        """Return a word without the ending of its case.

        >>> longer("ru").without_case("комиссию"), longer("ru").without_case("факультативного")
        ('комисси', 'факультативн')
        """
        return word.removesuffix(next((ending for ending in self.cases if word.endswith(ending)), ""))

    def describes(self, text: str, end: int) -> bool:
        """Say whether the next word describes a noun.

        Args:
            text: in view offsets.
            end: where the noun ends.

        >>> longer("fr").describes("le Conseil national", 10), longer("fr").describes("le Conseil note", 10)
        (True, False)
        """
        if text.startswith(tuple(self.words), end) and not text.startswith(tuple(self.but), end):
            return True
        found = _NEXT_WORD.match(text, end)
        if found is None:
            return False
        word = found[1]
        if self.lang == _ARABIC and not word.startswith(ARTICLE):
            return False
        if self.capital and word[0].isupper():
            return True
        return any(word.endswith(e) and len(word) >= len(e) + _STEM for e in self.endings)

    def is_preceded(self, text: str, start: int) -> bool:
        """Say whether a word that belongs to a longer name stands before a noun: "National Assembly".

        Args:
            text: in view offsets.
            start: where the noun starts.

        >>> longer("en").is_preceded("the National Assembly", 13)
        True
        """
        return bool(self.before) and text.endswith(tuple(self.before), 0, start)

    def goes_before(self, text: str, start: int) -> bool:
        """Say whether what stands before a noun belongs to its name: "National Assembly", 选举委员会.

        Args:
            text: in view offsets.
            start: where the noun starts.

        >>> longer("zh").goes_before("选举委员会", 2), longer("zh").goes_before("请委员会", 1)
        (True, False)
        >>> longer("en").goes_before("the National Assembly", 13)
        True
        """
        if self.is_preceded(text, start):
            return True
        if not self.after or start == 0 or not text[start - 1].isalpha():
            return False
        return not text.endswith(tuple(self.after), 0, start)


@cache
def _known() -> dict[str, Longer]:
    path = ontology_path() / "longer-names.yml"
    try:
        return {one.lang: one for one in msgspec.convert(read_yaml(path), list[Longer])}
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error


def longer(lang: str) -> Longer:
    """Return what is known of a language, nothing where it is unknown."""
    return _known().get(lang) or Longer(lang)
