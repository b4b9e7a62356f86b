"""Backups by themselves: when something changed; with a look inside."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.rescued import BackupContents
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.support.stored_plans import PROFILE, empty_plan, full_plan


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


def test_a_file_that_comes_without_its_backups_gets_one(store: SqliteStore) -> None:
    add(store, "p1")
    made = store.keep_safe("định kỳ")
    assert made is not None
    made.unlink()
    assert store.keep_safe("khi cắm USB") is not None


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
    with store.step("Lập hồ sơ"):
        store.profile.save(PROFILE)
    issuer = PROFILE.issuer
    assert opener.look_inside(store.backup("tay")).office == f"{issuer.kind.value} {issuer.name}"
    (tmp_path / "anh.khx").write_bytes(b"x" * 500)
    with pytest.raises(Refused, match="không phải tệp dữ liệu"):
        opener.look_inside(tmp_path / "anh.khx")
