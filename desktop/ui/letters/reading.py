"""Papers made by the use cases; called on the thread that owns the store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.office_document import OfficeDocument
from desktop.domain.outgoing import OutgoingDocument
from desktop.services.letters.personnel import PERSONNEL
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.ui.letters.papers import Paper


def paper(services: Services, document: OfficeDocument, title: str, key: str = "") -> Paper:
    """Return a document as a paper."""

    def write(services: Services, format_name: str, out: Path) -> Path:
        return services.letters.export(document, format_name, out)

    return Paper(key, title, document, services.profile.get(), write)


def registered_papers(services: Services, keys: Sequence[str]) -> list[Paper]:
    """Return letters of the register."""
    found = [services.outgoing.get(key) for key in keys]
    return [paper(services, _document(services, each), each.addressee, each.id) for each in found]


def _document(services: Services, row: OutgoingDocument) -> OfficeDocument:
    if row.purpose in PERSONNEL:
        return services.evaluations.registered(row.id)
    return services.letters.document(row.id)


def register_sheets(
    services: Services, officer_id: str, year: int, month: int
) -> Outcome[Sequence[OutgoingDocument]]:
    """Register the sheet of an officer, or of all who have work in the month for ""."""
    evaluations = services.evaluations
    if officer_id:
        return evaluations.register_sheets([evaluations.sheet(officer_id, year, month)])
    return evaluations.register_sheets(evaluations.sheets(year, month))
