"""R5: small files that ask for very much are refused, or read within bounds.

Packages have bombs of their own, which stand here under these names.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import AppError
from desktop.storage.workspace import WorkspaceOpener
from tests.exchange.test_hostile_packages import bombs as bombs
from tests.exchange.test_hostile_packages import sound as sound
from tests.exchange.test_hostile_packages import (
    test_a_directory_of_millions_is_not_read as test_r05_directory_of_millions,
)
from tests.exchange.test_hostile_packages import (
    test_a_lie_about_the_size_is_found_while_unpacking as test_r05_lie_about_a_size,
)
from tests.exchange.test_hostile_packages import (
    test_bombs_are_not_unpacked as test_r05_bombs_in_packages,
)
from tests.exchange.test_hostile_packages import test_entries_that_overlap as test_r05_overlap
from tests.exchange.test_hostile_packages import (
    test_too_many_entries as test_r05_too_many_entries,
)
from tests.reading.test_hostile import outcome
from tests.storage.conftest import StillClock
from tests.support.bombs import DOCUMENTS, WORD, WORKSPACES, workspace
from tests.support.sitting import Place

pytestmark = pytest.mark.timeout(600)
MOST_SECONDS = 1.0
MOST_MB = 200
FINISHED, FAILED = 0, 3
SLOWNESS = 3
"""Of a machine that does something else besides; hours and gigabytes are what bombs ask for."""

__all__ = [
    "bombs",
    "sound",
    "test_r05_bombs_in_packages",
    "test_r05_directory_of_millions",
    "test_r05_lie_about_a_size",
    "test_r05_overlap",
    "test_r05_too_many_entries",
]


def memory_mb() -> float:
    """Return what this process has in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def cost(work: Callable[[], object]) -> tuple[float, float]:
    """Do something in a child; return its seconds of computing and the megabytes it took."""
    before = memory_mb()
    child = os.fork()
    if not child:
        end = FAILED
        try:
            work()
            end = FINISHED
        finally:
            os._exit(end)
    _child, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == FINISHED
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024 - before


def require_bounded(work: Callable[[], object]) -> None:
    seconds, megabytes = cost(work)
    assert seconds < MOST_SECONDS * SLOWNESS
    assert megabytes < MOST_MB


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Load the readers once, so that the children do not."""
    for suffix in (".docx", ".xlsx", ".pdf"):
        assert outcome(WORD.with_suffix(suffix)) == ""


def test_there_are_twenty_bombs() -> None:
    assert len(DOCUMENTS) + len(WORKSPACES) >= 20


@pytest.mark.parametrize("name", DOCUMENTS)
def test_r05_bombs_in_documents(tmp_path: Path, name: str) -> None:
    suffix, make = DOCUMENTS[name]
    path = tmp_path / f"x{suffix}"
    path.write_bytes(make())
    require_bounded(lambda: outcome(path))


@pytest.mark.parametrize("name", WORKSPACES)
def test_r05_bombs_in_workspaces(place: Place, tmp_path: Path, name: str) -> None:
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    path = tmp_path / "xa.khx"
    path.write_bytes(workspace(WORKSPACES[name], place.workspace))

    def refuse() -> None:
        with pytest.raises(AppError):
            opener.open(path)
        with pytest.raises(AppError):
            opener.restore(path, place.workspace)

    require_bounded(refuse)
