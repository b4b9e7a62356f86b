"""Other views of the tasks, and the list on paper."""

import pytest
from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop.domain.office_document import DataRow
from desktop.domain.tracking.query import Group, Order, TaskListing, TaskQuery
from desktop.services.tasks.export import ListColumn, listing_document
from desktop.ui.tasks import views as registry
from desktop.ui.tasks.output import MOST_PRINTED
from desktop.ui.tasks.screen import TasksScreen
from desktop.ui.tasks.view_switch import TABLE, ViewSwitch
from desktop.ui.tasks.views import TaskView, register
from tests.ui.tasks.conftest import shown


class Board(QWidget):
    opened = Signal(str)

    def __init__(self, _session):
        super().__init__()
        self.asked = []

    def show_tasks(self, query, order):
        self.asked.append((query, order))


@pytest.fixture
def only_board(monkeypatch):
    monkeypatch.setattr(registry, "_views", {})
    register(TaskView("board", "Theo cán bộ", Board))


def test_a_registered_view_follows_the_filters_and_leads_back(qtbot, tasks, only_board, session):
    screen = TasksScreen(session)
    qtbot.addWidget(screen)
    screen.refresh()
    screen.switch.buttons["board"].click()
    board = screen.views.currentWidget()
    assert board.asked == [(TaskQuery(), Order())]
    assert not screen.task_actions.done.isEnabled()
    screen.show_query(TaskQuery(text="công"))
    assert board.asked[-1] == (TaskQuery(text="công"), Order())
    board.opened.emit("late")
    assert screen.views.currentWidget() is screen.splitter
    assert screen.table.current_key() == "late"
    assert screen.task_actions.done.isEnabled()
    assert screen.switch.buttons[TABLE].isChecked()


def test_without_views_there_is_no_switch(qtbot, session, monkeypatch):
    monkeypatch.setattr(registry, "_views", {})
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ViewSwitch(session, parent).isHidden()


def test_groups_are_rows_of_their_own_on_paper():
    listing = TaskListing(("a", "b"), (Group("g", "Phòng Kinh tế", 0, 2),))
    column = ListColumn("Nhiệm vụ", 3, {"a": "Việc một", "b": "Việc hai"})
    (table,) = listing_document(listing, [column], "năm 2026", 2026).parts
    assert table.rows == (
        DataRow(("Phòng Kinh tế (2)",), is_group=True),
        DataRow(("1", "Việc một")),
        DataRow(("2", "Việc hai")),
    )


def test_the_list_is_printed(qtbot, tasks, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    out = tmp_path / "danh-sach.pdf"
    printer.setOutputFileName(str(out))
    with qtbot.waitSignal(tasks.output.message) as told:
        tasks.output.print_on(printer, *tasks.task_actions._shown())
    assert told.args == ["Đã gửi 1 trang tới máy in."]
    assert out.read_bytes().startswith(b"%PDF")


def test_a_list_of_hundreds_of_pages_is_not_printed(qtbot, tasks):
    listing = TaskListing(shown(tasks), states=dict.fromkeys(("a", "b"), MOST_PRINTED))
    with qtbot.waitSignal(tasks.output.message) as told:
        assert tasks.output.ask_print(listing, tasks.columns.shown_columns(), "") is None
    assert "quá dài để in" in told.args[0]
