"""A workspace file is made whole, opened once, and refused with a sentence if it is not ours."""

import shutil
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.tracking.model import OccurrenceFact
from desktop.domain.tracking.query import GroupBy, Order, TaskQuery
from desktop.errors import AppError, EnvironmentFailure, Refused
from desktop.storage import backups, connection, health, schema
from desktop.storage.failures import Damaged
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.stored_plans import PROFILE, full_plan

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = date(2026, 3, 20)
FIXTURES = ROOT / "tests" / "data" / "workspaces"


def test_the_settings_are_in_force(store: SqliteStore) -> None:
    for name, _wanted, expected in connection.SETTINGS:
        found = store._connection.query(f"PRAGMA {name}")
        assert found in ([(expected,)], []), name
        assert found or name == "mmap_size"


def test_a_setting_that_is_not_taken_stops_the_program(
    path: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SETTINGS", (("journal_mode", "DELETE", "wal"),))
    before = path.read_bytes()

    with pytest.raises(EnvironmentFailure, match="journal_mode"):
        opener.open(path)
    assert path.read_bytes()[100:] == before[100:]


def test_a_new_file_bears_our_marks(blank: Path) -> None:
    header = blank.read_bytes()[:100]
    assert header.startswith(b"SQLite format 3")
    assert struct.unpack(">60xI4xI28x", header) == (schema.SCHEMA_VERSION, schema.APPLICATION_ID)


def test_a_new_file_is_sound_and_alone(tmp_path: Path, opener: WorkspaceOpener) -> None:
    store = opener.create(tmp_path / "mới" / "xa.khx")
    assert store.check() == []
    assert store.notices == ()
    store.close()
    assert [file.name for file in (tmp_path / "mới").iterdir()] == ["xa.khx"]


def test_each_new_file_has_its_own_identity(tmp_path: Path, opener: WorkspaceOpener) -> None:
    names = set()
    for name in ("a.khx", "b.khx"):
        store = opener.create(tmp_path / name)
        names |= {store._meta.get("workspace_id"), store._meta.get("replica_id")}
        store.close()
    assert len(names) == 4


def test_an_existing_file_is_never_overwritten(tmp_path: Path, opener: WorkspaceOpener) -> None:
    path = tmp_path / "xa.khx"
    path.write_text("bảng lương")
    with pytest.raises(Refused, match=r"xa\.khx"):
        opener.create(path)
    assert path.read_text() == "bảng lương"


def test_a_file_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.storage.files.os.replace", full)
    with pytest.raises(EnvironmentFailure, match="đầy"):
        opener.create(tmp_path / "xa.khx")
    monkeypatch.undo()
    opener.create(tmp_path / "xa.khx").close()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path, opener: WorkspaceOpener) -> None:
    (tmp_path / "tệp").write_text("")
    with pytest.raises(EnvironmentFailure):
        opener.create(tmp_path / "tệp" / "xa.khx")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that even root cannot write")
def test_a_folder_that_is_not_writable_is_told(opener: WorkspaceOpener) -> None:
    with pytest.raises(EnvironmentFailure) as failure:
        opener.create(Path("/proc/self/xa.khx"))
    assert failure.value.advice


def test_a_disk_with_little_room_is_refused(tmp_path: Path, clock: StillClock) -> None:
    opener = WorkspaceOpener(clock=clock, minimum_free=2**60)
    with pytest.raises(Refused, match="trống"):
        opener.create(tmp_path / "xa.khx")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_refused(tmp_path: Path, opener: WorkspaceOpener) -> None:
    with pytest.raises(Refused, match="Không tìm thấy"):
        opener.open(tmp_path / "xa.khx")


def header_with(blank: Path, offset: int, value: int) -> bytes:
    data = bytearray(blank.read_bytes())
    data[offset : offset + 4] = value.to_bytes(4, "big")
    return bytes(data)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 docx", b"SQLite format 3\x00", b"x" * 5000])
def test_a_foreign_file_is_refused_untouched(
    tmp_path: Path, opener: WorkspaceOpener, content: bytes
) -> None:
    path = tmp_path / "anh.khx"
    path.write_bytes(content)
    with pytest.raises(Refused, match="không phải tệp dữ liệu"):
        opener.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_another_program_is_refused_untouched(
    tmp_path: Path, blank: Path, opener: WorkspaceOpener
) -> None:
    path = tmp_path / "anki.khx"
    path.write_bytes(header_with(blank, 68, 0x12345678))
    before = path.read_bytes()
    with pytest.raises(Refused, match="không phải tệp dữ liệu"):
        opener.open(path)
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path, opener: WorkspaceOpener) -> None:
    with pytest.raises(Refused, match="không phải tệp dữ liệu"):
        opener.open(tmp_path)


def test_a_newer_file_is_refused_untouched(
    tmp_path: Path, blank: Path, opener: WorkspaceOpener
) -> None:
    path = tmp_path / "mới.khx"
    path.write_bytes(header_with(blank, 60, schema.SCHEMA_VERSION + 1))
    before = path.read_bytes()
    with pytest.raises(Refused, match="phiên bản mới hơn") as refusal:
        opener.open(path)
    assert "cài bản mới nhất" in refusal.value.advice
    assert path.read_bytes() == before


def test_a_second_opening_in_this_program_is_refused(
    store: SqliteStore, opener: WorkspaceOpener
) -> None:
    with pytest.raises(EnvironmentFailure, match=r"đang mở tệp xa\.khx"):
        opener.open(store.path)
    with pytest.raises(EnvironmentFailure, match="đang mở tệp"):
        opener.open(store.path.parent / "." / "xa.khx")


OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from desktop.domain.tracking.model import OccurrenceFact
from desktop.domain.tracking.query import GroupBy, Order, TaskQuery
from desktop.errors import AppError
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
try:
    WorkspaceOpener(clock=StillClock()).open(Path(sys.argv[1]))
except AppError as refusal:
    sys.stdout.buffer.write(refusal.what.encode())
"""


def test_a_second_program_is_refused(store: SqliteStore, opener: WorkspaceOpener) -> None:
    with pytest.raises(EnvironmentFailure):
        opener.open(store.path)
    command = [sys.executable, "-c", OPEN_ELSEWHERE, str(store.path)]
    answer = subprocess.run(command, capture_output=True, check=True, timeout=60, cwd=ROOT)
    assert answer.stdout.decode() == "Kế hoạch xã đang mở tệp xa.khx ở một cửa sổ khác."
    assert store.check() == []


def test_a_closed_file_opens_again(path: Path, opener: WorkspaceOpener) -> None:
    for _time in range(3):
        store = opener.open(path)
        store.close()
        store.close()


def test_the_store_may_work_in_another_thread(store: SqliteStore) -> None:
    def work() -> None:
        with store.step("Tạo", "p1"):
            store.plans.save(full_plan())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert store.plans.get("p1") == full_plan()


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON plan BEGIN DELETE FROM plan; END",
        "DROP INDEX block_of_plan",
        "ALTER TABLE unit ADD COLUMN extra TEXT",
        "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON;"
        "INSERT INTO block VALUES ('b','o',1,0,'no plan',1,'heading','I','','')",
        "PRAGMA ignore_check_constraints=ON; INSERT INTO unit VALUES "
        "('u','o',0,0,1,'','','','no list',NULL,NULL)",
    ],
)
def test_a_file_that_was_tampered_with_is_damaged(
    path: Path, opener: WorkspaceOpener, tamper: Callable[[Path, str], None], sql: str
) -> None:
    tamper(path, sql)
    with pytest.raises(Damaged, match="bị hỏng"):
        opener.open(path)


def test_a_damaged_file_names_the_newest_good_backup(path: Path, opener: WorkspaceOpener) -> None:
    store = opener.open(path)
    with store.step("Tạo", "p1"):
        store.plans.save(full_plan())
    good = store.backup("tay")
    bad = store.backup("tay")
    store.close()
    opener.list_backups(path)[0].path.unlink()
    bad.write_bytes(b"x")
    path.write_bytes(path.read_bytes()[:9000])

    with pytest.raises(Damaged) as failure:
        opener.open(path)
    assert good.name in failure.value.advice
    good.unlink()
    with pytest.raises(Damaged, match="bị hỏng") as failure:
        opener.open(path)
    assert "Không có bản sao lưu" in failure.value.advice


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b"NOT NULL", b"NOT N\xd4LL"),
        (b"CREATE TABLE unit", b"CREATE TABLE un\xa6t"),
        ('["Tư pháp'.encode(), '("Tư pháp'.encode()),
    ],
)
def test_a_damaged_definition_or_list_is_met_at_opening(
    tmp_path: Path, blank: Path, opener: WorkspaceOpener, good: bytes, bad: bytes
) -> None:
    path = tmp_path / "hỏng.khx"
    path.write_bytes(filled(blank, tmp_path, opener).replace(good, bad))
    with pytest.raises(Damaged, match=r"hỏng\.khx"):
        opener.open(path)


def test_an_unknown_format_of_sqlite_is_damage(
    tmp_path: Path, blank: Path, opener: WorkspaceOpener
) -> None:
    path = tmp_path / "hỏng.khx"
    path.write_bytes(header_with(blank, 44, 9))
    with pytest.raises(Damaged):
        opener.open(path)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Tư pháp".encode(), b"T\xff ph\xe1p  "),
        ('Danh mục"]'.encode(), 'Danh mục"x'.encode()),
        (b"2026-01-09", b"2026-02-31"),
        (b'"authority":"TM.', b'"authority":"XX.'),
    ],
)
def test_a_damaged_value_is_met_when_it_is_read(
    tmp_path: Path, blank: Path, opener: WorkspaceOpener, good: bytes, bad: bytes
) -> None:
    path = tmp_path / "hỏng.khx"
    path.write_bytes(filled(blank, tmp_path, opener).replace(good, bad))
    store = opener.open(path)
    with pytest.raises(Damaged):
        store.plans.get("p1")
    store.close()


@settings(
    max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_any_damage_is_one_sentence_and_changes_nothing(
    tmp_path: Path, blank: Path, opener: WorkspaceOpener, data: st.DataObject
) -> None:
    path = tmp_path / "hỏng.khx"
    damaged = bytearray(filled(blank, tmp_path, opener))
    written = [place for place, byte in enumerate(damaged) if byte]
    for _time in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.sampled_from(written))
        damaged[start : start + 32] = data.draw(st.binary(min_size=1, max_size=32))
    if data.draw(st.booleans()):
        del damaged[data.draw(st.integers(0, len(damaged) - 1)) :]
    path.write_bytes(damaged)

    try:
        store = opener.open(path)
    except AppError:
        assert path.read_bytes() == damaged
        return
    try:
        look_at_everything(store)
    finally:
        store.close()


def filled(blank: Path, folder: Path, opener: WorkspaceOpener) -> bytes:
    path = folder / "đầy.khx"
    if not path.exists():
        shutil.copyfile(blank, path)
        store = opener.open(path)
        with store.step("Tạo", "p1"):
            store.profile.save(PROFILE)
            store.plans.save(full_plan())
            fact = OccurrenceFact("f", "p1-v1", "Quý I/2026", done_on=date(2026, 3, 2))
            store.tasks.occurrences.put(fact)
        store.tasks.areas()
        store.history.undo()
        store.history.redo()
        store.close()
    return path.read_bytes()


def look_at_everything(store: SqliteStore) -> None:
    for look in (
        lambda: [store.plans.get(plan.id) for plan in store.plans.list()],
        store.profile.get,
        store.library.list,
        lambda: store.tasks.find(TaskQuery(untracked=True), Order(group=GroupBy.UNIT), TODAY),
        lambda: store.tasks.lines(["p1-v1", "p1-v2"], TODAY),
        lambda: store.tasks.times_between(date.min, date.max, TaskQuery(), TODAY),
        store.tasks.areas,
        store.tasks.occurrences.list,
        lambda: [store.history.changes(step.id) for step in store.history.steps()],
        store.history.undo,
        store.history.redo,
        store.check,
    ):
        try:
            look()
        except AppError:
            continue


def test_a_cut_and_a_copy_of_a_running_file_are_told(
    path: Path, tmp_path: Path, opener: WorkspaceOpener
) -> None:
    store = opener.open(path)
    with store.step("Tạo", "p1"):
        store.plans.save(full_plan())
    store._connection.query("PRAGMA wal_checkpoint")
    copy, cut = tmp_path / "copy.khx", tmp_path / "cut.khx"
    copied = subprocess.run(
        ["cp", "--", str(path), str(copy)], check=True, capture_output=True, timeout=60
    )
    shutil.copyfile(copy, cut)
    shutil.copyfile(f"{path}-wal", f"{cut}-wal")
    store.close()

    assert copied.returncode == 0
    for file, word in ((copy, "sao chép"), (cut, "dừng đột ngột")):
        again = opener.open(file)
        assert len(again.notices) == 1
        assert word in again.notices[0]
        assert again.plans.get("p1") == full_plan()
        again.close()


def test_a_clock_that_fell_behind_is_told(
    path: Path, opener: WorkspaceOpener, clock: StillClock
) -> None:
    opener.open(path).close()
    clock.moment = datetime(2020, 1, 1)
    store = opener.open(path)
    assert len(store.notices) == 1
    assert "Đồng hồ" in store.notices[0]
    store.close()


def test_a_workspace_of_version_1_opens(tmp_path: Path, opener: WorkspaceOpener) -> None:
    path = Path(shutil.copyfile(FIXTURES / "schema-1.khx", tmp_path / "xa.khx"))
    store = opener.open(path)
    followed = replace(full_plan(), tracked=True)
    assert store.plans.get("p1") == replace(followed, subject="Khắc phục tồn tại")
    assert store.profile.get() == PROFILE
    assert store.history.undo("p1") is not None
    assert store.plans.get("p1") == followed
    assert store.check() == []
    store.close()
    (backup,) = [one for one in opener.list_backups(path) if one.reason == "truoc-nang-cap"]
    with backups.open_to_read(backup.path) as raw:
        assert health.version_of(raw) == 1
    raw.close()


def newer_program(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    """Let the program be one version ahead, with one further table."""
    steps_of_today = schema.migrations
    version = schema.SCHEMA_VERSION + 1

    def steps_of_tomorrow() -> object:
        steps = steps_of_today()

        @steps()
        def tomorrow(db: object) -> None:
            db.execute("CREATE TABLE note (id TEXT) STRICT")
            db.execute(sql)
            db.execute(f"PRAGMA user_version = {version}")

        return steps

    both = schema.DEFINITIONS[version - 1] | {"note": "CREATE TABLE note (id TEXT) STRICT"}
    monkeypatch.setattr(schema, "migrations", steps_of_tomorrow)
    monkeypatch.setitem(schema.DEFINITIONS, version, both)
    for module in (schema, health):
        monkeypatch.setattr(module, "SCHEMA_VERSION", version)


def test_an_older_file_is_backed_up_and_brought_forward(
    path: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(monkeypatch, "INSERT INTO note VALUES ('n')")
    store = opener.open(path)
    assert store.check() == []
    store.close()

    (backup,) = opener.list_backups(path)
    assert backup.reason == "truoc-nang-cap"
    with backups.open_to_read(backup.path) as raw:
        assert health.version_of(raw) == health.SCHEMA_VERSION - 1
    raw.close()
    opener.open(path).close()
    assert len(opener.list_backups(path)) == 1


def test_a_step_forward_that_fails_leaves_the_old_file(
    path: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(monkeypatch, "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(sqlite3.OperationalError):
        opener.open(path)
    monkeypatch.undo()

    store = opener.open(path)
    assert store.check() == []
    store.close()
