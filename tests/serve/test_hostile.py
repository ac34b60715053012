"""Hostile queries and documents: nothing executes, nothing leaks, the server keeps answering."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from graphkit.serve.messages import Job
from graphkit.serve.settings import Settings
from graphkit.serve.tasks import Tasks

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
MARKUP = "<script>alert(3)</script>\"'><img src=x onerror=alert(4)>"


def test_a_slow_query_is_killed_and_the_next_is_answered(address: str) -> None:
    start = time.monotonic()
    reply = requests.get(f"{address}sparql", params={"query": SLOW}, timeout=60)
    assert reply.status_code == 504
    assert reply.text == "stopped: not finished after 6 seconds; ask for less\n"
    assert time.monotonic() - start < 20
    assert requests.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30).status_code == 200


def test_too_many_rows_are_stopped_not_cut(address: str) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    for accept in ("text/csv", "application/sparql-results+json", "application/sparql-results+xml"):
        reply = requests.get(
            f"{address}sparql", params={"query": query}, headers={"Accept": accept}, timeout=30
        )
        assert reply.status_code == 422
        assert "more than 2000 rows" in reply.text
    build = "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }"
    assert requests.get(f"{address}sparql", params={"query": build}, timeout=30).status_code == 422


@pytest.mark.slow
def test_two_hundred_slow_queries_at_once(address: str) -> None:
    def slow(_: int) -> int:
        return requests.get(f"{address}sparql", params={"query": SLOW}, timeout=120).status_code

    with ThreadPoolExecutor(200) as many:
        running = [many.submit(slow, number) for number in range(200)]
        time.sleep(1.5)
        for path in ("id/state/NOR", "search?q=2250", "assets/site.css"):
            assert requests.get(address + path, timeout=30).status_code == 200
        codes = [one.result() for one in running]
    assert set(codes) <= {503, 504}
    assert 504 in codes
    assert 503 in codes
    assert requests.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30).json()["boolean"] is True


def test_a_query_of_ten_megabytes(address: str) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    url = f"{address}sparql"
    try:
        reply = requests.post(url, data=b"ASK {} #" + b"x" * 10_000_000, headers=headers, timeout=60)
        assert reply.status_code == 413
    except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
        pass  # the server hung up before all of it was sent
    pieces = (b"#" * 65536 for _ in range(160))
    with contextlib.suppress(requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
        assert requests.post(url, data=pieces, headers=headers, timeout=60).status_code == 413
    assert requests.get(url, params={"query": "ASK {}"}, timeout=30).status_code == 200


def test_deep_nesting_costs_one_process_at_most(address: str) -> None:
    query = "ASK " + "{" * 20000 + "}" * 20000
    reply = requests.post(f"{address}sparql", data={"query": query}, timeout=60)
    assert reply.status_code >= 400
    assert requests.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30).status_code == 200


def test_long_addresses_and_headers(address: str) -> None:
    assert requests.get(address + "a" * 3000, timeout=30).status_code == 414
    assert requests.get(f"{address}sparql?query=" + "a" * 40000, timeout=30).status_code == 414
    with contextlib.suppress(requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
        assert requests.get(address, headers={"X-Long": "a" * 200_000}, timeout=30).status_code >= 400
    assert requests.get(address, timeout=30).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/id/../../../../etc/passwd",
        "/id/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/id/..%2f..%2f..%2fetc%2fpasswd",
        "/id/src/..%2f..%2fmanifest.json",
        "/assets/../server.py",
        "/assets/..%2f..%2f..%2fserver%2fserver.py",
        "/data/..%2f..%2fmanifest.json",
        "/explorer/../../manifest.json",
        "/.states/0/CURRENT",
        "/manifest.json",
        "/queries/..%2f..%2fetc%2fpasswd",
        "/queries/%2Fetc%2Fpasswd.rq",
        "/api/queries/x.rq",
        "/id/%00",
        "/id/%ff%fe",
    ],
)
def test_no_path_leads_out_of_the_graph(address: str, path: str) -> None:
    command = ["curl", "-s", "--path-as-is", "-w", "\n%{http_code}", address.rstrip("/") + path]
    out = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout
    body, _, code = out.rpartition(b"\n")
    assert code in (b"400", b"404")
    assert b"root:" not in body
    assert b"sha256" not in body


def test_markup_never_runs(address: str) -> None:
    files = requests.get(f"{address}api/documents", timeout=30).json()["items"]
    source = next(row["source"] for row in files if "onerror" in row["files"][0]).rpartition("/")[2]
    pages = [requests.get(address, timeout=60)]
    people = {"Accept": "text/html"}
    paths = (f"id/src/{source}", "id/state/NOR", "id/doc/S_RES_2250-2015")
    pages += [requests.get(address + path, headers=people, timeout=30) for path in paths]
    for path, name in (("search", "q"), ("query", "query"), ("queries/who-cites", "cited")):
        pages.append(requests.get(address + path, params={name: MARKUP}, timeout=30))
    pages.append(requests.get(f"{address}id/{MARKUP}", headers={"Accept": "text/html"}, timeout=30))
    found = requests.get(f"{address}search", params={"q": "alert"}, timeout=30)
    for page in [*pages, found]:
        assert page.headers["Content-Type"].startswith("text/html")
        assert not re.search(r"<script(?! src=\")", page.text)
        assert "<img" not in page.text
        assert "javascript:" not in page.text
        policy = page.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert "<mark>alert</mark>" in found.text


def test_names_of_files_are_words_while_a_page_is_being_made(served_graph: Path) -> None:
    answer = Tasks(Settings(str(served_graph))).run(Job("making", {"path": ["index.html"]}))
    page = answer.body.decode()
    assert (answer.status, answer.headers["Cache-Control"]) == (202, "no-store")
    assert "&lt;img src=x onerror=alert(1)&gt;.txt" in page
    assert "<img" not in page
    assert not re.search(r"<script(?! src=\")", page)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert len(re.findall(r'href="id/src/[0-9a-f]{12}/index.html"', page)) == 4


def test_what_is_wrong_is_said_in_one_line(served_graph: Path, tmp_path: Path) -> None:
    for words, said in (
        ([str(tmp_path)], "not a graph folder"),
        ([str(served_graph), "--port", "99999"], "--port must be"),
        ([str(served_graph), "--host", "192.0.2.1"], "cannot listen"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "graphkit", "serve", *words],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 1
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
