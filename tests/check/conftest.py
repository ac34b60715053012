"""The small graph of the queries, for the checks too."""

from __future__ import annotations

from query.conftest import small_graph

__all__ = ["small_graph"]
