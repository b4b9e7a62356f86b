"""Speed of the program beside that of its peers: ``python -m tests.benchmarks``."""
