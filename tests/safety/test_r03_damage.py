"""R3: what a lying disk did to the file is noticed at the start, and the newest backup restores."""

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import AppError
from desktop.storage import backups
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.sitting import Place
from tests.support.stored_plans import large_plan

pytestmark = pytest.mark.timeout(600)
PAGE = 4096
Damage = Callable[[random.Random, bytes], bytes]


def lose_pages(chance: random.Random, data: bytes) -> bytes:
    """Some pages were never written: they are zeros."""
    spoilt = bytearray(data)
    for _time in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) // PAGE) * PAGE
        spoilt[at : at + PAGE] = bytes(PAGE)
    return bytes(spoilt)


def lose_end(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) // PAGE) * PAGE]


def zero_end(chance: random.Random, data: bytes) -> bytes:
    kept = chance.randrange(len(data) // PAGE) * PAGE
    return data[:kept] + bytes(len(data) - kept)


def fill_with_others(chance: random.Random, data: bytes) -> bytes:
    """A page holds what belongs to another file."""
    at = chance.randrange(len(data) // PAGE) * PAGE
    return data[:at] + chance.randbytes(PAGE) + data[at + PAGE :]


DAMAGES: tuple[Damage, ...] = (lose_pages, lose_end, zero_end, fill_with_others)


def opener() -> WorkspaceOpener:
    return WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)


def state(store: SqliteStore) -> str:
    return store.exchange.digest()


@pytest.fixture
def worked(place: Place) -> tuple[Path, str]:
    """A closed workspace with a backup, and what stands in it."""
    with closing(opener().open(place.workspace)) as store:
        for number in range(4):
            with store.step("Thêm kế hoạch"):
                store.plans.save(large_plan(f"l{number}", 60, 40))
        return place.workspace, state(store)


def damage_many_times(worked: tuple[Path, str], times: int, seed: int = 0) -> None:
    path, before = worked
    sound, chance = path.read_bytes(), random.Random(seed)
    unnoticed = 0
    for number in range(times):
        path.write_bytes(DAMAGES[number % len(DAMAGES)](chance, sound))
        try:
            store = opener().open(path)
        except AppError:
            pass
        else:
            with closing(store):
                unnoticed += bool(store.check()) or state(store) != before
        for log in path.parent.glob("xa.khx-*"):
            log.unlink()
    assert unnoticed <= times // 1000
    newest = backups.newest_verified(path, path.parent / backups.FOLDER_NAME)
    assert newest is not None
    path.write_bytes(lose_end(chance, sound))
    opener().restore(newest.path, path)
    with closing(opener().open(path)) as store:
        assert store.check() == []
        assert state(store) == before


def test_r03_damage(worked: tuple[Path, str]) -> None:
    damage_many_times(worked, 60)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 11))
def test_r03_damage_long(worked: tuple[Path, str], seed: int) -> None:
    damage_many_times(worked, 1000, seed)
