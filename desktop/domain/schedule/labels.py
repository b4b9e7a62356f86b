"""Names of periods for the officer: "Quý I/2026", "6 tháng đầu năm 2026"."""

from __future__ import annotations

import datetime as dt

from desktop.domain.decree_dates import short_date
from desktop.domain.numbering import roman
from desktop.domain.schedule.model import Kind
from desktop.domain.schedule.nodes import Edge, Period
from desktop.i18n import _


def period_label(period: Period) -> str:
    """Return the name of a period; without its year when that is not known."""
    label = _whole(period)
    if period.edge is Edge.WHOLE:
        return label
    words = f"{_(period.edge.value)} {label[:1].lower()}{label[1:]}"
    return words[:1].upper() + words[1:]


def _whole(period: Period) -> str:
    month = period.first[0]
    year = "" if period.year is None else f"/{period.year}"
    match period.kind:
        case Kind.MONTH:
            return _("Tháng {number}").format(number=month) + year
        case Kind.QUARTER:
            return _("Quý {number}").format(number=roman(month // 3 + 1)) + year
        case Kind.YEAR:
            return _("Năm {year}").format(year=period.year or "").strip()
        case Kind.FIXED_DATE:
            return _("Ngày {day}").format(day=f"{period.first[1]:02d}/{month:02d}{year}")
    if period.first[1] == 1 and period.last[1] == 0:
        words = _("{count} tháng cuối năm") if month > 1 else _("{count} tháng đầu năm")
        return f"{words.format(count=period.months)} {period.year or ''}".strip()
    return span_label(period.start, period.due)


def span_label(start: dt.date | None, due: dt.date | None) -> str:
    """Return the name of a stretch by its days."""
    if start is not None and due is not None:
        return f"{short_date(start)} - {short_date(due)}"
    if start is not None:
        return _("Từ {day}").format(day=short_date(start))
    return _("Đến {day}").format(day=short_date(due)) if due is not None else ""


def deadline_label(due: dt.date | None) -> str:
    """Return the name of a deadline that belongs to no period."""
    return _("Hạn {day}").format(day=short_date(due)) if due is not None else ""
