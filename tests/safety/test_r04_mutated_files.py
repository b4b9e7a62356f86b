"""R4 to R7: mutated files, bombs, histories in any order, the inbox alone.

Packages, Word, Excel and PDF files have tests of their own, which stand here under these names;
workspace files and backups are mutated here.
"""

import random
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from desktop.errors import AppError
from desktop.storage import backups
from desktop.storage.workspace import WorkspaceOpener
from tests.domain.exchange.test_merging import (
    test_any_story_ends_the_same_in_any_order as test_r06_any_order_ends_the_same,
)
from tests.domain.exchange.test_merging import (
    test_taking_in_twice_changes_nothing as test_r06_taking_in_twice_changes_nothing,
)
from tests.exchange.test_hostile_packages import (
    bombs,
    sound,
)
from tests.exchange.test_hostile_packages import (
    test_bombs_are_not_unpacked as test_r05_bombs_in_packages,
)
from tests.exchange.test_mutated_packages import MUTATORS, overwrite_number
from tests.reading.test_hostile import test_bombs_are_refused as test_r05_bombs_in_documents
from tests.storage.conftest import StillClock
from tests.support.sitting import Place

__all__ = [
    "bombs",
    "sound",
    "test_r05_bombs_in_documents",
    "test_r05_bombs_in_packages",
    "test_r06_any_order_ends_the_same",
    "test_r06_taking_in_twice_changes_nothing",
]

LONGEST = 10
OWN_MUTATORS = [mutator for mutator in MUTATORS if mutator is not overwrite_number]


def mutate_many_times(place: Place, tmp_path: Path, times: int) -> None:
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    chance = random.Random(times)
    good = place.workspace.read_bytes()
    path = tmp_path / "la" / "xa.khx"
    path.parent.mkdir()
    for number in range(times):
        path.write_bytes(chance.choice(OWN_MUTATORS)(chance, good))
        begin = time.perf_counter()
        with suppress(AppError), closing(opener.open(path)) as store:
            store.check()
        with suppress(AppError):
            opener.look_inside(path)
        if number % 10 == 0:
            require_no_half_restore(opener, path, place.workspace, good)
        assert time.perf_counter() - begin < LONGEST
        for left_over in path.parent.glob("xa.khx-*"):
            left_over.unlink()


def require_no_half_restore(
    opener: WorkspaceOpener, backup: Path, workspace: Path, good: bytes
) -> None:
    """Restoring a mutated file as a backup puts in a sound one or changes nothing."""
    backups.digest_file(backup).write_text("0" * 64)
    with pytest.raises(AppError):
        opener.restore(backup, workspace)
    assert workspace.read_bytes() == good
    backups.digest_file(backup).unlink()


def test_r04_mutated_files(place: Place, tmp_path: Path) -> None:
    mutate_many_times(place, tmp_path, 200)


@pytest.mark.stress
@pytest.mark.timeout(7200)
def test_r04_mutated_files_long(place: Place, tmp_path: Path) -> None:
    mutate_many_times(place, tmp_path, 10_000)
