"""A graph on disk: an embedded store, the texts it speaks of, and a manifest."""

from graphkit.store.folder import GraphFolder, open_graph, write_graph

__all__ = ["GraphFolder", "open_graph", "write_graph"]
