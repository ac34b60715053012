"""Overlapping mentions settle the same way together and in the groups that touch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.recognise.overlap import _settled, _sorted, settle, settle_among
from graphkit.scan.context import Found

_KINDS = ("state", "place", "resolution", "document", "date", "quantity", "anaphor", "treaty", "office")
_FORMS = ("name", "symbol", "description", "list-number")


@st.composite
def _mention(draw: st.DrawFn) -> Found:
    start = draw(st.integers(0, 60))
    size = draw(st.integers(1, 12))
    named = draw(st.sampled_from((None, "one", "two")))
    return Found(
        start, start + size, draw(st.sampled_from(_KINDS)), named, "rule", form=draw(st.sampled_from(_FORMS))
    )


def _plain(found: list[Found]) -> list[tuple[int, int, str, str | None, str]]:
    return [(f.start, f.end, f.kind, f.id, f.form) for f in found]


@given(st.lists(_mention(), max_size=24))
def test_groups_that_do_not_touch_settle_on_their_own(found: list[Found]) -> None:
    assert _plain(settle(found)) == _plain(_settled(_sorted(found)) if found else [])


@given(st.lists(_mention(), max_size=24))
def test_what_is_settled_stays(found: list[Found]) -> None:
    once = settle(found)
    assert _plain(settle(once)) == _plain(once)


@given(st.lists(_mention(), max_size=16), st.lists(_mention(), max_size=8), st.data())
def test_others_among_the_settled_settle_as_all_together_do(
    found: list[Found], others: list[Found], data: st.DataObject
) -> None:
    settled = settle(found)
    changed = data.draw(st.lists(st.sampled_from(settled), max_size=3)) if settled else []
    for one in changed:
        one.id = "three"
    assert _plain(settle_among(settled, others, changed)) == _plain(settle([*settled, *others]))


def test_a_year_in_a_resolution_is_no_date() -> None:
    resolution = Found(10, 20, "resolution", "doc/S_RES_822-1993", "rule", form="symbol")
    year = Found(15, 19, "date", "date/1993", "rule")
    assert settle([year, resolution]) == [resolution]
    assert settle([]) == []
