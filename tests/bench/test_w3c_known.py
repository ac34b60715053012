"""A failure of the W3C's suites that nobody has looked into is not passed over."""

from __future__ import annotations

from benchmarks.w3c import manifests
from benchmarks.w3c.known import known, name_of, outdated, sorted_out
from benchmarks.w3c.run import Outcome


def outcome(name: str, what: str) -> Outcome:
    group, _, own = name.partition("#")
    return Outcome(manifests.Test(group, own, "kind", "", manifests.Data((), ()), "", None), what, "reason")


def test_known_failures_are_told_from_new_ones() -> None:
    rows = known()
    name = next(iter(rows))
    found = sorted_out(
        [outcome(name, "failed"), outcome("group#new", "failed"), outcome(name, "passed")], rows
    )
    assert [one.what for one in found] == ["known", "failed", "passed"]
    assert found[0].why.startswith(rows[name]["why"])
    assert [name_of(one) for one in found] == [name, "group#new", name]


def test_a_row_whose_test_passes_is_out_of_date() -> None:
    rows = known()
    name = next(iter(rows))
    assert outdated([outcome(name, "passed"), outcome("group#new", "passed")], rows) == [name]
    assert outdated([outcome(name, "failed")], rows) == []
