"""Pages, search in every script, and the JSON API."""

from __future__ import annotations

import pytest
import requests

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_an_entity_for_people_and_for_programs(address: str) -> None:
    page = requests.get(f"{address}id/doc/S_RES_2250-2015", headers=HTML, timeout=30)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    for words in ("S/RES/2250(2015)", "<mark>", "резолюцию", "决议", "القرار"):
        assert words in page.text
    turtle = requests.get(f"{address}id/doc/S_RES_2250-2015", headers={"Accept": "text/turtle"}, timeout=30)
    assert turtle.headers["Content-Type"].startswith("text/turtle")
    assert "refersTo" in turtle.text
    json = requests.get(f"{address}id/state/NOR?format=jsonld", timeout=30)
    assert json.headers["Content-Type"] == "application/ld+json"
    assert json.headers["Vary"].startswith("Accept")


def test_a_name_that_is_not_there(address: str) -> None:
    reply = requests.get(f"{address}id/state/ZZZ", headers=HTML, timeout=30)
    assert reply.status_code == 404
    assert "nothing in this graph" in reply.text


@pytest.mark.parametrize(
    "words", ["young", "молодежи", "БЕЗОПАСНОСТИ", "决议", "安全理事会", "الشباب", "Norw"]
)
def test_search_in_every_script(address: str, words: str) -> None:
    found = requests.get(f"{address}api/search", params={"q": words}, timeout=30).json()
    assert found["passages"] or found["labels"]
    for row in found["passages"]:
        assert row["mark_end"] > row["mark_start"]
    assert requests.get(f"{address}search", params={"q": words}, timeout=30).status_code == 200


@pytest.mark.parametrize(
    "words", ["", "   ", '"', "'", "a OR b", "NEAR(a b)", "*", "%", "x" * 500, "\x00", "“”"]
)
def test_search_takes_anything(address: str, words: str) -> None:
    assert requests.get(f"{address}search", params={"q": words}, timeout=30).status_code == 200


def test_named_queries_have_forms_and_answers(address: str) -> None:
    listed = requests.get(f"{address}api/queries", timeout=30).json()["items"]
    page = requests.get(f"{address}queries", timeout=30).text
    for row in listed:
        assert f"/queries/{row['name']}" in page
        assert requests.get(f"{address}queries/{row['name']}", timeout=30).status_code == 200
    answer = requests.get(f"{address}queries/who-cites", params={"cited": "2250"}, timeout=30)
    assert "2250 (2015)" in answer.text
    csv = requests.get(f"{address}queries/who-cites", params={"cited": "2250", "format": "csv"}, timeout=30)
    assert csv.text.count("\r\n") >= 4
    wrong = requests.get(f"{address}queries/who-cites", params={"cited": "no such thing"}, timeout=30)
    assert wrong.status_code == 400


def test_the_query_page_shows_rows_with_links(address: str) -> None:
    query = "SELECT ?m { ?m gk:refersTo <https://w3id.org/graphkit/id/state/NOR> }"
    page = requests.post(f"{address}query", data={"query": query}, timeout=30)
    assert "/id/src/" in page.text
    assert "Norway" in page.text


def test_the_api_is_what_its_description_says(address: str) -> None:
    about = requests.get(f"{address}api/openapi.json", timeout=30).json()
    assert about["openapi"] == "3.1.0"
    values = {"id": "state/NOR", "name": "2250", "of": "2250", "q": "young", "subject": "2250"}
    assert len(about["paths"]) > 40
    for path, methods in about["paths"].items():
        rows = [row for row in methods["get"]["parameters"] if row["required"]]
        place = path.replace("{id}", "state/NOR").lstrip("/")
        given = {
            row["name"]: values.get(row["name"], row.get("example")) for row in rows if row["in"] == "query"
        }
        reply = requests.get(address + place, params=given, timeout=30)
        assert reply.status_code in ((200, 404) if "/queries/" in path and given else (200,)), path
        assert reply.headers["Content-Type"] == "application/json"
        if given:
            problem = requests.get(address + place, timeout=30)
            assert problem.status_code == 400
            assert set(problem.json()) == {"status", "error"}


def test_the_description_of_the_api_is_one(address: str) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(requests.get(f"{address}api/openapi.json", timeout=30).json())


@pytest.mark.parametrize(
    "path", ["evidence?of=", "why?subject=", "resolve?name=", "queries/who-cites?cited="]
)
def test_a_name_that_means_nothing_is_not_found(address: str, path: str) -> None:
    reply = requests.get(f"{address}api/{path}no-such-thing", timeout=30)
    assert reply.status_code == 404
    assert "no-such-thing" in reply.json()["error"]


def test_evidence_is_exact(address: str) -> None:
    rows = requests.get(f"{address}api/evidence", params={"of": "2250"}, timeout=30).json()["items"]
    assert {row["lang"] for row in rows} >= {"en", "ru", "zh", "ar"}
    for row in rows:
        assert " ".join(row["words"].split()) == row["sentence"][row["mark_start"] : row["mark_end"]]


def test_long_lists_come_in_pieces(address: str) -> None:
    one = requests.get(f"{address}api/entities", params={"limit": 2}, timeout=30).json()
    two = requests.get(f"{address}api/entities", params={"limit": 2, "offset": 2}, timeout=30).json()
    assert len(one["items"]) == len(two["items"]) == 2
    assert one["items"] != two["items"]
    assert one["total"] == two["total"] > 4
    assert requests.get(f"{address}api/entities", params={"limit": "-1"}, timeout=30).status_code == 400


def test_a_page_that_is_not_modified_keeps_its_own_policy(address: str) -> None:
    """What comes with "304" replaces the headers of the page that the browser kept."""
    first = requests.get(f"{address}explorer/index.html", timeout=60)
    again = requests.get(first.url, headers={"If-None-Match": first.headers["ETag"]}, timeout=60)
    assert (again.status_code, again.content) == (304, b"")
    for name in ("Content-Security-Policy", "Cache-Control", "X-Content-Type-Options"):
        assert again.headers[name] == first.headers[name]
    assert "script-src" in again.headers["Content-Security-Policy"]
