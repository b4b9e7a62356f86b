"""R2: after a power cut at any moment the disk holds the last state or the one being made.

A whole sitting (edits, undo, backups, packing, taking packages in, going back to a backup) is
followed call by call; disks are built as a cut may leave them and opened by the program.
"""

import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.support import power_cuts, whole
from tests.support.power_cuts import Disk
from tests.support.sitting import Place, digest

pytestmark = pytest.mark.timeout(600)
ROOT = Path(__file__).resolve().parents[2]
needs_tracer = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def moments(log: Path, disk: Disk) -> list[int]:
    """Return the calls after which a cut may leave something else, from the first thing told."""
    return [
        number
        for number, call in enumerate(power_cuts.calls(log))
        if disk.follow(call) and disk.told
    ]


def disks(
    log: Path, disk: Disk, chosen: Counter[int], chance: random.Random
) -> Iterator[dict[str, bytes | None]]:
    """Return disks as cuts leave them, as many after each call as ``chosen`` says."""
    for number, call in enumerate(power_cuts.calls(log)):
        disk.follow(call)
        for _time in range(chosen[number]):
            yield disk.after_cut(chance)


def require_whole(found: Place, lines: Sequence[str], digests: Sequence[str]) -> None:
    with whole.opened(found) as store:
        services = type("Opened", (), {"store": store})
        told = len(lines)
        assert digest(services) in digests[max(told - 1, 0) : told + 1], lines
        for evidence in store.tasks.evidence.list():
            assert store.blobs.is_sound(evidence.file_hash), evidence.file_name


def cut_many_times(
    place: Place, tmp_path: Path, states: int, waiting: str = "FULL", seed: int = 0
) -> None:
    log, first = tmp_path / "calls.log", Disk(place.folder)
    disk = Disk(place.folder)
    command = [sys.executable, "-m", "tests.support.sitting", str(place.folder), "story", waiting]
    power_cuts.record(command, ROOT, log)
    places = moments(log, first)
    digests = [line.split()[-1] for line in first.told[:-1]]
    chance = random.Random(seed)
    chosen = Counter(chance.choices(places, k=states))
    found = Place(tmp_path / "found")
    for laid in disks(log, disk, chosen, chance):
        power_cuts.lay_out(laid, found.folder)
        whole.require_files(found, [line.split() for line in disk.told], tmp_path)
        require_whole(found, disk.told, digests)
        shutil.rmtree(found.folder)


@needs_tracer
def test_r02_power_cut(place: Place, tmp_path: Path) -> None:
    cut_many_times(place, tmp_path, 300)


@needs_tracer
def test_r02_power_cut_under_a_passphrase(secret_place: Place, tmp_path: Path) -> None:
    cut_many_times(secret_place, tmp_path, 60)


@needs_tracer
@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 21))
def test_r02_power_cut_long(place: Place, tmp_path: Path, seed: int) -> None:
    cut_many_times(place, tmp_path, 1000, seed=seed)


@needs_tracer
@pytest.mark.parametrize("waiting", ["NORMAL", "OFF"])
def test_r02_finds_a_program_that_does_not_wait_for_the_disk(
    place: Place, tmp_path: Path, waiting: str
) -> None:
    with pytest.raises(AssertionError, match="edited"):
        cut_many_times(place, tmp_path, 300, waiting)


@needs_tracer
@pytest.mark.stress
@pytest.mark.timeout(1800)
def test_r02_power_cut_under_a_passphrase_long(secret_place: Place, tmp_path: Path) -> None:
    cut_many_times(secret_place, tmp_path, 1000, seed=21)
