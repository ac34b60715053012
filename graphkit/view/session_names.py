"""Names of sessions in six languages, from number and body, by the table `ontology/session-names.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml


def session_labels(number: str, body: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return the names of a session by language.

    Args:
        number: its number ("75", "ES-10", "2021").
        body: canonical id of the body that meets.
        names: what that body is called, by language.

    >>> named = session_labels("ES-10", "body/UN-GA", {"en": "General Assembly", "zh": "大会"})
    >>> named["en"], named["zh"]
    ('General Assembly, 10th emergency special session', '大会第10届紧急特别会议')
    """
    table = _table()
    kind = next((kind for mark, kind in table["kinds"].items() if re.search(mark, number)), "session")
    if body in table["counts-years"] and kind == "session":
        kind = "council"
    plain = names.get("en") or names.get("") or next(iter(names.values()), "")
    figure = number.rpartition("-")[2]
    return {
        lang: form.format(figure + _ending(figure, lang, kind), names.get(lang) or plain)
        for lang, form in sorted(table["names"][kind].items())
        if plain
    }


def _ending(figure: str, lang: str, kind: str) -> str:
    if kind == "year":
        return ""
    table = _table()
    endings = (table["council-ordinals"] if kind == "council" else {}).get(lang) or table["ordinals"][lang]
    return next(str(ending) for mark, ending in endings.items() if re.search(mark, figure))


@cache
def _table() -> dict[str, Any]:
    return dict(read_yaml(ontology_path() / "session-names.yml"))
