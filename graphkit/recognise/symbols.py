"""Document symbols, in text and in web addresses: "A/74/450-S/2019/762", "S/25199 and Add.1 and 2".

The grammar is in ontology/patterns/symbols.yml; its source is the Dag Hammarskjöld
Library's guide to document symbols. A symbol is the same in all six languages.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import unquote

from graphkit.knowledge.organs import impossible
from graphkit.knowledge.patterns import regex
from graphkit.knowledge.script import look_alikes, scripts
from graphkit.model import Mention
from graphkit.scan.context import Context, Found, Hit

_JOINT = "two symbols of one document"
_REACH = 90  # characters a symbol may be long


@cache
def _rule(name: str) -> re.Pattern[str]:
    return regex("symbols", name)


def normal_form(printed: str) -> str:
    """Return a symbol as the library writes it: no blanks, no stars.

    >>> normal_form("S/RES/822 (1993)")
    'S/RES/822(1993)'
    """
    return re.sub(r"\s+", "", printed).rstrip("*").rstrip(".").replace("/Rey.", "/Rev.")


def doc_id(symbol: str) -> str:
    """Return the id of the document with a symbol.

    >>> doc_id("S/RES/822(1993)")
    'doc/S_RES_822-1993'
    """
    slug = symbol.replace("/", "_").replace("(", "-").replace(")", "").replace(" ", "")
    return "doc/" + re.sub(r"[^\w.~-]", "-", slug)


def _is_resolution(symbol: str) -> bool:
    return "/RES/" in symbol or "/RES." in symbol


def _match(text: str, start: int) -> tuple[int, str] | None:
    """Return the end and the Latin spelling of the symbol at an offset."""
    window = text[start : start + _REACH]
    for printed, meant in scripts().cyrillic.prefixes.items():
        if window.startswith(printed):
            window = meant + window[len(printed) :]
    window = window.translate(look_alikes())
    glued = _rule("symbol/glued").match(window)  # "S/256004" is S/25600 and the mark of a footnote
    if glued is not None:
        return start + glued.end("kept"), glued["kept"]
    match = _rule("symbol/document").match(window)
    if match is None or not any(c.isdigit() for c in match[0]):
        return None
    follows = window[match.end() : match.end() + 1]
    if follows == "/" or (follows.isalnum() and follows.isascii()):
        return None
    return start + match.end(), match[0]


@cache
def _misreadings() -> dict[int, str]:
    return str.maketrans(scripts().misread.letters)


def _repaired(text: str, start: int) -> Found | None:
    """Read "$/22005" and "S/I0000" with one letter put right, where the result is a symbol that can exist."""
    window = text[start : start + _REACH]
    prefix = next((p for p in scripts().misread.prefixes if window.startswith(p)), None)
    if prefix is not None:
        repaired = scripts().misread.prefixes[prefix] + window[len(prefix) :]
    else:
        series = _rule("symbol/misread").match(window)
        if series is None or sum(c.isalpha() for c in series["number"]) != 1:
            return None
        number = series["number"].translate(_misreadings())
        repaired = window[: series.start("number")] + number + window[series.end("number") :]
    read = _rule("symbol/sure").match(repaired)
    if read is None or impossible(read[0]) is not None:
        return None
    one = _one(start, start + read.end() + len(window) - len(repaired), read[0], "symbol/repaired")
    one.confidence, one.reason, one.attrs = 0.7, "one letter misread", {"repaired": 1}
    return one


def _one(start: int, end: int, printed: str, rule: str) -> Found:
    symbol = normal_form(printed)
    kind = "resolution" if _is_resolution(symbol) else "document"
    found = Found(start, end, kind, doc_id(symbol), rule, 0.98, "symbol", symbol)
    found.reason = impossible(symbol)
    if found.reason is not None:
        found.attrs, found.confidence = {"warning": found.reason}, 0.5
    return found


def _range_start(end: int, printed: str) -> tuple[int, str]:
    """Cut "S/2001/15/Add.11-13" behind its first number: the rest is a range of addenda."""
    range_ = re.search(r"(?<=/(?:Add|Rev)\.\d)\d*(-\d+)$|(?<=/Corr\.\d)\d*(-\d+)$", printed)
    tail = len(range_[1] or range_[2]) if range_ else 0
    return end - tail, printed[: len(printed) - tail]


def _with_modifiers(first: Found, text: str, position: int) -> list[Found]:
    """Expand "S/25199 and Add.1 and 2" into one mention for each document."""
    found: list[Found] = []
    last: re.Match[str] | None = None
    stem = re.sub(r"/(?:Add|Corr|Rev|Amend)\.\d+$", "", str(first.symbol))
    series = re.search(r"/(Add|Corr|Rev|Amend)\.(\d+)$", str(first.symbol))
    word = series[1] if series else None
    while True:
        last = _rule("symbol/ellipsis").match(text, position)
        if last:
            printed, span = last["modifier"], last.span("modifier")
            word = printed.split("/")[-1].split(".")[0]
        elif word and (last := _rule("symbol/ellipsis-range").match(text, position)) and last["word"] == word:
            before = found[-1] if found else first
            found.extend(_range(stem, word, before, int(last["number"]), last.span("number")))
            position = last.end()
            continue
        elif word and (last := _rule("symbol/ellipsis-number").match(text, position)):
            printed, span = f"{word}.{last['number']}", last.span("number")
            if last[0].startswith("-"):
                found.extend(_range(stem, word, found[-1] if found else first, int(last["number"]), span))
                position = last.end()
                continue
        else:
            return found
        one = _one(*span, f"{stem}/{printed}", "symbol/ellipsis")
        one.form = "list-number"
        found.append(one)
        position = last.end()


def _range(stem: str, word: str, before: Found, last: int, span: tuple[int, int]) -> list[Found]:
    """Add.11-13: the numbers after the first, all at the place of the last."""
    first = int(str(before.symbol).rsplit(".", 1)[1])
    if not 0 < last - first <= 30:
        return []
    made = [_one(*span, f"{stem}/{word}.{n}", "symbol/ellipsis") for n in range(first + 1, last + 1)]
    for one in made:
        one.form = "list-number"
    return made


def _join(left: Found, right: Found, text: str) -> bool:
    """Say whether two symbols are one document's: A/74/450-S/2019/762."""
    return text[left.end : right.start] == "-" and str(left.symbol)[0] != str(right.symbol)[0]


def _marry(found: list[Found], text: str) -> None:
    """Give the symbols of a joint document one id and name them all."""
    for left, right in itertools.pairwise(found):
        if left.rule == right.rule == "symbol/document" and _join(left, right, text):
            every = tuple(dict.fromkeys([*(left.symbols or (left.symbol,)), right.symbol]))
            joint = "-".join(
                str(s) for s in every if str(s).count("-") == 0 or s in {left.symbol, right.symbol}
            )
            left.symbols = right.symbols = tuple(str(s) for s in (*every, joint))
            right.id = left.id
            left.reason = right.reason = _JOINT
    married = {one.symbol: one for one in found if one.reason == _JOINT}
    for one in found:
        other = married.get(one.symbol) if one.reason is None else None
        if other is not None:  # of "A/74/450-S/2019/762", further on: "S/2019/762"
            one.id, one.symbols = other.id, other.symbols
            one.reason = "its other symbol is printed beside it in the document"


def joint_ids(found: Iterable[Mention]) -> dict[str, str]:
    """Return the id of each document that is cited with two symbols, by the ids its symbols would have.

    Args:
        found: the mentions of a file.
    """
    joint = {}
    for one in found:
        if one.id is not None and one.reason == _JOINT:
            joint.update({doc_id(symbol): one.id for symbol in one.symbols[:-1]})
    return {name: document for name, document in sorted(joint.items()) if name != document}


def _external(hit: Hit, context: Context) -> Found | None:
    """A symbol of another body is kept under its own name, outside the grammar."""
    other = _rule("symbol/other-body").match(context.text, hit.start)
    read = (other.end(), other[0]) if other else _match(context.text, hit.start)
    if read is None:
        return None
    found = _one(hit.start, read[0], read[1], "symbol/external")
    found.id = doc_id("ext-" + normal_form(read[1]))
    found.symbol, found.kind = None, "document"
    found.reason = "a document of another body"
    return found


def _bounded(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not (
        before.isalnum() and (before.isascii() or not "\u3400" <= before <= "\u9fff")
    ) and before not in {"/", "_"}


def recognise_symbols(context: Context, urls: list[Found]) -> list[Found]:
    """Return the mentions of documents by symbol, outside web addresses.

    Args:
        context: the scanned document.
        urls: the web addresses found, whose inside is not read again.
    """
    text = context.text
    spans = [(u.start, u.end) for u in urls]
    found: list[Found] = []
    taken = 0
    for hit in context.words("symbol-prefix"):
        if hit.start < taken or not _bounded(text, hit.start) or any(s <= hit.start < e for s, e in spans):
            continue
        if hit.value in {"external", "press"}:
            one = _external(hit, context) if hit.value == "external" else None
            if one is not None:
                found.append(one)
                taken = one.end
            continue
        read = _match(text, hit.start) if hit.value != "misread" else None
        if read is None:
            one = _repaired(text, hit.start)
            if one is not None:
                found.append(one)
                taken = one.end
            continue
        end, printed = _range_start(*read)
        one = _one(hit.start, end, printed, "symbol/document")
        more = _with_modifiers(one, text, one.end)
        found.extend([one, *more])
        taken = (more or [one])[-1].end
    _marry(found, text)
    return found


def _address(text: str, hit: Hit) -> int | None:
    match = _rule("url/address").match(text, hit.start)
    if match is None:
        return None
    address = match[0].rstrip(".,;:!?'”»")
    while address.endswith(")") and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(".,;:")
    return hit.start + len(address)


def _cited_by(url: Found, context: Context) -> Found | None:
    """Return the document that an address of the UN's resolver names, at its place in the address."""
    address = context.text[url.start : url.end]
    host = address.split("//", 1)[-1].split("/", 1)[0]
    if host not in scripts().resolvers:
        return None
    for hit in context.within("symbol-prefix", url.start, url.end):
        if context.text[hit.start - 1] not in {"/", "="} or hit.value not in {"organ", "series"}:
            continue
        printed = context.text[hit.start : url.end]
        read = _match(unquote(printed), 0)
        if read is not None:  # an address with %20 keeps its own spelling to the end
            end = hit.start + read[0] if unquote(printed) == printed else url.end
            one = _one(hit.start, end, read[1], "url/symbol")
            one.form = "url"
            return one
    return None


def recognise_urls(context: Context) -> list[Found]:
    """Return the web addresses, each followed by the document it names, if any.

    Args:
        context: the scanned document.
    """
    found: list[Found] = []
    taken = 0
    for hit in context.words("url-prefix"):
        if hit.start < taken:
            continue
        end = _address(context.text, hit)
        if end is None or end - hit.start < 8:
            continue
        url = Found(hit.start, end, "url", "url/" + context.text[hit.start : end], "url/address", 0.99, "url")
        found.append(url)
        cited = _cited_by(url, context)
        if cited is not None:
            found.append(cited)
        taken = end
    return found
