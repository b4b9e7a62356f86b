"""The figures of reports: what is counted, as of which day, and the rows behind each number."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.reporting.figures import MEASURE_WORDS, MEASURES, Figures, ReportTarget
from desktop.domain.reporting.figures_changes import changes, differences
from desktop.domain.reporting.figures_json import figures_from_json, figures_to_json
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import Evidence, TaskState
from tests.support.followed import (
    CULTURE,
    OFFICE,
    Followed,
    done,
    dropped,
    figures,
    progress,
    proved,
    task,
    window,
)

REPORT = Evidence("e1", "15/BC-UBND", dt.date(2026, 3, 5), "Báo cáo rà soát")
CUT_OFF = dt.date(2026, 3, 14)


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def commune() -> list[Followed]:
    """A year's tasks: done, late, overdue, under way, given up, continuous and to come."""
    proven = proved(done(task("dung-han", "trước 28/02/2026"), day(2, 20)), REPORT)
    return [
        proven,
        done(task("muon", "Tháng 01/2026"), day(2, 10)),
        task("qua-han", "Tháng 02/2026", lead=CULTURE.name, area="CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
        progress(task("dang-lam", "Năm 2026"), day(3, 1), 40, "Đã lấy ý kiến", "Thiếu kinh phí"),
        dropped(task("bo", "Quý I/2026"), day(3, 2), "Tỉnh đã làm chung"),
        progress(task("thuong-xuyen", "Thường xuyên"), day(1, 20), note="Đã niêm yết"),
        task("im-lang", "Thường xuyên", lead=CULTURE.name),
        task("ky-toi", "Quý II/2026", lead="Các cơ quan, đơn vị"),
        done(task("nhieu-ky", "Hằng quý"), day(3, 10), day(6, 20)),
    ]


@pytest.fixture
def first_quarter() -> Figures:
    return figures(commune(), window(Period.Q1), {REPORT.id: REPORT})


@pytest.mark.parametrize(
    ("measure", "names"),
    [
        ("done", {"dung-han"}),
        ("done-late", {"muon"}),
        ("overdue", {"qua-han"}),
        ("not-done", {"bo"}),
        ("not-yet", {"ky-toi", "nhieu-ky"}),
        ("in-progress", {"dang-lam", "thuong-xuyen", "im-lang"}),
        ("closed", {"dung-han", "muon"}),
        ("period-done", {"dung-han", "muon", "nhieu-ky"}),
        ("period-late", {"muon"}),
        ("updated", {"thuong-xuyen"}),
        ("silent", {"im-lang"}),
        ("next", {"ky-toi", "nhieu-ky"}),
        ("proved", {"dung-han"}),
        ("unproved", {"muon", "nhieu-ky"}),
        ("difficult", {"dang-lam"}),
    ],
)
def test_every_number_opens_to_its_rows(
    first_quarter: Figures, measure: str, names: set[str]
) -> None:
    assert {task.id for task in first_quarter.behind(f"all/{measure}")} == names
    assert first_quarter.count(measure) == len(names)


def test_states_and_areas_part_all_tasks(first_quarter: Figures) -> None:
    total = first_quarter.count("total")
    assert sum(first_quarter.count(state.value) for state in TaskState) == total == 9
    by_area = {title: first_quarter.count("total", key) for key, title in first_quarter.areas()}
    assert by_area == {"Cải cách thể chế": 8, "Cải cách thủ tục hành chính": 1}


def test_a_task_of_all_units_counts_under_each(first_quarter: Figures) -> None:
    by_unit = {name: first_quarter.count("total", key) for key, name in first_quarter.units()}
    assert by_unit == {OFFICE.name: 7, CULTURE.name: 3}


def test_what_became_known_later_does_not_count(first_quarter: Figures) -> None:
    quarterly = next(task for task in first_quarter.tasks if task.id == "nhieu-ky")
    assert [time.done_on for time in quarterly.times][:2] == [day(3, 10), None]
    half = figures(commune(), window(Period.H1, dt.date(2026, 7, 1)))
    assert half.window.as_of == day(6, 14)
    assert {task.id for task in half.behind("all/overdue")} == {"qua-han"}


def test_a_report_before_its_data_end_is_an_estimate() -> None:
    early = figures(commune(), window(Period.Q1, day(2, 15)))
    assert early.window.is_estimate
    assert {task.id for task in early.behind("all/closed")} == {"muon"}
    assert not figures(commune(), window(Period.Q1)).window.is_estimate


def test_the_third_quarter_has_figures_of_the_period_and_of_the_year() -> None:
    late_done = [*commune(), done(task("he", "Tháng 7/2026"), day(7, 20))]
    third = figures(late_done, window(Period.Q3))
    assert {task.id for task in third.behind("all/period-done")} == {"nhieu-ky", "he"}
    assert third.count("year-done") == 4


def test_lateness_is_told_in_days(first_quarter: Figures) -> None:
    late = {task.id: task.times[0].days_late(CUT_OFF) for task in first_quarter.tasks if task.times}
    assert late["muon"] == 10
    assert late["qua-han"] == 14
    assert late["dung-han"] == late["bo"] == late["ky-toi"] == 0


def test_reason_note_and_evidence_are_kept(first_quarter: Figures) -> None:
    by_id = {task.id: task for task in first_quarter.tasks}
    assert by_id["bo"].reason == "Tỉnh đã làm chung"
    assert by_id["dung-han"].evidence == ("Báo cáo số 15/BC-UBND ngày 05 tháng 3 năm 2026",)
    assert by_id["dung-han"].times[0].evidence == by_id["dung-han"].evidence
    assert by_id["dang-lam"].notes[0].difficulty == "Thiếu kinh phí"
    assert by_id["dang-lam"].percent == 40


def test_shares_have_something_to_divide_by(first_quarter: Figures) -> None:
    assert first_quarter.share("done", "closed") == 50
    assert figures([], window(Period.Q1)).share("done", "closed") is None


def test_unknown_numbers_are_told(first_quarter: Figures) -> None:
    for key in ("all/nothing", "everything/total", "", "total"):
        with pytest.raises(KeyError):
            first_quarter.behind(key)


def test_frozen_figures_come_back_exactly(first_quarter: Figures) -> None:
    target = ReportTarget("t", "Đạt 95%", ">=", 95, "%", 96.5, 193, 200, True, "the_che")
    whole = replace(first_quarter, targets=(target,), documents=3, letters=2, evidence=1)
    text = figures_to_json(whole)
    assert figures_from_json(text) == whole
    assert figures_to_json(figures_from_json(text)) == text


@given(st.builds(Figures))
def test_any_figures_come_back_exactly(any_figures: Figures) -> None:
    assert figures_from_json(figures_to_json(any_figures)) == any_figures


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"version":2}', '{"version":1}'])
def test_a_text_without_figures_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"figures|form|Expecting"):
        figures_from_json(text)


def test_what_changed_between_two_reports_is_told() -> None:
    before = figures([*commune(), task("roi-di", "Năm 2026")], window(Period.Q1))
    later = [each for each in commune() if each.item.id != "ky-toi"]
    later += [
        replace(task("moi", "Năm 2026")),
        dropped(task("ky-toi", "Quý II/2026"), day(5, 2), "Hoãn"),
    ]
    after = figures(later, window(Period.H1))
    told = changes(before, after)
    assert [task.id for task in told.given_up] == ["ky-toi"]
    assert [task.id for task in told.added] == ["moi"]
    assert [task.id for task in told.gone] == ["roi-di"]
    assert told.done == ()
    whole_year = figures(later, window(Period.Q3))
    assert [task.id for task in changes(after, whole_year).done] == ["nhieu-ky"]


def test_numbers_that_differ_are_listed_with_their_keys() -> None:
    before, after = figures([], window(Period.Q1)), figures(commune(), window(Period.Q1))
    told = {each.key: (each.before, each.after) for each in differences(before, after)}
    assert told["all/total"] == (0, 9)
    assert told["area:the_che/done"] == (0, 1)
    assert differences(after, after) == ()
    assert {key.rpartition("/")[2] for key in after.keys()} == set(MEASURES)  # noqa: SIM118


def test_every_number_has_words(first_quarter: Figures) -> None:
    assert MEASURE_WORDS.keys() == MEASURES.keys()
    shown = {number.key: number.value for number in first_quarter.numbers("area:thu_tuc")}
    assert shown == {
        "area:thu_tuc/total": 1,
        "area:thu_tuc/overdue": 1,
        "area:thu_tuc/period-due": 1,
    }
