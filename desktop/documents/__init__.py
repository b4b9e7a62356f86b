"""Documents: one neutral tree, its writers, the format rules and the format checker."""
