"""Which tests fail for a known reason: the table known.yml, held against what came of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from benchmarks.w3c.run import Outcome

REASONS = frozenset({"by-value", "rdf-1.1", "sparql-1.0", "engine", "suite"})


def known() -> dict[str, dict[str, str]]:
    """Return the table: by test, why it fails and what exactly it wants.

    Raises:
        ValueError: a row gives no reason, or one that is not explained.
    """
    rows = yaml.safe_load((Path(__file__).parent / "known.yml").read_text("utf-8"))
    for name, row in rows.items():
        if set(row) != {"why", "because"} or row["why"] not in REASONS or not row["because"]:
            raise ValueError(f"known.yml: {name}: a row has why ({', '.join(sorted(REASONS))}) and because")
    return dict(rows)


def name_of(outcome: Outcome) -> str:
    """Return the name of a test as the table has it."""
    return f"{outcome.test.group}#{outcome.test.name}"


def sorted_out(outcomes: Iterable[Outcome], rows: Mapping[str, Mapping[str, str]]) -> list[Outcome]:
    """Return outcomes, a failure for a known reason being called `known`, with that reason."""
    return [
        Outcome(one.test, "known", f"{row['why']}: {row['because']}")
        if one.what == "failed" and (row := rows.get(name_of(one)))
        else one
        for one in outcomes
    ]


def outdated(outcomes: Iterable[Outcome], rows: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return the rows whose test passes now."""
    return sorted(
        name_of(one) for one in outcomes if one.what in ("passed", "by value") and name_of(one) in rows
    )
