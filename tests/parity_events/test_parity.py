"""One meaning, six languages: events, citation functions, short forms; the sets stand beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from recognise.harness import context

from graphkit.link.claims import claims
from graphkit.link.communities import communities
from graphkit.link.functions import citation_function
from graphkit.link.shortforms import resolve_short_forms
from graphkit.link.times import complete_dates
from graphkit.model import Claim, Part
from graphkit.recognise import recognise
from graphkit.scan.context import Context, Found

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
HERE = Path(__file__).parent


def sets(name: str) -> list[Any]:
    """Return each set of a file with each of its languages, as parameters."""
    records = yaml.safe_load((HERE / name).read_text("utf-8"))
    assert len({r["id"] for r in records}) == len(records)
    return [
        pytest.param(record, lang, id=f"{record['id']}-{lang}") for record in records for lang in LANGUAGES
    ]


def found(text: str, lang: str) -> tuple[Context, tuple[Part, ...], list[Found]]:
    scanned = context(text, lang)
    parts = (
        Part("letter", "letter", 0, len(scanned.document.text), lang, author="state/GHA", date="2030-05-06"),
    )
    return scanned, parts, complete_dates(scanned, parts, recognise(scanned, parts))


def shape(claim: Claim) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for participant in claim.participants:
        roles.setdefault(participant.role, []).append(participant.id)
    return {
        "type": claim.type,
        "date": claim.date,
        "place": claim.place,
        "roles": {role: sorted(ids) for role, ids in roles.items()},
        "numbers": [[q.lower, q.upper, q.measure] for q in claim.quantities],
        "modality": claim.modality,
        "distanced": claim.distanced,
        "attributed": claim.attributed_to,
    }


def expected(record: dict[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "date": None, "place": None, "roles": {}, "numbers": [],
        "modality": "stated", "distanced": False, "attributed": None,
    }  # fmt: skip
    roles = {role: sorted(ids) for role, ids in record.get("roles", {}).items()}
    return {**empty, **record, "roles": roles}


@pytest.mark.parametrize(
    ("record", "lang"), [*sets("events.yml"), *sets("parties.yml"), *sets("certainty.yml")]
)
def test_one_claim_in_six_languages(record: dict[str, Any], lang: str) -> None:
    scanned, parts, mentions = found(record[lang], lang)
    wanted = record["expect"] if isinstance(record["expect"], list) else [record["expect"]]
    assert [shape(c) for c in claims(scanned, parts, mentions)] == [expected(w) for w in wanted]


@pytest.mark.parametrize(("record", "lang"), sets("functions.yml"))
def test_one_function_in_six_languages(record: dict[str, Any], lang: str) -> None:
    scanned, _, mentions = found(record[lang], lang)
    work = next(m for m in mentions if m.kind in {"resolution", "document"})
    function = citation_function(scanned, work.start, work.end, mentions)
    wanted = record["expect"]
    assert (function.name, function.rule, function.subject) == (
        wanted["name"], wanted["rule"], wanted.get("subject"),
    )  # fmt: skip


@pytest.mark.parametrize(("record", "lang"), sets("shortforms.yml"))
def test_one_meaning_of_short_forms_in_six_languages(record: dict[str, Any], lang: str) -> None:
    here = record[lang]
    scanned, parts, mentions = found(here["text"], lang)
    mentions = communities(scanned, resolve_short_forms(scanned, parts, mentions, "doc/own"))
    words = [(m, scanned.text[m.start : m.end]) for m in mentions]
    if "communities" in record:
        named = {(m.id, text) for m, text in words if m.kind == "body" and str(m.id).startswith("community/")}
        assert named == {(name, here[which]) for name, which in record["communities"]}
        return
    meant = [m for m, text in words if text == here["form"] and m.kind in {"anaphor", "treaty"}]
    if not meant:
        assert record["targets"] == []
        return
    assert sorted(meant[-1].targets or filter(None, [meant[-1].id])) == record["targets"]
    assert (meant[-1].form == "collective") == bool(record.get("collective"))


def test_every_type_of_event_has_a_set() -> None:
    from graphkit.knowledge.events import event_types

    expects = [p.values[0]["expect"] for p in [*sets("events.yml"), *sets("certainty.yml")]]
    types = {e["type"] for expect in expects for e in (expect if isinstance(expect, list) else [expect])}
    assert set(event_types()) - types == {"settlement-of-conflict"}, "that one needs a conflict beside it"


def test_undated_claims_of_two_documents_are_about_two_events() -> None:
    scanned, parts, mentions = found("The conflict in Geneva has cost much.", "en")
    first, second = (claims(scanned, parts, mentions, name)[0].event for name in ("doc/one", "doc/two"))
    assert first != second
    dated = found("The conflict in Geneva in 1951 cost much.", "en")
    assert claims(*dated, "doc/one")[0].event == claims(*dated, "doc/two")[0].event
