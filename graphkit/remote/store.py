"""One store elsewhere, spoken to in the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graphkit.errors import StoreError

if TYPE_CHECKING:
    import requests

    from graphkit.remote.push import Target

_AGAIN = {408, 425, 429, 500, 502, 503, 504}


class Refused(StoreError):  # noqa: N818 - said by the store
    """The store was reached, and said no."""


class RemoteStore:
    """A store that takes named graphs.

    Args:
        target: where it is, and who we are there.

    Raises:
        StoreError: the address is none.
    """

    def __init__(self, target: Target) -> None:
        import requests

        if urlsplit(target.url).scheme not in ("http", "https") or not urlsplit(target.url).hostname:
            raise StoreError(f"{target.url}: not an address that begins with http:// or https://")
        self._target = target
        self._session = requests.Session()
        self._session.headers["User-Agent"] = "graphkit"

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()

    def write(self, graph: str, lines: bytes, *, replace: bool) -> None:
        """Put triples in the place of a named graph, or add them to it.

        Args:
            graph: its name, "default" for the default graph.
            lines: N-Triples.
            replace: whether what stands there goes.
        """
        if self._target.update:
            self._update(graph, lines, replace=replace)
            return
        params = {"default": ""} if graph == "default" else {"graph": graph}
        headers = {"Content-Type": "application/n-triples"}
        self._try("PUT" if replace else "POST", self._target.url, params=params, data=lines, headers=headers)

    def _update(self, graph: str, lines: bytes, *, replace: bool) -> None:
        """Do the same by SPARQL Update, for a store that speaks nothing else."""
        where, inside = "DEFAULT", lines.decode()
        if graph != "default":
            where, inside = f"GRAPH <{graph}>", f"GRAPH <{graph}> {{\n{inside}}}"
        clear = f"CLEAR SILENT {where} ;\n" if replace else ""
        text = f"{clear}INSERT DATA {{\n{inside}\n}}"
        headers = {"Content-Type": "application/sparql-update"}
        self._try("POST", self._target.url, data=text.encode(), headers=headers)

    def count(self, graph: str) -> int | None:
        """Return how many triples stand in a named graph there, None if the store does not say."""
        address = self._target.query or self._guess()
        if not address:
            return None
        inside = "{ ?s ?p ?o }" if graph == "default" else f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        headers = {"Accept": "application/sparql-results+json"}
        query = f"SELECT (COUNT(*) AS ?n) WHERE {inside}"
        reply = self._try("POST", address, data={"query": query}, headers=headers)
        try:
            return int(reply.json()["results"]["bindings"][0]["n"]["value"])
        except (ValueError, KeyError, IndexError, TypeError):
            raise StoreError(f"{address}: the answer to a count is not SPARQL JSON") from None

    def _guess(self) -> str:
        """Return the address of the queries where it follows from that of the graphs."""
        head, _, last = self._target.url.rstrip("/").rpartition("/")
        if self._target.update and last in ("sparql", "sparql-auth"):
            return f"{head}/{last}"
        names = {
            "store": "query",
            "update": "query",
            "statements": "",
            "data": "query",
            "sparql-graph-crud": "sparql",
            "sparql-graph-crud-auth": "sparql",
        }
        return f"{head}/{names[last]}" if names.get(last) else ""

    def _try(self, method: str, address: str, **how: Any) -> requests.Response:
        """Send a request until it is answered, or it is clear that it will not be."""
        import requests

        problem, answered = "", False
        for attempt in range(self._target.attempts):
            if attempt:
                time.sleep(min(8.0, self._target.pause * 2**attempt))
            try:
                reply = self._request(method, address, **how)
            except requests.RequestException as error:
                problem, answered = f"the connection broke ({type(error).__name__})", False
                continue
            if reply.status_code < 300:
                return reply
            said = reply.headers.get("Location") if reply.is_redirect else " ".join(reply.text.split())[:300]
            problem, answered = f"answered {reply.status_code}: {said}", True
            if reply.status_code not in _AGAIN:
                raise Refused(f"{address}: {problem}")
        kind = Refused if answered else StoreError
        raise kind(f"{address}: {problem}; run the same command again to go on from here")

    def _request(self, method: str, address: str, **how: Any) -> requests.Response:
        """Send a request; say who we are in the way that the store asks for, once it asks."""
        # A redirect is not followed: on the way a POST would become a GET, and its triples would be lost.
        how = {"timeout": (10, 300), "allow_redirects": False, **how}
        reply = self._session.request(method, address, **how)
        if reply.status_code == 401 and self._target.user and self._session.auth is None:
            from requests.auth import HTTPDigestAuth

            user, password = self._target.user, self._target.password
            digest = reply.headers.get("WWW-Authenticate", "").lower().startswith("digest")
            self._session.auth = HTTPDigestAuth(user, password) if digest else (user, password)
            reply = self._session.request(method, address, **how)
        return reply
