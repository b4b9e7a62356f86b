"""A list as it is shown, on paper and in a workbook: the matrix, the comparison."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.commune import CommuneProfile
from desktop.domain.consolidation.letterhead import profile_of
from desktop.domain.consolidation.register import OfficeLevel
from desktop.domain.office_document import DataColumn, DataRow, DataTable, OfficeDocument
from desktop.i18n import _
from desktop.services.program import Services
from desktop.services.task_ports import OfficeDocuments
from desktop.ui.charts.files import write_file
from desktop.ui.letters.papers import Paper
from desktop.ui.screens.list_panel import ListPanel

DOCUMENT_TYPE = "Danh sách"
KEY = "danh_sach"
_SIGNS = "✓◐●↩–"


def list_table(panel: ListPanel) -> DataTable:
    """Return the rows that the filters leave; signs stay on screen, fonts may lack them."""
    view = panel.view
    model = view.list_model
    columns = [at for at in range(model.columnCount()) if not view.isColumnHidden(at)]
    heads = tuple(
        DataColumn(
            str(model.headerData(at, Qt.Orientation.Horizontal)), max(56, view.columnWidth(at))
        )
        for at in columns
    )
    rows = tuple(
        DataRow(tuple(_plain(str(model.index(row, at).data() or "")) for at in columns))
        for row in range(model.rowCount())
    )
    return DataTable(KEY, heads, rows, _("Danh sách"))


def _plain(words: str) -> str:
    return words.lstrip(_SIGNS).strip()


def list_paper(
    documents: OfficeDocuments, table: DataTable, subject: str, day: dt.date, level: OfficeLevel
) -> Paper:
    """Return a list of the level above as a paper for the desk."""
    return table_paper(documents, table, subject, day, profile_of(level))


def table_paper(
    documents: OfficeDocuments,
    table: DataTable,
    subject: str,
    day: dt.date,
    profile: CommuneProfile,
    kind: str = DOCUMENT_TYPE,
) -> Paper:
    """Return a table as a paper for the desk: nobody signs it, nobody gets it."""
    document = OfficeDocument(
        kind,
        subject,
        day.year,
        date=day,
        parts=(table,),
        issuer=profile.issuer,
        landscape=True,
    )

    def write(_services: Services, format_name: str, out: Path) -> Path:
        write_file(out, documents.render(document, profile, format_name))
        return out

    return Paper("", subject, document, profile, write)
