"""What the content of a cell looks like: a time, a name, a product, money, a number or text."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from desktop.domain.folding import fold
from desktop.domain.numbering import parse_roman
from desktop.domain.reading.names import begins_name, strip_bullet
from desktop.domain.reading.task_tables.vocabulary import Meaning
from desktop.domain.text import squeeze


class Kind(Enum):
    """Kind of a cell's content."""

    NUMBER = "number"
    TIME = "time"
    NAME = "name"
    PRODUCT = "product"
    MONEY = "money"
    TEXT = "text"


_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVXL]{1,6}(?:\.\d{1,2})*|[A-ZĐ])\s*[.)/:]?"
)
_SEVERAL_NUMBERS = re.compile(r"\d{1,3}(?:\s*[,;&-]\s*\d{1,3})+\.?")
_TIME = re.compile(
    r"(?:bao cao\b.{0,30}\bdinh ky|cac (?:ngay|quy|thang|dip)\b|(?:hoan thanh )?(?:xong )?"
    r"(?:trong |truoc |den |het |tu |cuoi |dau |giua |cham nhat |sau |dinh ky |khoang )*"
    r"(?:ngay|thang|quy (?:[ivx]+|[1-4]|nay|dau|cuoi)|nam|tuan|thuong xuyen|giai doan|lien tuc"
    r"|(?:hang|moi) (?:ngay|tuan|thang|quy|nam|ky)|dinh ky|khi|sau khi|dot xuat|ca nam|quy\Z"
    r"|\d{1,2} ?thang|\d{1,2} ?/ ?\d{1,2}(?: ?/ ?\d{4})?|\d{1,2} ?/ ?\d{4}|20\d\d|\d{1,2} ngay"
    r"|\d{1,2}h|nhiem vu thuong xuyen|theo (?:chuong trinh|ke hoach|huong dan|tien do|lo trinh"
    r"|quy dinh|yeu cau|de an|thoi gian))\b)"
)
_PRODUCT = re.compile(
    r"(?:cac |du thao )?(?:ke hoach|bao cao|quyet dinh|van ban|cong van|to trinh|thong bao|nghi "
    r"quyet|quy che|quy trinh|danh muc|ho so|bien ban|hoi nghi|phieu|de an|chuong trinh|he thong"
    r"|phan mem|lop tap huan|tin bai|tin, bai|bai viet|huong dan|ty le|so lieu|du lieu|csdl"
    r"|co so du lieu|bang|giay moi|chi thi|san pham|ket qua|so theo doi|danh sach|trang)\b"
)
_MONEY = re.compile(
    r"\b(?:kinh phi|ngan sach|nguon von|nguon nsnn|nsnn|du toan|trieu|dong|nguon)\b"
)
_LONG = 180

_FITS: dict[Kind, dict[Meaning, float]] = {
    Kind.NUMBER: {Meaning.NUMBER: 2},
    Kind.TIME: {Meaning.TIME: 2, Meaning.LEAD: -2, Meaning.COOPERATE: -2, Meaning.PRODUCTS: -2,
                Meaning.BUDGET: -2, Meaning.NUMBER: -2, Meaning.WHO: -2},
    Kind.NAME: {Meaning.LEAD: 2, Meaning.COOPERATE: 2, Meaning.WHO: 2, Meaning.TIME: -2,
                Meaning.PRODUCTS: -1.5, Meaning.BUDGET: -2, Meaning.NUMBER: -2,
                Meaning.TASK: -1, Meaning.ACTIVITY: -1, Meaning.OBJECTIVE: -1},
    Kind.PRODUCT: {Meaning.PRODUCTS: 1.5, Meaning.LEAD: -2, Meaning.COOPERATE: -2,
                   Meaning.TIME: -2, Meaning.NUMBER: -2, Meaning.WHO: -2, Meaning.BUDGET: -1},
    Kind.MONEY: {Meaning.BUDGET: 2, Meaning.LEAD: -2, Meaning.COOPERATE: -2, Meaning.TIME: -2,
                 Meaning.NUMBER: -2, Meaning.WHO: -2},
    Kind.TEXT: {Meaning.TASK: 1, Meaning.ACTIVITY: 1, Meaning.OBJECTIVE: 1, Meaning.NUMBER: -2,
                Meaning.LEAD: -0.5, Meaning.COOPERATE: -0.5, Meaning.TIME: -0.5,
                Meaning.WHO: -0.5},
}  # fmt: skip


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """Return the kind of a cell's content by the words with which it begins."""
    if len(text) > _LONG:
        return Kind.TEXT
    line = squeeze(text)
    words = strip_bullet(line) or line
    if is_number(line):
        return Kind.NUMBER
    folded = fold(words)
    if _TIME.match(folded):
        return Kind.TIME
    if _PRODUCT.match(folded):
        return Kind.PRODUCT
    if begins_name(words):
        return Kind.NAME
    return Kind.MONEY if _MONEY.search(folded) and len(words) < 90 else Kind.TEXT


def is_number(text: str) -> bool:
    """Tell whether a cell holds nothing but the number of a row ("3.1", "IV.", "27, 28")."""
    if _SEVERAL_NUMBERS.fullmatch(text):
        return True
    return bool(_NUMBER.fullmatch(text)) or parse_roman(text.rstrip(".) ")) is not None


def fit(kind: Kind, meaning: Meaning | None) -> float:
    """Return how well content suits a column: above 0 well, below 0 badly."""
    return _FITS[kind].get(meaning, 0.0) if meaning else 0.0
