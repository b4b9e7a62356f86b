"""The year's report calendar (lịch báo cáo): what is due to whom, and what to be warned of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.domain.consolidation.register import Level
from desktop.domain.eras import Era, era_on
from desktop.domain.facts import ReportDue
from desktop.domain.ids import new_id
from desktop.domain.reporting.model import DataRule, Period, ReportDate, ReportStatus
from desktop.domain.reporting.periods import (
    PERIOD_WORDS,
    data_days,
    default_dates,
    is_due_before_data_ends,
)
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.plans import YEARS
from desktop.services.tasks.desk import Desk

SOON, AHEAD = 7, 30
"""Days before the due day from which a report is urgent, and from which it is announced."""


class WarningKind(Enum):
    """Why a report needs attention; the more urgent first."""

    LATE = "late"
    """Quá hạn gửi."""
    SOON = "soon"
    """Đến hạn trong 7 ngày tới."""
    AHEAD = "ahead"
    """Đến hạn trong 30 ngày tới."""
    BEFORE_DATA_END = "before-data-end"
    """Đến hạn trước ngày chốt số liệu: số liệu phải ước."""


@dataclass(frozen=True, slots=True)
class ReportWarning:
    """A warning about a report that was not sent yet.

    Attributes:
        kind: Why.
        report_date: The report.
        days: Days until it is due; negative when late. For ``BEFORE_DATA_END`` by how many days
            its data end after it is due.
        words: One Vietnamese sentence.
    """

    kind: WarningKind
    report_date: ReportDate
    days: int
    words: str


def warnings_of(dates: Sequence[ReportDate], today: dt.date) -> tuple[ReportWarning, ...]:
    """Return what there is to warn of on ``today``, the most urgent first."""
    found = [
        warning
        for date in dates
        if date.sent_on is None
        for warning in (*_of_due_day(date, today), *_of_data(date, today))
    ]
    order = list(WarningKind)
    return tuple(sorted(found, key=lambda each: (order.index(each.kind), each.report_date.due)))


def _of_due_day(date: ReportDate, today: dt.date) -> Iterator[ReportWarning]:
    days = (date.due - today).days
    name = _named(date)
    if days < 0:
        words = _("{report} đã quá hạn gửi {days} ngày.").format(report=name, days=-days)
        yield ReportWarning(WarningKind.LATE, date, days, words)
    elif days <= AHEAD:
        kind = WarningKind.SOON if days <= SOON else WarningKind.AHEAD
        words = (
            _("{report} đến hạn gửi hôm nay.").format(report=name)
            if days == 0
            else _("{report} đến hạn gửi sau {days} ngày.").format(report=name, days=days)
        )
        yield ReportWarning(kind, date, days, words)


def _of_data(date: ReportDate, today: dt.date) -> Iterator[ReportWarning]:
    matters = (date.due - today).days <= AHEAD and today <= date.data_to
    if matters and is_due_before_data_ends(date):
        days = (date.data_to - date.due).days
        words = _("{report} đến hạn trước ngày chốt số liệu {days} ngày: số liệu phải ước.").format(
            report=_named(date), days=days
        )
        yield ReportWarning(WarningKind.BEFORE_DATA_END, date, days, words)


def _named(date: ReportDate) -> str:
    period = _(PERIOD_WORDS[date.period]).format(year=date.year)
    words = _("Báo cáo {period} gửi {recipient}").format(period=period, recipient=date.recipient)
    return words if date.recipient else _("Báo cáo {period}").format(period=period)


class ReportCalendar:
    """Reads, proposes and keeps the report calendar."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def dates(self, year: int) -> Sequence[ReportDate]:
        """Return the reports of a year by their due days."""
        found = (date for date in self._desk.tasks.report_dates.list() if date.year == year)
        return sorted(found, key=lambda date: (date.due, date.recipient))

    def set_dates(self, year: int, dates: Sequence[ReportDate]) -> Outcome[Sequence[ReportDate]]:
        """Make ``dates`` the report calendar of a year, in one step; refuses impossible days."""
        kept = [_checked(date, year) for date in dates]
        twice = [(date.period, date.recipient) for date in kept]
        if len(set(twice)) < len(twice):
            raise Refused(_("Có hai dòng cùng kỳ báo cáo và cùng nơi nhận."))
        before = {date.id: date for date in self.dates(year)}
        new = [date for date in kept if before.get(date.id) != date]
        gone = before.keys() - {date.id for date in kept}
        if not new and not gone:
            return Outcome(kept)
        label = _("Sửa lịch báo cáo năm {year}").format(year=year)
        with self._desk.store.step(label) as step:
            records = self._desk.tasks.report_dates
            changed = records.put(*new) | records.remove(*gone)
        return Outcome(kept, changed, step)

    def propose_dates(self, year: int) -> Sequence[ReportDate]:
        """Return the calendar that the plans of the year ask for, else the usual one.

        A level above communes has none. Plans write "trước ngày": the day before the one that
        they name is the last day. Nothing is kept.
        """
        _require_year(year)
        if self._desk.store.received.level().level is not Level.COMMUNE:
            return ()
        dues = self._desk.store.plans.report_dues(year)
        asked = {(due.period, due.to): due for due in dues}
        found = [date for due in asked.values() if (date := _of_plan(due, year, self._above(year)))]
        return sorted(found, key=lambda date: date.due) or list(
            default_dates(year, [self._above(year)], DataRule.DECREE)
        )

    def expected(self, year: int) -> Sequence[ReportDate]:
        """Return the calendar of a year; before one is kept, what is proposed and still ahead.

        A proposal is announced like a kept line, so that a new workspace warns from its first
        day. What is behind us is left out: nobody knows whether it was sent.
        """
        return self.dates(year) or self.proposed_ahead(year)

    def proposed_ahead(self, year: int) -> Sequence[ReportDate]:
        """Return what is proposed, is still ahead and was not sent: what one accepts.

        A calendar accepted late in the year asks for no report of the months before: they were
        sent without the program, or nobody wanted them.
        """
        today = self._desk.today()
        sent = {
            report.period
            for report in self._desk.tasks.reports.list()
            if report.year == year and report.status is ReportStatus.SENT
        }
        proposed = self.propose_dates(year)
        return [date for date in proposed if date.due >= today and date.period not in sent]

    def warnings(
        self, year: int, dates: Sequence[ReportDate] | None = None
    ) -> Sequence[ReportWarning]:
        """Return what there is to warn of today about the reports of a year, or about these."""
        found = self.expected(year) if dates is None else dates
        return warnings_of(found, self._desk.today())

    def _above(self, year: int) -> str:
        """Return who receives reports: the level above of the era at the end of the year."""
        issuer = self._desk.profile().issuer
        three_level = era_on(dt.date(year, 6, 30)) is Era.THREE_LEVEL
        if three_level and issuer.district:
            return f"Ủy ban nhân dân {issuer.district} (qua Phòng Nội vụ)"
        return f"Ủy ban nhân dân {issuer.province} (qua Sở Nội vụ)"


def _of_plan(due: ReportDue, year: int, recipient: str) -> ReportDate | None:
    """Return the line that a plan asks for, None when its day is none of the calendar."""
    try:
        day = dt.date.fromisoformat(f"{year}-{due.due}") - dt.timedelta(days=1)
        period = Period(due.period)
    except ValueError:
        return None
    days = data_days(period, year, DataRule.DECREE)
    return ReportDate(new_id(), year, period, squeeze(due.to) or recipient, day, *days)


def _checked(date: ReportDate, year: int) -> ReportDate:
    _require_year(year)
    if date.year != year:
        raise Refused(_("Lịch báo cáo năm {year} có dòng của năm khác.").format(year=year))
    if date.data_from > date.data_to:
        raise Refused(_("Ngày đầu của số liệu sau ngày chốt số liệu."))
    if not year - 1 <= date.due.year <= year + 1:
        raise Refused(_("Hạn gửi báo cáo không thuộc năm {year}.").format(year=year))
    if date.due < date.data_from:
        raise Refused(_("Hạn gửi báo cáo trước khi kỳ báo cáo bắt đầu."))
    return replace(date, recipient=squeeze(date.recipient))


def _require_year(year: int) -> None:
    if year not in YEARS:
        raise Refused(_("Năm {year} không hợp lệ.").format(year=year))
