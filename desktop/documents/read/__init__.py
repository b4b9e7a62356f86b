"""Readers of foreign files: each gives ``desktop.domain.reading.source.SourceDocument``."""
