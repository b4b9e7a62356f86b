"""How what the level above keeps itself stands in rows: a table of what is where."""

from __future__ import annotations

import json
from typing import Any

from desktop.domain.consolidation.criteria import (
    CriteriaSet,
    Criterion,
    ReviewedScore,
    ScoreSheet,
)
from desktop.domain.consolidation.register import (
    AcceptedPackage,
    CommuneOffice,
    DownReceipt,
    ExpectedReport,
    HandFigures,
    ItemFromAbove,
    Level,
    OfficeLevel,
    OfficeNote,
    PackageFromAbove,
    ReportReturn,
    SentItem,
    SentPackage,
    SuperiorWord,
    Verdict,
)
from desktop.domain.reporting.model import Period
from desktop.storage import tables
from desktop.storage.records import DATE, MAPPING, WORDS, Codec, Record, enum, to_json
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
_CRITERION, _SCORE = Record(Criterion), Record(ReviewedScore)


def _list_of(record: Record[Any]) -> Codec:
    """Return the codec of a tuple of small dataclasses, kept as a JSON list."""
    return Codec(
        lambda items: to_json([record.row(item) for item in items]),
        lambda text: tuple(map(record.item, json.loads(text))),
    )


CRITERIA = Keeping(tables.CRITERIA_SET, Record(CriteriaSet, {"items": _list_of(_CRITERION)}))
SCORES = Keeping(tables.SCORE_SHEET, Record(ScoreSheet, {"on": DATE, "lines": _list_of(_SCORE)}))
SENT_ITEMS = Keeping(tables.SENT_ITEM, Record(SentItem))
SENT_PACKAGES = Keeping(tables.SENT_PACKAGE, Record(SentPackage, {"on": DATE, "offices": WORDS}))
RECEIPTS = Keeping(tables.DOWN_RECEIPT, Record(DownReceipt, {"taken_on": DATE}))
PACKAGES_FROM_ABOVE = Keeping(tables.PACKAGE_FROM_ABOVE, Record(PackageFromAbove, {"on": DATE}))
ITEMS_FROM_ABOVE = Keeping(
    tables.ITEM_FROM_ABOVE, Record(ItemFromAbove, {"on": DATE, "content": MAPPING})
)


def records(rows: Rows, keeping: Keeping[Any]) -> StoredRecords[Any]:
    """Return the rows of one kind."""
    return StoredRecords(rows, keeping)
