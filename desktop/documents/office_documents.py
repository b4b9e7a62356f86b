"""Makes documents besides plans in every format; implements ``task_ports.OfficeDocuments``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.office_compose import compose_office
from desktop.documents.tree import Document
from desktop.domain.commune import CommuneProfile
from desktop.domain.office_document import DataTable, OfficeDocument, TextSection
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.ports import Preview

if TYPE_CHECKING:
    from desktop.documents.office_templates import DocumentTemplateInfo


class FileOfficeDocuments:
    """The ``OfficeDocuments`` of the program.

    Args:
        built_in: Folder of the document templates that ship with the program.
        own: Folder of the templates of the office; None when there is none.
        presets: Folder of the presets.
    """

    def __init__(self, built_in: Path, own: Path | None, presets: Path) -> None:
        self._built_in = built_in
        self._own = own
        self._presets = presets

    def templates(self) -> Sequence[DocumentTemplateInfo]:
        """Return the document templates by title; ``kind`` is "document"."""
        from desktop.documents.office_templates import OfficeTemplates

        return OfficeTemplates(self._built_in, self._own, self._presets).list()

    def fill(
        self,
        template_id: str,
        profile: CommuneProfile,
        year: int,
        values: Mapping[str, object],
        tables: Sequence[DataTable] = (),
    ) -> OfficeDocument:
        """Return the document of a template; ``office_templates`` names the values of each.

        Raises ``Refused`` for an unknown template, a missing value and a faulty template file.
        """
        from desktop.documents.office_templates import OfficeTemplates

        templates = OfficeTemplates(self._built_in, self._own, self._presets)
        return templates.fill(template_id, profile, year, values, tables)

    def sections(
        self,
        template_id: str,
        profile: CommuneProfile,
        year: int,
        values: Mapping[str, object],
        tables: Sequence[DataTable] = (),
    ) -> Sequence[TextSection]:
        """Return the sections whose words the officer may replace, as they stand now."""
        from desktop.documents.office_templates import OfficeTemplates

        templates = OfficeTemplates(self._built_in, self._own, self._presets)
        return templates.sections(template_id, profile, year, values, tables)

    def render(self, document: OfficeDocument, profile: CommuneProfile, format_name: str) -> bytes:
        """Return the document as "docx", "pdf" or "xlsx" (its tables, one sheet each).

        Raises ``Refused`` for an unknown format and for "xlsx" of a document without tables.
        """
        write = _WRITERS.get(format_name)
        if write is None:
            raise Refused(
                _("Không xuất được định dạng “{name}”.").format(name=format_name),
                advice=_("Chọn một trong: {names}.").format(names=", ".join(_WRITERS)),
            )
        return write(compose_office(document, profile))

    def preview(self, document: OfficeDocument, profile: CommuneProfile, dpi: int) -> Preview:
        """Return the pages as pictures at ``dpi``."""
        from desktop.documents.typst_writer import write_pages

        return write_pages(compose_office(document, profile), dpi)


def _docx(document: Document) -> bytes:
    from desktop.documents.docx_writer import write_docx

    return write_docx(document)


def _pdf(document: Document) -> bytes:
    from desktop.documents.typst_writer import write_pdf

    return write_pdf(document)


def _xlsx(document: Document) -> bytes:
    from desktop.documents.xlsx_writer import write_tables

    return write_tables(document)


_WRITERS: Mapping[str, Callable[[Document], bytes]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}
