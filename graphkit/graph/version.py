"""Which program wrote a graph: part of its provenance, so never the time of day."""

from __future__ import annotations

from functools import cache


@cache
def program() -> str:
    """Return name and version of the program ("graphkit-0.1.0")."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"graphkit-{version('graphkit')}"
    except PackageNotFoundError:
        return "graphkit-0.1.0"
