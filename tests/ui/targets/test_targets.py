"""Targets: the list of the year, entering a period, refusals at the cell, one step a save."""

import pytest
from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.facts import Target
from desktop.domain.reporting.model import Period
from desktop.services.targets import Entry
from desktop.ui.targets.entry import (
    DENOMINATOR,
    JUDGED,
    NUMERATOR,
    SOURCE,
    VALUE,
    read_entry,
)
from desktop.ui.targets.trend import places
from desktop.ui.targets.words import period_on, value_in

SHARE = Target("t", "II.1", "98% hồ sơ đúng hạn", ">=", 98, "%")


@pytest.fixture
def targets(office):
    office.show_place("targets")
    return office.screen_of("targets")


@pytest.fixture
def entry(targets):
    targets.enter(Period.Q1)
    return targets.entry


def cell(targets, row, header):
    model = targets.panel.view.list_model
    columns = {
        model.headerData(c, Qt.Orientation.Horizontal): c for c in range(model.columnCount())
    }
    return model.index(row, columns[header]).data()


def measured(session, period=Period.Q1):
    rows = session.services.targets.table(2026, period)
    return {row.target.id: row.measured for row in rows}


def row_words(**cells):
    names = {"numerator": NUMERATOR, "denominator": DENOMINATOR, "value": VALUE, "source": SOURCE}
    words = [""] * 8
    for name, text in cells.items():
        words[names[name]] = text
    return words


def test_list_shows_each_period_and_whether_the_goal_is_reached(targets, session):
    assert cell(targets, 0, "Kết quả") == "– Chưa có số liệu"
    session.do(
        lambda services: services.targets.enter(2026, Period.Q1, [Entry("k-t1", None, 97, 100)])
    )
    assert (cell(targets, 0, "Quý I"), cell(targets, 0, "Kết quả")) == ("97%", "● Chưa đạt")
    session.do(
        lambda services: services.targets.enter(2026, Period.M9, [Entry("k-t1", None, 99, 100)])
    )
    assert (cell(targets, 0, "Quý III"), cell(targets, 0, "Kết quả")) == ("99%", "✓ Đạt")
    assert cell(targets, 0, "Diễn biến") == "97% → 99%"


def test_enter_opens_the_plan_at_the_sentence(targets, office, session):
    went = []
    targets.go.connect(lambda *where: went.append(where))
    targets.panel.opened.emit(targets.panel.view.current_item())
    assert went[0][:2] == ("plans", "k")


def test_a_quarter_is_entered_in_one_step(entry, session):
    entry.grid.put({(0, NUMERATOR): "49", (0, DENOMINATOR): "50", (1, VALUE): "12,5"})
    assert entry.grid.words(0)[JUDGED] == "✓ Đạt (98%)"
    entry.save_button.click()
    found = measured(session)
    assert (found["k-t1"].value, found["k-t1"].numerator) == (98, 49)
    assert found["k-t2"].value == 12.5
    assert not entry.is_dirty
    session.do(lambda services: services.history.undo())
    assert set(measured(session).values()) == {None}


def test_what_cannot_be_is_refused_at_its_cell_and_nothing_is_kept(entry, session):
    entry.grid.put({(0, NUMERATOR): "51", (0, DENOMINATOR): "50", (1, VALUE): "mười hai"})
    assert set(entry.grid.problems) == {(0, DENOMINATOR), (1, VALUE)}
    assert not entry.save_button.isEnabled()
    entry.save()
    assert set(measured(session).values()) == {None}
    assert entry.view.currentIndex().row() == 0
    assert entry.problem.text().startswith("● Dòng 1:")
    entry.grid.put({(0, DENOMINATOR): "60", (1, VALUE): "12"})
    assert entry.save_button.isEnabled()


def test_table_is_pasted_from_excel(entry, session):
    mime = QMimeData()
    mime.setText("49\t50\t\tSổ theo dõi\n\t\t12\tPhiếu khảo sát")
    QGuiApplication.clipboard().setMimeData(mime)
    entry.view.start_at(0, NUMERATOR)
    entry.view.paste()
    entry.save_button.click()
    found = measured(session)
    assert found["k-t1"].source == "Sổ theo dõi"
    assert (found["k-t2"].value, found["k-t2"].source) == (12, "Phiếu khảo sát")


def test_step_in_the_table_is_taken_back(entry):
    entry.grid.put({(0, VALUE): "97"})
    entry.grid.put({(0, VALUE): "98", (1, VALUE): "10"})
    assert entry.grid.undo()
    assert (entry.grid.words(0)[VALUE], entry.grid.words(1)[VALUE]) == ("97", "")
    assert entry.grid.undo()
    assert not entry.grid.undo()


def test_cells_that_follow_from_others_cannot_be_typed_in(entry):
    before = entry.grid.words(0)
    entry.grid.put({(0, 1): "chữ khác", (0, JUDGED): "✓"})
    assert entry.grid.words(0) == before


def test_enter_and_tab_lead_through_the_cells(entry, qtbot):
    entry.view.start_at(0, NUMERATOR)
    qtbot.keyClick(entry.view, Qt.Key.Key_Return)
    assert (entry.view.currentIndex().row(), entry.view.currentIndex().column()) == (1, NUMERATOR)
    entry.view.start_at(0, SOURCE)
    qtbot.keyClick(entry.view, Qt.Key.Key_Tab)
    assert (entry.view.currentIndex().row(), entry.view.currentIndex().column()) == (1, NUMERATOR)


def test_esc_keeps_what_is_right_and_leads_back(entry, targets, session, qtbot):
    entry.grid.put({(1, VALUE): "14"})
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert not targets.is_entering
    assert measured(session)["k-t2"].value == 14


def test_esc_stays_where_something_is_wrong(entry, targets, qtbot):
    entry.grid.put({(1, VALUE): "mười bốn"})
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert targets.is_entering
    assert entry.grid.words(1)[VALUE] == "mười bốn"


def test_other_place_does_not_lose_wrong_words(entry, targets, office):
    entry.grid.put({(1, VALUE): "mười bốn"})
    office.show_place("plans")
    office.show_place("targets")
    assert entry.grid.words(1)[VALUE] == "mười bốn"


def test_other_period_keeps_what_was_typed(entry, session):
    entry.grid.put({(1, VALUE): "14"})
    entry.period.setCurrentIndex(entry.period.findData(Period.H1))
    entry.period.activated.emit(entry.period.currentIndex())
    assert measured(session)["k-t2"].value == 14
    assert entry.grid.words(1)[VALUE] == ""


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"numerator": "1"}, DENOMINATOR),
        ({"denominator": "1"}, NUMERATOR),
        ({"numerator": "1", "denominator": "0"}, DENOMINATOR),
        ({"value": "101"}, VALUE),
        ({"numerator": "x", "denominator": "2"}, NUMERATOR),
    ],
)
def test_fault_stands_in_the_cell_to_be_put_right(cells, wrong):
    _entry, problems = read_entry(SHARE, row_words(**cells))
    assert list(problems) == [wrong]


def test_empty_row_takes_back_what_was_entered(entry, session):
    entry.grid.put({(1, VALUE): "14"})
    entry.save_button.click()
    entry.grid.put({(1, VALUE): ""})
    entry.save_button.click()
    assert measured(session)["k-t2"] is None


def test_period_offered_is_the_one_that_ends_now():
    import datetime as dt

    expected = {
        (1, 10): Period.Q1, (3, 5): Period.Q1, (4, 1): Period.Q1, (6, 5): Period.H1,
        (9, 10): Period.Q3, (12, 5): Period.YEAR,
    }  # fmt: skip
    for (month, day), period in expected.items():
        assert period_on(dt.date(2026, month, day)) is period


def test_nine_months_stand_for_the_third_quarter(session, targets):
    session.do(
        lambda services: services.targets.enter(2026, Period.M9, [Entry("k-t1", value=99.0)])
    )
    (row, _other) = session.services.targets.table(2026, Period.Q3)
    assert value_in(row.trend, 2026, Period.Q3) == 99
    assert value_in(row.trend, 2026, Period.Q1) is None


def test_trend_puts_the_greatest_value_on_top():
    first, second, goal = places((10.0, 30.0, 20.0), QRectF(0, 0, 100, 20), 2)
    assert (first.x(), first.y()) == (0, 20)
    assert (second.x(), second.y()) == (100, 0)
    assert goal.y() == 10


def test_year_without_targets_leads_to_the_plans(targets, office):
    office._choose_year(2031)
    assert targets.panel.view.list_model.rowCount() == 0
    assert targets.title() == "Chỉ tiêu năm 2031"
    targets.panel.empty.button.click()
    assert office._shown == "plans"


def test_words_for_one_workspace_never_go_into_another(entry, targets, session):
    entry.grid.put({(1, VALUE): "14"})
    targets.reset()
    targets.leave()
    assert set(measured(session).values()) == {None}
    assert not entry.is_dirty
