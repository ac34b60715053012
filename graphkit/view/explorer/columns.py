"""The nodes and links of the Explorer as lists of equal length, which are read fast and take little room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphkit.view.data import edge_id, link_order, where
from graphkit.view.explorer.facets import Facets
from graphkit.view.explorer.spread import spread
from graphkit.view.site.paths import page_of
from graphkit.view.tables import table
from graphkit.view.values import PageNode

if TYPE_CHECKING:
    from graphkit.view.links import Link, Words
    from graphkit.view.site.site import Site

PER_LINK = 12  # passages a link carries; the rest is counted


class Index:
    """Numbers values in the order in which they come."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values: list[str] = []
        self._at: dict[str, int] = {}
        for value in values:
            self.of(value)

    def of(self, value: str | None) -> int:
        """Return the number of a value, -1 for none."""
        if not value:
            return -1
        if value not in self._at:
            self._at[value] = len(self.values)
            self.values.append(value)
        return self._at[value]


class Columns:
    """All nodes and links of a graph.

    Args:
        site: the site that shows them.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        gathered, kinds = site.gathered, site.kinds
        every = {
            edge_id(link): link
            for link in sorted(gathered.links, key=link_order)
            if link.source in kinds and link.target in kinds
        }
        self.links: list[Link] = sorted(
            every.values(), key=lambda link: (link.source, link.target, link_order(link))
        )
        self.degree: Counter[str] = Counter()
        for link in self.links:
            self.degree.update((link.source, link.target))
        carried = (carrier.document for carrier in gathered.files.values())
        self.ids = sorted(self.degree.keys() | {name for name in carried if name in kinds})
        self.at = {name: position for position, name in enumerate(self.ids)}
        self.facets = Facets(gathered)

    def node(self, name: str) -> PageNode:
        """Return a node with what is counted here."""
        return PageNode(id=name, kind=self._site.kinds[name], labels={}, degree=self.degree[name])

    def words(self, link: Link) -> list[Words]:
        """Return the words behind a link that the Explorer shows, in the order of the texts."""
        return sorted(self._site.gathered.links[link], key=where)[:PER_LINK]

    @cached_property
    def data(self) -> dict[str, Any]:
        """Return the chunk that the Explorer starts from."""
        claimants = Index()
        self._site.origins.read_all()
        edges = self._edges(claimants)
        shown = set(self.ids)
        spoken = {name for name in self._authors() if name not in shown}
        others = spoken | {name for name in claimants.values if name not in shown}
        return {
            "kinds": table("kinds"),
            "links": table("links"),
            "nodes": self._nodes(),
            "edges": edges,
            "others": {name: self._labels(name) for name in sorted(others)},
            "readers": self._readers(),
            "words": table("words") | table("explorer"),
        }

    def _authors(self) -> set[str]:
        """Ids of those in whose name some part speaks."""
        gathered = self._site.gathered
        return {gathered.id(row["author"]) for row in gathered.rows("parts") if row["author"]}

    def _readers(self) -> dict[str, str]:
        """The pages on which the texts are read, by the first digits of their hashes."""
        pages = {sha12: page_of(f"src/{sha12}") for sha12 in sorted(self._site.gathered.files)}
        return {sha12: path for sha12, path in pages.items() if self._site.has(path)}

    def _labels(self, name: str) -> dict[str, str] | str:
        labels = self._site.describer.labels(name)
        return labels[""] if list(labels) == [""] else labels

    def _nodes(self) -> dict[str, Any]:
        kinds, site = list(table("kinds")), self._site
        bodies, languages = Index(), Index()
        spoken: dict[str, set[str]] = {}
        for carrier in site.gathered.files.values():
            spoken.setdefault(carrier.document, set()).add(carrier.lang)
        places = spread(len(self.ids), [(self.at[link.source], self.at[link.target]) for link in self.links])
        return {
            "id": self.ids,
            "kind": [kinds.index(site.kinds[name]) for name in self.ids],
            "label": [self._labels(name) for name in self.ids],
            "x": [x for x, _ in places],
            "y": [y for _, y in places],
            "year": [self.facets.year(name) for name in self.ids],
            "body": [bodies.of(self.facets.body(name, site.kinds[name])) for name in self.ids],
            "lang": [[languages.of(lang) for lang in sorted(spoken.get(name, ()))] for name in self.ids],
            "page": [site.page_of(name) for name in self.ids],
            "bodies": bodies.values,
            "languages": languages.values,
        }

    def _edges(self, claimants: Index) -> dict[str, Any]:
        types, functions, modalities, languages = Index(), Index(), Index(), Index()
        rows: dict[str, list[Any]] = {
            name: []
            for name in (
                *("source", "target", "type", "function", "claimant", "modality", "attributed"),
                *("confidence", "lang", "year", "total", "label"),
            )
        }
        for link in self.links:
            passages = self.words(link)
            origins = [self._site.origins.of(words) for words in passages]
            sure = [self._site.gathered.confidence.get(link), *(origin.confidence for origin in origins)]
            certain = next((value for value in sure if value is not None), None)
            values = (
                self.at[link.source],
                self.at[link.target],
                types.of(link.type),
                functions.of(link.function),
                claimants.of(link.claimant),
                modalities.of(link.modality),
                claimants.of(link.attributed_to),
                -1 if certain is None else round(certain * 100),
                sorted({languages.of(origin.lang) for origin in origins} - {-1}),
                self._year(link, passages),
                len(self._site.gathered.links[link]),
                " · ".join(sorted(self._site.gathered.wordings.get(link, ()))[:3]),
            )
            for column, value in zip(rows.values(), values, strict=True):
                column.append(value)
        return {
            **rows,
            "types": types.values,
            "functions": functions.values,
            "claimants": claimants.values,
            "modalities": modalities.values,
            "languages": languages.values,
        }

    def _year(self, link: Link, passages: list[Words]) -> int:
        """Return the year of the document that makes a link."""
        documents = [self._site.gathered.files[words.sha12].document for words in passages[:1]]
        found = (self.facets.year(name) for name in (*documents, link.source, link.target))
        return next((year for year in found if year), 0)
