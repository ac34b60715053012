"""Names for everything in the graph: the same input gets the same IRI, always.

Entities and documents are named after their canonical ids, mentions after the
bytes of their file and their place in it (RFC 5147). Nothing is numbered through.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

BASE = "https://w3id.org/graphkit/"
NS = BASE + "ns#"
VOCAB = BASE + "vocab/"

_PLANES = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 15))
_UNSAFE = (
    r"[\x00-\x20<>\[\]\"{}|\\^`%#?\x7f-\xa0\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff"
    rf"\U000e0000-\U000e0fff\U000f0000-\U0010ffff{_PLANES}]"
)
_MENTION = r"id/src/([0-9a-f]{12})#char=(\d+),(\d+)\Z"


def safe(name: str) -> str:
    """Percent-encode what an IRI cannot hold; letters of every script stay.

    >>> safe("doc/E_CN.4 1995")
    'doc/E_CN.4%201995'
    """
    return re.sub(_UNSAFE, lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), name)


class Place(NamedTuple):
    """Where a mention stands: first twelve digits of the file's hash, start, end."""

    sha12: str
    start: int
    end: int


def parse_mention(iri: str) -> Place | None:
    """Read the file and the offsets out of a mention's IRI, None for any other IRI.

    >>> parse_mention("https://w3id.org/graphkit/id/src/62b3503c54ce#char=958,968")
    Place(sha12='62b3503c54ce', start=958, end=968)
    """
    match = re.search(_MENTION, iri)
    return Place(match[1], int(match[2]), int(match[3])) if match else None


class Iris:
    """Mints IRIs under one base.

    >>> Iris().entity("state/AZE")
    'https://w3id.org/graphkit/id/state/AZE'
    >>> Iris("https://example.org/").mention("62b3503c54ce", 958, 968)
    'https://example.org/id/src/62b3503c54ce#char=958,968'
    """

    def __init__(self, base: str = BASE) -> None:
        self.base = base if base.endswith(("/", "#")) else base + "/"
        self.id = self.base + "id/"
        self.graph = self.base + "graph/"

    def entity(self, name: str) -> str:
        """Return the IRI of an entity, document or work by its canonical id."""
        return self.id + _safe(name)

    def name(self, iri: str) -> str:
        """Return the canonical id behind an IRI of this base; other IRIs as they are."""
        return unquote(iri[len(self.id) :]) if iri.startswith(self.id) else iri

    def source(self, sha: str) -> str:
        """Return the IRI of a source file by its hash."""
        return f"{self.id}src/{sha[:12]}"

    def mention(self, sha: str, start: int, end: int) -> str:
        """Return the IRI of a stretch of characters of a file."""
        return f"{self.id}src/{sha[:12]}#char={start},{end}"

    def expression(self, document: str, lang: str) -> str:
        """Return the IRI of a document in one language."""
        return f"{self.entity(document)}/{safe(lang or 'und')}"

    def component(self, document: str, lang: str, part: str) -> str:
        """Return the IRI of a structural part of an expression."""
        return f"{self.expression(document, lang)}/{safe(part)}"

    def label(self, name: str, lang: str, text: str) -> str:
        """Return the IRI of a name of an entity that is a node of its own.

        >>> Iris("https://example.org/").label("place/x", "en", "Old Town")
        'https://example.org/id/label/place/x/en/Old_Town'
        """
        return f"{self.id}label/{_safe(name)}/{safe(lang)}/{safe(text.replace(' ', '_').replace('/', '_'))}"

    def rule(self, rule: str, confidence: str, kind: str = "") -> str:
        """Return the IRI of a rule at one level of confidence, for one kind of mention."""
        return f"{self.id}rule/{_safe(rule)}@{confidence}{'/' + _safe(kind) if kind else ''}"

    def assertions(self, sha: str) -> str:
        """Return the named graph with what was read from a file."""
        return f"{self.graph}{sha[:12]}/assertions"

    def provenance(self, sha: str) -> str:
        """Return the named graph that says by which rule it was read."""
        return f"{self.graph}{sha[:12]}/provenance"


@lru_cache(maxsize=1 << 14)
def _safe(name: str) -> str:
    return safe(name)


def local(name: str) -> str:
    """Return the last step of a canonical id.

    >>> local("doc/S_RES_822-1993")
    'S_RES_822-1993'
    """
    return name.rsplit("/", 1)[-1]
