"""What forms stand for, kept in columns: of two hundred thousand meanings a text needs a few hundred."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

import msgspec


class Sense(msgspec.Struct, frozen=True, gc=False):
    """What one form stands for.

    Args:
        category: "name" (value: entity id), "anchor" (value: number of the template variant),
            "short" (value: number of the phrase), or the category of a cue.
        value: what it stands for.
        lang: language of the form.
        hint: "", "needs-context", "in-scope", "never-alone", "after-lam" (Arabic: follows the
            preposition li-).
    """

    category: str
    value: str
    lang: str
    hint: str = ""


class Senses(msgspec.Struct, frozen=True, gc=False):
    """The senses of all forms, each different one written once.

    Args:
        first: for each form, where its senses begin in `rows`: an array of type "I", as bytes.
        count: for each form, how many it has: an array of type "H".
        rows: the places of senses in the four columns below, form after form: an array of type "I".
        categories, values, langs, hints: what the different senses say.
    """

    first: bytes
    count: bytes
    rows: bytes
    categories: list[str]
    values: list[str]
    langs: list[str]
    hints: list[str]

    def of(self, number: int) -> list[Sense]:
        """Return what a form stands for.

        Args:
            number: the number of the form.

        >>> said = Sense("name", "state/NOR", "en")
        >>> packed([[said], []]).of(0) == [said], packed([[said], []]).of(1)
        (True, [])
        """
        start, size = memoryview(self.first).cast("I")[number], memoryview(self.count).cast("H")[number]
        rows = memoryview(self.rows).cast("I")[start : start + size]
        return [Sense(self.categories[at], self.values[at], self.langs[at], self.hints[at]) for at in rows]

    def every(self) -> list[Sense]:
        """Return the different senses that forms have."""
        return list(map(Sense, self.categories, self.values, self.langs, self.hints))

    def changed(self, now: Mapping[int, Iterable[Sense]]) -> Senses:
        """Return the senses with those of some forms put in place of what they had.

        Args:
            now: senses by the number of the form; numbers beyond the last go on without a gap.

        >>> one, other = Sense("name", "state/NOR", "en"), Sense("name", "place/oslo", "en")
        >>> more = packed([[one]]).changed({0: [other], 1: [one, other]})
        >>> more.of(0) == [other], more.of(1) == [one, other]
        (True, True)
        """
        every = self.every()
        place = {sense: at for at, sense in enumerate(every)}
        first, count, rows = (
            array(code, data) for code, data in (("I", self.first), ("H", self.count), ("I", self.rows))
        )
        for number in sorted(now):
            if number == len(first):
                first.append(0)
                count.append(0)
            had = list(now[number])
            first[number], count[number] = len(rows), len(had)
            rows.extend(place.setdefault(sense, len(place)) for sense in had)
        return _columns(first, count, rows, [*every, *list(place)[len(every) :]])


def packed(senses: Iterable[Iterable[Sense]]) -> Senses:
    """Return the senses of all forms in columns.

    Args:
        senses: those of each form, in the order of the forms.
    """
    none = _columns(array("I"), array("H"), array("I"), ())
    return none.changed(dict(enumerate(senses)))


def _columns(first: array[int], count: array[int], rows: array[int], every: Sequence[Sense]) -> Senses:
    return Senses(
        first.tobytes(),
        count.tobytes(),
        rows.tobytes(),
        [sense.category for sense in every],
        [sense.value for sense in every],
        [sense.lang for sense in every],
        [sense.hint for sense in every],
    )
