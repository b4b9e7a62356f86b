"""The real window over a real workspace; work is done before a call returns."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop import i18n, paths
from desktop.app import Application
from desktop.ui.jobs import SynchronousJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.translate import CatalogueTranslator

OFFSCREEN = "This plugin does not support"
"""How the offscreen plugin begins what it says at each showing of a window."""


def pytest_collection_modifyitems(items):
    for item in items:
        if "ui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard(qapp):
    """Empty the clipboard at the end: what Python put there must not outlive Python.

    The offscreen plugin lets go of it after the interpreter is gone, which ends in a crash.
    """
    yield
    qapp.clipboard().clear()


class TickingClock:
    """A clock that goes on by a minute each time it is asked."""

    def __init__(self):
        self._now = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)

    def today(self) -> date:
        return self._now.date()

    def now(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


@pytest.fixture
def application(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    return Application(TickingClock())


@pytest.fixture
def session(qapp, application):
    session = Session(application, SynchronousJobs())
    yield session
    session.close(lambda: None)


@pytest.fixture
def told(monkeypatch):
    """Collect the refusals that the window tells; a test that expects one takes it out."""
    told = []
    monkeypatch.setattr(
        "desktop.ui.main_window.show_error", lambda _parent, error: told.append(error)
    )
    yield told
    assert told == []


def activate(qtbot, window):
    """Give the window the keys; the offscreen plugin takes them away after showing it."""
    qtbot.wait(1)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


@pytest.fixture
def empty_window(qtbot, session, told):
    """Return the window of a first start: nobody knows the commune yet."""
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.showNormal()
    window.resize(1366, 700)
    activate(qtbot, window)
    session.open(session.workspace, make=True)
    return window


@pytest.fixture
def window(qtbot, empty_window, session):
    """Return the window of xã Minh Tiến, with the preset's people and no plan."""
    session.do(
        lambda services: services.profile.set_up(
            services.profile.proposal("two-level", "Minh Tiến", "tỉnh Hưng Yên")
        )
    )
    activate(qtbot, empty_window)
    return empty_window


@pytest.fixture
def plans(qtbot, window, session):
    """Return the window with three plans in its list."""
    for year in (2025, 2026, 2027):
        session.do(
            lambda services, year=year: services.plans.draft("cchc-nam-bang-5-cot", year, {})
        )
    window.show_place("plans")
    activate(qtbot, window)
    return window


@pytest.fixture
def vietnamese(qapp, monkeypatch):
    """Speak Vietnamese, Qt's own texts too."""
    monkeypatch.setattr(i18n, "_active", i18n._active)
    i18n.install("vi")
    translator = CatalogueTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
