"""Sittings that meet a fault at one call to the system, of which every one can be chosen.

    python -m tests.support.faults PLACE TURN

runs under strace, which lets the ``TURN``-th call of each name fail in each process, or kills it.
strace counts the calls of a process and a name by themselves. For each line "name number folder"
a sitting is forked that spends all but the last ``number`` of ``TURN`` calls of that name on
nothing, so that it meets the fault at its own call of that number: a program that is loaded once
serves thousands of faults.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.sitting import Place, stay_stubborn, tell

ROOT = Path(__file__).resolve().parents[2]
TURN = 1800
"""More calls of one name than a sitting makes."""
INJECTED = (errno.EIO, errno.ENOSPC)
NOWHERE = "/nowhere/nothing"


def spending(handle: int) -> Mapping[str, Callable[[], object]]:
    """Return for each name how it is called without effect; ``handle`` is a file in memory."""
    return {
        "pwrite64": lambda: os.pwrite(handle, b"", 0),
        "write": lambda: os.write(handle, b""),
        "sendfile": lambda: os.sendfile(handle, handle, 0, 0),
        "ftruncate": lambda: os.ftruncate(handle, 0),
        "fsync": lambda: os.fsync(handle),
        "fdatasync": lambda: os.fdatasync(handle),
        "rename": lambda: os.rename(NOWHERE, NOWHERE),  # noqa: PTH104 (the very call)
        "unlink": lambda: os.unlink(NOWHERE),  # noqa: PTH108
        "mkdir": lambda: os.mkdir(NOWHERE),  # noqa: PTH102
    }


CALLS = tuple(spending(0))
"""Names of the calls that change a disk."""


def spend(call: Callable[[], object], times: int) -> int:
    """Make a call so often; return how often it went before the fault came."""
    for number in range(times):
        try:
            call()
        except OSError as error:
            if error.errno in INJECTED:
                return number
    return times


def keep_nursery(turn: int) -> None:
    """Fork a sitting for each line; tell how it ended, and how many calls the longest one left."""
    calls = spending(os.memfd_create("spent"))
    for line in sys.stdin:
        name, number, folder = line.rstrip("\n").split(" ", 2)
        child = os.fork()
        if not child:
            spend(calls[name], turn - int(number))
            stay_stubborn(Place(Path(folder)))
            if int(number) == turn:
                tell("left", spend(calls[name], turn))
            os._exit(0)
        _child, status = os.waitpid(child, 0)
        tell("gone", os.waitstatus_to_exitcode(status))


@dataclass(frozen=True)
class Met:
    """What became of a sitting: whether it was killed, the words of its lines, its refusals."""

    killed: bool
    told: list[list[str]]
    refused: list[str]


class Nursery:
    """The nursery as a test sees it."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program
        _first = list(self._lines())

    def sit(self, name: str, number: int, place: Place) -> Met:
        """Let a sitting meet the fault at its call of that name and number."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{name} {number} {place.folder}\n")
        self._program.stdin.flush()
        *lines, gone = self._lines()
        assert gone in ("gone 0", "gone -9"), (name, number, lines, gone)
        refused = [line for line in lines if line.startswith("refused")]
        told = [line.split() for line in lines if line not in refused]
        return Met(gone == "gone -9", told, refused)

    def _lines(self) -> Iterator[str]:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            yield line.rstrip("\n")
            if line.startswith("gone"):
                return


@contextmanager
def nursery(place: Place, fault: str, after: str = "") -> Iterator[Nursery]:
    """Return a nursery whose sittings meet ``fault``, in the words of strace.

    ``after`` is "+" when every later call fails too. The first sitting, in ``place``, meets
    nothing: it only loads the program.
    """
    names = ",".join(CALLS)
    inject = ["-e", f"trace={names}", "-e", f"inject={names}:{fault}:when={TURN}{after}"]
    quick = ["--seccomp-bpf"] if fault.startswith("error") else []  # it would lose the signals
    tracer = ["strace", "-f", "-qq", *quick, "-o", os.devnull, *inject]
    script = [sys.executable, "-B", "-m", "tests.support.faults", str(place.folder), str(TURN)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*tracer, *script], cwd=ROOT, stdin=pipe, stdout=pipe, text=True
    ) as program:
        yield Nursery(program)
        assert program.stdin is not None
        program.stdin.close()


def calls_made(place: Place, name: str, nurse: Nursery) -> int:
    """Return how many calls of a name a sitting makes that meets no fault."""
    what, left = nurse.sit(name, TURN, place).told[-1]
    assert what == "left"
    return TURN - 1 - int(left)


if __name__ == "__main__":
    stay_stubborn(Place(Path(sys.argv[1])))
    tell("gone", 0)
    keep_nursery(int(sys.argv[2]))
