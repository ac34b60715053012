"""The command line: the flow from documents to answers, one command a step."""

from graphkit.cli.program import main

__all__ = ["main"]
