"""Hôm nay: numbers that open their lists, what burns done without leaving."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.plan import PlanStatus
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import TaskQuery
from desktop.services.tasks.today import Waiting, WaitingKind
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.screens.home import HomeScreen
from desktop.ui.tasks.filters import link_to, read_link
from desktop.ui.tasks.progress_popup import ProgressPopup
from desktop.ui.today.charts_box import MONTHS, SHARE, STATES
from desktop.ui.today.figures import signing_goals, when_words
from tests.support.followed_office import TODAY
from tests.ui.conftest import activate


@pytest.fixture
def home(qtbot, office):
    screen = HomeScreen(office)
    qtbot.addWidget(screen)
    screen.resize(1150, 640)
    screen.show()
    activate(qtbot, screen)
    office.changed.connect(lambda _kinds: screen.refresh())
    screen.refresh()
    screen.setFocus()
    screen.gone = []
    screen.go.connect(lambda *where: screen.gone.append(where))
    return screen


def burning(home):
    return list(home.burning.table.tasks.rows.listing.keys)


def look(office):
    return office.services.today.look()


def test_large_numbers_are_those_of_the_day(home, office):
    today = look(office)
    assert (today.overdue.count, today.due_7.count) == (1, 1)
    said = {key: button.accessibleName() for key, button in home.numbers.big.items()}
    assert said == {
        "overdue": "1 quá hạn",
        "due_7": "1 trong 7 ngày tới",
        "reports": "1 báo cáo theo lịch dự kiến",
        "signing": "0 chờ ký",
    }


@pytest.mark.parametrize("key", ["overdue", "due_7", "due_30", "undated", "bare"])
def test_number_of_tasks_opens_a_list_of_as_many(home, office, key):
    numbers = home.numbers
    numbers.open(key)
    place, link, _anchor = home.gone[-1]
    assert place == "tasks"
    query, _order = read_link(link)
    big = numbers.big.get(key)
    words = big.accessibleName() if big else numbers.small[key].text()
    assert int(words.split()[0]) == office.services.tasks.find(query).total


def test_backup_opens_the_settings(home):
    home.numbers.small["backup"].click()
    assert home.gone == [("settings", "backups", "")]


def test_nothing_is_asked_of_a_place_that_is_not_there(home):
    home.numbers.go.emit("nowhere", "")
    assert home.gone == []


def test_plans_that_wait_for_signature_open_their_list(home, office):
    office.do(lambda services: services.plans.set_status("kh", PlanStatus.SUBMITTED))
    assert home.numbers.big["signing"].accessibleName() == "1 chờ ký"
    home.numbers.big["signing"].click()
    assert home.gone == [("plans", "status:SUBMITTED", "")]


def test_letters_and_plans_that_wait_are_offered_apart(office):
    waiting = [Waiting(kind, kind.value, "Trích yếu", TODAY) for kind in WaitingKind]
    today = replace(look(office), waiting_signature=(*waiting, waiting[1]))
    assert [(goal.place, goal.words) for goal in signing_goals(today)] == [
        ("plans", "Kế hoạch chờ ký (1)"),
        ("letters", "Văn bản đi chờ ký (2)"),
    ]


def test_most_urgent_task_stands_first_and_has_the_keys(home):
    assert burning(home) == ["late", "soon"]
    assert home.burning.table.hasFocus()
    assert home.burning.table.current_key() == "late"


def test_space_marks_as_done_and_the_numbers_follow(qtbot, home, office):
    qtbot.keyClick(home.burning.table, Qt.Key.Key_Space)
    assert burning(home) == ["soon"]
    assert home.numbers.big["overdue"].accessibleName() == "0 quá hạn"
    assert office.services.tasks.lines(["late"])[0].state is TaskState.DONE_LATE
    home.undo_last()
    assert burning(home) == ["late", "soon"]


def test_space_goes_on_to_the_next_task_where_the_one_done_comes_again(qtbot, home, office):
    add = ("Báo cáo từng tháng", "Hằng tháng", ("Phòng Kinh tế",))
    office.do(lambda services: services.tasks.add(*add))
    first, second = burning(home)[:2]
    assert office.services.tasks.lines([first])[0].title == "Báo cáo từng tháng"
    home.burning.table.select_key(first)
    qtbot.keyClick(home.burning.table, Qt.Key.Key_Space)
    assert first in burning(home)
    assert home.burning.table.current_key() == second


def test_last_task_done_leaves_words_in_place_of_the_list(qtbot, home):
    for _turn in range(2):
        qtbot.keyClick(home.burning.table, Qt.Key.Key_Space)
    assert home.burning.pages.currentWidget() is home.burning.none


def test_p_notes_progress(qtbot, home, office):
    qtbot.keyClick(home.burning.table, Qt.Key.Key_P)
    popup = next(p for p in home.burning.findChildren(ProgressPopup) if p.isVisible())
    popup.form.percent.setValue(40)
    popup.form.note.setText("Đã lấy ý kiến")
    popup.keep()
    assert office.services.tasks.lines(["late"])[0].percent == 40


def test_r_logs_a_spoken_reminder_to_who_leads(qtbot, home, office):
    qtbot.keyClick(home.burning.table, Qt.Key.Key_R)
    dialog = next(d for d in home.burning.findChildren(FormDialog) if d.isVisible())
    assert dialog.fields.assignee().name == "Trần Thị Bình"
    dialog.save.click()
    assert office.services.tasks.lines(["late"])[0].reminders == 1


def test_impossible_percentage_is_refused_and_stays_as_typed(qtbot, home, office):
    qtbot.keyClick(home.burning.table, Qt.Key.Key_P)
    popup = next(p for p in home.burning.findChildren(ProgressPopup) if p.isVisible())
    popup.form.percent.selectAll()
    qtbot.keyClicks(popup.form.percent, "200")
    popup.keep()
    assert popup.refusal.text() == "Tỷ lệ 200% không nằm trong khoảng 0 - 100."
    assert popup.form.percent.value() == 200
    assert office.services.tasks.lines(["late"])[0].percent == 0
    popup.close()


def test_e_asks_for_evidence_and_the_first_letters_are_its_number(qtbot, home, office):
    qtbot.keyClick(home.burning.table, Qt.Key.Key_E)
    dialog = next(d for d in home.burning.findChildren(FormDialog) if d.isVisible())
    activate(qtbot, dialog)
    assert dialog.focusWidget() is dialog.fields.form.number
    qtbot.keyClicks(dialog.focusWidget(), "16/BC-UBND")
    dialog.save.click()
    (line,) = office.services.tasks.detail("late").evidence
    assert line.evidence.number == "16/BC-UBND"


def test_enter_opens_the_task_in_its_place(qtbot, home):
    home.burning.table.entered.emit()
    assert home.gone == [("tasks", "late", "")]


def test_recent_plans_are_in_a_menu(home, office):
    (action,) = home.recent.plans.actions()
    assert action.text().startswith("Cải cách hành chính năm 2026 – ")
    action.trigger()
    assert home.gone == [("plans", "kh", "")]


def test_charts_show_the_numbers_of_the_services(home, office):
    today = look(office)
    chart = home.charts.views[STATES].chart
    assert [bar.label for bar in chart.bars] == [each.unit.name for each in today.by_unit]
    assert [bar.total for bar in chart.bars] == [each.total.count for each in today.by_unit]
    assert [point.value for point in home.charts.views[MONTHS].chart.points] == [0, 0, 0]


def test_bar_opens_the_tasks_behind_it(home, office):
    view = home.charts.views[STATES]
    mark = view.marks()[0]
    view.opened.emit(mark.link)
    query, _order = read_link(home.gone[-1][1])
    count = office.services.tasks.find(query).total
    assert f": {count} nhiệm vụ" in mark.words


def test_share_in_time_is_counted_when_its_tab_is_opened(home, office):
    office.do(lambda services: services.tasks.done(["late"], dt.date(2026, 3, 2)))
    office.do(lambda services: services.tasks.done(["soon"], dt.date(2026, 3, 4)))
    assert home.charts.views[SHARE].chart is None
    home.charts.setCurrentIndex(SHARE)
    assert [point.value for point in home.charts.views[SHARE].chart.points] == [None, None, 50]
    words = home.charts.views[SHARE].chart.points[-1].words
    assert words == "Tháng 3/2026: 1 trên 2 nhiệm vụ đúng hạn (50%)"


class HeldJobs:
    """Jobs that do nothing before they are let go."""

    def __init__(self, jobs):
        self.jobs = jobs
        self.held = []

    def run(self, *job, **more):
        self.held.append((job, more))

    render = run

    def let_go(self):
        while self.held:
            job, more = self.held.pop(0)
            self.jobs.run(*job, **more)


def test_frame_stands_before_the_numbers_are_counted(qtbot, office):
    office.jobs = held = HeldJobs(office.jobs)
    home = HomeScreen(office)
    qtbot.addWidget(home)
    home.refresh()
    home.show()
    qtbot.waitExposed(home)
    assert home.pages.currentWidget() is home.work
    assert all(isinstance(part, QWidget) for part in home.numbers.big.values())
    assert home.numbers.small["due_30"].text() == "…"
    held.let_go()
    office.jobs = held.jobs
    count = look(office).due_30.count
    assert home.numbers.small["due_30"].text() == f"{count} trong 30 ngày tới"


def test_numbers_are_counted_once_for_all_that_changes_meanwhile(home, office, monkeypatch):
    looks = []
    look_plainly = office.services.today.look
    monkeypatch.setattr(
        "desktop.ui.screens.home._look", lambda services: looks.append(1) or look_plainly()
    )
    office.jobs = held = HeldJobs(office.jobs)
    for _turn in range(3):
        home._count()
    held.let_go()
    office.jobs = held.jobs
    assert len(looks) == 2, "the one under way, and one for all that came after"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (None, "chưa có"),
        (dt.datetime(2026, 3, 5, 7, 5), "hôm nay 07:05"),
        (dt.datetime(2026, 3, 4, 23, 59), "hôm qua"),
        (dt.datetime(2026, 2, 28, 9, 0), "28/02/2026"),
    ],
)
def test_moments_are_told_as_people_say_them(at, words):
    assert when_words(at, TODAY) == words


def test_all_tasks_open_from_the_row_of_numbers(home):
    home.all.click()
    assert home.gone == [("tasks", link_to(TaskQuery()), "")]
