"""What is measured: each contender makes ready once, then goes through the corpus as often as asked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.rebuilds import one_in_a_hundred, unchanged

Files = list[tuple[str, str]]  # language and path
Run = Callable[[Files], int]
Prepared = tuple[Run, Callable[[Files], object]]  # the second is done before each round, outside its time


def _nothing(_: Files) -> None:
    """Leave everything as it is."""


class Contender(NamedTuple):
    """One thing to measure.

    Args:
        key: its name on the command line; title: its name in the table.
        prepare: makes ready in a folder of its own; returns what to run, and what to do before each round.
        needs: libraries without which it is left out.
        lang: the only language it reads, or None.
        share: part of the corpus it is given, where all of it would take hours.
        counts: what the number it returns says.
    """

    key: str
    title: str
    prepare: Callable[[Path], Prepared]
    needs: tuple[str, ...] = ()
    lang: str | None = None
    share: float = 1.0
    counts: str = "mentions"

    def missing(self) -> list[str]:
        """Return the libraries it needs that are not installed."""
        return [name for name in self.needs if find_spec(name) is None]


def _paths(files: Files) -> list[str]:
    return [path for _, path in files]


def _mentions(_: Path) -> Prepared:
    from graphkit.pipeline import mentions
    from graphkit.read import read_all

    def run(files: Files) -> int:
        return sum(len(mentions(document)) for document in read_all(_paths(files)))

    return run, _nothing


def _quads(_: Path) -> Prepared:
    from graphkit import extract
    from graphkit.graph.iris import BASE
    from graphkit.graph.quads import shard
    from graphkit.read import read_all

    def run(files: Files) -> int:
        total = 0
        for document in read_all(_paths(files)):
            extraction = extract(document)
            shard(extraction, BASE).encode()
            total += len(extraction.mentions)
        return total

    return run, _nothing


def _store(folder: Path) -> Prepared:
    from graphkit import build

    target = folder / "graph"

    def run(files: Files) -> int:
        with build(_paths(files), target) as graph:
            return sum(entry.mentions for entry in graph.folder.manifest.files)

    return run, lambda _: shutil.rmtree(target, ignore_errors=True)


def _tokenizer(_: Path) -> Prepared:
    """Prepare a fresh pipeline for each round: it remembers the words of the round before."""
    import spacy

    pipelines: dict[str, Any] = {}

    def fresh(files: Files) -> None:
        pipelines.update({lang: spacy.blank(lang) for lang in sorted({lang for lang, _ in files})})

    def run(files: Files) -> int:
        return sum(len(pipelines[lang].make_doc(Path(path).read_text("utf-8"))) for lang, path in files)

    return run, fresh


def names_by_language() -> dict[str, list[tuple[str, str]]]:
    """Return (kind, name) of every name in graphkit's own tables, by language."""
    from graphkit.knowledge.cache import compiled

    names: dict[str, set[tuple[str, str]]] = {}
    for record in compiled().entities.values():
        for lang, forms in record.names.items():
            for form in forms:
                names.setdefault(lang, set()).add((record.kind, form if isinstance(form, str) else form.text))
    return {lang: sorted(found) for lang, found in names.items()}


def _entity_ruler(_: Path) -> Prepared:
    import spacy

    names = names_by_language()
    pipelines: dict[str, Any] = {}

    def pipeline(lang: str) -> Any:
        nlp = spacy.blank(lang)
        nlp.max_length = 10_000_000
        ruler: Any = nlp.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": kind, "pattern": name} for kind, name in names.get(lang, [])])
        return nlp

    def fresh(files: Files) -> None:
        pipelines.update({lang: pipeline(lang) for lang in sorted({lang for lang, _ in files})})

    def run(files: Files) -> int:
        return sum(len(pipelines[lang](Path(path).read_text("utf-8")).ents) for lang, path in files)

    return run, fresh


def _eyecite(folder: Path) -> Prepared:
    from eyecite import get_citations
    from eyecite.tokenizers import HyperscanTokenizer

    tokenizer = HyperscanTokenizer(cache_dir=str(folder))

    def run(files: Files) -> int:
        return sum(
            len(get_citations(Path(path).read_text("utf-8"), tokenizer=tokenizer)) for _, path in files
        )

    return run, _nothing


def _four_patterns(_: Path) -> Prepared:
    patterns = [
        re.compile(r"\b[ASE]/(?:[A-Z]+[./-]?)*[0-9A-Z./-]*[0-9]+(?:/[A-Za-z]+\.?[0-9]+)*(?:\([0-9]{4}\))?"),
        re.compile(r"\bresolutions? [0-9]{1,4} ?\([0-9]{4}\)", re.IGNORECASE),
        re.compile(r"\bresolutions? [0-9]{1,4}/[0-9]{1,3}(?: [A-Z])?\b", re.IGNORECASE),
        re.compile(r"\bdecisions? [0-9]{1,4}/[0-9]{1,3}\b", re.IGNORECASE),
    ]

    def run(files: Files) -> int:
        total = 0
        for _, path in files:
            text = Path(path).read_text("utf-8")
            total += sum(1 for pattern in patterns for _ in pattern.finditer(text))
        return total

    return run, _nothing


def _rdflib(_: Path) -> Prepared:
    """Prepare what one writes first: an rdflib graph, a triple at a time, from mentions found before."""
    from graphkit import extract
    from graphkit.read import read_all

    known: list[Any] = []

    def extracted(files: Files) -> None:
        known[:] = [extract(document) for document in read_all(_paths(files))]

    def run(_: Files) -> int:
        import rdflib

        space = rdflib.Namespace("https://example.org/")
        graph = rdflib.Graph()
        for extraction in known:
            source = extraction.document.sha256[:12]
            for mention in extraction.mentions:
                node = space[f"mention/{source}-{mention.start}-{mention.end}-{mention.kind}"]
                graph.add((node, rdflib.RDF.type, space.Mention))
                graph.add((node, space.document, space[f"document/{source}"]))
                graph.add((node, space.start, rdflib.Literal(mention.start)))
                graph.add((node, space.end, rdflib.Literal(mention.end)))
                graph.add((node, space.text, rdflib.Literal(mention.text, lang=mention.lang or None)))
                if mention.id:
                    graph.add((node, space.refersTo, space[f"id/{mention.id.replace(' ', '_')}"]))
        graph.serialize(format="nt")
        return sum(len(extraction.mentions) for extraction in known)

    return run, extracted


CONTENDERS = (
    Contender("mentions", "graphkit: mentions, linked", _mentions),
    Contender("quads", "graphkit: and N-Quads", _quads),
    Contender("store", "graphkit: and a store on disk", _store),
    Contender("again", "graphkit: built again, nothing changed", unchanged, counts="documents"),
    Contender("hundredth", "graphkit: built again, 1 % changed", one_in_a_hundred, counts="documents"),
    Contender("spacy", "spaCy blank tokenizer", _tokenizer, ("spacy",), counts="tokens"),
    Contender("ruler", "spaCy EntityRuler, the same names", _entity_ruler, ("spacy",), counts="names"),
    Contender(
        "eyecite",
        "eyecite with Hyperscan (English)",
        _eyecite,
        ("eyecite", "hyperscan"),
        "en",
        counts="citations",
    ),
    Contender("regex", "four regular expressions (English)", _four_patterns, (), "en", counts="citations"),
    Contender(
        "rdflib", "rdflib, from mentions to N-Triples", _rdflib, ("rdflib",), share=0.1, counts="mentions"
    ),
)
