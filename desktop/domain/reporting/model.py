"""What is kept about reports, their calendar and the measured values of targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Period(Enum):
    """Period of a report; the value is its name on the command line.

    A quarter of a report is not a calendar quarter (Nghị định 09/2019/NĐ-CP, Điều 12): see
    ``reporting.periods``.
    """

    Q1 = "Q1"
    H1 = "H1"
    """6 tháng đầu năm."""
    M9 = "9M"
    """9 tháng."""
    Q3 = "Q3"
    Q4 = "Q4"
    YEAR = "YEAR"


class DataRule(Enum):
    """How the days of a report's data are counted."""

    DECREE = "decree"
    """From the 15th to the 14th (Nghị định 09/2019/NĐ-CP, Điều 12)."""
    CALENDAR = "calendar"
    """Calendar quarters."""


@dataclass(frozen=True, slots=True)
class ReportDate:
    """A report that is due (lịch báo cáo): one for each period and recipient.

    Attributes:
        id: Lasting key.
        year: Year of the report.
        period: Period of the report.
        recipient: Who gets it ("UBND tỉnh (qua Sở Nội vụ)").
        due: Last day on which it may be sent.
        data_from, data_to: First and last day of its data; the officer may change them.
        sent_on: Day it was sent, None while it was not.
    """

    id: str
    year: int
    period: Period
    recipient: str
    due: dt.date
    data_from: dt.date
    data_to: dt.date
    sent_on: dt.date | None = None


class ReportStatus(Enum):
    """Life of a report; the value is the word shown."""

    DRAFT = "Đang soạn"
    FROZEN = "Đã chốt số liệu"
    SENT = "Đã gửi"


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was begun.

    Attributes:
        id: Lasting key.
        year, period: What it reports on.
        data_from, data_to: First and last day of its data.
        status: Draft, frozen or sent.
        number, symbol, date: As given by the clerk; empty and None before.
        template_id: Document template it is made from.
        sections: Words the officer wrote, by the key of the section of the template; a section
            without an entry shows what the figures say.
        figures: Figures as they were frozen, JSON text; "" in a draft.
        frozen_on: Day of freezing, None in a draft.
    """

    id: str
    year: int
    period: Period
    data_from: dt.date
    data_to: dt.date
    status: ReportStatus = ReportStatus.DRAFT
    number: str = ""
    symbol: str = "BC-UBND"
    date: dt.date | None = None
    template_id: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    figures: str = ""
    frozen_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measured value of a target in a period (kết quả thực hiện chỉ tiêu).

    Attributes:
        id: Lasting key.
        target_id: The target.
        year, period: When.
        value: The figure, in the unit of the target.
        numerator, denominator: What it was computed from; None when typed as it is.
        source: Where the figures come from.
        on: Day of entry.
    """

    id: str
    target_id: str
    year: int
    period: Period
    value: float
    numerator: float | None = None
    denominator: float | None = None
    source: str = ""
    on: dt.date | None = None
