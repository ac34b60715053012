"""From a graph folder to page data: two letters of our own, one of them in Russian."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pytest

from graphkit.model import (
    Block,
    Citation,
    Claim,
    Document,
    Entity,
    Extraction,
    Frame,
    Mention,
    Part,
    Signature,
    Span,
    View,
)
from graphkit.view import write_page
from graphkit.view.data import page_data

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.store import GraphFolder
    from graphkit.view.values import PageData, PageEdge

ENGLISH = (
    "Letter of Malta.\n\nThe bridge at  Lake\ndistrict was opened. Malta recalls resolution 822 (1993), "
    "and those words bind. The Council welcomed it.\n\n(Signed) Ana Example"
)
RUSSIAN = "Письмо Фиджи. Мост в Озёрном районе открыт, как пишет Ана Экзампл. Фиджи ссылается на 822 (1993)."
ENTITIES = {
    "state/MLT": Entity("state/MLT", "state", {"en": "Malta", "ru": "Мальта"}),
    "state/FJI": Entity("state/FJI", "state", {"en": "Fiji", "ru": "Фиджи"}),
    "place/lake-district": Entity("place/lake-district", "place", {"en": "Lake district", "zh": "湖区"}),
    "person/ana-example": Entity("person/ana-example", "person", {"en": "Ana Example", "ru": "Ана Экзампл"}),
    "event/opening-lake-district": Entity(
        "event/opening-lake-district", "event", {"en": "opening, Lake district"}
    ),
}


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def letter(name: str, text: str, lang: str, author: str, named: dict[str, tuple[str, str]]) -> Extraction:
    """A letter whose mentions are the given words, with one claim: the opening."""
    steps = np.arange(len(text), dtype=np.int32)
    view = View(text, steps, steps + 1, np.array([], dtype=np.int32))
    sha = hashlib.sha256(text.encode()).hexdigest()
    file = Document(name, text, view, (Block(0, len(text), lang, "text"),), sha, "text/plain", "utf-8")
    mentions = tuple(
        Mention(*span(text, words), words, kind, entity, lang, "letter", f"names/{kind}", 0.9, form="name")
        for words, (kind, entity) in named.items()
    )
    opened, resolution, place = (span(text, w) for w in list(named)[:3])
    return Extraction(
        document=file,
        frame=Frame(f"doc/x-{sha[:12]}", "letter", lang, provisional=True, author=author, date="2026-04-02"),
        parts=(Part("letter", "letter", 0, len(text), lang, author=author),),
        mentions=mentions,
        citations=(Citation("doc/S_RES_822-1993", "letter", "citesAsAuthority", (resolution,)),),
        claims=(
            Claim(
                "event/opening-lake-district",
                "opening",
                "letter",
                author,
                opened,
                Span(text.index(".") + 1, text.index(".", opened.end) + 1),
                text[slice(*opened)],
                lang,
                place="place/lake-district",
                place_span=place,
                attributed_to="person/ana-example" if lang == "ru" else None,
            ),
        ),
        signatures=(Signature("person/ana-example", None, "letter", span(text, list(named)[-1])),),
        entities=ENTITIES,
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    from graphkit.store import write_graph

    return write_graph(corpus(), tmp_path_factory.mktemp("view") / "graph")


def corpus() -> list[Extraction]:
    return [
        letter(
            "one.txt",
            ENGLISH,
            "en",
            "state/MLT",
            {
                "opened": ("event", "event/opening-lake-district"),
                "822 (1993)": ("resolution", "doc/S_RES_822-1993"),
                "Lake\ndistrict": ("place", "place/lake-district"),
                "those words": ("anaphor", "doc/S_RES_822-1993"),
                "Malta": ("state", "state/MLT"),
                "Ana Example": ("person", "person/ana-example"),
            },
        ),
        letter(
            "два.txt",
            RUSSIAN,
            "ru",
            "state/FJI",
            {
                "открыт": ("event", "event/opening-lake-district"),
                "822 (1993)": ("resolution", "doc/S_RES_822-1993"),
                "Озёрном районе": ("place", "place/lake-district"),
                "Фиджи": ("state", "state/FJI"),
                "Ана Экзампл": ("person", "person/ana-example"),
            },
        ),
    ]


@pytest.fixture(scope="module")
def data(graph: GraphFolder) -> PageData:
    return page_data(graph)


def links(data: PageData, kind: str) -> list[PageEdge]:
    return [edge for edge in data.edges if edge.type == kind]


def test_every_thing_is_one_node_with_its_kind(data: PageData) -> None:
    kinds = {node.id: node.kind for node in data.nodes}
    assert kinds["place/lake-district"] == "place"
    assert kinds["doc/S_RES_822-1993"] == "resolution"
    assert kinds["person/ana-example"] == "person"
    assert sum(kind == "document" for kind in kinds.values()) == 2


def test_names_are_gathered_by_language(data: PageData) -> None:
    (node,) = [node for node in data.nodes if node.id == "place/lake-district"]
    assert node.names == {"en": ("Lake district",), "ru": ("Озёрном районе",)}
    assert node.labels["zh"] == "湖区"


def test_an_anaphor_is_evidence_but_no_name(data: PageData) -> None:
    (node,) = [node for node in data.nodes if node.id == "doc/S_RES_822-1993"]
    assert node.names == {"en": ("822 (1993)",), "ru": ("822 (1993)",)}


def test_a_document_without_symbol_goes_by_type_author_and_date(data: PageData) -> None:
    labels = {node.labels["ru"] for node in data.nodes if node.kind == "document"}
    assert labels == {"Письмо, 2026-04-02, Мальта", "Письмо, 2026-04-02, Фиджи"}


def test_evidence_shows_the_sentence_and_keeps_the_offsets(data: PageData) -> None:
    (cited,) = [edge for edge in links(data, "cites") if data.evidence[edge.evidence[0]].lang == "ru"]
    item = data.evidence[cited.evidence[0]]
    assert (item.before, item.mention, item.after) == ("Фиджи ссылается на ", "822 (1993)", ".")
    assert RUSSIAN[item.start : item.end] == item.mention
    assert (item.source, item.part, item.author) == ("два.txt", "letter", "state/FJI")
    assert cited.function == "citesAsAuthority"


def test_offsets_are_exact_where_the_display_is_tidied(data: PageData) -> None:
    tidied = [item for item in data.evidence if item.mention == "Lake district"]
    assert tidied
    assert ENGLISH[tidied[0].start : tidied[0].end] == "Lake\ndistrict"
    assert tidied[0].before == "The bridge at "


def test_nothing_is_said_of_the_world_without_a_claimant(data: PageData) -> None:
    claims = [edge for edge in data.edges if edge.type.startswith("claim")]
    assert {edge.type for edge in claims} == {"claims-about", "claimed-place"}
    assert {edge.claimant for edge in claims} == {"state/MLT", "state/FJI"}
    reported = {edge.attributed_to for edge in claims if edge.claimant == "state/FJI"}
    assert reported == {"person/ana-example"}
    assert all(edge.evidence and edge.modality == "stated" for edge in claims)


def test_words_of_a_closer_link_are_not_a_mention_as_well(data: PageData) -> None:
    pairs = [
        (edge.source, edge.target) for edge in data.edges if edge.type in ("mentions", "cites", "signed-by")
    ]
    assert len(pairs) == len(set(pairs))


def test_same_graph_same_bytes_whatever_the_order(graph: GraphFolder, tmp_path: Path) -> None:
    from graphkit.store import write_graph

    write_page(graph, tmp_path / "one.html")
    with write_graph(reversed(corpus()), tmp_path / "again") as again:
        write_page(again, tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_neighbourhood_and_a_limit(graph: GraphFolder) -> None:
    near = page_data(graph, title="Near", limit=4, around="place/lake-district")
    assert len(near.nodes) == 4
    assert near.title == "Near"
    assert near.around == "place/lake-district"
    assert near.total_nodes > 4
