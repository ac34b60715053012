from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from graphkit.view.page import embed, own_script, payload, render, vis_network
from graphkit.view.tables import TEMPLATES, kind_of_class, table

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.view.values import PageData

LANGUAGES = {"en", "fr", "es", "ru", "zh", "ar"}
HOSTILE = "</script><script>alert(1)</script><!-- \" onload='x' &lt; \u2028\u2029 \ud800 \x00"


class Elements(HTMLParser):
    """Collects elements and the text within scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("/" + tag, {}))

    def handle_data(self, data: str) -> None:
        tag, attrs = self.found[-1] if self.found else ("", {})
        if tag in ("script", "style"):
            self.inside.append((tag, attrs, data))


def data_of(page: str) -> Any:
    (text,) = [text for tag, attrs, text in Elements(page).inside if attrs.get("id") == "data"]
    return json.loads(text)


def test_the_same_data_give_the_same_bytes(page: PageData) -> None:
    assert render(page) == render(page)


def test_the_page_asks_for_nothing_outside_itself(page: PageData) -> None:
    elements = Elements(render(page))
    for tag, attrs in elements.found:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
        assert "src" not in attrs
        assert not any(name.startswith("on") or name == "style" for name in attrs)


def test_the_policy_admits_the_scripts_and_styles_of_the_page_and_no_other(page: PageData) -> None:
    elements = Elements(render(page))
    policy = next(attrs["content"] or "" for _, attrs in elements.found if "http-equiv" in attrs)
    allowed = set(re.findall(r"'sha256-[^']+'", policy))
    present = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for tag, attrs, text in elements.inside
        if attrs.get("type") != "application/json"
    }
    assert allowed == present
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_hostile_words_arrive_as_words(page: PageData) -> None:
    hostile = msgspec.structs.replace(
        page,
        title=HOSTILE,
        nodes=tuple(
            msgspec.structs.replace(
                node, labels={"en": HOSTILE}, kind="__proto__" if not number else node.kind
            )
            for number, node in enumerate(page.nodes)
        ),
        evidence=tuple(
            msgspec.structs.replace(item, source=HOSTILE, mention=HOSTILE) for item in page.evidence
        ),
    )
    written = render(hostile)
    assert written.count("<script") == render(page).count("<script")
    assert data_of(written)["page"]["nodes"][1]["labels"]["en"] == HOSTILE
    written.encode("utf-8")


@pytest.mark.parametrize("value", [HOSTILE, {"<b>": ["&amp;", "]]>"]}, {"zh": "克尔巴贾尔", "ar": "كلباجار"}])
def test_embedded_json_reads_back_unchanged(value: object) -> None:
    text = embed(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


def test_edges_about_the_world_are_dashed(page: PageData) -> None:
    drawn = payload(page)["network"]["edges"]
    assert [edge["dashes"] for edge in drawn] == [edge.type.startswith("claim") for edge in page.edges]


def test_the_drawing_stands_still(page: PageData) -> None:
    network = payload(page)["network"]
    assert network["options"]["physics"] == {"enabled": False}
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in network["nodes"])


def test_parallel_links_bend_apart(page: PageData) -> None:
    twin = msgspec.structs.replace(page.edges[0], id="twin", type="mentions")
    drawn = payload(msgspec.structs.replace(page, edges=(*page.edges, twin)))["network"]["edges"]
    assert drawn[0]["smooth"] is False
    assert drawn[-1]["smooth"]["roundness"] > 0


def test_the_page_speaks_six_languages() -> None:
    for row in table("words").values():
        assert set(row) == LANGUAGES
        assert all(row.values())
        assert len({tuple(sorted(re.findall(r"\{\d\}", text))) for text in row.values()}) == 1
    for row in table("links")["types"].values():
        assert set(row["out"]) == set(row["in"]) == LANGUAGES
    for row in table("kinds").values():
        assert set(row["labels"]) == LANGUAGES


def test_every_word_the_script_asks_for_is_in_the_table() -> None:
    template = (TEMPLATES / "page.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'word\("([a-z-]+)"', own_script())) | set(
        re.findall(r'data-word="([a-z-]+)"', template)
    )
    assert len(asked) > 30
    assert asked <= set(table("words"))


def test_colours_are_told_apart_from_the_paper() -> None:
    def brightness(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for row in table("kinds").values():
        assert (brightness("#fbfaf7") + 0.05) / (brightness(row["light"]) + 0.05) >= 3
        assert (brightness(row["dark"]) + 0.05) / (brightness("#12171c") + 0.05) >= 4.5


def test_no_two_kinds_share_an_outline() -> None:
    outlines = [row["path"] for row in table("kinds").values()]
    assert len(set(outlines)) == len(outlines)


def test_classes_of_the_ontology_have_kinds() -> None:
    assert kind_of_class("Resolution") == "resolution"
    assert kind_of_class("Community") == "body"
    assert kind_of_class("StateMention") is None


def test_third_party_code_stays_in_its_package() -> None:
    assert "vis.js" in vis_network()
    sources = [file for file in TEMPLATES.rglob("*") if file.is_file()]
    assert sources
    assert max(file.stat().st_size for file in sources) < 40_000
    assert not [file for file in sources if "almende" in file.read_text(encoding="utf-8").lower()]


def test_a_page_is_small(page: PageData, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render(page), encoding="utf-8")
    assert file.stat().st_size < 700_000


def test_the_query_asks_for_every_class_that_has_a_kind() -> None:
    query = (TEMPLATES.parent / "queries" / "things.rq").read_text(encoding="utf-8")
    classes = {name for row in table("kinds").values() for name in row["classes"]}
    assert set(re.findall(r"gk:(\w+)", query)) == classes
