"""Reads documents of any form into one value: exact text, clean view, and a map between them."""

from graphkit.callables import make_callable
from graphkit.read.documents import read_bytes
from graphkit.read.inputs import find_files, read, read_all

__all__ = ["find_files", "read", "read_all", "read_bytes"]

make_callable(__name__)
