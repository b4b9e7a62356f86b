"""Two PCs of one office: what each wrote reaches the other, whole or not at all, and back again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.domain.exchange.model import Effect, MergePlan, PackageKind, RowState
from desktop.domain.tracking.model import Evidence, EvidenceLink, ProgressEntry
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.errors import Refused
from desktop.services.exchange.ports import Direction, PackageNote
from desktop.storage import list_index, tables
from desktop.storage.machine import FileMachine
from desktop.storage.placeholders import _FILLING
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.stored_plans import DOCUMENT, PROFILE, empty_plan, full_plan

FIXTURES = Path(__file__).resolve().parent.parent / "data" / "workspaces"


@dataclass
class Pc:
    """A PC with its memory and one workspace."""

    folder: Path

    @property
    def opener(self) -> WorkspaceOpener:
        machine = FileMachine(self.folder / "may.json")
        return WorkspaceOpener(clock=StillClock(), minimum_free=0, machine=machine)

    @property
    def path(self) -> Path:
        return self.folder / "xa.khx"

    def open(self) -> SqliteStore:
        return self.opener.open(self.path)


def pack(store: SqliteStore) -> list[RowState]:
    exchange = store.exchange
    return [state for table in exchange.tables() for state in exchange.states(table)]


def take(store: SqliteStore, states: Sequence[RowState]) -> MergePlan:
    plan = store.exchange.preview(states)
    with store.step("Nhập gói", "pack"):
        store.exchange.apply(plan)
    return plan


def write(store: SqliteStore, subject: str, key: str = "p1") -> None:
    with store.step("Sửa", key):
        store.plans.save(replace(full_plan(key), subject=subject))


def subject(store: SqliteStore, key: str = "p1") -> str:
    return store.plans.get(key).subject


@pytest.fixture
def office(tmp_path: Path) -> Pc:
    return Pc(tmp_path / "office")


@pytest.fixture
def first(office: Pc) -> Iterator[SqliteStore]:
    store = office.opener.create(office.path)
    with store.step("Khai báo"):
        store.profile.save(PROFILE)
    write(store, "A")
    yield store
    store.close()


@pytest.fixture
def second(tmp_path: Path, first: SqliteStore) -> Iterator[SqliteStore]:
    """The laptop: an empty workspace that became a copy."""
    laptop = Pc(tmp_path / "laptop")
    store = laptop.opener.create(laptop.path)
    with store.step("Chuyển máy", "pack"):
        store.exchange.adopt(first.exchange.workspace_id)
        store.exchange.apply(store.exchange.preview(pack(first)))
    yield store
    store.close()


def meet(one: SqliteStore, other: SqliteStore) -> None:
    for here, there in ((one, other), (other, one)):
        take(here, pack(there))
    assert one.exchange.digest() == other.exchange.digest()
    assert one.check() == other.check() == []


def test_a_copy_holds_all_and_is_told_apart(first: SqliteStore, second: SqliteStore) -> None:
    assert second.plans.get("p1") == first.plans.get("p1")
    assert second.profile.get() == PROFILE
    assert second.exchange.digest() == first.exchange.digest()
    assert second.exchange.replica_id != first.exchange.replica_id
    assert second.exchange.workspace_id == first.exchange.workspace_id
    assert second.check() == []


def test_what_each_wrote_reaches_the_other(first: SqliteStore, second: SqliteStore) -> None:
    write(first, "A2")
    write(second, "của máy xách tay", "p2")
    plan = take(second, pack(first))
    assert plan.count(Effect.CHANGED) == 1
    assert plan.count(Effect.NEW) == plan.count(Effect.DELETED) == plan.count(Effect.CONFLICT) == 0
    assert second.plans.get("p2").subject == "của máy xách tay", "absence deletes nothing"
    meet(first, second)
    assert subject(first, "p2") == "của máy xách tay"
    assert subject(second) == "A2"


def test_a_row_that_came_in_and_was_changed_in_the_same_step_knows_that_change(
    first: SqliteStore, second: SqliteStore
) -> None:
    write(first, "A2")
    with second.step("Nhập rồi sửa"):
        second.exchange.apply(second.exchange.preview(pack(first)))
        second.plans.save(replace(full_plan("p1"), subject="A3"))
    assert take(first, pack(second)).count(Effect.CHANGED) == 1
    assert take(second, pack(first)).count(Effect.UNCHANGED) == len(pack(first))
    assert subject(first) == subject(second) == "A3"


def test_the_same_package_again_changes_nothing(first: SqliteStore, second: SqliteStore) -> None:
    write(first, "A2")
    package = pack(first)
    take(second, package)
    steps, digest = second.history.steps(), second.exchange.digest()
    plan = take(second, package)
    assert plan.count(Effect.UNCHANGED) == len(plan.entries)
    assert (second.history.steps(), second.exchange.digest()) == (steps, digest)


def test_an_older_package_brings_nothing_back(first: SqliteStore, second: SqliteStore) -> None:
    old = pack(first)
    write(first, "A2")
    with first.step("Xóa"):
        first.library.save(DOCUMENT)
        first.library.delete(DOCUMENT.id)
    take(second, pack(first))
    take(second, old)
    assert subject(second) == "A2"
    assert second.exchange.digest() == first.exchange.digest()


def test_a_deletion_is_carried_and_its_undoing_too(first: SqliteStore, second: SqliteStore) -> None:
    with first.step("Xóa", "p1"):
        first.plans.delete("p1")
    assert take(second, pack(first)).count(Effect.DELETED) == 1
    assert second.plans.list() == []
    first.history.undo("p1")
    meet(first, second)
    assert second.plans.get("p1") == first.plans.get("p1")


def test_rows_of_a_plan_deleted_before_anyone_saw_it_have_something_to_point_to(
    first: SqliteStore, tmp_path: Path
) -> None:
    with first.step("Đính kèm"):
        first.tasks.evidence.put(Evidence("e1", subject="Quyết định"))
        first.tasks.evidence_links.put(EvidenceLink("l1", "e1", "t1"))
    with first.step("Xóa", "p1"):
        first.plans.delete("p1")
        first.tasks.evidence.remove("e1")
    states = [
        replace(state, content=None) if state.table in ("commune", "unit", "task_table") else state
        for state in pack(first)
    ]
    new = Pc(tmp_path / "new")
    store = new.opener.create(new.path)
    with store.step("Chuyển máy", "pack"):
        store.exchange.apply(store.exchange.preview(states))
    assert store.check() == []
    assert [state for state in pack(store) if state.table != "x"] == states
    store.close()


def test_every_table_that_others_point_to_can_be_stood_in_for(first: SqliteStore) -> None:
    raw = first._connection.raw
    parents = {
        row[2]
        for name in tables.TABLES
        for row in raw.execute(f"PRAGMA foreign_key_list({name})").fetchall()
    }
    assert parents == _FILLING.keys()


def test_undoing_an_import_leaves_no_trace(first: SqliteStore, second: SqliteStore) -> None:
    write(first, "A2")
    write(first, "mới", "p3")
    write(second, "B2")
    before = second.exchange.digest()
    listed = second.plans.list()
    take(second, pack(first))
    after = second.exchange.digest()
    assert len(second.exchange.conflicts()) == 1

    assert second.history.undo("pack") is not None
    assert second.exchange.digest() == before
    assert [plan.id for plan in second.plans.list()] == [plan.id for plan in listed]
    assert second.exchange.conflicts() == []
    assert second.check() == []
    second.history.redo("pack")
    assert second.exchange.digest() == after
    second.history.undo("pack")
    meet(first, second)


def test_an_import_is_taken_back_after_a_later_edit_was(
    first: SqliteStore, second: SqliteStore
) -> None:
    write(first, "A2")
    take(second, pack(first))
    write(second, "A3")
    second.history.undo("p1")
    second.history.undo("pack")
    assert subject(second) == "A"
    meet(first, second)
    assert subject(first) == "A", "what was counted meanwhile makes it a change of its own"


def test_two_changes_of_one_row_are_kept_and_chosen_among(
    first: SqliteStore, second: SqliteStore
) -> None:
    write(first, "của văn phòng")
    write(second, "của máy xách tay")
    meet(first, second)
    assert subject(first) == subject(second)
    (conflict,) = first.exchange.conflicts()
    assert conflict.effect is Effect.CONFLICT
    assert [change.column for change in conflict.fields] == ["subject"]
    (other,) = conflict.siblings
    assert other.content is not None

    with first.step("Chọn bản giữ lại"):
        changed = first.exchange.resolve(other.key, other)
    assert changed
    assert subject(first) == other.content["subject"]
    assert first.exchange.conflicts() == []
    meet(first, second)
    assert second.exchange.conflicts() == []
    assert subject(second) == other.content["subject"]
    with pytest.raises(Refused, match="không còn"), first.step("Chọn"):
        first.exchange.resolve(other.key, other)


@pytest.mark.parametrize("stays", [True, False])
def test_a_choice_can_be_taken_back_everywhere(
    first: SqliteStore, second: SqliteStore, stays: bool
) -> None:
    write(first, "của văn phòng")
    write(second, "của máy xách tay")
    meet(first, second)
    (conflict,) = first.exchange.conflicts()
    said = {str((state.content or {})["subject"]) for state in (conflict.after, *conflict.siblings)}
    with first.step("Chọn", "chọn"):
        chosen = conflict.after if stays else conflict.siblings[0]
        first.exchange.resolve(chosen.key, chosen)
    meet(first, second)
    assert second.exchange.conflicts() == []

    first.history.undo("chọn")
    meet(first, second)
    for store in (first, second):
        (again,) = store.exchange.conflicts()
        assert {
            str((state.content or {})["subject"]) for state in (again.after, *again.siblings)
        } == said
        assert subject(store) == (again.after.content or {})["subject"]
    first.history.redo("chọn")
    meet(first, second)
    assert second.exchange.conflicts() == []
    assert subject(second) == (chosen.content or {})["subject"]


def test_editing_a_row_in_conflict_settles_it_and_keeps_what_was_lost(
    first: SqliteStore, second: SqliteStore
) -> None:
    write(first, "1")
    write(second, "2")
    meet(first, second)
    (conflict,) = first.exchange.conflicts()
    write(first, "3")
    assert first.exchange.conflicts() == []
    meet(first, second)
    assert subject(second) == "3"
    lost = first._connection.query("SELECT before FROM step_version WHERE before LIKE '%siblings%'")
    assert len(lost) == 1
    assert f'"{(conflict.siblings[0].content or {})["subject"]}"' in lost[0][0]
    first.history.undo("p1")
    assert len(first.exchange.conflicts()) == 1
    meet(first, second)


def test_the_way_back_does_not_run_over_a_conflict(first: SqliteStore, second: SqliteStore) -> None:
    write(first, "1")
    write(second, "2")
    meet(first, second)
    own = first if subject(first) == "1" else second
    with pytest.raises(Refused, match="xung đột"):
        own.history.undo("p1")
    assert len(own.exchange.conflicts()) == 1
    assert own.check() == []


def test_the_same_words_on_both_sides_are_no_conflict(
    first: SqliteStore, second: SqliteStore
) -> None:
    write(first, "giống nhau")
    write(second, "giống nhau")
    meet(first, second)
    assert first.exchange.conflicts() == []
    first.history.undo("p1")
    assert subject(first) == "A"
    meet(first, second)
    assert subject(second) == "A"


def changed_row(states: Sequence[RowState], table: str, **values: object) -> list[RowState]:
    """Return a package in which a row of ``table`` came later and says something else."""
    found = next(state for state in states if state.table == table)
    content = {**(found.content or {}), **values}
    versions = {**found.versions, "other": 1}
    return [*states, replace(found, versions=versions, content=content)]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("plan", {"status": "Lạ"}),
        ("plan", {"first_year": "2026"}),
        ("plan", {"subject": None}),
        ("plan", {"recipients": "{}"}),
        ("plan", {"date": "2026-02-31"}),
        ("plan", {"issuer": '{"kind":"lạ"}'}),
        ("block", {"rank": 1}),
        ("block", {"plan_id": "không có"}),
        ("block", {"level": "II"}),
        ("table_row", {"title": "hai thứ", "task": "một lúc"}),
        ("task_table", {"plan_id": "p9"}),
        ("officer", {"unit_id": "không có"}),
        ("officer", {"signs": 2}),
        ("plan", {"color": "đỏ"}),
        ("commune", {"era": "four-level"}),
    ],
)
def test_a_row_that_breaks_a_rule_refuses_the_whole_package(
    first: SqliteStore, second: SqliteStore, table: str, values: dict[str, object]
) -> None:
    write(first, "A2")
    package = changed_row(pack(first), table, **values)
    steps, digest = second.history.steps(), second.exchange.digest()
    with pytest.raises(Refused, match=r"^Gói ") as refusal:
        take(second, package)
    assert refusal.value.safe == "Không có gì bị thay đổi."
    assert (second.history.steps(), second.exchange.digest()) == (steps, digest)
    assert subject(second) == "A"
    assert second.check() == []


def test_an_unknown_table_refuses_the_whole_package(second: SqliteStore) -> None:
    state = RowState("step", "1", "w", {"r": 1}, {"label": "x"})
    assert "chưa biết" in second.exchange.problem_of(state)
    with pytest.raises(Refused, match="chưa biết"):
        take(second, [state])


def test_a_plan_that_was_overtaken_is_not_applied(first: SqliteStore, second: SqliteStore) -> None:
    write(first, "A2")
    plan = second.exchange.preview(pack(first))
    write(second, "B2")
    with pytest.raises(Refused, match="đã thay đổi"), second.step("Nhập gói", "pack"):
        second.exchange.apply(plan)
    assert subject(second) == "B2"


def test_the_list_of_tasks_follows_an_import_and_its_undoing(
    first: SqliteStore, second: SqliteStore
) -> None:
    second.tasks.areas()
    write(first, "Của máy khác", "p5")
    with first.step("Ghi"):
        first.tasks.progress.put(ProgressEntry("g1", "t1", date(2026, 3, 1), 50))
    take(second, pack(first))
    assert second.check() == []
    second.history.undo("pack")
    assert second.check() == []


def test_the_list_of_tasks_is_made_anew_after_very_many_rows(
    first: SqliteStore, second: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_index, "MANY", 3)
    second.tasks.areas()
    write(first, "Của máy khác", "p5")
    take(second, pack(first))
    listed = second.tasks.find(TaskQuery(), Order(), date(2026, 3, 5))
    assert listed == first.tasks.find(TaskQuery(), Order(), date(2026, 3, 5))
    assert second.check() == []


def test_only_an_empty_workspace_becomes_a_copy(second: SqliteStore) -> None:
    with pytest.raises(Refused, match="không còn trống"):
        second.exchange.adopt("khác")


# the log, secrets


def note(name: str, **values: object) -> PackageNote:
    moment = datetime(2026, 3, 5, 8, 30)
    base = PackageNote(
        name * 64, Direction.MADE, "g", PackageKind.REPORT, "w", "xã A", "r", 1, "", moment, moment
    )
    return replace(base, **values)  # type: ignore[arg-type]


def test_packages_are_noted_and_one_taken_back_is_marked(first: SqliteStore) -> None:
    first.exchange.note(note("a"))
    with first.step("Nhập gói", "pack") as step:
        first.exchange.note(note("b", direction=Direction.TAKEN, step_id=step))
    assert [one.undone for one in first.exchange.notes()] == [False, False]
    assert first.history.steps()[0].label == "Nhập gói", "to be seen, even without a row"
    first.history.undo("pack")
    undone = {one.manifest_hash[0]: one.undone for one in first.exchange.notes()}
    assert undone == {"a": False, "b": True}
    assert first.check() == []


def test_a_secret_is_kept_and_never_packed(first: SqliteStore) -> None:
    assert first.exchange.secret("khóa") == ""
    first.exchange.keep_secret("khóa", "bí mật")
    assert first.exchange.secret("khóa") == "bí mật"
    assert "bí mật" not in repr(pack(first))


# the name under which a copy counts its changes


def replica(pc: Pc, path: Path | None = None) -> str:
    store = pc.opener.open(path or pc.path)
    found = store.exchange.replica_id
    store.close()
    return found


@pytest.fixture
def pc(office: Pc, first: SqliteStore) -> Pc:
    first.close()
    return office


def test_a_file_keeps_its_name_on_its_pc(pc: Pc) -> None:
    assert replica(pc) == replica(pc) == replica(pc)


def test_a_file_moved_to_another_pc_gets_a_name(pc: Pc, tmp_path: Path) -> None:
    known = replica(pc)
    other = Pc(tmp_path / "other")
    other.folder.mkdir()
    shutil.copyfile(pc.path, other.path)
    assert replica(other) != known
    assert replica(other) == replica(other)
    assert replica(pc) == known


def test_of_two_copies_on_one_pc_one_gets_a_name(pc: Pc) -> None:
    known = replica(pc)
    copy = Path(shutil.copyfile(pc.path, pc.folder / "copy.khx"))
    assert {replica(pc), replica(pc, copy)} > {known}
    assert replica(pc) != replica(pc, copy)


def test_a_backup_put_back_gets_a_name(pc: Pc) -> None:
    store = pc.open()
    known, backup = store.exchange.replica_id, store.backup("tay")
    store.close()
    pc.opener.restore(backup, pc.path)
    assert replica(pc) != known


def test_a_copy_made_in_use_gets_a_name(pc: Pc) -> None:
    store = pc.open()
    known = store.exchange.replica_id
    store._connection.query("PRAGMA wal_checkpoint")
    backup = store._connection.raw.execute("VACUUM INTO ?", (str(pc.folder / "copy.khx"),))
    backup.close()
    store.close()
    pc.path.unlink()
    shutil.move(pc.folder / "copy.khx", pc.path)
    assert replica(pc) != known


def test_a_pc_that_cannot_remember_gives_a_name_each_time(pc: Pc) -> None:
    (pc.folder / "may.json").unlink()
    (pc.folder / "may.json").mkdir()
    assert replica(pc) != replica(pc)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 1}'])
def test_a_damaged_memory_is_no_memory(pc: Pc, content: str) -> None:
    known = replica(pc)
    (pc.folder / "may.json").write_text(content)
    assert replica(pc) != known
    assert replica(pc) == replica(pc)


def test_a_copy_put_back_loses_nothing(second: SqliteStore, pc: Pc) -> None:
    store = pc.open()
    backup = store.backup("tay")
    write(store, "sau khi sao lưu")
    take(second, pack(store))
    store.close()
    pc.opener.restore(backup, pc.path)
    again = pc.open()
    write(again, "sau khi khôi phục")
    meet(again, second)
    (conflict,) = again.exchange.conflicts()
    said = {(state.content or {})["subject"] for state in (conflict.after, *conflict.siblings)}
    assert said == {"sau khi sao lưu", "sau khi khôi phục"}
    again.close()


# older files, the chain of the history


def test_rows_of_an_older_file_know_their_revisions(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(FIXTURES / "schema-1.khx", tmp_path / "xa.khx"))
    store = WorkspaceOpener(clock=StillClock(), minimum_free=0).open(path)
    states = pack(store)
    revisions = dict(store._connection.query("SELECT id, revision FROM plan"))
    for state in states:
        assert state.versions.keys() == {store.exchange.replica_id}
        if state.table == "plan":
            assert set(state.versions.values()) == {revisions[state.id]}
    assert [problem for state in states if (problem := store.exchange.problem_of(state))] == []
    assert store.check() == []
    store.close()


def test_a_row_without_versions_knows_its_revision(
    pc: Pc, tamper: Callable[[Path, str], None]
) -> None:
    tamper(pc.path, "DELETE FROM row_version")
    store = pc.open()
    assert all(state.versions for state in pack(store))
    write(store, "sửa")
    (plan,) = [state for state in pack(store) if state.table == "plan"]
    assert plan.versions.keys() == {store.exchange.replica_id}
    assert max(plan.versions.values()) > 1
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE step SET label = 'khác' WHERE id = 2",
        "UPDATE step SET at = '2020-01-01T00:00:00' WHERE id = 2",
        "DELETE FROM change WHERE step_id = 2 AND table_name = 'block'",
        "UPDATE change SET before = '{}' WHERE step_id = 2 AND table_name = 'plan'",
        "DELETE FROM step_seal WHERE step_id = 2",
        "UPDATE step_seal SET seal = replace(seal, substr(seal, 1, 1), 'x') WHERE step_id = 2",
    ],
)
def test_a_history_that_was_altered_is_told(
    pc: Pc, tamper: Callable[[Path, str], None], sql: str
) -> None:
    store = pc.open()
    write(store, "B")
    store.close()
    with closing(sqlite3.connect(pc.path)) as raw:
        assert raw.execute("SELECT count(*) FROM step_seal").fetchone() == (3,)
    tamper(pc.path, sql)
    store = pc.open()
    assert store.check() == ["Lịch sử đã bị sửa từ bước 2."]
    store.close()


def test_an_empty_plan_is_carried(first: SqliteStore, second: SqliteStore) -> None:
    with first.step("Tạo", "trống"):
        first.plans.save(empty_plan("trống"))
    meet(first, second)
    assert second.plans.get("trống") == first.plans.get("trống")
