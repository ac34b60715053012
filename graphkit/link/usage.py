"""Contested names that a document prints: which, and who uses them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphkit.knowledge.memo import by_identity
from graphkit.knowledge.tables import EntityRecord
from graphkit.knowledge.text import fold
from graphkit.model import Mention, Usage

_STEM = 4  # letters that the cases of a Russian name share


@by_identity(65536)
def _contested(record: EntityRecord) -> dict[str, set[Usage]]:
    """Return the names of a record, folded, with the form to show and who uses it where that is contested.

    A record without contested names has none here.
    """
    first: dict[tuple[str, str, str], str] = {}
    known: dict[str, set[Usage]] = {}
    for lang, names in record.names.items():
        for name in names:
            if isinstance(name, str) or not name.used_by:
                known.setdefault(fold(name if isinstance(name, str) else name.text).casefold(), set())
                continue
            stem = name.text.split()[-1][:_STEM].casefold()  # of «озеро Гарагель» and its cases
            shown = first.setdefault((lang, name.used_by, stem), name.text) if name.fixed else name.text
            known.setdefault(fold(name.text).casefold(), set()).add(Usage(shown, lang, name.used_by))
    return known if any(known.values()) else {}


def usage(
    mentions: Iterable[tuple[Mention, str]], tables: Mapping[str, EntityRecord]
) -> dict[str, tuple[Usage, ...]]:
    """Return the contested names that are printed, by the id of what they name.

    What is printed may hold more than the name ("Garagol湖"); the longest name in it counts.

    Args:
        mentions: mentions, each with its words.
        tables: the records of the tables by id.
    """
    found: dict[str, set[Usage]] = {}
    for mention, words in mentions:
        record = tables.get(mention.id or "")
        known = _contested(record) if record else None
        if record and known:
            printed = fold(words).casefold()
            inside = [name for name in known if name in printed]
            if inside:
                longest = max(inside, key=lambda name: (len(name), name))
                found.setdefault(record.id, set()).update(known[longest])
    return {name: tuple(sorted(rows)) for name, rows in found.items() if rows}
