"""The pages of the static site, live."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import requests

from graphkit.serve.messages import Job
from graphkit.serve.settings import Settings
from graphkit.serve.tasks import Tasks
from graphkit.view.site.assets import BUNDLE

PEOPLE = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def get(url: str, **more: object) -> requests.Response:
    """Ask as a browser does, without following where it is sent."""
    headers = {**PEOPLE, **more.pop("headers", {})}  # type: ignore[dict-item]
    return requests.get(url, headers=headers, timeout=90, allow_redirects=False, **more)  # type: ignore[arg-type]


def test_the_first_page_is_that_of_the_site(address: str) -> None:
    page = get(address)
    assert page.status_code == 200
    assert "4 documents" in page.text
    for path in ("queries", "query", "search", "api/openapi.json", "explorer/index.html"):
        assert f'href="{path}"' in page.text
    assert get(f"{address}index.html").content == page.content


def test_every_link_of_the_navigation_leads_somewhere(address: str) -> None:
    page = get(address)
    links = set(re.findall(r'(?:href|src)="([^"#:]+)"', page.text))
    assert len(links) > 6
    for link in links:
        name = link.rpartition("/")[2]
        if name.endswith(".js") and not (BUNDLE / name).is_file():
            continue  # graphkit was installed without Node.js
        assert get(address + link).status_code == 200, link


def test_folders_lead_to_their_page(address: str) -> None:
    for path in ("explorer", "explorer/"):
        moved = get(address + path)
        assert (moved.status_code, moved.headers["Location"]) == (303, "/explorer/index.html")
    moved = get(f"{address}sparql/index.html")
    assert (moved.status_code, moved.headers["Location"]) == (303, "/query")
    assert get(f"{address}nothing/here").status_code == 404


def test_what_has_not_changed_is_not_sent_again(address: str) -> None:
    first = get(f"{address}data/search.js")
    assert first.headers["Content-Type"].startswith("text/javascript")
    again = get(f"{address}data/search.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["assets/site.css", "assets/site.js", "assets/query.js", "assets/LICENSES.txt"]
)
def test_assets(address: str, path: str) -> None:
    if not (BUNDLE / path.rpartition("/")[2]).is_file() and not path.endswith(".css"):
        pytest.skip("graphkit was installed without Node.js")
    found = get(address + path)
    assert found.status_code == 200
    assert found.headers["Content-Type"].startswith("text/")
    assert found.headers["X-Content-Type-Options"] == "nosniff"


def test_a_thing_for_people_and_for_programs(address: str) -> None:
    page = requests.get(f"{address}id/state/NOR", headers=PEOPLE, timeout=90)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Norway" in page.text
    data = get(f"{address}id/state/NOR", headers={"Accept": "text/turtle;q=0.9, text/html;q=0.1"})
    assert data.headers["Content-Type"].startswith("text/turtle")


def test_a_text_is_read_on_its_page(address: str) -> None:
    files = requests.get(f"{address}api/documents", timeout=30).json()["items"]
    for row in files:
        name = row["source"].rpartition("/")[2]
        moved = get(f"{address}id/src/{name}")
        assert (moved.status_code, moved.headers["Location"]) == (303, f"/id/src/{name}/index.html")
        assert get(address.rstrip("/") + moved.headers["Location"]).status_code == 200


@pytest.mark.parametrize(("lang", "side", "word"), [("ru", "ltr", "Вопросы"), ("ar", "rtl", "الأسئلة")])
def test_pages_in_another_language(served_graph: Path, lang: str, side: str, word: str) -> None:
    tasks = Tasks(Settings(str(served_graph), lang=lang))
    page = tasks.run(Job("queries")).body.decode()
    assert f'<html lang="{lang}" dir="{side}"' in page
    assert f"<h1>{word}</h1>" in page
    front = tasks.run(Job("site", {"path": ["index.html"]})).body.decode()
    assert f">{word}</a>" in front
    assert "documents" not in re.sub(r"<[^>]*>", "", front)
