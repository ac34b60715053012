"""What goes back to the client: an answer, or one line that says what is wrong, in a form it can read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec
from starlette.responses import Response

from graphkit.serve.messages import Answer, Refusal
from graphkit.serve.negotiate import preferences

if TYPE_CHECKING:
    from starlette.requests import Request

_ALLOWED = {"/sparql": "GET, HEAD, POST, OPTIONS", "/query": "GET, HEAD, POST"}
_GRAPHS = "GET, HEAD, PUT, POST, DELETE, OPTIONS"


def for_people(accept: str) -> bool:
    """Return whether a client would rather have a page than anything else."""
    wanted = preferences(accept)
    return bool(wanted) and wanted[0][1] > 0 and wanted[0][0] in ("text/html", "application/xhtml+xml")


def response(answer: Answer, request: Request) -> Response:
    """Return the answer of a process as it goes out."""
    if answer.status >= 400 and not answer.media:
        return problem(request, answer.status, answer.body.decode("utf-8", "replace"))
    headers = {"Vary": "Accept", **answer.headers}
    if answer.media:
        headers["Content-Type"] = answer.media
    return Response(answer.body, answer.status, headers)


def problem(request: Request, status: int, message: str) -> Response:
    """Say in one line what is wrong."""
    line = " ".join(message.split())[:1000].encode("utf-8", "replace").decode()
    path = request.url.path
    headers = {"Vary": "Accept"}
    if status == 503:
        headers["Retry-After"] = "5"
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="graphkit"'
    if status == 405:
        graphs = path == "/store" or path.startswith("/graph/")
        headers["Allow"] = _GRAPHS if graphs else _ALLOWED.get(path.rstrip("/"), "GET, HEAD")
    accept = request.headers.get("accept", "")
    if path.startswith("/api/") or "application/json" in accept:
        body = msgspec.json.encode({"status": status, "error": line})
        return Response(body, status, {**headers, "Content-Type": "application/json"})
    if for_people(accept):
        text = f"<!doctype html><html lang=en><meta charset=utf-8><title>{status}</title>"
        text += "<link rel=stylesheet href=/assets/site.css>"
        text += (
            f"<main><h1>{status}</h1><p dir=auto>{escape(line)}</p><p><a href=/>graph</a></p></main></html>\n"
        )
        return Response(text, status, {**headers, "Content-Type": "text/html; charset=utf-8"})
    return Response(line + "\n", status, {**headers, "Content-Type": "text/plain; charset=utf-8"})


def refused(request: Request, error: Exception) -> Response:
    """Answer a request that was turned away."""
    assert isinstance(error, Refusal)  # noqa: S101 - it is registered for nothing else
    return problem(request, error.status, error.message)


def missing(request: Request, _: Exception) -> Response:
    """Answer a request for what is not there."""
    return problem(request, 404, "no such page")


def method(request: Request, _: Exception) -> Response:
    """Answer a request with a method that means nothing there."""
    return problem(request, 405, f"{request.method} means nothing here")


def fault(request: Request, _: Exception) -> Response:
    """Answer a request on which the server failed."""
    return problem(request, 500, "a fault of the server")


HANDLERS = {Refusal: refused, 404: missing, 405: method, 500: fault}
