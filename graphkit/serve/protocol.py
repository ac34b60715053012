"""Reads a query as the SPARQL 1.1 protocol carries it: in the address, as a form, or as the body."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

from graphkit.serve.messages import Refusal
from graphkit.serve.settings import Settings

_FORM, _QUERY, _UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
_PATIENCE = 15  # seconds for a body to arrive


async def read_query(
    request: Request, settings: Settings, values: dict[str, list[str]], *, form_only: bool = False
) -> dict[str, list[str]]:
    """Return the parameters of a request, its query among them.

    Args:
        request: the request.
        settings: the bounds.
        values: the parameters of the address.
        form_only: whether the body must be a form.

    Raises:
        Refusal: it is no query, holds several, or is too long.
    """
    if request.method == "POST":
        media = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if media == _UPDATE:
            raise Refusal(403, "this endpoint is read only: updates are refused")
        if media not in ((_FORM,) if form_only else (_FORM, _QUERY)):
            raise Refusal(415, f"a query is posted as {_FORM} or {_QUERY}")
        text = await _body(request, settings)
        if media == _FORM:
            try:
                values = _merged(
                    values, parse_qs(text, keep_blank_values=True, max_num_fields=200, errors="strict")
                )
            except (ValueError, UnicodeDecodeError):
                raise Refusal(400, "the form is not UTF-8, or has too many fields") from None
        else:
            values = _merged(values, {"query": [text]})
    if "update" in values:
        raise Refusal(403, "this endpoint is read only: updates are refused")
    if len(values.get("query", [])) > 1:
        raise Refusal(400, "the request has more than one query")
    return values


def _merged(one: dict[str, list[str]], two: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: [*one.get(name, []), *two.get(name, [])] for name in {**one, **two}}


async def _body(request: Request, settings: Settings) -> str:
    """Read the body, no more than agreed and no longer than agreed."""
    parts: list[bytes] = []
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                parts.append(part)
                if sum(map(len, parts)) > settings.max_body:
                    raise Refusal(413, f"the body is longer than {settings.max_body} bytes")
        return b"".join(parts).decode("utf-8")
    except TimeoutError:
        raise Refusal(408, "the body did not arrive in time") from None
    except ClientDisconnect:
        raise Refusal(400, "the body broke off") from None
    except UnicodeDecodeError:
        raise Refusal(400, "the body is not UTF-8") from None
