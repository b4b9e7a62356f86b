"""An office with one plan that is followed, opened on the 5th of March 2026."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.program import Services
from tests.support.clocks import HandClock
from tests.support.followed_office import TODAY, followed_office
from tests.support.programs import program


@pytest.fixture
def clock() -> HandClock:
    return HandClock(TODAY)


@pytest.fixture
def services(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: HandClock
) -> Iterator[Services]:
    application = program(monkeypatch, tmp_path / "home")
    application.clock = clock
    opened = followed_office(application, tmp_path / "xa.khx")
    yield opened
    opened.close()


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)
