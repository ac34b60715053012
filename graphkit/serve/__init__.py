"""A graph on the web: a SPARQL 1.1 endpoint, pages and JSON; for reading only, unless asked otherwise."""

from graphkit.serve.settings import Settings

__all__ = ["Settings", "serve"]


def serve(settings: Settings, token: str = "") -> None:
    """Serve a graph until the process is told to stop.

    Args:
        settings: which graph, where, and within which bounds.
        token: what a write must bring, where `settings.writable`.

    Raises:
        StoreError: the graph is missing, damaged or in use.
        GraphkitError: the web server is not installed, or its port is taken.
    """
    from graphkit.serve.server import run

    run(settings, token)
