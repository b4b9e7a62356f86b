"""Chữ viết tắt: letters that stand for the words of the trade ("TTHC": thủ tục hành chính)."""

from __future__ import annotations

SHORT_FORMS = {
    "uy ban nhan dan": "ubnd",
    "hoi dong nhan dan": "hdnd",
    "cai cach hanh chinh": "cchc",
    "thu tuc hanh chinh": "tthc",
    "quy pham phap luat": "qppl",
    "van ban quy pham phap luat": "vbqppl",
    "cong nghe thong tin": "cntt",
    "dich vu cong": "dvc",
    "chuyen doi so": "cds",
    "can bo, cong chuc": "cbcc",
    "can bo, cong chuc, vien chuc": "cbccvc",
    "cong chuc, vien chuc": "ccvc",
    "van ban": "vb",
    "van hoa - xa hoi": "vhxh",
}
"""Folded words and the letters that stand for them."""

_IN_FULL = {letters: words for words, letters in SHORT_FORMS.items()}


def shortened(folded: str) -> str:
    """Return folded words with the letters in the place of what they stand for."""
    for words, letters in sorted(SHORT_FORMS.items(), key=lambda pair: -len(pair[0])):
        folded = folded.replace(words, letters)
    return folded


def in_full(word: str) -> str:
    """Return what a folded word stands for, the word itself where it is no short form."""
    return _IN_FULL.get(word, word)
