"""The register of documents that the program made besides plans (văn bản đi)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class Purpose(Enum):
    """What an outgoing document is for."""

    URGE = "urge"
    """Công văn đôn đốc."""
    NOTE = "note"
    """Phiếu nhắc việc."""
    HANDOUT = "handout"
    """Phiếu giao việc."""
    REPORT = "report"
    EVALUATION = "evaluation"
    """Phiếu đánh giá tháng."""
    HANDOVER = "handover"
    """Biên bản bàn giao."""


class OutgoingStatus(Enum):
    """Life of an outgoing document; the value is the word shown."""

    SUBMITTED = "Chờ ký"
    ISSUED = "Đã ban hành"
    CANCELLED = "Đã hủy"


@dataclass(frozen=True, slots=True)
class OutgoingDocument:
    """A document that was made and goes out.

    Attributes:
        id: Lasting key.
        purpose: What it is for.
        document_type: Abbreviation of its type ("CV", "BC").
        subject: Trích yếu.
        addressee: Who gets it.
        made_on: Day it was made.
        number, symbol, date: As given by the clerk; empty and None while it waits.
        status: Waiting for signature, issued or cancelled.
        about: What it is about: keys of tasks, or the key of the report.
    """

    id: str
    purpose: Purpose
    document_type: str
    subject: str
    addressee: str
    made_on: dt.date
    number: str = ""
    symbol: str = ""
    date: dt.date | None = None
    status: OutgoingStatus = OutgoingStatus.SUBMITTED
    about: tuple[str, ...] = ()
