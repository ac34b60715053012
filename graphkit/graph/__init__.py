"""From an `Extraction` to RDF: who says what, on which characters of which file.

A graph that is only asked needs the names of things, not what makes them: that is loaded when used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.graph.quads import shard, to_nquads

__all__ = ["shard", "to_nquads"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from graphkit.graph import quads

    return getattr(quads, name)
