"""The web application: which address does what, and what never gets through."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from graphkit.serve.access import admit, holds
from graphkit.serve.assets import asset
from graphkit.serve.bounds import Bounds
from graphkit.serve.graphs import named_graph, with_location
from graphkit.serve.messages import Job, Refusal
from graphkit.serve.negotiate import THING, choose
from graphkit.serve.overall import Overall, overall
from graphkit.serve.pool import Pool
from graphkit.serve.protocol import body, media_type, read_request
from graphkit.serve.replies import HANDLERS, for_people, response
from graphkit.serve.settings import Settings
from graphkit.serve.states import States
from graphkit.serve.writer import Writer

if TYPE_CHECKING:
    Endpoint = Callable[[Request], Awaitable[Response]]

SITE_TIMEOUT = 120.0  # seconds for a page of the site
OVERALL_TIMEOUT = 900.0  # seconds for one that is about the whole graph: the first one gathers it all
EXPLORER = "explorer/index.html"  # without its data it says nothing of the graph, and waits for nothing
_OF_PAGE = ("content-security-policy", "cache-control")
_PLAIN = {
    "/queries": "queries",
    "/search": "search",
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
        token: what a write must bring; empty for a server that is for reading only.
        states: the states of a graph that is written to.
    """

    def __init__(self, settings: Settings, token: str = "", states: States | None = None) -> None:
        self.settings = settings
        self.token = token
        self.queries = Pool(settings, settings.workers)
        self.pages = Pool(settings, 1)
        self.site = Pool(settings, 1, max(settings.timeout, SITE_TIMEOUT))
        self.writer = Writer(settings, states)
        # a process of its own: what is about the whole graph takes long, and other pages do not wait for it
        whole = Pool(settings, 1, max(settings.timeout, OVERALL_TIMEOUT))
        self.overall = Overall(whole, lambda: self.writer.present)

    def application(self) -> Starlette:
        """Return the application that a web server runs."""
        graphs = ["GET", "PUT", "POST", "DELETE"]
        routes = [
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
            Route("/sparql/", self.sparql, methods=["GET", "POST"]),
            Route("/store", self.graph, methods=graphs, name="store"),
            Route("/graph/{path:path}", self.graph, methods=graphs),
            Route("/query", self.query, methods=["GET", "POST"]),
            Route("/queries/{name}", self.plain("named", self.queries)),
            Route("/api/queries/{name}", self.plain("api/query", self.queries)),
            Route("/api/entities/{id:path}", self.plain("api/entity", self.pages)),
            Route("/id/{id:path}", self.entity),
            Route("/assets/{name}", asset),
            *(Route(path, self.plain(task, self.pages)) for path, task in _PLAIN.items()),
            Route("/{path:path}", self.page),
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
            exception_handlers=HANDLERS,
        )

    @contextlib.asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        try:
            await asyncio.gather(self.queries.warm(), self.pages.warm(), self.site.warm())
            first = asyncio.gather(self.overall.make_all(), self._ready(), return_exceptions=True)
            yield
            first.cancel()
        finally:
            for part in (self.queries, self.pages, self.site, self.overall, self.writer):
                await part.close()

    async def _ready(self) -> None:
        """Let the process that makes the other pages read what all of them need."""
        with contextlib.suppress(Refusal):
            await self.site.run(Job("ready", store=self.writer.present))

    def plain(self, task: str, pool: Pool) -> Endpoint:
        """Return what answers an address whose parameters are those of its task."""

        async def endpoint(request: Request) -> Response:
            values = _parameters(request.url.query)
            # A path is only ever a name that is looked up: no step of it leads to a file.
            values |= {name: [value] for name, value in request.path_params.items()}
            return await self._do(pool, Job(task, values, request.headers.get("accept", "")), request)

        return endpoint

    async def sparql(self, request: Request) -> Response:
        """Answer a request of the SPARQL 1.1 protocol, or describe the endpoint."""
        values = await read_request(request, self._limit(request), _parameters(request.url.query))
        accept = request.headers.get("accept", "")
        if "update" in values:
            admit(request, self.token)
            return response(await self.writer.run(Job("update", values)), request)
        if "query" not in values:
            if request.method == "POST":
                raise Refusal(400, "the request has no query")
            if for_people(accept) and "format" not in values:
                return RedirectResponse("/query", 303)
            values["endpoint"] = [str(request.url.replace(query="", fragment=""))]
            return await self._do(self.pages, Job("description", values, accept), request)
        if for_people(accept) and "format" not in values:
            accept = ""  # a browser is shown the first of our formats
        return await self._do(self.queries, Job("sparql", values, accept), request)

    async def entity(self, request: Request) -> Response:
        """Answer with a thing: its page for people, RDF for programs."""
        name = request.path_params["id"]
        if name.endswith("/index.html"):
            return await self.page(request)
        values = _parameters(request.url.query) | {"id": [name]}
        accept = request.headers.get("accept", "")
        job = Job("entity", values, accept)
        people = choose(accept, THING, job.first("format")) == "html"
        return await self._do(self.site if people else self.pages, job, request)

    async def page(self, request: Request) -> Response:
        """Answer with a file of the site; its path is looked up among those of the site, never on disk."""
        path = request.scope["path"].lstrip("/") or "index.html"
        if overall(path):
            return await self._overall(path, request)
        pool = self.pages if path == EXPLORER else self.site
        answer = await self._do(pool, Job("site", {"path": [path]}), request)
        return self._tagged(answer, request)

    async def _overall(self, path: str, request: Request) -> Response:
        """Answer with a file about the whole graph; people are told when it takes a while."""
        if path.endswith(".html") and for_people(request.headers.get("accept", "")):
            answer = await self.overall.soon(path)
            if answer is None:
                return await self._do(self.pages, Job("making", {"path": [path]}), request)
            return self._tagged(response(answer, request), request)
        return self._tagged(response(await self.overall.get(path), request), request)

    def _tagged(self, answer: Response, request: Request) -> Response:
        """Let a client keep what has not changed."""
        if answer.status_code == 200:
            tag = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:24]}"'
            if request.headers.get("if-none-match") == tag:
                return Response(None, 304, {"ETag": tag, "Vary": "Accept"} | _kept(answer))
            answer.headers["ETag"] = tag
        return answer

    async def graph(self, request: Request) -> Response:
        """Answer a request of the Graph Store Protocol."""
        path = request.path_params.get("path", "")
        values = _parameters(request.url.query)
        named = named_graph(request.method, f"graph/{path}" if path else "", values)
        if request.method in ("GET", "HEAD"):
            named |= {name: values[name] for name in ("format",) if name in values}
            job = Job("graph", named, request.headers.get("accept", ""))
            return await self._do(self.queries, job, request)
        admit(request, self.token)
        if request.method == "DELETE":
            return response(await self.writer.run(Job("delete", named)), request)
        named |= {"media": [media_type(request)], "replace": ["yes" if request.method == "PUT" else ""]}
        data = await body(request, self.settings.max_write)
        answer = await self.writer.run(Job("put", named, body=data))
        return response(with_location(answer, str(request.url_for("store"))), request)

    def _limit(self, request: Request) -> int:
        return self.settings.max_write if holds(request, self.token) else self.settings.max_body

    async def query(self, request: Request) -> Response:
        """Show the form for any query, and the answer to the one it holds."""
        values = await read_request(
            request, self.settings.max_body, _parameters(request.url.query), form_only=True
        )
        return await self._do(
            self.queries if "query" in values else self.pages, Job("query", values), request
        )

    async def _do(self, pool: Pool, job: Job, request: Request) -> Response:
        """Let a process work; when the client goes away before the end, so does the work."""
        job = msgspec.structs.replace(job, store=self.writer.present)
        work = asyncio.ensure_future(pool.run(job))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise Refusal(499, "the client went away")
            return response(work.result(), request)
        finally:
            for task in (work, gone):
                task.cancel()
            await asyncio.gather(work, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(0.25)


def _kept(answer: Response) -> dict[str, str]:
    """Return what a browser takes over from "not modified" into the page it has: above all its policy."""
    return {name: answer.headers[name] for name in _OF_PAGE if name in answer.headers}


def _parameters(query: str) -> dict[str, list[str]]:
    try:
        return parse_qs(query, keep_blank_values=True, max_num_fields=200, errors="strict")
    except (ValueError, UnicodeDecodeError):
        raise Refusal(400, "the query string is not UTF-8, or has too many fields") from None


def application(settings: Settings, token: str = "", states: States | None = None) -> Any:
    """Return the web application of a graph."""
    return Site(settings, token, states).application()
