"""Number, symbol, place and date (N01-N14)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from desktop.documents.check.figures import sentence
from desktop.documents.check.layout import Case, TextLine
from desktop.documents.check.registry import Hit, at_line, rule
from desktop.documents.check.rules.common import Wanted, check_looks
from desktop.domain.document_types import DOCUMENT_TYPES, type_of
from desktop.domain.folding import fold
from desktop.domain.letterheads import place_name
from desktop.domain.symbols import is_number, is_symbol, normal_number
from desktop.i18n import _

_NUMBER_LINE = re.compile(
    r"(?P<word>[Ss][ốỐ]\s*[:.;]?)\s*(?P<number>[^/]*?)(?P<gap>\s*)/(?P<symbol>.+)"
)
_BLANK = re.compile(r"[\s.…_]*")
_DATE_LINE = re.compile(
    r"(?P<place>.*?)(?P<comma>\s*,)?\s*(?P<word>[Nn]gày)\s*(?P<day>\d{1,2}|[.…_\s]*)\s*tháng\s*"
    r"(?P<month>\d{1,2}|[.…_\s]*)\s*năm\s*(?P<year>\d{4}|\d{2}[.…_]+|[.…_]*)(?P<rest>.*)"
)
_NUMBER_LOOK = Wanted(sizes=(26, 26), bold=False, italic=False)
_DATE_LOOK = Wanted(sizes=(26, 28), bold=False, italic=True, align="center")
_LEVEL_PT = 9
"""Lines that begin closer than this stand on one line of the page."""
_COUNCILS = {"uy ban nhan dan": "UBND", "hoi dong nhan dan": "HĐND"}


def _number(case: Case) -> TextLine | None:
    head = case.layout.letterhead
    return head.number if head and case.main else None


def _date(case: Case) -> TextLine | None:
    head = case.layout.letterhead
    return head.date if head and case.main else None


def _parts(line: TextLine) -> re.Match[str] | None:
    return _NUMBER_LINE.fullmatch(line.text)


def _symbol(line: TextLine) -> str:
    parts = _parts(line)
    return re.sub(r"\s*([-/–])\s*", r"\1", parts["symbol"]).strip() if parts else ""


def symbol_of(case: Case) -> str:
    """Return the symbol of the document ("KH-UBND"), empty when there is none."""
    line = _number(case)
    return _symbol(line) if line else ""


def number_of(case: Case) -> str:
    """Return the number of the document, empty in a draft."""
    line = _number(case)
    parts = _parts(line) if line else None
    return parts["number"].strip() if parts and parts["number"].strip().isdigit() else ""


def date_of(case: Case) -> dt.date | None:
    """Return the day of issue, None in a draft."""
    line = _date(case)
    parts = _DATE_LINE.fullmatch(line.text) if line else None
    try:
        return dt.date(*(int(parts[name]) for name in ("year", "month", "day"))) if parts else None
    except ValueError:
        return None


def year_of(case: Case) -> int | None:
    """Return the year in the date line, known in a draft too."""
    line = _date(case)
    parts = _DATE_LINE.fullmatch(line.text) if line else None
    return int(parts["year"]) if parts and parts["year"].isdigit() else None


@rule("N01")
def number_line(case: Case) -> Iterator[Hit]:
    """The line "Số: …/KH-UBND" is there and well formed."""
    if not case.main:
        return
    line = _number(case)
    expected = _("Số: 05/KH-UBND; bản dự thảo để trống số")
    if line is None:
        yield Hit(_("Số, ký hiệu"), _("Không có"), expected)
        return
    parts = _parts(line)
    if parts is None or re.sub(r"\s", "", parts["word"]) != "Số:" or not is_symbol(_symbol(line)):
        yield at_line(line, line.text, expected)
    elif case.issue and not re.search(r"\d", parts["number"]):
        yield at_line(line, _("Chưa ghi số"), _("Ghi số của văn bản"))


@rule("N02")
def number_look(case: Case) -> Iterator[Hit]:
    """Size 13, upright, regular."""
    line = _number(case)
    if line:
        yield from check_looks(_NUMBER_LOOK, [line.paragraph] if case_table(case) else [])


def case_table(case: Case) -> bool:
    """Tell whether the head stands in a table, where each line is a paragraph of its own."""
    return case.layout.letterhead is not None and case.layout.letterhead.table is not None


@rule("N03")
def number_zeros(case: Case) -> Iterator[Hit]:
    """A zero before a number below 10, no other."""
    line = _number(case)
    parts = _parts(line) if line else None
    if line and parts:
        number = parts["number"].strip()
        if not _BLANK.fullmatch(number) and not is_number(number):
            found = _("Số {number}").format(number=number)
            yield at_line(line, found, _("Số {number}").format(number=normal_number(number)))


@rule("N04")
def no_blanks(case: Case) -> Iterator[Hit]:
    """No blanks around "/" and "-"."""
    line = _number(case)
    parts = _parts(line) if line else None
    if line is None or parts is None:
        return
    blank = bool(_BLANK.fullmatch(parts["number"]))
    if (parts["gap"] and not blank) or re.search(r"\s", parts["symbol"]):
        expected = re.sub(r"\s*([-/–])\s*", r"\1", line.text)
        yield at_line(line, line.text, expected)


@rule("N05")
def type_in_symbol(case: Case) -> Iterator[Hit]:
    """The abbreviation in the symbol is that of the type."""
    line, kind = _number(case), case.layout.title.kind or case.document_type
    if line is None or kind is None or not kind.abbreviation or not _symbol(line):
        return
    groups = _symbol(line).split("/")[-1]
    if groups.split("-")[0] != kind.abbreviation:
        body = (
            groups.split("-", 1)[-1] if type_of(groups.split("-")[0]) or "-" in groups else groups
        )
        expected = _("{type}-{body} (văn bản là {name})").format(
            type=kind.abbreviation, body=body, name=kind.name
        )
        yield at_line(line, _symbol(line), expected)


@rule("N06")
def official_letter_symbol(case: Case) -> Iterator[Hit]:
    """A công văn has the body and the drafting unit in its symbol, and no type."""
    line = _number(case)
    if line is None or not case.official_letter or not _symbol(line):
        return
    first, _dash, rest = _symbol(line).partition("-")
    known = {kind.abbreviation for kind in DOCUMENT_TYPES if kind.abbreviation} | {"CV"}
    if first in known or not rest:
        expected = _("Tên cơ quan - đơn vị soạn thảo hoặc lĩnh vực, ví dụ: UBND-VHXH")
        yield at_line(line, _symbol(line), expected)


@rule("N07")
def body_in_symbol(case: Case) -> Iterator[Hit]:
    """The body in the symbol is that of the head."""
    line, head = _number(case), case.layout.letterhead
    if line is None or head is None or not head.issuer or not _symbol(line):
        return
    first = fold(head.issuer[0].text)
    wanted = next((short for name, short in _COUNCILS.items() if first.startswith(name)), "")
    groups = re.split(r"[-/.]", _symbol(line))
    if wanted and not any(group.endswith(wanted) for group in groups):
        expected = _("Ký hiệu có {body} vì cơ quan ban hành là {name}").format(
            body=wanted, name=head.issuer[0].text
        )
        yield at_line(line, _symbol(line), expected)


@rule("N08")
def number_centred(case: Case) -> Iterator[Hit]:
    """Centred under the issuing body."""
    line = _number(case)
    if line and case_table(case):
        faults = Wanted(align="center").faults(line.paragraph)
        if faults:
            expected = _("Căn giữa dưới tên cơ quan ban hành")
            yield at_line(line, sentence(faults), expected)


@rule("N09")
def number_level_with_date(case: Case) -> Iterator[Hit]:
    """Number and date on one line."""
    number, date = _number(case), _date(case)
    if number and date and (number.row != date.row or abs(number.top - date.top) > _LEVEL_PT):
        expected = _("Số, ký hiệu và địa danh, thời gian trên cùng một dòng")
        yield at_line(date, _("Không cùng dòng với số, ký hiệu"), expected)


@rule("N10")
def date_line(case: Case) -> Iterator[Hit]:
    """Place, comma, date in words, no full stop."""
    if not case.main or (case.document_type and case.document_type.code == "BB"):
        return
    line = _date(case)
    expected = _("<Địa danh>, ngày 05 tháng 3 năm 2026; không có dấu chấm cuối")
    if line is None:
        yield Hit(_("Địa danh và thời gian"), _("Không có"), expected)
        return
    parts = _DATE_LINE.fullmatch(line.text)
    if (
        parts is None
        or not parts["comma"]
        or not parts["place"].strip()
        or parts["rest"].strip()
        or parts["word"] != "ngày"
        or parts["comma"] != ","
    ):
        yield at_line(line, line.text, expected)
    elif case.issue and not all(parts[name].isdigit() for name in ("day", "month", "year")):
        yield at_line(line, _("Chưa ghi đủ ngày, tháng, năm"), expected)


@rule("N11")
def date_zeros(case: Case) -> Iterator[Hit]:
    """A zero before days below 10 and months 1 and 2, and nowhere else."""
    line = _date(case)
    parts = _DATE_LINE.fullmatch(line.text) if line else None
    if line is None or parts is None:
        return
    for name, least in (("day", 10), ("month", 3)):
        figures = parts[name]
        if figures.isdigit() and int(figures):
            wanted = f"0{int(figures)}" if int(figures) < least else str(int(figures))
            if figures != wanted:
                word = _("ngày") if name == "day" else _("tháng")
                yield at_line(line, f"{word} {figures}", f"{word} {wanted}")


@rule("N12")
def date_look(case: Case) -> Iterator[Hit]:
    """Italic, 13-14, regular, centred under Quốc hiệu."""
    line = _date(case)
    if line and case_table(case):
        yield from check_looks(_DATE_LOOK, [line.paragraph])


@rule("N13")
def place_of_issue(case: Case) -> Iterator[Hit]:
    """The place is that of the office; in full for a unit named by a figure."""
    line = _date(case)
    parts = _DATE_LINE.fullmatch(line.text) if line else None
    if line is None or parts is None:
        return
    place = parts["place"].strip()
    if case.profile is not None:
        wanted = place_name(case.profile.issuer)
        if place != wanted:
            yield at_line(line, place, wanted)
    elif place.isdigit() or re.match(r"(phường|quận) \d", place):
        yield at_line(line, place, _("Ghi đầy đủ, ví dụ: Phường 12"))


@rule("N14")
def calendar_date(case: Case) -> Iterator[Hit]:
    """The date is one of the calendar."""
    line = _date(case)
    parts = _DATE_LINE.fullmatch(line.text) if line else None
    whole = parts and all(parts[name].isdigit() for name in ("day", "month", "year"))
    if line and whole and date_of(case) is None:
        yield at_line(line, line.text, _("Ngày có trong lịch"))
