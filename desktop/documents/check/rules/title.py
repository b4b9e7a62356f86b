"""Type and subject (T01-T10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.check.figures import figure
from desktop.documents.check.layout import Case, Kind
from desktop.documents.check.registry import Hit, at, at_line, rule
from desktop.documents.check.rules.common import (
    Wanted,
    check_looks,
    paragraphs_of_lines,
    short_line_hits,
)
from desktop.domain.document_types import type_by_title
from desktop.domain.folding import fold
from desktop.i18n import _

_TYPE = Wanted(sizes=(26, 28), bold=True, italic=False, upper=True, align="center")
_SUBJECT = Wanted(sizes=(26, 28), bold=True, italic=False, upper=False, align="center")
_ABOUT = Wanted(sizes=(24, 26), bold=False, italic=False, upper=False, align="center")
_DECISION = Wanted(bold=True, upper=True, align="center")
_WITHOUT_SUBJECT = ("GGT", "GNP")
_PARTIES = (frozenset({"thu ky", "chu toa"}), frozenset({"ben giao", "ben nhan"}))
"""Who signs minutes of a meeting, and of a handover."""
_GAP_TWIPS = 120
_ABOUT_WORDS = re.compile(r"v/v\b", re.IGNORECASE)


def _titled(case: Case) -> bool:
    return case.layout.kind is not Kind.ATTACHMENT and not case.official_letter


@rule("T01")
def type_of_document(case: Case) -> Iterator[Hit]:
    """The type is one of the decree's, in capitals, bold, 13-14, centred."""
    if not _titled(case):
        return
    line = case.layout.title.type_line
    if line is None:
        found = _("Không tìm thấy tên loại văn bản")
        expected = _("Một trong các tên loại tại Điều 7, in hoa, đậm, cỡ 13-14, căn giữa")
        yield Hit(_("Tên loại văn bản"), found, expected)
        return
    if type_by_title(line.text) is None:
        yield at_line(line, line.text, _("Tên loại đứng riêng một dòng, không kèm trích yếu"))
    yield from check_looks(_TYPE, [line.paragraph])


@rule("T02")
def subject(case: Case) -> Iterator[Hit]:
    """The subject follows at once: mixed case, bold, upright, 13-14, centred."""
    title = case.layout.title
    if not _titled(case) or title.type_line is None or title.kind is None:
        return
    if not title.subject:
        if title.kind.code not in _WITHOUT_SUBJECT:
            expected = _("Trích yếu ngay dưới tên loại, đậm, cỡ 13-14, căn giữa")
            yield Hit(_("Trích yếu"), _("Không tìm thấy trích yếu"), expected)
        return
    paragraphs = paragraphs_of_lines(title.subject)
    if title.gap:
        yield at(paragraphs[0], _("Có dòng trống giữa tên loại và trích yếu"),
                 _("Trích yếu ngay dưới tên loại"))  # fmt: skip
    own = [item for item in paragraphs if item is not title.type_line.paragraph]
    yield from check_looks(_SUBJECT, own)


@rule("T03")
def subject_words(case: Case) -> Iterator[Hit]:
    """The subject begins with a capital and has no full stop."""
    lines = case.layout.title.subject
    if not lines or not _titled(case):
        return
    first, last = lines[0].text, lines[-1].text
    if first[:1].islower():
        yield at_line(lines[0], _("Trích yếu bắt đầu bằng chữ thường"), _("Viết hoa chữ đầu"))
    if last.endswith((".", ";", ",")) and not last.endswith("..."):
        found = _("Cuối trích yếu có dấu “{mark}”").format(mark=last[-1])
        yield at_line(lines[-1], found, _("Không có dấu kết thúc"))


@rule("T04")
def line_below(case: Case) -> Iterator[Hit]:
    """A solid line below the subject, 1/3 to 1/2 of it, in the middle."""
    title = case.layout.title
    if not _titled(case) or title.kind is None or title.kind.code == "BB":
        return
    lines = title.subject
    if not lines and title.kind.code in _WITHOUT_SUBJECT and title.type_line:
        lines = [title.type_line]
    yield from short_line_hits(lines, title.lines, exists=True)
    yield from short_line_hits(lines, title.lines, exists=False)


@rule("T05")
def no_about_words(case: Case) -> Iterator[Hit]:
    """The words “V/v” belong to công văn only."""
    lines = case.layout.title.subject
    if _titled(case) and lines and _ABOUT_WORDS.match(lines[0].text):
        yield at_line(lines[0], lines[0].text, _("Về …"))


@rule("T06")
def about_line(case: Case) -> Iterator[Hit]:
    """The line “V/v …” below the number: 12-13, upright, regular, centred."""
    if not case.official_letter or not case.main:
        return
    head = case.layout.letterhead
    if head is None or not head.about:
        expected = _("“V/v …” dưới số, ký hiệu, cỡ 12-13, đứng, không đậm")
        yield Hit(_("Trích yếu công văn"), _("Không có"), expected)
        return
    if not head.about[0].text.startswith("V/v "):
        yield at_line(head.about[0], head.about[0].text, _("Bắt đầu bằng “V/v ”"))
    yield from check_looks(_ABOUT, paragraphs_of_lines(head.about))


@rule("T07")
def about_gap(case: Case) -> Iterator[Hit]:
    """6 pt between the number line and "V/v"."""
    head = case.layout.letterhead
    if not case.official_letter or head is None or not head.about or head.number is None:
        return
    above, below = head.number.paragraph, head.about[0].paragraph
    gap = above.format.after + below.format.before
    if above is not below and abs(gap - _GAP_TWIPS) > 20:
        found = _("Cách số, ký hiệu {gap} pt").format(gap=figure(gap / 20))
        yield at(below, found, _("Cách 6 pt"))


@rule("T08")
def no_title_of_letter(case: Case) -> Iterator[Hit]:
    """A công văn has no title and no line below "V/v"."""
    if not case.official_letter:
        return
    title, head = case.layout.title.type_line, case.layout.letterhead
    if title is not None and fold(title.text) == "cong van":
        yield at_line(title, title.text, _("Công văn không ghi tên loại"))
    below = {id(line.paragraph) for line in head.about} if head else set()
    if head and any(id(placed.paragraph) in below for placed in head.left_lines):
        found = _("Có đường kẻ dưới “V/v”")
        yield at_line(head.about[0], found, _("Không kẻ dưới trích yếu công văn"))


@rule("T09")
def decision_order(case: Case) -> Iterator[Hit]:
    """A decision: authority, bases, "QUYẾT ĐỊNH:", Điều 1."""
    kind, layout = case.document_type, case.layout
    if kind is None or kind.code not in ("QĐ", "NQ") or not case.main:
        return
    word = _("QUYẾT ĐỊNH:") if kind.code == "QĐ" else _("QUYẾT NGHỊ:")
    if not layout.authority:
        expected = _("Thẩm quyền ban hành in hoa, đậm, căn giữa, dưới trích yếu")
        yield Hit(_("Thẩm quyền ban hành"), _("Không có"), expected)
    if layout.decides is None:
        yield Hit(_("Nội dung"), _("Không có dòng “{word}”").format(word=word), word)
    elif not layout.decides.text.endswith(":"):
        yield at_line(layout.decides, layout.decides.text, word)
    lines = [*layout.authority, *([layout.decides] if layout.decides else [])]
    yield from check_looks(_DECISION, paragraphs_of_lines(lines))


@rule("T10")
def minutes(case: Case) -> Iterator[Hit]:
    """A biên bản: no place and date, two signatures."""
    kind, head = case.document_type, case.layout.letterhead
    if kind is None or kind.code != "BB" or not case.main:
        return
    if head and head.date:
        expected = _("Biên bản không ghi địa danh, thời gian ban hành")
        yield at_line(head.date, _("Có địa danh, thời gian"), expected)
    words = {fold(item.text).strip(" .:") for item in case.paragraphs}
    if not any(parties <= words for parties in _PARTIES):
        yield Hit(_("Chữ ký"), _("Không có hai bên ký THƯ KÝ, CHỦ TỌA"),
                  _("Bên trái THƯ KÝ, bên phải CHỦ TỌA"))  # fmt: skip
