"""The bounds of a server: what it lets in, how long it works, how much it gives back."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """Which graph is served, where, and within which bounds.

    Args:
        folder: the graph.
        host, port: where to listen.
        timeout: seconds that one query may take.
        max_rows: rows or triples that one answer may have.
        workers: processes that answer SPARQL; another one answers pages.
        waiting: requests that may wait for a process before others are turned away.
        max_body: bytes of a request's body; max_query: bytes of a query string in the address;
            max_path: bytes of a path.
        max_answer: bytes of an answer.
        memory: bytes that a process may take.
        writable: whether those who have the token may change the graph. The token itself stands elsewhere:
            these settings are seen in the list of processes.
        max_write: bytes of the body of a write; write_timeout: seconds that one may take.
        lang: language of the pages.
    """

    folder: str
    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 30.0
    max_rows: int = 100_000
    workers: int = 2
    waiting: int = 32
    max_body: int = 1 << 20
    max_query: int = 1 << 15
    max_path: int = 2048
    max_answer: int = 64 << 20
    memory: int = 4 << 30
    writable: bool = False
    max_write: int = 64 << 20
    write_timeout: float = 120.0
    lang: str = "en"
