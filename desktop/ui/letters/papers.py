"""Papers: documents besides plans with what is needed to draw, name and write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.commune import CommuneProfile
from desktop.domain.folding import fold
from desktop.domain.office_document import OfficeDocument
from desktop.services.program import Services

FORMATS = {"docx": "Word (*.docx)", "pdf": "PDF (*.pdf)", "xlsx": "Excel (*.xlsx)"}
LONGEST_NAME = 80

Write = Callable[[Services, str, Path], Path]
"""Writes a paper in a format to a file; called on the thread that owns the store."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that can be shown, printed and written to a file.

    Attributes:
        id: Key of what it was made of, "" for one that is kept nowhere.
        title: Words by which a list names it.
        document: The document.
        profile: The commune at the time it was made.
        write: Writes it to a file.
    """

    id: str
    title: str
    document: OfficeDocument
    profile: CommuneProfile
    write: Write


def file_name(paper: Paper, suffix: str) -> str:
    """Return a file name in ASCII letters, which any USB stick takes."""
    document = paper.document
    number = f"{document.number}-" if document.number else ""
    words = fold(f"{number}{document.document_type} {document.subject} {paper.title}")
    bare = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    return f"{bare[:LONGEST_NAME].rstrip('-')}.{suffix}"
