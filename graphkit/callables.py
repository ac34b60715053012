"""Packages that can be called by their own name: `graphkit.read("letter.txt")`.

A stage is a folder and a function of one name. Once `graphkit.read` the folder has
been imported, `graphkit.read` the name is the module: so the module itself answers
a call, with the function of the Python API.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class CallableModule(ModuleType):
    """A module that passes a call on to the function of its name in the Python API."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Call the function of the Python API that has the module's name."""
        return getattr(import_module("graphkit.api"), self.__name__.rpartition(".")[2])(*args, **options)


def make_callable(name: str) -> None:
    """Let the module of this name answer calls.

    Args:
        name: its full name, `__name__`.
    """
    sys.modules[name].__class__ = CallableModule
