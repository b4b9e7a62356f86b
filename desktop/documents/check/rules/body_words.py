"""Words of the text: bases, citations, end mark, dates (B09-B12, B23, B24, B28, B30)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.check.layout import Case, Item
from desktop.documents.check.model import Paragraph, Table
from desktop.documents.check.registry import Hit, at, rule
from desktop.documents.check.word_lists import word_lists
from desktop.i18n import _

_KINDS = (
    "Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|Công văn"
    "|Chương trình|Thông báo|Kết luận|Hướng dẫn|Đề án|Báo cáo|Tờ trình|Quy định"
)
_NUMBERED = re.compile(
    rf"(?P<kind>{_KINDS})(?P<middle>(?: hành động| liên tịch)? (?P<word>số:? ?)?)"
    r"(?P<number>\d+[\w.\-]*/[\w/\-]+?)(?=ngày|[^\w/\-]|$)"
)
_DATE_WORDS = r"ngày (?:0[1-9]|[12]\d|3[01]) tháng (?:01|02|[3-9]|1[0-2]) năm \d{4}"
_DATED = re.compile(r",? ?ngày \d{1,2}(?: tháng \d{1,2} năm |[/.-]\d{1,2}[/.-])\d{4}")
_LOOSE_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_SHORT_DATE = re.compile(r"(?:ngày )?(?<![\d/])\d{1,2}([/.-])\d{1,2}\1\d{4}(?![\d/])")
_LAW = re.compile(r"\b(Luật|Bộ luật|Pháp lệnh)\b[^;]*?số:? ?\d+/\d{4}/(QH|UBTVQH|PL)[\w-]*")
_LAW_START = re.compile(r"Căn cứ (Luật|Bộ luật|Pháp lệnh)\b")
_END = re.compile(r"\./\.$")
_MARKS_AT_THE_END = "./\\ \t\n\u00a0"
_END_ANYWHERE = re.compile(r"\.\s*/\s*\.")
_LAST_WORDS = 160


@rule("B09")
def basis_marks(case: Case) -> Iterator[Hit]:
    """Each căn cứ ends with ";", the last with "."."""
    bases = case.layout.bases
    for place, item in enumerate(bases):
        wanted = "." if place == len(bases) - 1 else ";"
        mark = item.paragraph.text[-1:]
        if mark != wanted:
            found = _("Kết thúc bằng “{mark}”").format(mark=mark)
            if mark.isalnum():
                found = _("Không có dấu kết thúc")
            expected = (
                _("Căn cứ cuối cùng kết thúc bằng dấu chấm (.)")
                if wanted == "."
                else _("Kết thúc bằng dấu chấm phẩy (;)")
            )
            yield at(item.paragraph, found, expected)


@rule("B10")
def basis_complete(case: Case) -> Iterator[Hit]:
    """A căn cứ names type, number, date in words, body and subject."""
    for item in case.layout.bases:
        text = item.paragraph.text
        missing: list[str] = []
        for match in _NUMBERED.finditer(text):
            missing.extend(_missing_parts(match, text))
            break
        if not missing and _LAW_START.match(text) and not re.search(_DATE_WORDS, text):
            missing.append(_("ngày tháng năm ban hành"))
        if missing:
            found = _("Thiếu {parts}").format(parts=", ".join(missing))
            expected = _(
                "Tên loại, số, ngày … tháng … năm …, cơ quan ban hành và trích yếu; "
                "Luật, Pháp lệnh: tên và ngày ban hành"
            )
            yield at(item.paragraph, found, expected)


def _missing_parts(match: re.Match[str], text: str) -> list[str]:
    rest = text[match.end() :].split(";", maxsplit=1)[0]
    found: list[str] = []
    if not (match["word"] or "").strip():
        found.append(_("chữ “số”"))
    if not re.match(rf",? ?{_DATE_WORDS}", rest):
        dated = _DATED.match(rest)
        found.append(_("ngày, tháng, năm viết đầy đủ bằng chữ") if dated else _("ngày tháng năm"))
    if not re.search(r"\bcủa\b", rest):
        found.append(_("cơ quan ban hành (“của …”)"))
    if len(rest.split()) < 8:
        found.append(_("trích yếu"))
    return found


@rule("B11")
def law_without_number(case: Case) -> Iterator[Hit]:
    """A Luật or Pháp lệnh is cited without number."""
    for item in case.layout.bases:
        if _LAW.search(item.paragraph.text):
            found = _("Ghi số, ký hiệu của Luật, Pháp lệnh")
            expected = _("Luật, Pháp lệnh không ghi số, ký hiệu và cơ quan ban hành")
            yield at(item.paragraph, found, expected)


@rule("B12")
def first_citation_full(case: Case) -> Iterator[Hit]:
    """The first citation in full, later ones with type and number only."""
    seen: set[str] = set()
    for item in case.layout.items:
        text = item.paragraph.text
        for match in _NUMBERED.finditer(text):
            if case.layout.title.kind and _own_number(case, match):
                continue
            rest = text[match.end() : match.end() + _LAST_WORDS]
            dated = bool(_DATED.match(rest))
            name = f"{match['kind']} số {match['number']}"
            first = match["number"] not in seen
            seen.add(match["number"])
            if first and not item.basis and not (dated and re.search(r"\bcủa\b", rest)):
                expected = _("Lần đầu viện dẫn ghi đủ ngày ban hành, cơ quan ban hành, trích yếu")
                yield at(item.paragraph, name, expected)
            elif not first and dated and not item.basis:
                expected = _("Các lần sau chỉ ghi tên loại và số, ký hiệu: {name}").format(
                    name=name
                )
                yield at(
                    item.paragraph, _("{name} ghi lại ngày ban hành").format(name=name), expected
                )


def _own_number(case: Case, match: re.Match[str]) -> bool:
    head = case.layout.letterhead
    return bool(head and head.number and match["number"] in head.number.text)


def _last_of_text(case: Case) -> tuple[Paragraph | None, bool]:
    """Return the last paragraph of the text and whether a table ends the text instead."""
    blocks = case.document.blocks
    for place in range(case.layout.body_end - 1, case.layout.body_first - 1, -1):
        block = blocks[place]
        if isinstance(block, Table):
            return None, True
        if block.text:
            return block, False
    return None, False


@rule("B23")
def end_mark(case: Case) -> Iterator[Hit]:
    """The text ends with “./.”."""
    if not case.main or not case.layout.items:
        return
    last, table = _last_of_text(case)
    if table:
        yield Hit(
            _("Cuối nội dung"), _("Sau bảng không có “./.”"), _("Kết thúc nội dung bằng “./.”")
        )
    elif last is not None and not _END.search(last.text) and not _end_variant(last.text):
        found = _("Kết thúc bằng “{end}”").format(end=last.text[-12:])
        yield at(last, found, _("Kết thúc nội dung bằng “./.”"))


def _end_variant(text: str) -> str:
    """Return what looks like an end mark but is written wrongly."""
    marks = text[len(text.rstrip(_MARKS_AT_THE_END)) :].strip()
    return marks if "/" in marks and marks != "./." else ""


def _parts(case: Case) -> Iterator[list[Item]]:
    yield case.layout.items
    for appendix in case.layout.appendices:
        yield appendix.items


@rule("B24")
def one_end_mark(case: Case) -> Iterator[Hit]:
    """One “./.” in the text and in each appendix, without blanks, attached to the last word."""
    expected = _("“./.” một lần, liền sau chữ cuối cùng")
    for items in _parts(case):
        for place, item in enumerate(items):
            text = item.paragraph.text
            variant = _end_variant(text)
            last = place == len(items) - 1
            if variant:
                found = _("Dấu kết thúc “{mark}”").format(mark=variant)
                yield at(item.paragraph, found, expected)
            elif re.search(r"\S\s+\./\.$|\.\./\.$", text) and not text.endswith("v.v../."):
                found = _("Dấu kết thúc “{mark}”").format(mark=text[-6:].strip())
                yield at(item.paragraph, found, expected)
            elif _END_ANYWHERE.search(text if not last else text[:-3]):
                yield at(item.paragraph, _("“./.” giữa văn bản"), expected)


@rule("B28")
def dates_in_text(case: Case) -> Iterator[Hit]:
    """Dates in words, with the zeros of the decree."""
    for item in case.layout.text:
        text = item.paragraph.text
        for match in _LOOSE_DATE.finditer(text):
            day, month, year = (int(part) for part in match.groups())
            wanted = _written(day, month, year)
            if match[0] != wanted:
                yield at(item.paragraph, match[0], wanted)
        short = [match[0] for match in _SHORT_DATE.finditer(text)]
        if short:
            found = ", ".join(dict.fromkeys(short))
            yield at(item.paragraph, found, _("Viết: ngày … tháng … năm …"))


def _written(day: int, month: int, year: int) -> str:
    shown = f"{month:02d}" if month <= 2 else str(month)
    return f"ngày {day:02d} tháng {shown} năm {year}"


@rule("B30")
def placeholders(case: Case) -> Iterator[Hit]:
    """Nothing left to fill in when the document is issued."""
    if not case.issue:
        return
    patterns = word_lists().placeholders
    for paragraph in case.paragraphs:
        for pattern in patterns:
            match = pattern.search(paragraph.text)
            if match:
                found = _("Còn chỗ chưa điền: “{text}”").format(text=match[0].strip())
                place = paragraph.place or _("Nội dung")
                yield Hit(place, found, _("Điền đủ trước khi phát hành"), paragraph)
                break
