"""Starts the web server in front of a graph."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import msgspec

from graphkit.errors import GraphkitError
from graphkit.serve.settings import Settings

WITHOUT = "graphkit serve needs starlette and uvicorn: pip install 'graphkit[serve]'"


def run(settings: Settings) -> None:
    """Serve until told to stop.

    Raises:
        StoreError: the graph is missing, damaged or in use.
        GraphkitError: the web server is not installed, or its port is taken.
    """
    try:
        import uvicorn

        from graphkit.serve.app import application
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "anyio"):
            raise
        raise GraphkitError(WITHOUT) from None
    settings = msgspec.structs.replace(settings, folder=str(Path(settings.folder).resolve()))
    _prepare(settings)
    listening = _listen(settings)
    config = uvicorn.Config(
        application(settings),
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=400,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=64 << 10,
        http="h11",
        ws="none",
        lifespan="on",
    )
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listening.getsockname()[1]}/"
    sys.stderr.write(f"graphkit: serving {settings.folder} at {address} (Ctrl+C stops it)\n")
    sys.stderr.flush()
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _prepare(settings: Settings) -> None:
    """Open the graph once, so that what is wrong is said now, and make the index of its words."""
    from graphkit.serve.words import index_file
    from graphkit.store.folder import open_graph

    with open_graph(settings.folder) as graph:
        index_file(graph)


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(512)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        raise GraphkitError(f"{settings.host}:{settings.port}: cannot listen there ({reason})") from None
    return listening
