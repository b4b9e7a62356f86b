"""PCs of several offices, each with a home of its own, and the stick that goes between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop import paths
from desktop.app import Application
from desktop.services.program import Services
from tests.support.report_office import TurningClock, plan

SPRING = dt.date(2026, 3, 20)


@dataclass
class Machine:
    """A PC: its home, its clock, the one workspace on it."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    clock: TurningClock

    @property
    def workspace(self) -> Path:
        return self.folder / "xa.khx"

    def application(self) -> Application:
        """Return the program as it runs on this PC."""
        self.monkeypatch.setenv(paths.HOME_VARIABLE, str(self.folder / "home"))
        return Application(self.clock)

    @contextmanager
    def open(self) -> Iterator[Services]:
        """Open the workspace, which is made the first time, for one sitting."""
        application = self.application()
        exists = self.workspace.exists()
        services = (application.open if exists else application.create)(self.workspace)
        try:
            yield services
        finally:
            services.close()

    def copy_to(self, other: Machine) -> None:
        """Copy the closed workspace file to another PC, as people do."""
        other.workspace.write_bytes(self.workspace.read_bytes())


def machine(monkeypatch: pytest.MonkeyPatch, folder: Path, day: dt.date = SPRING) -> Machine:
    """Return a PC on which nothing was done yet."""
    folder.mkdir(parents=True)
    return Machine(folder, monkeypatch, TurningClock(day))


def commune(pc: Machine, name: str = "Minh Tiến", superior: str = "tỉnh Hưng Yên") -> None:
    """Set up xã ``name`` on a PC with the plan of the year."""
    with pc.open() as services:
        profile = services.profile.proposal("two-level", name, superior)
        services.profile.set_up(profile)
        services.plans.add(replace(plan(), subject=f"Cải cách hành chính xã {name}"), "Thêm")


def stick(folder: Path) -> Path:
    """Return the folder of a stick."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder
