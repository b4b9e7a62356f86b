"""Quốc hiệu, Tiêu ngữ and names of the bodies (H01-H21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.check.figures import figure, points
from desktop.documents.check.layout import Case, Kind, Letterhead
from desktop.documents.check.letterhead import is_national_name, lines_of
from desktop.documents.check.registry import Hit, at, at_line, rule
from desktop.documents.check.rules.common import (
    LINE_TOLERANCE_MM,
    Wanted,
    check_looks,
    paragraphs_of_lines,
    printed_widths_mm,
    short_line_hits,
)
from desktop.documents.format import MOTTO, NATIONAL_NAME
from desktop.domain.findings import Severity
from desktop.domain.folding import fold
from desktop.domain.letterheads import issuer_lines
from desktop.domain.text import nfc
from desktop.i18n import _

_NATIONAL = Wanted(sizes=(24, 26), bold=True, italic=False, upper=True)
_MOTTO = Wanted(sizes=(26, 28), bold=True, italic=False)
_ISSUER = Wanted(sizes=(24, 26), bold=True, italic=False, upper=True, align="center")
_PARENT = Wanted(sizes=(24, 26), bold=False, italic=False, upper=True, align="center")
_COUNCILS = ("uy ban nhan dan", "hoi dong nhan dan")
_ABBREVIATED = re.compile(r"\b(UBND|HĐND|MTTQ|VP|TTPVHCC)\b|(?:^|\s)P\.|(?:^|\s)TT\.?(?=\s)")
_UNITS = ("phong ", "van phong", "trung tam ")


def _spelling(text: str) -> str:
    """Return text with both places of the tone mark alike (HÒA, HOÀ)."""
    return nfc(text).replace("OÀ", "ÒA").replace("oà", "òa")


def _head(case: Case) -> Letterhead | None:
    return case.layout.letterhead


def _missing(case: Case, place: str, wanted: str) -> Iterator[Hit]:
    if case.main:
        yield Hit(place, _("Không có"), wanted)


@rule("H01")
def national_name(case: Case) -> Iterator[Hit]:
    """Quốc hiệu, letter by letter."""
    head = _head(case)
    if head is None or head.national is None:
        yield from _missing(case, _("Quốc hiệu"), NATIONAL_NAME)
    elif _spelling(head.national.text.upper()) != NATIONAL_NAME:
        yield at_line(head.national, head.national.text, NATIONAL_NAME)


@rule("H02")
def national_name_on_one_line(case: Case) -> Iterator[Hit]:
    """Quốc hiệu on one line."""
    head = _head(case)
    if head is None or head.national is None or head.table is None:
        return
    paragraph = head.national.paragraph
    width = printed_widths_mm([head.national])
    broken = any("\n" in run.text for run in paragraph.runs) and len(list(lines_of(paragraph))) > 1
    motto_below = broken and head.motto is not None and head.motto.paragraph is paragraph
    if len(width) > 1 or (broken and not motto_below):
        found = _("Quốc hiệu bị xuống dòng vì ô chỉ rộng {width} mm").format(
            width=figure(paragraph.room_mm)
        )
        yield at(paragraph, found, _("Quốc hiệu trên một dòng"))


@rule("H03")
def national_name_look(case: Case) -> Iterator[Hit]:
    """Capitals, 12-13, upright, bold."""
    head = _head(case)
    if head and head.national:
        yield from check_looks(_NATIONAL, [head.national.paragraph])


@rule("H04")
def motto(case: Case) -> Iterator[Hit]:
    """Tiêu ngữ, letter by letter; dashes longer than a hyphen are a warning."""
    head = _head(case)
    if head is None or head.motto is None:
        yield from _missing(case, _("Tiêu ngữ"), MOTTO)
        return
    text = nfc(head.motto.text)
    if text == MOTTO:
        return
    dashed = re.sub("[–—−]", "-", text) == MOTTO
    yield at_line(head.motto, text, MOTTO, Severity.WARNING if dashed else None)


@rule("H05")
def motto_look(case: Case) -> Iterator[Hit]:
    """13-14, upright, bold."""
    head = _head(case)
    if head and head.motto:
        yield from check_looks(_MOTTO, [head.motto.paragraph])


@rule("H06")
def motto_line(case: Case) -> Iterator[Hit]:
    """A line below Tiêu ngữ."""
    head = _head(case)
    if head and head.motto and not any(placed.line.solid for placed in head.right_lines):
        found = _("Không có đường kẻ nét liền dưới Tiêu ngữ")
        yield at_line(head.motto, found, _("Có đường kẻ ngang, nét liền"))


@rule("H07")
def motto_line_length(case: Case) -> Iterator[Hit]:
    """The line is as long as Tiêu ngữ."""
    head = _head(case)
    lines = [placed.line for placed in head.right_lines if placed.line.solid] if head else []
    if head is None or head.motto is None or not lines:
        return
    width = sum(printed_widths_mm([head.motto]))
    length = min((line.length_mm for line in lines), key=lambda one: abs(one - width))
    if abs(length - width) > max(width * 0.05, LINE_TOLERANCE_MM):
        found = _("Đường kẻ dài {length} mm").format(length=figure(length))
        expected = _("Dài bằng dòng chữ: {width} mm").format(width=figure(width))
        yield at_line(head.motto, found, expected)


@rule("H08")
def motto_underlined(case: Case) -> Iterator[Hit]:
    """The line is drawn, not underlined or typed."""
    head = _head(case)
    if head is None or head.motto is None:
        return
    expected = _("Dùng đường kẻ (Shapes), không gạch chân chữ hay gõ dấu gạch")
    if any(run.format.underline for run in head.motto.paragraph.shown):
        yield at_line(head.motto, _("Tiêu ngữ gạch chân"), expected)
    typed = [line for line in head.right if re.fullmatch(r"[-–—―=*\s]{3,}", line.text)]
    if typed:
        yield at_line(head.motto, _("Gõ dấu gạch thay đường kẻ"), expected)


@rule("H09")
def national_spacing(case: Case) -> Iterator[Hit]:
    """Quốc hiệu and Tiêu ngữ single-spaced, without a gap."""
    head = _head(case)
    if head is None or head.national is None or head.motto is None:
        return
    above, below = head.national.paragraph, head.motto.paragraph
    expected = _("Cách dòng đơn, không cách đoạn")
    gap = 0 if above is below else (above.format.after + below.format.before) / 20
    if gap > 1:
        found = _("Quốc hiệu và Tiêu ngữ cách nhau {gap} pt").format(gap=figure(gap))
        yield at(below, found, expected)
    for paragraph in (above, below):
        look = paragraph.format
        if look.rule == "auto" and abs(look.line - 240) > 12:
            found = _("Giãn dòng {line}").format(line=figure(look.line / 240))
            yield at(paragraph, found, expected)


@rule("H10")
def sizes_in_step(case: Case) -> Iterator[Hit]:
    """Sizes step together: 13-14-14 or 12-13-13."""
    head = _head(case)
    if head is None or head.national is None or head.motto is None:
        return
    lines = (head.national, head.motto, head.date or head.motto)
    name, below, date = (line.paragraph.look.size for line in lines)
    if below != name + 2 or date != below:
        found = _("Quốc hiệu {name}, Tiêu ngữ {motto}, ngày tháng {date}").format(
            name=points(name), motto=points(below), date=points(date)
        )
        yield at_line(head.motto, found, _("13 - 14 - 14 hoặc 12 - 13 - 13"))


@rule("H11")
def issuer_look(case: Case) -> Iterator[Hit]:
    """Issuing body: capitals, 12-13, upright, bold, centred."""
    head = _head(case)
    if head is None or not head.issuer:
        yield from _missing(case, _("Tên cơ quan ban hành"), _("Tên đầy đủ, in hoa, đậm"))
    else:
        yield from check_looks(_centred(head, _ISSUER), paragraphs_of_lines(head.issuer))


def _centred(head: Letterhead, wanted: Wanted) -> Wanted:
    """Ask for centring only in a table: tabs place text otherwise."""
    if head.table is not None:
        return wanted
    return Wanted(wanted.sizes, wanted.bold, wanted.italic, wanted.upper)


@rule("H12")
def parent_look(case: Case) -> Iterator[Hit]:
    """Superior body: capitals, 12-13, upright, regular, centred."""
    head = _head(case)
    if head and head.parent and not _is_council(head):
        yield from check_looks(_centred(head, _PARENT), paragraphs_of_lines(head.parent))


def _is_council(head: Letterhead) -> bool:
    """Tell whether the issuing body is a UBND or HĐND."""
    return bool(head.issuer) and fold(head.issuer[0].text).startswith(_COUNCILS)


@rule("H13")
def no_parent_of_council(case: Case) -> Iterator[Hit]:
    """UBND and HĐND write no superior body."""
    head = _head(case)
    if head and head.parent and _is_council(head):
        names = " / ".join(line.text for line in head.parent)
        found = _("Ghi cơ quan chủ quản “{names}”").format(names=names)
        expected = _("Ủy ban nhân dân, Hội đồng nhân dân không ghi cơ quan chủ quản")
        yield at_line(head.parent[0], found, expected)


@rule("H14")
def two_lines(case: Case) -> Iterator[Hit]:
    """ỦY BAN NHÂN DÂN and the commune on two lines; on one only where it fits."""
    head = _head(case)
    if head is None or not _is_council(head):
        return
    lines = [fold(line.text) for line in head.issuer]
    wrapped = len(lines) == 1 and len(printed_widths_mm(head.issuer)) > 1
    placed = any(re.search(r"\b(xa|phuong|thi tran|dac khu|huyen|tinh|thanh pho|quan)\b", line)
                 for line in lines)  # fmt: skip
    if wrapped or not placed:
        found = " / ".join(line.text for line in head.issuer)
        expected = _("Hai dòng: ỦY BAN NHÂN DÂN / XÃ …")
        yield at_line(head.issuer[-1], found, expected)


@rule("H15")
def parent_of_unit(case: Case) -> Iterator[Hit]:
    """A unit of the commune stands below "UBND XÃ X", abbreviated."""
    head = _head(case)
    if head is None or not head.issuer or not fold(head.issuer[0].text).startswith(_UNITS):
        return
    names = " ".join(line.text for line in head.parent)
    wanted = _("UBND XÃ …")
    if case.profile:
        wanted = " ".join(issuer_lines(case.profile.issuer)).replace("ỦY BAN NHÂN DÂN", "UBND")
    right = names == wanted if case.profile else names.startswith(("UBND ", "SỞ ", "BỘ "))
    if not right:
        found = _("Cơ quan chủ quản: {names}").format(names=names or _("không ghi"))
        yield at_line(head.issuer[0], found, wanted)


@rule("H16")
def full_issuer_name(case: Case) -> Iterator[Hit]:
    """The issuing body is not abbreviated, unless it is so named."""
    head = _head(case)
    if head is None:
        return
    named = {unit.name.upper() for unit in case.profile.units} if case.profile else set()
    whole = " ".join(line.text for line in head.issuer)
    abbreviated = _ABBREVIATED.search(whole)
    if abbreviated and whole not in named:
        found = _("Viết tắt trong tên cơ quan ban hành: {name}").format(name=whole)
        yield at_line(head.issuer[0], found, _("Ghi đầy đủ tên chính thức"))


@rule("H17")
def issuer_line(case: Case) -> Iterator[Hit]:
    """A solid line below the issuing body."""
    head = _head(case)
    if head:
        yield from short_line_hits(head.issuer, head.left_lines, exists=True)


@rule("H18")
def issuer_line_length(case: Case) -> Iterator[Hit]:
    """Its length 1/3 to 1/2 of the text, in the middle."""
    head = _head(case)
    if head:
        yield from short_line_hits(head.issuer, head.left_lines, exists=False)


@rule("H19")
def head_layout(case: Case) -> Iterator[Hit]:
    """No visible borders, both halves level; tabs instead of a table are a warning."""
    head = _head(case)
    if head is None:
        return
    place = _("Phần mở đầu văn bản")
    if head.table is None:
        found = _("Dùng dấu tab, dấu cách để bố trí")
        yield Hit(place, found, _("Dùng bảng hai cột không viền"), severity=Severity.WARNING)
        return
    if head.table.bordered:
        yield Hit(place, _("Bảng có đường viền"), _("Bảng hai cột không viền"))
    first = next(iter([*head.parent, *head.issuer]), None)
    if (
        first
        and head.national
        and (first.row != head.national.row or abs(first.top - head.national.top) > 9)
    ):
        found = _("Tên cơ quan và Quốc hiệu không ngang hàng")
        yield Hit(place, found, _("Dòng đầu hai bên ngang hàng"))
    elif any(cell.align != "top" for cell in (*head.left_cells[:1], *head.right_cells[:1])):
        yield Hit(place, _("Ô căn giữa hoặc căn dưới theo chiều dọc"), _("Căn lên mép trên của ô"))


@rule("H20")
def one_head(case: Case) -> Iterator[Hit]:
    """The head stands once; an appendix has none."""
    head = _head(case)
    expected = _("Quốc hiệu chỉ ở trang đầu của văn bản; phụ lục không có Quốc hiệu")
    if head and head.national and case.layout.kind is Kind.ATTACHMENT:
        yield at_line(head.national, _("Phụ lục có Quốc hiệu"), expected)
    if case.document_type and case.document_type.code in ("QĐ", "NQ"):
        return
    first = head.national.paragraph if head and head.national else None
    for paragraph in case.paragraphs:
        if (
            paragraph is not first
            and 25 < len(paragraph.text) < 45
            and is_national_name(paragraph.text)
        ):
            yield Hit(_("Quốc hiệu"), _("Quốc hiệu lặp lại"), expected, paragraph)


@rule("H21")
def names_of_the_office(case: Case) -> Iterator[Hit]:
    """The names are those of the office."""
    head = _head(case)
    if case.profile is None or head is None or not head.issuer or not _is_council(head):
        return
    if not fold(head.issuer[0].text).startswith("uy ban"):
        return
    wanted = " ".join(issuer_lines(case.profile.issuer))
    found = " ".join(line.text.upper() for line in head.issuer)
    if _tone(found) != _tone(wanted):
        yield at_line(head.issuer[-1], found, wanted)


def _tone(text: str) -> str:
    return nfc(text).replace("UỶ", "ỦY")
