"""Makes the documents of plans in every format, loading only the writer that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.documents.compose import compose
from desktop.documents.tree import Document
from desktop.domain.commune import CommuneProfile
from desktop.domain.plan import Plan
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.ports import Preview


class PlanDocuments:
    """The ``DocumentRenderer`` of the program."""

    def render(self, plan: Plan, profile: CommuneProfile, format_name: str) -> bytes:
        """Return the document as "docx", "pdf" or "xlsx".

        Raises ``Refused`` for an unknown format and for "xlsx" of a plan without a table.
        """
        write = _WRITERS.get(format_name)
        if write is None:
            raise Refused(
                _("Không xuất được định dạng “{name}”.").format(name=format_name),
                advice=_("Chọn một trong: {names}.").format(names=", ".join(_WRITERS)),
            )
        return write(compose(plan, profile))

    def preview(
        self, plan: Plan, profile: CommuneProfile, dpi: int, spots: bool = False
    ) -> Preview:
        """Return the pages as pictures at ``dpi``."""
        from desktop.documents.typst_writer import write_pages

        return write_pages(compose(plan, profile), dpi, spots)


def _docx(document: Document) -> bytes:
    from desktop.documents.docx_writer import write_docx

    return write_docx(document)


def _pdf(document: Document) -> bytes:
    from desktop.documents.typst_writer import write_pdf

    return write_pdf(document)


def _xlsx(document: Document) -> bytes:
    from desktop.documents.xlsx_writer import write_xlsx

    return write_xlsx(document)


_WRITERS: Mapping[str, Callable[[Document], bytes]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}
