"""Evidence: what proves that tasks were carried out."""
