"""Scan: one automaton pass finds every known word of a document."""

from graphkit.scan.context import Context, Found, Hit, in_order
from graphkit.scan.scanner import scan

__all__ = ["Context", "Found", "Hit", "in_order", "scan"]
