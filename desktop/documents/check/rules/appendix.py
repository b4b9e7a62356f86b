"""Appendices and attached texts (A01-A11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.check.layout import Appendix, Case, Kind
from desktop.documents.check.locate import appendix_name
from desktop.documents.check.model import Paragraph, Table
from desktop.documents.check.registry import Hit, at, rule
from desktop.documents.check.rules.common import Wanted, check_looks, paragraphs_of_lines
from desktop.documents.check.rules.number_and_date import date_of, number_of, symbol_of
from desktop.domain.decree_dates import parse_date_phrase
from desktop.domain.folding import fold
from desktop.domain.numbering import roman
from desktop.i18n import _

_LABEL = Wanted(sizes=(28, 28), bold=True, italic=False, align="center")
_TITLE = Wanted(sizes=(26, 28), bold=True, italic=False, upper=True, align="center")
_REFERENCE = Wanted(sizes=(26, 28), bold=False, italic=True, align="center")
_LABEL_WORDS = re.compile(r"Phụ lục(?: ([IVXLC]+|\d+))?")
_REFERENCE_WORDS = re.compile(
    r"\(Kèm theo (?P<kind>[A-ZĐ][\w ]+?) số:? ?(?P<number>[\d.…_ ]*)/(?P<symbol>[\w\-.]+)"
    r",? ngày(?P<date>.*?(?:năm *[\d.…_]*|/ *\d{4}))"
    r" của (?P<body>.+)\)\.?"
)
_DIGITAL_ROOM = 850
"""15 mm in twips: room for the text of a digital signature above the first line."""


def _place(appendix: Appendix) -> str:
    return _("{appendix}, đầu trang").format(appendix=appendix_name(appendix))


@rule("A01")
def referred_to(case: Case) -> Iterator[Hit]:
    """The main text points to each appendix."""
    if case.layout.kind is not Kind.DOCUMENT:
        return
    words = [item.paragraph.text for item in case.layout.items] + [
        table.text for _number, table, _section in case.tables if _in_main(case, table)
    ]
    text = " ".join(words)
    for appendix in case.layout.appendices:
        named = rf"phụ lục (số )?{appendix.number}\b" if appendix.number else r"phụ lục"
        several = re.search(r"các phụ lục", text, re.IGNORECASE)
        if not re.search(named, text, re.IGNORECASE) and not several:
            found = _("Nội dung chính không nhắc đến {name}").format(name=appendix_name(appendix))
            expected = _("Trong văn bản phải có chỉ dẫn về phụ lục")
            yield Hit(_place(appendix), found, expected, appendix.label.paragraph)


def _in_main(case: Case, table: Table) -> bool:
    blocks = case.document.blocks[case.layout.body_first : case.layout.body_end]
    return any(block is table for block in blocks)


@rule("A02")
def roman_numbers(case: Case) -> Iterator[Hit]:
    """Two or more appendices have Roman numbers in sequence."""
    several = len(case.layout.appendices) > 1
    for place, appendix in enumerate(case.layout.appendices, start=1):
        number = appendix.number
        wrong = several and number != roman(place)
        if (case.layout.kind is Kind.DOCUMENT and wrong) or number.isdigit():
            found = appendix.label.text
            expected = _("Phụ lục {number}").format(number=roman(place))
            yield Hit(_place(appendix), found, expected, appendix.label.paragraph)


@rule("A03")
def label_look(case: Case) -> Iterator[Hit]:
    """Check the label: “Phụ lục I” in mixed case, 14, bold, centred, on its own line."""
    for appendix in case.layout.appendices:
        line = appendix.label
        if not _LABEL_WORDS.fullmatch(line.text) or line.paragraph.look.caps:
            wanted = _("Phụ lục {number}").format(number=appendix.number).strip()
            expected = _("“{label}” in thường, trên một dòng riêng").format(label=wanted)
            yield Hit(_place(appendix), line.text, expected, line.paragraph)
        yield from check_looks(_LABEL, [line.paragraph])


@rule("A04")
def title_look(case: Case) -> Iterator[Hit]:
    """The title in capitals, bold, 13-14, centred."""
    for appendix in case.layout.appendices:
        own = [line for line in appendix.title if line.paragraph is not appendix.label.paragraph]
        if not appendix.title:
            expected = _("Tên phụ lục in hoa, đậm, cỡ 13-14, căn giữa")
            yield Hit(_place(appendix), _("Không có tên phụ lục"), expected)
        yield from check_looks(_TITLE, paragraphs_of_lines(own))


@rule("A05")
def reference_look(case: Case) -> Iterator[Hit]:
    """(Kèm theo …) italic, 13-14, centred, in brackets."""
    for appendix in case.layout.appendices:
        reference = appendix.reference
        expected = _("(Kèm theo Kế hoạch số … ngày … tháng … năm … của …)")
        if reference is None:
            yield Hit(_place(appendix), _("Không có dòng “Kèm theo …”"), expected)
            continue
        if not _REFERENCE_WORDS.fullmatch(reference.text):
            yield at(reference, reference.text, expected)
        yield from check_looks(_REFERENCE, [reference])


@rule("A06")
def reference_agrees(case: Case) -> Iterator[Hit]:
    """Its type, number, date and body are those of the document, or left blank."""
    if case.layout.kind is not Kind.DOCUMENT:
        return
    for appendix in case.layout.appendices:
        reference = appendix.reference
        match = _REFERENCE_WORDS.fullmatch(reference.text) if reference else None
        if reference is None or match is None:
            continue
        for found, expected in _differences(case, match):
            yield at(reference, found, expected)


def _differences(case: Case, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    kind, symbol = case.document_type, symbol_of(case)
    if kind and kind.name != match["kind"]:
        yield match["kind"], kind.name
    if symbol and match["symbol"] != symbol:
        yield match["symbol"], symbol
    number, own = match["number"].strip(" .…_"), number_of(case)
    if number and own and number != own:
        yield _("số {number}").format(number=number), _("số {number}").format(number=own)
    day, issued = parse_date_phrase(f"ngày{match['date']}"), date_of(case)
    if day and issued and day != issued:
        yield f"ngày{match['date']}", issued.strftime("%d/%m/%Y")
    head = case.layout.letterhead
    names = " ".join(line.text for line in head.issuer) if head else ""
    wanted, shown = fold(names), fold(match["body"]).replace("ubnd", "uy ban nhan dan")
    # An agency is told by its place, which stands above it in the letterhead.
    is_agency = bool(head and head.parent) and shown.startswith(f"{wanted} ")
    if wanted and not is_agency and not shown.endswith(wanted):
        yield match["body"], names


@rule("A07")
def own_section(case: Case) -> Iterator[Hit]:
    """A new page and a section of its own whose page numbers start at 1."""
    for appendix in case.layout.appendices:
        if case.layout.kind is Kind.ATTACHMENT and appendix is case.layout.appendices[0]:
            continue
        section = case.document.section_of(appendix.first)
        begins = section.first == appendix.first or _only_empty(case, section.first, appendix.first)
        if not begins or not section.starts_page or section.first == 0:
            yield Hit(_place(appendix), _("Không bắt đầu ở trang và phần (section) mới"),
                      _("Sang trang, sang section mới"), appendix.label.paragraph)  # fmt: skip
        elif section.number_start != 1:
            yield Hit(_place(appendix), _("Số trang nối tiếp phần trước"),
                      _("Số trang của mỗi phụ lục đánh riêng, từ 1"),
                      appendix.label.paragraph)  # fmt: skip


def _only_empty(case: Case, first: int, end: int) -> bool:
    blocks = case.document.blocks[first:end]
    return all(isinstance(block, Paragraph) and not block.text for block in blocks)


@rule("A08")
def line_below(case: Case) -> Iterator[Hit]:
    """A short line below (Kèm theo …)."""
    for appendix in case.layout.appendices:
        if appendix.reference is not None and not appendix.lines:
            found = _("Không có đường kẻ ngắn dưới dòng “Kèm theo …”")
            yield at(appendix.reference, found, _("Đường kẻ ngang, nét liền, cân đối ở giữa"))


@rule("A09")
def end_mark(case: Case) -> Iterator[Hit]:
    """End each appendix with “./.”."""
    for appendix in case.layout.appendices:
        place = _("{appendix}, cuối").format(appendix=appendix_name(appendix))
        last = _last_block(case, appendix)
        ends = last.text.endswith("./.") if last is not None else False
        if not ends:
            yield Hit(place, _("Không có “./.”"), _("Kết thúc phụ lục bằng “./.”"))


def _last_block(case: Case, appendix: Appendix) -> Paragraph | Table | None:
    for place in range(appendix.end - 1, appendix.first, -1):
        block = case.document.blocks[place]
        if block.text:
            return block
    return None


@rule("A10")
def attached_text(case: Case) -> Iterator[Hit]:
    """An attached text has body and Quốc hiệu at its head, neither number nor date."""
    if case.layout.kind is not Kind.ATTACHED_TEXT:
        return
    head = case.layout.letterhead
    expected = _("Có tên cơ quan, Quốc hiệu và Tiêu ngữ; không ghi số, ngày")
    if head is None or head.national is None or not head.issuer:
        yield Hit(_("Phần mở đầu"), _("Thiếu tên cơ quan hoặc Quốc hiệu"), expected)
    for line in (head.number, head.date) if head else ():
        if line is not None:
            yield at(line.paragraph, line.text, expected)


@rule("A11")
def room_for_digital_signature(case: Case) -> Iterator[Hit]:
    """An appendix in its own file has room at the top right for the signature's text."""
    if case.layout.kind is not Kind.ATTACHMENT:
        return
    section = case.document.sections[0]
    kind = "first" if section.title_page else "default"
    words = [
        run.text for item in section.headers.get(kind, ()) for run in item.shown if not run.field
    ]
    if words or abs(section.margins["top"]) < _DIGITAL_ROOM:
        found = _("Góc trên bên phải trang đầu không còn chỗ trống")
        expected = _("Chừa chỗ cho thông tin chữ ký số của cơ quan (cỡ chữ 10)")
        yield Hit(_("Trang đầu"), found, expected)
