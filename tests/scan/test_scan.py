"""The scan of a document: known words by category, whole words only, in order."""

from __future__ import annotations

import gc

import pytest

from graphkit.model import Block
from graphkit.read import read_bytes
from graphkit.scan import Context, scan


def _scan(text: str) -> Context:
    return scan(read_bytes(text.encode(), "a.txt"))


def test_hits_are_in_order_the_longest_first() -> None:
    context = _scan("Azerbaijan and the Republic of Azerbaijan met on 4 March 2021 in Geneva.")
    names = context.words("name")
    assert [(h.start, -h.end) for h in names] == sorted((h.start, -h.end) for h in names)
    assert {"state/AZE", "place/geneva"} <= {h.value for h in names}
    assert [(h.value, context.text[h.start : h.end]) for h in context.words("digits")] == [
        ("4", "4"),
        ("2021", "2021"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ireland met.", True),
        ("Irelandia met.", False),
        ("阿塞拜疆代表团", True),
        ("وأذربيجان", True),
        ("Malians", False),
    ],
)
def test_only_whole_words(text: str, found: bool) -> None:
    states = {"state/IRL", "state/AZE", "state/MLI"}
    assert bool(states & {h.value for h in _scan(text).words("name")}) is found


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        _scan("Azerbaijan met.")
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()


def test_language_at_any_place_in_any_order() -> None:
    context = _scan(
        "The Council met on the fourth of March and adopted it.\n\nСовет собрался в марте.\n\nThe end of it."
    )
    places = [5, len(context.text) - 1, 60, 60, 0, 54, 61]
    plain = [Block(*context.block_at(place)).lang for place in places]
    assert [context.lang_at(place) for place in places] == plain
    assert set(plain) == {"en", "ru"}


def test_a_window_gives_what_all_words_give() -> None:
    text = "Ireland recalled resolution 822 (1993) and Mali welcomed it on 4 March 2021; Ireland agreed."
    for category in ("name", "digits", "citation-verb", "month"):
        lazy, known = _scan(text), _scan(text).words(category)
        for start in range(0, len(text), 7):
            wanted = [hit for hit in known if start <= hit.start < start + 30]
            assert lazy.within(category, start, start + 30) == wanted
        assert lazy.words(category) == known
        assert lazy.within(category, 0, len(text)) == known
    assert _scan(text).words("no-such-category") == []
    assert _scan(text).within("no-such-category", 0, 9) == []
