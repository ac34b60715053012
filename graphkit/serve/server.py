"""Starts the web server in front of a graph."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path

import msgspec

from graphkit.errors import GraphkitError
from graphkit.serve.settings import Settings
from graphkit.serve.states import States

WITHOUT = "graphkit serve needs starlette and uvicorn: pip install 'graphkit[serve]'"


def run(settings: Settings, token: str = "") -> None:
    """Serve until told to stop.

    Args:
        settings: which graph, where, and within which bounds.
        token: what a write must bring, where the graph may be written to.

    Raises:
        StoreError: the graph is missing, damaged or in use.
        GraphkitError: the web server is not installed, or its port is taken.
    """
    try:
        import graphkit.serve.app
        import graphkit.serve.patience  # noqa: F401
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "anyio"):
            raise
        raise GraphkitError(WITHOUT) from None
    settings = msgspec.structs.replace(settings, folder=str(Path(settings.folder).resolve()))
    states = States(settings.folder, settings.timeout + 5) if settings.writable else None
    try:
        _serve(settings, token, states)
    finally:
        if states:
            states.close()


def _serve(settings: Settings, token: str, states: States | None) -> None:
    import uvicorn

    from graphkit.serve.app import application
    from graphkit.serve.patience import patient

    _prepare(settings)
    listening = _listen(settings)
    config = uvicorn.Config(
        application(settings, token, states),
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=1000,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=64 << 10,
        http=patient(),
        ws="none",
        lifespan="on",
    )
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listening.getsockname()[1]}/"
    how = ", writable with the token" if states else ""
    sys.stderr.write(f"graphkit: serving {settings.folder} at {address}{how} (Ctrl+C stops it)\n")
    sys.stderr.flush()
    # The web server raises the signal that ended it once more: then there is still something to put away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _prepare(settings: Settings) -> None:
    """Open the graph once, so that what is wrong is said now, and make the index of its words."""
    from graphkit.query.search import index_file
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
