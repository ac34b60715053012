"""Names made from an id alone, where nothing better is known."""

from __future__ import annotations

from graphkit.view.tables import table


def item_labels(name: str) -> dict[str, str]:
    """Name an agenda item of which only the number is known, by language.

    >>> item_labels("agenda/A_75_19")["en"]
    'Agenda item 19 (A/75)'
    """
    session, _, number = name.partition("/")[2].rpartition("_")
    kinds = table("kinds")["agenda_item"]["labels"]
    return {lang: f"{kind} {number} ({session.replace('_', '/')})" for lang, kind in kinds.items()}


def plain(name: str) -> str:
    """Turn the last step of an id into words.

    >>> plain("event/road-reopening-2026"), plain("doc/A_80_901")
    ('road reopening 2026', 'A/80/901')
    """
    kind, _, rest = name.partition("/")
    return rest.replace("_", "/") if kind == "doc" else rest.replace("-", " ").replace("_", "/")
