"""Building a graph again: when nothing changed, and when one file in a hundred did."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

Files = list[tuple[str, str]]  # language and path
Prepared = tuple[Callable[[Files], int], Callable[[Files], object]]
EVERY = 100  # one file in so many changes


def unchanged(folder: Path) -> Prepared:
    """Prepare a build over a graph of the very same files."""
    return _again(folder, change=False)


def one_in_a_hundred(folder: Path) -> Prepared:
    """Prepare a build over a graph of the same files, one in a hundred of them longer by a paragraph."""
    return _again(folder, change=True)


def _again(folder: Path, *, change: bool) -> Prepared:
    copies, target = folder / "documents", folder / "graph"
    rounds: list[int] = []

    def build() -> int:
        from graphkit import build

        with build([copies], target) as graph:
            return len(graph.folder.manifest.files)

    def before(files: Files) -> None:
        copies.mkdir(exist_ok=True)
        wanted = {Path(path).name: Path(path) for _, path in files}
        stale = {path.name for path in copies.iterdir()} != wanted.keys()
        if stale:  # the warm-up had fewer
            shutil.rmtree(copies)
            copies.mkdir()
            for name, path in wanted.items():
                shutil.copyfile(path, copies / name)
        if stale or not rounds:
            build()
        rounds.append(1)
        if change:
            for name in sorted(wanted)[::EVERY]:
                with (copies / name).open("a", encoding="utf-8") as file:
                    file.write(f"\n\nAdded in round {len(rounds)}.\n")

    return lambda _: build(), before
