"""What all sections of the site share: the graph, its names, its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from graphkit.view.describe import Describer
from graphkit.view.gather import Gathered, kinds_of
from graphkit.view.origin import Origins
from graphkit.view.site import templates
from graphkit.view.site.pages.words import Words
from graphkit.view.site.paths import link, page_of

if TYPE_CHECKING:
    from graphkit.store import GraphFolder


class Entry(NamedTuple):
    """One entry of the navigation: the path of a page, and what it is called."""

    path: str
    label: str


class Section(Protocol):
    """One part of the site."""

    @property
    def nav(self) -> tuple[Entry, ...]:
        """Its entries in the navigation, in order."""

    def paths(self) -> Iterable[str]:
        """Return the path of each file of the section."""

    def has(self, path: str) -> bool:
        """Tell whether a page of this path is of the section, without making anything."""

    def file(self, path: str) -> bytes | None:
        """Return one file; None for a path that is not of this section."""


class Site:
    """A graph as a site.

    Args:
        graph: an open graph.
        title: heading of the site; by default the number of documents.
        lang: language of the pages' own words.
    """

    def __init__(self, graph: GraphFolder, title: str | None = None, lang: str = "en") -> None:
        self.graph = graph
        self.lang = lang
        self._title = title
        self.sections: list[Section] = []

    @cached_property
    def gathered(self) -> Gathered:
        """Links, names and where they stand."""
        return Gathered(self.graph)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of everything that has a page, by canonical id."""
        return kinds_of(self.gathered)

    @cached_property
    def origins(self) -> Origins:
        """Where words come from."""
        return Origins(self.gathered)

    @cached_property
    def describer(self) -> Describer:
        """What things are called."""
        return Describer(self.gathered, self.kinds, self.origins)

    @cached_property
    def title(self) -> str:
        """Heading of the site."""
        if self._title:
            return self._title
        count = len({carrier.document for carrier in self.gathered.files.values()})
        return self.words("frame/one-document") if count == 1 else self.words("frame/documents", count)

    @cached_property
    def words(self) -> Words:
        """The words of the pages in their language."""
        return Words(self.lang)

    @cached_property
    def nav(self) -> tuple[Entry, ...]:
        """The navigation: the entries of all sections."""
        return tuple(entry for section in self.sections for entry in section.nav)

    def label(self, name: str, lang: str = "") -> str:
        """Return the display name of a thing by its canonical id, in the language of the pages by default."""
        lang = lang or self.lang
        labels = self.describer.labels(name)
        return labels.get("") or labels.get(lang) or labels.get("en") or next(iter(labels.values()))

    def page_of(self, name: str) -> str | None:
        """Return the path of the page of a thing; None where it has none."""
        path = page_of(name)
        return path if name in self.kinds and self.has(path) else None

    def page(self, path: str, template: str, *, wasm: bool = False, **values: Any) -> bytes:
        """Fill a template that extends base.html.

        Args:
            path: path of the page.
            template: name of the template.
            wasm: whether the page runs WebAssembly, which its policy must admit.
            values: what the template shows; a `title` heads the window.
        """
        return templates.fill(self, path, template, wasm=wasm, **values)

    def link(self, page: str, path: str) -> str:
        """Return the address by which a page points to a file of the site."""
        return link(page, path)

    def paths(self) -> Iterator[str]:
        """Return the path of every file."""
        for section in self.sections:
            yield from section.paths()

    def file(self, path: str) -> bytes | None:
        """Return one file by its path; None where there is none."""
        for section in self.sections:
            found = section.file(path)
            if found is not None:
                return found
        return None

    def has(self, path: str) -> bool:
        """Tell whether the site has a page of this path."""
        return any(section.has(path) for section in self.sections)
