"""What one document gives rise to is freed with it: nothing waits for the collector of rings."""

import gc

from graphkit import extract
from graphkit.graph.quads import shard
from graphkit.read import read_all
from graphkit.sample import sample_documents


def _work() -> None:
    for document in read_all([sample_documents()]):
        shard(extract(document))


def test_a_document_leaves_no_rings() -> None:
    _work()  # what is made once for all documents
    gc.collect()
    gc.disable()
    try:
        _work()
        assert gc.collect() == 0
    finally:
        gc.enable()
