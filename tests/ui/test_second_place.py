"""A stick is found by itself, asked about once, and gets the newest backup from then on."""

import errno

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.exchange.device import Device
from desktop.services.exchange_ports import Drive
from desktop.services.second_place import FOLDER
from desktop.storage import backups


class Slots:
    """The slots of the PC; tests plug sticks in and out."""

    def __init__(self):
        self.drives = []

    def removable(self):
        return list(self.drives)


@pytest.fixture
def slots(application, monkeypatch):
    slots = Slots()
    monkeypatch.setattr(application, "drives", lambda: slots)
    return slots


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "usb"
    folder.mkdir()
    return Drive(folder, "KINGSTON", 1_000_000_000, 8_000_000_000)


def add_plan(session, year=2026):
    session.do(lambda services: services.plans.draft("cchc-nam-bang-5-cot", year, {}))


def on_stick(stick):
    return sorted((stick.path / FOLDER).rglob("*.khx"))


def press(window, words):
    next(b for b in window.notice.findChildren(QPushButton) if b.text() == words).click()


def plug_in(window, slots, stick):
    slots.drives = [stick]
    window.keeper.look()


def pull_out(window, slots):
    slots.drives = []
    window.keeper.look()


@pytest.fixture
def accepted(window, session, slots, stick, qtbot):
    add_plan(session)
    plug_in(window, slots, stick)
    press(window, "Chép mỗi khi cắm")
    return window


def test_a_stick_is_asked_about_without_stopping_work(window, slots, stick):
    plug_in(window, slots, stick)
    assert window.notice.isVisible()
    assert window.notice.words.text() == (
        f"Chép bản sao lưu ra USB KINGSTON ({stick.path}) mỗi khi cắm?"
    )
    window.notice.hide()
    window.keeper.look()
    assert not window.notice.isVisible(), "asked once while it is plugged in"
    assert list(stick.path.iterdir()) == []


def test_accepting_brings_a_backup_of_now(accepted, session, stick):
    (there,) = on_stick(stick)
    assert backups.look_inside(there).plans == 1
    assert accepted.status.message.text().startswith("✓ Đã chép bản sao lưu ra USB KINGSTON")
    assert not accepted.notice.isVisible()
    assert accepted.status.backup.text().startswith("Sao lưu")


def test_the_settings_tell_of_the_copy_at_once(window, session, slots, stick):
    add_plan(session)
    window.show_place("settings")
    plug_in(window, slots, stick)
    press(window, "Chép mỗi khi cắm")
    words = window.screen_of("settings").backups._second_place.text()
    assert "USB KINGSTON: nhận bản sao lưu mới nhất mỗi khi cắm." in words
    assert "Lần chép ra ngoài gần nhất" in words


def test_plugged_in_again_it_gets_what_changed_since(accepted, session, slots, stick):
    pull_out(accepted, slots)
    add_plan(session, 2027)
    accepted.status.message.clear()
    plug_in(accepted, slots, stick)
    newest = on_stick(stick)[-1]
    assert backups.look_inside(newest).plans == 2
    assert "khi-cam-usb" in newest.name
    pull_out(accepted, slots)
    accepted.status.message.clear()
    plug_in(accepted, slots, stick)
    assert accepted.status.message.text() == "", "nothing new, nothing said"
    assert on_stick(stick)[-1] == newest


def test_a_backup_made_while_it_is_plugged_in_goes_there_too(accepted, session, stick, qtbot):
    before = len(on_stick(stick))
    add_plan(session, 2027)
    accepted.show_place("settings")
    accepted.screen_of("settings").backups.now.click()
    qtbot.waitUntil(lambda: len(on_stick(stick)) > before)
    assert backups.look_inside(on_stick(stick)[-1]).plans == 2


def test_declining_is_for_good(window, slots, stick):
    plug_in(window, slots, stick)
    press(window, "Không dùng USB này")
    pull_out(window, slots)
    plug_in(window, slots, stick)
    assert not window.notice.isVisible()
    assert list(stick.path.iterdir()) == []


def test_a_stick_that_fails_is_one_sentence_until_it_is_plugged_in_again(
    accepted, session, slots, stick, monkeypatch
):
    pull_out(accepted, slots)
    add_plan(session, 2027)
    before = on_stick(stick)

    def pulled(*_words):
        raise OSError(errno.ENODEV, "No such device")

    with monkeypatch.context() as broken:
        broken.setattr(Device, "write", pulled)
        plug_in(accepted, slots, stick)
        assert "USB đã bị rút ra" in accepted.notice.words.text()
        assert "Bản sao lưu vẫn còn nguyên trong máy" in accepted.notice.words.text()
        accepted.notice.hide()
        accepted.keeper.look()
        assert not accepted.notice.isVisible(), "not told again and again"
    assert on_stick(stick) == before
    pull_out(accepted, slots)
    plug_in(accepted, slots, stick)
    assert len(on_stick(stick)) == len(before) + 1


def test_evidence_goes_along(accepted, session, slots, stick, tmp_path):
    pull_out(accepted, slots)
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(b"%PDF-1.7 quyet dinh")
    session.services.store.blobs.put(scan)
    plug_in(accepted, slots, stick)
    copies = list((stick.path / FOLDER).rglob("minh-chung/*/*"))
    assert [copy.read_bytes() for copy in copies] == [scan.read_bytes()]
    assert accepted.status.message.text().startswith("✓ Đã chép")


def test_the_backup_of_closing_goes_to_a_stick_that_is_still_in(accepted, session, stick):
    add_plan(session, 2027)
    accepted.close()
    assert backups.look_inside(on_stick(stick)[-1]).plans == 2
    assert "khi-dong" in on_stick(stick)[-1].name
