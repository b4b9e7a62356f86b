"""A report that is open: at the left its pages and its words, at the right its figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.reporting.figures_changes import Changes
from desktop.domain.reporting.model import Report, ReportStatus
from desktop.domain.reporting.statistics import Typed
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.fields.dates import shown
from desktop.ui.letters.pages import PaperPages
from desktop.ui.reports.changes_pane import ChangesPane
from desktop.ui.reports.figures_panel import FiguresPanel
from desktop.ui.reports.reading import (
    OpenReport,
    changes_of,
    named_inside,
    open_report,
    sections_of,
)
from desktop.ui.reports.sections_pane import SectionsPane
from desktop.ui.reports.statistics_pane import StatisticsPane
from desktop.ui.reports.words import report_state
from desktop.ui.session import Session


class ReportView(QWidget):
    """Shows one report and keeps what is written in it.

    Signals:
        loaded: The report on screen is another, or stands in another state.
        task_asked: A task is to be opened; carries its key.
        left: Esc was pressed.
    """

    loaded = Signal()
    task_asked = Signal(str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.shown: OpenReport | None = None
        self._wanted = ""
        self._stale: set[QWidget] = set()
        self._loading = QTimer(self, singleShot=True, interval=0, timeout=self._load)
        self.notice = NoticeBar(self)
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.pages = PaperPages(session)
        self.sections = SectionsPane()
        self.sections.written.connect(self._write_section)
        self.statistics = StatisticsPane(session)
        self.statistics.typed.connect(self._set_statistic)
        self.figures = FiguresPanel(session)
        self.figures.task_asked.connect(self.task_asked)
        self.changes = ChangesPane(session)
        self.changes.task_asked.connect(self.task_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabs, self.side = QTabWidget(), QTabWidget()
        for tabs, widget, words in (
            (self.tabs, self.pages, _("Trang báo cáo")),
            (self.tabs, self.sections, _("Lời từng mục")),
            (self.tabs, self.statistics, _("Biểu thống kê")),
            (self.side, self.figures, _("Số liệu")),
            (self.side, self.changes, _("Thay đổi từ báo cáo trước")),
        ):
            tabs.addTab(widget, words)
        for tabs in (self.tabs, self.side):
            tabs.currentChanged.connect(lambda _tab: self._fill_tabs())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.tabs)
        split.addWidget(self.side)
        split.setSizes([680, 520])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.notice)
        column.addWidget(self.state)
        column.addWidget(split, 1)
        self.setFocusProxy(self.tabs)

    # -- showing ---------------------------------------------------------------------------

    def open(self, report_id: str) -> None:
        """Show a report."""
        self.flush()
        if report_id != self._wanted:
            self.notice.hide()
        self._wanted = report_id
        self.refresh()

    def refresh(self) -> None:
        """Load the report again; several wishes at a time are one."""
        self._loading.start()

    def _load(self) -> None:
        wanted = self._wanted
        if wanted:
            self._session.read(lambda services: open_report(services, wanted), self._show)

    def forget(self) -> None:
        """Show nothing: another workspace is open, words for the one before are not for it."""
        self._wanted = ""
        self.shown = None
        self.sections.forget()
        self.statistics.forget()

    def close_report(self) -> None:
        """Keep what is being written and show nothing."""
        self.flush()
        self._wanted = ""
        self.shown = None

    def _show(self, opened: OpenReport) -> None:
        if opened.report.id != self._wanted:
            return
        self.shown = opened
        self.state.setText(_state_words(opened))
        self.pages.show_paper(opened.paper)
        self.figures.show_figures(opened.compared)
        self._stale = {self.sections, self.statistics, self.changes}
        self._fill_tabs()
        self.loaded.emit()

    def _fill_tabs(self) -> None:
        """Load what the tabs in front show; the others wait until they are looked at."""
        if self.shown is None:
            return
        for tabs in (self.tabs, self.side):
            pane = tabs.currentWidget()
            if pane in self._stale:
                self._stale.discard(pane)
                self._fill(pane, self.shown.report)

    def _fill(self, pane: QWidget, report: Report) -> None:
        is_draft = report.status is ReportStatus.DRAFT
        if pane is self.sections:
            self._session.read(
                lambda services: sections_of(services, report),
                lambda found: self.sections.show_sections(found, is_draft),
            )
        elif pane is self.statistics:
            self._session.read(
                lambda services: services.reports.statistics(report),
                lambda rows: self.statistics.show_statistics(rows, is_draft),
            )
        else:
            self._session.read(
                lambda services: changes_of(services, report),
                lambda found: self._show_changes(*found),
            )

    def _show_changes(self, base: Report | None, changes: Changes) -> None:
        self.changes.show_changes(base, named_inside(base) if base else "", changes)

    # -- writing ---------------------------------------------------------------------------

    def _write_section(self, key: str, words: str) -> None:
        self._do(lambda services, report: services.reports.write_section(report, key, words))

    def _set_statistic(self, key: str, typed: Typed) -> None:
        self._do(lambda services, report: services.reports.set_statistic(report, key, typed))

    def _do(self, work: Callable[[Services, str], Outcome[Report]]) -> None:
        report_id = self._wanted
        if report_id:
            self._session.do(lambda services: work(services, report_id))

    def flush(self) -> None:
        """Keep what is being written."""
        self.sections.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back; what was written is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _state_words(opened: OpenReport) -> str:
    report, window = opened.report, opened.compared.figures.window
    parts = [
        report_state(report),
        _("Số liệu từ {first} đến {last}").format(
            first=shown(report.data_from), last=shown(report.data_to)
        ),
    ]
    if report.number:
        parts.append(_("Số {number}").format(number=f"{report.number}/{report.symbol}"))
    if window.is_estimate:
        parts.append(_("◐ Số liệu ước: mới tính đến {day}").format(day=shown(window.as_of)))
    waiting = [date for date in opened.dates if date.sent_on is None]
    if waiting:
        due = shown(min(date.due for date in waiting))
        parts.append(_("Hạn gửi {day}").format(day=due))
    if opened.said:
        parts.append(opened.said)
    return "   ·   ".join(parts)
