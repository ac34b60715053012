"""The built-in sample as an open graph: eleven documents in six languages and four formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import graphkit
from graphkit.sample import sample_documents
from graphkit.view.facts.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("facts") / "G"
    with graphkit.build([sample_documents()], folder) as graph:
        yield Desk(graph.folder)
