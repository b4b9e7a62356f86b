"""Báo cáo: the year as a line of reports with its calendar, and the report that is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.domain.reporting.model import Period, Report, ReportStatus
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.reports.calendar import ReportWarning, WarningKind
from desktop.ui.alerts import ask
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.letters.giving_out import GivingOut
from desktop.ui.letters.making import Kept, NotKept
from desktop.ui.letters.papers import FORMATS
from desktop.ui.reports.calendar_table import CalendarTable
from desktop.ui.reports.reading import (
    add_proposed,
    begin_report,
    mark_sent,
    named_inside,
    report_name,
    year_of_reports,
)
from desktop.ui.reports.report_view import ReportView
from desktop.ui.reports.sent_fields import DaysFields, SentFields
from desktop.ui.reports.year_cards import SIGNS, YearCards, YearOfReports, short_warning
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

SENT = "sent"
"""Anchor of a link: ask for number and day of the report."""

HELP = "reports"
CALENDAR_HEIGHT = 200
"""Least height of the report calendar in pixels; a low window scrolls."""


class ReportsScreen(Screen):
    """The line of the year; a report that is open stands in its place."""

    shows = frozenset(
        {Kind.REPORTS, Kind.TASKS, Kind.TARGETS, Kind.EVIDENCE, Kind.OUTGOING, Kind.PROFILE}
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year = session.program.clock.today().year
        self._then = ""
        self.cards = YearCards()
        self.cards.asked.connect(self.begin)
        self.calendar = CalendarTable(session)
        self.calendar.proposed.connect(self.propose)
        self.no_calendar = EmptyState(
            _(
                "Chưa có lịch báo cáo của năm này.\n"
                "Nhận các kỳ sắp tới ở trên làm lịch báo cáo thì ngày và nơi nhận sửa được; "
                "kỳ đã qua hạn không đưa vào lịch."
            ),
            _("Nhận lịch dự kiến"),
            self.propose,
        )
        self.view = ReportView(session)
        self.view.left.connect(self.show_year_line)
        self.view.loaded.connect(self._loaded)
        self.view.task_asked.connect(lambda key: self.go.emit("tasks", key, ""))
        self._out = GivingOut(session, self.view.notice, self)
        self._lay_out()
        self._make_actions()

    def _lay_out(self) -> None:
        self._below = QStackedLayout()
        self._below.addWidget(self.no_calendar)
        self._below.addWidget(self.calendar)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.cards)
        column.addLayout(self._below, 1)
        self.calendar.setMinimumHeight(CALENDAR_HEIGHT)
        self._page = QScrollArea()
        self._page.setFrameShape(QScrollArea.Shape.NoFrame)
        self._page.setWidgetResizable(True)
        self._page.setWidget(inside)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.view)
        self.setFocusProxy(self.cards)

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self._back = self.action(_("Lịch báo cáo"), self.show_year_line, icon_name="back")
        self._undo = self.undo_action()
        self._days = self.action(_("Sửa kỳ số liệu…"), self._ask_days)
        self._delete = self.action(_("Xóa bản nháp"), self._delete_draft, icon_name="delete")
        self._correct = self.action(_("Lập báo cáo thay thế"), self._make_correction)
        self._export = self.action(_("Xuất ▾"), lambda: None, icon_name="export")
        menu = QMenu(self)
        for name, words in FORMATS.items():
            menu.addAction(words, lambda name=name: self._ask_export(name))
        self._export.setMenu(menu)
        self._print = self.action(_("In"), self._ask_print, icon_name="print", keys=keys.Print)
        self._freeze = self.action(_("Chốt số liệu"), self.freeze, primary=True)
        self._sent = self.action(_("Đã gửi…"), self.ask_sent, icon_name="sign", primary=True)
        self._page.addAction(self._undo)
        for action in (self._undo, self._print):
            self.view.addAction(action)

    # -- what the frame asks ---------------------------------------------------------------

    @property
    def report(self) -> Report | None:
        """The report that is open, None while the line of the year is shown."""
        is_open = self._pages.currentWidget() is self.view and self.view.shown is not None
        return self.view.shown.report if is_open and self.view.shown else None

    @property
    def needs_room(self) -> bool:
        """A report has pages and figures side by side."""
        return self._pages.currentWidget() is self.view

    def title(self) -> str:
        """Return the title of what is shown."""
        report = self.report
        return report_name(report) if report else _("Báo cáo năm {year}").format(year=self._year)

    def help_topic(self) -> str:
        """Return the help page of reports."""
        return HELP

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the line, or the next steps of the report."""
        report = self.report
        if report is None:
            return (self._undo,)
        give = (self._export, self._print)
        steps = {
            ReportStatus.DRAFT: (self._delete, self._days, *give, self._freeze),
            ReportStatus.FROZEN: (self._correct, *give, self._sent),
            ReportStatus.SENT: (self._correct, *give),
        }
        return (self._back, self._undo, *steps[report.status])

    def refresh(self) -> None:
        """Load again what is shown."""
        if self._pages.currentWidget() is self.view:
            self.view.refresh()
            return
        year = self._year
        self.session.read(lambda services: year_of_reports(services, year), self._show)

    def _show(self, year: YearOfReports) -> None:
        self.cards.show_year(year)
        notes: dict[str, str] = {}
        for warning in year.warnings:
            key = warning.report_date.id
            notes[key] = " ".join(filter(None, (notes.get(key, ""), _note(warning))))
        kept = () if year.is_proposed else year.dates
        self.calendar.show_dates(year.year, kept, notes)
        # Where nothing is ahead there is nothing to accept: lines are typed.
        offered = year.is_proposed and year.expected
        self._below.setCurrentWidget(self.no_calendar if offered else self.calendar)

    def show_year(self, year: int | None) -> None:
        """Show the reports of a year, of the running one when none is chosen."""
        wanted = year or self.session.program.clock.today().year
        if wanted != self._year:
            self._year = wanted
            self.show_year_line()

    def follow(self, what: str, anchor: str = "") -> None:
        """Begin the report of a period by its name, or open a report by its key."""
        if what in {period.value for period in Period}:
            self.begin(Period(what), int(anchor) if anchor.isdecimal() else self._year)
        elif what:
            self._then = anchor
            self.open(what)

    def leave(self) -> None:
        """Keep what is being written."""
        self.view.flush()

    def reset(self) -> None:
        """Forget what belongs to another workspace; go back to the line of the year."""
        self.view.forget()
        self.calendar.forget()
        self._pages.setCurrentWidget(self._page)

    # -- pages -----------------------------------------------------------------------------

    def show_year_line(self) -> None:
        """Show the reports of the year."""
        self.view.close_report()
        self._pages.setCurrentWidget(self._page)
        self.setFocusProxy(self.cards)
        self.actions_changed.emit()
        self.refresh()
        self.cards.setFocus()

    def begin(self, period: Period, year: int | None = None) -> None:
        """Open the report of a period, made now when it was not begun."""
        wanted = year or self._year
        self.session.do(
            lambda services: begin_report(services, period, wanted),
            lambda report: self.open(report.id),
        )

    def open(self, report_id: str) -> None:
        """Show a report."""
        self._pages.setCurrentWidget(self.view)
        self.view.open(report_id)
        self.setFocusProxy(self.view)
        self.view.setFocus()
        self.actions_changed.emit()

    def _loaded(self) -> None:
        report = self.report
        if report is not None:
            self._year = report.year
        self.actions_changed.emit()
        if self._then == SENT:
            self._then = ""
            self.ask_sent()

    def propose(self) -> None:
        """Put the lines that the plans ask for and that are still ahead into the calendar."""
        year = self._year
        self.session.do(lambda services: add_proposed(services, year), self._tell_added)

    def _tell_added(self, count: int) -> None:
        added = _("Đã thêm {count} dòng vào lịch.").format(count=count)
        none = _("Không còn kỳ báo cáo nào sắp tới chưa có trong lịch.")
        self.message.emit(added if count else none)

    # -- the report ------------------------------------------------------------------------

    def freeze(self) -> None:
        """Freeze the figures after one question."""
        report = self.report
        question = _(
            "Chốt số liệu {name}?\n\nSố liệu và lời báo cáo giữ nguyên từ nay về sau, dù nhiệm vụ "
            "thay đổi. Báo cáo được ghi vào sổ văn bản đi, chờ ký."
        )
        if report is None:
            return
        self.view.flush()
        if ask(self, question.format(name=named_inside(report)), _("Chốt số liệu")):
            self.session.do(
                lambda services: services.reports.freeze(report.id),
                lambda _report: self.message.emit(_("Đã chốt số liệu.")),
            )

    def ask_sent(self) -> None:
        """Ask for number and day of the report, and to whom it was sent."""
        opened = self.view.shown
        if opened is None:
            return
        fields = SentFields(opened.report, opened.dates, self.session.program.clock.today())

        def keep(kept: Kept, refused: NotKept) -> None:
            number, day, lines = fields.number.text(), fields.day(), fields.lines()
            self.session.do(
                lambda services: mark_sent(services, opened.report.id, number, day, lines),
                kept,
                refused,
            )

        FormDialog(_("Đã gửi báo cáo"), fields, keep, HELP, self).open()

    def _ask_days(self) -> None:
        report = self.report
        if report is None:
            return
        fields = DaysFields(report)

        def keep(kept: Kept, refused: NotKept) -> None:
            first, last = fields.days()
            self.session.do(
                lambda services: services.reports.set_days(report.id, first, last), kept, refused
            )

        FormDialog(_("Kỳ số liệu của báo cáo"), fields, keep, HELP, self).open()

    def _delete_draft(self) -> None:
        report = self.report
        if report is not None:
            self._pages.setCurrentWidget(self._page)
            self.view.close_report()
            self.session.do(
                lambda services: services.reports.delete(report.id),
                lambda _none: self.message.emit(_("Đã xóa; bấm Hoàn tác (Ctrl+Z) để lấy lại.")),
            )
            self.show_year_line()

    def _make_correction(self) -> None:
        report = self.report
        if report is not None:
            self.session.do(
                lambda services: services.reports.correct(report.id),
                lambda draft: self.open(draft.id),
            )

    def _ask_export(self, format_name: str) -> None:
        self.view.flush()
        if self.view.shown is not None:
            self._out.ask_export([self.view.shown.paper], format_name)

    def _ask_print(self) -> None:
        if self.view.shown is not None:
            self._out.ask_print([self.view.shown.paper])


def _note(warning: ReportWarning) -> str:
    if warning.kind is WarningKind.BEFORE_DATA_END:
        words = _("{sign} Hạn trước ngày chốt {days} ngày, số liệu phải ước.")
        return words.format(sign=SIGNS[warning.kind], days=warning.days)
    return f"{short_warning(warning)}."
