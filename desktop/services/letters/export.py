"""Office documents written to files, and shown as pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.domain.commune import CommuneProfile
from desktop.domain.office_document import OfficeDocument
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.ports import Preview
from desktop.services.task_ports import OfficeDocuments

FORMATS = ("docx", "pdf", "xlsx")

WriteFile = Callable[[Path, bytes], Path]
"""Writes a file so that either the old or the whole new one is there after a power cut.

Returns where it is: beside a file of that name that is open in Word.
"""


class Paper:
    """Gives office documents out."""

    def __init__(self, documents: OfficeDocuments, write_file: WriteFile) -> None:
        self.documents = documents
        self._write_file = write_file

    def export(
        self, document: OfficeDocument, profile: CommuneProfile, format_name: str, out: Path
    ) -> Path:
        """Write ``document`` to ``out``, or beside it; return the path."""
        if format_name not in FORMATS:
            raise Refused(
                _("Không xuất được định dạng “{name}”.").format(name=format_name),
                advice=_("Chọn một trong: {names}.").format(names=", ".join(FORMATS)),
            )
        return self._write_file(out, self.documents.render(document, profile, format_name))

    def preview(self, document: OfficeDocument, profile: CommuneProfile, dpi: int) -> Preview:
        """Return the pages of ``document`` as pictures."""
        return self.documents.preview(document, profile, dpi)
