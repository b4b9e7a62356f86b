"""Signature block (S01-S12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.check.figures import figure
from desktop.documents.check.layout import Case, Item, Signature, TextLine
from desktop.documents.check.registry import Hit, at_line, rule
from desktop.documents.check.rules.common import Wanted, check_looks, paragraphs_of_lines
from desktop.documents.check.word_lists import word_lists
from desktop.documents.units import TWIPS_PER_MM
from desktop.domain.folding import fold
from desktop.i18n import _

_BLOCK = Wanted(sizes=(26, 28), bold=True, italic=False, upper=True, align="center")
_NAME = Wanted(sizes=(26, 28), bold=True, italic=False, upper=False, align="center")
_SIGN = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S")
_SIGN_LIKE = re.compile(r"(T/?M|K/?T|T/?L|T/?U/?Q|Q)\s*[.:,]?(\s|(?<=[.:,])|$)")
_COLLECTIVES = ("UY BAN", "HOI DONG", "THUONG TRUC", "BAN ", "TAP THE", "DOAN", "HOI ", "CONG DOAN")
_HEADS = ("CHU TICH", "TRUONG", "CHANH", "GIAM DOC", "TONG GIAM DOC", "BO TRUONG", "CUC TRUONG",
          "HIEU TRUONG", "THU TRUONG", "VIEN TRUONG", "CHI HUY TRUONG", "TRUONG BAN")  # fmt: skip
_PLACE = re.compile(r"\b(XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|TỈNH|THÀNH PHỐ)\b")
_ROOM_MM = (20.0, 45.0)
_SEAL_SHARE = (0.2, 0.45)


def _block(case: Case) -> Signature | None:
    return case.layout.signature if case.main else None


def _table_only(found: Signature, wanted: Wanted) -> Wanted:
    if found.table is not None:
        return wanted
    return Wanted(wanted.sizes, wanted.bold, wanted.italic, wanted.upper)


@rule("S01")
def block_look(case: Case) -> Iterator[Hit]:
    """Authority and title at the right: capitals, bold, upright, 13-14, centred."""
    if not case.main or (case.document_type and case.document_type.code == "BB"):
        return
    found = _block(case)
    if found is None or not found.authority:
        expected = _("Quyền hạn, chức vụ của người ký ở bên phải, in hoa, đậm, cỡ 13-14")
        yield Hit(_("Quyền hạn, chức vụ của người ký"), _("Không có"), expected)
        return
    paragraphs = paragraphs_of_lines([*found.authority, *found.office])
    yield from check_looks(_table_only(found, _BLOCK), paragraphs)


def _sign_of(line: TextLine) -> str:
    """Return the abbreviation at the head of a line, without its marks ("TM", "KT")."""
    match = _SIGN_LIKE.match(line.text.upper())
    return re.sub(r"[^A-Z]", "", match[1]) if match else ""


def _after_sign(line: TextLine) -> str:
    match = _SIGN_LIKE.match(line.text.upper())
    return line.text[match.end() :].strip() if match else line.text


@rule("S02")
def authority_signs(case: Case) -> Iterator[Hit]:
    """TM. Q. KT. TL. TUQ. with a full stop and one blank."""
    found = _block(case)
    for line in found.authority if found else []:
        if _sign_of(line) and not _SIGN.match(line.text):
            expected = f"{_sign_of(line)}. {_after_sign(line)}"
            yield at_line(line, line.text, expected)


@rule("S03")
def authority_words(case: Case) -> Iterator[Hit]:
    """TM. before a collective, the others before the title of the head."""
    found = _block(case)
    for line in found.authority if found else []:
        sign, words = _sign_of(line), fold(_after_sign(line)).upper()
        if sign == "TM" and not words.startswith((*_COLLECTIVES, "UBND", "HDND")):
            expected = _("TM. + tên tập thể lãnh đạo, ví dụ: TM. ỦY BAN NHÂN DÂN")
            yield at_line(line, line.text, expected)
        elif sign in ("KT", "TL", "TUQ", "Q") and not words.startswith((*_HEADS, "CT")):
            expected = _("{sign}. + chức vụ người đứng đầu, ví dụ: {sign}. CHỦ TỊCH")
            yield at_line(line, line.text, expected.format(sign=sign))


@rule("S04")
def line_after_authority(case: Case) -> Iterator[Hit]:
    """A deputy below KT., a unit head below TL., never PHÓ CHỦ TỊCH below TL."""
    found = _block(case)
    lines = found.authority if found else []
    for place, line in enumerate(lines):
        below = fold(lines[place + 1].text).upper() if place + 1 < len(lines) else ""
        sign = _sign_of(line)
        if sign == "KT" and not below.startswith(("PHO ", "PCT", "P.")):
            words = _("Dưới “{line}” không có chức vụ cấp phó").format(line=line.text)
            yield at_line(line, words, _("PHÓ … ở dòng dưới"))
        elif sign == "TL" and (not below or below.startswith("PHO CHU TICH")):
            expected = _("Chức vụ người đứng đầu đơn vị; Phó Chủ tịch ký KT.")
            words = " / ".join(one.text for one in lines[place : place + 2])
            yield at_line(line, words, expected)


@rule("S05")
def no_place_after_body(case: Case) -> Iterator[Hit]:
    """No name of the commune after TM. ỦY BAN NHÂN DÂN."""
    found = _block(case)
    for line in found.authority if found else []:
        if _sign_of(line) == "TM" and _PLACE.search(_after_sign(line).upper()):
            expected = _PLACE.split(line.text)[0].strip()
            yield at_line(line, line.text, expected)


@rule("S06")
def block_agrees_with_authority(case: Case) -> Iterator[Hit]:
    """A decision of the chairman is signed without TM., one of the committee with it."""
    found, above = _block(case), case.layout.authority
    if found is None or not found.authority or not above:
        return
    together = any(_sign_of(line) == "TM" for line in found.authority)
    name = fold(above[0].text)
    if name.startswith("chu tich") and together:
        expected = _("Văn bản của Chủ tịch: không ký TM.")
        yield at_line(found.authority[0], found.authority[0].text, expected)
    elif name.startswith(("uy ban", "hoi dong")) and not together and name.startswith("uy ban"):
        expected = _("Văn bản của Ủy ban nhân dân: TM. ỦY BAN NHÂN DÂN")
        yield at_line(found.authority[0], found.authority[0].text, expected)


@rule("S07")
def name_look(case: Case) -> Iterator[Hit]:
    """The name in mixed case, bold, upright, 13-14, centred; a draft may still lack it."""
    found = _block(case)
    if found is None or not found.authority:
        return
    if found.name is None:
        if case.issue:
            yield Hit(_("Họ tên người ký"), _("Chưa có"), _("Họ, tên đệm và tên"))
        return
    yield from check_looks(_table_only(found, _NAME), [found.name.paragraph])


@rule("S08")
def no_rank(case: Case) -> Iterator[Hit]:
    """No academic title, rank, Ông or Bà before the name."""
    found = _block(case)
    if found and found.name:
        match = word_lists().honours.match(found.name.text)
        if match:
            expected = found.name.text[match.end() :].strip()
            yield at_line(found.name, found.name.text, expected)


@rule("S09")
def full_titles(case: Case) -> Iterator[Hit]:
    """No abbreviated titles."""
    found = _block(case)
    for line in [*found.authority, *found.office] if found else []:
        short = word_lists().short_titles.search(_after_sign(line))
        if short:
            yield at_line(line, line.text, _("Ghi đầy đủ chức vụ"))


@rule("S10")
def room(case: Case) -> Iterator[Hit]:
    """20 to 45 mm for the signature."""
    found = _block(case)
    if found is None or found.room_mm is None or found.name is None or _images(found):
        return
    low, high = _ROOM_MM
    if not low <= found.room_mm <= high:
        text = _("Khoảng trống để ký khoảng {room} mm").format(room=figure(found.room_mm))
        yield at_line(found.name, text, _("Chừa 20-45 mm"))


def _images(found: Signature) -> list[tuple[str, float, float]]:
    """Return the pictures of the block: part, left edge from the text margin, width; in mm."""
    return [
        (picture.part, (picture.left_mm or 0) + item.column.offset / TWIPS_PER_MM, picture.width_mm)
        for item in (found.table.paragraphs if found.table else ())
        for picture in item.pictures
    ]


@rule("S11")
def block_kept_together(case: Case) -> Iterator[Hit]:
    """The block is neither split nor alone on a page."""
    found = _block(case)
    if found is None or not found.authority:
        return
    place = _("Khối chữ ký")
    if found.table is not None and not all(row.whole for row in found.table.rows):
        yield Hit(place, _("Bảng chữ ký có thể bị ngắt giữa hai trang"),
                  _("Bỏ chọn “Allow row to break across pages”"))  # fmt: skip
    last = _last_paragraphs(case)
    if last and not all(item.paragraph.format.keep_next for item in last):
        yield Hit(place, _("Khối chữ ký có thể nằm riêng một trang"),
                  _("Đánh dấu “Keep with next” hai đoạn cuối"))  # fmt: skip


def _last_paragraphs(case: Case) -> list[Item]:
    """Return the last two paragraphs above the block, those above a table left out."""
    last = case.layout.items[-2:]
    gaps = [item.block for item in last[1:]]
    return last if all(end - last[0].block == 1 for end in gaps) else last[1:]


@rule("S12")
def signature_images(case: Case) -> Iterator[Hit]:
    """Images of signature and seal: transparent PNG, the seal over a third of the signature."""
    found = _block(case)
    images = _images(found) if found else []
    if not images:
        return
    place = _("Hình ảnh chữ ký, con dấu")
    if any(part not in case.document.alpha_pictures for part, _left, _width in images):
        yield Hit(
            place, _("Ảnh không phải PNG nền trong suốt"), _("Định dạng .png, nền trong suốt")
        )
    if len(images) == 2:
        seal, sign = sorted(images, key=lambda image: image[1])
        share = (seal[1] + seal[2] - sign[1]) / sign[2] if sign[2] else 0
        low, high = _SEAL_SHARE
        if not low <= share <= high:
            yield Hit(place, _("Dấu không trùm khoảng 1/3 chữ ký về bên trái"),
                      _("Dấu trùm lên khoảng 1/3 chữ ký về bên trái"))  # fmt: skip
