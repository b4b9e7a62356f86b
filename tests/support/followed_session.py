"""The small office of followed tasks, open in a session of the window."""

from __future__ import annotations

from desktop.app import Application
from desktop.ui.jobs import SynchronousJobs
from desktop.ui.session import Session
from tests.support.clocks import HandClock
from tests.support.followed_office import TODAY, followed_office


def followed_session(folder) -> Session:
    """Return a session over the office; the application must keep its files in ``folder``."""
    workspace = folder / "xa.khx"
    application = Application(HandClock(TODAY))
    followed_office(application, workspace).close()
    session = Session(application, SynchronousJobs())
    session.open(workspace)
    return session
