"""How other formats call what graphkit knows: the table `ontology/exports.yml`."""

from __future__ import annotations

from functools import cache

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml


class DocumentNames(msgspec.Struct, frozen=True):
    """Type of entry of a kind of work in each bibliographic format, and its name in words."""

    bibtex: str
    csl: str
    ris: str
    name: str


class Markup(msgspec.Struct, frozen=True, rename={"top": "class"}):
    """Element of Akoma Ntoso for a kind of mention, and the class of what it refers to."""

    element: str
    top: str = ""


class Naming(msgspec.Struct, frozen=True):
    """The whole table."""

    documents: dict[str, DocumentNames]
    issuers: dict[str, str]
    publisher: str
    address: str
    followthemoney: dict[str, str]
    languages: dict[str, str]
    akn: dict[str, Markup]

    def document(self, kind: str, type: str | None) -> DocumentNames:
        """Return the names of a work by its document type, else by its kind."""
        return self.documents.get(type or "") or self.documents.get(kind) or self.documents["document"]

    def issuer(self, symbol: str) -> str:
        """Return who issues documents of a symbol."""
        fitting = [start for start in self.issuers if symbol.startswith(start)]
        return self.issuers[max(fitting, key=len)] if fitting else self.publisher


@cache
def naming() -> Naming:
    """Return the table.

    Raises:
        KnowledgeError: it is not as described above.
    """
    path = ontology_path() / "exports.yml"
    try:
        return msgspec.convert(read_yaml(path), Naming)
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error
