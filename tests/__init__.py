"""Tests; `python -m tests.bench.update` measures accuracy anew."""
