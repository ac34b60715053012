"""Measures anew and writes figures.json and the README: `python -m tests.bench.update`."""

from __future__ import annotations

import json
from pathlib import Path

from .measure import measure, shared_folder
from .render import with_block

HERE = Path(__file__).resolve().parent
FIGURES = HERE / "figures.json"
README = HERE.parents[1] / "README.md"


def main() -> None:
    """Write the figures of all documents and of the sample, and the README's block."""
    shared = shared_folder()
    figures = {"all": measure(shared, sample=False), "sample": measure(shared, sample=True)}
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")
    README.write_text(with_block(README.read_text("utf-8"), figures), "utf-8")


if __name__ == "__main__":
    main()
