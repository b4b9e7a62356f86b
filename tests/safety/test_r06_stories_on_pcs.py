"""R6: any story of edits, ways back, packages and old copies on three PCs ends the same on all."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from desktop.domain.exchange.model import RowState
from desktop.domain.legal_basis import LegalDocument
from desktop.errors import Refused
from desktop.storage.machine import FileMachine
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock

pytestmark = pytest.mark.timeout(600)
PLACES = st.integers(0, 2)
KEYS = st.sampled_from("ab")
WORDS = st.sampled_from(["x", "y", ""])

Package = tuple[RowState, ...]


class Pcs(RuleBasedStateMachine):
    """Three PCs of one office, with clocks that go as they like."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = StillClock()
        self.names = count()
        self.stores: list[SqliteStore] = []
        self.packages: list[Package] = []
        self.backups: list[list[Path]] = [[], [], []]

    def opener(self, place: int) -> WorkspaceOpener:
        machine = FileMachine(self.path(place).with_name("may.json"))
        return WorkspaceOpener(clock=self.clock, minimum_free=0, machine=machine)

    def path(self, place: int) -> Path:
        return Path(self.folder.name) / str(place) / "xa.khx"

    @initialize()
    def begin(self) -> None:
        first = self.opener(0).create(self.path(0))
        self.stores.append(first)
        self.write(0, "a", "x")
        for place in (1, 2):
            store = self.opener(place).create(self.path(place))
            with store.step("Chuyển máy", "pack"):
                store.exchange.adopt(first.exchange.workspace_id)
                store.exchange.apply(store.exchange.preview(pack(first)))
            self.stores.append(store)

    @rule(place=PLACES, key=KEYS, word=WORDS)
    def write(self, place: int, key: str, word: str) -> None:
        library = self.stores[place].library
        with self.stores[place].step("Sửa", key):
            if word:
                library.save(LegalDocument(key, "Luật", "", word, ""))
            else:
                library.delete(key)

    @rule(place=PLACES)
    def send(self, place: int) -> None:
        self.packages.append(pack(self.stores[place]))

    @rule(place=PLACES, which=st.integers(0, 20))
    def take(self, place: int, which: int) -> None:
        if self.packages:
            package = self.packages[which % len(self.packages)]
            take(self.stores[place], package)
            steps = self.stores[place].history.steps()
            take(self.stores[place], package)
            assert self.stores[place].history.steps() == steps, "twice is once"

    @rule(place=PLACES, subject=st.sampled_from(["", "pack", "a"]), back=st.booleans())
    def turn(self, place: int, subject: str, back: bool) -> None:
        history = self.stores[place].history
        with suppress(Refused):
            _turned = history.undo(subject) if back else history.redo(subject)

    @rule(place=PLACES, which=st.integers(0, 3))
    def choose(self, place: int, which: int) -> None:
        store = self.stores[place]
        for conflict in store.exchange.conflicts():
            states = (conflict.after, *conflict.siblings)
            chosen = states[which % len(states)]
            with store.step("Chọn", chosen.id):
                store.exchange.resolve(chosen.key, chosen)
        assert store.exchange.conflicts() == []

    @rule(place=PLACES, days=st.integers(-4000, 4000))
    def set_clock(self, place: int, days: int) -> None:
        self.clock.moment = datetime(2026, 3, 5) + timedelta(days)

    @rule(place=PLACES)
    def back_up(self, place: int) -> None:
        copy = Path(self.folder.name) / f"{next(self.names)}.khx"
        shutil.copyfile(self.stores[place].backup("tay"), copy)
        self.backups[place].append(copy)

    @rule(place=PLACES, which=st.integers(0, 5), verified=st.booleans())
    def put_back(self, place: int, which: int, verified: bool) -> None:
        """An old copy takes the place of the file, by the program or behind its back."""
        if not self.backups[place]:
            return
        backup = self.backups[place][which % len(self.backups[place])]
        self.stores[place].close()
        if verified:
            self.opener(place).restore(backup, self.path(place))
        else:
            shutil.copyfile(backup, self.path(place))
        self.stores[place] = self.opener(place).open(self.path(place))

    @rule(place=PLACES)
    def start_again(self, place: int) -> None:
        self.stores[place].close()
        self.stores[place] = self.opener(place).open(self.path(place))

    @invariant()
    def each_copy_has_a_name_of_its_own(self) -> None:
        assert len({store.exchange.replica_id for store in self.stores}) == len(self.stores)

    def teardown(self) -> None:
        try:
            self.require_one_end()
        finally:
            for store in self.stores:
                store.close()
            self.folder.cleanup()

    def require_one_end(self) -> None:
        packages = [pack(store) for store in self.stores]
        for store in self.stores:
            for package in packages:
                take(store, package)
            assert store.check() == []
        assert len({store.exchange.digest() for store in self.stores}) <= 1
        assert len({repr(store.library.list()) for store in self.stores}) <= 1
        assert len({repr(store.exchange.conflicts()) for store in self.stores}) <= 1


def pack(store: SqliteStore) -> Package:
    exchange = store.exchange
    return tuple(state for table in exchange.tables() for state in exchange.states(table))


def take(store: SqliteStore, package: Package) -> None:
    plan = store.exchange.preview(package)
    with store.step("Nhập gói", "pack"):
        store.exchange.apply(plan)


TestR06Pcs = Pcs.TestCase
TestR06Pcs.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("tenth", range(10))
def test_r06_long_stories(tenth: int) -> None:
    thorough = settings(max_examples=100, stateful_step_count=50, deadline=None, derandomize=False)
    run_state_machine_as_test(Pcs, settings=thorough)
