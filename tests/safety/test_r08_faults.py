"""R8: every write, sync and name may fail, or be the last: old whole or new whole, told in words.

A sitting goes through opening, editing, undo, export, backup, packing, taking in, going back and
closing. At one call the disk fails once, fails from then on, is full from then on, or the program
is killed. The long form does so at every call.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support import faults, whole
from tests.support.faults import Met
from tests.support.sitting import FIRST, Place, fresh

pytestmark = pytest.mark.timeout(600)
WAYS = {
    "fails": ("error=EIO", "", faults.CALLS),
    "fails on": ("error=EIO", "+", faults.CALLS),
    "full": ("error=ENOSPC", "+", ("pwrite64", "write", "sendfile", "mkdir")),
    "killed": ("signal=KILL", "", faults.CALLS),
}
needs_tracer = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@pytest.fixture(scope="session")
def calls_made(made_place: Place, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, int]:
    """How many calls of each name a sitting makes."""
    folder = tmp_path_factory.mktemp("counted")
    with faults.nursery(fresh(made_place, folder / "first"), "error=EIO", "+") as nurse:
        return {
            name: faults.calls_made(fresh(made_place, folder / name), name, nurse)
            for name in faults.CALLS
        }


def require_whole(place: Place, met: Met, scratch: Path) -> None:
    with whole.opened(place) as store:
        whole.require_edits(store, met.told, {FIRST})
    whole.require_files(place, met.told, scratch)


def fail_at(
    made_place: Place, tmp_path: Path, way: str, numbers: Mapping[str, range]
) -> Iterator[Met]:
    """Let the fault come at each of the calls; return what became of each sitting."""
    fault, after, names = WAYS[way]
    with faults.nursery(fresh(made_place, tmp_path / "first"), fault, after) as nurse:
        for name in names:
            for number in numbers[name]:
                place = fresh(made_place, tmp_path / f"{name}-{number}")
                met = nurse.sit(name, number, place)
                require_whole(place, met, tmp_path)
                shutil.rmtree(place.folder)
                yield met


def require_met(way: str, all_met: list[Met]) -> None:
    """Nearly every fault was met, and most were told of: some calls are only for tidiness."""
    if way == "killed":
        assert sum(met.killed for met in all_met) > 0.9 * len(all_met)
    else:
        assert sum(bool(met.refused) for met in all_met) > len(all_met) / 2


@needs_tracer
@pytest.mark.parametrize("way", WAYS)
def test_r08_faults(
    made_place: Place, tmp_path: Path, calls_made: Mapping[str, int], way: str
) -> None:
    few = {name: range(1, calls + 1, calls // 2 + 1) for name, calls in calls_made.items()}
    require_met(way, list(fail_at(made_place, tmp_path, way, few)))


@needs_tracer
@pytest.mark.stress
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("way", WAYS)
def test_r08_faults_long(
    made_place: Place, tmp_path: Path, calls_made: Mapping[str, int], way: str
) -> None:
    every = {name: range(1, calls + 1) for name, calls in calls_made.items()}
    require_met(way, list(fail_at(made_place, tmp_path, way, every)))
