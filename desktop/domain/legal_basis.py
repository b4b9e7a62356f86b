"""Legal bases (căn cứ ban hành văn bản): their parts, read and written.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A cited document in parts.

    Attributes:
        text: The citation as printed, without the closing ";" or ".".
        kind: Type of document ("Nghị định", "Luật").
        number: Number and symbol ("30/2020/NĐ-CP"); empty for a Luật or Pháp lệnh.
        date: Date of issue, None when not printed.
        issuer: Issuing body ("Chính phủ"); empty for a Luật or Pháp lệnh.
        subject: Subject with its leading word ("về công tác văn thư"); may be empty.
    """

    text: str
    kind: str
    number: str = ""
    date: dt.date | None = None
    issuer: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A document of the library from which bases are picked (thư viện căn cứ).

    Attributes:
        id: Lasting key.
        kind, number, date, issuer, subject: As in ``LegalBasis``.
        expired_on: First day it is no longer in force, None while in force.
        replaced_by: Number of the document that replaced it, may be empty.
    """

    id: str
    kind: str
    number: str
    subject: str
    issuer: str = ""
    date: dt.date | None = None
    expired_on: dt.date | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class PlanBasis:
    """One căn cứ line of a plan, printed in italics.

    Attributes:
        id: Lasting key.
        text: The line as printed, without its closing ";" or ".".
        document_id: The library document it cites, None when typed by hand.
    """

    id: str
    text: str
    document_id: str | None = None
