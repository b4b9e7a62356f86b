"""The report calendar: proposed, kept, warned of."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.reporting.model import Period, ReportDate
from desktop.errors import Refused
from desktop.services.reports.calendar import WarningKind, warnings_of
from tests.support.report_office import ReportOffice, plan, report_office


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ReportOffice]:
    opened = report_office(monkeypatch, tmp_path)
    yield opened
    opened.services.close()


def line(due: dt.date, sent_on: dt.date | None = None) -> ReportDate:
    first, last = dt.date(2025, 12, 15), dt.date(2026, 3, 14)
    return ReportDate("d", 2026, Period.Q1, "Sở Nội vụ", due, first, last, sent_on)


def test_plans_propose_the_day_before_the_one_they_name(office: ReportOffice) -> None:
    proposed = office.services.reports.propose_dates(2026)
    assert [(each.period, each.recipient, each.due) for each in proposed] == [
        (Period.Q1, "Sở Nội vụ", dt.date(2026, 3, 11))
    ]
    assert office.services.reports.dates(2026) == []


def test_without_a_plan_the_usual_four_reports_are_proposed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = report_office(monkeypatch, tmp_path, (replace(plan(), reports=()),))
    proposed = office.services.reports.propose_dates(2026)
    assert [each.period for each in proposed] == [Period.Q1, Period.H1, Period.Q3, Period.YEAR]
    assert {each.recipient for each in proposed} == {
        "Ủy ban nhân dân tỉnh Hưng Yên (qua Sở Nội vụ)"
    }
    office.services.close()


def test_proposals_warn_until_a_calendar_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A new workspace on 2/3: the report of the 12th is announced, what was due before is not."""
    office = report_office(monkeypatch, tmp_path, (replace(plan(), reports=()),)).on(3, 2)
    reports, today = office.services.reports, office.services.today
    assert [each.words for each in reports.warnings(2026)] == [
        "Báo cáo quý I năm 2026 gửi Ủy ban nhân dân tỉnh Hưng Yên (qua Sở Nội vụ) "
        "đến hạn gửi sau 10 ngày.",
        "Báo cáo quý I năm 2026 gửi Ủy ban nhân dân tỉnh Hưng Yên (qua Sở Nội vụ) "
        "đến hạn trước ngày chốt số liệu 2 ngày: số liệu phải ước.",
    ]
    seen = today.look()
    assert (seen.reports_proposed, [each.due for each in seen.reports_due]) == (
        True,
        [dt.date(2026, 3, 12)],
    )
    office.on(3, 20)
    assert [each.period for each in reports.expected(2026)] == [Period.H1, Period.Q3, Period.YEAR]
    assert today.look().reports_due == ()
    reports.set_dates(2026, reports.propose_dates(2026))
    seen = today.look()
    assert (seen.reports_proposed, len(seen.reports_due)) == (False, 1)
    office.services.close()


def test_a_calendar_accepted_late_asks_for_no_past_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = report_office(monkeypatch, tmp_path, (replace(plan(), reports=()),)).on(11, 21)
    reports = office.services.reports
    kept = reports.set_dates(2026, reports.proposed_ahead(2026)).value
    assert [each.period for each in kept] == [Period.YEAR]
    assert {each.kind for each in reports.warnings(2026)} == {
        WarningKind.AHEAD,
        WarningKind.BEFORE_DATA_END,
    }
    assert [each.due for each in reports.proposed_ahead(2027)] == [
        dt.date(2027, month, 12) for month in (3, 6, 9, 12)
    ]
    office.services.close()


def test_a_report_that_was_sent_is_not_proposed_again(office: ReportOffice) -> None:
    reports = office.on(3, 5).services.reports
    assert [each.period for each in reports.expected(2026)] == [Period.Q1]
    frozen = reports.freeze(reports.open(Period.Q1, 2026).value.id).value
    reports.sent(frozen.id, "7", dt.date(2026, 3, 5), "")
    assert reports.expected(2026) == []


def test_the_calendar_is_kept_in_one_step_and_taken_back(office: ReportOffice) -> None:
    reports = office.services.reports
    kept = reports.set_dates(2026, reports.propose_dates(2026)).value
    moved = replace(kept[0], due=dt.date(2026, 3, 20), recipient="  UBND tỉnh ")
    extra = replace(moved, id="khac", recipient="Văn phòng UBND tỉnh")
    outcome = reports.set_dates(2026, [moved, extra])
    assert [each.recipient for each in reports.dates(2026)] == ["UBND tỉnh", "Văn phòng UBND tỉnh"]
    assert reports.set_dates(2026, outcome.value).step_id is None
    assert office.services.history.undo() is not None
    assert reports.dates(2026) == list(kept)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"data_from": dt.date(2026, 4, 1)}, "sau ngày chốt"),
        ({"due": dt.date(2032, 1, 1)}, "không thuộc năm"),
        ({"due": dt.date(2025, 12, 1)}, "trước khi kỳ báo cáo"),
        ({"year": 2027}, "năm khác"),
    ],
)
def test_impossible_days_are_refused(
    office: ReportOffice, change: dict[str, object], problem: str
) -> None:
    wrong = replace(line(dt.date(2026, 3, 12)), **change)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=problem):
        office.services.reports.set_dates(2026, [wrong])


def test_two_lines_for_one_recipient_are_refused(office: ReportOffice) -> None:
    twice = [line(dt.date(2026, 3, 12)), replace(line(dt.date(2026, 3, 20)), id="e")]
    with pytest.raises(Refused, match="cùng kỳ"):
        office.services.reports.set_dates(2026, twice)


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        (dt.date(2026, 2, 1), []),
        (dt.date(2026, 2, 15), [WarningKind.AHEAD, WarningKind.BEFORE_DATA_END]),
        (dt.date(2026, 3, 5), [WarningKind.SOON, WarningKind.BEFORE_DATA_END]),
        (dt.date(2026, 3, 12), [WarningKind.SOON, WarningKind.BEFORE_DATA_END]),
        (dt.date(2026, 3, 13), [WarningKind.LATE, WarningKind.BEFORE_DATA_END]),
        (dt.date(2026, 3, 15), [WarningKind.LATE]),
    ],
)
def test_warnings_grow_with_the_days(today: dt.date, kinds: list[WarningKind]) -> None:
    due = line(dt.date(2026, 3, 12))
    assert [each.kind for each in warnings_of([due], today)] == kinds
    assert warnings_of([replace(due, sent_on=today)], today) == ()


def test_the_words_of_a_warning_say_what_is_due() -> None:
    due = line(dt.date(2026, 3, 12))
    late = warnings_of([due], dt.date(2026, 3, 20))[0]
    assert late.words == "Báo cáo quý I năm 2026 gửi Sở Nội vụ đã quá hạn gửi 8 ngày."
    today = warnings_of([due], dt.date(2026, 3, 12))[0]
    assert "hôm nay" in today.words
    assert late.days == -8
