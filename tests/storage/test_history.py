"""Every user action is a step, whole or not at all, and can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop.domain.plan import Plan
from desktop.errors import Refused
from desktop.services.outcome import Kind
from desktop.services.ports import Change, Step
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.support.stored_plans import DOCUMENT, PROFILE, empty_plan, full_plan


def subject(text: str, key: str = "p1") -> Plan:
    return replace(empty_plan(key), subject=text)


def save(store: SqliteStore, plan: Plan, label: str = "Sửa", belongs: str | None = None) -> int:
    with store.step(label, plan.id if belongs is None else belongs) as step_id:
        store.plans.save(plan)
    return step_id


def shown(store: SqliteStore, key: str = "p1") -> str:
    return store.plans.get(key).subject


def test_a_step_is_logged_with_its_rows(store: SqliteStore) -> None:
    save(store, subject("A"), "Tạo kế hoạch")
    step_id = save(store, subject("B"), "Sửa trích yếu")

    at = datetime(2026, 3, 5, 8, 30)
    assert store.history.steps("p1") == [
        Step(2, "Sửa trích yếu", at, "p1"),
        Step(1, "Tạo kế hoạch", at, "p1"),
    ]
    (change,) = store.history.changes(step_id)
    assert (change.table, change.row_id) == ("plan", "p1")
    assert change.before is not None
    assert change.after is not None
    assert (change.before["subject"], change.after["subject"]) == ("A", "B")


def test_a_new_row_has_no_state_before_and_a_deleted_one_none_after(store: SqliteStore) -> None:
    with store.step("Thêm"):
        store.library.save(DOCUMENT)
    with store.step("Xóa"):
        store.library.delete("d1")

    (added,), (deleted,) = store.history.changes(1), store.history.changes(2)
    assert added.before is None
    assert deleted.after is None
    assert Change("legal_document", "d1", None, deleted.before) == added


def test_a_step_that_changes_nothing_leaves_no_trace(store: SqliteStore) -> None:
    save(store, subject("A"))
    save(store, subject("A"))
    with store.step("Sửa rồi trả lại", "p1"):
        store.plans.save(subject("B"))
        store.plans.save(subject("A"))

    assert len(store.history.steps()) == 1
    assert save(store, subject("C")) == 2
    assert store.check() == []


def test_a_step_that_fails_leaves_nothing(store: SqliteStore) -> None:
    save(store, subject("A"))
    with pytest.raises(ZeroDivisionError), store.step("Sửa", "p1"):
        store.plans.save(subject("B"))
        raise ZeroDivisionError

    assert shown(store) == "A"
    assert len(store.history.steps()) == 1
    save(store, subject("C"))
    assert shown(store) == "C"


def test_steps_are_not_nested_and_nothing_is_written_outside_them(store: SqliteStore) -> None:
    with (
        pytest.raises(RuntimeError, match="already open"),
        store.step("Ngoài"),
        store.step("Trong"),
    ):
        pass
    with pytest.raises(RuntimeError, match="outside a step"):
        store.plans.save(subject("A"))
    assert store.plans.list() == []


def test_undo_and_redo_go_through_many_steps(store: SqliteStore) -> None:
    for text in "ABC":
        save(store, subject(text))

    undone = [store.history.undo("p1"), store.history.undo("p1")]
    assert shown(store) == "A"
    assert [entry and entry[0].undone for entry in undone] == [True, True]
    redone = store.history.redo("p1")
    assert shown(store) == "B"
    assert redone is not None
    assert redone[0] == Step(2, "Sửa", datetime(2026, 3, 5, 8, 30), "p1")
    assert redone[1] == {Kind.PLANS, Kind.PLAN_HEAD}


def test_undo_takes_back_a_whole_plan_and_brings_it_back(store: SqliteStore) -> None:
    save(store, full_plan())
    store.history.undo()
    assert store.plans.list() == []
    store.history.redo()
    assert store.plans.get("p1") == full_plan()
    assert store.check() == []


def test_undo_brings_back_a_deleted_plan(store: SqliteStore) -> None:
    save(store, full_plan())
    with store.step("Xóa kế hoạch", "p1"):
        store.plans.delete("p1")
    store.history.undo("p1")

    assert store.plans.get("p1") == full_plan()


def test_undo_covers_the_profile(store: SqliteStore) -> None:
    with store.step("Khai báo"):
        store.profile.save(PROFILE)
    with store.step("Sửa"):
        store.profile.save(replace(PROFILE, units=(), officers=()))

    assert store.history.undo() is not None
    assert store.profile.get() == PROFILE


def test_nothing_to_undo_is_told(store: SqliteStore) -> None:
    assert store.history.undo() is None
    assert store.history.redo() is None
    assert not store.history.can_undo()
    save(store, subject("A"))
    assert store.history.can_undo("p1")
    assert not store.history.can_undo("p2")
    assert not store.history.can_redo("p1")
    store.history.undo("p1")
    assert store.history.can_redo("p1")
    assert not store.history.can_undo("p1")


def test_each_plan_has_its_own_way_back(store: SqliteStore) -> None:
    save(store, subject("A1", "p1"))
    save(store, subject("A2", "p2"))
    save(store, subject("B1", "p1"))
    save(store, subject("B2", "p2"))

    store.history.undo("p1")
    assert (shown(store, "p1"), shown(store, "p2")) == ("A1", "B2")
    store.history.undo()
    assert (shown(store, "p1"), shown(store, "p2")) == ("A1", "A2")
    store.history.redo()
    assert (shown(store, "p1"), shown(store, "p2")) == ("A1", "B2"), "the last taken back first"
    assert [step.subject_id for step in store.history.steps("p2")] == ["p2", "p2"]


def test_a_new_step_ends_the_redo_line_of_its_subject_only(store: SqliteStore) -> None:
    for key in ("p1", "p2"):
        save(store, subject("A", key))
        save(store, subject("B", key))
        store.history.undo(key)
    save(store, subject("C", "p1"))

    assert not store.history.can_redo("p1")
    assert store.history.can_redo("p2")
    assert [step.undone for step in store.history.steps("p1")] == [False, True, False]
    assert store.check() == []


def test_a_step_of_another_subject_on_the_same_rows_ends_the_redo_line(store: SqliteStore) -> None:
    save(store, subject("A"))
    save(store, subject("B"))
    store.history.undo("p1")
    save(store, subject("C"), belongs="")

    assert not store.history.can_redo("p1")


@pytest.mark.parametrize("later", ["C", "A then B"])
def test_undo_is_refused_when_a_later_step_touched_the_rows(store: SqliteStore, later: str) -> None:
    save(store, subject("A"))
    save(store, subject("B"))
    for text in later.split(" then "):
        save(store, subject(text), belongs="")
    before = shown(store)

    with pytest.raises(Refused, match="Sửa"):
        store.history.undo("p1")

    assert shown(store) == before
    assert store.check() == []


def test_redo_is_refused_while_an_earlier_step_on_its_rows_is_missing(store: SqliteStore) -> None:
    for text, key in zip("ABAC", "wxyz", strict=True):
        save(store, subject(text), belongs=key)
    for key in "zyx":
        store.history.undo(key)

    with pytest.raises(Refused, match="Không làm lại được"):
        store.history.redo("z")
    assert shown(store) == "A"
    for key in "xyz":
        store.history.redo(key)
    assert shown(store) == "C"
    assert store.check() == []


def test_undo_is_refused_when_the_rows_are_not_as_the_step_left_them(
    path: Path, opener: WorkspaceOpener, tamper: Callable[[Path, str], None]
) -> None:
    store = opener.open(path)
    save(store, subject("A"))
    save(store, subject("B"))
    store.close()
    tamper(path, "UPDATE plan SET subject = 'ngoài luồng'")

    again = opener.open(path)
    with pytest.raises(Refused):
        again.history.undo("p1")
    assert shown(again) == "ngoài luồng"
    assert again.check() == ["Lịch sử và nội dung bảng plan không khớp nhau."]
    again.close()


def test_the_way_back_outlives_the_program(path: Path, opener: WorkspaceOpener) -> None:
    store = opener.open(path)
    for text in "ABC":
        save(store, subject(text))
    store.history.undo("p1")
    store.close()

    again = opener.open(path)
    again.history.undo("p1")
    assert shown(again) == "A"
    again.history.redo("p1")
    again.history.redo("p1")
    assert shown(again) == "C"
    again.close()


@pytest.mark.parametrize(
    "state",
    [
        '\'{"id":"p1"}\'',
        "'{x'",
        'replace(before, \'"first_year":2026\', \'"first_year":"x"\')',
    ],
)
def test_a_damaged_history_is_told_and_changes_nothing(
    path: Path, opener: WorkspaceOpener, tamper: Callable[[Path, str], None], state: str
) -> None:
    store = opener.open(path)
    save(store, subject("A"))
    save(store, subject("B"))
    store.close()
    tamper(path, f"UPDATE change SET before = {state} WHERE step_id = 2")

    again = opener.open(path)
    with pytest.raises(Exception, match="bị hỏng"):
        again.history.undo("p1")
    assert shown(again) == "B"
    again.close()


def test_revisions_grow_by_one_at_each_change(store: SqliteStore) -> None:
    def revision() -> int:
        found = store._connection.query("SELECT revision FROM plan WHERE id = 'p1'")
        return int(found[0][0])

    save(store, subject("A"))
    assert revision() == 1
    save(store, subject("B"))
    save(store, subject("B"))
    assert revision() == 2
    store.history.undo("p1")
    store.history.undo("p1")
    assert revision() == 4, "taking back is a change, too, and a tombstone is newer than the row"
