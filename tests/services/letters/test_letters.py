"""Letters of urging, notes, handouts: for all who need one in one step, with a log."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from desktop.documents.check.checker import Nd30Checker
from desktop.documents.renderer import PlanDocuments
from desktop.domain.commune import Officer
from desktop.domain.findings import Severity
from desktop.domain.outgoing import OutgoingStatus, Purpose
from desktop.domain.tasks import Placement, Task, TaskTable
from desktop.domain.tracking.model import Assignee, AssigneeKind, Part, ReminderWay
from desktop.domain.tracking.query import TaskQuery
from desktop.errors import EnvironmentFailure, Refused
from desktop.services.letters.letters import LetterService
from desktop.services.outcome import Kind
from tests.support.report_office import (
    CULTURE,
    ECONOMY,
    LAN,
    ReportOffice,
    plan,
    report_office,
)

EVERYBODY = "Các cơ quan, đơn vị"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ReportOffice]:
    """On 2/4/2026: an overdue report and inspection of one unit, a common task of all."""
    opened = report_office(monkeypatch, tmp_path)
    yield opened.on(4, 2)
    opened.services.close()


@pytest.fixture
def letters(office: ReportOffice) -> LetterService:
    return office.services.letters


def cells_of(path: Path) -> list[list[str]]:
    """Return the rows of the tables below the letterhead."""
    tables = Document(str(path)).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    return [row for row in rows if row[0].isdigit()]


def test_those_with_burning_tasks_are_found(letters: LetterService) -> None:
    people = letters.people_to_remind()
    told = {
        each.assignee.name: ([line.id for line in each.overdue], len(each.coming))
        for each in people
    }
    assert told == {
        CULTURE: (["k-ra-soat", "k-bao-cao", "k-ky-luat"], 0),
        EVERYBODY: (["k-ky-luat"], 0),
    }
    june = {each.assignee.name: each for each in letters.people_to_remind(dt.date(2026, 6, 25))}
    assert [line.id for line in june[ECONOMY].coming] == ["k-tap-huan"]


def test_post_called_as_its_unit_is_no_second_row(
    office: ReportOffice, letters: LetterService
) -> None:
    unit = next(unit for unit in office.profile.units if unit.name == CULTURE)
    clerk = Officer("o-mai", "Vũ Thị Mai", CULTURE, unit.id)
    office.services.profile.change(replace(office.profile, officers=(clerk,)))
    post = next(
        each
        for each in office.services.assignments.candidates()
        if each.kind is AssigneeKind.POST and each.name == CULTURE
    )
    office.services.assignments.assign(["k-ra-soat"], Part.LEAD, [post], dt.date(2026, 1, 1))
    names = [each.assignee.name for each in letters.people_to_remind()]
    assert names == [CULTURE, EVERYBODY]


def test_post_in_two_spellings_gets_one_letter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Two plans write a post that the office does not have with and without its rank."""
    spelt = (
        "Công chức Địa chính – Xây dựng",
        "Địa chính - xây dựng",
        "Công chức địa chính, xây dựng",
    )
    first, second = plan(), plan(key="m")
    rows = tuple(
        Task(f"{key}-{place}", f"Việc {key}{place}", lead=(lead,), time="Tháng 02")
        for key, place, lead in (("k", 0, spelt[0]), ("k", 1, spelt[1]))
    )
    last = Task("m-0", "Việc m0", lead=(spelt[0].upper(),), time="Tháng 02")
    plans = (
        replace(first, task_table=TaskTable((), Placement.APPENDIX, rows)),
        replace(second, task_table=TaskTable((), Placement.APPENDIX, (last,))),
    )
    office = report_office(monkeypatch, tmp_path, plans).on(4, 2)
    letters = office.services.letters
    assert [len(each.overdue) for each in letters.people_to_remind()] == [3]
    for name in spelt[:2]:
        document = letters.draft(Purpose.URGE, letters.assignee(name))
        assert len(cells_of(letters.export(document, "docx", tmp_path / "cv.docx"))) == 3
        shown = str(letters.draft(Purpose.HANDOUT, letters.assignee(name)).parts)
        assert "Phối hợp" not in shown
    office.services.close()


def test_post_and_its_only_holder_are_one_addressee(
    office: ReportOffice, letters: LetterService
) -> None:
    clerk = Officer("o-mai", "Vũ Thị Mai", "Công chức Tư pháp")
    office.services.profile.change(replace(office.profile, officers=(clerk,)))
    known = {each.kind: each for each in office.services.assignments.candidates()}
    start = dt.date(2026, 1, 1)
    assign = office.services.assignments.assign
    assign(["k-ra-soat"], Part.LEAD, [known[AssigneeKind.OFFICER]], start)
    assign(["k-bao-cao"], Part.LEAD, [known[AssigneeKind.POST]], start)
    people = {each.assignee.name: len(each.overdue) for each in letters.people_to_remind()}
    assert people == {EVERYBODY: 1, "Công chức Tư pháp": 2}


def test_handout_of_a_post_without_a_named_holder_keeps_its_part(
    office: ReportOffice, letters: LetterService
) -> None:
    unnamed = Officer("o-ct", "", "Chủ tịch")
    office.services.profile.change(replace(office.profile, officers=(unnamed,)))
    post = letters.assignee("Chủ tịch")
    assert post.kind is AssigneeKind.POST
    office.services.assignments.assign(["k-ra-soat"], Part.LEAD, [post], dt.date(2026, 1, 1))
    made = letters.handout(post).value
    for document in (made.document, letters.document(made.outgoing.id)):
        printed = str(document.parts)
        assert "Người nhận việc: Chủ tịch" in printed
        assert "Chủ trì" in printed


def test_letters_for_all_are_made_in_one_step(office: ReportOffice, letters: LetterService) -> None:
    people = [each.assignee for each in letters.people_to_remind() if not each.unit]
    outcome = letters.urge(people, "Báo cáo bằng văn bản.")
    assert {Kind.OUTGOING, Kind.TASKS} <= outcome.changed
    assert [letter.outgoing.addressee for letter in outcome.value] == [CULTURE, EVERYBODY]
    first = outcome.value[0].outgoing
    assert (first.purpose, first.document_type, first.status) == (
        Purpose.URGE,
        "CV",
        OutgoingStatus.SUBMITTED,
    )
    assert set(first.about) == {"k-ra-soat", "k-bao-cao", "k-ky-luat"}
    logged = letters.reminders("k-ky-luat")
    assert {(each.way, each.assignee) for each in logged} == {
        (ReminderWay.LETTER, CULTURE),
        (ReminderWay.LETTER, EVERYBODY),
    }
    assert office.services.tasks.lines(["k-ra-soat"])[0].reminders == 1
    assert office.services.history.undo() is not None
    assert letters.reminders("k-ky-luat") == []
    assert office.services.outgoing.list() == []


def test_a_letter_names_the_tasks_and_how_late_they_are(
    office: ReportOffice, letters: LetterService
) -> None:
    document = letters.draft(Purpose.URGE, letters.assignee("phong van hoa - xa hoi"), "Gấp.")
    out = letters.export(document, "docx", office.folder / "cv.docx")
    rows = cells_of(out)
    assert [row[1] for row in rows] == [
        "Rà soát văn bản",
        "Báo cáo định kỳ",
        "Chấp hành kỷ luật, kỷ cương",
    ]
    assert [row[4] for row in rows] == ["61", "2", "2"]
    assert rows[0][3] == "31/01/2026"
    assert rows[1][3] == "31/03/2026 (Quý I/2026)"
    text = "\n".join(p.text for p in Document(str(out)).paragraphs)
    assert "Gấp." in text
    assert "Kế hoạch số 05/KH-UBND ngày 12 tháng 01 năm 2026" in text
    findings = Nd30Checker(PlanDocuments()).check_file(out)
    assert [each for each in findings if each.severity is Severity.ERROR] == []
    assert office.services.outgoing.list() == []


def test_a_registered_letter_is_made_anew_as_it_was(
    office: ReportOffice, letters: LetterService
) -> None:
    made = letters.urge([letters.assignee(CULTURE)], "Gấp.").value[0]
    office.on(4, 20).done("ra-soat", 4, 10)
    office.services.outgoing.issue(made.outgoing.id, "45", "", dt.date(2026, 4, 3))
    again = letters.document(made.outgoing.id)
    assert (again.number, again.date) == ("45", dt.date(2026, 4, 3))
    out = letters.export(made.outgoing.id, "docx", office.folder / "cv.docx")
    assert [row[4] for row in cells_of(out)] == ["61", "2", "2"]
    assert "Gấp." in "\n".join(p.text for p in Document(str(out)).paragraphs)


def test_a_second_letter_counts_the_first(office: ReportOffice, letters: LetterService) -> None:
    unit = letters.assignee(CULTURE)
    letters.urge([unit])
    letters.log_spoken(["k-ra-soat"], unit, "Gọi điện")
    office.on(4, 9)
    out = letters.export(letters.draft(Purpose.URGE, unit), "docx", office.folder / "cv.docx")
    assert [row[5] for row in cells_of(out)] == ["2", "1", "1"]
    spoken = letters.reminders("k-ra-soat")[0]
    assert (spoken.way, spoken.note, spoken.on) == (
        ReminderWay.SPOKEN,
        "Gọi điện",
        dt.date(2026, 4, 2),
    )


def test_nobody_is_urged_without_need(letters: LetterService) -> None:
    for purpose in (Purpose.URGE, Purpose.NOTE):
        with pytest.raises(Refused, match="không có nhiệm vụ quá hạn"):
            letters.draft(purpose, Assignee(AssigneeKind.OFFICER, LAN, "Nguyễn Thị Lan"))
    with pytest.raises(Refused, match="Chưa chọn"):
        letters.urge([])
    with pytest.raises(Refused, match="Không có đơn vị"):
        letters.assignee("Phòng Không Gian")


def test_all_or_nothing(office: ReportOffice, letters: LetterService) -> None:
    nobody = Assignee(AssigneeKind.OFFICER, LAN, "Nguyễn Thị Lan")
    with pytest.raises(Refused):
        letters.urge([letters.assignee(CULTURE), nobody])
    assert office.services.outgoing.list() == []
    assert letters.reminders("k-ra-soat") == []


def test_a_handout_lists_all_that_is_open(office: ReportOffice, letters: LetterService) -> None:
    lan = Assignee(AssigneeKind.OFFICER, LAN, "Nguyễn Thị Lan")
    office.services.assignments.assign(["k-bao-cao"], Part.LEAD, [lan], dt.date(2026, 4, 1))
    office.services.assignments.assign(["k-tap-huan"], Part.COOPERATE, [lan], dt.date(2026, 4, 1))
    letter = letters.handout(lan).value
    assert letter.outgoing.purpose is Purpose.HANDOUT
    out = letters.export(letter.outgoing.id, "docx", office.folder / "giao.docx")
    rows = cells_of(out)
    assert [(row[1], row[3]) for row in rows] == [
        ("Báo cáo định kỳ", "Chủ trì"),
        ("Tập huấn dịch vụ công", "Phối hợp"),
    ]
    assert rows[0][4].startswith("31/03/2026 (Quý I/2026)\n30/06/2026")
    assert letters.reminders("k-bao-cao") == []


def test_a_note_goes_to_a_person(office: ReportOffice, letters: LetterService) -> None:
    lan = Assignee(AssigneeKind.OFFICER, LAN, "Nguyễn Thị Lan")
    office.services.assignments.assign(["k-bao-cao"], Part.LEAD, [lan], dt.date(2026, 4, 1))
    people = {each.assignee.name: each for each in letters.people_to_remind()}
    assert people[lan.name].unit == letters.assignee(CULTURE).ref
    letter = letters.note(lan).value
    assert "Nguyễn Thị Lan" in letter.document.addressees[0]
    assert letters.reminders("k-bao-cao")[0].way is ReminderWay.NOTE


def test_open_deadlines_go_to_a_calendar_file(letters: LetterService) -> None:
    text = letters.ics(TaskQuery(year=2026)).decode("utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    days = {line for line in text.splitlines() if line.startswith("DTSTART")}
    assert any(day.endswith("20260630") for day in days)
    assert not any(day.endswith("20260131") for day in days)


def test_a_folder_that_cannot_be_written_is_told(
    office: ReportOffice, letters: LetterService
) -> None:
    blocked = office.folder / "tep"
    blocked.write_text("x")
    document = letters.draft(Purpose.URGE, letters.assignee(CULTURE))
    with pytest.raises((EnvironmentFailure, Refused)):
        letters.export(document, "docx", blocked / "cv.docx")
    with pytest.raises(Refused, match="định dạng"):
        letters.export(document, "odt", office.folder / "cv.odt")


def test_pages_are_shown(letters: LetterService) -> None:
    document = letters.draft(Purpose.URGE, letters.assignee(CULTURE))
    assert letters.preview(document, 40).pages[0][:4] == b"\x89PNG"


def test_work_left_from_last_year_keeps_its_year(
    office: ReportOffice, letters: LetterService
) -> None:
    office.on(2, 3, 2027)
    document = letters.draft(Purpose.URGE, letters.assignee(CULTURE))
    assert document.subject.endswith("năm 2026")
    assert document.year == 2027
