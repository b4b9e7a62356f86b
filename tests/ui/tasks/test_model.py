"""The model of the table: lines come by pages, stay while others are read, are given up in time."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.tracking.model import Origin, TaskState
from desktop.domain.tracking.query import Group, TaskLine, TaskListing
from desktop.ui.tasks.columns import task_columns
from desktop.ui.tasks.model import KEPT_LINES, LOADING, PAGE, TaskModel

TODAY = dt.date(2026, 11, 21)


def make_line(key, state=TaskState.OVERDUE, **values):
    known = {
        "id": key,
        "plan_id": "p",
        "origin": Origin.ROW,
        "area": "Cải cách",
        "title": f"Việc {key}",
        "context": "",
        "products": (),
        "lead": "Văn phòng",
        "cooperate": "",
        "time": "Quý I",
        "kind": "quarter",
        "state": state,
        "label": "",
        "start": None,
        "due": dt.date(2026, 11, 9),
        "done_on": None,
        "percent": 0,
        "done": 0,
        "times": 1,
        "evidence": 0,
        "reminders": 0,
        "last_progress": None,
        "undated": False,
        "continuous": False,
        "confirmed": False,
        "plan": "Kế hoạch",
    }
    return TaskLine(**(known | values))


class Reader:
    """Keeps what is asked for until a test answers."""

    def __init__(self):
        self.asked = []

    def __call__(self, keys, done):
        self.asked.append((tuple(keys), done))

    def answer(self, **values):
        keys, done = self.asked.pop(0)
        done([make_line(key, **values) for key in keys])


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def model(qapp, reader):
    model = TaskModel(task_columns(), reader, lambda: TODAY)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def keys(count):
    return tuple(f"t{n}" for n in range(count))


def words(model, row, column=1):
    return model.index(row, column).data()


def settle(qapp):
    qapp.processEvents()


def test_a_line_is_asked_for_when_it_is_looked_at(qapp, model, reader):
    model.show(TaskListing(keys(5)))
    assert words(model, 0) == LOADING
    settle(qapp)
    assert [asked for asked, _done in reader.asked] == [keys(5)]
    reader.answer()
    assert words(model, 0) == "Việc t0"
    assert words(model, 0, 0) == "● Quá hạn 12 ngày"
    assert words(model, 0, 3) == "09/11/2026"


def test_only_one_page_is_read_at_a_time_and_the_last_wanted_first(qapp, model, reader):
    model.show(TaskListing(keys(20 * PAGE)))
    for row in range(0, 20 * PAGE, PAGE):
        words(model, row)
    settle(qapp)
    assert len(reader.asked) == 1
    reader.answer()
    settle(qapp)
    reader.answer()
    settle(qapp)
    reader.answer()
    settle(qapp)
    assert reader.asked == []
    assert words(model, 19 * PAGE) == f"Việc t{19 * PAGE}"
    assert words(model, 0) == LOADING


def test_old_words_stay_until_the_new_ones_come(qapp, model, reader):
    model.show(TaskListing(keys(3)))
    words(model, 0)
    settle(qapp)
    reader.answer()
    model.show_anew(TaskListing(keys(3)))
    assert words(model, 0) == "Việc t0"
    settle(qapp)
    reader.answer(title="Việc khác")
    assert words(model, 0) == "Việc khác"


def test_an_answer_that_comes_too_late_is_dropped(qapp, model, reader):
    model.show(TaskListing(keys(3)))
    words(model, 0)
    settle(qapp)
    model.show(TaskListing(("t2", "t1")))
    reader.answer(title="Cũ")
    assert words(model, 0) == LOADING


def test_a_task_that_is_gone_is_not_asked_for_again_and_again(qapp, model, reader):
    model.show(TaskListing(("gone",)))
    words(model, 0)
    settle(qapp)
    _keys, done = reader.asked.pop()
    done([])
    assert words(model, 0) == LOADING
    settle(qapp)
    assert reader.asked == []


def test_memory_is_bounded(qapp, model, reader):
    count = KEPT_LINES + 5 * PAGE
    model.show(TaskListing(keys(count)))
    for row in range(0, count, PAGE):
        words(model, row)
        settle(qapp)
        reader.answer()
    assert len(model._lines) == KEPT_LINES
    assert words(model, 0) == LOADING
    settle(qapp)
    reader.answer()
    assert words(model, 0) == "Việc t0"


def test_headings_say_how_many(qapp, model, reader):
    groups = (Group("a", "Cải cách thể chế", 0, 2), Group("b", "", 2, 1))
    model.show(TaskListing(keys(3), groups))
    assert model.rowCount() == 5
    assert words(model, 0, 0) == "Cải cách thể chế (2)"
    assert words(model, 3, 0) == "Chưa xác định (1)"
    model.fold(frozenset({"a"}))
    assert model.rowCount() == 3
    assert words(model, 1, 0) == "Chưa xác định (1)"


def test_a_tool_tip_takes_no_letter_for_markup(qapp, model, reader):
    model.show(TaskListing(keys(1)))
    words(model, 0)
    settle(qapp)
    reader.answer(title="Giảm <b>20%</b> & hơn", context="Mục tiêu")
    tip = model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Mục tiêu\nGiảm <b>20%</b> & hơn" in tip


@pytest.mark.parametrize(
    ("state", "values", "expected"),
    [
        (TaskState.DUE_SOON, {"due": dt.date(2026, 11, 25)}, "◐ Còn 4 ngày"),
        (TaskState.DUE_SOON, {"due": TODAY}, "◐ Hạn hôm nay"),
        (TaskState.DONE, {}, "✓ Hoàn thành đúng hạn"),
        (TaskState.NOT_YET, {"due": None}, "○ Chưa đến hạn"),
    ],
)
def test_states_have_a_sign_and_words(qapp, model, reader, state, values, expected):
    model.show(TaskListing(keys(1)))
    words(model, 0)
    settle(qapp)
    reader.answer(state=state, **values)
    assert words(model, 0, 0) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"percent": 40}, "40%"),
        ({"times": 4, "done": 1}, "1/4 lần"),
        ({"times": 4, "done": 1, "percent": 30}, "1/4 lần, 30%"),
        ({"times": 4, "done": 4, "percent": 100}, "4/4 lần"),
    ],
)
def test_progress_counts_times(qapp, model, reader, values, expected):
    model.show(TaskListing(keys(1)))
    words(model, 0)
    settle(qapp)
    reader.answer(**values)
    assert words(model, 0, 4) == expected
