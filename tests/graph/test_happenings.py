"""Events carry neutral labels, whatever the author calls them."""

from __future__ import annotations

import msgspec
from graph.factory import entity, letter

from graphkit.graph import shard

EVENT = "event/change-of-control-lake-district"


def test_an_authors_wording_never_becomes_a_label() -> None:
    extraction = letter("en", "one.txt")
    entities = {**extraction.entities, EVENT: entity(EVENT, "event", en="barbaric seizure")}
    text = shard(msgspec.structs.replace(extraction, entities=entities))
    assert "barbaric" not in text
    assert '"change of control: Lake district, undated"@en' in text


def test_a_named_event_of_the_tables_keeps_its_name() -> None:
    extraction = letter("en", "one.txt")
    named = msgspec.structs.replace(entity(EVENT, "event", en="Lake Days"), source="a table")
    text = shard(msgspec.structs.replace(extraction, entities={**extraction.entities, EVENT: named}))
    assert '"Lake Days"@en' in text


def test_a_trigger_refers_to_what_its_claims_see_in_it() -> None:
    extraction = letter("en", "one.txt")
    mentions = tuple(
        msgspec.structs.replace(m, id="event/change-of-control") if m.kind == "event" else m
        for m in extraction.mentions
    )
    text = shard(msgspec.structs.replace(extraction, mentions=mentions))
    assert "id/event/change-of-control>" not in text
    assert f"refersTo> <https://w3id.org/graphkit/id/{EVENT}>" in text
