"""The figures of a report, what they were before, and the tasks behind each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.domain.reporting.figures import EVERYWHERE, Figures, ReportTask
from desktop.i18n import _
from desktop.ui.fields.dates import shown
from desktop.ui.layout_memory import remember_columns
from desktop.ui.reports.words import FigureLine, against, figure_lines, scopes, state_words
from desktop.ui.screens.list_view import ListColumn, ListView
from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Compared:
    """Figures with those to which they are compared; None where there are none."""

    figures: Figures
    before: Figures | None
    year_before: Figures | None


def _figure_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Số liệu"), lambda line: line.label, 190, stretch=True),
        ListColumn(_("Kỳ này"), lambda line: str(line.value), 64),
        ListColumn(_("Kỳ trước"), lambda line: against(line.value, line.before), 92),
        ListColumn(
            _("Cùng kỳ"), lambda line: against(line.value, line.year_before), 92, spare=True
        ),
    )


def _task_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Nhiệm vụ"), lambda task: task.title, 160, stretch=True),
        ListColumn(_("Chủ trì"), lambda task: task.lead, 120, spare=True),
        ListColumn(_("Hạn"), lambda task: shown(task.due), 90),
        ListColumn(_("Trạng thái"), lambda task: state_words(task.state), 150),
    )


class FiguresPanel(QWidget):
    """Numbers above, below them the tasks that the chosen one counts.

    Signals:
        task_asked: A task is to be opened; carries its key.
    """

    task_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._compared: Compared | None = None
        self.scope = QComboBox()
        self.scope.setAccessibleName(_("Phạm vi số liệu"))
        self.scope.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.scope.activated.connect(lambda _row: self._show_scope())
        self.lines = ListView(_figure_columns())
        self.lines.setAccessibleName(_("Số liệu của báo cáo"))
        self.lines.selectionModel().currentChanged.connect(lambda *_two: self._show_tasks())
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.tasks = ListView(_task_columns())
        self.tasks.setAccessibleName(_("Các nhiệm vụ đằng sau số liệu"))
        self.tasks.activated.connect(
            lambda index: self.task_asked.emit(self.tasks.list_model.item(index.row()).id)
        )
        layout = session.program.settings.layout
        remember_columns(self.lines, layout, "reports.figures")
        remember_columns(self.tasks, layout, "reports.behind")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(QLabel(_("Của:")))
        top.addWidget(self.scope, 1)
        upper, lower = QWidget(), QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 4)
        above.addLayout(top)
        above.addWidget(self.lines, 1)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self.heading)
        below.addWidget(self.tasks, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setSizes([340, 260])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(split)
        self.setFocusProxy(self.lines)

    def show_figures(self, compared: Compared | None) -> None:
        """Show figures; the scope and the number that were chosen stay chosen."""
        self._compared = compared
        chosen = self.scope.currentData() or EVERYWHERE
        self.scope.clear()
        for scope, title in scopes(compared.figures) if compared else ():
            self.scope.addItem(title, scope)
        self.scope.setCurrentIndex(max(0, self.scope.findData(chosen)))
        self._show_scope()

    def _show_scope(self) -> None:
        line = self.lines.current_item()
        measure = line.id.rpartition("/")[2] if line else "total"
        scope = self.scope.currentData()
        lines = self._lines(scope) if scope else []
        self.lines.list_model.show(lines)
        self.lines.select_row(max(0, self.lines.list_model.row_of(f"{scope}/{measure}")))
        self._show_tasks()

    def _lines(self, scope: str) -> Sequence[FigureLine]:
        compared = self._compared
        if compared is None:
            return []
        return figure_lines(compared.figures, scope, compared.before, compared.year_before)

    def _show_tasks(self) -> None:
        line = self.lines.current_item()
        tasks: Sequence[ReportTask] = ()
        if line is not None and self._compared is not None:
            tasks = self._compared.figures.behind(line.id)
        self.heading.setText(
            _("Từ đâu ra? {what}: {count} nhiệm vụ (bấm đúp để mở)").format(
                what=line.label, count=len(tasks)
            )
            if line is not None
            else ""
        )
        self.tasks.list_model.show(tasks)
        self.tasks.select_row(0)
