"""The built-in sample: ten made-up documents in six languages, described in README.md beside this file."""

from __future__ import annotations

from pathlib import Path

__all__ = ["sample_documents"]


def sample_documents() -> Path:
    """Return the folder of the sample's documents.

    >>> len(list(sample_documents().iterdir()))
    11
    """
    return Path(__file__).parent / "documents"
