"""From an `Extraction` to RDF: who says what, on which characters of which file."""

from graphkit.graph.quads import shard, to_nquads

__all__ = ["shard", "to_nquads"]
