"""Clients that are slow on purpose: heads that never end, answers that nobody takes."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
import requests

from graphkit.serve.patience import Patient, patient


def dial(address: str, data: bytes) -> socket.socket:
    """Open a connection and say something."""
    parts = urlsplit(address)
    found = socket.create_connection((str(parts.hostname), int(parts.port or 80)), timeout=10)
    with contextlib.suppress(OSError):  # it may be closed by now
        found.sendall(data)
    return found


def test_six_hundred_heads_that_never_end(address: str) -> None:
    slow = [dial(address, b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ") for _ in range(600)]
    try:
        for _ in range(3):
            start = time.monotonic()
            assert requests.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30).status_code == 200
            assert time.monotonic() - start < 5
            for one in slow:
                with contextlib.suppress(OSError):
                    one.sendall(b"x")
    finally:
        for one in slow:
            one.close()


def test_two_hundred_bodies_that_never_end(address: str) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 1000\r\n\r\nASK"
    )
    slow = [dial(address, head) for _ in range(200)]
    try:
        assert requests.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30).status_code == 200
    finally:
        for one in slow:
            one.close()


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 4096,
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 5000 + b"\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_what_is_no_request(address: str, data: bytes) -> None:
    with dial(address, data) as connection:
        said = b""
        with contextlib.suppress(OSError):
            said = connection.recv(200)
        assert not said or said.startswith((b"HTTP/1.1 4", b"HTTP/1.1 2"))
    assert requests.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30).status_code == 200


def test_the_oldest_silent_connection_goes_first_and_all_go_in_time() -> None:
    """The same with short times, on a server of its own in this process."""
    uvicorn = pytest.importorskip("uvicorn")

    async def app(scope: dict[str, object], receive: object, send: object) -> None:
        assert scope["type"] == "http"
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"30000000")]}
        )  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b"x" * 30_000_000})  # type: ignore[operator]

    async def run() -> None:
        kind: type[Patient] = patient()
        kind.seconds, kind.most = 0.5, 3  # type: ignore[misc]
        config = uvicorn.Config(
            app, port=0, http=kind, lifespan="off", log_level="critical", timeout_keep_alive=60
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(4)]
        assert await asyncio.wait_for(ended(silent[0][0]), 5)  # one too many: the first goes at once
        start = time.monotonic()
        for reader, _ in silent[1:]:
            assert await asyncio.wait_for(ended(reader), 5)
        assert time.monotonic() - start < 3
        # Somebody asks and takes nothing of the answer.
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        for _ in range(100):
            await asyncio.sleep(0.1)
            if not server.server_state.connections:
                break
        assert not server.server_state.connections
        for _, one in [*silent, (None, writer)]:
            one.close()
        server.should_exit = True
        await task

    async def ended(reader: asyncio.StreamReader) -> bool:
        try:
            return await reader.read(1) == b""
        except ConnectionError:
            return True

    with ThreadPoolExecutor(1) as thread:  # another test may have left a loop running in this one
        thread.submit(asyncio.run, run()).result(60)
