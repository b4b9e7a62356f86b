"""How what the level above keeps itself stands in rows: a table of what is where."""

from __future__ import annotations

from typing import Any

from desktop.domain.consolidation.register import (
    AcceptedPackage,
    CommuneOffice,
    ExpectedReport,
    HandFigures,
    Level,
    OfficeLevel,
    OfficeNote,
    ReportReturn,
    SuperiorWord,
    Verdict,
)
from desktop.domain.reporting.model import Period
from desktop.storage import tables
from desktop.storage.records import DATE, MAPPING, Record, enum
from desktop.storage.rows import Rows
from desktop.storage.task_records import Keeping, StoredRecords

LEVEL_ID = "level"
"""Key of the one row that tells the level of the office."""

_PERIOD = enum(Period)
LEVEL = Record(OfficeLevel, {"level": enum(Level)})
OFFICES = Keeping(
    tables.COMMUNE_OFFICE, Record(CommuneOffice, {"valid_from": DATE, "valid_to": DATE})
)
PACKAGES = Keeping(
    tables.REPORT_PACKAGE, Record(AcceptedPackage, {"period": _PERIOD, "received_on": DATE})
)
NOTES = Keeping(tables.OFFICE_NOTE, Record(OfficeNote, {"on": DATE}))
HAND = Keeping(
    tables.HAND_FIGURES,
    Record(HandFigures, {"period": _PERIOD, "figures": MAPPING, "on": DATE}),
)
RETURNS = Keeping(
    tables.REPORT_RETURN,
    Record(ReportReturn, {"period": _PERIOD, "new_due": DATE, "on": DATE}),
)
EXPECTED = Keeping(tables.EXPECTED_REPORT, Record(ExpectedReport, {"period": _PERIOD, "due": DATE}))
WORDS_FROM_ABOVE = Keeping(
    tables.SUPERIOR_WORD,
    Record(
        SuperiorWord,
        {"period": _PERIOD, "verdict": enum(Verdict), "on": DATE, "new_due": DATE},
    ),
)


def records(rows: Rows, keeping: Keeping[Any]) -> StoredRecords[Any]:
    """Return the rows of one kind."""
    return StoredRecords(rows, keeping)
