"""One person under names in several scripts; two persons stay two."""

from __future__ import annotations

import pytest

from graphkit.graph.same_person import Signer, same_person

LATIN = Signer("person/aibek-toktosunov", "office/permrep-KGZ-UN-NY", 2020, False, True)


@pytest.mark.parametrize(
    "name", ["aybek-toktosunov", "aibieke-tuoketuosunuov", "aybyk-twktwswnwf", "aibieke-tuoketuosunuofu"]
)
def test_one_person(name) -> None:
    other = Signer(f"person/{name}", LATIN.office, 2022, False, False)
    assert same_person([other, LATIN]) == {other.person: LATIN.person}


@pytest.mark.parametrize(
    ("name", "office", "year"),
    [
        ("gulnara-iskakova", LATIN.office, 2020),  # a successor
        ("aybek-toktosunov", "office/permrep-KAZ-UN-NY", 2020),  # a namesake elsewhere
        ("aybek-toktosunov", LATIN.office, 1995),  # a namesake long before
    ],
)
def test_two_persons(name, office, year) -> None:
    assert same_person([LATIN, Signer(f"person/{name}", office, year, False, True)]) == {}


def test_the_tables_decide() -> None:
    listed = Signer("person/aybek-toktosunov", LATIN.office, 2020, True, True)
    assert same_person([LATIN, listed]) == {LATIN.person: listed.person}
    assert same_person([listed, Signer(LATIN.person, LATIN.office, 2020, True, True)]) == {}
