"""Where the tables are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graphkit.errors import KnowledgeError


@cache
def ontology_path() -> Path:
    """Return the folder of the tables that ship with graphkit.

    Raises:
        KnowledgeError: the installation lacks them.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "ontology", package.parent / "ontology"):
        if folder.is_dir():
            return folder
    raise KnowledgeError("ontology", "", "the tables that ship with graphkit are missing")
