"""The library of legal documents in the workspace file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.domain.legal_basis import LegalDocument
from desktop.storage.records import DATE, Record
from desktop.storage.rows import Rows
from desktop.storage.tables import LEGAL_DOCUMENT

DOCUMENT = Record(LegalDocument, {"date": DATE, "expired_on": DATE})


class StoredLibrary:
    """Implements ``LegalLibrary``."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def list(self) -> Sequence[LegalDocument]:
        """Return all documents, newest first; those without a date come last."""
        documents = map(DOCUMENT.item, self._rows.read(LEGAL_DOCUMENT).values())
        return sorted(documents, key=lambda document: document.date or date.min, reverse=True)

    def save(self, document: LegalDocument) -> None:
        """Add or change a document."""
        self._rows.put(LEGAL_DOCUMENT, DOCUMENT.row(document))

    def delete(self, document_id: str) -> None:
        """Mark the document as deleted; unknown ones are let be."""
        self._rows.remove(LEGAL_DOCUMENT, document_id)
