"""Xuất khẩu dữ liệu: one sentence of what will happen, one button, then the stick may go."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.consolidation.register import Level
from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import last_ended
from desktop.errors import AppError, Cancelled
from desktop.i18n import _
from desktop.services.consolidation.sending import describe_down, send_down
from desktop.services.exchange.packing import Packed, PackSummary
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.ui.exchange.place_choice import PlaceChoice
from desktop.ui.exchange.send_done import SendDone
from desktop.ui.exchange.send_fields import SendFields
from desktop.ui.exchange.slip import ask_print, sheet_text
from desktop.ui.exchange.working import Working
from desktop.ui.session import Session

WIDEST = 860
ASK_AFTER_MS = 150
CONTACT = "exchange.contact"


class SendPage(QWidget):
    """Makes a package and carries it to a stick.

    Signals:
        message: For the status bar.
        go: A place that has to be visited first.
    """

    message = Signal(str)
    go = Signal(str, str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._summary: PackSummary | None = None
        self._question = 0
        self.fields = SendFields(session)
        self.fields.contact.setText(session.program.settings.layout.get(CONTACT, ""))
        self.place = PlaceChoice()
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setProperty("heading", True)
        self.sentence.setWordWrap(True)
        self.reports = QPushButton(_("Mở Báo cáo"))
        self.reports.clicked.connect(lambda _on: self._open_report())
        self.send = QPushButton(_("Chép vào USB"))
        self.send.setProperty("primary", True)
        self.send.setEnabled(False)
        self.send.clicked.connect(lambda _on: self.start())
        self.working = Working()
        self.done = SendDone()
        self.done.closed.connect(self._begin_again)
        self.done.print_asked.connect(self._print)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(ASK_AFTER_MS)
        self._delay.timeout.connect(self.describe)
        self.fields.edited.connect(self._edited)
        self.place.changed.connect(self._look)
        self._lay_out()

    def _lay_out(self) -> None:
        self.form = QFrame()
        self.form.setProperty("card", True)
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(16)
        inside.addWidget(self.fields)
        self.fields.add_place(self.place)
        inside.addWidget(self.sentence)
        buttons = QHBoxLayout()
        buttons.addWidget(self.send)
        buttons.addWidget(self.reports)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (self.form, self.working, self.done):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setFocusProxy(self.fields.what)

    # -- before ----------------------------------------------------------------------------

    def refresh(self, year: int | None) -> None:
        """Propose the report frozen last, else that of the period that ended; tell what is sent."""
        today = self._session.program.clock.today()
        self._session.read(
            lambda services: services.store.received.level().level is not Level.COMMUNE,
            self.fields.offer_kinds,
        )
        if self.fields.year.count():
            self.describe()
            return
        period_ended, its_year = last_ended(today)
        self.fields.offer_periods(period_ended, today.year + 1)

        def last(services: Services) -> tuple[int, Period] | None:
            """Return the last report of the communes, or of our own whose figures are frozen."""
            if services.store.received.level().level is not Level.COMMUNE:
                return services.exchange.newest_report()
            years = (year or today.year, today.year - 1)
            found = [each for one in years for each in services.reports.list(one) if each.figures]
            report = max(found, key=lambda each: each.data_to, default=None)
            return (report.year, report.period) if report else None

        def propose(found: tuple[int, Period] | None) -> None:
            chosen_year, period = found or (its_year, period_ended)
            self.fields.choose_period(period, chosen_year)
            self.describe()

        self._session.read(last, propose)

    def choose(self, kind: PackageKind, period: Period | None = None, year: int = 0) -> None:
        """Choose what is to be sent."""
        if period is not None:
            self.fields.choose_period(period, year)
        self.fields.choose(kind)

    def _edited(self) -> None:
        self._look()
        self._delay.start()

    def describe(self) -> None:
        """Ask what the package would carry."""
        self._delay.stop()
        self._question += 1
        question, wanted = self._question, self.fields.wanted()

        def told(summary: PackSummary) -> None:
            if question == self._question:
                self._summary = summary
                self.reports.hide()
                self._look()

        def refused(error: AppError) -> None:
            if question == self._question:
                self._summary = None
                self.sentence.setText(error.sentence())
                self.reports.setVisible(wanted.kind is PackageKind.REPORT)
                self.send.setEnabled(False)

        choice = self.fields.choice()

        def describe(services: Services) -> PackSummary:
            if wanted.kind is PackageKind.DOWN:
                return describe_down(services, choice)
            return services.exchange.describe(
                wanted.kind, wanted.year, wanted.period, with_evidence=wanted.with_evidence
            )

        self._session.read(describe, told, refused)

    def _look(self) -> None:
        """Say what will happen, or what is missing."""
        if self._summary is None:
            return
        place, problem = self.place.place(), self.fields.problem()
        words = self._summary.sentence(place)
        if place is None:
            words += " " + _("Hãy cắm USB vào máy, hoặc chọn thư mục khác.")
        self.sentence.setText(problem or words)
        self.send.setEnabled(place is not None and not problem)

    # -- sending ---------------------------------------------------------------------------

    def start(self) -> None:
        """Make the package, copy it, read it back from the stick."""
        place = self.place.place()
        if place is None or self.fields.problem() or self.working.is_running:
            return
        wanted, seal, working = self.fields.wanted(), self.fields.seal(), self.working
        choice = self.fields.choice()
        self._session.program.settings.layout[CONTACT] = wanted.contact
        self.form.setEnabled(False)
        self.done.hide()
        working.begin(_("Đang tạo gói…"))
        if wanted.kind is PackageKind.DOWN:
            self._session.do(
                lambda services: send_down(
                    services, choice, place, seal, working.tell, working.is_stopped
                ),
                self._sent,
                self._failed,
            )
            return
        self._session.read(
            lambda services: services.exchange.pack(
                wanted, place, seal, working.tell, working.is_stopped
            ),
            self._sent,
            self._failed,
        )

    def _sent(self, packed: Packed) -> None:
        self._end()
        self.form.hide()
        self.fields.forget_passphrase()
        self.done.show_packed(packed)
        self._session.changed.emit(frozenset({Kind.PACKAGES}))

    def _failed(self, error: AppError) -> None:
        self._end()
        self.describe()
        # The package may have been made before its copying failed.
        self._session.changed.emit(frozenset({Kind.PACKAGES}))
        if isinstance(error, Cancelled):
            self.message.emit(_("Đã dừng; trên USB không còn gì của gói này."))
        else:
            self._session.failed.emit(error)

    def _open_report(self) -> None:
        wanted = self.fields.wanted()
        if wanted.period is not None:
            self.go.emit("reports", wanted.period.value, str(wanted.year))

    def _end(self) -> None:
        self.working.end()
        self.form.setEnabled(True)

    def forget(self) -> None:
        """Forget what was typed and sent for another workspace."""
        self._summary = None
        self.fields.forget_passphrase()
        self.fields.down.forget()
        self.done.hide()
        self.form.show()

    def _begin_again(self) -> None:
        self.done.hide()
        self.form.show()
        self.describe()
        self.fields.what.setFocus()

    def _print(self) -> None:
        packed = self.done.packed
        if packed is None:
            return
        # The sheet beside the package of this machine: the stick may be gone already.
        self._session.read(
            lambda _services: sheet_text(packed.receipt.path),
            lambda text: ask_print(self, text, lambda: self.message.emit(_("Đã in phiếu."))),
        )
