"""The words of the pages: all six languages, and a word for every key that a template asks for."""

from __future__ import annotations

import re

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.view.site.pages.words import LANGUAGES, Words, words
from graphkit.view.site.templates import HERE


def test_every_word_has_six_languages_and_the_same_blanks() -> None:
    for key, forms in read_yaml(ontology_path() / "interface.yml").items():
        assert set(forms) == set(LANGUAGES), key
        blanks = {tuple(sorted(re.findall(r"\{\d\}", text))) for text in forms.values()}
        assert len(blanks) == 1, key


def test_every_key_of_the_templates_has_a_word() -> None:
    asked = set()
    for file in (HERE / "templates").glob("*.html"):
        asked |= set(re.findall(r"w\('([\w/-]+)'[),]", file.read_text("utf-8")))
    assert len(asked) > 60
    assert sorted(asked - words().keys()) == []


def test_values_of_the_ontology_have_words_in_the_language_of_the_page() -> None:
    assert Words("ru")("event-type/ceasefire") == "прекращение огня"
    assert Words("ar")("kind/state") == "دولة"
    assert Words("fr")("component/annex") != ""
    assert Words("zh")("characters", 3, 9) == "字符 3–9"
