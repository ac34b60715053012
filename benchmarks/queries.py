"""Times the named queries on a graph on disk, with values drawn from the graph: median, 95th percentile."""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import SEED

if TYPE_CHECKING:
    from graphkit.query.named import NamedQuery, Parameter
    from graphkit.store.folder import GraphFolder

LONGEST = 120  # seconds for one query with all its values; what is left after them is not asked
_ALL = 4 * LONGEST  # seconds for that, one answer that takes longer, and counting which values there are
VALUES = 10  # values of a parameter; the most frequent one and others by chance
_CITED = "<http://purl.org/spar/cito/hasCitedEntity>"
_COUNT = "SELECT ?x (COUNT(*) AS ?n) WHERE {{ ?y {} ?x {}}} GROUP BY ?x"
_WHERE = {  # what a parameter of a type can stand for, and how often
    "work": _COUNT.format(_CITED, ""),
    "place": _COUNT.format("gk:refersTo", "FILTER(CONTAINS(STR(?x), '/place/'))"),
    "entity": _COUNT.format("gk:refersTo", "FILTER(CONTAINS(STR(?x), '/state/'))"),
    "agent": _COUNT.format("gk:author", ""),
}


def values(graph: GraphFolder, parameter: Parameter) -> list[str]:
    """Return IRIs of the graph that a parameter can take: the most frequent, then others by chance."""
    from graphkit.query import query

    if parameter.type not in _WHERE:
        return [parameter.example]
    counted = Counter(
        {str(row[0])[1:-1]: int(row[1].value) for row in query(graph, _WHERE[parameter.type]).rows}
    )  # type: ignore[attr-defined]
    ranked = [name for name, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]
    chance = random.Random(SEED)  # noqa: S311 - the same values each time
    return ranked[:1] + chance.sample(ranked[1:], min(VALUES - 1, max(0, len(ranked) - 1)))


def measure(graph: GraphFolder, named: NamedQuery, rounds: int) -> dict[str, float | int]:
    """Return the milliseconds a query takes, by the clock and of the processor, and its most rows.

    Args:
        graph: the graph.
        named: the query.
        rounds: how often each set of values is asked.
    """
    from graphkit.query import query

    needed = [row for row in named.parameters if not row.optional]
    drawn = {row.name: values(graph, row) for row in needed}
    sets = [
        {name: found[(i + turn) % len(found)] for turn, (name, found) in enumerate(drawn.items())}
        for i in range(VALUES if needed else 1)
    ]
    times: list[float] = []
    worked: list[float] = []
    rows = 0
    for _ in range(rounds):
        for given in sets:
            if sum(times) > 1000 * LONGEST:
                break
            began, busy = time.perf_counter(), time.process_time()
            rows = max(rows, len(query(graph, named.name, given)))
            times.append(1000 * (time.perf_counter() - began))
            worked.append(1000 * (time.process_time() - busy))
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return {
        "median": statistics.median(times),
        "p95": p95,
        "first": times[0],
        "processor": statistics.median(worked),
        "rows": rows,
        "asked": len(times),
    }


def main() -> int:
    """Run the measurement, each query in a process of its own."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.queries",
        description="Time the named queries on a graph on disk.",
        epilog="example: python -m benchmarks.queries graph/ --rounds 5",
    )
    parser.add_argument("graph", metavar="GRAPH")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="default: 5")
    parser.add_argument("--only", metavar="A,B", help="only these queries")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    from graphkit.query import named_queries
    from graphkit.store import open_graph

    with open_graph(given.graph) as graph:
        if given.one:
            named = next(query for query in named_queries() if query.name == given.one)
            sys.stdout.write(json.dumps(measure(graph, named, given.rounds)))
            return 0
        quads, documents = graph.manifest.quads, len(graph.sources)
    _say(f"{documents:,} documents, {quads:,} quads; {given.rounds} rounds; milliseconds")
    _say(f"{'query':28}{'median':>10}{'p95':>10}{'first':>10}{'processor':>11}{'rows':>9}{'asked':>7}")
    chosen = given.only.split(",") if given.only else [query.name for query in named_queries()]
    for name in chosen:
        command = [sys.executable, "-m", "benchmarks.queries", given.graph, "--one", name]
        command += ["--rounds", str(given.rounds)]
        try:
            ran = subprocess.run(  # noqa: S603 - this program again
                command, capture_output=True, text=True, timeout=_ALL, cwd=Path.cwd(), check=False
            )
        except subprocess.TimeoutExpired:
            _say(f"{name:28}   more than {_ALL} s in all")
            continue
        if ran.returncode:
            _say(f"{name:28}   {ran.stderr.strip().splitlines()[-1] if ran.stderr.strip() else 'failed'}")
            continue
        found = json.loads(ran.stdout)
        _say(
            f"{name:28}{found['median']:10,.1f}{found['p95']:10,.1f}{found['first']:10,.1f}"
            f"{found['processor']:11,.1f}{found['rows']:9,}{found['asked']:7}"
        )
    return 0


def _say(message: str) -> None:
    sys.stdout.write(message + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
