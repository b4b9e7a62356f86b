"""The program as tests run it: its own home, a clock that stands still."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop import paths
from desktop.app import Application
from desktop.services.program import Services


class FixedClock:
    """A clock that stands at 08:30 on 21/11/2026."""

    def today(self) -> date:
        return self.now().date()

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


def program(monkeypatch: pytest.MonkeyPatch, home: Path) -> Application:
    """Return the program with data and settings in ``home``."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    return Application(FixedClock())


def office(application: Application, workspace: Path) -> Services:
    """Return an open workspace of xã Minh Tiến in the two-level era."""
    services = application.create(workspace)
    profile = services.profile.proposal("two-level", "Minh Tiến", "tỉnh Hưng Yên")
    services.profile.set_up(profile)
    return services
