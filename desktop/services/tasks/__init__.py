"""Following tasks: marks, assignments, evidence, the picture of today."""
