"""Names to show: of entities as the tables give them, of documents by symbol or by type, author and date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.graph.terms import LANGUAGES
from graphkit.view.plain_names import item_labels, plain
from graphkit.view.session_names import session_labels
from graphkit.view.tables import word

if TYPE_CHECKING:
    from graphkit.export.nodes import Node
    from graphkit.view.facts.desk import Desk

RTL = frozenset({"ar", "fa", "he", "ur"})


def direction(lang: str) -> str:
    """Return the direction of writing of a language.

    >>> direction("ar"), direction("zh")
    ('rtl', 'ltr')
    """
    return "rtl" if lang.partition("-")[0] in RTL else "ltr"


def labels_of(desk: Desk, name: str) -> dict[str, str]:
    """Return the names of a thing by language, "" for a symbol, which is the same in all.

    A document without symbol goes by its type, author and date; what has no name at all by its file or id.
    """
    node = desk.node(name)
    kind = desk.kind(name)
    if kind == "work" and node.labels():
        date = node.one("edtf") or ""
        return {
            lang: word("comma", lang).join(filter(None, (text, _isolated(date, lang))))
            for lang, text in sorted(node.labels().items())
        }
    if kind in ("document", "resolution", "work"):
        symbols = node.all("symbol")
        # a joint symbol (A/74/450-S/2019/762) says nothing beside its parts
        symbols = [one for one in symbols if not any(one.startswith(f"{two}-") for two in symbols)]
        if symbols:
            return {"": " – ".join(symbols[:2])}
        if name.startswith("doc/") and kind == "resolution":
            return {"": plain(name)}
        framed = _framed(desk, node)
        if framed:
            return framed
        files = desk.carriers.get(name, ())
        return {"": desk.graph.names(files[0])[0] if files else plain(name)}
    part = node.last("componentType")
    if part:
        of = desk.ref("/".join(name.split("/")[:2])).label()
        return {"": f"{of}, {part.replace('-', ' ')} {node.one('marker') or ''}".rstrip()}
    labels = {lang: text for lang, text in sorted(node.labels().items()) if text}
    if kind in ("agenda_item", "session"):
        return _numbered(desk, node, name, labels) or {"": plain(name)}
    return labels or {"": plain(name)}


def _numbered(desk: Desk, node: Node, name: str, labels: dict[str, str]) -> dict[str, str]:
    """Name what goes by its number, an agenda item or a session."""
    if desk.kind(name) == "agenda_item":
        titled = {
            lang: text for lang, text in labels.items() if not re.fullmatch(r"\(?[\w ]*\d+\w?\)?", text)
        }
        return {
            lang: f"{item}: {titled[lang]}" if lang in titled else item
            for lang, item in item_labels(name).items()
        }
    body, number = desk.reading.name(node.one("partOf")), node.one("number")
    return (session_labels(number, body, desk.ref(body).labels) if body and number else {}) or labels


def _framed(desk: Desk, node: Node) -> dict[str, str]:
    kind, date = node.last("documentType") or "", node.one("edtf") or node.one("dcterms:date") or ""
    author = desk.reading.name(node.one("author"))
    if not kind or not (date or author):
        return {}
    own = desk.ref(author).labels if author else {}
    plain = own.get("en") or own.get("", "")
    labels = {
        lang: word("comma", lang).join(
            filter(None, (word(kind, lang), own.get(lang) or plain, _isolated(date, lang)))
        )
        for lang in LANGUAGES
    }
    return {lang: label[:1].upper() + label[1:] for lang, label in labels.items()}


def _isolated(date: str, lang: str) -> str:
    """Keep the order of a date's numbers among letters that run from right to left."""
    return f"\u2066{date}\u2069" if date and direction(lang) == "rtl" else date
