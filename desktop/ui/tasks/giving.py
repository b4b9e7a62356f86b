"""Giving tasks to people, reminding them, and attaching what proves that something was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.domain.tracking.model import Assignee, Part, Time
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.services.tasks.evidence import Attached
from desktop.ui.session import Session
from desktop.ui.tasks.assign_fields import AssignFields, HandoverFields
from desktop.ui.tasks.doing import show_form
from desktop.ui.tasks.forms import EvidenceFields, RemindFields
from desktop.ui.tasks.workload_table import WorkloadBox

Keys = Sequence[str]
QUICK = 5000
"""Up to so many tasks the work of everybody is counted without being asked for."""


class TaskGiving(QObject):
    """Assigns, hands over, reminds, proves.

    Signals:
        message: What was done, for the status bar.
    """

    message = Signal(str)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self.session = session
        self.owner = owner

    # -- people ----------------------------------------------------------------------------

    def assign(self, keys: Keys, about: str, year: int, total: int) -> None:
        """Ask to whom tasks are given; ``total`` tells whether counting all work is quick."""
        if keys:
            self._with_people(lambda people: self._assign(keys, about, year, total, people))

    def _assign(
        self, keys: Keys, about: str, year: int, total: int, people: Sequence[Assignee]
    ) -> None:
        fields = AssignFields(about, people, self.session.program.clock.today())

        def ask() -> None:
            self.session.read(
                lambda services: services.assignments.workload(year),
                lambda workload: box.show_workload(workload, set(fields.pick.ticked())),
            )

        box = WorkloadBox(ask)
        box.button.setVisible(total > QUICK)
        fields.show_workload_box(box)
        show_form(
            self.session,
            self.owner,
            _("Giao việc"),
            fields,
            lambda services: services.assignments.assign(
                keys,
                fields.chosen_part(),
                fields.assignees(),
                fields.first_day(),
                fields.reason.text(),
            ),
            lambda done: self.message.emit(_("Đã giao {count} nhiệm vụ.").format(count=len(done))),
        )
        fields.pick.find.setFocus()
        if total <= QUICK:
            ask()

    def unassign(self, keys: Keys, part: Part) -> None:
        """Let the names printed in the plan hold again."""
        self.session.do(lambda services: services.assignments.unassign(keys, part))

    def hand_over(self, keys: Keys) -> None:
        """Ask who hands work over to whom."""
        self._with_people(lambda people: self._hand_over(keys, people))

    def _hand_over(self, keys: Keys, people: Sequence[Assignee]) -> None:
        today = self.session.program.clock.today()
        fields = HandoverFields(people, today, len(keys))
        fields.old_chosen.connect(lambda old: self._count_open(fields, old))

        def work(services: Services) -> Outcome[tuple[str, ...]]:
            old, new, day = fields.old(), fields.new(), fields.day()
            assert old is not None and new is not None and day is not None
            only = list(keys) if fields.form.chosen.isChecked() else None
            return services.assignments.hand_over(old, new, day, fields.reason(), only)

        show_form(
            self.session, self.owner, _("Chuyển giao nhiệm vụ"), fields, work,
            lambda done: self.message.emit(
                _("Đã chuyển giao {count} nhiệm vụ.").format(count=len(done))
            ),
        )  # fmt: skip

    def _count_open(self, fields: HandoverFields, old: Assignee) -> None:
        self.session.read(
            lambda services: len(services.assignments.open_keys(old)),
            lambda count: fields.show_count(old, count),
        )

    def _with_people(self, ask: Callable[[Sequence[Assignee]], None]) -> None:
        self.session.read(lambda services: services.assignments.candidates(), ask)

    # -- reminders -------------------------------------------------------------------------

    def remind(self, keys: Keys, about: str, leads: Sequence[Assignee]) -> None:
        """Log that somebody was reminded by telephone or in person; those who lead stand first."""
        if keys:
            self._with_people(lambda people: self._remind(keys, about, [*leads, *people]))

    def _remind(self, keys: Keys, about: str, people: Sequence[Assignee]) -> None:
        once = {assignee.ref: assignee for assignee in people}
        fields = RemindFields(about, list(once.values()))

        def work(services: Services) -> Outcome[object]:
            assignee = fields.assignee()
            assert assignee is not None
            return services.letters.log_spoken(keys, assignee, fields.note())

        show_form(
            self.session, self.owner, _("Ghi đã nhắc việc"), fields, work,
            lambda _log: self.message.emit(_("Đã ghi vào nhật ký nhắc việc.")),
        )  # fmt: skip

    # -- evidence --------------------------------------------------------------------------

    def prove(
        self, keys: Keys, about: str, times: Sequence[Time] = (), files: Sequence[Path] = (),
        label: str = "",
    ) -> None:  # fmt: skip
        """Ask for the document or the files that prove tasks."""
        if not keys:
            return
        fields = EvidenceFields(about, times, files, label)
        show_form(
            self.session, self.owner, _("Gắn minh chứng"), fields,
            lambda services: services.evidence.attach(keys, fields.draft(), fields.label()),
            self._proved,
        )  # fmt: skip

    def attach_files(self, keys: Keys, files: Sequence[Path]) -> None:
        """Attach dropped files at once; what they are can be told later."""
        self.session.do(lambda services: services.evidence.attach_files(keys, files), self._proved)

    def _proved(self, attached: Attached) -> None:
        words = _("Đã gắn {count} minh chứng.").format(count=len(attached.evidence))
        if attached.known:
            names = ", ".join(attached.known)
            words += " " + _("Tệp đã có sẵn, chỉ gắn thêm: {names}.").format(names=names)
        self.message.emit(words)

    def open_evidence(self, evidence_id: str) -> None:
        """Open the file of an evidence with the program of the system."""
        self.session.read(
            lambda services: services.evidence.path_of(evidence_id),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def unlink(self, link_id: str) -> None:
        """Take an evidence from a task."""
        self.session.do(
            lambda services: services.evidence.unlink(link_id),
            lambda _none: self.message.emit(_("Đã gỡ minh chứng; bấm Ctrl+Z để lấy lại.")),
        )
