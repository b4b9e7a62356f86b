"""From nothing to a stored plan: three steps, wizard, editor."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWizard

from desktop.errors import Refused
from desktop.ui.wizard.wizard import PlanWizard
from tests.support.typing_vi import type_unikey
from tests.ui.conftest import activate


@pytest.fixture
def wizard(empty_window):
    empty_window.go("plans", "new")
    return empty_window.findChild(PlanWizard)


def name_office(wizard):
    form = wizard.office_page.fields.form
    type_unikey(form.name, ("Minh Tie", 1, "ế"), ("n", 0, ""))
    type_unikey(form.province, ("ti", 1, "ỉ"), ("nh Hu", 1, "ư"), ("ng Ye", 1, "ê"), ("n", 0, ""))


def ready(qtbot, wizard):
    page = wizard.template_page
    qtbot.waitUntil(page.isComplete)


def test_newcomer_is_greeted_with_three_steps(empty_window):
    home = empty_window.screen_of("home")
    shown = home.pages.currentWidget()
    buttons = [button.text() for button in shown.findChildren(QPushButton)]
    assert buttons == [
        *("Khai báo thông tin xã", "Soạn kế hoạch mới", "Xem cán bộ, bộ phận"),
        "Là cấp huyện, cấp tỉnh? Chọn cấp để tổng hợp các xã",
        "Chuyển từ máy cũ? Khôi phục bản sao lưu trên USB",
        "Có gói dữ liệu của máy cũ? Nhận gói",
    ]
    assert home.focusProxy().text() == "Khai báo thông tin xã"


def test_enter_presses_the_button_with_the_keys(qtbot, empty_window):
    home = empty_window.screen_of("home")
    activate(qtbot, empty_window)
    home.setFocus()
    qtbot.keyClick(empty_window.focusWidget(), Qt.Key.Key_Return)
    assert empty_window.screen_of("settings").isVisible()


def test_wizard_leads_to_a_stored_plan(qtbot, empty_window, wizard, session):
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    name_office(wizard)
    wizard.next()
    assert wizard.profile.issuer.name == "Minh Tiến"
    assert wizard.profile.issuer.province == "tỉnh Hưng Yên"
    ready(qtbot, wizard)
    assert wizard.template_page.year.value() == 2027, "from October on the next year is meant"
    wizard.next()
    wizard.signer_page.fields.form.signer.setEditText("Hoàng Huy Chung")
    wizard.next()
    wizard.accept()
    screen = empty_window.screen_of("plans")
    assert screen.is_editing
    assert "2027" in screen.title()
    (stored,) = session.services.plans.list()
    plan = session.services.plans.get(stored.id)
    assert plan.signing.signer == "Hoàng Huy Chung"
    assert plan.recipients[-1].startswith("Lưu: VT")
    screen.close_editor()


def test_second_plan_does_not_ask_for_the_office(window):
    window.go("plans", "new")
    wizard = window.findChild(PlanWizard)
    assert wizard.currentPage() is wizard.template_page
    wizard.reject()


def test_refused_answer_is_told_on_the_page_and_can_be_corrected(
    qtbot, window, session, monkeypatch
):
    window.go("plans", "new")
    wizard = window.findChild(PlanWizard)
    page = wizard.template_page
    ready(qtbot, wizard)
    real = session.services.plans.proposal

    def proposal(template_id, year, answers):
        if year == 2030:
            raise Refused("Câu trả lời chưa hợp lệ.")
        return real(template_id, year, answers)

    monkeypatch.setattr(session.services.plans, "proposal", proposal)
    page.year.setValue(2030)
    qtbot.waitUntil(page.refusal.isVisible)
    assert page.refusal.text() == "Câu trả lời chưa hợp lệ."
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    page.year.setValue(2028)
    ready(qtbot, wizard)
    assert not page.refusal.isVisible()
    assert wizard.plan.years.first == 2028
    wizard.reject()


def test_other_template_asks_its_own_questions(qtbot, window):
    window.go("plans", "new")
    wizard = window.findChild(PlanWizard)
    page = wizard.template_page
    for row in range(page.templates.count()):
        page.templates.setCurrentRow(row)
        ready(qtbot, wizard)
        info = page.templates.item(row).data(Qt.ItemDataRole.UserRole)
        assert wizard.plan.template_id == info.id
        assert list(page.answers) == [question.key for question in info.questions]
    wizard.reject()


def test_leaving_the_wizard_half_way_asks_first(qtbot, wizard, monkeypatch, session):
    asked = []
    monkeypatch.setattr(
        "desktop.ui.wizard.wizard.ask", lambda *words: bool(asked.append(words)) or len(asked) > 1
    )
    name_office(wizard)
    wizard.next()
    ready(qtbot, wizard)
    wizard.next()
    wizard.reject()
    assert wizard.isVisible()
    wizard.reject()
    assert not wizard.isVisible()
    assert session.services.plans.list() == []


@pytest.mark.parametrize("size", [(910, 512), (1366, 768)], ids=["150 %", "100 %"])
def test_wizard_fits_the_screen(qtbot, window, size):
    window.go("plans", "new")
    wizard = window.findChild(PlanWizard)
    ready(qtbot, wizard)
    assert wizard.minimumSizeHint().height() <= size[1] - 72
    assert wizard.minimumSizeHint().width() <= size[0] - 32
    wizard.reject()
