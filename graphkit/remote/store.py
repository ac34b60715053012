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
        if target.user:
            self._session.auth = (target.user, target.password)

    def write(self, graph: str, lines: bytes, *, replace: bool) -> None:
        """Put triples in the place of a named graph, or add them to it.

        Args:
            graph: its name, "default" for the default graph.
            lines: N-Triples.
            replace: whether what stands there goes.
        """
        params = {"default": ""} if graph == "default" else {"graph": graph}
        headers = {"Content-Type": "application/n-triples"}
        self._try("PUT" if replace else "POST", self._target.url, params=params, data=lines, headers=headers)

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
        names = {
            "store": "query",
            "data": "query",
            "sparql-graph-crud": "sparql",
            "sparql-graph-crud-auth": "sparql",
        }
        return f"{head}/{names[last]}" if last in names else ""

    def _try(self, method: str, address: str, **how: Any) -> requests.Response:
        """Send a request until it is answered, or it is clear that it will not be."""
        import requests

        problem = ""
        for attempt in range(self._target.attempts):
            if attempt:
                time.sleep(min(8.0, self._target.pause * 2**attempt))
            try:
                reply = self._session.request(method, address, timeout=(10, 300), **how)
            except requests.RequestException as error:
                problem = f"the connection broke ({type(error).__name__})"
                continue
            if reply.status_code < 300:
                return reply
            said = " ".join(reply.text.split())[:300]
            problem = f"answered {reply.status_code}: {said}"
            if reply.status_code not in _AGAIN:
                break
        raise StoreError(f"{address}: {problem}; run the same command again to go on from here")
