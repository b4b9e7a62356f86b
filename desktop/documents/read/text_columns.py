"""What the words of a task table tell of the column that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from desktop.domain.folding import fold

_DASH = r"^(?:[-–+]\s*)?"


class Kind(Enum):
    """Kinds of columns that are told apart by their words, in the order that plans have them."""

    NUMBER = 0
    CONTENT = 1
    PRODUCT = 2
    LEAD = 3
    COOPERATE = 4
    TIME = 5
    OTHER = 6


_HEADERS = (
    (re.compile(r"^(?:s\s?tt|tt|so tt)\b"), Kind.NUMBER),
    (re.compile(r"thoi (?:gian|han)"), Kind.TIME),
    (re.compile(r"kinh phi|ghi chu"), Kind.OTHER),
    (re.compile(r"phoi hop"), Kind.COOPERATE),
    (
        re.compile(r"chu tri|(?:cong chuc|bo phan|don vi|co quan|ban,? nganh|nguoi)\b.*thuc hien"),
        Kind.LEAD,
    ),
    (re.compile(r"san pham|ket qua"), Kind.PRODUCT),
    (re.compile(r"noi dung|nhiem vu|muc tieu|hoat dong|cong viec"), Kind.CONTENT),
)
_TIME = re.compile(
    r"^(?:quy(?: [ivx\d]|$)|thang(?: \d|$)|nam 20|trong(?: nam| quy|$)|thuong(?: xuyen|$)"
    r"|truoc(?: |$)|sau khi|dinh ky|hang (?:nam|quy|thang|tuan)|ca nam|khi co|ngay \d|6 thang"
    r"|theo (?:chuong trinh|huong dan|de an)|\d{1,2}/(?:\d{1,2}/)?20\d\d)"
)
_WHOLE_TIME = re.compile(r"(?:20\d\d|xuyen|\bnam|[ivx]|quy)[.;]?$")
_UNIT = re.compile(
    _DASH + r"(?:cac )?(?:cong chuc|van phong|ubnd|uy ban|bo phan|ban |co quan|don vi|phong "
    r"|trung tam|doan |mat tran|mttq|hoi |truong |nganh|thon|lanh dao|chu tich|cong an|tram |dai "
    r"|to cong nghe|can bo)"
)
_PRODUCT = re.compile(
    _DASH + r"(?:ke hoach|bao cao|(?:cac )?van ban|quyet dinh|cong van|huong dan|nghi quyet"
    r"|hoi nghi|danh sach|bien ban|quy che|to trinh|ho so|chuong trinh|tu cham)"
)
_INSIDE = re.compile(
    r"(?<![-–,:(])\s+(?="
    r"[-–]\s?(?:Công chức|Kế hoạch|Báo cáo|Văn phòng|Quyết định|Các (?:công chức|văn bản|bộ phận))"
    r"|(?:Thường xuyên|(?:Trong n|N)ăm 20\d\d)$"
    r"|(?<![;]\s)(?<!của )(?<!cho )(?<!với )(?<!và )(?<!là )(?<!tại )"
    r"(?:Công chức|Văn phòng|Đoàn) [^\W\d_])"
)


def header_kind(words: str) -> Kind | None:
    """Return what a heading says of its column, None for words that are none."""
    folded = fold(words)
    return next((kind for pattern, kind in _HEADERS if pattern.search(folded)), None)


def cell_kind(words: str) -> Kind:
    """Return the column that words at the beginning of a cell stand in, content if unknown."""
    folded = fold(words)
    if _TIME.match(folded):
        return Kind.TIME
    if _UNIT.match(folded):
        return Kind.LEAD
    return Kind.PRODUCT if _PRODUCT.match(folded) else Kind.CONTENT


def cells_inside(line: str) -> Iterator[str]:
    """Yield the parts of a line on which the words of several cells stand."""
    yield from filter(None, map(str.strip, _INSIDE.split(line)))


def is_whole_time(words: str) -> bool:
    """Tell whether the wording of a time is complete as far as its end shows."""
    return _WHOLE_TIME.search(fold(words)) is not None
