"""What is done to tasks from the table and from the pane: each call is one step in the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.schedule import Schedule
from desktop.domain.tracking.model import PlanItem, TaskState
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.words import OPEN_STATES
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.services.tasks.detail import TaskDetail
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.session import Session
from desktop.ui.tasks.dates_fields import DatesFields
from desktop.ui.tasks.forms import EventFields, ExtendFields, OwnFields, ReasonFields
from desktop.ui.tasks.progress_popup import ProgressPopup
from desktop.ui.tasks.quality_fields import QualityFields

Keys = Sequence[str]
Value = TypeVar("Value")
TITLE_LENGTH = 120
HELP = "tasks"


class TaskDoing(QObject):
    """Notes what happened to tasks.

    Signals:
        message: What was done, for the status bar.
    """

    message = Signal(str)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self.session = session
        self.owner = owner

    # -- done ------------------------------------------------------------------------------

    def toggle_done(self, keys: Keys) -> None:
        """Mark the open tasks as done; where all are closed, open them again."""
        if not keys:
            return

        def work(services: Services) -> Outcome[str]:
            lines = services.tasks.lines(keys)
            waiting = [line.id for line in lines if line.state in OPEN_STATES]
            if waiting:
                return _told(services.tasks.done(waiting), _done_words(lines, waiting))
            if all(line.state is TaskState.NOT_DONE for line in lines):
                return _told(services.tasks.take_up(keys), _("Đã đưa vào thực hiện trở lại."))
            return _told(services.tasks.reopen(keys), _("Đã mở lại."))

        self.session.do(work, self.message.emit)

    def done_time(self, key: str, label: str) -> None:
        """Mark one time of a task as done."""
        self.session.do(
            lambda services: services.tasks.done([key], label=label),
            lambda _keys: self.message.emit(_("Đã ghi hoàn thành; Ctrl+Z để hoàn tác.")),
        )

    def reopen(self, keys: Keys, label: str | None = None) -> None:
        """Open again what was closed last, or the time of that name."""
        if keys:
            self.session.do(
                lambda services: services.tasks.reopen(keys, label),
                lambda _keys: self.message.emit(_("Đã mở lại.")),
            )

    def drop(self, keys: Keys, about: str, label: str | None = None) -> None:
        """Ask why tasks, or one time, are not carried out, and note it."""
        if not keys:
            return
        fields = ReasonFields(about)
        self._form(
            _("Không thực hiện"),
            fields,
            lambda services: services.tasks.drop(keys, fields.reason(), label),
        )

    def take_up(self, keys: Keys) -> None:
        """Take up again tasks that were given up."""
        if keys:
            self.session.do(lambda services: services.tasks.take_up(keys))

    # -- progress --------------------------------------------------------------------------

    def ask_progress(
        self, keys: Keys, about: str, percent: int, where: QPoint, label: str = ""
    ) -> ProgressPopup | None:
        """Ask how far tasks are in a small window at a place of the screen."""
        if not keys:
            return None
        popup = ProgressPopup(about, percent, self.today(), self.owner)

        def keep(share: int, note: str, difficulty: str, day: dt.date) -> None:
            self.session.do(
                lambda services: services.tasks.progress(keys, share, note, difficulty, day, label),
                lambda _keys: self._progress_kept(popup, share, len(keys)),
                popup.refuse,
            )

        popup.kept.connect(keep)
        popup.open_at(where)
        return popup

    def _progress_kept(self, popup: ProgressPopup, share: int, count: int) -> None:
        popup.close()
        self.message.emit(
            _("Đã ghi tiến độ {percent}% cho {count} nhiệm vụ.").format(percent=share, count=count)
        )

    # -- results ---------------------------------------------------------------------------

    def accept_result(self, key: str, about: str, label: str, quality: int | None) -> None:
        """Ask how good the result of a time is."""
        fields = QualityFields(about, quality)
        self._form(
            _("Nghiệm thu kết quả"),
            fields,
            lambda services: services.acceptance.accept([key], fields.quality(), label),
        )

    def send_back(self, key: str, about: str, label: str) -> None:
        """Ask what must be done better."""
        fields = ReasonFields(about, _("nội dung phải sửa"))
        self._form(
            _("Yêu cầu làm lại"),
            fields,
            lambda services: services.acceptance.send_back([key], fields.reason(), label),
        )

    def remove_progress(self, entry_id: str) -> None:
        """Take a line out of the diary."""
        self.session.do(lambda services: services.tasks.remove_progress(entry_id))

    def note(self, key: str, text: str) -> None:
        """Keep the free note of a task."""
        self.session.do(lambda services: services.tasks.note(key, text))

    # -- dates -----------------------------------------------------------------------------

    def extend(self, key: str, about: str, label: str) -> None:
        """Ask to which day a time is postponed, and why."""
        fields = ExtendFields(about)

        def work(services: Services) -> Outcome[tuple[str, ...]]:
            day = fields.day()
            assert day is not None
            return services.tasks.extend(key, label, day, fields.reason())

        self._form(_("Gia hạn"), fields, work)

    def accept_dates(self, keys: Keys) -> None:
        """Confirm how the wordings are read."""
        if keys:
            self.session.do(
                lambda services: services.tasks.accept_dates(keys),
                lambda _keys: self.message.emit(_("Đã xác nhận thời hạn.")),
            )

    def reset_dates(self, key: str) -> None:
        """Let the wording of the plan count again."""
        self.session.do(lambda services: services.tasks.reset_dates(key))

    def edit_dates(self, detail: TaskDetail) -> None:
        """Ask for the dates of a task."""
        mark, reading = detail.facts.mark, detail.reading
        accepted = mark.schedule if mark is not None else None
        kind = accepted.kind if accepted is not None else reading.kind.value
        occurrences = accepted.occurrences if accepted is not None else reading.occurrences
        fields = DatesFields(detail.item.time, kind, occurrences)
        key = detail.item.id
        self._form(
            _("Sửa thời hạn"),
            fields,
            lambda services: services.tasks.set_dates(key, fields.schedule()),
        )

    def edit_event(self, detail: TaskDetail) -> None:
        """Ask for the document for which a task waits."""
        mark, key = detail.facts.mark, detail.item.id
        fields = EventFields(
            event_words(detail.reading),
            mark.event_document if mark is not None else "",
            mark.event_date if mark is not None else None,
        )
        self._form(
            _("Văn bản làm căn cứ tính thời hạn"),
            fields,
            lambda services: services.tasks.event(key, fields.document(), fields.date()),
        )

    # -- own tasks -------------------------------------------------------------------------

    def ask_own(self, year: int | None, done: Callable[[str], None]) -> None:
        """Ask for a task that stands in no plan; ``done`` gets its key."""
        self._with_offers(lambda areas, people: self._add_own(year, areas, people, done))

    def _add_own(
        self, year: int | None, areas: Sequence[str], people: Sequence[str],
        done: Callable[[str], None],
    ) -> None:  # fmt: skip
        fields = OwnFields(None, year or self.today().year, areas, people)

        def work(services: Services) -> Outcome[PlanItem]:
            own = fields.own_task()
            return services.tasks.add(
                own.task, own.time, own.lead, own.cooperate, own.products, own.area, own.year,
                source=own.source,
            )  # fmt: skip

        self._form(_("Thêm nhiệm vụ riêng"), fields, work, lambda item: done(item.id))

    def edit_own(self, item: PlanItem) -> None:
        """Ask for other words of a task of its own."""
        self._with_offers(lambda areas, people: self._edit_own(item, areas, people))

    def _edit_own(self, item: PlanItem, areas: Sequence[str], people: Sequence[str]) -> None:
        fields = OwnFields(item, item.first_year, areas, people)

        def work(services: Services) -> Outcome[PlanItem]:
            own = fields.own_task()
            return services.tasks.edit_own(
                replace(
                    item,
                    task=own.task,
                    time=own.time,
                    lead=own.lead,
                    cooperate=own.cooperate,
                    products=own.products,
                    area=own.area,
                    source=own.source,
                    first_year=own.year,
                    last_year=max(own.year, item.last_year),
                )
            )

        self._form(_("Sửa nhiệm vụ riêng"), fields, work)

    def _with_offers(self, ask: Callable[[Sequence[str], Sequence[str]], None]) -> None:
        self.session.read(
            lambda services: services.tasks.choices(),
            lambda choices: ask(choices.areas, [each.name for each in choices.assignees]),
        )

    def delete_own(self, keys: Keys) -> None:
        """Remove tasks of their own."""
        if keys:
            self.session.do(
                lambda services: services.tasks.delete_own(keys),
                lambda _keys: self.message.emit(_("Đã xóa; bấm Ctrl+Z để lấy lại.")),
            )

    # -- shared ----------------------------------------------------------------------------

    def today(self) -> dt.date:
        """Return the day of today."""
        return self.session.program.clock.today()

    def _form(
        self,
        title: str,
        fields: QWidget,
        work: Callable[[Services], Outcome[Value]],
        done: Callable[[Value], None] | None = None,
    ) -> FormDialog:
        return show_form(self.session, self.owner, title, fields, work, done)


def show_form(
    session: Session,
    owner: QWidget,
    title: str,
    fields: QWidget,
    work: Callable[[Services], Outcome[Value]],
    done: Callable[[Value], None] | None = None,
) -> FormDialog:
    """Show a form and do ``work`` when it is kept; a refusal is told in the form."""

    def keep(kept: Callable[[object], None], refused: Callable[..., None]) -> None:
        def finished(value: Value) -> None:
            kept(value)
            if done is not None:
                done(value)

        session.do(work, finished, refused)

    dialog = FormDialog(title, fields, keep, HELP, owner)
    dialog.open()
    return dialog


def about(lines: Sequence[TaskLine | PlanItem | None], count: int) -> str:
    """Return in words what an action is about: the one task by its title, else how many."""
    first = lines[0] if lines else None
    if count == 1 and first is not None:
        title = first.title
        return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1] + "…"
    return _("{count} nhiệm vụ đang chọn").format(count=count)


def event_words(reading: Schedule) -> str:
    """Return what a task waits for, and how long it may take from then on."""
    event = reading.event or _("văn bản chưa có")
    if reading.duration is None:
        return _("Chờ: {event}").format(event=event)
    return _("Chờ: {event}; làm trong {duration}").format(event=event, duration=reading.duration)


def _told(outcome: Outcome[tuple[str, ...]], words: str) -> Outcome[str]:
    return Outcome(words, outcome.changed, outcome.step_id)


def _done_words(lines: Sequence[TaskLine], keys: Sequence[str]) -> str:
    if len(keys) > 1:
        words = _("Đã ghi hoàn thành {count} nhiệm vụ; Ctrl+Z để hoàn tác.")
        return words.format(count=len(keys))
    line = next(line for line in lines if line.id == keys[0])
    if line.label:
        words = _("Đã ghi hoàn thành {label}; Ctrl+Z để hoàn tác.")
        return words.format(label=line.label)
    return _("Đã ghi hoàn thành; Ctrl+Z để hoàn tác, E để gắn minh chứng.")
