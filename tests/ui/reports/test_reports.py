"""Reports: the line of the year, its calendar, the draft, her words, freezing, sending."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.reporting.model import Period, ReportStatus
from desktop.errors import Refused
from desktop.services.outcome import Outcome
from desktop.ui.reports.calendar_table import (
    DUE,
    FIRST,
    LAST,
    PERIOD,
    RECIPIENT,
    check_row,
    read_row,
)
from desktop.ui.reports.statistics_pane import NOTE
from desktop.ui.reports.statistics_pane import PERIOD as FIGURE
from desktop.ui.reports.words import against
from tests.support.report_office import plan
from tests.ui.followed import dialog_of, type_date

YES = "desktop.ui.reports.screen.ask"


@pytest.fixture
def reports(office):
    office.show_place("reports")
    return office.screen_of("reports")


@pytest.fixture
def calendar(reports, session):
    """Return the table with the line that the plan asks for, long past on this day."""
    session.do(
        lambda services: services.reports.set_dates(2026, services.reports.propose_dates(2026))
    )
    return reports.calendar


@pytest.fixture
def draft(reports, qtbot):
    """Return the screen with the draft of the third quarter open."""
    reports.cards.cards[Period.Q3].button.click()
    qtbot.waitUntil(lambda: reports.report is not None)
    return reports


def stored(session, period=Period.Q3):
    return next(r for r in session.services.reports.list(2026) if r.period is period)


def dates(session):
    return session.services.reports.dates(2026)


def loaded(reports, qtbot):
    with qtbot.waitSignal(reports.view.loaded):
        reports.view.refresh()


# -- the line of the year ------------------------------------------------------------------


def test_year_shows_all_six_reports(reports):
    states = {period: card.state.text() for period, card in reports.cards.cards.items()}
    assert set(states) == set(Period)
    assert set(states.values()) == {"– Chưa soạn"}


def test_calendar_follows_the_plan_and_warns(calendar, reports, session):
    assert [(d.period, d.recipient, d.due) for d in dates(session)] == [
        (Period.Q1, "Sở Nội vụ", dt.date(2026, 3, 11))
    ]
    card = reports.cards.cards[Period.Q1]
    assert card.warning.text() == "● Quá hạn 255 ngày"
    assert card.due.text() == "Hạn 11/03/2026"


def test_proposed_days_are_shown_until_they_are_accepted(reports, session):
    """What is behind us is shown without a warning: nobody knows whether it was sent."""
    card = reports.cards.cards[Period.Q1]
    assert card.due.text() == "Hạn 11/03/2026 (dự kiến)"
    assert card.warning.isHidden()
    assert dates(session) == []


def test_only_days_ahead_are_accepted(reports, session):
    asked = replace(plan().reports[0], id="nam", period="YEAR", due="12-13")
    session.do(
        lambda services: services.plans.add(replace(plan(key="khac"), reports=(asked,)), "Thêm")
    )
    reports.show_year_line()
    assert reports._below.currentWidget() is reports.no_calendar
    reports.no_calendar.button.click()
    assert [date.due for date in dates(session)] == [dt.date(2026, 12, 12)]
    assert reports.cards.cards[Period.Q1].warning.isHidden()
    assert reports.cards.cards[Period.YEAR].due.text() == "Hạn 12/12/2026"


def test_where_nothing_is_ahead_lines_are_typed(reports, session):
    told = []
    reports.message.connect(told.append)
    assert reports._below.currentWidget() is reports.calendar
    reports.propose()
    assert dates(session) == []
    assert "Không còn kỳ báo cáo nào sắp tới" in told[-1]


def test_proposing_again_adds_nothing_twice(calendar, reports, session):
    before = list(dates(session))
    reports.propose()
    assert list(dates(session)) == before


def test_recipient_and_day_are_typed_in_the_table(calendar, session):
    calendar.grid.put({(0, RECIPIENT): "UBND tỉnh", (0, DUE): "10/03/2026"})
    (line,) = dates(session)
    assert (line.recipient, line.due) == ("UBND tỉnh", dt.date(2026, 3, 10))


def test_wrong_day_is_shown_at_its_cell_and_not_kept(calendar, session):
    calendar.grid.put({(0, DUE): "31/02/2026"})
    assert (0, DUE) in calendar.grid.problems
    assert "dd/mm/yyyy" in calendar.problem.text()
    assert dates(session)[0].due == dt.date(2026, 3, 11)
    calendar.grid.put({(0, DUE): "12/3/2026"})
    assert dates(session)[0].due == dt.date(2026, 3, 12)
    assert not calendar.problem.text()


def test_impossible_days_are_refused_with_the_words_kept(calendar, session):
    calendar.grid.put({(0, FIRST): "20/03/2026"})
    assert "Ngày đầu của số liệu" in calendar.problem.text()
    assert dates(session)[0].data_from == dt.date(2025, 12, 15)
    assert calendar.grid.words(0)[FIRST] == "20/03/2026"


def test_second_recipient_has_a_line_of_its_own(calendar, reports, session):
    calendar.view.start_at(0, RECIPIENT)
    calendar.add_button.click()
    here = calendar.view.currentIndex()
    assert here.column() == RECIPIENT
    calendar.grid.put({(here.row(), RECIPIENT): "Đảng ủy xã"})
    assert {d.recipient for d in dates(session)} == {"Sở Nội vụ", "Đảng ủy xã"}
    assert "2 nơi nhận" in reports.cards.cards[Period.Q1].due.text()


def test_line_removed_comes_back_by_undo(calendar, reports, session):
    calendar.view.start_at(0, RECIPIENT)
    calendar.remove_button.click()
    assert dates(session) == []
    reports.undo_last()
    assert len(dates(session)) == 1


@pytest.mark.parametrize("words", ["Quý 1", "quy i", "Q1"])
def test_period_is_named_as_people_do(calendar, session, words):
    row = list(calendar.grid.words(0))
    row[PERIOD] = words
    assert check_row(row) == {}
    assert read_row(dates(session)[0], row).period is Period.Q1


def test_unknown_period_is_told(calendar):
    calendar.grid.put({(0, PERIOD): "quý năm", (0, LAST): ""})
    assert set(calendar.grid.problems) == {(0, PERIOD), (0, LAST)}


# -- the draft -----------------------------------------------------------------------------


def test_one_click_makes_the_draft(draft, session):
    assert draft.report.period is Period.Q3
    assert stored(session).status is ReportStatus.DRAFT
    assert draft.title() == "Báo cáo quý III năm 2026"


def test_pages_of_the_draft_are_shown(draft, qtbot):
    qtbot.waitUntil(lambda: draft.view.pages.strip.page_count > 0, timeout=20000)


def test_report_of_a_time_to_come_is_refused_and_not_begun(reports, session, told):
    session.do(lambda services: services.plans.add(_plan_of(2027), "Thêm kế hoạch"))
    reports.begin(Period.Q3, 2027)
    assert isinstance(told.pop(), Refused)
    assert session.services.reports.list(2027) == []


def _plan_of(year):
    from tests.support.report_office import plan

    return plan(year, f"k{year}")


def test_report_without_tasks_is_refused(reports, session, told):
    reports.begin(Period.Q3, 2024)
    assert "Không có nhiệm vụ" in told.pop().what


def test_number_opens_to_the_tasks_behind_it(draft):
    figures = draft.view.figures
    model = figures.lines.list_model
    figures.lines.select_row(model.row_of("all/overdue"))
    behind = [
        figures.tasks.list_model.item(row).id for row in range(figures.tasks.list_model.rowCount())
    ]
    line = figures.lines.current_item()
    assert len(behind) == line.value > 0
    went = []
    draft.go.connect(lambda *where: went.append(where))
    figures.tasks.activated.emit(figures.tasks.list_model.index(0, 0))
    assert went == [("tasks", behind[0], "")]


def test_figures_can_be_seen_of_one_unit(draft):
    figures = draft.view.figures
    row = figures.scope.findText("Phòng Kinh tế")
    figures.scope.setCurrentIndex(row)
    figures.scope.activated.emit(row)
    line = figures.lines.list_model.item(0)
    assert line.id.endswith("/total")
    assert 0 < line.value < len(draft.view.shown.compared.figures.tasks)


def test_own_words_stand_in_place_of_the_figures_and_go_back(draft, session, qtbot):
    view = draft.view
    view.tabs.setCurrentWidget(view.sections)
    pane = view.sections
    pane.take_button.click()
    pane.own.appendPlainText("Xã đã tổ chức 02 hội nghị.")
    pane.flush()
    (words,) = stored(session).sections.values()
    assert words.endswith("Xã đã tổ chức 02 hội nghị.")
    loaded(draft, qtbot)
    assert pane.names.currentItem().text().startswith("✎")
    pane.reset_button.click()
    pane.flush()
    assert stored(session).sections == {}


def test_words_are_kept_a_moment_after_the_last_letter(draft, session, qtbot):
    view = draft.view
    view.tabs.setCurrentWidget(view.sections)
    qtbot.keyClicks(view.sections.own, "Loi moi")
    assert stored(session).sections == {}
    qtbot.waitUntil(lambda: list(stored(session).sections.values()) == ["Loi moi"])
    qtbot.waitUntil(lambda: "Loi moi" in str(view.shown.paper.document))
    assert view.sections.own.toPlainText() == "Loi moi"


def test_words_are_kept_when_another_place_is_shown(draft, office, session):
    view = draft.view
    view.tabs.setCurrentWidget(view.sections)
    view.sections.own.setPlainText("Lời mới.")
    office.show_place("plans")
    assert list(stored(session).sections.values()) == ["Lời mới."]


def test_words_are_kept_when_another_section_is_chosen(draft, session, qtbot):
    view = draft.view
    view.tabs.setCurrentWidget(view.sections)
    view.sections.own.setPlainText("Lời của mục đầu.")
    view.sections.names.setCurrentRow(1)
    assert list(stored(session).sections.values()) == ["Lời của mục đầu."]
    assert view.sections.own.toPlainText() == ""


def typed_row(statistics):
    grid = statistics.grid
    return next(row for row in range(grid.rowCount()) if grid.is_typed(row, FIGURE))


def test_statistics_are_typed_and_kept(draft, session):
    view = draft.view
    view.tabs.setCurrentWidget(view.statistics)
    row = typed_row(view.statistics)
    view.statistics.grid.put({(row, FIGURE): "1.234", (row, NOTE): "theo hệ thống"})
    (words,) = stored(session).sections.values()
    assert words == "1.234||theo hệ thống"


def test_wrong_figure_of_the_statistics_is_not_kept(draft, session):
    view = draft.view
    view.tabs.setCurrentWidget(view.statistics)
    row = typed_row(view.statistics)
    view.statistics.grid.put({(row, FIGURE): "nhiều"})
    assert "không phải là một con số" in view.statistics.problem.text()
    assert stored(session).sections == {}


def test_days_of_the_data_can_be_changed(draft, session):
    draft._days.trigger()
    dialog = dialog_of(draft)
    type_date(dialog.fields.last, "30/09/2026")
    dialog.save.click()
    assert stored(session).data_to == dt.date(2026, 9, 30)


def test_draft_is_removed_and_comes_back(draft, session):
    draft._delete.trigger()
    assert session.services.reports.list(2026) == []
    assert draft.report is None
    draft.undo_last()
    assert draft.cards.cards[Period.Q3].state.text() == "▶ Đang soạn"


# -- freezing and sending ------------------------------------------------------------------


def test_freezing_asks_once(draft, session, monkeypatch, qtbot):
    answers = [False, True]
    monkeypatch.setattr(YES, lambda *_words: answers.pop(0))
    draft._freeze.trigger()
    assert stored(session).status is ReportStatus.DRAFT
    draft._freeze.trigger()
    assert stored(session).status is ReportStatus.FROZEN
    assert answers == []
    qtbot.waitUntil(lambda: draft.report.status is ReportStatus.FROZEN)
    assert draft._sent in draft.actions()
    assert draft._freeze not in draft.actions()


def test_report_sent_is_noted_in_the_calendar(calendar, reports, session, monkeypatch, qtbot):
    monkeypatch.setattr(YES, lambda *_words: True)
    reports.begin(Period.Q1)
    qtbot.waitUntil(lambda: reports.report is not None)
    reports._freeze.trigger()
    qtbot.waitUntil(lambda: reports.report.status is ReportStatus.FROZEN)
    reports._sent.trigger()
    dialog = dialog_of(reports)
    dialog.fields.number.setText("12")
    type_date(dialog.fields.date, "20/11/2026")
    dialog.save.click()
    (line,) = dates(session)
    assert line.sent_on == dt.date(2026, 11, 20)
    assert stored(session, Period.Q1).number == "12"
    reports.show_year_line()
    assert reports.cards.cards[Period.Q1].state.text() == "✓ Đã gửi"
    assert reports.cards.cards[Period.Q1].warning.text() == ""


def test_the_last_word_of_the_level_above_stands_at_the_report(draft, session, qtbot):
    word = SuperiorWord(
        "w", 2026, Period.Q3, "p", Verdict.RECEIVED, dt.date(2026, 9, 18), "Sở <b>Nội vụ</b>"
    )

    def keep(services):
        with services.store.step("Nhận gói") as step:
            changed = services.store.received.words_from_above.put(word)
        return Outcome(None, changed, step)

    assert "Sở" not in draft.view.state.text()
    session.do(keep)
    loaded(draft, qtbot)
    assert draft.view.state.text().endswith("Sở <b>Nội vụ</b> đã nhận, ngày 18/09/2026.")
    assert draft.view.state.textFormat() is Qt.TextFormat.PlainText


def test_differences_to_the_report_before_are_shown(draft, session, monkeypatch, qtbot):
    monkeypatch.setattr(YES, lambda *_words: True)
    draft._freeze.trigger()
    session.do(lambda services: services.tasks.done(["k-ra-soat"], on=dt.date(2026, 11, 20)))
    draft.begin(Period.YEAR)
    qtbot.waitUntil(lambda: draft.report is not None and draft.report.period is Period.YEAR)
    model = draft.view.figures.lines.list_model
    closed = model.item(model.row_of("all/closed"))
    assert closed.before is not None
    assert closed.value == closed.before + 1
    draft.view.side.setCurrentWidget(draft.view.changes)
    changes = draft.view.changes.view.list_model
    told = [(changes.item(r).what, changes.item(r).task.id) for r in range(changes.rowCount())]
    assert ("✓ Đã xong", "k-ra-soat") in told


def test_correction_begins_a_new_version(draft, session, monkeypatch, qtbot):
    monkeypatch.setattr(YES, lambda *_words: True)
    draft._freeze.trigger()
    qtbot.waitUntil(lambda: draft.report.status is ReportStatus.FROZEN)
    draft._correct.trigger()
    qtbot.waitUntil(lambda: draft.report.status is ReportStatus.DRAFT)
    assert len(session.services.reports.list(2026)) == 2


def test_esc_leads_back_to_the_year(draft, qtbot):
    qtbot.keyClick(draft.view, Qt.Key.Key_Escape)
    assert draft.report is None
    assert draft.title() == "Báo cáo năm 2026"


def test_link_opens_a_period_or_a_report(reports, session, qtbot):
    reports.follow("Q1")
    qtbot.waitUntil(lambda: reports.report is not None)
    report = reports.report
    reports.show_year_line()
    reports.follow(report.id)
    qtbot.waitUntil(lambda: reports.report is not None)
    assert reports.report.id == report.id


def test_difference_is_a_sign_and_a_number():
    assert [against(5, before) for before in (None, 5, 3, 9)] == ["", "5 (=)", "3 (▲ 2)", "9 (▼ 4)"]


def test_words_for_one_workspace_never_go_into_another(calendar, draft, session):
    view = draft.view
    view.tabs.setCurrentWidget(view.sections)
    view.sections.own.setPlainText("Lời mới.")
    calendar.grid.put({(0, DUE): "31/02/2026"})
    draft.reset()
    draft.leave()
    assert stored(session).sections == {}
    draft.show_year_line()
    assert calendar.grid.words(0)[DUE] == "11/03/2026"
