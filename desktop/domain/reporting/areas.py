"""Content areas of administrative reform (lĩnh vực), known by their many names.

The areas of the periods 2011 - 2020 and 2021 - 2030 are the same work under changing names, and
plans mix them: titles are matched by the words that tell an area apart, never as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.folding import fold
from desktop.domain.text import squeeze


@dataclass(frozen=True, slots=True)
class Area:
    """A content area.

    Attributes:
        key: ASCII key: "the_che" …; made of the title for an area that is none of the known ones.
        title: Words of a report.
        order: Place in a report: the known areas first.
    """

    key: str
    title: str
    order: int


_KNOWN = (
    (
        "chi_dao",
        "Công tác chỉ đạo, điều hành",
        r"chi dao|dieu hanh|tuyen truyen|to chuc thuc hien|che do bao cao",
    ),
    ("the_che", "Cải cách thể chế", r"the che|van ban quy pham"),
    ("thu_tuc", "Cải cách thủ tục hành chính", r"thu tuc|tthc|mot cua"),
    ("bo_may", "Cải cách tổ chức bộ máy hành chính nhà nước", r"bo may|sap xep to chuc"),
    (
        "cong_vu",
        "Cải cách chế độ công vụ",
        r"cong vu|cong chuc|doi ngu|can bo|cbcc|vien chuc|nguon nhan luc",
    ),
    ("tai_chinh", "Cải cách tài chính công", r"tai chinh|ngan sach|tai san cong|kinh phi"),
    (
        "chinh_quyen_so",
        "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        r"dien tu|chinh quyen so|chinh phu so|chuyen doi so|hien dai hoa|cong nghe thong tin|cntt",
    ),
    ("chi_so", "Nâng cao các chỉ số", r"chi so|par ?index|papi|pci|ddci|sipas"),
)
"""Key, title in reports, folded words that tell the area; in the order of reports."""

_MATCHED_FIRST = ("the_che", "thu_tuc", "bo_may", "tai_chinh", "chinh_quyen_so", "cong_vu")
"""Areas whose words decide before those of leading and of the indices, which others mention."""

OTHER = Area("khac", "Nhiệm vụ khác", 999)
"""Area of tasks that stand below no heading."""

_LABEL = re.compile(r"^(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.)/-]\s*")


def area_of(title: str) -> Area:
    """Return the area that ``title`` means; an unknown title is an area of its own name."""
    return _area_of(squeeze(title))


@lru_cache(maxsize=4096)
def _area_of(title: str) -> Area:
    bare = _LABEL.sub("", title)
    folded = fold(bare)
    if not folded:
        return OTHER
    for key, words, pattern in sorted(_KNOWN, key=_rank):
        if re.search(rf"\b(?:{pattern})\b", folded):
            order = next(place for place, known in enumerate(_KNOWN) if known[0] == key)
            return Area(key, words, order)
    return Area(_key_of(folded), _in_sentence_case(bare), len(_KNOWN))


def _rank(known: tuple[str, str, str]) -> int:
    key = known[0]
    return _MATCHED_FIRST.index(key) if key in _MATCHED_FIRST else len(_MATCHED_FIRST)


def _key_of(folded: str) -> str:
    return f"x_{re.sub(r'[^a-z0-9]+', '_', folded).strip('_')}"[:60]


def _in_sentence_case(title: str) -> str:
    return title[:1] + title[1:].lower() if title.isupper() else title
