"""Reads a query or an update as the SPARQL 1.1 protocol carries it: in the address, a form, or the body."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

from graphkit.serve.messages import Refusal

_FORM, _QUERY, _UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
_PATIENCE, _SPEED = 15, 1 << 20  # seconds for a body to arrive, and one more for so many bytes
_DATASET = {
    "query": ("using-graph-uri", "using-named-graph-uri"),
    "update": ("default-graph-uri", "named-graph-uri"),
}


async def read_request(
    request: Request, limit: int, values: dict[str, list[str]], *, form_only: bool = False
) -> dict[str, list[str]]:
    """Return the parameters of a request, its query or its update among them.

    Args:
        request: the request.
        limit: bytes of a body at most.
        values: the parameters of the address.
        form_only: whether the body must be a form.

    Raises:
        Refusal: it holds several, or is too long, or comes in a way that the protocol does not know.
    """
    if request.method == "POST":
        media = media_type(request)
        if media not in ((_FORM,) if form_only else (_FORM, _QUERY, _UPDATE)):
            raise Refusal(415, f"a query is posted as {_FORM} or {_QUERY}")
        text = _text(await body(request, limit))
        if media == _FORM:
            try:
                posted = parse_qs(text, keep_blank_values=True, max_num_fields=200, errors="strict")
            except (ValueError, UnicodeDecodeError):
                raise Refusal(400, "the form is not UTF-8, or has too many fields") from None
            if "update" in values:
                raise Refusal(400, "an update is posted, not written into the address")
            values = _merged(values, posted)
        else:
            values = _merged(values, {"query" if media == _QUERY else "update": [text]})
    elif "update" in values:
        raise Refusal(405, "an update is posted, not written into the address")
    kinds = [name for name in ("query", "update") if name in values]
    if len(kinds) > 1 or any(len(values[kind]) > 1 for kind in kinds):
        raise Refusal(400, "the request has more than one query or update")
    for kind in kinds:
        wrong = [name for name in _DATASET[kind] if name in values]
        if wrong:
            raise Refusal(400, f"{wrong[0]} does not belong to a request with one {kind}")
    return values


def media_type(request: Request) -> str:
    """Return the media type of a body, without its parameters."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def _merged(one: dict[str, list[str]], two: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: [*one.get(name, []), *two.get(name, [])] for name in {**one, **two}}


async def body(request: Request, limit: int) -> bytes:
    """Read a body: no more bytes than agreed, and no longer than agreed.

    Raises:
        Refusal: it is too long, or did not come.
    """
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length[:18]) > limit:
        raise Refusal(413, f"the body is longer than {limit} bytes")
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(_PATIENCE + limit / _SPEED):
            async for part in request.stream():
                parts.append(part)
                size += len(part)
                if size > limit:
                    raise Refusal(413, f"the body is longer than {limit} bytes")
        return b"".join(parts)
    except TimeoutError:
        raise Refusal(408, "the body did not arrive in time") from None
    except ClientDisconnect:
        raise Refusal(400, "the body broke off") from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(400, "the body is not UTF-8") from None
