"""Reads a file as the program does and gives it as plain data."""

from functools import cache
from pathlib import Path
from typing import Any

from desktop.documents.read.reader import FileReader
from desktop.domain.reading.result import ReadPlan
from desktop.domain.reading.understand import understand
from desktop.services.reading_view import read_as_json as view


@cache
def read(path: Path) -> ReadPlan:
    """Return the reading of a file."""
    return understand(FileReader().read(path, lambda _what, _share: None, lambda: False))


def read_as_json(path: Path) -> dict[str, Any]:
    """Return the reading as the command line gives it."""
    return view(read(path))
