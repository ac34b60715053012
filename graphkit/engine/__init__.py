"""Who does the work on each document: this process, local processes, or a cluster."""

from __future__ import annotations

from graphkit.engine.gather import gather
from graphkit.engine.setup import SECONDS, Engine, Finished, Setup, make_engine

__all__ = ["SECONDS", "Engine", "Finished", "Setup", "gather", "make_engine"]
