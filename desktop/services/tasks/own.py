"""Tasks entered by hand, and the diary of tasks without dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.ids import new_id
from desktop.domain.schedule import Kind, read_schedule
from desktop.domain.text import squeeze
from desktop.domain.tracking.model import Origin, PlanItem, ProgressEntry
from desktop.domain.tracking.states import last_percent
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.plans import YEARS
from desktop.services.task_ports import Tracked
from desktop.services.tasks import checks

OWN = Origin.OWN
ALL = 100
"""Percent of what is done."""


def new_item(item: PlanItem) -> PlanItem:
    """Return ``item`` cleaned; refuses an empty task, bad years and a deadline that cannot be."""
    for year in (item.first_year, item.last_year):
        if year not in YEARS:
            raise Refused(_("Năm {year} không hợp lệ.").format(year=year))
    if item.last_year < item.first_year:
        raise Refused(_("Năm cuối {year} trước năm đầu.").format(year=item.last_year))
    _require_time(item)
    return replace(
        item,
        task=checks.require_words(item.task, _("Cần ghi nội dung nhiệm vụ.")),
        area=squeeze(item.area),
        time=squeeze(item.time),
        products=_names(item.products),
        lead=_names(item.lead),
        cooperate=_names(item.cooperate),
    )


def _require_time(item: PlanItem) -> None:
    """Refuse a wording with a day that no calendar has, or with a year far away."""
    years = item.first_year, item.last_year
    reading = read_schedule(item.time, item.first_year)
    impossible = [doubt for doubt in reading.doubts if not reading.occurrences]
    if reading.kind is Kind.UNKNOWN and any(sign.isdigit() for sign in item.time) and impossible:
        raise Refused(
            _("Thời gian “{time}” chưa đúng: {doubt}").format(
                time=squeeze(item.time), doubt=impossible[0]
            )
        )
    for each in reading.occurrences:
        if each.due is not None:
            checks.require_deadline(each.due, item, dt.date(max(years), 12, 31))


def _names(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(words for words in map(squeeze, names) if words)


def require_own(tasks: Sequence[Tracked]) -> None:
    """Refuse tasks that stand in a plan: their words belong to the plan."""
    if any(task.item.origin is not OWN for task in tasks):
        raise Refused(
            _("Nhiệm vụ này thuộc một kế hoạch nên không sửa, xóa ở đây được."),
            advice=_("Hãy sửa trong bảng nhiệm vụ của kế hoạch, hoặc ghi “không thực hiện”."),
        )


def less_than_all(task: Tracked, today: dt.date) -> ProgressEntry | None:
    """Return the diary line that opens a task without dates whose diary says 100 percent."""
    if any(time.due for time in task.times):
        return None
    if last_percent(task.facts, today) < ALL:
        return None
    known = sorted(task.facts.progress, key=lambda entry: (entry.on, entry.id))
    diary = [entry.percent for entry in known if entry.percent is not None]
    before = next((percent for percent in reversed(diary) if percent < ALL), 0)
    return ProgressEntry(new_id(), task.item.id, today, before, _("Mở lại"))
