"""Backups are verified, thinned out by date, and put back whole."""

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import AppError, EnvironmentFailure, Refused
from desktop.storage import backups, files
from desktop.storage.backups import Backup, to_keep
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.stored_plans import empty_plan, full_plan


def save(store: SqliteStore, subject: str) -> None:
    with store.step("Sửa", "p1"):
        store.plans.save(replace(full_plan(), subject=subject))


def shown(opener: WorkspaceOpener, path: Path) -> str:
    store = opener.open(path)
    assert store.check() == []
    assert store.notices == ()
    subject = store.plans.get("p1").subject
    store.close()
    return subject


def test_a_backup_holds_everything_and_says_why(
    store: SqliteStore, opener: WorkspaceOpener
) -> None:
    save(store, "A")
    made = store.backup("Trước khi gộp")

    assert made == store.path.parent / "sao-luu" / "xa_00001_20260305-083000_truoc-khi-gop.khx"
    assert sorted(file.name for file in made.parent.iterdir()) == [
        made.name,
        made.name + ".sha256",
    ]
    assert shown(opener, made) == "A"


def test_backups_go_where_the_opener_says(path: Path, tmp_path: Path, clock: StillClock) -> None:
    opener = WorkspaceOpener(tmp_path / "nơi khác", clock=clock, minimum_free=0)
    store = opener.open(path)
    assert store.backup("tay").parent == tmp_path / "nơi khác"
    store.close()
    assert [backup.reason for backup in opener.list_backups(path)] == ["tay"]


def test_closing_backs_up_only_what_changed(path: Path, opener: WorkspaceOpener) -> None:
    opener.open(path).close()
    assert opener.list_backups(path) == []

    store = opener.open(path)
    save(store, "A")
    store.close()
    opener.open(path).close()
    assert [backup.reason for backup in opener.list_backups(path)] == ["khi-dong"]


def test_a_failed_backup_at_closing_lets_the_file_go(
    path: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path.parent / "sao-luu").write_text("a file in the way")
    store = opener.open(path)
    save(store, "A")
    with pytest.raises(EnvironmentFailure):
        store.close()
    assert shown(opener, path) == "A"


def test_only_verified_backups_are_kept(
    store: SqliteStore, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, "A")
    monkeypatch.setattr("desktop.storage.health.all_faults", lambda _raw: ["hỏng"])
    with pytest.raises(EnvironmentFailure, match="không đọc lại được"):
        store.backup("tay")
    monkeypatch.undo()

    assert opener.list_backups(store.path) == []
    assert list((store.path.parent / "sao-luu").iterdir()) == []


def test_a_cut_while_backing_up_leaves_no_backup(
    store: SqliteStore, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, "A")
    replace_file = backups.files.replace_file

    def cut(part: Path, path: Path, **how: float) -> None:
        if path.suffix == ".khx":
            raise OSError(5, "cut")
        replace_file(part, path, **how)

    monkeypatch.setattr(backups.files, "replace_file", cut)
    with pytest.raises(EnvironmentFailure):
        store.backup("tay")
    monkeypatch.undo()

    assert opener.list_backups(store.path) == []
    assert store.backup("tay").exists()
    assert [backup.number for backup in opener.list_backups(store.path)] == [1]


def test_other_files_among_the_backups_are_let_be(
    store: SqliteStore, opener: WorkspaceOpener
) -> None:
    made = store.backup("tay")
    for name in (
        "ghi chú.txt",
        "khac_00001_20260101-000000_tay.khx",
        "xa_00009_20269999-000000_a.khx",
    ):
        (made.parent / name).write_text("x")

    assert [backup.path for backup in opener.list_backups(store.path)] == [made]


def test_an_altered_backup_is_known(store: SqliteStore, opener: WorkspaceOpener) -> None:
    made = store.backup("tay")
    (backup,) = opener.list_backups(store.path)
    assert backup.is_verified()
    made.write_bytes(made.read_bytes()[:-1] + b"!")
    assert not backup.is_verified()
    backups.digest_file(made).unlink()
    assert not backup.is_verified()


def series(days: int, each_day: int = 1) -> list[Backup]:
    """Return backups of the last ``days`` days, newest first."""
    first = datetime(2026, 3, 5, 17)
    moments = [
        first - timedelta(days=day, hours=hour) for day in range(days) for hour in range(each_day)
    ]
    total = len(moments)
    return [
        Backup(Path(f"{total - index}.khx"), total - index, moment, "tay", 1)
        for index, moment in enumerate(moments)
    ]


def test_old_backups_are_thinned_to_days_weeks_and_months() -> None:
    kept = to_keep(series(400, each_day=3), lambda _backup: True)

    days = sorted({backup.at.date() for backup in kept}, reverse=True)
    weeks = {day.isocalendar()[:2] for day in days}
    months = {(day.year, day.month) for day in days}
    assert days[:12] == [date(2026, 3, 5) - timedelta(days=back) for back in range(12)]
    assert {
        (date(2026, 3, 5) - timedelta(weeks=back)).isocalendar()[:2] for back in range(10)
    } <= weeks
    assert {(2026, 3), (2026, 1), (2025, 12), (2025, 7)} <= months
    assert days[-1] == date(2025, 7, 31)
    assert len(kept) <= 12 + 10 + 9 + 3


def test_the_last_three_verified_are_always_kept() -> None:
    row = series(1, each_day=9)
    good = {7, 5, 3, 1}

    kept = to_keep(row, lambda backup: backup.number in good)

    assert {backup.number for backup in kept} == {9, 7, 5, 3}


def test_those_made_before_a_deletion_are_not_pushed_out_by_the_ordinary_ones() -> None:
    row = [
        replace(backup, reason="truoc-khi-xoa-34-nhiem-vu") if backup.number <= 20 else backup
        for backup in series(1, each_day=40)
    ]
    kept = {backup.number for backup in to_keep(row, lambda _backup: True)}
    assert kept >= {40, 39, 38, *range(11, 21)}
    assert not kept & {10, 30, 35}


@given(
    st.lists(st.tuples(st.datetimes(), st.booleans()), max_size=60),
)
def test_the_rules_of_keeping_hold_for_any_clock(made: list[tuple[datetime, bool]]) -> None:
    row = [
        Backup(Path(str(number)), number, at, "", int(good))
        for number, (at, good) in reversed(list(enumerate(made)))
    ]
    kept = to_keep(row, lambda backup: bool(backup.size))

    assert len(kept) <= 12 + 10 + 9 + 3
    assert set([backup for backup in row if backup.size][:3]) <= kept
    assert set(row[:1]) <= kept


def test_rotation_deletes_files_with_their_digests(
    store: SqliteStore, opener: WorkspaceOpener, clock: StillClock
) -> None:
    for _time in range(6):
        store.backup("tay")
    files = list((store.path.parent / "sao-luu").iterdir())

    assert [backup.number for backup in opener.list_backups(store.path)] == [6, 5, 4]
    assert len(files) == 6


def test_a_backup_is_put_back_and_the_old_file_kept(path: Path, opener: WorkspaceOpener) -> None:
    store = opener.open(path)
    save(store, "A")
    made = store.backup("tay")
    save(store, "B")
    store.close()

    kept = opener.restore(made, path)

    assert shown(opener, path) == "A"
    assert shown(opener, kept) == "B"
    assert kept != path


def test_a_backup_replaces_a_damaged_file_with_its_log(path: Path, opener: WorkspaceOpener) -> None:
    store = opener.open(path)
    save(store, "A")
    made = store.backup("tay")
    save(store, "B")
    log = Path(f"{path}-wal")
    changes_to_come = log.read_bytes()
    store.close()
    path.write_bytes(b"rubbish")
    log.write_bytes(changes_to_come)

    kept = opener.restore(made, path)

    assert shown(opener, path) == "A", "the log of the old file is not applied to the new one"
    assert kept.read_bytes() == b"rubbish"
    assert Path(f"{kept}-wal").read_bytes() == changes_to_come


def test_a_lost_file_comes_back(path: Path, opener: WorkspaceOpener) -> None:
    store = opener.open(path)
    save(store, "A")
    made = store.backup("tay")
    store.close()
    path.unlink()

    assert opener.restore(made, path) == path
    assert shown(opener, path) == "A"


def test_a_backup_without_digest_is_judged_by_its_content(
    path: Path, opener: WorkspaceOpener
) -> None:
    store = opener.open(path)
    save(store, "A")
    made = store.backup("tay")
    store.close()
    backups.digest_file(made).unlink()
    opener.restore(made, path)
    assert shown(opener, path) == "A"


def test_bad_backups_are_refused_and_change_nothing(
    path: Path, tmp_path: Path, opener: WorkspaceOpener
) -> None:
    store = opener.open(path)
    save(store, "A")
    made = store.backup("tay")
    store.close()
    before = path.read_bytes()
    altered, cut, foreign, running = (tmp_path / name for name in ("1", "2", "3", "4"))
    altered.write_bytes(made.read_bytes())
    backups.digest_file(altered).write_text("0" * 64)
    cut.write_bytes(made.read_bytes()[:-8000])
    foreign.write_text("không phải sao lưu")
    running.write_bytes(made.read_bytes())
    Path(f"{running}-wal").write_bytes(b"log")

    for backup in (altered, cut, foreign, running, tmp_path / "không có"):
        with pytest.raises(Refused) as refusal:
            opener.restore(backup, path)
        assert backup.name in refusal.value.what
    assert path.read_bytes() == before
    assert not path.with_name("xa.khx.part").exists()


def test_a_file_in_use_is_not_replaced(path: Path, opener: WorkspaceOpener) -> None:
    store = opener.open(path)
    save(store, "A")
    made = store.backup("tay")
    with pytest.raises(EnvironmentFailure, match="đang mở"):
        opener.restore(made, path)
    assert store.check() == []
    store.close()


@pytest.mark.parametrize("crashed", [False, True])
@pytest.mark.parametrize("failing", range(3))
def test_a_cut_while_putting_back_loses_nothing(
    path: Path,
    opener: WorkspaceOpener,
    monkeypatch: pytest.MonkeyPatch,
    failing: int,
    crashed: bool,
) -> None:
    store = opener.open(path)
    save(store, "A")
    made = store.backup("tay")
    save(store, "B")
    as_cut = [(file, file.read_bytes()) for file in (path, files.log_of(path))]
    store.close()
    for file, data in as_cut if crashed else ():
        file.write_bytes(data)
    names = ("shutil.copyfile", "files.sync_file", "files.replace_or_leave")

    def fail(*_arguments: object) -> None:
        raise OSError(5, "cut")

    monkeypatch.setattr(f"desktop.storage.restore.{names[failing]}", fail)
    with pytest.raises(AppError):
        opener.restore(made, path)
    monkeypatch.undo()
    with closing(opener.open(path)) as again:
        assert again.plans.get("p1").subject == "B"
        assert bool(again.notices) == crashed


def test_an_empty_workspace_can_be_backed_up(store: SqliteStore) -> None:
    with store.step("Tạo", "p1"):
        store.plans.save(empty_plan())
    assert store.backup("").name == "xa_00001_20260305-083000_.khx"
