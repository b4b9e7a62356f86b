"""Xuất khẩu dữ liệu: what will be sent, the stick, the end, the slip, the log."""

import pytest

from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.errors import Cancelled
from desktop.ui.exchange.copy_again import CopyAgain
from desktop.ui.exchange.slip import document_of, sheet_text
from desktop.ui.exchange.words import value_words


@pytest.fixture
def everything(screen):
    """Return the tab with everything to be sent."""
    screen.send.choose(PackageKind.WORKSPACE)
    screen.send.describe()
    return screen.send


def test_report_must_be_frozen_first(screen):
    page = screen.send
    wanted = page.fields.wanted()
    assert (wanted.period, wanted.year) == (Period.Q3, 2026), "the period that ended last"
    assert "chưa chốt số liệu" in page.sentence.text()
    assert not page.send.isEnabled()
    went = []
    screen.go.connect(lambda *where: went.append(where))
    page.fields.choose_period(Period.H1, 2026)
    page.reports.click()
    assert went == [("reports", "H1", "2026")]


def test_frozen_report_is_proposed(frozen, usb, screen):
    page = screen.send
    wanted = page.fields.wanted()
    assert (wanted.period, wanted.year) == (Period.Q3, 2026)
    assert page.sentence.text().startswith("Sẽ chép 5 nhiệm vụ")
    assert "USB KINGSTON" in page.sentence.text()
    assert page.send.isEnabled()


def test_without_a_stick_it_is_asked_for(everything):
    assert "Hãy cắm USB" in everything.sentence.text()
    assert not everything.send.isEnabled()


def test_stick_that_is_plugged_in_is_chosen(everything, screen, sticks, tmp_path):
    sticks.plug(tmp_path / "one", "ONE")
    screen.watch.look()
    assert everything.place.place().label == "ONE"
    sticks.plug(tmp_path / "two", "TWO")
    screen.watch.look()
    assert everything.place.place().label == "TWO"
    sticks.drives.clear()
    screen.watch.look()
    assert everything.place.place() is None
    assert not everything.send.isEnabled()


def test_package_is_made_and_read_back(everything, screen, usb, session):
    screen.watch.look()
    everything.send.click()
    (package,) = usb.glob("*.goixa")
    done = everything.done
    assert done.isVisible()
    assert done.headline.text() == "✓ Đã chép xong và kiểm tra, có thể rút USB."
    look = session.services.exchange.verify(package)
    assert done.code.text() == look.check_code
    assert everything.form.isHidden()
    done.again.click()
    assert done.isHidden()
    assert everything.form.isVisible()


def test_slip_holds_the_code_and_nothing_is_taken_for_markup(everything, screen, usb):
    screen.watch.look()
    everything.send.click()
    packed = everything.done.packed
    text = sheet_text(packed.receipt.path)
    assert packed.receipt.check_code in text
    assert document_of("<b>x</b>").toPlainText() == "<b>x</b>"


def test_passphrase_is_typed_twice_and_not_left_behind(everything, screen, usb, session):
    screen.watch.look()
    fields = everything.fields
    fields.sealed.click()
    fields.passphrase.setText("bí mật của xã")
    fields.passphrase.textEdited.emit("")
    assert not everything.send.isEnabled()
    fields.again.setText("bí mật của xã")
    fields.again.textEdited.emit("")
    assert everything.send.isEnabled()
    everything.send.click()
    (package,) = usb.glob("*.goixa")
    assert session.services.exchange.verify(package).manifest is None
    assert session.services.exchange.verify(package, "bí mật của xã").manifest is not None
    assert fields.passphrase.text() == ""


def test_refusal_leaves_the_form_as_it_was(everything, screen, usb, told):
    screen.watch.look()
    usb.rmdir()
    usb.write_text("no folder any more")
    everything.send.click()
    assert "Không có thư mục" in told.pop().sentence()
    assert everything.form.isEnabled()
    assert everything.working.isHidden()


def test_log_shows_what_was_sent_and_copies_it_again(everything, screen, usb, tmp_path):
    screen.watch.look()
    everything.send.click()
    screen.follow("log")
    page = screen.log
    assert page.panel.view.list_model.rowCount() == 1
    assert page.copy.isEnabled()
    assert not page.undo.isEnabled()
    page.copy.trigger()
    dialog = screen.findChild(CopyAgain)
    other = tmp_path / "other"
    other.mkdir()
    dialog.place.choose_folder(other)
    dialog.copy.click()
    assert len([*other.glob("*.goixa")]) == 1


def test_values_are_shown_on_one_line_and_cut():
    assert value_words("a\nb") == "a b"
    assert value_words(None) == "(trống)"
    assert value_words(["a", "b"]) == "a; b"
    assert len(value_words("x" * 10_000)) < 500


def test_work_that_is_stopped_leaves_everything_as_it_was(
    everything, screen, usb, session, monkeypatch
):
    def carry(_receipt, _place, tell, is_stopped):
        tell("Đang chép gói…", 0.5)
        assert everything.working.words.text() == "Đang chép gói…"
        assert everything.working.bar.value() == 500
        assert not is_stopped()
        everything.working.cancel.click()
        assert is_stopped()
        raise Cancelled("Đã dừng")

    monkeypatch.setattr(session.services.exchange, "carry", carry)
    screen.watch.look()
    messages = []
    screen.message.connect(messages.append)
    everything.send.click()
    assert messages[-1].startswith("Đã dừng")
    assert everything.form.isEnabled()
    assert everything.working.isHidden()


def test_another_workspace_finds_no_passphrase_of_this_one(everything, screen):
    everything.fields.sealed.click()
    everything.fields.passphrase.setText("bí mật của xã")
    screen.reset()
    assert everything.fields.passphrase.text() == ""
    assert not everything.fields.sealed.isChecked()


def test_status_bar_tells_of_the_last_package(everything, screen, office, usb):
    assert office.status.package.isHidden()
    screen.watch.look()
    everything.send.click()
    assert office.status.package.text() == "USB: 21/11"
