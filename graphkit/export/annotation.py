"""Mentions as W3C Web Annotations, so that any annotation client can show them on the text."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import msgspec

from graphkit.export.reading import Reading
from graphkit.export.rows import Mention

if TYPE_CHECKING:
    from graphkit.export.file import File
    from graphkit.store.folder import GraphFolder

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after the words that help to find them in another copy
Json = dict[str, object]


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write an annotation collection whose only page has all mentions, file by file."""
    encode = msgspec.json.Encoder().encode
    name = graph.iris.graph + "annotations"
    head = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection"}
    page = {"id": name + "/1", "type": "AnnotationPage", "startIndex": 0}
    out.write(encode(head)[:-1] + b',\n"first":' + encode(page)[:-1] + b',"items":[')
    total = 0
    for file in Reading(graph).files():
        for row in file.mentions():
            out.write((b",\n" if total else b"\n") + encode(annotation(file, row)))
            total += 1
    out.write(b'\n]},\n"total":' + encode(total) + b"}\n")


def annotation(file: File, row: Mention) -> Json:
    """Return one annotation; its id and those of its parts are made from the place of the mention."""
    iris = file.reading.iris
    name = f"{file.iri}/anno/{row.start}-{row.end}"
    kind = {"id": f"{name}/kind", "type": "TextualBody", "purpose": "classifying", "value": row.kind}
    bodies: list[object] = [
        {"id": f"{name}/body/{at}", "type": "SpecificResource", "purpose": "identifying",
         "source": iris.entity(entity)}
        for at, entity in enumerate(row.entities, 1)
    ]  # fmt: skip
    if row.value:
        value = {"type": "TextualBody", "purpose": "tagging", "value": row.value}
        bodies.append({"id": f"{name}/value", **value})
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "identifying" if row.entities else "tagging",
        "body": [*bodies, kind],
        "target": {
            "id": iris.mention(file.sha12, row.start, row.end),
            "type": "SpecificResource",
            "source": file.iri,
            "selector": [
                {
                    "id": f"{name}/position",
                    "type": "TextPositionSelector",
                    "start": row.start,
                    "end": row.end,
                },
                {"id": f"{name}/quote", "type": "TextQuoteSelector", **quote(file.text, row)},
            ],
        },
    }


def quote(text: str, row: Mention) -> dict[str, str]:
    """Return the exact words and a little of what stands on either side."""
    return {
        "exact": row.text,
        "prefix": text[max(0, row.start - AROUND) : row.start],
        "suffix": text[row.end : row.end + AROUND],
    }
