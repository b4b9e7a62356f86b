"""Any story of edits, ways back, failures and restarts gives what a simple model gives."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from desktop.domain.plan import Plan
from desktop.domain.tasks import Placement, Task, TaskTable
from desktop.errors import Refused
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.stored_plans import empty_plan, paragraph

KEYS = st.sampled_from(["p1", "p2"])
SUBJECTS = st.sampled_from(["", "p1", "p2"])
ROWS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=6)


@dataclass
class Entry:
    """One step of the model: a plan before and after."""

    key: str
    before: Plan | None
    after: Plan | None
    undone_at: int = 0
    dropped: bool = False

    @property
    def stands(self) -> bool:
        return not self.undone_at and not self.dropped


class Story(RuleBasedStateMachine):
    """A workspace beside a list of steps kept in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.opener = WorkspaceOpener(clock=StillClock(), minimum_free=0)
        self.store = self.opener.create(Path(self.folder.name) / "xa.khx")
        self.plans: dict[str, Plan | None] = {"p1": None, "p2": None}
        self.entries: list[Entry] = []
        self.turns = 0

    @initialize()
    def start(self) -> None:
        self.save("p1", ["a", "b"], ["c"], "Cải cách hành chính")

    @rule(key=KEYS, blocks=ROWS, tasks=ROWS, subject=st.sampled_from("AB"))
    def save(self, key: str, blocks: list[str], tasks: list[str], subject: str) -> None:
        rows = tuple(Task(f"{key}-v{name}", subject + name) for name in tasks)
        plan = replace(
            empty_plan(key),
            subject=subject,
            blocks=tuple(paragraph(f"{key}-b{name}", name) for name in blocks),
            task_table=TaskTable((), Placement.APPENDIX, rows) if rows else None,
        )
        with self.store.step("Sửa", key):
            self.store.plans.save(plan)
        self.note(key, plan)

    @precondition(lambda self: any(self.plans.values()))
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from([key for key, plan in self.plans.items() if plan]))
        with self.store.step("Xóa", key):
            self.store.plans.delete(key)
        self.note(key, None)

    @rule(key=KEYS)
    def fail(self, key: str) -> None:
        with pytest.raises(Refused), self.store.step("Hỏng", key):
            self.store.plans.save(replace(empty_plan(key), subject="hỏng"))
            self.store.plans.get("p9")

    @rule(subject=SUBJECTS)
    def undo(self, subject: str) -> None:
        standing = [entry for entry in self.of(subject) if entry.stands]
        assert self.store.history.can_undo(subject) == bool(standing)
        moved = self.store.history.undo(subject)
        assert (moved is not None) == bool(standing)
        if standing:
            self.turns += 1
            standing[-1].undone_at = self.turns
            self.plans[standing[-1].key] = standing[-1].before

    @rule(subject=SUBJECTS)
    def redo(self, subject: str) -> None:
        undone = [entry for entry in self.of(subject) if entry.undone_at and not entry.dropped]
        assert self.store.history.can_redo(subject) == bool(undone)
        moved = self.store.history.redo(subject)
        assert (moved is not None) == bool(undone)
        if undone:
            last = max(undone, key=lambda entry: entry.undone_at)
            last.undone_at = 0
            self.plans[last.key] = last.after

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = self.opener.open(self.store.path)

    @rule()
    def restore(self) -> None:
        """Put a backup of this moment in the place of the file, which goes on meanwhile."""
        path = self.store.path
        backup = self.store.backup("tay")
        with self.store.step("Sẽ mất", "p1"):
            self.store.plans.save(replace(empty_plan("p1"), subject="sẽ mất"))
        self.store.close()
        self.opener.restore(backup, path)
        self.store = self.opener.open(path)

    @invariant()
    def the_plans_are_those_of_the_model(self) -> None:
        expected = {key: plan for key, plan in self.plans.items() if plan}
        listed = [summary.id for summary in self.store.plans.list()]
        assert {key: self.store.plans.get(key) for key in listed} == expected

    @invariant()
    def the_history_is_that_of_the_model(self) -> None:
        steps = self.store.history.steps()[::-1]
        assert [(step.subject_id, not step.undone) for step in steps] == [
            (entry.key, entry.stands) for entry in self.entries
        ]

    def teardown(self) -> None:
        assert self.store.check() == []
        self.store.close()
        self.folder.cleanup()

    def of(self, subject: str) -> list[Entry]:
        return [entry for entry in self.entries if subject in ("", entry.key)]

    def note(self, key: str, plan: Plan | None) -> None:
        if self.plans[key] == plan:
            return
        for entry in self.of(key):
            entry.dropped = entry.dropped or bool(entry.undone_at)
        self.entries.append(Entry(key, self.plans[key], plan))
        self.plans[key] = plan


TestStory = Story.TestCase
TestStory.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
