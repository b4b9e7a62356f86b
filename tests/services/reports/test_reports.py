"""Periodic reports: begun, written, frozen, compared, given out."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from desktop.documents.check.checker import Nd30Checker
from desktop.documents.renderer import PlanDocuments
from desktop.domain.findings import Severity
from desktop.domain.outgoing import OutgoingStatus, Purpose
from desktop.domain.reporting.model import Period, ReportStatus
from desktop.domain.reporting.statistics import Typed
from desktop.domain.tracking.model import TaskState
from desktop.errors import Refused
from desktop.services.reports.reports import ReportService
from tests.support.report_office import CULTURE, ReportOffice, plan, report_office


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ReportOffice]:
    opened = report_office(monkeypatch, tmp_path)
    yield opened
    opened.services.close()


@pytest.fixture
def reports(office: ReportOffice) -> ReportService:
    return office.services.reports


def words_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_a_report_is_begun_once(reports: ReportService) -> None:
    begun = reports.open(Period.Q1, 2026)
    assert begun.step_id is not None
    assert (begun.value.data_from, begun.value.data_to) == (
        dt.date(2025, 12, 15),
        dt.date(2026, 3, 14),
    )
    again = reports.open(Period.Q1, 2026)
    assert (again.value, again.step_id) == (begun.value, None)
    assert list(reports.list(2026)) == [begun.value]


def test_its_numbers_are_those_of_the_list_on_the_cut_off_day(office: ReportOffice) -> None:
    office.on(3, 14).done("ra-soat", 2, 3)
    listed = office.states()
    office.on(3, 20).done("ky-luat", 3, 18)
    reports = office.services.reports
    figures = reports.figures(reports.open(Period.Q1, 2026).value)
    counted = {state.value: figures.count(state.value) for state in TaskState}
    assert {state: count for state, count in counted.items() if count} == listed
    assert counted["done-late"] == 1


def test_evidence_of_a_later_day_proves_nothing_yet(office: ReportOffice) -> None:
    office.on(6, 20).done("ra-soat", 2, 3)
    evidence = office.services.evidence
    evidence.attach_document(["k-ra-soat"], "15/BC-UBND", dt.date(2026, 3, 14), "Báo cáo")
    evidence.attach_document(["k-ra-soat"], "44/BC-UBND", dt.date(2026, 6, 10), "Báo cáo")
    reports = office.services.reports
    then, now = (reports.figures(reports.look(each, 2026)) for each in (Period.Q1, Period.H1))
    assert (then.evidence, now.evidence) == (1, 2)
    cited = [[len(task.evidence) for task in each.behind("all/proved")] for each in (then, now)]
    assert cited == [[1], [2]]


def test_frozen_figures_never_change(office: ReportOffice) -> None:
    reports = office.services.reports
    draft = reports.open(Period.Q1, 2026).value
    frozen = reports.freeze(draft.id).value
    before = reports.figures(frozen)
    office.done("ra-soat", 3, 1)
    office.services.tasks.drop(["k-bao-cao"], reason="Tỉnh làm chung")
    assert reports.figures(frozen.id) == before
    assert frozen.status is ReportStatus.FROZEN
    live = replace(draft, status=ReportStatus.DRAFT)
    assert reports.figures(live) != before


def test_freezing_puts_the_report_among_those_to_be_signed(office: ReportOffice) -> None:
    reports, outgoing = office.services.reports, office.services.outgoing
    frozen = reports.freeze(reports.open(Period.Q1, 2026).value.id).value
    waiting = outgoing.list(OutgoingStatus.SUBMITTED)
    assert [(each.purpose, each.about) for each in waiting] == [(Purpose.REPORT, (frozen.id,))]
    line = reports.set_dates(2026, reports.propose_dates(2026)).value[0]
    sent = reports.sent(frozen.id, "7", dt.date(2026, 3, 16), line.id).value
    assert (sent.status, sent.number) == (ReportStatus.SENT, "07")
    assert reports.dates(2026)[0].sent_on == dt.date(2026, 3, 16)
    assert outgoing.list(OutgoingStatus.ISSUED)[0].number == "07"
    undone = office.services.history.undo()
    assert undone is not None
    assert reports.get(frozen.id).status is ReportStatus.FROZEN
    assert reports.dates(2026)[0].sent_on is None


def test_a_frozen_report_is_corrected_by_a_new_version(office: ReportOffice) -> None:
    reports = office.services.reports
    draft = reports.open(Period.Q1, 2026).value
    reports.write_section(draft.id, "noi_bat", "Đã hoàn thành sớm.")
    frozen = reports.freeze(draft.id).value
    for change in (
        lambda: reports.write_section(frozen.id, "noi_bat", "Khác"),
        lambda: reports.freeze(frozen.id),
        lambda: reports.delete(frozen.id),
        lambda: reports.set_days(frozen.id, frozen.data_from, frozen.data_to),
        lambda: reports.set_statistic(frozen.id, "ho_so_tiep_nhan", Typed(1)),
    ):
        with pytest.raises(Refused, match="đã chốt"):
            change()
    newer = reports.correct(frozen.id).value
    assert newer.sections == {"noi_bat": "Đã hoàn thành sớm."}
    assert newer.status is ReportStatus.DRAFT
    assert reports.correct(frozen.id).value == newer
    assert reports.open(Period.Q1, 2026).value == newer
    office.done("ra-soat", 3, 1)
    assert reports.figures(newer).count("closed") == 1
    assert reports.figures(frozen).count("closed") == 0


def test_words_of_the_officer_stay_when_the_figures_change(office: ReportOffice) -> None:
    reports = office.services.reports
    key = reports.open(Period.Q1, 2026).value.id
    own = {section.key for section in reports.sections(key) if section.own}
    assert own == set()
    reports.write_section(key, "noi_bat", "Được Đảng ủy quan tâm.\n- Hoàn thành số hóa")
    office.done("ra-soat", 1, 30)
    section = next(each for each in reports.sections(key) if each.key == "noi_bat")
    assert section.own
    assert section.text.splitlines()[0] == "Được Đảng ủy quan tâm."
    out = reports.export(key, "docx", office.folder / "bc.docx")
    assert "Được Đảng ủy quan tâm." in words_of(out)
    reports.write_section(key, "noi_bat", "  ")
    assert not any(each.own for each in reports.sections(key))
    unchanged = reports.write_section(key, "noi_bat", "")
    assert unchanged.step_id is None


def test_what_changed_since_the_last_report_is_told(office: ReportOffice) -> None:
    reports = office.services.reports
    frozen = reports.freeze(reports.open(Period.Q1, 2026).value.id).value
    office.on(4, 20).done("ra-soat", 4, 2)
    changed = reports.what_changed_since(frozen.id)
    assert [task.id for task in changed.done] == ["k-ra-soat"]
    assert {task.id for task in changed.late} == {"k-bao-cao", "k-ky-luat"}
    assert changed.added == changed.gone == changed.moved == ()


def test_reports_are_compared_with_the_one_before_and_that_of_last_year(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = report_office(monkeypatch, tmp_path, (plan(2025, "cu"), plan()))
    reports = office.services.reports
    old = reports.freeze(reports.open(Period.Q1, 2025).value.id).value
    first = reports.freeze(reports.open(Period.Q1, 2026).value.id).value
    office.on(6, 10).done("ra-soat", 5, 5)
    half = reports.open(Period.H1, 2026).value
    assert reports.before(half) == first
    assert reports.year_before(first) == old
    assert reports.year_before(half) is None
    found = {each.key: (each.before, each.after) for each in reports.compare(first, half)}
    assert found["all/closed"] == (0, 1)
    assert found["all/overdue"] == (1, 2)
    text = words_of(reports.export(first, "docx", office.folder / "bc.docx"))
    assert "So với báo cáo quý I năm 2025" not in text
    office.on(3, 20, 2026)
    newer = reports.correct(first.id).value
    office.done("ky-luat", 3, 2)
    text = words_of(reports.export(newer.id, "docx", office.folder / "bc2.docx"))
    assert text.count("So với báo cáo quý I năm 2025") == 1
    office.services.close()


def test_typed_statistics_are_carried_on_from_period_to_period(office: ReportOffice) -> None:
    reports = office.services.reports
    office.on(6, 20)
    half = reports.open(Period.H1, 2026).value
    reports.set_statistic(half.id, "ho_so_tiep_nhan", Typed(900, None, "theo hệ thống"))
    reports.freeze(half.id)
    office.on(9, 20)
    third = reports.open(Period.Q3, 2026).value
    reports.set_statistic(third.id, "ho_so_tiep_nhan", Typed(350))

    def row(report_id: str) -> tuple[float | None, float | None, str]:
        found = {each.indicator.key: each for each in reports.statistics(report_id)}
        return (
            found["ho_so_tiep_nhan"].period,
            found["ho_so_tiep_nhan"].year,
            found["ho_so_tiep_nhan"].note,
        )

    assert row(half.id) == (900, 900, "theo hệ thống")
    assert row(third.id) == (350, 1250, "")
    counted = {each.indicator.key: each for each in reports.statistics(third.id)}
    assert counted["nhiem_vu"].year == 5
    assert counted["nhiem_vu"].figure_key == "all/total"
    with pytest.raises(Refused):
        reports.set_statistic(third.id, "khong_co", Typed(1))
    with pytest.raises(Refused):
        reports.set_statistic(third.id, "ho_so_tiep_nhan", Typed(-1))


def test_a_report_passes_the_checker_and_names_who_gets_it(office: ReportOffice) -> None:
    office.done("ra-soat", 2, 3)
    reports = office.services.reports
    reports.set_dates(2026, reports.propose_dates(2026))
    report = reports.open(Period.Q1, 2026).value
    out = reports.export(report, "docx", office.folder / "bc.docx")
    findings = Nd30Checker(PlanDocuments()).check_file(out)
    assert [found for found in findings if found.severity is Severity.ERROR] == []
    text = words_of(out)
    assert "quý I năm 2026" in text
    assert "Kế hoạch số 05/KH-UBND ngày 12 tháng 01 năm 2026" in text
    assert "Sở Nội vụ" in text
    assert reports.export(report, "pdf", office.folder / "bc.pdf").read_bytes()[:4] == b"%PDF"


def test_the_tables_go_to_a_workbook(office: ReportOffice) -> None:
    reports = office.services.reports
    out = reports.export(reports.look(Period.Q1, 2026), "xlsx", office.folder / "bc.xlsx")
    workbook = load_workbook(out)
    cells = [
        str(cell.value)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert "Số nhiệm vụ được theo dõi" in cells
    assert "Đơn vị tính" in cells
    assert any(CULTURE in cell for cell in cells)
    assert list(reports.list(2026)) == []


def test_a_report_before_the_cut_off_says_that_it_estimates(office: ReportOffice) -> None:
    reports = office.on(3, 10).services.reports
    report = reports.look(Period.Q1, 2026)
    assert reports.figures(report).window.is_estimate
    out = reports.export(report, "docx", office.folder / "bc.docx")
    assert "trước ngày chốt số liệu" in words_of(out)


@pytest.mark.parametrize(
    ("period", "year", "problem"),
    [
        (Period.Q1, 2019, "Không có nhiệm vụ"),
        (Period.Q3, 2026, "chưa bắt đầu"),
        (Period.Q1, 1026, "không hợp lệ"),
    ],
)
def test_a_period_without_data_is_refused(
    reports: ReportService, period: Period, year: int, problem: str
) -> None:
    with pytest.raises(Refused, match=problem):
        reports.figures(reports.look(period, year))


def test_a_spoilt_frozen_report_is_told(office: ReportOffice) -> None:
    reports = office.services.reports
    draft = reports.open(Period.Q1, 2026).value
    spoilt = replace(draft, status=ReportStatus.FROZEN, figures="{")
    with pytest.raises(Exception, match="không đọc được"):
        reports.figures(spoilt)


def test_numbers_and_days_that_cannot_be_are_refused(office: ReportOffice) -> None:
    reports = office.services.reports
    draft = reports.open(Period.Q1, 2026).value
    with pytest.raises(Refused, match="chưa chốt"):
        reports.sent(draft.id, "5", dt.date(2026, 3, 16))
    frozen = reports.freeze(draft.id).value
    with pytest.raises(Refused, match="số văn bản"):
        reports.sent(frozen.id, "năm", dt.date(2026, 3, 16))
    with pytest.raises(Refused, match="tương lai"):
        reports.sent(frozen.id, "5", dt.date(2026, 4, 16))
    with pytest.raises(Refused):
        reports.get("khong-co")
