"""The plan that is being edited: the working copy, its way to the store, its history.

Every edit is a pure function from plan to plan. It is done on the working copy at once and sent
to the store; edits that the store has not confirmed stay in a queue. After a failure nothing
later is written before what failed, and all of it is sent again on demand. "Đã lưu" is said
only after the store has answered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from threading import Event

from PySide6.QtCore import QObject, Signal

from desktop.domain.commune import CommuneProfile
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.plan import Plan
from desktop.domain.plan_life import FROZEN
from desktop.errors import AppError, Refused
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.ui.editor.services import EditorServices, PlanChange
from desktop.ui.jobs import JobRunner, OwnedJobs


class SaveState(Enum):
    """How far the working copy is on its way to the disk."""

    SAVED = "saved"
    EDITING = "editing"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class _Edit:
    plan_id: str
    transform: PlanChange
    label: str


@dataclass(frozen=True, slots=True)
class _Opened:
    plan: Plan
    profile: CommuneProfile
    library: Sequence[LegalDocument]
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True)
class _Moved:
    outcome: Outcome[Plan] | None
    can_undo: bool
    can_redo: bool


class _Held(AppError):
    """An edit was not tried because one before it failed."""


class PlanSession(QObject):
    """One open plan.

    Signals:
        opened: A plan was loaded; every view shows it anew.
        plan_changed: The working copy changed; carries the view that made the change, or None.
        state_changed: The ``SaveState`` changed.
        history_changed: Whether undo and redo would do something.
        failed: An ``AppError`` to be told to the officer.
        message: A quiet sentence.
    """

    opened = Signal()
    plan_changed = Signal(object)
    state_changed = Signal()
    history_changed = Signal(bool, bool)
    failed = Signal(object)
    message = Signal(str)

    def __init__(
        self,
        services: EditorServices,
        jobs: JobRunner,
        parent: QObject | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.jobs = OwnedJobs(jobs, self)
        self.plan: Plan | None = None
        self.profile: CommuneProfile | None = None
        self.library: Sequence[LegalDocument] = ()
        self.state = SaveState.SAVED
        self.moving = False
        self._now = now
        self._saved_at: datetime | None = None
        self._queue: deque[_Edit] = deque()
        self._in_flight = 0
        self._broken = Event()
        self._touched = False
        self._flushers: list[Callable[[], None]] = []
        self._after: list[Callable[[], None]] = []

    # -- opening ---------------------------------------------------------------------------

    def open(self, plan_id: str) -> None:
        """Load a plan; ``opened`` tells when it is there."""
        services = self.services

        def load() -> _Opened:
            return _Opened(
                services.plan(plan_id),
                services.profile(),
                services.library(),
                services.can_undo(plan_id),
                services.can_redo(plan_id),
            )

        self.when_saved(lambda: self.jobs.run(load, self._show_opened, self.failed.emit))

    def _show_opened(self, opened: _Opened) -> None:
        self.plan, self.profile, self.library = opened.plan, opened.profile, opened.library
        self._saved_at = None
        self._set_state(SaveState.SAVED)
        self.opened.emit()
        self.history_changed.emit(opened.can_undo, opened.can_redo)

    @property
    def read_only(self) -> bool:
        """True when the life of the plan allows no change of its words."""
        return self.plan is None or self.plan.status in FROZEN

    # -- editing ---------------------------------------------------------------------------

    def add_flusher(self, flush: Callable[[], None]) -> None:
        """Let ``flush`` hand over what is typed but not yet given to ``edit``."""
        self._flushers.append(flush)

    def touch(self) -> None:
        """Say that something is being typed."""
        self._touched = True
        self._set_state(SaveState.EDITING)

    def edit(self, transform: PlanChange, label: str, origin: QObject | None = None) -> None:
        """Change the working copy and put the change on its way to the store."""
        self._touched = False
        if self.plan is None:
            return
        after = transform(self.plan)
        if after == self.plan:
            self._send(())
            return
        self.plan = after
        edit = _Edit(after.id, transform, label)
        self._queue.append(edit)
        self.plan_changed.emit(origin)
        self._send((edit,))

    def flush(self) -> None:
        """Collect what is typed and send all that waits."""
        for flush in self._flushers:
            flush()
        self._send(())

    def when_saved(self, action: Callable[[], None]) -> None:
        """Do ``action`` when all edits are in the store; forget it when saving fails."""
        self._after.append(action)
        self.flush()

    @property
    def has_unsaved(self) -> bool:
        """True while something typed is not in the store."""
        return self._touched or bool(self._queue)

    def _send(self, new: Sequence[_Edit]) -> None:
        """Send new edits, and after a failure all that are not in the store."""
        if self._broken.is_set() and not self._in_flight:
            self._broken.clear()
            new = tuple(self._queue)
        for edit in new:
            self._submit(edit)
        if not self._queue:
            self._settle()

    def _submit(self, edit: _Edit) -> None:
        services, broken = self.services, self._broken

        def work() -> Outcome[Plan]:
            if broken.is_set():
                raise _Held("")
            try:
                return services.edit_plan(edit.plan_id, edit.transform, edit.label)
            except Exception:
                broken.set()
                raise

        self._in_flight += 1
        self._set_state(SaveState.SAVING)
        self.jobs.run(work, self._stored, self._not_stored, _("Đang lưu"))

    def _stored(self, outcome: Outcome[Plan]) -> None:
        self._in_flight -= 1
        self._queue.popleft()
        self._saved_at = self._now()
        if self._queue:
            return
        if not self._touched and outcome.value != self.plan:
            self._adopt(outcome.value)
        if outcome.step_id is not None:
            self.history_changed.emit(True, False)
        self._settle()

    def _not_stored(self, error: AppError) -> None:
        self._in_flight -= 1
        if isinstance(error, _Held):
            return
        self._after.clear()
        if isinstance(error, Refused):
            self._forget_refused()
        self._set_state(SaveState.FAILED)
        self.failed.emit(error)

    def _forget_refused(self) -> None:
        """Show the stored plan again: a refused edit would be refused each time."""
        plan_id = self._queue[0].plan_id
        services = self.services
        self._queue.clear()
        self.jobs.run(lambda: services.plan(plan_id), self._adopt_settled, self.failed.emit)

    def _adopt_settled(self, plan: Plan) -> None:
        self._broken.clear()
        self._adopt(plan)
        self._settle()

    def _adopt(self, plan: Plan) -> None:
        self.plan = plan
        self.plan_changed.emit(None)

    def _settle(self) -> None:
        self._set_state(SaveState.EDITING if self._touched else SaveState.SAVED)
        actions, self._after = self._after, []
        for action in actions:
            action()

    def _set_state(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit()

    def state_words(self) -> str:
        """Return the state of saving in words."""
        if self.state is SaveState.SAVED and self._saved_at is not None:
            return _("Đã lưu {time}").format(time=f"{self._saved_at:%H:%M}")
        return {
            SaveState.SAVED: _("Đã lưu"),
            SaveState.EDITING: _("Đang sửa…"),
            SaveState.SAVING: _("Đang lưu…"),
            SaveState.FAILED: _("Chưa lưu được"),
        }[self.state]

    # -- history ---------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step, after what is typed has become a step itself."""
        self.when_saved(lambda: self._move(self.services.undo, _("Không còn gì để hoàn tác.")))

    def redo(self) -> None:
        """Do again the last step taken back."""
        self.when_saved(lambda: self._move(self.services.redo, _("Không còn gì để làm lại.")))

    def _move(self, move: Callable[[str], Outcome[Plan] | None], nothing: str) -> None:
        if self.plan is None or self.moving:
            return
        plan_id, services = self.plan.id, self.services
        self.moving = True

        def work() -> _Moved:
            outcome = move(plan_id)
            return _Moved(outcome, services.can_undo(plan_id), services.can_redo(plan_id))

        def done(moved: _Moved) -> None:
            self.moving = False
            if moved.outcome is None:
                self.message.emit(nothing)
            else:
                self._saved_at = self._now()
                self._adopt_settled(moved.outcome.value)
            self.history_changed.emit(moved.can_undo, moved.can_redo)

        def failed(error: AppError) -> None:
            self.moving = False
            self.failed.emit(error)

        self.jobs.run(work, done, failed)
