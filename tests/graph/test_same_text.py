"""One statement in two documents is found; texts on the same matter are not mixed up."""

from __future__ import annotations

import msgspec
from graph.factory import letter

from graphkit.graph.iris import Iris
from graphkit.graph.same_text import Fingerprint, canonical_works, fingerprints, same_text

IRIS = Iris()


def prints(*extractions):
    return [row for extraction in extractions for row in fingerprints(extraction, IRIS)]


def test_translation_is_one_work() -> None:
    one, two = letter("en", "one.txt"), letter("ru", "two.txt", work="work/x-other")
    pairs = same_text(prints(two, one))
    assert len(pairs) == 1
    assert canonical_works(pairs) == {"work/x-other": "work/FJI-MFA-statement-2020-03-31"}


def test_another_author_is_another_work() -> None:
    rows = prints(letter("en", "one.txt"), letter("ru", "two.txt", work="work/x-other"))
    other = msgspec.structs.replace(rows[1], author="body/MLT-MFA")
    assert not same_text([rows[0], other])
    assert not same_text([rows[0], msgspec.structs.replace(rows[1], date="2021-01-01")])
    assert same_text([rows[0], msgspec.structs.replace(rows[1], author=None, date=None)])


def test_same_matter_is_not_same_text() -> None:
    row = prints(letter("en", "one.txt"))[0]
    names = [f"doc/S_RES_{n}-1993" for n in (822, 853, 874, 884)]
    matter = {**dict.fromkeys(names, 1), "state/MLT": 4, "state/FJI": 3, "place/lake-district": 2,
              "date/1994-01-01": 1, "date/1994-02-02": 1, "treaty/x": 1, "place/y": 2}  # fmt: skip
    other = Fingerprint("f" * 64, "c", "work/other", None, None, matter)
    assert not same_text([row, other])


def test_short_texts_are_never_compared() -> None:
    extraction = letter("en", "one.txt")
    few = msgspec.structs.replace(extraction, mentions=extraction.mentions[:5])
    assert prints(few) == []


def test_three_make_one() -> None:
    rows = prints(letter("en", "a.txt", work="work/x-1"), letter("ru", "b.txt", work="work/x-2"))
    rows.append(msgspec.structs.replace(rows[0], sha="e" * 64, work="work/FJI-statement-2020-03-31"))
    works = canonical_works(same_text(rows))
    assert works == {"work/x-1": "work/FJI-statement-2020-03-31", "work/x-2": "work/FJI-statement-2020-03-31"}
