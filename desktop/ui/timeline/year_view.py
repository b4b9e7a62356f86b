"""The view "Năm": months across, tasks down, on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.tracking.query import Order, TaskLine, TaskQuery
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.program import Services
from desktop.services.tasks.timetable import YearTable, year_table
from desktop.services.tasks.year_document import year_document
from desktop.ui.charts import paper
from desktop.ui.session import Session
from desktop.ui.timeline.bar import help_button, tool
from desktop.ui.timeline.schedule_output import KINDS
from desktop.ui.timeline.year_sheets import YearSheets
from desktop.ui.timeline.year_table import YearTasks
from desktop.ui.words import office_label

MOST_PRINTED = 2000
"""More tasks than that would be a hundred pages: they are not put on paper at once."""


class YearView(QWidget):
    """Shows the tasks of a list in a year.

    Signals:
        opened: The key of a task that the officer chose.
    """

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._query, self._order = TaskQuery(), Order()
        self._year = session.program.clock.today().year
        self.tasks = YearTasks(self._fetch, session.program.clock.today)
        self.tasks.entered.connect(self._enter)
        self.told = QLabel()
        self.none = QLabel(_("Không có nhiệm vụ nào trong năm này."))
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def _lay_out(self) -> None:
        self.year = QLabel()
        self.year.setProperty("signal", "plain")
        self.told.setProperty("muted", True)
        legend = QLabel(
            "   ".join(f"{STATE_SIGNS[state]} {_(STATE_WORDS[state])}" for state in STATE_WORDS)
        )
        legend.setProperty("muted", True)
        legend.setWordWrap(True)
        bar = QHBoxLayout()
        bar.addWidget(tool("◀", lambda: self.go_year(-1), _("Năm trước")))
        bar.addWidget(self.year)
        bar.addWidget(tool("▶", lambda: self.go_year(1), _("Năm sau")))
        bar.addWidget(legend, 1)
        bar.addWidget(self.told)
        self.print = tool(_("In…"), self.ask_print, _("In dải năm trên giấy A4, A3 ngang"))
        self.give = self._output_button()
        for button in (self.print, self.give):
            bar.addWidget(button)
        bar.addWidget(help_button(self))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.tasks)
        self.pages.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.tasks)

    def show_tasks(self, query: TaskQuery, order: Order) -> None:
        """Show the tasks that ``query`` asks for, in its year or in the one chosen here."""
        if query.year is not None and query.year != self._query.year:
            self._year = query.year
        self._query, self._order = query, order
        self._load()

    def go_year(self, step: int) -> None:
        """Show another year."""
        self._year += step
        self._load()

    def _load(self) -> None:
        query, order = replace(self._query, year=self._year), self._order
        today = self._session.program.clock.today()
        self._session.read(lambda services: year_table(services, query, order, today), self._show)

    def _show(self, table: YearTable) -> None:
        if table.year != self._year:
            return
        self.year.setText(_("Năm {year}").format(year=table.year))
        self.tasks.show_table(table)
        self.pages.setCurrentWidget(self.tasks if table.listing.keys else self.none)
        for button in (self.print, self.give):
            button.setEnabled(bool(table.listing.keys))

    def _fetch(self, keys: Sequence[str], done: Callable[[Sequence[TaskLine]], None]) -> None:
        def failed(error: AppError) -> None:
            done(())
            self._session.failed.emit(error)

        self._session.read(lambda services: services.tasks.lines(keys), done, failed)

    def _enter(self) -> None:
        key = self.tasks.current_key()
        if key:
            self.opened.emit(key)

    # -- paper -----------------------------------------------------------------------------

    def _output_button(self) -> QToolButton:
        button = tool(_("Xuất ▾"), lambda: None, _("Ghi dải năm vào tệp PDF, Word, Excel"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(_("Xuất dải năm ra PDF…"), self.ask_pdf)
        menu.addAction(_("Xuất bảng ra Word…"), lambda: self.ask_table("docx"))
        menu.addAction(_("Xuất bảng ra Excel…"), lambda: self.ask_table("xlsx"))
        button.setMenu(menu)
        return button

    def ask_table(self, format_name: str) -> None:
        """Ask for a file, then write the year into it as a table with months across."""
        table = self._table_to_print()
        if table is not None:
            title, name = _("Xuất lịch nhiệm vụ năm"), f"lich-nam-{table.year}"
            paper.ask_file(
                self, title, name, format_name, KINDS[format_name],
                lambda path: self.export_table(table, format_name, path),
            )  # fmt: skip

    def export_table(self, table: YearTable, format_name: str, path: Path) -> None:
        """Write the year into a file as a table."""

        def write(services: Services) -> Path:
            return services.letters.export(year_document(services, table), format_name, path)

        told = _("Đã xuất {name} vào thư mục {folder}")
        self._session.read(
            write, lambda at: self.told.setText(told.format(name=at.name, folder=at.parent))
        )

    def ask_print(self) -> None:
        """Ask for the printer, then print the year."""
        self._with_sheets(paper.ask_print)

    def ask_pdf(self) -> None:
        """Ask for a file, then write the year into it."""
        self._with_sheets(paper.ask_pdf)

    def _table_to_print(self) -> YearTable | None:
        """Return what is shown; None, with a word why, where it is too much for paper."""
        table = self.tasks.table
        if table is not None and table.listing.total > MOST_PRINTED:
            words = _("Danh sách quá dài để in ({count} nhiệm vụ); hãy lọc bớt.")
            self.told.setText(words.format(count=table.listing.total))
            return None
        return table

    def _with_sheets(self, ask: Callable[..., object]) -> None:
        table = self._table_to_print()
        if table is None:
            return

        def read(services: Services) -> YearSheets:
            keys = list(dict.fromkeys(table.listing.keys))
            lines = {line.id: line for line in services.tasks.lines(keys)}
            office = office_label(services.profile.get().issuer)
            return YearSheets(table, lines, office, self.font())

        self._session.read(
            read,
            lambda sheets: ask(sheets, self, self.told.setText, self._session.failed.emit),
        )
