"""One statement in two documents is found; texts on the same matter are not mixed up."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from graph.factory import letter

import graphkit
from graphkit.graph.alignment import align, missing
from graphkit.graph.duplicates import near
from graphkit.graph.fingerprints import Fingerprint, Paragraph, fingerprints
from graphkit.graph.iris import Iris
from graphkit.graph.minhash import likeness, sketch
from graphkit.graph.same_text import same_text, same_works
from graphkit.model import Span
from graphkit.read import read_bytes

IRIS = Iris()


def prints(*extractions):
    return [row for extraction in extractions for row in fingerprints(extraction, IRIS) if not row.whole]


def test_translation_is_one_work() -> None:
    one, two = letter("en", "one.txt"), letter("ru", "two.txt", work="work/x-other")
    pairs = same_text(prints(two, one))
    assert len(pairs) == 1
    assert pairs[0].rule == "same-text"
    assert same_works(pairs) == {"work/x-other": "work/FJI-MFA-statement-2020-03-31"}


def test_another_author_is_another_work() -> None:
    rows = prints(letter("en", "one.txt"), letter("ru", "two.txt", work="work/x-other"))
    other = msgspec.structs.replace(rows[1], author="body/MLT-MFA")
    assert not same_text([rows[0], other])
    assert not same_text([rows[0], msgspec.structs.replace(rows[1], date="2021-01-01")])
    assert same_text([rows[0], msgspec.structs.replace(rows[1], author=None, date=None)])


def test_same_matter_is_not_same_text() -> None:
    row = prints(letter("en", "one.txt"))[0]
    names = [f"resolution doc/S_RES_{n}-1993" for n in (822, 853, 874, 884)]
    matter = {**dict.fromkeys(names, 1), "state state/MLT": 4, "state state/FJI": 3,
              "place place/lake-district": 2,
              "date 1994-01-01": 1, "date 1994-02-02": 1, "treaty instrument/x": 1, "place place/y": 2,
              "digits-3 512": 1, "digits-2 17": 1}  # fmt: skip
    other = Fingerprint("f" * 64, "c", "work/other", None, None, matter, (40,) * 9, "ru")
    assert not same_text([row, other])


def test_short_texts_are_never_compared() -> None:
    extraction = letter("en", "one.txt")
    few = msgspec.structs.replace(extraction, mentions=extraction.mentions[:5])
    other = msgspec.structs.replace(letter("ru", "two.txt"), mentions=())
    assert same_text(prints(few, other)) == []


def test_three_make_one() -> None:
    rows = prints(letter("en", "a.txt", work="work/x-1"), letter("ru", "b.txt", work="work/x-2"))
    again = msgspec.structs.replace(rows[0], sha="e" * 64, component="again", lang="fr")
    rows.append(msgspec.structs.replace(again, work="work/FJI-statement-2020-03-31"))
    works = same_works(same_text(rows))
    assert works == {"work/x-1": "work/FJI-statement-2020-03-31", "work/x-2": "work/FJI-statement-2020-03-31"}


def test_two_documents_under_two_symbols_stay_two() -> None:
    rows = prints(letter("en", "a.txt"), letter("ru", "b.txt"))
    whole = [msgspec.structs.replace(row, whole=True) for row in rows]
    named = [
        msgspec.structs.replace(row, work=f"doc/A_{n}", symbols=(f"A/{n}",)) for n, row in enumerate(whole)
    ]
    assert same_text(named) == []
    bare = [msgspec.structs.replace(row, work=f"doc/x-{n}", symbols=()) for n, row in enumerate(whole)]
    assert same_works(same_text(bare)) == {"doc/x-1": "doc/x-0"}
    learnt = [named[0], bare[1]]
    assert same_works(same_text(learnt)) == {"doc/x-1": "doc/A_0"}


WORDS = (
    "The committee met in the morning and heard nine speakers, who spoke of boats, roads, schools and water. "
)


def test_near_duplicates_share_most_of_their_letters() -> None:
    text = "".join(WORDS.replace("nine", word) for word in ("nine", "seven", "many", "few", "young", "old"))
    changed = text.replace("morning", "evening", 1)
    other = "".join(reversed(text))
    assert likeness(sketch(text), sketch(changed)) > 0.8
    assert likeness(sketch(text), sketch(other)) < 0.2
    sketches = np.array([sketch(row) for row in (text, other, changed)]).astype(np.uint32)
    assert [row.tolist() for row in near(sketches, np.arange(3))] == [[0], [2]]
    assert sketch("too short") == ()


@pytest.mark.parametrize("left_out", [None, 0, 1, 3])
def test_paragraphs_find_each_other(left_out: int | None) -> None:
    names = [
        ["state state/FJI", "digits-3 101"],
        ["place place/x"],
        ["resolution doc/S_RES_822-1993"],
        ["state state/MLT"],
    ]
    one = [
        Paragraph(i * 100, i * 100 + 60 + i, dict.fromkeys(row, Span(i * 100, i * 100 + 4)))
        for i, row in enumerate(names)
    ]
    other = [row for i, row in enumerate(one) if i != left_out]
    pairs = align(one, other)
    assert [(one[i], other[j]) for i, j in pairs] == [(row, row) for row in other]
    assert list(missing(one, other, pairs)) == []


def test_what_one_version_leaves_out_is_told() -> None:
    def text(*rows: list[str]) -> list[Paragraph]:
        return [
            Paragraph(i * 90, i * 90 + 80, {name: Span(i * 90, i * 90 + 5) for name in row})
            for i, row in enumerate(rows)
        ]

    one = text(
        ["state state/FJI", "date 2020-01-01"], ["place place/x", "state state/MLT"], ["digits-3 512"], []
    )
    two = text(["state state/FJI", "date 2020-01-01"], ["place place/x"], ["digits-3 513"], [])
    (row,) = missing(one, two, align(one, two))
    assert (row.words, row.paragraph) == (Span(90, 95), Span(90, 170))


def short(lang: str, work: str, words: tuple[str, ...], length: int, features: dict[str, int]) -> Fingerprint:
    base = Fingerprint(work.ljust(64, "0"), f"{work}/{lang}", f"doc/x-{work}", None, None, features)
    return msgspec.structs.replace(base, lengths=(length,), lang=lang, whole=True, words=words)


BOATS = ("word boat", "word harbour", "word repair", "word ministry", "word school")


def others(lang: str) -> list[Fingerprint]:
    """Texts on other matters, so that a word shared by two says something."""
    return [
        short(lang, f"{lang}{n}", (f"word {lang}{n}", "word ministry"), 300 + 40 * n, {f"state state/{n}": 1})
        for n in range(40)
    ]


def test_common_words_tell_that_short_texts_are_one() -> None:
    one, other = (short(lang, f"a-{lang}", BOATS, 120, {"state state/MLT": 1}) for lang in ("en", "fr"))
    (pair,) = same_text([one, other, *others("en"), *others("fr")])
    assert {pair.one.work, pair.other.work} == {one.work, other.work}
    bare = [msgspec.structs.replace(row, words=()) for row in (one, other)]
    assert same_text([*bare, *others("en"), *others("fr")]) == []


def test_two_rivals_leave_a_short_text_alone() -> None:
    """Where two texts are equally likely to be the version, neither is taken."""
    one, other = (short(lang, f"a-{lang}", BOATS, 120, {"state state/MLT": 1}) for lang in ("en", "fr"))
    rival = msgspec.structs.replace(other, sha="b" * 64, component="b", work="doc/x-b")
    assert same_text([one, other, rival, *others("en"), *others("fr")]) == []


def test_near_duplicates_have_the_same_numbers() -> None:
    text = sketch("To be held on the day that is named below, in the great hall by the harbour. " * 3)
    rows = [
        msgspec.structs.replace(short("en", f"m{n}", (), 240, {f"digits-4 {n}": 1}), sketch=text)
        for n in (7000, 7000, 7001)
    ]
    rows[1] = msgspec.structs.replace(rows[1], sha="c" * 64, component="again")
    assert [{pair.one.component, pair.other.component} for pair in same_text(rows)] == [{"again", "m7000/en"}]


def test_what_tells_files_apart_is_no_feature_of_their_text() -> None:
    texts = {
        "en": "Statement by the President of the Security Council\n\nThe Council met in Geneva.\n",
        "fr": "Déclaration du Président du Conseil de sécurité\n\nLe Conseil s'est réuni à Genève.\n",
    }
    found = [
        {name for row in fingerprints(graphkit.extract(read_bytes(text.encode(), f"{lang}.txt")), IRIS)
         for name in row.features if name.startswith("document ")}
        for lang, text in texts.items()
    ]  # fmt: skip
    assert found[0] == found[1]
    assert not [name for name in found[0] if "/x-" in name]
