"""Outgoing documents: urging in three clicks, number and day, cancelling, pages, files."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.outgoing import OutgoingStatus, Purpose
from desktop.domain.tracking.model import Part
from desktop.errors import Refused
from desktop.ui.letters.giving_out import named
from desktop.ui.letters.papers import file_name
from desktop.ui.letters.reading import registered_papers
from tests.ui.followed import dialog_of, type_date


@pytest.fixture
def letters(office):
    office.show_place("letters")
    return office.screen_of("letters")


@pytest.fixture
def urged(letters):
    letters._urge.trigger()
    letters._make_all.trigger()
    letters.show_list()
    return letters


def registered(session, status=None):
    return session.services.outgoing.list(status)


def test_three_clicks_make_all_letters(letters, session):
    letters._urge.trigger()
    people = letters.urging.chosen()
    assert len(people) >= 2
    assert letters._make_all.text() == f"Lập {len(people)} công văn"
    letters._make_all.trigger()
    made = registered(session)
    assert {each.addressee for each in made} == {who.name for who in people}
    assert {each.purpose for each in made} == {Purpose.URGE}
    assert len(letters.papers.papers) == len(people)
    assert letters.papers.names.count() == len(people)


def test_link_urges_one_unit_only(letters, session):
    ref = session.services.letters.people_to_remind()[0].assignee.ref
    letters.follow("urge", ref)
    assert [who.ref for who in letters.urging.chosen()] == [ref]


def test_nobody_ticked_makes_nothing(letters, session):
    letters._urge.trigger()
    letters.urging.all_button.click()
    if letters.urging.chosen():
        letters.urging.all_button.click()
    assert not letters._make_all.isEnabled()
    assert registered(session) == []


def test_letter_shown_is_the_one_that_will_be_made(letters, qtbot):
    letters._urge.trigger()
    letters.urging.note.setText("Đề nghị báo cáo trước ngày 25.")
    letters.urging._draw()
    paper = letters.urging.pages._paper
    assert "Đề nghị báo cáo trước ngày 25." in str(paper.document)
    qtbot.waitUntil(lambda: letters.urging.pages.strip.page_count > 0, timeout=20000)


def test_esc_leaves_urging_without_a_trace(letters, session, qtbot):
    letters._urge.trigger()
    qtbot.keyClick(letters.urging, Qt.Key.Key_Escape)
    assert letters.title() == "Văn bản đi"
    assert registered(session) == []


def test_waiting_documents_come_first(urged, session):
    last = registered(session)[0]
    session.do(lambda services: services.outgoing.cancel(last.id, "Lập nhầm"))
    model = urged.panel.view.list_model
    statuses = [model.item(row).status for row in range(model.rowCount())]
    assert statuses[-1] is OutgoingStatus.CANCELLED
    assert set(statuses[:-1]) == {OutgoingStatus.SUBMITTED}


def test_number_and_day_are_filled_in_later(urged, session):
    urged.panel.view.select_row(0)
    urged._issue.trigger()
    dialog = dialog_of(urged)
    assert not dialog.save.isEnabled()
    dialog.fields.number.setText("45")
    type_date(dialog.fields.date, "20/11/2026")
    dialog.save.click()
    (issued,) = registered(session, OutgoingStatus.ISSUED)
    assert (issued.number, f"{issued.date:%d/%m/%Y}") == ("45", "20/11/2026")
    (paper,) = registered_papers(session.services, [issued.id])
    assert paper.document.number == "45"


def test_refused_number_stays_in_the_dialog(urged, session):
    urged.panel.view.select_row(0)
    urged._issue.trigger()
    dialog = dialog_of(urged)
    dialog.fields.number.setText("bốn lăm")
    type_date(dialog.fields.date, "20/11/2026")
    dialog.save.click()
    assert dialog.isVisible()
    assert "không phải là số văn bản" in dialog.refusal.text()
    assert registered(session, OutgoingStatus.ISSUED) == []
    dialog._touched = False
    dialog.reject()


def test_cancelled_document_comes_back_by_undo(urged, session):
    urged.panel.view.select_row(0)
    urged._cancel.trigger()
    dialog = dialog_of(urged)
    assert not dialog.save.isEnabled()
    type_date(dialog.fields.reason, "Đơn vị đã làm xong")
    dialog.save.click()
    assert len(registered(session, OutgoingStatus.CANCELLED)) == 1
    urged.undo_last()
    assert registered(session, OutgoingStatus.CANCELLED) == []


def test_handout_is_made_for_whoever_is_chosen(letters, session):
    letters.making.ask_handout()
    dialog = dialog_of(letters)
    box = dialog.fields.who
    box.setCurrentIndex(box.findText("Phòng Kinh tế"))
    dialog.save.click()
    (made,) = registered(session)
    assert (made.purpose, made.addressee) == (Purpose.HANDOUT, "Phòng Kinh tế")
    assert letters.papers.papers[0].id == made.id


def test_handover_needs_two_people(letters, session, told):
    letters.making.ask_handover()
    assert isinstance(told.pop(), Refused)


def test_note_tells_how_many_tasks_each_has(letters, session):
    letters.making.ask_note()
    dialog = dialog_of(letters)
    assert "quá hạn" in dialog.fields.who.itemText(0)
    dialog.save.click()
    (made,) = registered(session)
    assert made.purpose is Purpose.NOTE


def test_all_letters_are_written_to_one_folder(urged, session, tmp_path):
    papers = registered_papers(session.services, [each.id for each in registered(session)])
    out = tmp_path / "ra"
    out.mkdir()
    urged._papers_out.export(named(papers, out, "docx"), "docx")
    assert len(list(out.glob("*.docx"))) == len(papers) > 1


def test_names_of_files_are_plain_and_never_the_same(urged, session, tmp_path):
    (paper, *_more) = registered_papers(session.services, [each.id for each in registered(session)])
    name = file_name(paper, "pdf")
    assert name.isascii()
    (tmp_path / name).touch()
    names = [path.name for _paper, path in named([paper, paper], tmp_path, "pdf")]
    assert len({name, *names}) == 3


def test_report_is_opened_where_reports_are(urged, session):
    went = []
    urged.go.connect(lambda *where: went.append(where))
    from desktop.domain.reporting.model import Period

    report = session.services.reports.open(Period.Q3, 2026).value
    session.do(lambda services: services.reports.freeze(report.id))
    (document,) = [each for each in registered(session) if each.purpose is Purpose.REPORT]
    urged.open([document])
    assert went == [("reports", report.id, "")]


def test_rail_counts_what_waits(urged, office, session):
    waiting = len(registered(session, OutgoingStatus.SUBMITTED))
    assert f"({waiting})" in office.rail._buttons["letters"].accessibleName()


def test_list_of_those_to_urge_is_copied_as_a_table(letters):
    letters._urge.trigger()
    letters.urging.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Đơn vị, cá nhân\tQuá hạn\tSắp đến hạn"
    assert len(lines) == 1 + letters.urging.people.topLevelItemCount()


def test_filter_of_those_to_urge_knows_no_marks(letters):
    letters._urge.trigger()
    letters.urging.filter.setText("kinh te")
    shown = [item.text(0) for item in letters.urging._items() if not item.isHidden()]
    assert shown == ["Phòng Kinh tế"]


def test_evaluation_sheet_is_shown_and_waits_for_signature_once(letters, session):
    session.do(_give_tasks_to_an_officer)
    for _time in range(2):
        letters.making.ask_evaluation()
        dialog = dialog_of(letters)
        dialog.fields.month.setValue(1)
        dialog.save.click()
        assert [paper.title for paper in letters.papers.papers] == ["Nguyễn Thị Lan"]
        (made,) = registered(session)
        assert (made.purpose, made.addressee) == (Purpose.EVALUATION, "Nguyễn Thị Lan")
    assert letters._issue in letters.actions()


def _give_tasks_to_an_officer(services):
    from dataclasses import replace

    from desktop.domain.commune import Officer

    profile = services.profile.get()
    lan = Officer("o-lan", "Nguyễn Thị Lan", "Chuyên viên")
    services.profile.set_up(replace(profile, officers=(*profile.officers, lan)))
    (who,) = [each for each in services.assignments.candidates() if each.key == "o-lan"]
    return services.assignments.assign(["k-ra-soat"], Part.LEAD, [who], dt.date(2026, 1, 1))
