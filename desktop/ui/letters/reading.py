"""Papers made by the use cases; called on the thread that owns the store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.office_document import OfficeDocument
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
    return [
        paper(services, services.letters.document(each.id), each.addressee, each.id)
        for each in found
    ]


def evaluation_papers(services: Services, officer_id: str, year: int, month: int) -> list[Paper]:
    """Return the sheet of an officer, or of all who have work in the month for ""."""
    evaluations = services.evaluations
    if officer_id:
        sheets = [evaluations.sheet(officer_id, year, month)]
    else:
        sheets = list(evaluations.sheets(year, month))
    return [
        paper(
            services, evaluations.document(each), each.officer.name, f"evaluation:{each.officer.id}"
        )
        for each in sheets
    ]
