"""Speed against rivals, in one run: ``python -m benchmarks``."""
