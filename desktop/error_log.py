"""Errors that nobody expected, kept with their trace in a file for whoever mends the program."""

from __future__ import annotations

import contextlib
import logging
from io import TextIOWrapper
from pathlib import Path

_LONGEST = 1_000_000
"""Bytes after which the file begins anew."""


class _ErrorFile(logging.FileHandler):
    """Makes file and folder at the first error; a log that cannot be written stops nobody."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write an error with its trace."""
        with contextlib.suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Say nothing: the officer is told of the error itself."""


def keep_errors(file: Path) -> logging.Handler:
    """Write what is logged as an error to ``file`` from now on; return the handler."""
    with contextlib.suppress(OSError):
        if file.stat().st_size > _LONGEST:
            file.unlink()
    handler = _ErrorFile(file, encoding="utf-8", delay=True)
    handler.setLevel(logging.ERROR)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    return handler
