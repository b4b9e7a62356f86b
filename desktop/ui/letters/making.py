"""Asking for what a document needs, then making it: one dialog and one step each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.commune import Officer
from desktop.domain.outgoing import OutgoingDocument
from desktop.domain.tracking.model import Assignee
from desktop.errors import AppError, Refused
from desktop.i18n import _
from desktop.services.letters.addressees import PersonToRemind
from desktop.services.letters.drafting import Letter
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.letters.forms import (
    CancelFields,
    Form,
    HandoverFields,
    IssueFields,
    MonthFields,
    PersonFields,
)
from desktop.ui.letters.reading import register_sheets, registered_papers
from desktop.ui.session import Session

HELP = "letters"
Kept = Callable[[object], None]
NotKept = Callable[[AppError], None]
MakeLetter = Callable[[Services, Assignee, str], Outcome[Letter]]


class Making(QObject):
    """Makes notes, handouts, sheets and records.

    Signals:
        made: Papers that were made, to be shown.
    """

    made = Signal(list)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner

    # -- notes and handouts ----------------------------------------------------------------

    def ask_note(self) -> None:
        """Ask whom to remind by a note."""

        def show(people: Sequence[PersonToRemind]) -> None:
            self._ask_person(
                _("Phiếu nhắc việc"),
                [(_reminded(person), person.assignee) for person in people],
                _("Không có ai có nhiệm vụ quá hạn hay sắp đến hạn."),
                lambda services, who, note: services.letters.note(who, note),
            )

        self._session.read(lambda services: services.letters.people_to_remind(), show)

    def ask_handout(self) -> None:
        """Ask to whom all open tasks are to be handed out."""

        def show(people: Sequence[Assignee]) -> None:
            self._ask_person(
                _("Phiếu giao việc"),
                [(assignee.name, assignee) for assignee in people],
                _("Chưa có cán bộ, đơn vị nào để giao việc."),
                lambda services, who, note: services.letters.handout(who, note),
            )

        self._session.read(lambda services: services.assignments.candidates(), show)

    def _ask_person(
        self,
        title: str,
        people: Sequence[tuple[str, Assignee]],
        nobody: str,
        make: MakeLetter,
    ) -> None:
        if not people:
            self._session.failed.emit(Refused(nobody))
            return
        fields = PersonFields(people)

        def keep(kept: Kept, refused: NotKept) -> None:
            who, note = fields.assignee(), fields.note()

            def show(letter: Letter) -> None:
                kept(letter)
                keys = [letter.outgoing.id]
                self._session.read(
                    lambda services: registered_papers(services, keys), self.made.emit
                )

            self._session.do(lambda services: make(services, who, note), show, refused)

        self._open(title, fields, keep, _("Lập phiếu"))

    # -- sheets and records ----------------------------------------------------------------

    def ask_evaluation(self) -> None:
        """Ask for an officer and a month, then show the evaluation sheets."""

        def show(officers: Sequence[Officer]) -> None:
            fields = MonthFields(officers, self._session.program.clock.today())

            def keep(kept: Kept, refused: NotKept) -> None:
                officer, year, month = (
                    fields.officer.currentData(),
                    fields.year.value(),
                    fields.month.value(),
                )
                self._register(
                    lambda services: register_sheets(services, officer, year, month),
                    kept,
                    refused,
                    _("Không có cán bộ nào có việc trong tháng {month}/{year}.").format(
                        month=month, year=year
                    ),
                )

            self._open(_("Phiếu đánh giá tháng"), fields, keep, _("Lập phiếu"))

        self._session.read(_named_officers, show)

    def ask_handover(self) -> None:
        """Ask who hands over to whom, then show the record."""

        def show(officers: Sequence[Officer]) -> None:
            if len(officers) < 2:
                self._session.failed.emit(
                    Refused(
                        _("Cần ít nhất hai cán bộ có tên để lập biên bản bàn giao."),
                        advice=_("Hãy ghi họ tên ở mục Cán bộ."),
                    )
                )
                return
            fields = HandoverFields(officers, self._session.program.clock.today())

            def record(services: Services) -> Outcome[Sequence[OutgoingDocument]]:
                return services.evaluations.register_handover(
                    fields.giver.currentData(),
                    fields.taker.currentData(),
                    fields.day(),
                    fields.reason.text().strip(),
                )

            self._open(
                _("Biên bản bàn giao"),
                fields,
                lambda kept, refused: self._register(record, kept, refused),
                _("Lập biên bản"),
            )

        self._session.read(_named_officers, show)

    def _register(
        self,
        make: Callable[[Services], Outcome[Sequence[OutgoingDocument]]],
        kept: Kept,
        refused: NotKept,
        nothing: str = "",
    ) -> None:
        def show(rows: Sequence[OutgoingDocument]) -> None:
            if not rows:
                refused(Refused(nothing))
                return
            kept(rows)
            keys = [row.id for row in rows]
            self._session.read(lambda services: registered_papers(services, keys), self.made.emit)

        self._session.do(make, show, refused)

    # -- number and day --------------------------------------------------------------------

    def ask_issue(
        self, document: OutgoingDocument, issued: Callable[[OutgoingDocument], None]
    ) -> None:
        """Ask for number, symbol and day of a document that was signed."""
        fields = IssueFields(document, self._session.program.clock.today())

        def keep(kept: Kept, refused: NotKept) -> None:
            number, symbol, day = fields.number.text(), fields.symbol.text(), fields.day()

            def done(value: OutgoingDocument) -> None:
                kept(value)
                issued(value)

            self._session.do(
                lambda services: services.outgoing.issue(document.id, number, symbol, day),
                done,
                refused,
            )

        self._open(_("Đã ban hành: {name}").format(name=document.addressee), fields, keep)

    def ask_cancel(
        self, documents: Sequence[OutgoingDocument], cancelled: Callable[[], None]
    ) -> None:
        """Ask why documents are cancelled, then cancel each in a step of its own."""
        fields = CancelFields()

        def keep(kept: Kept, refused: NotKept) -> None:
            reason = fields.reason.text()

            def done(value: OutgoingDocument) -> None:
                if value.id == documents[-1].id:
                    kept(value)
                    cancelled()

            for document in documents:
                self._session.do(
                    lambda services, key=document.id: services.outgoing.cancel(key, reason),
                    done,
                    refused,
                )

        self._open(_("Hủy văn bản"), fields, keep, _("Hủy văn bản"))

    def _open(
        self, title: str, fields: Form, keep: Callable[[Kept, NotKept], None], do: str = ""
    ) -> None:
        dialog = FormDialog(title, fields, keep, HELP, self._owner)
        if do:
            dialog.save.setText(do)
        dialog.open()


def _reminded(person: PersonToRemind) -> str:
    return _("{name} ({overdue} quá hạn, {coming} sắp đến hạn)").format(
        name=person.assignee.name, overdue=len(person.overdue), coming=len(person.coming)
    )


def _named_officers(services: Services) -> list[Officer]:
    return [officer for officer in services.profile.get().officers if officer.name]
