"""What one document gives rise to is freed with it: nothing waits for the collector of rings."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own: what other tests have left running, a browser or a loop, makes rings too.
COUNT = """
import gc
from graphkit import extract
from graphkit.graph.quads import shard
from graphkit.read import read_all
from graphkit.sample import sample_documents

def work():
    for document in read_all([sample_documents()]):
        shard(extract(document))

work()  # what is made once for all documents
gc.collect()
gc.disable()
work()
print(gc.collect())
"""


def test_a_document_leaves_no_rings() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
