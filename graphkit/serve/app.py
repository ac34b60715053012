"""The web application: which address does what, and what never gets through."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from graphkit.serve.bounds import Bounds
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.negotiate import preferences
from graphkit.serve.pool import Pool
from graphkit.serve.protocol import read_query
from graphkit.serve.settings import Settings

if TYPE_CHECKING:
    Endpoint = Callable[[Request], Awaitable[Response]]

_PLAIN = {
    "/": "home",
    "/queries": "queries",
    "/search": "search",
    "/page": "page",
    "/api/documents": "api/documents",
    "/api/entities": "api/entities",
    "/api/evidence": "api/evidence",
    "/api/search": "api/search",
    "/api/why": "api/why",
    "/api/resolve": "api/resolve",
    "/api/queries": "api/queries",
    "/api/openapi.json": "api/openapi",
}


class Site:
    """The addresses of one graph.

    Args:
        settings: which graph, and within which bounds.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.queries = Pool(settings, settings.workers)
        self.pages = Pool(settings, 1)

    def application(self) -> Starlette:
        """Return the application that a web server runs."""
        routes = [
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
            Route("/query", self.query, methods=["GET", "POST"]),
            Route("/queries/{name}", self.plain("named", self.queries)),
            Route("/api/queries/{name}", self.plain("api/query", self.queries)),
            Route("/api/entities/{id:path}", self.plain("api/entity", self.pages)),
            Route("/id/{id:path}", self.plain("entity", self.pages)),
            Route("/site.css", _style),
            *(Route(path, self.plain(task, self.pages)) for path, task in _PLAIN.items()),
        ]
        return Starlette(
            routes=routes,
            lifespan=self._life,
            middleware=[
                Middleware(
                    CORSMiddleware,
                    allow_origins=["*"],
                    allow_methods=["GET", "HEAD", "POST"],
                    allow_headers=["Accept", "Content-Type"],
                    max_age=3600,
                ),
                Middleware(Bounds, settings=self.settings),
            ],
            exception_handlers={Refusal: _refused, 404: _missing, 405: _method, 500: _fault},
        )

    @contextlib.asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        try:
            await asyncio.gather(self.queries.warm(), self.pages.warm())
            yield
        finally:
            await self.queries.close()
            await self.pages.close()

    def plain(self, task: str, pool: Pool) -> Endpoint:
        """Return what answers an address whose parameters are those of its task."""

        async def endpoint(request: Request) -> Response:
            values = _parameters(request.url.query)
            # A path is only ever a name that is looked up: no step of it leads to a file.
            values |= {name: [value] for name, value in request.path_params.items()}
            return await self._do(pool, Job(task, values, request.headers.get("accept", "")), request)

        return endpoint

    async def sparql(self, request: Request) -> Response:
        """Answer a query of the SPARQL 1.1 protocol, or describe the endpoint."""
        values = await read_query(request, self.settings, _parameters(request.url.query))
        accept = request.headers.get("accept", "")
        if "query" not in values:
            if request.method == "POST":
                raise Refusal(400, "the request has no query")
            if _for_people(accept) and "format" not in values:
                return RedirectResponse("/query", 303)
            values["endpoint"] = [str(request.url.replace(query="", fragment=""))]
            return await self._do(self.pages, Job("description", values, accept), request)
        if _for_people(accept) and "format" not in values:
            accept = ""  # a browser is shown the first of our formats
        return await self._do(self.queries, Job("sparql", values, accept), request)

    async def query(self, request: Request) -> Response:
        """Show the form for any query, and the answer to the one it holds."""
        values = await read_query(request, self.settings, _parameters(request.url.query), form_only=True)
        return await self._do(
            self.queries if "query" in values else self.pages, Job("query", values), request
        )

    async def _do(self, pool: Pool, job: Job, request: Request) -> Response:
        """Let a process work; when the client goes away before the end, so does the work."""
        work = asyncio.ensure_future(pool.run(job))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise Refusal(499, "the client went away")
            return _response(work.result(), request)
        finally:
            for task in (work, gone):
                task.cancel()
            await asyncio.gather(work, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(0.25)


def _parameters(query: str) -> dict[str, list[str]]:
    try:
        return parse_qs(query, keep_blank_values=True, max_num_fields=200, errors="strict")
    except (ValueError, UnicodeDecodeError):
        raise Refusal(400, "the query string is not UTF-8, or has too many fields") from None


def _for_people(accept: str) -> bool:
    wanted = preferences(accept)
    return bool(wanted) and wanted[0][0] in ("text/html", "application/xhtml+xml")


def _response(answer: Answer, request: Request) -> Response:
    if answer.status >= 400 and not answer.media:
        return _problem(request, answer.status, answer.body.decode("utf-8", "replace"))
    headers = {"Vary": "Accept", "Content-Type": answer.media, **answer.headers}
    return Response(answer.body, answer.status, headers)


def _problem(request: Request, status: int, message: str) -> Response:
    """Say in one line what is wrong, in the form that the client can read."""
    line = " ".join(message.split())[:1000].encode("utf-8", "replace").decode()
    headers = {"Vary": "Accept"}
    if status == 503:
        headers["Retry-After"] = "5"
    if status == 405:
        headers["Allow"] = "GET, HEAD, POST" if request.url.path in ("/sparql", "/query") else "GET, HEAD"
    accept = request.headers.get("accept", "")
    if request.url.path.startswith("/api/") or "application/json" in accept:
        body = msgspec.json.encode({"status": status, "error": line})
        return Response(body, status, {**headers, "Content-Type": "application/json"})
    if _for_people(accept):
        text = f"<!doctype html><html lang=en><meta charset=utf-8><title>{status}</title>"
        text += "<link rel=stylesheet href=/site.css>"
        text += (
            f"<main><h1>{status}</h1><p dir=auto>{escape(line)}</p><p><a href=/>graph</a></p></main></html>\n"
        )
        return Response(text, status, {**headers, "Content-Type": "text/html; charset=utf-8"})
    return Response(line + "\n", status, {**headers, "Content-Type": "text/plain; charset=utf-8"})


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 - it is registered for nothing else
    return _problem(request, error.status, error.message)


def _missing(request: Request, _: Exception) -> Response:
    return _problem(request, 404, "no such page")


def _method(request: Request, _: Exception) -> Response:
    return _problem(request, 405, f"{request.method} is refused: this server is for reading only")


def _fault(request: Request, _: Exception) -> Response:
    return _problem(request, 500, "a fault of the server")


@cache
def _css() -> bytes:
    return (Path(__file__).parent / "templates" / "site.css").read_bytes()


async def _style(_: Request) -> Response:
    return Response(_css(), 200, {"Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=3600"})


def application(settings: Settings) -> Any:
    """Return the web application of a graph."""
    return Site(settings).application()
