"""Backups by themselves: when something changed, to a second place, with a look inside."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import EnvironmentFailure, Refused
from desktop.services.rescued import BackupContents
from desktop.storage import backups
from desktop.storage.workspace import SqliteStore, WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.stored_plans import empty_plan, full_plan


def add(store: SqliteStore, key: str) -> None:
    with store.step("Thêm kế hoạch", key):
        store.plans.save(empty_plan(key))


def test_a_backup_is_made_only_of_what_changed(store: SqliteStore) -> None:
    assert store.keep_safe("định kỳ") is None
    add(store, "p1")
    made = store.keep_safe("định kỳ")
    assert made is not None
    assert "dinh-ky" in made.name
    assert store.keep_safe("định kỳ") is None
    store.history.undo("p1")
    assert store.keep_safe("định kỳ") is not None


def test_what_a_cut_left_without_a_backup_gets_one(
    path: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    store = opener.open(path)
    add(store, "p1")
    cut = tmp_path / "cut" / "xa.khx"
    cut.parent.mkdir()
    for name in ("xa.khx", "xa.khx-wal"):
        shutil.copyfile(tmp_path / name, cut.parent / name)
    store.close()

    again = opener.open(cut)
    assert again.keep_safe("khi mở") is not None
    again.close()
    (only,) = opener.list_backups(cut)
    assert only.reason == "khi-mo"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder / "sao-luu"


@pytest.fixture
def carrying(path: Path, clock: StillClock, stick: Path) -> SqliteStore:
    return WorkspaceOpener(clock=clock, minimum_free=0, second_place=stick).open(path)


def test_each_backup_is_carried_to_the_second_place(carrying: SqliteStore, stick: Path) -> None:
    for number in range(6):
        add(carrying, f"p{number}")
        made = carrying.backup("tay")
    carrying.close()
    there = backups.list_backups(carrying.path, stick)
    assert there[0].path.name == made.name
    assert all(backup.is_verified() for backup in there)
    assert len(there) == backups.ALWAYS_KEPT
    assert not list(stick.glob("*.part"))


def test_a_stick_that_comes_later_gets_the_newest(carrying: SqliteStore, stick: Path) -> None:
    stick.parent.rmdir()
    add(carrying, "p1")
    made = carrying.keep_safe("định kỳ")
    assert made is not None
    assert not stick.exists()
    stick.parent.mkdir()
    assert carrying.keep_safe("định kỳ") is None
    assert (stick / made.name).read_bytes() == made.read_bytes()
    carrying.close()


def test_a_second_place_that_fails_spoils_no_backup(
    carrying: SqliteStore, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    add(carrying, "p1")
    monkeypatch.setattr(backups.shutil, "copyfile", full)
    assert carrying.backup("tay").is_file()
    assert list(stick.iterdir()) == []
    carrying.close()


def test_a_copy_that_reads_back_differently_gets_no_name(
    carrying: SqliteStore, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(carrying, "p1")
    made = carrying.backup("tay")
    other = tmp_path / "usb" / "khac"
    monkeypatch.setattr(backups.shutil, "copyfile", lambda _from, to: to.write_bytes(b"hong"))
    with pytest.raises(EnvironmentFailure, match="không đọc lại được đúng"):
        backups.carry(made, carrying.path, other)
    assert list(other.iterdir()) == []
    carrying.close()


def test_a_look_inside_tells_what_a_backup_holds(
    store: SqliteStore, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    assert opener.look_inside(store.backup("tay")) == BackupContents(0, 0, "", None)
    with store.step("Thêm kế hoạch", "p1"):
        store.plans.save(full_plan("p1"))
    made = store.backup("tay")
    before = made.read_bytes()
    held = BackupContents(1, 2, "Thêm kế hoạch", datetime(2026, 3, 5, 8, 30))
    assert opener.look_inside(made) == held
    assert made.read_bytes() == before
    (tmp_path / "anh.khx").write_bytes(b"x" * 500)
    with pytest.raises(Refused, match="không phải tệp dữ liệu"):
        opener.look_inside(tmp_path / "anh.khx")
