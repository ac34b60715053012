"""A graph folder: whole or not at all, whatever the order of its files."""

from __future__ import annotations

import shutil

import msgspec
import pytest
from graph.factory import corpus, letter, note

from graphkit.errors import StoreError
from graphkit.store import open_graph, write_graph


@pytest.fixture
def folder(tmp_path):
    write_graph(corpus(), tmp_path / "G").close()
    return tmp_path / "G"


def test_open_reads_texts_names_and_counts(folder) -> None:
    with open_graph(folder) as graph:
        assert len(graph.store) == graph.manifest.quads
        for extraction in corpus():
            sha12 = extraction.document.sha256[:12]
            assert graph.text(sha12) == extraction.document.text
            assert graph.names(sha12) == (extraction.document.source,)
            for mention in extraction.mentions:
                assert graph.words(graph.iris.mention(sha12, mention.start, mention.end)) == mention.text


def test_opened_graph_is_read_only(folder) -> None:
    import pyoxigraph as ox

    with open_graph(folder) as graph, pytest.raises(RuntimeError, match="read-write"):
        graph.store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c")))


def test_each_triple_stands_in_one_graph(folder) -> None:
    with open_graph(folder) as graph:
        triples = [str(quad.triple) for quad in graph.store]
    assert len(triples) == len(set(triples))


def test_two_symbols_are_one_node(folder) -> None:
    import pyoxigraph as ox

    with open_graph(folder) as graph:
        old, new = (ox.NamedNode(graph.iris.entity(name)) for name in ("doc/S_2020_83", "doc/A_74_672"))
        assert not list(graph.store.quads_for_pattern(None, None, old, None))
        said = {quad.predicate.value.rsplit("/")[-1].rsplit("#")[-1] for quad in
                graph.store.quads_for_pattern(old, None, None, None)}  # fmt: skip
        assert said == {"deprecated", "isReplacedBy", "linkedBecause"}
        assert len(list(graph.store.quads_for_pattern(None, None, new, None))) > 5


def test_one_statement_is_one_work(folder) -> None:
    with open_graph(folder) as graph:
        rows = graph.store.query(
            "SELECT DISTINCT ?part WHERE { ?part <https://w3id.org/graphkit/ns#realizes> "
            f"<{graph.iris.entity('work/FJI-MFA-statement-2020-03-31')}> }}",
            use_default_graph_as_union=True,
        )
        assert len(list(rows)) == 2


def test_same_bytes_twice_are_one_source(tmp_path) -> None:
    import msgspec.structs

    one = note()
    document = one.document
    copy = msgspec.structs.replace(one, document=msgspec.structs.replace(document, source="a copy.txt"))
    with write_graph([one, copy], tmp_path / "G") as graph:
        assert list(graph.sources) == [document.sha256[:12]]
        assert graph.names(document.sha256[:12]) == ("a copy.txt", "note.txt")


def test_a_failure_leaves_the_old_graph(folder) -> None:
    before = sorted((path.relative_to(folder), path.stat().st_size) for path in folder.rglob("*"))

    def broken():
        yield note()
        raise ValueError("the fourth file is broken")

    with pytest.raises(ValueError, match="fourth"):
        write_graph(broken(), folder)
    assert sorted((path.relative_to(folder), path.stat().st_size) for path in folder.rglob("*")) == before
    assert [path.name for path in folder.parent.iterdir()] == ["G"]


def test_replaces_a_graph_and_leaves_nothing_behind(folder) -> None:
    with write_graph([note()], folder) as graph:
        assert len(graph.sources) == 1
    assert [path.name for path in folder.parent.iterdir()] == ["G"]


def test_an_older_graph_stays_readable_while_it_is_replaced(folder) -> None:
    with open_graph(folder) as old:
        size = len(old.store)
        write_graph([note()], folder).close()
        assert len(old.store) == size


def test_refuses_to_replace_what_is_no_graph(tmp_path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="not a graph"):
        write_graph([note()], tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_empty_graph_is_a_graph(tmp_path) -> None:
    with write_graph([], tmp_path / "G") as graph:
        assert graph.sources == {}
        assert len(graph.store) > 0


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (lambda g: shutil.rmtree(g), "no such graph"),
        (lambda g: (g / "manifest.json").unlink(), "not a graph folder"),
        (lambda g: (g / "manifest.json").write_text("{"), "damaged"),
        (lambda g: (g / "manifest.json").write_text('{"format": 99}'), "damaged"),
        (lambda g: shutil.rmtree(g / "store"), "store is missing"),
        (lambda g: [p.write_bytes(b"") for p in (g / "store").glob("MANIFEST*")], "damaged or in use"),
        (lambda g: (g / "store" / "CURRENT").unlink(), "damaged or in use"),
    ],
)
def test_damage_gives_one_clear_line(folder, harm, message) -> None:
    harm(folder)
    with pytest.raises(StoreError, match=message) as caught:
        open_graph(folder)
    assert "\n" not in str(caught.value)


def test_changed_text_is_noticed(folder) -> None:
    sha12 = note().document.sha256[:12]
    (folder / "texts" / f"{sha12}.txt").write_text("short")
    with open_graph(folder) as graph, pytest.raises(StoreError, match="damaged"):
        graph.text(sha12)


@pytest.mark.parametrize("place", ["place/lake-district", "place/without-a-class"])
@pytest.mark.parametrize("graph", ["authority/entities", "projection", "0123456789ab/assertions"])
def test_guard_refuses_a_fact_about_the_world(tmp_path, monkeypatch, place, graph) -> None:
    """A quad that says of a place in whose hands it is must never get into a graph, whichever it is."""
    from graphkit.store import facts as module

    real = module.shard

    def planted(extraction, base):
        fact = f"<{base}id/{place}> <{base}ns#controlledBy> <{base}id/state/MLT>"
        used = f"<{base}id/x> <{base}ns#place> <{base}id/{place}> <{base}graph/{graph}> .\n"
        return real(extraction, base) + f"{fact} <{base}graph/{graph}> .\n" + used

    monkeypatch.setattr(module, "shard", planted)
    with pytest.raises(StoreError, match="without saying who asserts it"):
        write_graph(corpus(), tmp_path / "G")
    assert not (tmp_path / "G").exists()


def test_surrogates_and_newlines_in_texts_survive(tmp_path) -> None:
    extraction = note()
    text = "a\r\nb\x85c\u2028d \ud800 e"
    document = msgspec.structs.replace(extraction.document, text=text)
    bare = msgspec.structs.replace(extraction, document=document, mentions=(), citations=(), parts=())
    with write_graph([bare], tmp_path / "G") as graph:
        assert graph.text(document.sha256[:12]) == text


def test_label_conflicts_keep_one_display_name(tmp_path) -> None:
    one, two = letter("en", "one.txt"), note()
    other = msgspec.structs.replace(one.entities["state/FJI"], labels={"en": "Republic of Fiji"})
    two = msgspec.structs.replace(two, entities={**two.entities, "state/FJI": other})
    with write_graph([one, two], tmp_path / "G") as graph:
        fiji = graph.iris.entity("state/FJI")
        query = f"SELECT ?p ?l WHERE {{ <{fiji}> ?p ?l FILTER(LANG(?l) = 'en') }}"
        rows = graph.store.query(query, use_default_graph_as_union=True)
        found = sorted((row["p"].value.rsplit("#")[-1], row["l"].value) for row in rows)
    assert [name for name, _ in found] == ["altLabel", "prefLabel"]
