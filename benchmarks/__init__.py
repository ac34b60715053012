"""Measures graphkit against what one would use instead: `python -m benchmarks` from the checkout."""
