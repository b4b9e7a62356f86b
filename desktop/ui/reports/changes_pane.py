"""What happened to the tasks since the report before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.reporting.figures_changes import Changes
from desktop.domain.reporting.model import Report
from desktop.i18n import _
from desktop.ui.fields.dates import shown
from desktop.ui.layout_memory import remember_columns
from desktop.ui.reports.words import change_lines
from desktop.ui.screens.list_view import ListColumn, ListView
from desktop.ui.session import Session


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Thay đổi"), lambda line: line.what, 130),
        ListColumn(_("Nhiệm vụ"), lambda line: line.task.title, 180, stretch=True),
        ListColumn(_("Ngày, lý do"), lambda line: line.detail, 140, spare=True),
    )


class ChangesPane(QWidget):
    """The changes as a list.

    Signals:
        task_asked: A task is to be opened; carries its key.
    """

    task_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.view = ListView(_columns())
        self.view.setAccessibleName(_("Thay đổi từ báo cáo trước"))
        self.view.activated.connect(
            lambda index: self.task_asked.emit(self.view.list_model.item(index.row()).task.id)
        )
        remember_columns(self.view, session.program.settings.layout, "reports.changes")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.heading)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def show_changes(self, base: Report | None, name: str, changes: Changes) -> None:
        """Show what happened since ``base``, whose name is ``name``."""
        lines = change_lines(changes)
        self.view.list_model.show(lines)
        self.view.select_row(0)
        self.view.setVisible(bool(lines))
        if base is None:
            words = _("Chưa có báo cáo nào chốt số liệu trước báo cáo này để so sánh.")
        elif lines:
            words = _("Từ khi chốt {name} ({day}): {count} thay đổi.")
        else:
            words = _("Từ khi chốt {name} ({day}) chưa có thay đổi nào.")
        day = shown(base.frozen_on) if base else ""
        self.heading.setText(words.format(name=name, day=day, count=len(lines)))
        self.heading.setAlignment(
            Qt.AlignmentFlag.AlignLeft if lines else Qt.AlignmentFlag.AlignHCenter
        )
