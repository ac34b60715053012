"""Tells which files of a graph are the text of a resolution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit.graph.iris import NS, Iris
from graphkit.graph.terms import DCTERMS, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

Texts = dict[str, list[tuple[str, str]]]  # resolutions and languages, by the first digits of a file's hash


class Text(NamedTuple):
    """A text of a resolution: the first digits of its file's hash, its language."""

    sha12: str
    lang: str


def by_document(texts: Texts) -> dict[str, list[Text]]:
    """Return the texts of each resolution, by its IRI.

    >>> by_document({"1b": [("x:r", "fr")], "0a": [("x:r", "en")]})
    {'x:r': [Text(sha12='0a', lang='en'), Text(sha12='1b', lang='fr')]}
    """
    found: dict[str, list[Text]] = defaultdict(list)
    for sha12, rows in sorted(texts.items()):
        for document, lang in rows:
            found[document].append(Text(sha12, lang))
    return dict(found)


def objects(store: ox.Store, subject: Any, predicate: str) -> list[ox.NamedNode]:
    """Return what some property of a node leads to, where that is named.

    Args:
        store: the store.
        subject: the node; predicate: IRI of the property.
    """
    import pyoxigraph as ox

    quads = store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
    return [quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)]


def texts_found(store: ox.Store, iris: Iris, files: Iterable[str] | None = None) -> Texts:
    """Return the files that are the text of a resolution, with the resolution and the language.

    One pattern after the other: asked by a query, a store joins all languages of all parts.

    Args:
        store: the store.
        iris: where the IRIs of the graph begin.
        files: where to look, by the first digits of their hashes; None looks at all.
    """
    import pyoxigraph as ox

    kind, resolution = ox.NamedNode(f"{PREFIXES['rdf']}type"), ox.NamedNode(f"{NS}Resolution")
    sources = [None] if files is None else [ox.NamedNode(iris.source(file)) for file in sorted(files)]
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for source in sources:
        for quad in store.quads_for_pattern(source, ox.NamedNode(f"{NS}embodies"), None, None):
            file = str(getattr(quad.subject, "value", "")).rpartition("/")[2]
            for work in objects(store, quad.object, f"{NS}realizes"):
                if any(store.quads_for_pattern(work, kind, resolution, None)):
                    langs = (
                        lang.value.rpartition("/")[2]
                        for lang in objects(store, quad.object, f"{DCTERMS}language")
                    )
                    found[file].update((work.value, lang) for lang in langs)
    return {file: sorted(rows) for file, rows in sorted(found.items())}
