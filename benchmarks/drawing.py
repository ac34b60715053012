"""How fast the Explorer opens and moves, beside pyvis with its physics: `python -m benchmarks.drawing`.

Both draw the same graphs (Barabási and Albert, two links a node) in the same Chromium, one after
the other in one run. Absolute numbers say little where no graphics card is at hand; compare columns.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphkit.view.explorer.spread import spread
from graphkit.view.site.assets import Assets
from graphkit.view.site.chunks import chunk, path_of
from graphkit.view.site.site import Site
from graphkit.view.tables import table

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
SECONDS = 3  # of wheeling, while frames are counted
FRAMES = """async seconds => {
    let frames = 0, going = true;
    const count = () => { frames++; if (going) requestAnimationFrame(count); };
    requestAnimationFrame(count);
    const box = document.querySelector(SELECTOR), place = box.getBoundingClientRect();
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    const start = performance.now();
    for (let turn = 0; performance.now() - start < seconds * 1000; turn++) {
        const target = document.elementFromPoint(x, y) ?? box;
        target.dispatchEvent(new WheelEvent('wheel', {bubbles: true, cancelable: true, clientX: x, clientY: y,
            deltaY: turn % 40 < 20 ? -40 : 40}));
        await new Promise(done => requestAnimationFrame(done));
    }
    going = false;
    return frames / ((performance.now() - start) / 1000);
}"""
EXPLORER_READY = """() => new Promise(done => {
    const look = () => document.documentElement.dataset.ready
        ? requestAnimationFrame(() => requestAnimationFrame(() => done(true))) : setTimeout(look, 20);
    look();
})"""
PYVIS_READY = """() => new Promise(done => {
    const look = () => typeof network === 'undefined' ? setTimeout(look, 20)
        : network.once('afterDrawing', () => requestAnimationFrame(() => done(true)));
    look();
})"""


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drawing", description=__doc__)
    parser.add_argument("--sizes", default="200,5000,50000", metavar="A,B", help="numbers of nodes")
    parser.add_argument("--patience", type=int, default=150, metavar="S", help="seconds before giving up")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    given = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in (int(word) for word in given.sizes.split(",")):
            for row in _rows(Path(scratch), size, given.patience):
                sys.stdout.write(_line(row))
                sys.stdout.flush()
                rows.append(row)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    return 0


def _rows(scratch: Path, size: int, patience: int) -> Iterator[dict[str, Any]]:
    import networkx as nx

    links = sorted(nx.barabasi_albert_graph(size, 2, seed=7).edges)
    start = time.perf_counter()
    page = write_explorer(scratch / f"explorer-{size}", size, links)
    made = time.perf_counter() - start
    yield {
        "engine": "Explorer, whole graph",
        "nodes": size,
        "made": made,
        "bytes": _bytes(page.parents[1]),
    } | _look(page.as_uri() + "#v=all", EXPLORER_READY, "#canvas", patience)
    yield {
        "engine": "Explorer, neighbourhood",
        "nodes": size,
        "made": made,
        "bytes": _bytes(page.parents[1]),
    } | _look(page.as_uri() + "#n=n/0", EXPLORER_READY, "#canvas", patience)
    start = time.perf_counter()
    page = write_pyvis(scratch / f"pyvis-{size}.html", size, links)
    made = time.perf_counter() - start
    yield {"engine": "pyvis with physics", "nodes": size, "made": made, "bytes": page.stat().st_size} | _look(
        page.as_uri(), PYVIS_READY, "#mynetwork", patience
    )


def write_explorer(folder: Path, size: int, links: list[tuple[int, int]]) -> Path:
    """Write an Explorer of a made-up graph; return its page."""
    site = Site(None, "Benchmark")  # type: ignore[arg-type] # a title is all that the page asks for
    places = spread(size, links)
    kinds = list(table("kinds"))
    count = len(links)
    data = {
        "kinds": table("kinds"),
        "links": table("links"),
        "words": table("words") | table("explorer"),
        "others": {},
        "readers": {},
        "nodes": {
            "id": [f"n/{n}" for n in range(size)],
            "kind": [n % len(kinds) for n in range(size)],
            "label": [f"Document {n}" for n in range(size)],
            "x": [x for x, _ in places],
            "y": [y for _, y in places],
            "year": [1946 + n % 80 for n in range(size)],
            "body": [-1] * size,
            "lang": [[]] * size,
            "page": [None] * size,
            "bodies": [],
            "languages": [],
        },
        "edges": {
            "source": [a for a, _ in links],
            "target": [b for _, b in links],
            "type": [n % 3 for n in range(count)],
            "types": ["cites", "mentions", "claims-about"],
            **{name: [-1] * count for name in ("function", "claimant", "modality", "attributed")},
            **{name: [] for name in ("functions", "claimants", "modalities", "languages")},
            "confidence": [90] * count,
            "lang": [[]] * count,
            "year": [1946 + n % 80 for n in range(count)],
            "total": [1] * count,
            "label": [""] * count,
        },
    }
    assets = Assets()
    files = {
        path: assets.file(path) or b""
        for path in assets.paths()
        if Path(path).stem in ("site", "drawing", "explorer")
    }
    files["explorer/index.html"] = site.page("explorer/index.html", "explorer.html", title="Explorer")
    files[path_of("explorer/graph")] = chunk("explorer/graph", data)
    for part in range(-(-size // 200)):
        files[path_of(f"explorer/cards-{part}")] = chunk(f"explorer/cards-{part}", [{}] * 200)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "explorer" / "index.html"


def write_pyvis(file: Path, size: int, links: list[tuple[int, int]]) -> Path:
    """Write what pyvis makes of the same graph by itself."""
    from pyvis.network import Network

    network = Network(height="900px", width="100%", directed=True, cdn_resources="in_line")
    network.add_nodes(list(range(size)), label=[f"Document {n}" for n in range(size)])
    network.add_edges(links)
    file.write_text(network.generate_html(notebook=False), "utf-8")
    return file


def _look(address: str, ready: str, box: str, patience: int) -> dict[str, Any]:
    """Open a page in a browser of its own; return seconds to the first picture, and frames a second."""
    from playwright.sync_api import Error, sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("benchmarks: no Chromium on this machine")
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            tab = browser.new_page(viewport={"width": 1440, "height": 900})
            tab.set_default_timeout(patience * 1000)
            # what pyvis asks of other hosts fails at once, which is kinder to it than waiting
            tab.route("http*://**", lambda route: route.abort())
            start = time.perf_counter()
            tab.goto(address, wait_until="commit")
            tab.wait_for_selector(box, state="attached")
            tab.wait_for_function(f"async () => await ({ready})()")
            opened = time.perf_counter() - start
            session = tab.context.new_cdp_session(tab)
            session.send("Performance.enable")
            before = _script(session)
            frames = tab.evaluate(FRAMES.replace("SELECTOR", json.dumps(f"{box} canvas")), SECONDS)
            script = (_script(session) - before) / (frames * SECONDS)
            return {"open": opened, "frames": frames, "script": script}
        except Error:
            return {"open": None, "frames": None, "script": None}
        finally:
            browser.close()


def _script(session: Any) -> float:
    """Return the seconds that a page has spent in its scripts; the rest of a frame is drawing and waiting."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(row["value"] for row in metrics if row["name"] == "ScriptDuration"))


def _bytes(folder: Path) -> int:
    """Return the size of what the page loads before anything is clicked."""
    loaded = [folder / "explorer" / "index.html", folder / path_of("explorer/graph")]
    return sum(file.stat().st_size for file in [*loaded, *(folder / "assets").iterdir()])


def _line(row: dict[str, Any]) -> str:
    opened = "none in time" if row["open"] is None else f"{row['open']:.1f} s"
    frames = (
        ""
        if row["frames"] is None
        else f"{row['frames']:.1f} frames/s, of each {1000 * row['script']:.0f} ms in scripts"
    )
    return (
        f"{row['nodes']:>6} nodes  {row['engine']:<24} made in {row['made']:>5.1f} s  "
        f"{row['bytes'] / 1e6:>6.2f} MB  first picture {opened:>12}  {frames}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
