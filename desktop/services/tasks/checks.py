"""What is refused before anything is written: days, figures and words that cannot be."""

from __future__ import annotations

import datetime as dt
import re

from desktop.domain.decree_dates import short_date
from desktop.domain.text import squeeze
from desktop.domain.tracking.model import AcceptedSchedule, PlanItem
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.plans import YEARS

YEARS_AFTER = 5
"""A deadline lies at most so many years behind the last year of its plan: more is a slip."""

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SHORT = re.compile(
    r"(?:ngày )?(\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})(?: ?[/.-] ?| năm )(\d{4})", re.IGNORECASE
)


def read_day(text: str) -> dt.date:
    """Return the day written as dd/mm/yyyy, in words or ISO; refuses one that no calendar has."""
    words = squeeze(text)
    if found := _ISO.fullmatch(words):
        year, month, day = map(int, found.groups())
    elif found := _SHORT.fullmatch(words):
        day, month, year = map(int, found.groups())
    else:
        raise Refused(
            _("Không hiểu ngày “{text}”.").format(text=words),
            advice=_("Ghi ngày dạng 05/03/2026."),
        )
    try:
        read = dt.date(year, month, day)
    except ValueError:
        raise Refused(_("Ngày {text} không có trong lịch.").format(text=words)) from None
    require_known_year(read)
    return read


def require_known_year(day: dt.date) -> None:
    """Refuse a year for which no plan is made."""
    if day.year not in YEARS:
        raise Refused(_("Năm {year} không hợp lệ.").format(year=day.year))


def require_past(day: dt.date, today: dt.date, item: PlanItem | None = None) -> None:
    """Refuse a day in the future, or one long before the task was given."""
    if day > today:
        raise Refused(
            _("Ngày {day} ở tương lai: chỉ ghi được việc đã xảy ra.").format(day=short_date(day)),
            advice=_("Hôm nay là {today}.").format(today=short_date(today)),
        )
    earliest = YEARS[0] if item is None else item.first_year - 1
    if day.year < earliest:
        raise Refused(
            _("Ngày {day} quá sớm so với năm của nhiệm vụ.").format(day=short_date(day)),
            advice=_("Hãy kiểm tra lại năm."),
        )


def require_deadline(day: dt.date, item: PlanItem, today: dt.date) -> None:
    """Refuse a deadline far behind, or before, the years of the task."""
    latest = max(item.last_year, today.year) + YEARS_AFTER
    if not item.first_year - 1 <= day.year <= latest:
        raise Refused(
            _("Thời hạn {day} không hợp lý với nhiệm vụ của năm {year}.").format(
                day=short_date(day), year=item.last_year
            ),
            advice=_("Hãy kiểm tra lại năm."),
        )


def require_percent(percent: int | None) -> None:
    """Refuse a share outside 0 to 100."""
    if percent is not None and not 0 <= percent <= 100:
        raise Refused(_("Tỷ lệ {percent}% không nằm trong khoảng 0 - 100.").format(percent=percent))


def require_words(text: str, refusal: str) -> str:
    """Return ``text`` squeezed; refuses with the sentence ``refusal`` when nothing is left."""
    words = squeeze(text)
    if not words:
        raise Refused(refusal)
    return words


def require_schedule(schedule: AcceptedSchedule, item: PlanItem, today: dt.date) -> None:
    """Refuse dates that cannot be: due before start, impossible years, two of one name."""
    for each in schedule.occurrences:
        for day in (each.start, each.due):
            if day is not None:
                require_deadline(day, item, today)
        if each.start is not None and each.due is not None and each.due < each.start:
            raise Refused(
                _("Thời hạn {due} trước ngày bắt đầu {start}.").format(
                    due=short_date(each.due), start=short_date(each.start)
                )
            )
    labels = [each.label for each in schedule.occurrences]
    twice = next((label for label in labels if labels.count(label) > 1), None)
    if twice is not None:
        raise Refused(_("Có hai lần cùng tên “{label}”.").format(label=twice))
