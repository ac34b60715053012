"""The words of the pages: all six languages, and a word for every key that a template asks for."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import graphkit
from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.view import LANGUAGES
from graphkit.view.site.pages.words import Words, words
from graphkit.view.site.site import Site
from graphkit.view.site.templates import HERE

LIVE = Path(graphkit.__file__).parent / "serve" / "templates"
# Names of formats, languages and keys, which are the same in all languages.
SAME = {
    "SPARQL",
    "CSV",
    "JSON",
    "PNG",
    "SVG",
    "GraphML",
    "Ctrl",
    "Enter",
    "JavaScript",
    "WebAssembly",
    "Title",
}
SAME |= {"English", "Fran", "ais", "Espa", "ol"}


def test_every_word_has_six_languages_and_the_same_blanks() -> None:
    for key, forms in read_yaml(ontology_path() / "interface.yml").items():
        assert set(forms) == set(LANGUAGES), key
        blanks = {tuple(sorted(re.findall(r"\{\d\}", text))) for text in forms.values()}
        assert len(blanks) == 1, key


def test_every_key_of_the_templates_has_a_word() -> None:
    asked = set()
    for file in (*(HERE / "templates").glob("*.html"), *LIVE.glob("*.html")):
        asked |= set(re.findall(r"w\('([\w/-]+)'[),]", file.read_text("utf-8")))
    assert len(asked) > 60
    assert sorted(asked - words().keys()) == []


def test_values_of_the_ontology_have_words_in_the_language_of_the_page() -> None:
    assert Words("ru")("event-type/ceasefire") == "прекращение огня"
    assert Words("ar")("kind/state") == "دولة"
    assert Words("fr")("component/annex") != ""
    assert Words("zh")("characters", 3, 9) == "字符 3–9"


class Seen(HTMLParser):
    """What a reader sees or hears of a page: text, and the words of attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = ("aria-label", "placeholder", "title", "data-none", "data-broken")
        self.words += [value or "" for name, value in attrs if name in said]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("lang", ["ru", "zh", "ar"])
@pytest.mark.parametrize("template", ["explorer.html", "sparql.html"])
def test_frame_and_pages_without_documents_are_in_one_language(lang: str, template: str) -> None:
    site = Site(None, "Title", lang)  # type: ignore[arg-type] # these pages ask nothing of a graph
    page = site.page("x/index.html", template, title="Title").decode()
    seen = Seen()
    seen.feed(page)
    assert set(re.findall("[A-Za-z]+", " ".join(seen.words))) - SAME == set()
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"' in page


def test_the_number_of_documents_heads_a_site_in_its_language() -> None:
    assert Words("ru")("frame/documents", 938) == "Документов: 938"
    assert Words("zh")("frame/one-document") == "一份文件"
