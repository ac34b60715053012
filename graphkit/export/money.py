"""FollowTheMoney entities as JSON Lines, for Aleph and whatever else reads that model.

A claim becomes an Event of its own, with the claimant as its publisher: two documents that
say different things of one event stay two entities. Citations and signatures are Documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import IO, TYPE_CHECKING

import msgspec

from graphkit.export.attributes import text
from graphkit.export.file import File
from graphkit.export.naming import naming
from graphkit.export.network import days
from graphkit.export.reading import WORK_KINDS, Reading
from graphkit.export.rows import Citation, Claim, Document, Entity, Mention, Signature

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

Properties = dict[str, list[str]]
_LEGAL = ("PublicBody", "Organization", "LegalEntity", "Person")


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write works and entities, then file by file mentions, citations, claims and signatures."""
    money = Money(Reading(graph))
    encode = msgspec.json.Encoder().encode
    for entity in money.every():
        out.write(encode(entity) + b"\n")


def identifier(name: str) -> str:
    """Return an id that the model takes, readable and unmistakable.

    >>> identifier("state/AZE")
    'gk-state-AZE-afc866bf'
    """
    slug = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:80]
    return f"gk-{slug}-{sha256(name.encode()).hexdigest()[:8]}"


class Money:
    """A graph in the words of FollowTheMoney.

    Args:
        reading: the graph.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def every(self) -> Iterator[dict[str, object]]:
        """Yield all entities."""
        for row in self._reading.documents():
            yield _entity(row.id, "Document", self._document(row))
        for entity in self._reading.entities():
            schema = naming().followthemoney.get(entity.kind)
            if schema and entity.kind not in (*WORK_KINDS, "event"):
                yield _entity(entity.id, schema, self._thing(entity, schema))
        for file in self._reading.files():
            yield from self._file(file)

    def _file(self, file: File) -> Iterator[dict[str, object]]:
        for mention in file.mentions():
            for name in mention.entities:
                if mention.document and self._schema(name) in _LEGAL:
                    yield _entity(f"{mention.id}:{name}", "Mention", self._mention(mention, name))
        for citation in file.citations():
            yield _entity(citation.id, "Documentation", self._citation(citation))
        for claim in file.claims():
            yield _entity(claim.id, "Event", self._claim(claim))
        for signature in file.signatures():
            yield _entity(signature.id, "Documentation", self._signature(signature))

    def _schema(self, name: str) -> str:
        kind = self._reading.kind(self._reading.iris.entity(name))
        return naming().followthemoney.get(kind or "", "")

    def _label(self, name: str) -> str:
        return self._reading.entity(name).label

    def _document(self, row: Document) -> Properties:
        names = naming().document(row.kind, row.type)
        title = row.title or (row.symbols[0] if row.symbols else row.id.rsplit("/", 1)[-1])
        return {
            "fileName": list(row.files[:1]) or [row.symbols[0] if row.symbols else title],
            "title": [title],
            "name": sorted({title, *row.symbols}),
            "author": [self._label(name) for name in row.authors],
            "date": [row.date] if row.date else [],
            "language": [naming().languages[lang] for lang in row.languages if lang in naming().languages],
            "keywords": [names.name],
            "sourceUrl": [self._reading.iris.entity(row.id)],
        }

    def _thing(self, entity: Entity, schema: str) -> Properties:
        found: Properties = {
            "name": list(dict.fromkeys([entity.label, *entity.labels.values()])),
            "alias": list(entity.others),
            "wikidataId": list(entity.wikidata),
            "sourceUrl": [self._reading.iris.entity(entity.id)],
        }
        if schema in ("PublicBody", "Organization") and entity.type:
            found["classification"] = [entity.type]
        return found

    def _mention(self, row: Mention, name: str) -> Properties:
        return {
            "document": [identifier(row.document or "")],
            "name": [" ".join(row.text.split())],
            "resolved": [identifier(name)],
            "detectedSchema": [self._schema(name)],
        }

    def _citation(self, row: Citation) -> Properties:
        return {
            "document": [identifier(row.document)],
            "entity": [identifier(row.cited)],
            "role": [row.function],
            "summary": [row.wording] if row.wording else [],
            "date": [row.date] if row.date else [],
            "recordId": [row.id],
        }

    def _claim(self, row: Claim) -> Properties:
        people = [name for _, name in row.participants if self._schema(name) in _LEGAL]
        said = f'{self._label(row.claimant)}: "{row.wording or row.type}"'
        first, last = days(row.date)
        return {
            "name": [f"{self._label(row.event)} (as stated by {self._label(row.claimant)})"],
            "summary": [said + (f" ({row.modality})" if row.modality != "stated" else "")],
            "description": [row.sentence] if row.sentence else [],
            "publisher": [self._label(row.claimant)],
            "date": [first] if first and first == last else [],
            "startDate": [first] if first and first != last else [],
            "endDate": [last] if last and first != last else [],
            "location": [self._label(row.place)] if row.place else [],
            "involved": sorted({identifier(name) for name in people}),
            "proof": [identifier(row.document)] if row.document else [],
            "keywords": [row.type],
            "recordId": [row.id],
        }

    def _signature(self, row: Signature) -> Properties:
        return {
            "document": [identifier(row.document)],
            "entity": [identifier(row.person)],
            "role": ["signatory"],
            "summary": [self._label(row.office)] if row.office else [],
            "date": [row.date] if row.date else [],
            "recordId": [row.id],
        }


def _entity(name: str, schema: str, properties: Properties) -> dict[str, object]:
    kept = {key: [text(value) for value in values if value] for key, values in sorted(properties.items())}
    known = {key: values for key, values in kept.items() if values}
    return {"id": identifier(name), "schema": schema, "properties": known}
