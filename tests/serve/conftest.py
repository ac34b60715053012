"""A real server on a free port of this machine, over a small graph with hostile names in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

LETTER = """Letter dated 3 May 2021 from the Permanent Representative of Norway
to the United Nations addressed to the Secretary-General

I have the honour to refer to Security Council resolutions 2250 (2015) and 2419 (2018).
<script>alert("letter")</script>
In those resolutions, the Council recognized the part that young people play in Jordan.

(Signed) Kari "<img src=x onerror=alert(2)>" Fjelltun
Ambassador
Permanent Representative
"""
RUSSIAN = """Письмо Постоянного представителя Казахстана от 5 мая 2021 года на имя Генерального секретаря

Совет Безопасности принял резолюцию 2250 (2015) о молодёжи, мире и безопасности.
"""
CHINESE = "2021年5月7日哈萨克斯坦常驻联合国代表给秘书长的信\n\n安全理事会通过了第2250(2015)号决议。\n"
ARABIC = "رسالة مؤرخة 9 أيار/مايو 2021\n\nاتخذ مجلس الأمن القرار 2250 (2015) بشأن الشباب والسلام والأمن.\n"


@pytest.fixture(scope="session")
def served_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph of four letters, one of them with a name that is markup."""
    import graphkit

    folder = tmp_path_factory.mktemp("served")
    letters = folder / "letters"
    letters.mkdir()
    texts = {
        "<img src=x onerror=alert(1)>.txt": LETTER,
        "ru.txt": RUSSIAN,
        "zh.txt": CHINESE,
        "ar.txt": ARABIC,
    }
    for name, text in texts.items():
        (letters / name).write_text(text, "utf-8")
    graphkit.build([letters], folder / "graph").close()
    return folder / "graph"


@contextmanager
def serving(graph: Path, *options: str, token: str = "") -> Iterator[str]:
    """Start a server, give its address, and end it."""
    command = [sys.executable, "-m", "graphkit", "serve", str(graph), "--port", "0", *options]
    root = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": root, "GRAPHKIT_TOKEN": token}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    watch = threading.Timer(300, process.kill)
    watch.start()
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        match = re.search(r"http://\S+?:\d+/", line)
        assert match, line + process.stderr.read()
        watch.cancel()  # it has started; it lives as long as the tests that ask it
        yield match[0]
    finally:
        watch.cancel()
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)
        process.stderr.close()


@pytest.fixture(scope="session")
def address(served_graph: Path) -> Iterator[str]:
    """Return the address of a server that stops a query after six seconds."""
    with serving(served_graph, "--timeout", "6", "--max-rows", "2000") as found:
        # a program waits for a page that a browser would be told is being made
        requests.get(found, timeout=120).raise_for_status()
        yield found
