"""Monthly evaluation sheets and handover records, from the rows of the tasks."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from desktop.documents.check.checker import Nd30Checker
from desktop.documents.renderer import PlanDocuments
from desktop.domain.findings import Severity
from desktop.domain.office_document import DataTable, OfficeDocument
from desktop.domain.outgoing import OutgoingStatus
from desktop.domain.reporting.evaluation import Evaluation, evaluate
from desktop.domain.tracking.model import Assignee, AssigneeKind, Part
from desktop.errors import Refused
from desktop.services.letters.evaluation import EvaluationService, usual_rules
from tests.support.followed import done, dropped, progress, task
from tests.support.report_office import BINH, LAN, ReportOffice, report_office

LAN_HERSELF = Assignee(AssigneeKind.OFFICER, LAN, "Nguyễn Thị Lan")


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def march(*tasks: object) -> Evaluation:
    return evaluate(tasks, 2026, 3, day(4, 5), usual_rules())  # type: ignore[arg-type]


def test_the_three_criteria_are_shares_of_what_was_assigned() -> None:
    result = march(
        done(task("dung-han", "Tháng 3/2026"), day(3, 20), quality=90),
        done(task("muon", "Tháng 02/2026"), day(3, 2)),
        task("chua", "Quý I/2026"),
        task("thang-sau", "Tháng 4/2026"),
        done(task("thang-truoc", "Tháng 02/2026"), day(2, 20)),
        dropped(task("bo", "Tháng 3/2026"), day(3, 1), "Không còn phù hợp"),
        progress(task("thuong-xuyen", "Thường xuyên"), day(3, 5)),
        done(task("lam-muon-sau-thang", "Tháng 3/2026"), day(4, 2)),
    )
    assert [row.task_id for row in result.rows] == [
        "dung-han",
        "muon",
        "chua",
        "lam-muon-sau-thang",
    ]
    assert (result.assigned, result.done, result.on_time, result.late) == (4, 2, 1, 1)
    assert result.quantity == 50
    assert result.quality == (90 + 100) / 4
    assert result.progress == (100 + 75) / 4
    assert result.total == pytest.approx((50 + 47.5 + 43.75) / 3)
    assert result.points == pytest.approx(result.total * 0.7)
    assert result.qualities() == (1, 0, 0)
    assert [row.carried for row in result.rows] == [False, True, False, False]
    assert result.rows[1].days_late == 2


def test_a_month_without_results_has_no_shares() -> None:
    result = march(task("thang-sau", "Tháng 4/2026"))
    assert (result.assigned, result.total, result.points, result.quantity) == (0, None, None, None)


def test_a_running_month_is_looked_at_today() -> None:
    result = evaluate([task("t", "Tháng 3/2026")], 2026, 3, day(3, 10), usual_rules())
    assert result.as_of == day(3, 10)
    assert result.rows[0].days_late == 0


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ReportOffice]:
    """On 2/4/2026: Lan leads three tasks, one of which she did in March."""
    opened = report_office(monkeypatch, tmp_path).on(4, 2)
    keys = ["k-ra-soat", "k-bao-cao", "k-tap-huan"]
    opened.services.assignments.assign(keys, Part.LEAD, [LAN_HERSELF], day(1, 1))
    opened.services.tasks.done(["k-bao-cao"], on=day(3, 20), quality=80)
    opened.services.evidence.attach_document(
        ["k-bao-cao"], "15/BC-UBND", day(3, 20), "Báo cáo quý I"
    )
    yield opened
    opened.services.close()


@pytest.fixture
def evaluations(office: ReportOffice) -> EvaluationService:
    return office.services.evaluations


def tables_of(document: OfficeDocument) -> list[DataTable]:
    return [part for part in document.parts if isinstance(part, DataTable)]


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_sheet_is_made_of_the_rows_of_the_officer(
    office: ReportOffice, evaluations: EvaluationService
) -> None:
    sheet = evaluations.sheet(LAN, 2026, 3)
    assert [row.task_id for row in sheet.result.rows] == ["k-ra-soat", "k-bao-cao"]
    assert sheet.result.quality == 40
    out = evaluations.export(evaluations.document(sheet), "docx", office.folder / "dg.docx")
    text = text_of(out)
    for words in ("Nguyễn Thị Lan", "tháng 3 năm 2026", "50%", "40%", "80%", "335/2025"):
        assert words in text
    assert [each.officer.id for each in evaluations.sheets(2026, 3)] == [LAN]


def test_a_handover_lists_open_tasks_evidence_and_reports(
    office: ReportOffice, evaluations: EvaluationService
) -> None:
    office.services.reports.set_dates(2026, office.services.reports.propose_dates(2026))
    dates = office.services.reports.dates(2026)
    assert dates[0].due < day(4, 2)
    record = evaluations.handover(LAN, BINH, day(4, 2), "Chuyển công tác")
    out = evaluations.export(record, "docx", office.folder / "bb.docx")
    text = text_of(out)
    for words in ("Nguyễn Thị Lan", "Trần Văn Bình", "Rà soát văn bản", "15/BC-UBND"):
        assert words in text
    assert "Tập huấn dịch vụ công" in text
    findings = Nd30Checker(PlanDocuments()).check_file(out)
    assert [each for each in findings if each.severity is Severity.ERROR] == []
    earlier = evaluations.handover(LAN, BINH, day(3, 1))
    out = evaluations.export(earlier, "docx", office.folder / "bb2.docx")
    assert "quý I năm 2026 gửi Sở Nội vụ" in text_of(out)


@pytest.mark.parametrize(
    ("officer", "year", "month", "problem"),
    [
        (LAN, 2026, 13, "không hợp lệ"),
        (LAN, 226, 1, "không hợp lệ"),
        (LAN, 2026, 5, "chưa đến"),
        ("khong-co", 2026, 3, "Không còn cán bộ"),
    ],
)
def test_sheets_that_cannot_be_are_refused(
    evaluations: EvaluationService, officer: str, year: int, month: int, problem: str
) -> None:
    with pytest.raises(Refused, match=problem):
        evaluations.sheet(officer, year, month)


def test_a_handover_changes_neither_the_months_before_nor_the_record(
    office: ReportOffice, evaluations: EvaluationService
) -> None:
    before = evaluations.sheet(LAN, 2026, 3)
    record = evaluations.handover(LAN, BINH, day(4, 2), "Chuyển công tác")
    binh = Assignee(AssigneeKind.OFFICER, BINH, "Trần Văn Bình")
    office.services.assignments.hand_over(LAN_HERSELF, binh, day(4, 2), "Chuyển công tác")
    office.on(4, 10)
    again = evaluations.handover(LAN, BINH, day(4, 2), "Chuyển công tác")
    assert tables_of(again) == tables_of(record) != []
    assert evaluations.sheet(LAN, 2026, 3).result == before.result
    assert evaluations.sheets(2026, 3) == [before]
    assert [row.task_id for row in evaluations.sheet(BINH, 2026, 4).result.rows] == ["k-ra-soat"]
    assert evaluations.sheet(LAN, 2026, 4).result.rows == ()


def test_sheets_and_records_wait_in_the_register(
    office: ReportOffice, evaluations: EvaluationService
) -> None:
    register = office.services.outgoing
    sheets = evaluations.sheets(2026, 3)
    (sheet,) = evaluations.register_sheets(sheets).value
    assert evaluations.register_sheets(sheets).step_id is None
    (record,) = evaluations.register_handover(LAN, BINH, day(4, 2), "Chuyển công tác").value
    assert {row.id for row in register.list(OutgoingStatus.SUBMITTED)} == {sheet.id, record.id}
    assert tables_of(evaluations.registered(sheet.id)) == tables_of(evaluations.document(sheets[0]))
    register.issue(record.id, "7", "", day(4, 2))
    again = evaluations.registered(record.id)
    assert (again.number, again.date) == ("07", day(4, 2))
    assert "Rà soát văn bản" in str(tables_of(again))
    office.services.history.undo()
    assert register.get(record.id).status is OutgoingStatus.SUBMITTED
    register.cancel(sheet.id, "Chấm lại")
    assert evaluations.register_sheets(sheets).value[0].id != sheet.id


def test_nobody_hands_over_to_herself(evaluations: EvaluationService) -> None:
    with pytest.raises(Refused, match="hai người"):
        evaluations.handover(LAN, LAN, day(4, 2))


def test_the_office_sets_how_the_criteria_are_weighed(office: ReportOffice) -> None:
    """Until it does the weights are even; the sheet says so, and whose rules they are."""
    evaluations = office.on(4, 2).services.evaluations
    before = evaluations.sheet(LAN, 2026, 3)
    printed = str(evaluations.document(before).parts)
    assert "trọng số ba tiêu chí bằng nhau; đơn vị quy định" in printed
    own = replace(evaluations.rules(), progress=2.0, basis=" Quyết định số 12/QĐ-UBND. ")
    assert evaluations.set_rules(own).step_id is not None
    assert evaluations.set_rules(own).step_id is None
    printed = str(evaluations.document(evaluations.sheet(LAN, 2026, 3)).parts)
    assert "trọng số số lượng 1, chất lượng 1, tiến độ 2; theo Quyết định số 12/QĐ-UBND." in printed
    evaluations.set_rules(usual_rules())
    assert office.services.store.tasks.evaluation_rules.list() == []
    assert office.services.history.undo() is not None
    assert evaluations.rules().progress == 2


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"quantity": -1.0}, "Trọng số"),
        ({"quantity": 0.0, "quality": 0.0, "progress": 0.0}, "Trọng số"),
        ({"late_deduction": 125.0}, "Mức trừ khi chậm"),
        ({"unjudged": 101}, "Chất lượng khi chưa chấm"),
        ({"met_from": 95}, "cao hơn mức tốt"),
    ],
)
def test_rules_that_cannot_be_are_refused(
    office: ReportOffice, change: dict[str, float], problem: str
) -> None:
    evaluations = office.services.evaluations
    wrong = replace(evaluations.rules(), **change)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=problem):
        evaluations.set_rules(wrong)
    assert evaluations.rules() == usual_rules()
