"""One person under names in several scripts; two persons stay two."""

from __future__ import annotations

import pytest

from graphkit.graph.same_person import Bearer, same_person

LATIN = Bearer("person/aibek-toktosunov", "office/permrep-KGZ-UN-NY", 2020, False, "Latn")


@pytest.mark.parametrize(
    "name", ["aybek-toktosunov", "aibieke-tuoketuosunuov", "aybyk-twktwswnwf", "aibieke-tuoketuosunuofu"]
)
def test_one_person(name) -> None:
    other = Bearer(f"person/{name}", LATIN.capacity, 2022, False, "Cyrl")
    assert same_person([other, LATIN]) == {other.person: LATIN.person}


@pytest.mark.parametrize(
    ("name", "office", "year"),
    [
        ("gulnara-iskakova", LATIN.capacity, 2020),  # a successor
        ("aybek-toktosunov", "office/permrep-KAZ-UN-NY", 2020),  # a namesake elsewhere
        ("aybek-toktosunov", LATIN.capacity, 1995),  # a namesake long before
    ],
)
def test_two_persons(name, office, year) -> None:
    assert same_person([LATIN, Bearer(f"person/{name}", office, year, False, "Latn")]) == {}


def test_the_tables_decide() -> None:
    listed = Bearer("person/aybek-toktosunov", LATIN.capacity, 2020, True, "Latn")
    assert same_person([LATIN, listed]) == {LATIN.person: listed.person}
    assert same_person([listed, Bearer(LATIN.person, LATIN.capacity, 2020, True, "Latn")]) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("hugh-griffiths", "Latn"), ("hyw-ghryfyth", "Arab")),
        (("ingrid-hauzenberger", "Latn"), ("ingrid-khozenberger", "Cyrl")),
        (("mateo-estreme", "Latn"), ("mateao-aisteleimu", "Hans")),
    ],
)
def test_one_person_named_for_a_state(one, other) -> None:
    rows = [Bearer(f"person/{name}", "state/NOR", 2015, False, script) for name, script in (one, other)]
    assert same_person(rows) == {f"person/{other[0]}": f"person/{one[0]}"}


def test_a_state_alone_does_not_join_spellings_of_one_script() -> None:
    rows = [
        Bearer(f"person/{name}", "state/IRQ", 2015, False, "Latn")
        for name in ("ali-hasanov", "ali-hosseinov")
    ]
    assert same_person(rows) == {}


def test_a_name_that_two_could_bear_is_left_alone() -> None:
    names = [("ali-hasanov", "Latn"), ("ali-hosseinov", "Latn"), ("ly-hsnwf", "Arab")]
    assert same_person([Bearer(f"person/{n}", "state/IRQ", 2015, False, s) for n, s in names]) == {}
