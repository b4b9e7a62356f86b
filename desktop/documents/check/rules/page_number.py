"""Page numbers (P08-P16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.documents.check.figures import millimetres, sentence
from desktop.documents.check.layout import Case, Kind, height_pt, line_height_pt
from desktop.documents.check.model import Document, Paragraph, Run, Section, Table
from desktop.documents.check.registry import Hit, rule
from desktop.documents.check.rules.common import Wanted
from desktop.documents.format import FONT
from desktop.domain.findings import Severity
from desktop.i18n import _

_WANTED = Wanted(sizes=(26, 28), bold=False, italic=False)
_MORE_THAN_A_PAGE = 1.15
"""Estimated heights are rough: only what clearly runs over counts as a second page."""
_CENTRE_TOLERANCE = 170
"""3 mm in twips."""


def has_many_pages(document: Document) -> bool:
    """Tell whether the document takes more than one page, by Word's note or by its heights."""
    if document.pages > 1 or any(section.starts_page for section in document.sections[1:]):
        return True
    points = sum(_height(block) for block in document.blocks)
    page = document.sections[0].text_height / 20
    return points > page * _MORE_THAN_A_PAGE


def _height(block: Paragraph | Table) -> float:
    if isinstance(block, Paragraph):
        return height_pt(block)
    return sum(
        max((sum(map(height_pt, cell.paragraphs)) for cell in row.cells), default=0)
        for row in block.rows
    )


def _has_number(paragraphs: Sequence[Paragraph]) -> bool:
    return any(field.is_page for paragraph in paragraphs for field in paragraph.fields)


def _numbers(section: Section, kind: str) -> list[Paragraph]:
    """Return the header paragraphs of a kind that show the page number."""
    return [item for item in section.headers.get(kind, ()) if any(f.is_page for f in item.fields)]


def _place(case: Case, section: Section) -> str:
    if len(case.document.sections) == 1:
        return _("Số trang")
    number = case.document.sections.index(section) + 1
    return _("Số trang, phần {number}").format(number=number)


@rule("P08")
def number_in_header(case: Case) -> Iterator[Hit]:
    """More than one page: a page number at the top."""
    if not has_many_pages(case.document):
        return
    for section in case.document.sections:
        if not _numbers(section, "default"):
            found = _("Không có số trang ở đầu trang")
            expected = _("Số trang đặt canh giữa trong phần lề trên, từ trang thứ hai")
            yield Hit(_place(case, section), found, expected)


def _is_centred(paragraph: Paragraph) -> bool:
    look = paragraph.format
    if look.align == "center":
        return abs(look.left - look.right + look.first) <= 2 * _CENTRE_TOLERANCE
    if look.frame_centred:
        return True
    middle = paragraph.column.width // 2
    tabbed = paragraph.raw.startswith("\t") and not paragraph.raw.startswith("\t\t")
    return tabbed and any(abs(tab - middle) <= _CENTRE_TOLERANCE for tab in look.tabs)


@rule("P09")
def number_centred(case: Case) -> Iterator[Hit]:
    """The page number stands in the middle."""
    for section in case.document.sections:
        if any(not _is_centred(item) for item in _numbers(section, "default")):
            yield Hit(
                _place(case, section), _("Số trang không ở giữa"), _("Canh giữa theo chiều ngang")
            )


def _number_runs(paragraph: Paragraph) -> tuple[Run, ...]:
    runs = tuple(run for run in paragraph.shown if run.field)
    return runs or (Run("2", paragraph.mark, True),)


def _look_faults(paragraph: Paragraph) -> list[str]:
    runs = _number_runs(paragraph)
    shown = Paragraph(runs, paragraph.format, paragraph.column)
    found = _WANTED.faults(shown)
    if any(run.format.ascii != FONT for run in runs):
        found.append(_("phông {name}").format(name=runs[0].format.ascii))
    if any(run.format.colour not in ("auto", "000000") for run in runs):
        found.append(_("chữ màu"))
    return found


@rule("P10")
def number_look(case: Case) -> Iterator[Hit]:
    """Size 13-14, upright, regular, black, Times New Roman."""
    for section in case.document.sections:
        for paragraph in _numbers(section, "default"):
            faults = _look_faults(paragraph)
            if faults:
                expected = _("Cỡ chữ 13-14, kiểu chữ đứng, không đậm, màu đen, Times New Roman")
                yield Hit(_place(case, section), sentence(faults), expected)


@rule("P11")
def number_hidden_first(case: Case) -> Iterator[Hit]:
    """No number on the first page; for an appendix the decree does not say so itself."""
    section = case.document.sections[0]
    shown = _has_number(section.headers.get("first", ()))
    if not section.title_page:
        shown = bool(_numbers(section, "default"))
    if shown:
        found = _("Trang thứ nhất có số trang")
        severity = Severity.WARNING if case.layout.kind is Kind.ATTACHMENT else None
        expected = _("Không hiển thị số trang thứ nhất")
        yield Hit(_place(case, section), found, expected, severity=severity)


@rule("P12")
def number_figures(case: Case) -> Iterator[Hit]:
    """Arabic figures from 1."""
    for place, section in enumerate(case.document.sections):
        if section.number_format not in (None, "decimal"):
            found = _("Kiểu số trang {name}").format(name=section.number_format)
            yield Hit(_place(case, section), found, _("Chữ số Ả Rập"))
        if place == 0 and section.number_start not in (None, 1):
            found = _("Số trang bắt đầu từ {start}").format(start=section.number_start)
            yield Hit(_place(case, section), found, _("Bắt đầu từ số 1"))


@rule("P13")
def number_in_footer(case: Case) -> Iterator[Hit]:
    """No page number at the foot."""
    for section in case.document.sections:
        if any(_has_number(footer) for footer in section.footers.values()):
            found = _("Số trang ở chân trang")
            expected = _("Số trang đặt trong phần lề trên của văn bản")
            yield Hit(_place(case, section), found, expected)


@rule("P14")
def bare_number(case: Case) -> Iterator[Hit]:
    """Nothing but the figure."""
    for section in case.document.sections:
        header = section.headers.get("default", ())
        if not _has_number(header):
            continue
        words = " ".join(run.text.strip() for item in header for run in item.shown if not run.field)
        counted = any("NUMPAGES" in field.instruction for item in header for field in item.fields)
        if words.strip() or counted:
            found = _("Có chữ hoặc dấu kèm số trang: “{words}”").format(words=words.strip())
            yield Hit(_place(case, section), found, _("Chỉ ghi chữ số, ví dụ: 2"))


@rule("P15")
def header_room(case: Case) -> Iterator[Hit]:
    """The page number stays inside the top margin."""
    for section in case.document.sections:
        for paragraph in _numbers(section, "default")[:1]:
            foot = section.margins["header"] + line_height_pt(paragraph) * 20
            if foot >= abs(section.margins["top"]):
                found = _("Số trang cách mép giấy {length}, lấn xuống phần nội dung").format(
                    length=millimetres(section.margins["header"])
                )
                yield Hit(_place(case, section), found, _("Số trang nằm trong lề trên"))


@rule("P16")
def odd_and_even(case: Case) -> Iterator[Hit]:
    """Headers of even pages, when they differ, conform too."""
    if not case.document.odd_even:
        return
    for section in case.document.sections:
        even = _numbers(section, "even")
        sound = even and all(_is_centred(item) and not _look_faults(item) for item in even)
        if not sound:
            found = _("Đầu trang chẵn khác đầu trang lẻ")
            yield Hit(_place(case, section), found, _("Số trang như nhau ở mọi trang"))
