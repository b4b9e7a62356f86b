"""The derived tables made anew from the packages in the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.domain.consolidation.flat import FlatReport
from desktop.domain.consolidation.standing import standing
from desktop.domain.exchange import refusals
from desktop.domain.exchange.package_names import SUFFIX
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.consolidation.ports import ReportReader
from desktop.services.exchange_ports import Stop, never
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Progress

PIECE = 40
"""Packages that are put into the tables at once."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What adding up anew did.

    Attributes:
        read: How many packages were read.
        problems: Key of a package and why its file could not be used.
    """

    read: int
    problems: tuple[tuple[str, str], ...] = ()


def quiet(_what: str, _share: float) -> None:
    """Listen to no progress."""


class Rebuilding:
    """Reads the inbox; what counts is decided by the packages that are accepted."""

    def __init__(self, desk: ConsolidationDesk, reader: Callable[[], ReportReader]) -> None:
        self._desk = desk
        self._reader = reader

    def missing(self) -> Sequence[str]:
        """Return the accepted packages that are not in the tables: they came by another PC."""
        filled = self._desk.received.filled()
        return [one.id for one in self._desk.received.packages.list() if one.id not in filled]

    def add_up(
        self, *, anew: bool = False, tell: Progress = quiet, cancelled: Stop = never
    ) -> Outcome[Rebuilt]:
        """Read what is missing in the tables, or everything, from the inbox in one transaction.

        A file that is gone or damaged is named and stops nothing.
        """
        received = self._desk.received
        accepted = {one.id: one.manifest_hash for one in received.packages.list()}
        wanted = accepted if anew else {key: accepted[key] for key in self.missing()}
        if not wanted and not anew:
            return Outcome(Rebuilt(0))
        problems: list[tuple[str, str]] = []
        with self._desk.store.step(_("Tổng hợp lại từ các gói đã nhận")):
            if anew:
                received.clear()
            count = received.fill(self._read(wanted, problems, tell, cancelled))
        return Outcome(Rebuilt(count, tuple(problems)), frozenset({Kind.RECEIVED}))

    def add_up_each(
        self, *, anew: bool = False, tell: Progress = quiet, cancelled: Stop = never
    ) -> Iterator[Rebuilt]:
        """Do the same piece by piece, each a transaction; yield what was done so far.

        Other work may be done in between. What a stop leaves out is told by ``missing``.
        """
        received = self._desk.received
        if anew:
            with self._desk.store.step(_("Tổng hợp lại từ các gói đã nhận")):
                received.clear()
        accepted = {one.id: one.manifest_hash for one in received.packages.list()}
        wanted = {key: accepted[key] for key in self.missing()}
        problems: list[tuple[str, str]] = []
        reading = self._read(wanted, problems, tell, cancelled)
        done, count = 0, PIECE if wanted else 0
        while count == PIECE:
            with self._desk.store.step(_("Tổng hợp lại từ các gói đã nhận")):
                count = received.fill(islice(reading, PIECE))
            done += count
            yield Rebuilt(done, tuple(problems))

    def digest(self) -> str:
        """Return the SHA-256 of all that counts, the same whatever came when, and how often."""
        found = standing(self._desk.received.packages.list()).values()
        chosen = sorted(
            (one.package.workspace_id, one.package.year, one.package.period.value, one.package.id)
            for one in found
        )
        return self._desk.received.digest([key[-1] for key in chosen])

    def _read(
        self,
        wanted: Mapping[str, str],
        problems: list[tuple[str, str]],
        tell: Progress,
        cancelled: Stop,
    ) -> Iterator[tuple[str, FlatReport]]:
        inbox = self._desk.received.inbox
        paths = [inbox / f"{package_id}{SUFFIX}" for package_id in wanted]
        found = self._reader().read_all(paths, tell, cancelled)
        for package_id, report in zip(wanted, found, strict=True):
            if report.flat is None:
                problems.append((package_id, report.problem))
            elif report.manifest_hash != wanted[package_id]:
                problems.append((package_id, refusals.tampered(package_id).sentence()))
            else:
                yield package_id, report.flat
