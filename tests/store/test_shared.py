"""Lines that several files share: the first file has them, as label or as variant, however many there are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graphkit.graph.terms import term
from graphkit.store.runs import Sorted, in_order, patch, read_lines, without, write_lines
from graphkit.store.shared import Shared, chosen, marks, write_shared

LABEL, VARIANT, NOTE = (term(f"skos:{name}") for name in ("prefLabel", "altLabel", "note"))


def merged(files: list[list[str]]) -> list[list[str]]:
    """Say plainly what is kept of each file, with all lines in memory."""
    seen: set[str] = set()
    labels: dict[tuple[str, str], str] = {}
    result = []
    for lines in files:
        kept = []
        for line in lines:
            triple, _, graph = line[:-2].rpartition(" ")
            subject, predicate, value = triple.split(" ", 2)
            first = (
                labels.setdefault((subject, value.rpartition('"')[2]), value) if predicate == LABEL else value
            )
            if first != value:
                triple = f"{subject} {VARIANT} {value}"
            if triple not in seen:
                seen.add(triple)
                kept.append(f"{triple} {graph} .")
        result.append(kept)
    return result


def drawn(rng: random.Random) -> list[str]:
    return sorted(
        {
            f"<x:{rng.randrange(5)}> {rng.choice([LABEL, VARIANT, NOTE])} "
            f'"{rng.randrange(4)}"@{rng.choice(["en", "ru"])} <g:{rng.randrange(2)}> .'
            for _ in range(rng.randrange(12))
        }
    )


@pytest.mark.parametrize("lot", [1 << 20, 7])
def test_the_first_file_has_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lot: int) -> None:
    monkeypatch.setattr("graphkit.store.shared._LOT", lot)
    rng = random.Random(1)
    for _ in range(20):
        files = [drawn(rng) for _ in range(rng.randrange(8))]
        counts, _ = write_shared(tmp_path, map(marks, files))
        with Shared(tmp_path, counts) as shared:
            kept = [list(chosen(lines, shared.how(at))) for at, lines in enumerate(files)]
            assert kept == merged(files)
            assert all(shared.has(line) for lines in kept for line in lines)
            assert not shared.has(f'<x:9> {NOTE} "no" <g:0> .')


def test_lines_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.store.runs._RUN", 5)
    rng = random.Random(2)
    for size in (0, 4, 5, 6, 40):
        lines = [f"{rng.randrange(30)} «\u2028»" for _ in range(size)]
        others = sorted({f"{rng.randrange(30)} «\u2028»" for _ in range(10)})
        assert write_lines(tmp_path / "lines", in_order(lines)) == len(set(lines))
        assert list(read_lines(tmp_path / "lines")) == sorted(set(lines))
        assert list(without(read_lines(tmp_path / "lines"), others)) == sorted(set(lines) - set(others))
    assert list(read_lines(tmp_path / "none")) == []


def test_sorted_lines_are_found_and_changed_in_their_file(tmp_path: Path) -> None:
    chance = random.Random(5)

    def some(most: int) -> list[str]:
        return sorted(
            {"".join(chance.choices("ab \u00e9\U0001d4b3", k=chance.randrange(1, 4))) for _ in range(most)}
        )

    for _ in range(200):
        lines, others = some(chance.randrange(40)), some(chance.randrange(20))
        write_lines(tmp_path / "lines", lines)
        with Sorted(tmp_path / "lines") as there:
            assert list(there.among(others)) == [line for line in others if line in lines]
            for start in ("", *others):
                assert list(there.beginning(start)) == [line for line in lines if line.startswith(start)]
        gone = set(chance.sample(others, len(others) // 2))
        come = set(others) - gone - set(lines)
        patch(tmp_path / "lines", tmp_path / "patched", gone, come)
        assert list(read_lines(tmp_path / "patched")) == sorted(set(lines) - gone | come)
    with Sorted(tmp_path / "none") as nothing:
        assert list(nothing.among(["a"])) == list(nothing.beginning("")) == []


@pytest.mark.parametrize("lot", [1 << 20, 7])
def test_files_whose_lines_are_kept_in_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lot: int
) -> None:
    monkeypatch.setattr("graphkit.store.shared._LOT", lot)
    rng = random.Random(2)
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    seen = 0
    for _ in range(30):
        files = [drawn(rng) for _ in range(rng.randrange(1, 8))]
        counts, _ = write_shared(tmp_path / "old", map(marks, files))
        with Shared(tmp_path / "old", counts) as before:
            raw = [before.raw(at) for at in range(len(files))]
            rest = [*map(before.how, range(1, len(files)))]
            assert write_shared(tmp_path / "new", raw).changed == frozenset()
            counts, changed = write_shared(tmp_path / "new", raw[1:])
        with Shared(tmp_path / "new", counts) as after:
            wanted = {at for at, how in enumerate(rest) if after.how(at).tolist() != how.tolist()}
        assert changed == wanted
        seen += len(wanted)
    assert seen
