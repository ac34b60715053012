"""Writes the accuracy block of the README from the figures."""

from __future__ import annotations

from typing import Any

from .adjudicated import slips

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
START, END = "<!-- accuracy -->", "<!-- /accuracy -->"


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _by_language(name: str, row: dict[str, Any]) -> str:
    return _line(name, *(_percent(row[lang]) for lang in LANGUAGES))


def block(figures: dict[str, Any]) -> str:
    """Return the block for the README.

    Args:
        figures: what `tests/bench/figures.json` holds.
    """
    whole = figures["all"]
    council, documents, six = whole["citations-sc"], whole["citations-un"]["all"], whole["six-way"]
    right = whole["citations-un-adjudicated"]["all"]
    seeds = whole["seeds"]
    wrong = council["all"]["wrong_symbol"]
    recall = {lang: council[lang]["recall"] for lang in LANGUAGES}
    kinds = sorted(k for k in seeds if k != "ALL")
    links = (
        f"Of {council['all']['gold']:,} links in the resolutions, {wrong} were read as another document; "
        f"of {documents['gold']:,} in English documents of every organ {_percent(documents['recall'])} "
        f"were found and {documents['wrong_symbol']} read as another. With {len(slips())} links that lead "
        f"elsewhere than the text says put right (`tests/bench/adjudicated.tsv`): "
        f"{_percent(right['recall'])} found, {right['wrong_symbol']} read as another."
    )
    by_hand = (
        f"Three documents annotated by hand ({seeds['ALL']['gold']} mentions): "
        f"F1 {_percent(seeds['ALL']['F1'])} by kind and overlap, "
        f"{_percent(seeds['ALL']['strict_F1'])} with exact ends. By kind: "
        + ", ".join(f"{kind.replace('_', ' ')} {_percent(seeds[kind]['F1'])}" for kind in kinds)
        + "."
    )
    lines = [
        "Figures in per cent, on documents used in development. The first table is by language.",
        "",
        _line("measure", *LANGUAGES),
        _line(*["---"] * (len(LANGUAGES) + 1)),
        _by_language("citations linked by UN editors in Security Council resolutions of 2021: found", recall),
        _by_language("States, against the other five versions of a sentence: F1", six["state"]),
        _by_language("dates, against the other five versions: F1", six["date"]),
        _by_language("resolutions, against the other five versions: F1", six["resolution"]),
        "",
        links,
        "",
        by_hand,
    ]
    return "\n".join(lines)


def with_block(readme: str, figures: dict[str, Any]) -> str:
    """Return the README with its accuracy block brought up to date."""
    head, rest = readme.split(START, 1)
    return f"{head}{START}\n{block(figures)}\n{END}{rest.split(END, 1)[1]}"
