"""Reads documents of any form into one value: exact text, clean view, and a map between them."""

from typing import TYPE_CHECKING, Any

from graphkit.callables import make_callable
from graphkit.read.inputs import find_files, read, read_all

if TYPE_CHECKING:
    from graphkit.read.documents import read_bytes

__all__ = ["find_files", "read", "read_all", "read_bytes"]


def __getattr__(name: str) -> Any:
    """Load what takes documents apart when it is asked for: finding files does without."""
    if name != "read_bytes":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from graphkit.read.documents import read_bytes

    return read_bytes


make_callable(__name__)
