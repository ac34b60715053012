"""What every request and every answer goes through: bounds on the way in, a strict policy on the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.serve.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


class Bounds:
    """Turns away what is too long, and adds the headers of safety to every answer.

    Args:
        app: the application behind.
        settings: the bounds.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                more = [
                    (name.encode(), value.encode())
                    for name, value in _HEADERS.items()
                    if name.encode() not in present
                ]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        problem = self._problem(scope)
        if problem is None:
            await self._app(scope, receive, sending)
            return
        status, line = problem
        body = line.encode() + b"\n"
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        await sending({"type": "http.response.start", "status": status, "headers": headers})
        await sending({"type": "http.response.body", "body": body})

    def _problem(self, scope: Scope) -> tuple[int, str] | None:
        settings = self._settings
        if len(scope.get("raw_path") or b"") > settings.max_path:
            return 414, f"the path is longer than {settings.max_path} bytes"
        if len(scope.get("query_string") or b"") > settings.max_query:
            return 414, f"the query string is longer than {settings.max_query} bytes; post the query instead"
        length = dict(scope["headers"]).get(b"content-length", b"0")
        largest = settings.max_write if settings.writable else settings.max_body
        if length.isdigit() and int(length[:18]) > largest:
            return 413, f"the body is longer than {largest} bytes"
        return None
