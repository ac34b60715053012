"""The words of the pages in six languages: the tables of `ontology/`, read once."""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.view.tables import table

_CONCEPT = r"^(\w+):([\w-]+)\s+a skos:Concept\b(.*?)\.\s*$"
_LABEL = r'"((?:[^"\\]|\\.)*)"@(\w+)'
_SCHEME = r"@prefix\s+(\w+):\s+<https://w3id\.org/graphkit/vocab/([\w-]+)/>"


@cache
def words() -> dict[str, dict[str, str]]:
    """Return all words by key: of the pages, of kinds, and of the value lists ("event-type/killing")."""
    found = dict(_concepts())
    for kind, row in table("kinds").items():
        found[f"kind/{kind}"] = row["labels"]
    for key, forms in (table("words") | table("explorer")).items():
        found[f"explorer/{key}"] = forms
    found.update(read_yaml(ontology_path() / "interface.yml"))
    return found


def _concepts() -> dict[str, dict[str, str]]:
    text = (ontology_path() / "vocabularies.ttl").read_text(encoding="utf-8")
    schemes = dict(re.findall(_SCHEME, text))
    found = {}
    for prefix, name, rest in re.findall(_CONCEPT, text, re.MULTILINE | re.DOTALL):
        shown = rest.partition("skos:prefLabel")[2].partition(" ; ")[0]
        if prefix in schemes:
            found[f"{schemes[prefix]}/{name}"] = {lang: label for label, lang in re.findall(_LABEL, shown)}
    return found


class Words:
    """The words of one language.

    Args:
        lang: its code; words without a form in it are given in English.
    """

    def __init__(self, lang: str = "en") -> None:
        self.lang = lang

    def __call__(self, key: str, *values: object) -> str:
        """Return a word, `{0}`, `{1}` replaced; a key without words is shown as it is, hyphens as blanks.

        >>> Words("ru")("kind/state"), Words()("event-type/killing"), Words("fr")("no-such-key")
        ('Государство', 'killing of persons', 'no such key')
        """
        forms = words().get(key, {})
        text = (
            forms.get(self.lang)
            or forms.get("en")
            or key.rpartition("/")[2].replace("-", " ").replace("_", " ")
        )
        for at, value in enumerate(values):
            text = text.replace(f"{{{at}}}", str(value))
        return text

    def has(self, key: str) -> bool:
        """Return whether there is a word under a key."""
        return key in words()
