"""Urgency, secrecy, circulation, address, drafter's code (X01-X05)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.check.figures import figure, sentence
from desktop.documents.check.layout import Case
from desktop.documents.check.model import Box, Paragraph
from desktop.documents.check.registry import Hit, at, rule
from desktop.documents.check.rules.common import Wanted, check_looks
from desktop.documents.units import TWIPS_PER_MM
from desktop.domain.text import squeeze
from desktop.i18n import _

_URGENT = {"HỎA TỐC": (30.0, 8.0), "THƯỢNG KHẨN": (40.0, 8.0), "KHẨN": (20.0, 8.0)}
_URGENT_LIKE = re.compile(r"H[ỎO][ẢA]? ?TỐC.*|(THƯỢNG )?KHẨN( CẤP)?|HOẢ TỐC.*", re.IGNORECASE)
_SECRET = re.compile(r"(TUYỆT |TỐI )?MẬT")
_CIRCULATION = re.compile(r"XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ", re.IGNORECASE)
_ADDRESS = re.compile(r"Địa chỉ:|Điện thoại:|ĐT:|Fax:|E-?[Mm]ail:|Website:")
_CODE = re.compile(r"[A-ZĐ]{1,5}\.?\s?\(\d+\)\.?")
_STAMP = Wanted(sizes=(26, 28), bold=True, italic=False, upper=True)
_ADDRESS_LOOK = Wanted(sizes=(22, 24), bold=False, italic=False)
_CODE_LOOK = Wanted(sizes=(22, 22), bold=False, italic=False)
_FRAME_TOLERANCE_MM = 1.0
_FIRST_PAGE_BLOCKS = 15


def _first_page(case: Case) -> Iterator[Paragraph]:
    """Yield the paragraphs at the head of the first page."""
    for block in case.document.blocks[:_FIRST_PAGE_BLOCKS]:
        if isinstance(block, Paragraph):
            yield block
        elif not block.bordered:
            yield from block.paragraphs


def _boxes(case: Case) -> Iterator[Box]:
    for paragraph in _first_page(case):
        yield from paragraph.boxes
    for paragraph in case.document.sections[0].headers.get("first", ()):
        yield from paragraph.boxes


def _box_text(box: Box) -> str:
    return squeeze(" ".join(item.text for item in box.paragraphs)).upper()


@rule("X01")
def urgency(case: Case) -> Iterator[Hit]:
    """One of three words, in a frame of its size."""
    place = _("Dấu chỉ mức độ khẩn")
    expected = _("HỎA TỐC (30×8 mm), THƯỢNG KHẨN (40×8 mm) hoặc KHẨN (20×8 mm), trong khung")
    for box in _boxes(case):
        text = _box_text(box).replace("HOẢ", "HỎA")
        if not _URGENT_LIKE.fullmatch(text):
            continue
        size = _URGENT.get(text)
        if size is None:
            yield Hit(place, text, expected)
        elif any(
            abs(found - wanted) > _FRAME_TOLERANCE_MM
            for found, wanted in zip((box.width_mm, box.height_mm), size, strict=True)
        ):
            found = _("Khung {width}×{height} mm").format(
                width=figure(box.width_mm), height=figure(box.height_mm)
            )
            yield Hit(place, found, expected)
    for paragraph in _first_page(case):
        if _URGENT_LIKE.fullmatch(paragraph.text) and paragraph.upper:
            yield Hit(place, _("“{text}” không có khung").format(text=paragraph.text), expected)


@rule("X02")
def secrecy(case: Case) -> Iterator[Hit]:
    """Secret documents are not handled as ordinary files."""
    texts = [paragraph.text for paragraph in _first_page(case)] + list(map(_box_text, _boxes(case)))
    for text in texts:
        if _SECRET.fullmatch(text):
            expected = _("Soạn thảo, lưu giữ theo quy định về bảo vệ bí mật nhà nước")
            yield Hit(_("Dấu chỉ độ mật"), text, expected)


@rule("X03")
def circulation(case: Case) -> Iterator[Hit]:
    """XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ: framed, 13-14, bold capitals, top right."""
    place = _("Chỉ dẫn phạm vi lưu hành")
    expected = _("In hoa, đậm, cỡ 13-14, trong khung, góc trên bên phải trang đầu")
    for paragraph in _first_page(case):
        if _CIRCULATION.fullmatch(paragraph.text):
            faults = _STAMP.faults(paragraph)
            if not paragraph.format.boxed:
                faults.append(_("không có khung"))
            if faults:
                yield Hit(place, sentence(faults), expected)
    for box in _boxes(case):
        if not _CIRCULATION.fullmatch(_box_text(box)):
            continue
        faults = [fault for item in box.paragraphs if item.text for fault in _STAMP.faults(item)]
        if not box.framed:
            faults.append(_("không có khung"))
        if faults:
            yield Hit(place, sentence(faults), expected)


@rule("X04")
def address(case: Case) -> Iterator[Hit]:
    """The address on page 1 only, 11-12, under a full-width line."""
    place = _("Địa chỉ cơ quan ở chân trang")
    for section in case.document.sections:
        for kind, footer in section.footers.items():
            lines = [item for item in footer if _ADDRESS.search(item.text)]
            if not lines:
                continue
            if not (kind == "first" and section.title_page):
                yield Hit(place, _("Lặp lại ở các trang sau"), _("Chỉ ở trang thứ nhất"))
            yield from check_looks(_ADDRESS_LOOK, lines)
            wide = case.document.sections[0].text_width / TWIPS_PER_MM
            drawn = [line for item in footer for line in item.lines if line.length_mm > wide * 0.95]
            if not drawn and not any(item.format.boxed for item in footer):
                yield Hit(place, _("Không có đường kẻ phía trên"),
                          _("Đường kẻ nét liền kéo dài hết chiều ngang"))  # fmt: skip


@rule("X05")
def drafter_code(case: Case) -> Iterator[Hit]:
    """The drafter's code: 11, upright, initials and number of copies."""
    found = case.layout.signature.code if case.layout.signature else None
    if found is None:
        return
    if not _CODE.fullmatch(found.text):
        yield at(
            found.paragraph, found.text, _("Chữ viết tắt tên người soạn thảo và số bản: PL.(30)")
        )
    yield from check_looks(_CODE_LOOK, [found.paragraph])
