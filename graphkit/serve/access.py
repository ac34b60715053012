"""Who may change the graph: those who bring the token."""

from __future__ import annotations

import base64
import hmac
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graphkit.serve.messages import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request


def admit(request: Request, token: str) -> None:
    """Let a write through, or turn it away.

    The token comes as `Authorization: Bearer TOKEN`, or as the password of any user. A page of another
    site may not write, whatever it brings.

    Raises:
        Refusal: the server is for reading only, or the token is missing or wrong.
    """
    if not token:
        raise Refusal(403, "this server is for reading only: updates are refused")
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refusal(403, "a page of another site may not write")
    if not holds(request, token):
        raise Refusal(401, "a write needs the token of this server: Authorization: Bearer TOKEN")


def holds(request: Request, token: str) -> bool:
    """Return whether a request brings the token."""
    given = _given(request.headers.get("authorization", ""))
    same = hmac.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8", "replace"))
    return bool(token) and same


def _given(header: str) -> str:
    kind, _, rest = header.partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode().partition(":")[2]
        except ValueError:
            return ""
    return ""
