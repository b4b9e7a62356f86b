"""The newest backup goes to a stick that is known by its mark; nothing there is harmed."""

import errno
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.errors import Cancelled, EnvironmentFailure
from desktop.exchange.second_place import MARK_NAME, StickFiles
from desktop.services.exchange_ports import Drive, never
from desktop.services.second_place import FOLDER, Owner, Place, Rest, SecondPlaces, owner_of
from desktop.settings import Settings
from desktop.storage import backups
from desktop.storage.shelf import BackupFolders
from desktop.storage.workspace import WorkspaceOpener
from tests.exchange.test_stick import OPERATIONS, FaultyDevice, fails
from tests.storage.conftest import StillClock
from tests.support.packages import quiet
from tests.support.stored_plans import empty_plan

MINE = "xa-minh-tien"


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    (folder / "anh.jpg").write_bytes(b"gia dinh")
    return folder


@pytest.fixture
def opener() -> WorkspaceOpener:
    return WorkspaceOpener(clock=StillClock(), minimum_free=0)


@pytest.fixture
def workspace(tmp_path: Path, opener: WorkspaceOpener) -> Path:
    path = tmp_path / "may" / "xa.khx"
    back_up(opener, path, "p1")
    return path


def back_up(opener: WorkspaceOpener, path: Path, key: str) -> Path:
    store = opener.open(path) if path.exists() else opener.create(path)
    with store.step("Thêm kế hoạch", key):
        store.plans.save(empty_plan(key))
    made = store.backup("tay")
    store.close()
    return made


def owner(workspace: Path, office: str = "Xã Minh Tiến", pc: str = "maymotab") -> Owner:
    return owner_of(workspace, office, "0198-aaaa-bbbbcccc", pc)


def drive(path: Path, label: str = "KINGSTON", total: int = 8_000_000_000) -> Drive:
    return Drive(path, label, 1_000_000_000, total)


def places(
    opener: WorkspaceOpener, device: FaultyDevice | None = None, settings: Settings | None = None
) -> SecondPlaces:
    shelf = BackupFolders(opener.backup_folder)
    return SecondPlaces(settings or Settings(), lambda: None, shelf, StickFiles(device))


def accepted(second: SecondPlaces, stick: Drive) -> Place:
    second.remember(second.accept(stick), stick)
    (place,) = second.look([stick]).places
    return place


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_stick_is_asked_about_once_and_known_by_its_mark(
    opener: WorkspaceOpener, usb: Path, tmp_path: Path
) -> None:
    second = places(opener)
    stick = drive(usb)
    around = second.look([stick])
    assert (around.places, around.offers) == ((), (stick,))
    assert everything(usb) == {"anh.jpg": b"gia dinh"}, "asking writes nothing"

    place = accepted(second, stick)
    assert place.mark == (usb / FOLDER / MARK_NAME).read_text().strip()
    elsewhere = drive(usb.rename(tmp_path / "o khac"))
    around = second.look([elsewhere])
    assert [found.root for found in around.places] == [elsewhere.path]
    assert around.offers == ()


def test_a_stick_that_was_declined_is_not_asked_about_again(
    opener: WorkspaceOpener, usb: Path
) -> None:
    second = places(opener)
    second.decline(drive(usb))
    assert second.look([drive(usb)]).offers == ()
    assert everything(usb) == {"anh.jpg": b"gia dinh"}
    other = drive(usb, "KINGSTON", 16_000_000_000)
    assert second.look([other]).offers == (other,)


def test_a_mark_copied_to_another_stick_does_not_make_it_known(
    opener: WorkspaceOpener, usb: Path
) -> None:
    second = places(opener)
    first = accepted(second, drive(usb)).mark
    other = drive(usb, "SANDISK")
    assert second.look([other]).places == ()
    assert second.accept(other) != first


def test_a_stick_that_cannot_be_written_is_not_offered(opener: WorkspaceOpener, usb: Path) -> None:
    locked = Drive(usb, "KINGSTON", 1, 1, read_only=True)
    assert places(opener).look([locked]).offers == ()


def test_a_stick_used_by_the_other_pc_keeps_its_mark(opener: WorkspaceOpener, usb: Path) -> None:
    mark = accepted(places(opener), drive(usb)).mark
    here = places(opener)
    assert here.look([drive(usb)]).offers == (drive(usb),)
    assert here.accept(drive(usb)) == mark


def test_the_newest_backup_arrives_with_its_digest(
    opener: WorkspaceOpener, workspace: Path, usb: Path
) -> None:
    second = places(opener)
    place = accepted(second, drive(usb))
    newest = back_up(opener, workspace, "p2")
    carried = second.carry(place, owner(workspace), quiet, never)
    assert carried is not None
    assert (carried.at, carried.was_there) == (StillClock().now(), False)
    folder = usb / FOLDER / "xa-minh-tien-bbbbcccc-maymotab"
    (there,) = backups.list_backups(workspace, folder)
    assert there.path.read_bytes() == newest.read_bytes()
    assert there.is_verified()
    again = second.carry(place, owner(workspace), quiet, never)
    assert again is not None and again.was_there


def test_without_a_backup_there_is_nothing_to_carry(
    opener: WorkspaceOpener, tmp_path: Path, usb: Path
) -> None:
    second = places(opener)
    assert (
        second.carry(accepted(second, drive(usb)), owner(tmp_path / "x.khx"), quiet, never) is None
    )


def test_backups_of_others_on_the_stick_are_never_touched(
    opener: WorkspaceOpener, workspace: Path, usb: Path, tmp_path: Path
) -> None:
    """Two communes with files of the same name, and two PCs of one, share a stick."""
    second = places(opener)
    place = accepted(second, drive(usb))
    others = tmp_path / "khac" / "xa.khx"
    for number in range(3):
        back_up(opener, others, f"p{number}")
        theirs = owner_of(others, "Xã Tân Lập", "0198-aaaa-ddddeeee", "maymotab")
        second.carry(place, theirs, quiet, never)
        second.carry(place, owner(others, pc="mayhaicd"), quiet, never)
    before = everything(usb)
    for number in range(6):
        back_up(opener, workspace, f"p1{number}")
        second.carry(place, owner(workspace), quiet, never)
    after = everything(usb)
    assert {name: after.get(name) for name in before} == before
    own = backups.list_backups(workspace, usb / FOLDER / "xa-minh-tien-bbbbcccc-maymotab")
    assert len(own) == backups.ALWAYS_KEPT, "its own are thinned out there too"


def test_an_office_that_is_renamed_keeps_its_folder(
    opener: WorkspaceOpener, workspace: Path, usb: Path
) -> None:
    second = places(opener)
    place = accepted(second, drive(usb))
    second.carry(place, owner(workspace), quiet, never)
    second.carry(place, owner(workspace, "Phường Minh Tiến"), quiet, never)
    assert [path.name for path in (usb / FOLDER).iterdir() if path.is_dir()] == [
        "xa-minh-tien-bbbbcccc-maymotab"
    ]


def test_another_stick_in_its_slot_gets_nothing(
    opener: WorkspaceOpener, workspace: Path, usb: Path
) -> None:
    second = places(opener)
    place = accepted(second, drive(usb))
    (usb / FOLDER / MARK_NAME).unlink()
    before = everything(usb)
    with pytest.raises(EnvironmentFailure, match="Không còn thấy USB KINGSTON"):
        second.carry(place, owner(workspace), quiet, never)
    assert everything(usb) == before


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "USB không còn đủ chỗ trống nên chưa chép được bản sao lưu"),
        (errno.EROFS, "USB đang khóa ghi nên chưa chép được bản sao lưu"),
        (errno.EIO, "USB ghi sai dữ liệu"),
        (errno.ENODEV, "USB đã bị rút ra"),
    ],
)
@pytest.mark.parametrize("pulled", [False, True])
def test_a_stick_that_fails_at_any_moment_is_one_sentence_and_harms_nothing(
    opener: WorkspaceOpener, workspace: Path, usb: Path, number: int, sentence: str, pulled: bool
) -> None:
    settings = Settings()
    place = accepted(places(opener, settings=settings), drive(usb))
    first = places(opener, settings=settings).carry(place, owner(workspace), quiet, never)
    assert first is not None
    back_up(opener, workspace, "p2")
    before, at_home = everything(usb), everything(workspace.parent)
    device = FaultyDevice(fails(number), -1)
    places(opener, device, settings).carry(place, owner(workspace), quiet, never)
    steps = len(device.done)
    assert set(OPERATIONS) <= set(device.done)
    for name in set(everything(usb)) - set(before):
        (usb / name).unlink()

    for at in range(1, steps):
        failing = FaultyDevice(fails(number), at, pulled)
        with pytest.raises(EnvironmentFailure) as failure:
            places(opener, failing, settings).carry(place, owner(workspace), quiet, never)
        assert sentence in failure.value.what
        assert "Bản sao lưu vẫn còn nguyên trong máy" in failure.value.safe
        assert everything(workspace.parent) == at_home
        found = everything(usb)
        assert {name: found.get(name) for name in before} == before
        assert pulled or found == before
        for name in set(found) - set(before):
            (usb / name).unlink()
    assert places(opener, settings=settings).carry(place, owner(workspace), quiet, never)


def test_it_can_be_stopped(opener: WorkspaceOpener, workspace: Path, usb: Path) -> None:
    second = places(opener)
    place = accepted(second, drive(usb))
    before = everything(usb)
    with pytest.raises(Cancelled):
        second.carry(place, owner(workspace), quiet, lambda: True)
    assert everything(usb) == before


def test_a_copy_that_was_cut_short_is_replaced(
    opener: WorkspaceOpener, workspace: Path, usb: Path
) -> None:
    second = places(opener)
    place = accepted(second, drive(usb))
    second.carry(place, owner(workspace), quiet, never)
    (there,) = (usb / FOLDER).rglob("*.khx")
    whole = there.read_bytes()
    there.write_bytes(whole[:1000])
    second.carry(place, owner(workspace), quiet, never)
    assert there.read_bytes() == whole


def test_evidence_and_kept_packages_go_along(
    opener: WorkspaceOpener, workspace: Path, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = places(opener)
    place = accepted(second, drive(usb))
    evidence = workspace.with_suffix(".minh-chung") / "ab"
    evidence.mkdir(parents=True)
    for number in range(3):
        (evidence / f"ab{number}").write_bytes(b"x" * 100)
    (evidence / "do.part").write_bytes(b"dang chep")
    inbox = workspace.with_suffix(".goi-nhan")
    inbox.mkdir()
    (inbox / "g1.goixa").write_bytes(b"goi")
    monkeypatch.setattr("desktop.services.second_place._AT_ONCE", 150)

    left = []
    while (rest := second.carry_rest(place, owner(workspace), never)) != Rest():
        left.append(rest.files)
    assert left == sorted(left, reverse=True)
    assert len(left) > 1, "piece by piece, so that others need not wait"
    folder = usb / FOLDER / "xa-minh-tien-bbbbcccc-maymotab"
    assert everything(folder) == {
        **{f"minh-chung/ab/ab{number}": b"x" * 100 for number in range(3)},
        "goi-nhan/g1.goixa": b"goi",
    }


def test_what_finds_no_room_is_counted(
    opener: WorkspaceOpener, workspace: Path, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = places(opener)
    place = accepted(second, drive(usb))
    inbox = workspace.with_suffix(".goi-nhan")
    inbox.mkdir()
    for name in ("g1.goixa", "g2.goixa"):
        (inbox / name).write_bytes(b"goi")
    monkeypatch.setattr("desktop.exchange.device.Device.free", lambda *_words: 1000)
    assert second.carry_rest(place, owner(workspace), never) == Rest(2, no_room=True)


def test_a_folder_on_another_drive_is_a_second_place_while_it_is_there(
    opener: WorkspaceOpener, workspace: Path, tmp_path: Path
) -> None:
    chosen = tmp_path / "o-mang"
    second = places(opener, settings=Settings(second_folder=str(chosen / FOLDER)))
    assert second.look([]).places == ()
    chosen.mkdir()
    (place,) = second.look([]).places
    assert second.carry(place, owner(workspace), quiet, never)
    assert list((chosen / FOLDER).rglob("*.khx"))
    chosen.rename(tmp_path / "mat-mang")
    with pytest.raises(EnvironmentFailure, match="Không còn thấy"):
        second.carry(place, owner(workspace), quiet, never)
    assert not chosen.exists(), "nothing is written where the drive was"


def test_when_something_left_last_is_remembered(workspace: Path, opener: WorkspaceOpener) -> None:
    saved: list[None] = []
    settings = Settings()
    shelf = BackupFolders(opener.backup_folder)
    second = SecondPlaces(settings, lambda: saved.append(None), shelf, StickFiles())
    assert second.last(owner(workspace)) is None
    second.note(owner(workspace), datetime(2026, 3, 5, 8, 30))
    assert second.last(owner(workspace)) == datetime(2026, 3, 5, 8, 30)
    settings.carried[owner(workspace).key] = "hom qua"
    assert second.last(owner(workspace)) is None
    assert second.pc() == second.pc() != ""
    assert len(saved) == 2


TODAY = date(2026, 3, 20)
CHANGE = datetime(2026, 3, 19, 16, 0)


def days_at_risk(
    settings: Settings, package: datetime | None = None, change: datetime | None = CHANGE
) -> int | None:
    shelf = BackupFolders(lambda workspace: workspace.parent)
    second = SecondPlaces(settings, lambda: None, shelf, StickFiles())
    mine = owner(Path("xa.khx"))
    second.begin(mine, date(2026, 3, 1))
    second.begin(mine, TODAY)
    return second.days_at_risk(mine, package, change, TODAY)


def test_it_reminds_when_nothing_left_for_a_week() -> None:
    key = owner(Path("xa.khx")).key
    assert days_at_risk(Settings()) == 19, "since the first day"
    assert days_at_risk(Settings(), package=datetime(2026, 3, 13, 9)) == 7
    assert days_at_risk(Settings(), package=datetime(2026, 3, 14, 9)) is None
    assert days_at_risk(Settings(carried={key: "2026-03-15T08:00:00"})) is None
    assert days_at_risk(Settings(carried={key: "2026-03-10T08:00:00"})) == 10
    assert days_at_risk(Settings(outside_days=30)) is None
    assert days_at_risk(Settings(outside_days=0)) is None


def test_it_does_not_remind_of_what_did_not_change_or_was_put_off() -> None:
    assert days_at_risk(Settings(), change=None) is None
    package = datetime(2026, 3, 10, 9)
    assert days_at_risk(Settings(), package, change=datetime(2026, 3, 9, 9)) is None
    assert days_at_risk(Settings(outside_put_off="2026-03-21")) is None
    assert days_at_risk(Settings(outside_put_off="2026-03-20")) == 19
    assert days_at_risk(Settings(outside_put_off="mai")) == 19


def test_putting_off_lasts_a_week() -> None:
    settings = Settings()
    shelf = BackupFolders(lambda workspace: workspace.parent)
    SecondPlaces(settings, lambda: None, shelf, StickFiles()).put_off(TODAY)
    assert settings.outside_put_off == "2026-03-27"
