"""R4: workspace files and backups changed at random are opened sound or refused, soon.

Packages and documents have tests of their own beside this one.
"""

import random
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from desktop.errors import AppError
from desktop.storage import backups
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.mutators import MUTATORS, overwrite_number
from tests.support.sitting import Place

pytestmark = pytest.mark.timeout(600)
LONGEST = 10
OWN_MUTATORS = [mutator for mutator in MUTATORS if mutator is not overwrite_number]


def mutate_many_times(place: Place, tmp_path: Path, times: int, seed: int) -> None:
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    chance = random.Random(seed)
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


def test_r04_mutated_workspaces(place: Place, tmp_path: Path) -> None:
    mutate_many_times(place, tmp_path, 500, 0)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 11))
def test_r04_mutated_workspaces_long(place: Place, tmp_path: Path, seed: int) -> None:
    mutate_many_times(place, tmp_path, 1000, seed)
