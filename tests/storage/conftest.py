"""A workspace file of its own for each test, copied from one that is made once."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener


@dataclass
class StillClock:
    """A clock that moves only when a test sets it."""

    moment: datetime = datetime(2026, 3, 5, 8, 30)

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def opener(clock: StillClock) -> WorkspaceOpener:
    return WorkspaceOpener(clock=clock, minimum_free=0)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "xa.khx"
    WorkspaceOpener(clock=StillClock(), minimum_free=0).create(path).close()
    return path


@pytest.fixture
def path(blank: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(blank, tmp_path / "xa.khx"))


@pytest.fixture
def store(path: Path, opener: WorkspaceOpener) -> Iterator[SqliteStore]:
    opened = opener.open(path)
    yield opened
    opened.close()


@pytest.fixture
def tamper() -> Callable[[Path, str], None]:
    """Change a closed file behind the back of the program."""

    def change(path: Path, sql: str) -> None:
        with closing(sqlite3.connect(path)) as raw:
            raw.executescript(sql)

    return change
