"""Forms of people, units and legal documents: typed like Unikey, refused, kept, taken back."""

import pytest
from PySide6.QtCore import Qt

from desktop.errors import Refused
from desktop.ui.fields.form_dialog import FormDialog
from tests.support.typing_vi import compose, type_unikey

HORIZONTAL = Qt.Orientation.Horizontal


@pytest.fixture
def people(window):
    window.show_place("people")
    return window.screen_of("people")


@pytest.fixture
def library(window):
    window.show_place("library")
    return window.screen_of("library")


def dialog_of(screen):
    return next(d for d in screen.findChildren(FormDialog) if d.isVisible())


def names(people):
    model = people.officers.view.list_model
    return [model.item(row).name for row in range(model.rowCount())]


def add_officer(people, name, title="Chuyên viên"):
    people._new.trigger()
    dialog = dialog_of(people)
    form = dialog.fields.form
    form.name.setText(name)
    form.title.setEditText(title)
    form.name.textEdited.emit(name)
    dialog.save.click()


def test_officer_typed_with_unikey_is_stored_exactly(people, session):
    people._new.trigger()
    dialog = dialog_of(people)
    form = dialog.fields.form
    assert not dialog.save.isEnabled()
    type_unikey(form.name, ("Ta", 1, "ạ"), (" Thi", 1, "ị"), (" Đa", 1, "à"), ("o", 0, ""))
    title = form.title.lineEdit()
    type_unikey(title, ("Chuye", 1, "ê"), ("n vie", 1, "ê"), ("n ta", 1, "ạ"), ("o", 0, ""))
    assert form.title.currentText() == "Chuyên viên tạo"
    dialog.save.click()
    assert not dialog.isVisible()
    (stored,) = [o for o in session.services.profile.get().officers if o.name]
    assert (stored.name, stored.title) == ("Tạ Thị Đào", "Chuyên viên tạo")


def test_officer_typed_through_an_input_method(people, session):
    people._new.trigger()
    dialog = dialog_of(people)
    compose(dialog.fields.form.name, "Ngu", "Nguyê", commit="Nguyễn Văn Ước")
    compose(dialog.fields.form.title.lineEdit(), "Kê", commit="Kế toán")
    dialog.save.click()
    assert names(people)[0] == "Nguyễn Văn Ước"


def test_people_stand_by_given_name_and_unheld_posts_last(people):
    for name in ("Trần Văn Ước", "Nguyễn Thị Đào", "Phạm Văn Dũng"):
        add_officer(people, name)
    assert names(people)[:4] == ["Phạm Văn Dũng", "Nguyễn Thị Đào", "Trần Văn Ước", ""]


def test_wrong_date_keeps_the_save_button_shut(people):
    people._new.trigger()
    dialog = dialog_of(people)
    form = dialog.fields.form
    form.title.setEditText("Chuyên viên")
    assert dialog.save.isEnabled()
    type_unikey(form.heldFrom, ("31/2/2026", 0, ""))
    assert not dialog.save.isEnabled()
    type_unikey(form.heldFrom, ("", 9, "28/2/2026"))
    assert dialog.save.isEnabled()
    dialog._touched = False
    dialog.reject()


def test_refusal_stays_in_the_dialog_with_all_that_was_typed(library, session, monkeypatch):
    def refuse(_document):
        raise Refused("Đĩa đã đầy.", "", "Hãy xóa bớt tệp.")

    library._new.trigger()
    dialog = dialog_of(library)
    form = dialog.fields.form
    form.kind.setEditText("Nghị định")
    form.subject.setPlainText("về công tác văn thư")
    real = session.services.library.save
    monkeypatch.setattr(session.services.library, "save", refuse)
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.refusal.text() == "Đĩa đã đầy. Hãy xóa bớt tệp."
    assert form.subject.toPlainText() == "về công tác văn thư"
    monkeypatch.setattr(session.services.library, "save", real)
    dialog.save.click()
    assert not dialog.isVisible()


def test_typed_words_are_dropped_only_after_a_question(library, monkeypatch):
    answers = [False, True]
    monkeypatch.setattr("desktop.ui.fields.form_dialog.ask", lambda *_words: answers.pop(0))
    library._new.trigger()
    dialog = dialog_of(library)
    type_unikey(dialog.fields.form.number, ("30/2020", 0, ""))
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert answers == []


def test_untouched_form_closes_without_a_question(library):
    library._new.trigger()
    dialog = dialog_of(library)
    dialog.reject()
    assert not dialog.isVisible()


def test_form_shows_the_line_that_will_be_written(library):
    library._new.trigger()
    dialog = dialog_of(library)
    form = dialog.fields.form
    form.kind.setEditText("Nghị định")
    form.number.setText("30/2020/NĐ-CP")
    form.date.setText("05/3/2020")
    form.issuer.setText("Chính phủ")
    form.subject.setPlainText("về công tác văn thư")
    assert form.preview.text() == (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ "
        "về công tác văn thư"
    )
    dialog._touched = False
    dialog.reject()


def test_documents_are_deleted_and_taken_back(library):
    panel = library.panel
    count = panel.view.list_model.rowCount()
    assert count > 10
    panel.view.selectAll()
    library._delete.trigger()
    assert panel.empty.isVisible()
    library._undo.trigger()
    assert panel.view.list_model.rowCount() == count


def test_documents_are_found_without_marks(library):
    library.panel.filter.setText("van thu 30/2020")
    library.panel.show_filtered()
    assert library.panel.view.current_item().number == "30/2020/NĐ-CP"


def test_units_are_changed_and_taken_back(people, session):
    people.tabs.setCurrentWidget(people.units)
    unit = people.units.view.current_item()
    people._change.trigger()
    dialog = dialog_of(people)
    type_unikey(dialog.fields.form.name, (" mới", 0, ""))
    dialog.save.click()
    assert session.services.profile.get().units[0].name == f"{unit.name} mới"
    people._undo.trigger()
    assert session.services.profile.get().units[0].name == unit.name


def test_people_of_an_unknown_commune_lead_to_the_settings(empty_window):
    empty_window.show_place("people")
    people = empty_window.screen_of("people")
    assert people.actions() == ()
    people._not_set_up.button.click()
    assert empty_window._shown == "settings"


def test_units_are_merged_with_their_work(people, session):
    people.tabs.setCurrentWidget(people.units)
    model = people.units.view.list_model
    names = [model.item(row).name for row in range(model.rowCount())]
    people.units.select(model.item(0).id)
    people._merge.trigger()
    dialog = dialog_of(people)
    assert not dialog.save.isEnabled()
    assert dialog.fields.into.findText(names[0]) < 0, "a unit does not go into itself"
    dialog.fields.into.setCurrentIndex(dialog.fields.into.findText(names[1]))
    dialog.fields.on.setText("01/12/2026")
    dialog.fields.on.textEdited.emit("01/12/2026")
    dialog.save.click()
    (gone, heir) = session.services.profile.get().units[:2]
    assert (gone.valid_to.isoformat(), heir.valid_to) == ("2026-11-30", None)
    column = next(
        n for n in range(model.columnCount()) if model.headerData(n, HORIZONTAL) == "Đến ngày"
    )
    assert model.index(0, column).data() == "30/11/2026"


def test_merging_stands_beside_units_only(people):
    assert people._merge not in people.actions()
    people.tabs.setCurrentWidget(people.units)
    assert people._merge in people.actions()
