"""Names of offices with a dash inside, which a line's end may part before the dash."""

from __future__ import annotations

import re

from desktop.domain.folding import fold

_FIRST = re.compile(
    r"\b(?:van phong|tai chinh|tu phap|van hoa|dia chinh|xay dung|do thi|kinh te|chinh tri"
    r"|nong nghiep|lao dong|thong tin)$"
)
_SECOND = re.compile(
    r"^[-–]\s*(?:thong ke|ke toan|ho tich|xa hoi|xay dung|do thi|moi truong|nong nghiep|the thao"
    r"|ngan sach|thong tin|thuong binh)\b"
)


def parts_a_name(above: str, below: str) -> bool:
    """Tell whether a line goes on with the name of an office that the line above begins.

    "Công chức Tài chính" and "- Kế toán": the dash is no label of a list.
    """
    return bool(_SECOND.match(fold(below)) and _FIRST.search(fold(above)))
