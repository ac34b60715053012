"""Everything graphkit raises on purpose.

GraphkitError
├── ReadError        a file cannot be read: which one, and why
├── KnowledgeError   a table in ontology/ is wrong: which file, where, why
├── OffsetError      a span lies outside the text it is meant for
├── StoreError       a graph folder is missing, damaged or in use
└── QueryError       a query is malformed, unknown or lacks a parameter

"No answer" is None or an unlinked mention, never an exception.
"""

from __future__ import annotations


class GraphkitError(Exception):
    """Root of all errors that graphkit raises on purpose."""


class ReadError(GraphkitError):
    """A file cannot be read.

    Args:
        source: name of the file as the user gave it.
        reason: why, in a few plain words.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class KnowledgeError(GraphkitError):
    """A table in ontology/ or a user's gazetteer is wrong.

    Args:
        file: name of the table.
        where: record or key at fault ("" for the whole file).
        reason: why, in a few plain words.
    """

    def __init__(self, file: str, where: str, reason: str) -> None:
        super().__init__(f"{file}: {where}: {reason}" if where else f"{file}: {reason}")
        self.file = file
        self.where = where
        self.reason = reason

    def __reduce__(self) -> tuple[type[KnowledgeError], tuple[str, str, str]]:
        return type(self), (self.file, self.where, self.reason)


class OffsetError(GraphkitError):
    """A span lies outside the text it is meant for."""


class StoreError(GraphkitError):
    """A graph folder is missing, damaged or in use."""


class QueryError(GraphkitError):
    """A query is malformed, unknown, or lacks a parameter."""
