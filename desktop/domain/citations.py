"""Citations of legal documents: written as the decree wants, read as offices write them.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ, viện dẫn).
"""

from __future__ import annotations

import datetime as dt

from desktop.domain.decree_dates import decree_date
from desktop.domain.folding import fold
from desktop.domain.legal_basis import LegalBasis, LegalDocument

_LAWS = frozenset({"hien phap", "bo luat", "luat", "phap lenh"})
_RANKS = (
    "hien phap", "bo luat", "luat", "phap lenh", "lenh", "nghi quyet lien tich", "nghi quyet",
    "nghi dinh", "quyet dinh", "thong tu lien tich", "thong tu", "chi thi",
    "chuong trinh hanh dong", "chuong trinh", "ke hoach hanh dong", "ke hoach", "de an",
    "huong dan", "thong bao", "ket luan", "cong van",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_RANKS)}


def is_law(kind: str) -> bool:
    """Tell whether documents of this kind are cited without number and issuing body."""
    return fold(kind) in _LAWS


def name_in_text(document: LegalBasis | LegalDocument) -> str:
    """Return the full citation inside a sentence, as at its first mention in the text.

    A Luật or Pháp lệnh shows neither number nor issuing body; what is not known is left out.
    """
    law = is_law(document.kind)
    parts = (
        document.kind,
        _law_name(document) if law else "",
        f"số {document.number}" if document.number and not law else "",
        decree_date(document.date) if document.date else "",
        f"của {document.issuer}" if document.issuer and not law else "",
        document.subject if not law else "",
    )
    return " ".join(part for part in parts if part)


def short_name(document: LegalBasis | LegalDocument) -> str:
    """Return the citation for later mentions: type and number, of a law its name."""
    if is_law(document.kind) or not document.number:
        return " ".join(part for part in (document.kind, _law_name(document)) if part)
    return f"{document.kind} số {document.number}"


def write_citation(document: LegalBasis | LegalDocument) -> str:
    """Return the căn cứ line of a document, without its closing mark."""
    return f"Căn cứ {name_in_text(document)}"


def order_key(document: LegalBasis | LegalDocument) -> tuple[int, dt.date, str]:
    """Return the place of a document among the bases: by rank of its kind, then by date."""
    rank = _RANK.get(fold(document.kind), len(_RANKS))
    return rank, document.date or dt.date.max, document.number


def _law_name(document: LegalBasis | LegalDocument) -> str:
    """Return the name of a law without the word of its kind in front."""
    subject, kind = document.subject, document.kind
    return subject[len(kind) + 1 :] if subject.startswith(f"{kind} ") else subject
