"""Words of outgoing documents on screen."""

from __future__ import annotations

from desktop.domain.outgoing import OutgoingDocument, OutgoingStatus, Purpose
from desktop.i18n import _

PURPOSE_WORDS = {
    Purpose.URGE: "Công văn đôn đốc",
    Purpose.NOTE: "Phiếu nhắc việc",
    Purpose.HANDOUT: "Phiếu giao việc",
    Purpose.REPORT: "Báo cáo",
    Purpose.EVALUATION: "Phiếu đánh giá tháng",
    Purpose.HANDOVER: "Biên bản bàn giao",
}
"""What a document is for; shown through ``_``."""

STATUS_SIGNS = {
    OutgoingStatus.SUBMITTED: "◐",
    OutgoingStatus.ISSUED: "✓",
    OutgoingStatus.CANCELLED: "✕",
}


def purpose_words(document: OutgoingDocument) -> str:
    """Return what a document is for."""
    return _(PURPOSE_WORDS[document.purpose])


def status_words(document: OutgoingDocument) -> str:
    """Return the state of a document with its sign."""
    return f"{STATUS_SIGNS[document.status]} {_(document.status.value)}"


def number_words(document: OutgoingDocument) -> str:
    """Return number and symbol; a document without number shows its symbol after dots."""
    if not document.symbol:
        return document.number
    return f"{document.number or '…'}/{document.symbol}"
