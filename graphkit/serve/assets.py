"""Style and scripts of the pages: those of the static site, and those of the query page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from starlette.responses import Response

from graphkit.errors import GraphkitError
from graphkit.serve.messages import Refusal
from graphkit.view.site.assets import BUNDLE, Assets

if TYPE_CHECKING:
    from starlette.requests import Request

EDITOR = ("query.js", "query.css")
_MEDIA = {"css": "text/css", "js": "text/javascript", "txt": "text/plain", "svg": "image/svg+xml"}


@cache
def has_editor() -> bool:
    """Return whether the query page's scripts were made when graphkit was installed."""
    return all((BUNDLE / name).is_file() for name in EDITOR)


async def asset(request: Request) -> Response:
    """Answer with a file that belongs to graphkit itself; its name is looked up, it is no path."""
    name = request.path_params["name"]
    data = _asset(name)
    if data is None:
        raise Refusal(404, "no such page")
    media = _MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
    charset = "" if media.startswith("image/") else "; charset=utf-8"
    headers = {"Content-Type": f"{media}{charset}", "Cache-Control": "max-age=300"}
    return Response(data, 200, headers)


@cache
def _asset(name: str) -> bytes | None:
    try:
        if name in EDITOR:
            return (BUNDLE / name).read_bytes()
        return Assets().file(f"assets/{name}")
    except (OSError, GraphkitError):
        return None
