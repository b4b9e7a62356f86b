"""R11: words from people and foreign files are only words: in searches, labels and tool tips."""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QWidget,
)

from desktop import paths
from desktop.app import Application
from desktop.domain.commune import Officer, Unit
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.plan import Plan
from desktop.domain.reporting.model import Period
from desktop.domain.tasks import Column, TaskField
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.errors import Refused
from desktop.services.program import Services
from desktop.ui.alerts import show_error
from desktop.ui.jobs import SynchronousJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.plain_style import PlainStyle
from desktop.ui.session import Session
from tests.support.clocks import HandClock
from tests.support.followed_office import DUTIES, PLAN, ROWS, TODAY

EVIL = "<img src='file:///x'><b>A</b>"
LETTERS = "aăâđêơưzAĐ 0123456789\"'*():^-+/\\%_<>&|{}[]~\0\n\u0301\u202e😀"
SHOWN = (TaskField.TASK, TaskField.PRODUCTS, TaskField.LEAD, TaskField.TIME)
FORMULAS = ('=HYPERLINK("file:///x")', "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)")
MOST = 40
"""Rows of each list that are asked for their words."""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def evil_plan() -> Plan:
    def spoilt(row: object) -> object:
        names = ("task", "objective", "activity", "title", "budget")
        held = {name: EVIL for name in names if getattr(row, name, "")}
        if hasattr(row, "lead"):
            held |= {"lead": (EVIL,), "cooperate": (EVIL, "Bưu điện"), "products": (EVIL,)}
        return replace(row, **held)

    columns = tuple(Column(field, EVIL, 10) for field in SHOWN)
    rows = tuple(map(spoilt, ROWS))
    table = replace(PLAN.task_table, columns=columns, rows=rows, title=EVIL)
    duties = tuple(replace(duty, officer=EVIL, items=(EVIL,)) for duty in DUTIES)
    return replace(PLAN, subject=EVIL, opening=EVIL, task_table=table, duties=duties)


def evil_office(services: Services) -> None:
    """Fill a workspace in which every name that a person can type is markup."""
    profile = services.profile.proposal("two-level", "Minh Tiến", "tỉnh Hưng Yên")
    unit = Unit("u1", EVIL, EVIL, EVIL, (EVIL,))
    officer = Officer("o1", EVIL, EVIL, "u1", signs=True)
    issuer = replace(profile.issuer, name=EVIL)
    services.profile.set_up(replace(profile, issuer=issuer, units=(unit,), officers=(officer,)))
    services.plans.add(evil_plan(), "Nhập kế hoạch")
    services.library.save(LegalDocument(new_id(), EVIL, EVIL, EVIL, EVIL, date(2020, 3, 5)))
    keys = list(dict.fromkeys(services.tasks.find(TaskQuery()).keys))
    services.tasks.progress(keys, percent=10, note=EVIL, difficulty=EVIL)
    services.tasks.note(keys[0], EVIL)
    services.tasks.save_view(EVIL, TaskQuery(), Order())
    services.evidence.attach_document(keys, EVIL, TODAY, EVIL, EVIL, EVIL)


@pytest.fixture
def evil_window(
    qtbot, qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    before = qapp.style().objectName()
    qapp.setStyle(PlainStyle())
    session = Session(Application(HandClock(TODAY)), SynchronousJobs())
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.open(tmp_path / "xa.khx", make=True)
    evil_office(session.services)
    session.opened.emit()
    yield window
    session.close(lambda: None)
    qapp.setStyle(before)


def faults(window: QWidget) -> list[str]:
    """Tell which widgets of a window would take words for markup."""
    for view in window.findChildren(QAbstractItemView):
        for index in indexes(view.model(), QModelIndex()):
            index.data(Qt.ItemDataRole.ToolTipRole)
    labels = window.findChildren(QLabel)
    for label in labels:
        label.ensurePolished()
    plain = Qt.TextFormat.PlainText
    found = [f"label {label.text()}" for label in labels if label.textFormat() is not plain]
    edits = window.findChildren(QTextEdit)
    return found + [f"text {edit.objectName()}" for edit in edits if "<img" in edit.toHtml()]


def indexes(model: QAbstractItemModel | None, parent: QModelIndex) -> Iterator[QModelIndex]:
    if model is None:
        return
    # The count of columns of a list is private to it.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), MOST)):
        for column in range(columns):
            yield model.index(row, column, parent)
        yield from indexes(model, model.index(row, 0, parent))


@pytest.mark.parametrize("place", [place.key for place in places()])
def test_r11_no_place_takes_names_for_markup(evil_window, qapp, place: str) -> None:
    evil_window.show_place(place)
    qapp.processEvents()
    assert faults(evil_window) == []


def test_r11_messages_and_tool_tips_are_plain(evil_window, qapp, monkeypatch) -> None:
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.show() or shown.append(box) or 0)
    show_error(evil_window, Refused(EVIL, EVIL, EVIL))
    QToolTip.showText(QPoint(1, 1), EVIL, evil_window)
    qapp.processEvents()
    labels = [label for label in QApplication.allWidgets() if isinstance(label, QLabel)]
    told = [label for label in labels if "<img" in label.text()]
    assert len(told) >= 2
    assert {label.textFormat() for label in told} == {Qt.TextFormat.PlainText}
    for box in shown:
        box.close()
    QToolTip.hideText()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture
def services(home: Path) -> Iterator[Services]:
    opened = Application(HandClock(TODAY)).create(home / "xa.khx")
    evil_office(opened)
    yield opened
    opened.close()


def export_all(services: Services, folder: Path) -> list[Path]:
    """Write the workbooks that an office gives out."""
    plan, profile = services.plans.list()[0], services.profile.get()
    plan_file = services.documents.export(
        services.plans.get(plan.id), profile, "xlsx", folder / "ke-hoach.xlsx"
    )
    report = services.reports.open(Period.Q1, TODAY.year).value
    report_file = services.reports.export(report, "xlsx", folder / "bao-cao.xlsx")
    proofs = services.evidence.export(folder / "minh-chung")
    return [plan_file, report_file, *proofs.folder.glob("*.xlsx")]


@pytest.mark.parametrize("words", FORMULAS)
def test_r11_exports_hold_no_formula_of_ours_or_others(
    home: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "EVIL", words)
    services = Application(HandClock(TODAY)).create(home / "xa.khx")
    evil_office(services)
    found = 0
    for path in export_all(services, home):
        for sheet in openpyxl.load_workbook(path, keep_links=True):
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
            evil = [cell for cell in cells if str(cell.value).startswith(words)]
            assert all(cell.quotePrefix for cell in evil)
            found += len(evil)
    services.close()
    assert found > 3


def search_many_times(services: Services, times: int, seed: int) -> None:
    chance = random.Random(seed)
    for _time in range(times):
        words = "".join(chance.choices(LETTERS, k=chance.randint(0, 30)))
        services.search.find(words)
        services.tasks.find(TaskQuery(text=words), Order())


def test_r11_no_search_fails(services: Services) -> None:
    search_many_times(services, 300, 0)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 11))
def test_r11_no_search_fails_long(services: Services, seed: int) -> None:
    search_many_times(services, 10_000, seed)
