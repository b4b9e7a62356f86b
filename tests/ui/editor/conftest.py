"""A plan editor over services in memory."""

import pytest

from desktop.ui.editor.plan_editor import PlanEditor
from desktop.ui.editor.session import PlanSession
from desktop.ui.jobs import SynchronousJobs
from tests.support.editor_services import MemoryServices

OFFSCREEN = "This plugin does not support"
"""How the offscreen plugin begins what it says at each showing of a window."""


def pytest_collection_modifyitems(items):
    for item in items:
        if "editor" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.fixture(autouse=True)
def empty_clipboard(qapp):
    """Leave nothing on the clipboard: the offscreen plugin would free it after Python is gone."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def services(qapp):
    return MemoryServices()


@pytest.fixture
def session(services):
    session = PlanSession(services, SynchronousJobs())
    session.open("p1")
    return session


@pytest.fixture
def editor(qtbot, services):
    """Return the whole editor with the small plan open; nothing is left to threads."""
    editor = PlanEditor(services, SynchronousJobs())
    qtbot.addWidget(editor)
    editor.resize(1200, 700)
    editor.show()
    editor.open_plan("p1")
    yield editor
    editor.hide()
