"""Paper, margins, fonts and colours (P01-P07, P17-P23)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from math import ceil

from desktop.documents.check.figures import millimetres, sentence
from desktop.documents.check.geometry import A4
from desktop.documents.check.layout import Case
from desktop.documents.check.model import Box, Paragraph, Run, Section, Table
from desktop.documents.check.registry import Hit, at, rule
from desktop.documents.format import FONT
from desktop.documents.units import TWIPS_PER_MM
from desktop.domain.findings import Severity
from desktop.i18n import _

_PAGE_TOLERANCE = TWIPS_PER_MM
_MARGIN_TOLERANCE = 28
_LEGACY = re.compile(r"\.vn|vni|vntime|uvn|tcvn|\.tmc", re.IGNORECASE)
_LETTER_FONTS = ("symbol", "wingdings", "webdings", "courier new")


def _section_place(case: Case, section: Section) -> str:
    if len(case.document.sections) == 1:
        return _("Trang giấy")
    number = case.document.sections.index(section) + 1
    return _("Trang giấy, phần {number}").format(number=number)


@rule("P01")
def paper(case: Case) -> Iterator[Hit]:
    """A4 in every section."""
    for section in case.document.sections:
        sides = sorted((section.width, section.height))
        if any(abs(a - b) > _PAGE_TOLERANCE for a, b in zip(sides, A4, strict=True)):
            size = f"{millimetres(section.width)} × {millimetres(section.height)}"
            yield Hit(_section_place(case, section), size, _("Khổ A4: 210 mm × 297 mm"))


@rule("P02")
def orientation(case: Case) -> Iterator[Hit]:
    """The first pages stand upright unless they hold a table."""
    section = case.document.sections[0]
    blocks = case.document.blocks[section.first : section.end]
    head = case.layout.letterhead.table if case.layout.letterhead else None
    end = case.layout.signature.table if case.layout.signature else None
    tables = [block for block in blocks if isinstance(block, Table)]
    if section.landscape and not any(table not in (head, end) for table in tables):
        yield Hit(
            _section_place(case, section),
            _("Trang ngang, không có bảng biểu"),
            _("Trình bày theo chiều dài của khổ A4 (trang dọc)"),
        )


def _margin_hits(case: Case, side: str, name: str, low: int, high: int) -> Iterator[Hit]:
    for section in case.document.sections:
        margin = abs(section.margins[side])
        least, most = round(low * TWIPS_PER_MM), ceil(high * TWIPS_PER_MM)
        if not least - _MARGIN_TOLERANCE <= margin <= most + _MARGIN_TOLERANCE:
            yield Hit(
                _section_place(case, section),
                _("{name} {length}").format(name=name, length=millimetres(margin)),
                _("{name} {low}-{high} mm").format(name=name, low=low, high=high),
                severity=Severity.WARNING if section.landscape else None,
            )


@rule("P03")
def top_margin(case: Case) -> Iterator[Hit]:
    """Top margin 20-25 mm; on landscape pages a literal reading, hence a warning."""
    return _margin_hits(case, "top", _("Lề trên"), 20, 25)


@rule("P04")
def bottom_margin(case: Case) -> Iterator[Hit]:
    """Bottom margin 20-25 mm."""
    return _margin_hits(case, "bottom", _("Lề dưới"), 20, 25)


@rule("P05")
def left_margin(case: Case) -> Iterator[Hit]:
    """Left margin 30-35 mm, gutter included."""
    return _margin_hits(case, "left", _("Lề trái"), 30, 35)


@rule("P06")
def right_margin(case: Case) -> Iterator[Hit]:
    """Right margin 15-20 mm."""
    return _margin_hits(case, "right", _("Lề phải"), 15, 20)


@rule("P07")
def equal_margins(case: Case) -> Iterator[Hit]:
    """The same margins on all upright pages, none mirrored."""
    expected = _("Lề trang như nhau ở mọi trang dọc")
    if case.document.mirrored:
        yield Hit(_("Trang giấy"), _("Lề đối xứng trang chẵn, trang lẻ"), expected)
    upright = [section for section in case.document.sections if not section.landscape]
    for section in upright[1:]:
        for side in ("top", "bottom", "left", "right"):
            if abs(section.margins[side] - upright[0].margins[side]) > _MARGIN_TOLERANCE:
                found = _("Lề khác với các trang đầu")
                yield Hit(_section_place(case, section), found, expected)
                break


@rule("P17")
def columns(case: Case) -> Iterator[Hit]:
    """Text in one column."""
    for section in case.document.sections:
        if section.columns > 1:
            found = _("{count} cột").format(count=section.columns)
            yield Hit(_section_place(case, section), found, _("Một cột"))


def _all_paragraphs(case: Case) -> Iterator[Paragraph]:
    for paragraph in case.paragraphs:
        yield paragraph
        for box in paragraph.boxes:
            yield from _in_box(box)
    for section in case.document.sections:
        for part in (*section.headers.values(), *section.footers.values()):
            yield from part


def _in_box(box: Box) -> Iterator[Paragraph]:
    for paragraph in box.paragraphs:
        if not paragraph.place:
            paragraph.place = _("Khung chữ")
        yield paragraph


def _fonts(run: Run) -> set[str]:
    """Return the fonts that the letters of a run really take."""
    plain = any(letter.isascii() and not letter.isspace() for letter in run.text)
    other = any(not letter.isascii() for letter in run.text)
    return ({run.format.ascii} if plain else set()) | ({run.format.hansi} if other else set())


@rule("P18")
def font(case: Case) -> Iterator[Hit]:
    """Times New Roman everywhere; other fonts only as signs of automatic numbering."""
    for paragraph in _all_paragraphs(case):
        used = set().union(*map(_fonts, paragraph.shown)) if paragraph.shown else set()
        wrong = sorted(name for name in used if name != FONT and not _LEGACY.match(name))
        if wrong:
            found = _("Phông chữ {names}").format(names=", ".join(wrong))
            yield at(paragraph, found, _("Phông chữ Times New Roman"))
        look = paragraph.label_look
        if paragraph.label and look and paragraph.text and look.ascii != FONT:
            severity = Severity.WARNING if look.ascii.lower() in _LETTER_FONTS else None
            found = _("Số, dấu đầu dòng dùng phông {name}").format(name=look.ascii)
            yield at(paragraph, found, _("Phông chữ Times New Roman"), severity)


@rule("P19")
def legacy_font(case: Case) -> Iterator[Hit]:
    """No font of the time before Unicode."""
    for paragraph in _all_paragraphs(case):
        names = {name for run in paragraph.shown for name in _fonts(run) if _LEGACY.match(name)}
        if names:
            found = _("Phông chữ mã cũ {names}").format(names=", ".join(sorted(names)))
            yield at(paragraph, found, _("Phông chữ Times New Roman, bảng mã Unicode"))


def _is_broken(word: str) -> bool:
    return not unicodedata.is_normalized("NFC", word) or any(
        "\u0300" <= letter <= "\u036f" or unicodedata.category(letter) == "Co" for letter in word
    )


@rule("P20")
def unicode_text(case: Case) -> Iterator[Hit]:
    """Composed Unicode letters."""
    for paragraph in _all_paragraphs(case):
        if paragraph.raw.isascii():
            continue
        words = [word for word in paragraph.raw.split() if _is_broken(word)]
        if words:
            found = _("Chữ Unicode tổ hợp hoặc ký tự riêng")
            yield at(paragraph, found, _("Chữ Unicode dựng sẵn theo TCVN 6909:2001"))


@rule("P21")
def colour(case: Case) -> Iterator[Hit]:
    """Black letters."""
    for paragraph in case.paragraphs:
        wrong = {run.format.colour for run in paragraph.shown} - {"auto", "AUTO", "000000"}
        if wrong:
            found = _("Màu chữ {colours}").format(colours=", ".join(sorted(wrong)))
            yield at(paragraph, found, _("Màu đen"))


@rule("P22")
def effects(case: Case) -> Iterator[Hit]:
    """No highlight, shading, effects, squeezed or stretched letters."""
    for paragraph in case.paragraphs:
        found: list[str] = []
        looks = [run.format for run in paragraph.shown]
        if any(look.highlight for look in looks):
            found.append(_("tô nền chữ"))
        if paragraph.text and (paragraph.format.shaded or any(look.shaded for look in looks)):
            found.append(_("đánh bóng nền"))
        if any(look.effects for look in looks):
            found.append(_("hiệu ứng chữ"))
        if any(look.scale != 100 or look.spacing for look in looks):
            found.append(_("chữ co giãn"))
        if found:
            yield at(paragraph, sentence(found), _("Chữ thường, không hiệu ứng"))


@rule("P23")
def decoration(case: Case) -> Iterator[Hit]:
    """No page border, watermark or picture except signature and seal."""
    ending = case.layout.signature.table if case.layout.signature else None
    signing = {id(item) for item in ending.paragraphs} if ending else set()
    for section in case.document.sections:
        if section.bordered:
            found = _("Có khung viền trang")
            yield Hit(_section_place(case, section), found, _("Không kẻ khung trang"))
    if any(section.pictures for section in case.document.sections):
        found = _("Có hình hoặc chữ chìm ở đầu trang, chân trang")
        yield Hit(_("Đầu trang, chân trang"), found, _("Không chèn hình, chữ chìm"))
    for paragraph in case.paragraphs:
        if paragraph.pictures and id(paragraph) not in signing:
            place = paragraph.place or _("Nội dung")
            found = _("Có hình ảnh")
            expected = _("Không chèn hình ngoài hình ảnh chữ ký, con dấu")
            yield Hit(place, found, expected, paragraph)
