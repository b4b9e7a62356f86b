"""Packages of reports read many at a time, by several processes where there are many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from desktop.domain.consolidation.flat import FlatReport, flat_of, from_bytes, to_bytes
from desktop.errors import AppError
from desktop.exchange.durable import require_going_on
from desktop.exchange.reader import ZipPackageReader
from desktop.i18n import _
from desktop.services.consolidation.packages import contents_of_package
from desktop.services.consolidation.ports import ReadReport
from desktop.services.exchange_ports import Stop, never
from desktop.services.ports import Progress

MANY = 400
"""Packages from which on it pays to start processes, which takes half a second each."""

_PIECE = 32
"""Packages that a process reads before it hands them back."""

_AHEAD = 3
"""Pieces for each process that are read before the first is asked for; bounds the memory."""

_Answer = tuple[str, str, bytes]
"""What is wrong with a package, "" for nothing; the hash of its manifest; its report as bytes."""


class PackageReports:
    """Implements ``ReportReader`` over packages of our own that were accepted before."""

    def __init__(self, staging: Path, processes: int | None = None) -> None:
        """Read with so many processes, one for each core when None; 1 reads in this one."""
        self._staging = staging
        self._processes = processes or min(os.cpu_count() or 1, 8)

    def read_all(
        self, paths: Sequence[Path], tell: Progress, cancelled: Stop = never
    ) -> Iterator[ReadReport]:
        """Yield what stands in each file, in the order of ``paths``; a bad file stops nothing."""
        read = _Reading(self._staging)
        if self._processes == 1 or len(paths) < MANY:
            answers: Iterator[_Answer] = (answer for path in paths for answer in read([str(path)]))
        else:
            answers = self._by_processes(read, paths)
        for number, (path, answer) in enumerate(zip(paths, answers, strict=True)):
            problem, manifest_hash, data = answer
            require_going_on(cancelled)
            tell(_("Đang đọc gói {name}…").format(name=path.name), number / len(paths))
            yield ReadReport(path, problem, manifest_hash, from_bytes(data) if data else None)

    def _by_processes(self, read: _Reading, paths: Sequence[Path]) -> Iterator[_Answer]:
        names = [str(path) for path in paths]
        pieces = [names[at : at + _PIECE] for at in range(0, len(names), _PIECE)]
        with ExitStack() as stack:
            pool = stack.enter_context(
                ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"))
            )
            stack.callback(pool.shutdown, wait=True, cancel_futures=True)
            waiting = iter(pieces)
            ahead = [
                (piece, _started(pool, read, piece))
                for piece in islice(waiting, _AHEAD * self._processes)
            ]
            while ahead:
                piece, running = ahead.pop(0)
                ahead += [(one, _started(pool, read, one)) for one in islice(waiting, 1)]
                yield from _finished(running, read, piece)


def _started(
    pool: Executor, read: Callable[[list[str]], list[_Answer]], piece: list[str]
) -> Future[list[_Answer]] | None:
    try:
        return pool.submit(read, piece)
    except (OSError, RuntimeError):
        return None


def _finished(
    running: Future[list[_Answer]] | None,
    read: Callable[[list[str]], list[_Answer]],
    piece: list[str],
) -> list[_Answer]:
    """Return what a process read; where none can be started, or one died, it is read here."""
    if running is None:
        return read(piece)
    try:
        return running.result()
    except (BrokenProcessPool, OSError):
        return read(piece)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads some packages; may be sent to another process."""

    staging: Path

    def __call__(self, names: list[str]) -> list[_Answer]:
        reader = ZipPackageReader(self.staging)
        return [_read(reader, Path(name)) for name in names]


def _read(reader: ZipPackageReader, path: Path) -> _Answer:
    look = reader.look(path, lambda _workspace: "", local=True)
    if not look.usable:
        return " ".join(look.problems), "", b""
    try:
        flat: FlatReport = flat_of(contents_of_package(reader, look))
    except AppError as refusal:
        return refusal.sentence(), "", b""
    return "", look.manifest_hash, to_bytes(flat)
