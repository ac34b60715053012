"""graphkit in other people's spaCy pipelines: `nlp.add_pipe("graphkit")`.

spaCy finds this module by its entry point; nothing else in graphkit imports it,
because spaCy takes more than a second to load.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from graphkit.api import extract
from graphkit.model import Mention
from graphkit.read import read_bytes

SPANS = "graphkit"
_MENTIONS = "graphkit_mentions"
# Kinds that are no names of anything: they never become entities of the Doc.
_NO_ENTITIES = frozenset({"anaphor", "event"})


class GraphkitComponent:
    """Adds graphkit's mentions to a spaCy Doc, as `doc.spans["graphkit"]`.

    A span is labelled with the kind of its mention, and its `kb_id_` is the
    canonical id; `span._.graphkit` holds offsets, symbol, value, rule and confidence,
    `doc._.graphkit_id` the id of the document. spaCy's tokens may be longer than a
    mention: the exact offsets are in the extension.

    Args:
        set_ents: also add the linked mentions to `doc.ents`, where no other component has
            put an entity; of two that overlap the longer one is taken.
        gazetteers: files of your own names, Turtle (SKOS) or CSV.
    """

    def __init__(self, *, set_ents: bool = False, gazetteers: tuple[str, ...] = ()) -> None:
        self.set_ents = set_ents
        self.gazetteers = gazetteers

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its mentions."""
        spans: list[Span] = []
        facts: dict[str, dict[str, Any]] = {}
        if doc.text.strip():
            document = read_bytes(doc.text.encode("utf-8"), "doc.txt", "text/plain", charset="utf-8")
            extraction = extract(document, gazetteers=self.gazetteers)
            for mention in extraction.mentions:
                span = None if mention.kind == "document_part" else _span(doc, mention)
                if span is not None:
                    spans.append(span)
                    facts.setdefault(_key(span), _facts(mention))
            doc._.graphkit_id = extraction.frame.id
        doc._.set(_MENTIONS, facts)
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans)
        if self.set_ents:
            _set_entities(doc, spans)
        return doc


def _span(doc: Doc, mention: Mention) -> Span | None:
    """Return the tokens that hold a mention, labelled and linked."""
    span: Span | None = doc.char_span(
        mention.start, mention.end, label=mention.kind, kb_id=mention.id or "", alignment_mode="expand"
    )
    return span


def _key(span: Span) -> str:
    """Tell mentions apart that share their tokens: spaCy's own store of extensions does not."""
    return f"{span.start} {span.end} {span.label_} {span.kb_id_}"


def _facts_of(span: Span) -> dict[str, Any] | None:
    known: dict[str, dict[str, Any]] = span.doc._.get(_MENTIONS) or {}
    return known.get(_key(span))


def _set_entities(doc: Doc, spans: list[Span]) -> None:
    taken = {token.i for entity in doc.ents for token in entity}
    free = [
        span
        for span in spans
        if span.kb_id_ and span.label_ not in _NO_ENTITIES and taken.isdisjoint(range(span.start, span.end))
    ]
    doc.set_ents(sorted([*doc.ents, *filter_spans(free)], key=lambda span: span.start))


def _facts(mention: Mention) -> dict[str, Any]:
    facts = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "rule": mention.rule,
        "confidence": mention.confidence,
        "symbol": mention.symbol,
        "value": mention.value,
        "reason": mention.reason,
    }
    return {name: value for name, value in facts.items() if value is not None}


@Language.factory("graphkit", default_config={"set_ents": False, "gazetteers": []})
def make_component(
    nlp: Language,  # noqa: ARG001 - the signature of a spaCy factory
    name: str,  # noqa: ARG001
    set_ents: bool,
    gazetteers: list[str],
) -> GraphkitComponent:
    """Make the component for a pipeline.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        set_ents: also add the linked mentions to `doc.ents`.
        gazetteers: files of your own names, Turtle (SKOS) or CSV.
    """
    return GraphkitComponent(set_ents=set_ents, gazetteers=tuple(gazetteers))


# Registered with the factory, so that Docs read from a file show their mentions without a pipeline.
Doc.set_extension("graphkit_id", default=None, force=True)
Doc.set_extension(_MENTIONS, default=None, force=True)
Span.set_extension("graphkit", getter=_facts_of, force=True)
