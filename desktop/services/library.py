"""The library of legal documents from which bases are picked."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.folding import fold
from desktop.domain.legal_basis import LegalDocument
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Store
from desktop.services.precautions import Removed, before_removing

_CHANGED = frozenset({Kind.LEGAL_LIBRARY})


class LibraryService:
    """Looks up, adds, changes and removes legal documents."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, words: str = "") -> Sequence[LegalDocument]:
        """Return documents, newest first, that contain every word, with or without marks."""
        wanted = fold(words).split()
        return [
            document
            for document in self._store.library.list()
            if all(word in _searchable(document) for word in wanted)
        ]

    def save(self, document: LegalDocument) -> Outcome[LegalDocument]:
        """Add or change a document."""
        if not document.kind.strip() or not document.subject.strip():
            raise Refused(_("Văn bản cần có loại văn bản và trích yếu."))
        with self._store.step(_("Lưu văn bản căn cứ")) as step:
            self._store.library.save(document)
        return Outcome(document, _CHANGED, step)

    def delete(self, *document_ids: str) -> Outcome[None]:
        """Remove documents in one step; plans that cite them keep their words."""
        before_removing(self._store, Removed.LIBRARY, len(document_ids))
        with self._store.step(_("Xóa văn bản căn cứ")) as step:
            for document_id in document_ids:
                self._store.library.delete(document_id)
        return Outcome(None, _CHANGED, step)


def _searchable(document: LegalDocument) -> str:
    return fold(f"{document.kind} {document.number} {document.issuer} {document.subject}")
