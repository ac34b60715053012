"""Events carry neutral labels, whatever the author calls them."""

from __future__ import annotations

import msgspec
from graph.factory import entity, letter

from graphkit.graph import shard
from graphkit.pipeline import extract
from graphkit.read import read_bytes

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


def label(words: str, event: str) -> str:
    """Return the English label of an event that a text speaks of."""
    lines = shard(extract(read_bytes(words.encode(), "a.txt"))).splitlines()
    return next(line.split('"')[1] for line in lines if f"/id/{event}> " in line and "prefLabel" in line)


def test_a_date_of_the_id_is_in_the_label_however_it_is_open() -> None:
    words = "The General Assembly notes that Israel has occupied the Golan since June 1967."
    extraction = extract(read_bytes(words.encode(), "a.txt"))
    (event,) = {claim.event for claim in extraction.claims}
    assert "undated" not in label(words, event)
    assert "1967-06" in label(words, event)


def test_what_is_known_by_a_text_is_named_after_it() -> None:
    words = "On 9 December 1948, the General Assembly adopted the Genocide Convention."
    assert label(words, "event/adoption-genocide-convention").startswith(
        "adoption: Convention on the Prevention"
    )
