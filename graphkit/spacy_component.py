"""graphkit in other people's spaCy pipelines: `nlp.add_pipe("graphkit")`.

spaCy finds this module by its entry point; nothing else in graphkit imports it,
because spaCy takes more than a second to load.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from graphkit.model import Mention
from graphkit.pipeline import extract
from graphkit.read import read_bytes

SPANS = "graphkit"


class GraphkitComponent:
    """Adds graphkit's mentions to a spaCy Doc, as `doc.spans["graphkit"]`.

    A span is labelled with the kind of its mention, and its `kb_id_` is the
    canonical id; `span._.graphkit` holds offsets, symbol, value, rule and confidence,
    `doc._.graphkit_id` the id of the document. spaCy's tokens may be longer than a
    mention: the exact offsets are in the extension.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its mentions."""
        if not doc.text.strip():
            doc.spans[SPANS] = SpanGroup(doc, name=SPANS)
            return doc
        extraction = extract(read_bytes(doc.text.encode("utf-8"), "doc.txt", "text/plain"))
        spans = []
        for mention in extraction.mentions:
            if mention.kind == "document_part":
                continue
            span = doc.char_span(
                mention.start,
                mention.end,
                label=mention.kind,
                kb_id=mention.id or "",
                alignment_mode="expand",
            )
            if span is not None:
                span._.graphkit = _facts(mention)
                spans.append(span)
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans)
        doc._.graphkit_id = extraction.frame.id
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the component has no state of its own."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> GraphkitComponent:
        """Return the component: there is no state to read."""
        return self


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


@Language.factory("graphkit")
def make_component(nlp: Language, name: str) -> GraphkitComponent:  # noqa: ARG001 - the signature of a spaCy factory
    """Make the component for a pipeline.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
    """
    for owner, attribute in ((Doc, "graphkit_id"), (Span, "graphkit")):
        if not owner.has_extension(attribute):
            owner.set_extension(attribute, default=None)
    return GraphkitComponent()
