"""The page's own tables: kinds with colour and outline, kinds of link, words in six languages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "templates"


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the tables beside the template: kinds, links or words."""
    found: dict[str, Any] = json.loads((TEMPLATES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def word(key: str, lang: str) -> str:
    """Return one of the page's words in a language; the key itself where there is none.

    >>> word("letter", "ru"), word("memorandum", "ru")
    ('письмо', 'memorandum')
    """
    forms = table("words").get(key, {})
    found: str = forms.get(lang) or forms.get("en") or key.replace("-", " ")
    return found


def kind_of_class(name: str) -> str | None:
    """Return the kind of node that a class of the ontology is drawn as, or None.

    >>> kind_of_class("AgendaItem"), kind_of_class("Component")
    ('agenda_item', None)
    """
    return _classes().get(name)


@cache
def _classes() -> dict[str, str]:
    return {name: kind for kind, row in table("kinds").items() for name in row.get("classes", ())}
