"""Packages that come in: found, looked at, taken, refused, taken back; conflicts."""

import pytest

from desktop.services.exchange_ports import Seal
from tests.ui.exchange.conftest import WHOLE

MERGED = "Ghi ở máy xách tay"


@pytest.fixture
def receive(screen):
    screen.follow("receive")
    return screen.receive


def rows(page):
    model = page.panel.view.list_model
    return [model.item(row) for row in range(model.rowCount())]


def cells(page, row=0):
    model = page.panel.view.list_model
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def note_of(session):
    mark = session.services.tasks.detail("k-niem-yet").facts.mark
    return mark.note if mark else ""


def confirm(page):
    """Type the code of the key as it was heard over the telephone, where it is asked for."""
    row = page.panel.view.current_item()
    if page.pane.hearing.isVisible():
        page.pane.typed_code.setText(row.preview.look.fingerprint)
        page.pane._hear()


def conflicts_tab(screen):
    return screen.tabs.tabText(screen.tabs.indexOf(screen.conflicts))


def test_package_on_a_stick_is_found_and_told(from_laptop, receive, screen, usb, session):
    from_laptop(usb, MERGED)
    screen.watch.look()
    receive.again.trigger()
    confirm(receive)
    (row,) = rows(receive)
    assert row.acceptable
    assert "xã Minh Tiến" in cells(receive)
    assert "Toàn bộ dữ liệu" in cells(receive)
    assert "mới" in cells(receive)[4]
    assert note_of(session) != MERGED
    assert receive.all.text() == "Nhận tất cả (1)"


def test_changes_are_opened_to_their_fields(from_laptop, receive, screen, usb):
    from_laptop(usb, MERGED)
    screen.watch.look()
    receive.again.trigger()
    confirm(receive)
    tree = receive.pane.tree
    words = []

    def collect(item):
        tree.expandItem(item)
        words.append(" | ".join(item.text(column) for column in range(3)))
        for place in range(item.childCount()):
            collect(item.child(place))

    for place in range(tree.topLevelItemCount()):
        collect(tree.topLevelItem(place))
    assert any(MERGED in line and "Ghi chú" in line for line in words)


def test_package_is_taken_in_and_taken_back(from_laptop, receive, screen, usb, session):
    from_laptop(usb, MERGED)
    screen.watch.look()
    receive.again.trigger()
    confirm(receive)
    receive.all.trigger()
    assert note_of(session) == MERGED
    assert "Đã nhận 1 gói" in receive.notice.words.text()
    assert cells(receive)[4] == "✓ Đã nhận xong"
    assert not receive.all.isEnabled()
    screen.watch.look()
    receive.again.trigger()
    assert cells(receive)[4].startswith("✓ Đã nhận ngày")
    screen.follow("log")
    log = screen.log
    log.panel.view.select_row(
        next(
            row
            for row in range(log.panel.view.list_model.rowCount())
            if log.panel.view.list_model.item(row).note.direction.value == "taken"
        )
    )
    log.undo.trigger()
    assert note_of(session) == ""


def test_bad_package_stops_no_other(from_laptop, receive, screen, usb, session):
    good = from_laptop(usb, MERGED)
    bad = usb / "GOI_HONG.goixa"
    data = bytearray(good.read_bytes())
    data[len(data) // 2] ^= 255
    bad.write_bytes(data)
    screen.watch.look()
    receive.again.trigger()
    receive.panel.select(str(good))
    confirm(receive)
    assert len(rows(receive)) == 2
    receive.accept_all()
    assert note_of(session) == MERGED
    (hurt,) = [row for row in rows(receive) if row.path == bad]
    assert not hurt.acceptable
    receive.panel.select(str(bad))
    assert receive.pane.problem.text()


def test_sealed_package_asks_for_its_passphrase(from_laptop, receive, usb, screen):
    from_laptop(usb, MERGED, Seal(passphrase="bí mật của xã"))
    screen.watch.look()
    receive.again.trigger()
    assert receive.pane.unseal.isVisible()
    receive.pane.passphrase.setText("bí mật của xã")
    receive.pane._unseal()
    confirm(receive)
    assert receive.pane.unseal.isHidden()
    assert rows(receive)[0].acceptable


def test_foreign_words_are_plain(receive, tmp_path):
    bad = tmp_path / "<b>x<b>.goixa"
    bad.write_bytes(b"no package")
    receive.add_paths([bad])
    (row,) = rows(receive)
    assert not row.acceptable
    assert receive.pane.title.text() == "<b>x<b>.goixa"
    assert receive.pane.title.textFormat().name == "PlainText"


def test_both_sides_of_a_conflict_are_shown_and_one_is_chosen(
    from_laptop, receive, screen, usb, session
):
    from_laptop(usb, MERGED)
    session.do(lambda services: services.tasks.note("k-niem-yet", "Ghi ở cơ quan"))
    screen.watch.look()
    receive.again.trigger()
    confirm(receive)
    assert "xung đột" in cells(receive)[4]
    receive.all.trigger()
    assert conflicts_tab(screen) == "Xung đột (1)"
    screen.follow("conflicts")
    sides = screen.conflicts.sides
    shown = {sides.table.item(0, column).text() for column in (1, 2)}
    assert shown == {MERGED, "Ghi ở cơ quan"}
    other = sides.table.item(0, 2).text()
    sides.buttons[1].click()
    assert note_of(session) == other
    assert conflicts_tab(screen) == "Xung đột"


def test_own_package_need_not_be_taken_in(receive, screen, usb, session):
    session.services.exchange.pack(WHOLE, usb)
    screen.watch.look()
    receive.again.trigger()
    assert cells(receive)[4] == "→ Gói do máy này lập, không cần nhận"
    assert not receive.all.isEnabled()
