"""Fixtures that every test may use."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Files whose tests take longest, begun with: were they last, one process would be at them alone. Those with a
# browser stand apart, as each fills a core and more.
LONG = (
    "view/site/test_tour.py",
    "store/test_incremental.py",
    "store/test_packs.py",
    "store/test_apart.py",
    "view/site/test_reading_pages.py",
    "engine/test_disk_full.py",
    "engine/test_local.py",
    "engine/test_cluster.py",
    "view/site/test_explorer_page.py",
    "serve/test_hostile.py",
    "serve/test_write.py",
    "export/test_same_bytes.py",
    "store/test_formats.py",
    "cli/test_demo.py",
)
_HERE = Path(__file__).parent

sys.path.append(str(Path(__file__).resolve().parents[1]))  # for benchmarks; behind the installed graphkit


def pytest_configure(config: pytest.Config) -> None:
    """Keep the order below: pytest-xdist would put files with few tests last, however long these take."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    rank = {_HERE / name: at for at, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests compile the tables once a session, into a folder of their own that all their workers share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    folder.mkdir(exist_ok=True)
    os.environ.setdefault("GRAPHKIT_CACHE", str(folder))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents and gold beside the checkout, or skip."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("no folder of real documents beside the checkout")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return a running Chromium; one for all tests, because Playwright drives one at a time."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine")
    quiet = ("--disable-background-networking", "--disable-component-update")
    with playwright.sync_playwright() as engine:
        running = engine.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", *quiet]
        )
        yield running
        running.close()
