"""Checks of a finished graph: its form, its attribution, and what in it cannot both be exact."""

from graphkit.check.report import Report, check

__all__ = ["Report", "check"]
