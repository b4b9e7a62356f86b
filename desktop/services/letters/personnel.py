"""Sheets and records on people in the register: who and when they are about, as kept in a row.

A row keeps no copy of the paper: it is made anew from the tasks as they stood on its day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.ids import new_id
from desktop.domain.office_document import OfficeDocument
from desktop.domain.outgoing import OutgoingDocument, OutgoingStatus, Purpose
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.tasks.desk import Desk

PERSONNEL = frozenset({Purpose.EVALUATION, Purpose.HANDOVER})
"""Papers on people: never sent to units, opened by ``EvaluationService.registered``."""


@dataclass(frozen=True, slots=True)
class SheetOf:
    """Which evaluation sheet it is."""

    officer_id: str
    year: int
    month: int

    @property
    def about(self) -> tuple[str, ...]:
        """The sheet as words of a row of the register."""
        return self.officer_id, f"{self.year:04}-{self.month:02}"

    @classmethod
    def read(cls, row: OutgoingDocument) -> SheetOf:
        """Return the sheet of a row."""
        try:
            officer_id, month = row.about
            return cls(officer_id, int(month[:4]), int(month[5:]))
        except ValueError as problem:
            raise _unknown() from problem


@dataclass(frozen=True, slots=True)
class RecordOf:
    """Which handover record it is."""

    officer_id: str
    to_officer_id: str
    on: dt.date
    reason: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """The record as words of a row of the register."""
        return self.officer_id, self.to_officer_id, self.on.isoformat(), self.reason

    @classmethod
    def read(cls, row: OutgoingDocument) -> RecordOf:
        """Return the record of a row."""
        try:
            officer_id, to_officer_id, day, reason = row.about
            return cls(officer_id, to_officer_id, dt.date.fromisoformat(day), reason)
        except ValueError as problem:
            raise _unknown() from problem


def row_for(
    desk: Desk,
    purpose: Purpose,
    about: tuple[str, ...],
    document: OfficeDocument,
    addressee: str,
) -> OutgoingDocument:
    """Return the row of a paper: the one that stands already, else a new one."""
    for row in desk.tasks.outgoing.list():
        standing = row.status is not OutgoingStatus.CANCELLED
        if standing and (row.purpose, row.about) == (purpose, about):
            return row
    return OutgoingDocument(
        new_id(),
        purpose,
        document.document_type,
        document.subject,
        addressee,
        desk.today(),
        symbol=document.symbol,
        about=about,
    )


def _unknown() -> Refused:
    return Refused(_("Văn bản này không mở lại được: dòng trong sổ thiếu thông tin."))
