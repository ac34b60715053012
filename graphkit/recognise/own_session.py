"""The session of a document that does not print one: its own symbol says it (A/74/672)."""

from __future__ import annotations

import re

from graphkit.knowledge.organs import organs
from graphkit.recognise.agenda import item_id
from graphkit.recognise.sessions import session_id
from graphkit.scan.context import Context, Found

_TOP = 400  # characters at the start of a document in which its own symbol may stand


def own_session(context: Context, cited: list[Found]) -> str | None:
    """Return the session in the document's own symbol, from its head or its running headers.

    Args:
        context: the scanned document.
        cited: mentions of documents by symbol.
    """
    organ = next(o for o in organs().values() if o.opens is not None)
    for one in cited:
        if not one.symbol or (one.start > _TOP and context.block_at(one.start).role != "running-header"):
            continue
        match = re.match(rf"{organ.letter}/(\d{{2,3}})/\d", one.symbol)
        if match and organ.first_session and int(match[1]) >= organ.first_session:
            return session_id(organ, int(match[1]))
    return None


def complete_items(items: list[Found], session: str | None) -> None:
    """Give agenda items without a session that of the document's own symbol.

    Args:
        items: mentions of agenda items; those without an id may change.
        session: id of the session, or None.
    """
    for item in items:
        if session is not None and item.id is None:
            item.id = item_id(session, str(item.attrs["number"]))
            item.confidence, item.reason = 0.85, "the session in the document's own symbol"
