"""Lines are put into a store a lot at a time, however small the lots are."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from graphkit.store import writing
from graphkit.store.merge import parted

LINES = [f'<https://x.org/{at}> <https://x.org/says> "слово {at}" <https://x.org/g> .' for at in range(200)]


@pytest.mark.parametrize(("part", "lot"), [(1 << 20, 1 << 20), (100, 1 << 20), (100, 900), (1, 1)])
def test_lots_of_any_size(monkeypatch: pytest.MonkeyPatch, part: int, lot: int) -> None:
    monkeypatch.setattr(writing, "_PART", part)
    monkeypatch.setattr(writing, "_CHUNK", lot)
    store = ox.Store()
    stretches = [*LINES[:50], "\n".join(LINES[50:120]), *LINES[120:]]
    writing.bulk(store, iter(stretches))
    assert sorted(f"{quad} ." for quad in store) == sorted(LINES)


def test_nothing_to_load() -> None:
    store = ox.Store()
    writing.bulk(store, iter(()))
    assert len(store) == 0


@pytest.mark.parametrize("part", [1 << 20, 100])
def test_what_the_maker_of_lines_raises_is_raised(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(writing, "_PART", part)

    def lines() -> Iterator[str]:
        yield from LINES
        raise KeyError("told")

    with pytest.raises(KeyError, match="told"):
        writing.bulk(ox.Store(), lines())


@pytest.mark.parametrize("part", [1 << 20, 100])
def test_a_line_that_is_cut_off_is_refused(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(writing, "_PART", part)
    with pytest.raises(SyntaxError):
        writing.bulk(ox.Store(), iter([*LINES, LINES[0][:40]]))


def test_a_shard_is_parted_by_how_its_lines_begin() -> None:
    lines = sorted(f"<{first}/{at}> x" for first in ("a", "b", "ba", "c", "d") for at in range(7))
    for own in (("<b/",), ("<a/", "<c/"), ("<d/", "<a/"), ("<e/", "<0/"), ("<ba/", "<b/")):
        stretches = list(parted("\n".join([*lines, ""]), own))
        assert [line for _, stretch in stretches for line in stretch.split("\n")] == lines
        for mine, stretch in stretches:
            assert all(line.startswith(own) == mine for line in stretch.split("\n"))
