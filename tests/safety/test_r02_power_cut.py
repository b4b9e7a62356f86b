"""R2: after a power cut at any moment the disk holds the last state or the one being made.

A whole sitting (edits, undo, backups, packing, taking packages in, going back to a backup) is
followed call by call; disks are built as a cut may leave them and opened by the program.
"""

import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from desktop.storage import backups
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support import power_cuts
from tests.support.packages import look
from tests.support.power_cuts import Disk
from tests.support.sitting import Place, digest

ROOT = Path(__file__).resolve().parents[2]
needs_tracer = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def moments(log: Path, disk: Disk) -> list[int]:
    """Return the calls after which a cut may leave something else, from the first thing told."""
    return [
        number
        for number, call in enumerate(power_cuts.calls(log))
        if disk.follow(call) and disk.told
    ]


def disks(log: Path, disk: Disk, chosen: Counter[int]) -> Iterator[dict[str, bytes | None]]:
    """Return disks as cuts leave them, as many after each call as ``chosen`` says."""
    chance = random.Random(7)
    for number, call in enumerate(power_cuts.calls(log)):
        disk.follow(call)
        for _time in range(chosen[number]):
            yield disk.after_cut(chance)


def require_whole(place: Place, told: int, lines: Sequence[str], digests: Sequence[str]) -> None:
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    with closing(opener.open(place.workspace)) as store:
        assert store.check() == []
        services = type("Opened", (), {"store": store})
        assert digest(services) in digests[max(told - 1, 0) : told + 1], lines[:told]


def require_files(place: Place, lines: Sequence[str], scratch: Path) -> None:
    """Files that were told of are there whole; no file bears its lasting name half written."""
    kept = backups.list_backups(place.workspace, place.folder / backups.FOLDER_NAME)
    assert all(backup.is_verified() for backup in kept)
    made = {line.split()[1] for line in lines if line.startswith("backed-up")}
    for lost in made - {backup.path.name for backup in kept}:
        assert sum(backup.path.name > lost for backup in kept) >= backups.ALWAYS_KEPT
    packed = [line.split()[1] for line in lines if line.startswith("packed")]
    found = list(place.stick.glob("*.goixa"))
    assert set(packed) <= {path.name for path in found}
    assert all(look(scratch, path).manifest is not None for path in found)


def cut_many_times(place: Place, tmp_path: Path, states: int, how: str = "story") -> None:
    log, first = tmp_path / "calls.log", Disk(place.folder)
    disk = Disk(place.folder)
    command = [sys.executable, "-m", "tests.support.sitting", str(place.folder), how]
    power_cuts.record(command, ROOT, log)
    places = moments(log, first)
    digests = [line.split()[-1] for line in first.told[:-1]]
    chosen = Counter(random.Random(states).choices(places, k=states))
    found = Place(tmp_path / "found")
    for laid in disks(log, disk, chosen):
        power_cuts.lay_out(laid, found.folder)
        require_files(found, disk.told, tmp_path)
        require_whole(found, len(disk.told), disk.told, digests)
        shutil.rmtree(found.folder)


@needs_tracer
def test_r02_power_cut(place: Place, tmp_path: Path) -> None:
    cut_many_times(place, tmp_path, 300)


@needs_tracer
@pytest.mark.stress
@pytest.mark.timeout(7200)
def test_r02_power_cut_long(place: Place, tmp_path: Path) -> None:
    cut_many_times(place, tmp_path, 20_000)


@needs_tracer
@pytest.mark.stress
@pytest.mark.timeout(600)
def test_the_cuts_find_a_program_that_does_not_wait_for_the_disk(
    place: Place, tmp_path: Path
) -> None:
    with pytest.raises(AssertionError, match="edited"):
        cut_many_times(place, tmp_path, 300, "lax-story")
