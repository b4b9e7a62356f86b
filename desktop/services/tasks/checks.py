"""What is refused before anything is written: days, figures and words that cannot be."""

from __future__ import annotations

import datetime as dt
import re

from desktop.domain.decree_dates import short_date
from desktop.domain.folding import fold
from desktop.domain.text import squeeze
from desktop.domain.tracking.model import AcceptedSchedule, PlanItem
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.plans import YEARS

YEARS_AFTER = 5
"""A deadline lies at most so many years behind the last year of its plan: more is a slip."""

_CENTURY = 2000
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SHORT = re.compile(
    r"(?:ngay )?(\d{1,2})(?: ?[/.-] ?| thang )(\d{1,2})(?:(?: ?[/.-] ?| nam )(\d{4}|\d{2}))?"
)
_NEAR = {"hom kia": -2, "hom qua": -1, "hom nay": 0, "nay": 0, "mai": 1, "ngay mai": 1}
"""Days named from today on, folded."""


def read_day(text: str, today: dt.date | None = None) -> dt.date:
    """Return a day as an officer writes it: 15/3/2026, 15-3-26, 2026-03-15, "ngày 15 tháng 3".

    With ``today`` given a day without a year is one of this year, and "hôm nay", "hôm qua", "mai"
    are understood; without it they are refused, like a month alone and a day that no calendar has.
    """
    words = squeeze(text)
    folded = fold(words)
    if today is not None and folded in _NEAR:
        return today + dt.timedelta(days=_NEAR[folded])
    read = _day_of(words, *_figures(words, folded, today))
    require_known_year(read)
    return read


def _figures(words: str, folded: str, today: dt.date | None) -> tuple[int, int, int]:
    """Return year, month and day as written; refuses what does not tell all three."""
    if found := _ISO.fullmatch(folded):
        year, month, day = map(int, found.groups())
        return year, month, day
    found = _SHORT.fullmatch(folded)
    if found is None:
        raise Refused(
            _("Không hiểu ngày “{text}”.").format(text=words),
            advice=_("Ghi ngày dạng 05/03/2026."),
        )
    if found[3] is None and today is None:
        raise Refused(
            _("Ngày “{text}” chưa ghi năm.").format(text=words),
            advice=_("Ghi ngày dạng 05/03/2026."),
        )
    year = int(found[3]) if found[3] else today.year if today else 0
    return year + (_CENTURY if year < 100 else 0), int(found[2]), int(found[1])


def _day_of(words: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Refused(_("Ngày {text} không có trong lịch.").format(text=words)) from None


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
