"""A graph on the web: a SPARQL 1.1 endpoint, pages and JSON, for reading only."""

from graphkit.serve.settings import Settings

__all__ = ["Settings", "serve"]


def serve(settings: Settings) -> None:
    """Serve a graph until the process is told to stop.

    Args:
        settings: which graph, where, and within which bounds.

    Raises:
        StoreError: the graph is missing, damaged or in use.
        GraphkitError: the web server is not installed, or its port is taken.
    """
    from graphkit.serve.server import run

    run(settings)
