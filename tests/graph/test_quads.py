"""What one document says in RDF."""

from __future__ import annotations

import msgspec
import pyoxigraph as ox
import pytest
from graph.factory import corpus, letter, note

from graphkit.graph import shard, to_nquads
from graphkit.graph.iris import NS

LETTER = letter("en", "one.txt", symbols=("A/74/672", "S/2020/83"))


def quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(text, ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("extraction", corpus(), ids=lambda e: e.document.source)
def test_lines_are_sorted_distinct_and_canonical(extraction) -> None:
    text = shard(extraction)
    lines = text.splitlines()
    assert lines == sorted(set(lines))
    assert "_:" not in text
    rewritten = (ox.serialize(quads(text), format=ox.RdfFormat.N_QUADS) or b"").decode()
    assert sorted(rewritten.splitlines()) == lines


def test_only_the_files_own_graphs() -> None:
    names = {quad.graph_name.value for quad in quads(to_nquads(LETTER))}
    sha = LETTER.document.sha256[:12]
    base = "https://w3id.org/graphkit/graph/"
    assert names == {f"{base}{sha}/assertions", f"{base}{sha}/provenance"}


def test_provenance_holds_rules_and_origin_only() -> None:
    found = {q.predicate.value for q in quads(to_nquads(LETTER)) if "provenance" in q.graph_name.value}
    prov = "http://www.w3.org/ns/prov#"
    used = {prov + "used", prov + "wasAssociatedWith", prov + "wasDerivedFrom", prov + "wasGeneratedBy"}
    assert found == {NS + "rule"} | used


def test_other_base_moves_data_but_not_the_vocabulary() -> None:
    text = to_nquads(LETTER, "https://example.org/g/")
    assert "<https://example.org/g/id/state/FJI>" in text
    assert "<https://w3id.org/graphkit/ns#refersTo>" in text
    assert "<https://w3id.org/graphkit/id/" not in text


def test_quads_per_mention() -> None:
    """Three quads carry a linked mention: part, referent, and the rule that tells its class."""
    state = next(m for m in LETTER.mentions if m.kind == "state")
    iri = f"#char={state.start},{state.end}>"
    about = [line for line in to_nquads(LETTER).splitlines() if line.split(" ")[0].endswith(iri)]
    assert len(about) == 3


def test_claims_name_their_claimant_even_when_unknown() -> None:
    claim = msgspec.structs.replace(LETTER.claims[0], claimant=None)
    text = shard(msgspec.structs.replace(LETTER, claims=(claim,)))
    sha = LETTER.document.sha256[:12]
    assert "gk:UnknownAgent".replace("gk:", NS) in text
    assert f"assertedBy> <https://w3id.org/graphkit/id/agent/unknown-{sha}>" in text


def test_quotes_tabs_and_backslashes_survive() -> None:
    extraction = note()
    frame = msgspec.structs.replace(extraction.frame, titles={"en": 'a "b"\\\tc\nd \ud800'})
    text = to_nquads(msgspec.structs.replace(extraction, frame=frame))
    labels = [q.object.value for q in quads(text) if q.predicate.value.endswith("prefLabel")]
    assert labels == ['a "b"\\\tc\nd \ufffd']


def test_session_dates_printed_beside_its_name() -> None:
    found = {
        (q.predicate.value.rsplit("#")[-1], q.object.value)
        for q in quads(to_nquads(note()))
        if q.subject.value.endswith("session/HRC_43")
    }
    assert found == {
        ("edtf", "2020-02-24/2020-03-20"),
        ("earliest", "2020-02-24"),
        ("latest", "2020-03-20"),
    }


def test_unlinked_mention_keeps_reason_and_candidates() -> None:
    text = to_nquads(letter("ru", "two.txt"))
    assert '"no body of this name"' in text
    assert text.count(f"<{NS}candidate> <https://w3id.org/graphkit/id/body/UN-SC>") == 1


def test_register_is_a_claim_by_the_council() -> None:
    found = [q for q in quads(shard(LETTER)) if "/register/sc-resolutions/822" in q.subject.value]
    said = {q.predicate.value.rsplit("#")[-1]: getattr(q.object, "value", "") for q in found}
    assert said["edtf"] == "1993-04-30"
    assert said["assertedBy"].endswith("body/UN-SC")
    assert {q.graph_name.value.rsplit("graph/")[-1] for q in found} == {"authority/works"}
