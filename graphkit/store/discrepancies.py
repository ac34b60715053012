"""Discrepancies that need registers: impossible symbols, and where a wrong date may come from."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from graphkit.graph.iris import NS, Iris
from graphkit.graph.terms import DCTERMS, TYPE, date, iri, string, term, vocab
from graphkit.knowledge import ontology_path
from graphkit.knowledge.organs import council_last, council_year
from graphkit.knowledge.registers import statements
from graphkit.knowledge.tables import read_yaml
from graphkit.store.least import Least

if TYPE_CHECKING:
    import pyoxigraph as ox


_DATE, _SYMBOL = f"{DCTERMS}date", f"{NS}symbol"
_LOT = 10_000  # pairs looked at together


class Period(msgspec.Struct, frozen=True):
    """When symbols of one form were in use: a row of ontology/symbol-periods.yml."""

    form: str
    regex: str
    first: int | None = None
    opens: int | None = None
    first_session: int | None = None
    register: str | None = None
    last_number: int | None = None


@cache
def _periods() -> tuple[Period, ...]:
    return tuple(msgspec.convert(read_yaml(ontology_path() / "symbol-periods.yml"), list[Period]))


@lru_cache(maxsize=1 << 14)
def symbol_years(symbol: str) -> tuple[int, int] | None:
    """Return the years in which a symbol may have been given, None where nothing is known.

    >>> symbol_years("S/PRST/1998/4"), symbol_years("A/74/672"), symbol_years("E/2020/1")
    ((1998, 1998), (2018, 2020), None)
    """
    for period in _periods():
        match = re.match(period.regex, symbol)
        if match:
            groups = match.groupdict()
            if "year" in groups:
                return int(groups["year"]), int(groups["year"])
            if "session" in groups and period.opens:
                opens = period.opens + int(groups["session"])
                return opens - 1, opens + 1
    return None


@lru_cache(maxsize=1 << 14)
def impossible(symbol: str) -> bool:
    """Tell whether a symbol lies outside the period of its form.

    >>> [impossible(s) for s in ("S/PRST/1993/2", "S/PRST/1994/2", "S/RES/822(1993)", "S/RES/822(1994)")]
    [True, False, False, True]
    """
    for period in _periods():
        match = re.match(period.regex, symbol)
        if match:
            return _outside(period, match.groupdict())
    return False


def _outside(period: Period, groups: dict[str, str | None]) -> bool:
    if period.register and groups["number"]:
        number = int(groups["number"])
        return 0 < number <= council_last() and str(council_year(number)) != groups["year"]
    early = period.first is not None and "year" in groups and int(groups["year"] or 0) < period.first
    session = groups.get("session")
    too_early = session and period.first_session and int(session) < period.first_session
    too_high = period.last_number is not None and int(groups["number"] or 0) > period.last_number
    return bool(early or too_early or too_high)


class Registers:
    """Sets what a store says beside what registers record.

    Args:
        store: the store, with all that was read and the claims of registers.
        iris: where the IRIs of the graph begin.
    """

    def __init__(self, store: ox.Store, iris: Iris) -> None:
        self._store = store
        self._iris = iris
        self._projection = f" <{iris.graph}projection> ."

    def lines(self, cites: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Yield the quads of impossible symbols.

        Args:
            cites: documents with what they cite, as IRIs.
        """
        wrong: set[str] = set()
        given = Least(self._given(wrong))
        for document in sorted(wrong):
            yield from self._node(document)
        for citing, cited in sorted(self._too_early(self._doubtful(cites, given))):
            yield from self._node(cited, citing)

    def again(
        self, documents: Collection[str], pairs: Collection[tuple[str, str]], alive: set[tuple[str, str]]
    ) -> tuple[set[str], set[str]]:
        """Look once more at what has changed: return all quads that may have been there, and those that are.

        Args:
            documents: those with other dates or symbols.
            pairs: documents with what they cite that were not known to do so, or were, and may do no more.
            alive: those of the pairs that are so, and the documents with all that they cite and are cited by.
        """
        wrong = {document for document in documents if any(map(impossible, self._values(_SYMBOL, document)))}
        maybe, now = (
            {line for document in some for line in self._node(document)} for some in (documents, wrong)
        )
        maybe.update(line for citing, cited in alive.union(pairs) for line in self._node(cited, citing))
        now.update(line for citing, cited in self._too_early(alive) for line in self._node(cited, citing))
        return maybe, now

    def _given(self, wrong: set[str]) -> Iterator[tuple[str, int]]:
        """Yield documents with the first year, negative, in which they can have had their symbol.

        Args:
            wrong: gets those whose symbol is impossible.
        """
        for document, symbol in self._all(_SYMBOL):
            if impossible(symbol):
                wrong.add(document)
            elif years := symbol_years(symbol):
                yield document, -years[0]

    def _node(self, *concerned: str) -> Iterator[str]:
        name = hashlib.sha256(" ".join(("symbol", *concerned)).encode()).hexdigest()[:16]
        node = f"<{self._iris.id}discrepancy/{name}>"
        yield f"{node} {TYPE} {term('gk:Discrepancy')}{self._projection}"
        kind = vocab("discrepancy", "impossible-symbol")
        yield f"{node} {term('gk:discrepancyType')} {kind}{self._projection}"
        for one in concerned:
            yield f"{node} {term('gk:concerns')} {iri(one)}{self._projection}"

    def _too_early(self, cites: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return documents that cite one whose symbol can only have been given later."""
        days, symbols = (lru_cache(maxsize=1 << 14)(partial(self._values, name)) for name in (_DATE, _SYMBOL))

        def early(citing: str, symbol: str) -> bool:
            years = symbol_years(symbol)
            if years is None or impossible(symbol):
                return False
            return any(day[:4].isdigit() and int(day[:4]) < years[0] for day in days(citing))

        return {
            (citing, cited)
            for citing, cited in cites
            if citing != cited and any(early(citing, symbol) for symbol in symbols(cited))
        }

    def _doubtful(self, cites: Iterable[tuple[str, str]], given: Least) -> Iterator[tuple[str, str]]:
        """Yield the pairs that may not fit, and few others: a look at all of them in the store takes long."""
        dated = Least((iri, int(day[:4])) for iri, day in self._all(_DATE) if day[:4].isdigit())
        every = iter(cites)
        while lot := list(islice(every, _LOT)):
            citing, cited = zip(*lot, strict=True)
            for at in np.flatnonzero(dated.of(citing) < -given.of(cited)).tolist():
                yield lot[at]

    def _all(self, predicate: str) -> Iterator[tuple[str, str]]:
        import pyoxigraph as ox

        for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
            yield getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")

    def _values(self, predicate: str, subject: str) -> tuple[str, ...]:
        import pyoxigraph as ox

        quads = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, None)
        return tuple(str(getattr(quad.object, "value", "")) for quad in quads)

    def _misdated(self) -> set[tuple[str, str]]:
        """Return discrepancies between a claim and the record of a meeting, with a day of a statement."""
        between: dict[str, list[str]] = defaultdict(list)
        for node, claim in self._all(f"{NS}between"):
            between[node].append(claim)
        day, meeting = (
            lru_cache(maxsize=1 << 14)(partial(self._values, f"{NS}{p}")) for p in ("edtf", "meetingRecord")
        )
        return {
            (node, value)
            for node, claims in between.items()
            for claim in claims
            for value in day(claim)
            if value in statements() and any(other != claim and meeting(other) for other in claims)
        }

    def sources(self) -> Iterator[str]:
        """Yield the quads on statements of the President of the Council on the day that a claim gives."""
        works = f" <{self._iris.graph}authority/works> ."
        for node, day in sorted(self._misdated()):
            for statement in statements().get(day, ()):
                name = "doc/" + statement.symbol.replace("/", "_")
                document = f"<{self._iris.entity(name)}>"
                yield f"{iri(node)} {term('gk:possibleSource')} {document}{self._projection}"
                yield f"{document} {TYPE} {term('gk:Document')}{works}"
                yield f"{document} {term('gk:symbol')} {string(statement.symbol)}{works}"
                yield f"{document} {term('dcterms:date')} {date(statement.date)}{works}"
                yield f"{document} {term('gk:meetingRecord')} {string(statement.meeting)}{works}"
