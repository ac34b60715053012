"""Ready reports on a graph: who is cited, named and claimed most, by which groups, in which years."""

from __future__ import annotations

from graphkit.report.write import REPORTS, write_report

__all__ = ["REPORTS", "write_report"]
