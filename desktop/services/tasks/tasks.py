"""The list of tasks and what the officer notes on them: done, progress, dates, reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from desktop.domain.decree_dates import short_date
from desktop.domain.ids import new_id
from desktop.domain.text import squeeze
from desktop.domain.tracking.model import (
    AcceptedSchedule,
    OccurrenceFact,
    PlanItem,
    ProgressEntry,
    SourceDocument,
    TaskMark,
)
from desktop.domain.tracking.query import Order, TaskLine, TaskListing, TaskQuery
from desktop.domain.tracking.times import schedule_of
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Clock, Store
from desktop.services.precautions import Removed, before_removing
from desktop.services.task_ports import SavedView, Tracked
from desktop.services.tasks import attaching, checks, finding, marking, own, views
from desktop.services.tasks.attaching import EvidenceDraft
from desktop.services.tasks.choices import Choices, choices_of
from desktop.services.tasks.desk import Desk
from desktop.services.tasks.detail import TaskDetail, detail_of
from desktop.services.tasks.plan_progress import PlanProgress, plan_progress

Keys = tuple[str, ...]
"""Keys of the tasks that were changed."""


class TaskService:
    """Finds tasks and notes what happens to them; each writing function is one step."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._desk = Desk(store, clock)

    # looking

    def find(self, query: TaskQuery, order: Order | None = None) -> TaskListing:
        """Return the keys of the tasks that ``query`` asks for today, by due day unless told."""
        return self._desk.tasks.find(query, order or Order(), self._desk.today())

    def lines(self, keys: Sequence[str]) -> Sequence[TaskLine]:
        """Return the lines of these tasks, in order; unknown keys are left out."""
        return self._desk.tasks.lines(keys, self._desk.today())

    def detail(self, key: str) -> TaskDetail:
        """Return all that is known of a task; the beginning of its key is enough."""
        return detail_of(self._desk, key)

    def listed(self) -> float:
        """Return how much of the list of all tasks is made, 1 when it can be asked at once."""
        return self._desk.tasks.listed()

    def list_more(self) -> float:
        """Make some more of the list, for about half a second; return how much is made then."""
        return self._desk.tasks.list_more()

    def choices(self) -> Choices:
        """Return what the filters of the list offer."""
        return choices_of(self._desk)

    def plan_progress(self) -> Mapping[str, PlanProgress]:
        """Return how many tasks are done of how many, by the key of each followed plan."""
        return plan_progress(self._desk)

    def refs_named(self, text: str) -> frozenset[str]:
        """Return the refs of a unit or person by name, short form, alias or title, to filter by.

        Refuses an unknown name and says which are near.
        """
        return finding.refs_named(self._desk, text)

    # what happened

    def done(
        self,
        keys: Sequence[str],
        on: dt.date | None = None,
        label: str | None = None,
        note: str = "",
        quality: int | None = None,
        evidence: EvidenceDraft | None = None,
    ) -> Outcome[Keys]:
        """Note that tasks were carried out, today unless ``on`` is given.

        Of each task the open time that is due first is marked, or the one named ``label``; its
        other times stay. ``quality`` is a share of 100. ``evidence`` is linked to those times in
        the same step. Refused when none has an open time.
        """
        tasks, today = self._desk.chosen(keys), self._desk.today()
        checks.require_percent(quality)
        for task in tasks:
            checks.require_past(on or today, today, task.item)
        words = squeeze(note)
        return self._note_times(
            tasks,
            lambda task: marking.done(task, label, on or today, words, quality),
            _("Đánh dấu hoàn thành"),
            _("Không còn lần thực hiện nào đang mở ở nhiệm vụ đã chọn."),
            evidence,
        )

    def reopen(self, keys: Sequence[str], label: str | None = None) -> Outcome[Keys]:
        """Open again the time closed last of each task, or the one named ``label``."""
        tasks, today = self._desk.chosen(keys), self._desk.today()
        facts = [fact for task in tasks if (fact := marking.reopened(task, label))]
        entries = [entry for task in tasks if (entry := own.less_than_all(task, today))]
        reached = [fact.task_id for fact in facts] + [entry.task_id for entry in entries]
        changed = tuple(dict.fromkeys(reached))
        if not changed:
            raise Refused(_("Nhiệm vụ đã chọn chưa có lần nào hoàn thành."))
        with self._desk.step(_("Mở lại"), _among(tasks, changed)) as step:
            kinds = self._desk.tasks.occurrences.put(*facts) | self._desk.tasks.progress.put(
                *entries
            )
        return Outcome(changed, kinds, step)

    def progress(
        self,
        keys: Sequence[str],
        percent: int | None = None,
        note: str = "",
        difficulty: str = "",
        on: dt.date | None = None,
        label: str = "",
    ) -> Outcome[Keys]:
        """Add a line to the diary of each task; ``label`` names the time it belongs to."""
        tasks, today = self._desk.chosen(keys), self._desk.today()
        checks.require_percent(percent)
        words, trouble = squeeze(note), squeeze(difficulty)
        if percent is None and not words and not trouble:
            raise Refused(_("Cần ghi tỷ lệ, nội dung hoặc khó khăn, vướng mắc."))
        for task in tasks:
            checks.require_past(on or today, today, task.item)
        line = ProgressEntry("", "", on or today, percent, words, trouble, label)
        entries = [marking.diary_line(task, line) for task in tasks]
        with self._desk.step(_("Ghi tiến độ"), tasks) as step:
            kinds = self._desk.tasks.progress.put(*entries)
        return Outcome(_keys(tasks), kinds, step)

    def remove_progress(self, entry_id: str) -> Outcome[Keys]:
        """Take a line out of a task's diary."""
        entry = self._desk.tasks.progress.get(entry_id)
        if entry is None:
            raise Refused(_("Không có dòng nhật ký này."))
        with self._desk.step(_("Xóa dòng nhật ký"), [self._desk.one(entry.task_id)]) as step:
            kinds = self._desk.tasks.progress.remove(entry_id)
        return Outcome((entry.task_id,), kinds, step)

    def drop(self, keys: Sequence[str], reason: str, label: str | None = None) -> Outcome[Keys]:
        """Note that tasks (or their times named ``label``) are not carried out, and why."""
        tasks, today = self._desk.chosen(keys), self._desk.today()
        words = checks.require_words(reason, _("Cần ghi lý do không thực hiện."))
        action = _("Đánh dấu không thực hiện")
        before_removing(self._desk.store, Removed.DROPPED, len(tasks))
        if label is not None:
            return self._note_times(
                tasks, lambda task: marking.dropped(task, label, words), action, ""
            )
        return self._note_marks(
            tasks,
            lambda mark: replace(mark, dropped_on=mark.dropped_on or today, dropped_reason=words),
            action,
        )

    def take_up(self, keys: Sequence[str]) -> Outcome[Keys]:
        """Take up again tasks that were given up."""
        tasks = [task for task in self._desk.chosen(keys) if marking.mark_of(task).dropped_on]
        if not tasks:
            raise Refused(_("Nhiệm vụ đã chọn không ở trạng thái “không thực hiện”."))
        return self._note_marks(
            tasks,
            lambda mark: replace(mark, dropped_on=None, dropped_reason=""),
            _("Thực hiện trở lại"),
        )

    # dates

    def extend(self, key: str, label: str, to: dt.date, reason: str) -> Outcome[Keys]:
        """Postpone a time (gia hạn); ``label`` "" means the open time that is due first."""
        task = self._desk.one(key)
        words = checks.require_words(reason, _("Cần ghi lý do và người cho phép gia hạn."))
        checks.require_deadline(to, task.item, self._desk.today())
        fact = marking.extended(task, label, to, words)
        return self._note_times(
            [task], lambda _task: fact, _("Gia hạn đến {day}").format(day=short_date(to)), ""
        )

    def set_dates(self, key: str, schedule: AcceptedSchedule) -> Outcome[Keys]:
        """Put dates in the place of what the wording says."""
        task = self._desk.one(key)
        checks.require_schedule(schedule, task.item, self._desk.today())
        return self._note_marks(
            [task], lambda mark: replace(mark, schedule=schedule), _("Đặt thời hạn")
        )

    def accept_dates(self, keys: Sequence[str]) -> Outcome[Keys]:
        """Confirm the reading of the wording of each task as its dates."""
        tasks = self._desk.chosen(keys)
        readings = {task.item.id: schedule_of(task.item) for task in tasks}
        return self._note_marks(
            tasks,
            lambda mark: replace(
                mark,
                schedule=AcceptedSchedule(
                    readings[mark.task_id].kind.value, readings[mark.task_id].occurrences
                ),
            ),
            _("Xác nhận thời hạn"),
        )

    def reset_dates(self, key: str) -> Outcome[Keys]:
        """Let the wording of the plan count again."""
        return self._note_marks(
            [self._desk.one(key)],
            lambda mark: replace(mark, schedule=None),
            _("Bỏ thời hạn đã đặt"),
        )

    def event(self, key: str, document: str, date: dt.date | None) -> Outcome[Keys]:
        """Note the document for which a task waited; both empty takes the note back."""
        task, words = self._desk.one(key), squeeze(document)
        if date is not None:
            checks.require_past(date, self._desk.today(), task.item)
        elif words:
            raise Refused(_("Cần ghi ngày của văn bản “{number}”.").format(number=words))
        return self._note_marks(
            [task],
            lambda mark: replace(mark, event_document=words, event_date=date),
            _("Ghi văn bản làm căn cứ tính thời hạn"),
        )

    # words

    def note(self, key: str, text: str) -> Outcome[Keys]:
        """Replace the free note of a task."""
        return self._note_marks(
            [self._desk.one(key)], lambda mark: replace(mark, note=text.strip()), _("Ghi chú")
        )

    def set_source(self, key: str, source: SourceDocument | None) -> Outcome[Keys]:
        """Note the document that gave the task, with its clause."""
        return self._note_marks(
            [self._desk.one(key)],
            lambda mark: replace(mark, source=source),
            _("Ghi văn bản giao việc"),
        )

    # tasks entered by hand, plans followed

    def add(
        self,
        task: str,
        time: str = "",
        lead: Sequence[str] = (),
        cooperate: Sequence[str] = (),
        products: Sequence[str] = (),
        area: str = "",
        year: int | None = None,
        budget: str = "",
        source: SourceDocument | None = None,
    ) -> Outcome[PlanItem]:
        """Enter a task that stands in no plan; names and time as a plan would word them."""
        wanted = own.new_item(
            PlanItem(
                id=new_id(),
                plan_id="",
                origin=own.OWN,
                order=len(self._desk.tasks.own.list()),
                task=task,
                first_year=year or self._desk.today().year,
                last_year=year or self._desk.today().year,
                area=area,
                products=tuple(products),
                lead=tuple(lead),
                cooperate=tuple(cooperate),
                time=time,
                budget=budget,
                source=source,
            )
        )
        with self._desk.store.step(_("Thêm nhiệm vụ")) as step:
            kinds = self._desk.tasks.own.put(wanted)
        return Outcome(wanted, kinds | {Kind.TASKS}, step)

    def edit_own(self, item: PlanItem) -> Outcome[PlanItem]:
        """Change a task that was entered by hand."""
        task = self._desk.one(item.id)
        own.require_own([task])
        wanted = own.new_item(item)
        with self._desk.step(_("Sửa nhiệm vụ"), [task]) as step:
            kinds = self._desk.tasks.own.put(wanted)
        return Outcome(wanted, kinds | {Kind.TASKS}, step)

    def delete_own(self, keys: Sequence[str]) -> Outcome[Keys]:
        """Remove tasks that were entered by hand; refused for those of plans."""
        tasks = self._desk.chosen(keys)
        own.require_own(tasks)
        before_removing(self._desk.store, Removed.TASKS, len(tasks))
        with self._desk.step(_("Xóa"), tasks) as step:
            kinds = self._desk.tasks.own.remove(*_keys(tasks))
        return Outcome(_keys(tasks), kinds | {Kind.TASKS}, step)

    def follow(self, plan_id: str, tracked: bool) -> Outcome[None]:
        """Follow the tasks of a plan, or take the plan out of the follow-up."""
        plan = self._desk.store.plans.get(plan_id)
        action = _("Theo dõi kế hoạch") if tracked else _("Thôi theo dõi kế hoạch")
        with self._desk.store.step(action) as step:
            kinds = self._desk.store.plans.save(replace(plan, tracked=tracked))
        return Outcome(None, kinds | {Kind.TASKS}, step)

    # saved views

    def views(self) -> Sequence[SavedView]:
        """Return the views that the officer named, by name; spans of days as seen from today."""
        return views.sorted_views(self._desk.tasks, self._desk.today())

    def save_view(self, name: str, query: TaskQuery, order: Order) -> Outcome[SavedView]:
        """Keep a view under a name; one of the same name is replaced."""
        return views.save(self._desk.store, name, query, order)

    def rename_view(self, view_id: str, name: str) -> Outcome[SavedView]:
        """Give a view another name; refuses one that another view has."""
        return views.rename(self._desk.store, view_id, name)

    def delete_view(self, view_id: str) -> Outcome[None]:
        """Remove a view; the tasks stay."""
        return views.delete(self._desk.store, view_id)

    # writing

    def _note_times(
        self,
        tasks: Sequence[Tracked],
        change: Callable[[Tracked], OccurrenceFact | None],
        action: str,
        nothing: str,
        evidence: EvidenceDraft | None = None,
    ) -> Outcome[Keys]:
        """Write one fact a task; those for which there is none stay out of the step."""
        facts = [fact for task in tasks if (fact := change(task)) is not None]
        if not facts:
            raise Refused(nothing)
        changed = tuple(fact.task_id for fact in facts)
        labels = {fact.task_id: fact.label for fact in facts}
        proof = attaching.prepare(self._desk, evidence, labels) if evidence else None
        with self._desk.step(action, _among(tasks, changed)) as step:
            kinds = self._desk.tasks.occurrences.put(*facts)
            if proof is not None:
                kinds |= attaching.write(self._desk, proof)
        return Outcome(changed, kinds, step)

    def _note_marks(
        self, tasks: Sequence[Tracked], change: Callable[[TaskMark], TaskMark], action: str
    ) -> Outcome[Keys]:
        marks = [change(marking.mark_of(task)) for task in tasks]
        kept = self._desk.tasks.marks
        with self._desk.step(action, tasks) as step:
            kinds = kept.put(*(mark for mark in marks if not marking.is_empty(mark)))
            kinds |= kept.remove(*(mark.task_id for mark in marks if marking.is_empty(mark)))
        return Outcome(_keys(tasks), kinds, step)


def _keys(tasks: Sequence[Tracked]) -> Keys:
    return tuple(task.item.id for task in tasks)


def _among(tasks: Sequence[Tracked], keys: Sequence[str]) -> list[Tracked]:
    wanted = set(keys)
    return [task for task in tasks if task.item.id in wanted]
