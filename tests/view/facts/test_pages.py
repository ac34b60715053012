"""What the pages show of the built-in sample."""

from __future__ import annotations

import html

import pytest

from graphkit.view.facts.chronology import all_claims, chronology
from graphkit.view.facts.citing import ready
from graphkit.view.facts.contents import contents
from graphkit.view.facts.desk import Desk
from graphkit.view.facts.doubts import checks, discrepancies, unresolved, unresolved_places
from graphkit.view.facts.entities import entity_page
from graphkit.view.facts.frames import citations, document_frame
from graphkit.view.facts.naming import direction
from graphkit.view.facts.passages import passage
from graphkit.view.facts.places import positions, spots
from graphkit.view.facts.reader import reader_page

RESOLUTION = "doc/A_RES_46_182"


def by_name(desk: Desk, start: str) -> str:
    return next(sha12 for sha12 in desk.graph.sources if desk.graph.names(sha12)[0].startswith(start))


def test_a_passage_holds_the_exact_words(desk: Desk) -> None:
    for name, _ in list(desk.pairs("refersTo"))[:200]:
        from graphkit.graph.iris import parse_mention

        place = parse_mention(name)
        found = passage(desk, place) if place else None
        assert found is not None and place is not None
        words = html.unescape(desk.graph.text(place.sha12)[place.start : place.end])  # as HTML shows them
        assert "".join(found.words.split()).replace("-", "") == "".join(words.split()).replace("-", "")
        assert found.lang in {"en", "fr", "es", "ru", "zh", "ar"}
        assert found.document is not None


def test_the_reader_knows_the_frame_of_a_letter(desk: Desk) -> None:
    page = reader_page(desk, by_name(desk, "01"))
    assert page.lang == "ru" and page.document is not None and page.frame is not None
    assert page.frame.date == "2021-05-31"
    assert page.frame.signatures and page.frame.signatures[0].passage is not None
    assert {section.name.type for section in page.sections} >= {"masthead", "letter"}
    assert [row.times for row in page.named] == sorted((row.times for row in page.named), reverse=True)


def test_versions_stand_side_by_side(desk: Desk) -> None:
    ways = {
        (version.here, version.lang, version.pairs)
        for page in (reader_page(desk, sha12) for sha12 in desk.graph.sources)
        for version in page.versions
    }
    assert ways, "the sample holds one statement in two languages"
    assert all((other, one, pairs) in ways for one, other, pairs in ways)
    assert any(pairs > 0 for _, _, pairs in ways)


def test_an_aligned_paragraph_comes_with_its_words(desk: Desk) -> None:
    sha12, rows = next(iter(desk.parallels.items()))
    found = [row for place in rows for row in reader_passages(desk, sha12, place[0])]
    assert found and all(row.text and row.lang for row in found)


def reader_passages(desk: Desk, sha12: str, at: int):
    from graphkit.view.facts.passages import aligned

    return aligned(desk, sha12, at)


def test_a_resolution_is_cited_by_works_in_order_of_time(desk: Desk) -> None:
    cited = {desk.iris.name(other) for _, other in desk.pairs("http://purl.org/spar/cito/cites")}
    lists = {name: citations(desk, name, outward=False) for name in sorted(cited)}
    assert all(len(rows) == document_frame(desk, name).cited_by > 0 for name, rows in lists.items())
    most = max(lists.values(), key=len)
    dates = [row.date or "9999" for row in most]
    assert dates == sorted(dates) and len(dates) > 1
    assert all(row.functions and row.total >= len(row.passages) > 0 for row in most)


def test_names_by_language_and_who_uses_them(desk: Desk) -> None:
    page = entity_page(desk, "org/UN")
    langs = {row.lang for row in page.spellings}
    assert langs >= {"en", "ru", "zh", "ar"}
    assert all(sum(times for _, times in row.users) <= row.times for row in page.spellings)
    assert page.mentions == sum(row.total for row in page.mentioned)
    assert page.neighbours and all(row.ref.id != "org/UN" for row in page.neighbours)


def test_every_claim_has_a_claimant_and_words(desk: Desk) -> None:
    rows = list(all_claims(desk))
    assert rows
    for row in rows:
        assert row.claimant.id and row.event.id.startswith("event/")
        assert row.passage is not None and row.document is not None
    found = chronology(rows)
    assert [event.earliest for event in found.events] == sorted(event.earliest for event in found.events)
    assert len(found.events) + found.undated == len({row.event.id for row in rows})


def test_doubts_name_both_sides(desk: Desk) -> None:
    for row in discrepancies(desk):
        assert row.type and (row.claims or row.passages or row.concerns)
    for check in checks(desk):
        assert check.against
    places = unresolved_places(desk)
    rows = list(unresolved(desk, places))
    assert len(rows) == len(places) and all(row.reason and row.passage.words for row in rows)


def test_contents_count_what_is_there(desk: Desk) -> None:
    found = contents(desk)
    assert found.files == 11 and found.quads == desk.graph.manifest.quads
    assert sum(dict(found.mentions).values()) >= sum(dict(found.linked).values()) > 0
    assert all(0 < covered < whole for _, covered, whole in found.covered)
    assert {lang for lang, _ in found.languages} == {"en", "fr", "es", "ru", "zh", "ar"}


def test_places_lie_where_the_table_says(desk: Desk) -> None:
    rows = spots(desk, all_claims(desk))
    known = [row for row in rows if row.position]
    assert known and all(row.position == positions()[row.ref.id] for row in known if row.position)


def test_ready_citations(desk: Desk) -> None:
    for name in desk.carriers:
        found = ready(desk, name)
        assert found is not None and found.bibtex.startswith("@") and found.un.endswith(".")
    assert ready(desk, "org/UN") is None


@pytest.mark.parametrize(("lang", "way"), [("ar", "rtl"), ("ar-EG", "rtl"), ("zh", "ltr"), ("", "ltr")])
def test_direction(lang: str, way: str) -> None:
    assert direction(lang) == way
