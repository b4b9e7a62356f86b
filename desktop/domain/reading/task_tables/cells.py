"""From the words of a cell to the value of a field: texts, products, names, ditto marks."""

from __future__ import annotations

import re

from desktop.domain.folding import fold
from desktop.domain.reading.name_words import COMPOUND_ENDS
from desktop.domain.reading.names import (
    clean_name,
    has_bullet,
    is_second_half,
    split_names,
    strip_bullet,
)
from desktop.domain.reading.task_tables.kinds import Kind, kind_of
from desktop.domain.text import nfc, squeeze

_DITTO = frozenset({"nt", "nhu tren", "-nt-", "- nt -", "nhu dong tren", "nhu muc tren"})
_LONGEST_DITTO = 30
_DITTO_MARKS = re.compile(r"[-–\s]*(?:[\"“”〃″]|''|,,|//|´´|``)[-–\s]*")
_END_MARKS = " \t.,;:"
_OPEN_END = re.compile(
    r"(?:[,:&(/-]|\b(?:va|cua|ve|cac|cho|theo|voi|tai|trong|ban hanh|thuc hien|trien khai|phe "
    r"duyet|kien toan|thanh lap|giai quyet|ket qua|de|do|tu|den|duoc))$"
)
_INLINE_DASH = re.compile(r"\s+[-–—+]\s+(?=[^\W\d_])")
_MARK = re.compile(
    r"(?:(?<=[\n;,.(–-])|^)[\s(–-]{0,9}(?P<mark>(?:(?:đơn vị|cơ quan|bộ phận|cán bộ|công chức)\s+)?"
    r"(?:chủ trì|phối hợp|thực hiện)(?:\s+(?:thực hiện|chính))?|CT|PH)\s*:\s*",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:\(?\s*chủ trì\s*\)?)?[\s,;]{0,9}\(?\bphối hợp\s+(?:với|cùng)\s*:?\s+", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*\(\s*(?P<mark>chủ trì|phối hợp|CT|PH)\s*\)\s*$", re.IGNORECASE)


def one_text(text: str) -> str:
    """Return a text on one line; the sign of a list before its only entry goes."""
    lines = [squeeze(line) for line in nfc(text).splitlines()]
    lines = [line for line in lines if line]
    if lines and has_bullet(lines[0]) and not any(map(has_bullet, lines[1:])):
        lines[0] = _without_dash(lines[0])
    return squeeze(" ".join(lines))


def _without_dash(line: str) -> str:
    """Return a line without the dash before it; numbers stay, they may be referred to."""
    return line if line[0].isalnum() else strip_bullet(line)


def is_ditto(text: str) -> bool:
    """Tell whether a cell only says "as above"."""
    if len(text) > _LONGEST_DITTO:
        return False
    words = squeeze(text)
    return fold(words).rstrip(".") in _DITTO or bool(_DITTO_MARKS.fullmatch(words))


def split_products(text: str) -> tuple[str, ...]:
    """Return the products in a cell, in order, without bullets and end marks.

    Semicolons, bullets and lines that begin a new product part them; commas do not ("Kế hoạch,
    báo cáo" may be one document or two).
    """
    products: list[str] = []
    for line in nfc(text).splitlines():
        words = squeeze(line)
        if not words:
            continue
        if not products or _begins_entry(products[-1], words):
            products.append(words)
        else:
            products[-1] = f"{products[-1]} {words}"
    pieces = (piece for product in products for piece in _pieces(product))
    return tuple(clean for clean in map(_clean_product, pieces) if clean)


def _begins_entry(before: str, line: str) -> bool:
    if has_bullet(line):
        return not is_second_half(before, line)
    return _new_product(before, line)


def _new_product(before: str, line: str) -> bool:
    if before.endswith((";", ".")):
        return True
    begins = line[:1].isupper() and kind_of(line) is Kind.PRODUCT
    return begins and not _OPEN_END.search(fold(before))


def _pieces(product: str) -> list[str]:
    pieces = re.split(r";(?![^(]*\))", product)
    if not has_bullet(product):
        return pieces
    parts: list[str] = []
    for piece in pieces:
        start = 0
        for dash in _INLINE_DASH.finditer(piece):
            right = piece[dash.end() :]
            if right[:1].isupper() and not fold(right).startswith(COMPOUND_ENDS):
                parts.append(piece[start : dash.start()])
                start = dash.end()
        parts.append(piece[start:])
    return parts


def _clean_product(text: str) -> str:
    return strip_bullet(squeeze(text)).strip(_END_MARKS)


def split_who(text: str, together: bool) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return those who lead, those who take part, and whether the cell says who is which.

    Args:
        text: The words of the cell.
        together: True when its column holds both; then without a mark the first one leads.
    """
    parts = _marked_parts(nfc(text))
    if parts:
        lead = [name for mark, part in parts if mark == "lead" for name in split_names(part)]
        with_them = [name for mark, part in parts if mark != "lead" for name in split_names(part)]
        return tuple(lead), tuple(with_them), True
    names = split_names(text)
    marked = [_behind(name) for name in names]
    if any(mark for mark, _name in marked):
        lead = [name for mark, name in marked if mark != "cooperate"]
        return tuple(lead), tuple(name for mark, name in marked if mark == "cooperate"), True
    if together:
        return names[:1], names[1:], len(names) < 2
    return names, (), True


def _marked_parts(text: str) -> list[tuple[str, str]]:
    """Return the parts of a text after "Chủ trì:" and "Phối hợp:"; none when it has no mark."""
    marks = list(_MARK.finditer(text))
    if not marks:
        together = _TOGETHER.search(text)
        if not together or not text[: together.start()].strip():
            return []
        return [("lead", text[: together.start()]), ("cooperate", text[together.end() :])]
    parts = [("lead", text[: marks[0].start()])]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        parts.append((_side(mark["mark"]), text[mark.end() : end]))
    return parts


def _side(mark: str) -> str:
    return "cooperate" if fold(mark).startswith("ph") or "phoi hop" in fold(mark) else "lead"


def _behind(name: str) -> tuple[str, str]:
    found = _BEHIND.search(name)
    if not found:
        return "", name
    return _side(found["mark"]), clean_name(name[: found.start()])
