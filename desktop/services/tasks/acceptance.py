"""Nghiệm thu: the head of the office accepts a result, or sends it back to be done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.text import squeeze
from desktop.domain.tracking.model import OccurrenceFact, ProgressEntry
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.ports import Clock, Store
from desktop.services.task_ports import Tracked
from desktop.services.tasks import checks, marking
from desktop.services.tasks.desk import Desk

Keys = tuple[str, ...]


class AcceptanceService:
    """Accepts results that were reported as done; each function is one step.

    The quality is the one of the monthly evaluation sheet (Nghị định 335/2025).
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._desk = Desk(store, clock)

    def accept(self, keys: Sequence[str], quality: int, label: str | None = None) -> Outcome[Keys]:
        """Note the quality, a share of 100, of the time closed last or of the one named."""
        checks.require_percent(quality)
        tasks = self._desk.chosen(keys)
        facts = [replace(_result(task, label), quality=quality) for task in tasks]
        with self._desk.step(_("Nghiệm thu"), tasks) as step:
            kinds = self._desk.tasks.occurrences.put(*facts)
        return Outcome(tuple(fact.task_id for fact in facts), kinds, step)

    def send_back(
        self, keys: Sequence[str], reason: str, label: str | None = None
    ) -> Outcome[Keys]:
        """Open a result again because it must be done better; the reason goes into the diary."""
        words = squeeze(reason)
        if not words:
            raise Refused(_("Cần ghi nội dung phải làm lại."))
        tasks, today = self._desk.chosen(keys), self._desk.today()
        facts = [replace(_result(task, label), done_on=None, quality=None) for task in tasks]
        told = _("Yêu cầu làm lại: {reason}").format(reason=words)
        entries = [
            marking.diary_line(task, ProgressEntry("", "", today, None, told, "", fact.label))
            for task, fact in zip(tasks, facts, strict=True)
        ]
        with self._desk.step(_("Yêu cầu làm lại"), tasks) as step:
            kinds = self._desk.tasks.occurrences.put(*facts)
            kinds |= self._desk.tasks.progress.put(*entries)
        return Outcome(tuple(fact.task_id for fact in facts), kinds, step)


def _result(task: Tracked, label: str | None) -> OccurrenceFact:
    """Return what was reported as done; refused where nothing was."""
    time = marking.last_closed(task) if label is None else marking.time_named(task, label)
    fact = None if time is None or time.is_open else marking.fact_of(task, time)
    if fact is None or fact.done_on is None:
        raise Refused(
            _("“{task}” chưa có kết quả để nghiệm thu.").format(task=task.item.title),
            _("Không có gì bị thay đổi."),
            _("Hãy đánh dấu hoàn thành trước."),
        )
    return fact
