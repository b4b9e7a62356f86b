"""The list of plans takes in a file."""

from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout

from desktop.ui.review.hook import ReviewHook
from desktop.ui.screens.screen import Screen
from tests.support.review_services import review_session


@pytest.fixture
def owner(qtbot, office):
    owner = Screen(review_session(office))
    qtbot.addWidget(owner)
    owner.stack = QStackedWidget()
    owner.list = QLabel("danh sách")
    owner.stack.addWidget(owner.list)
    QVBoxLayout(owner).addWidget(owner.stack)
    owner.hook = ReviewHook(owner, owner.stack, owner.list)
    owner.show()
    yield owner
    owner.hide()


def test_the_review_is_made_at_its_first_use_and_shown(owner):
    assert owner.hook.screen is None
    titled = QSignalSpy(owner.title_changed)
    owner.hook.open_file(Path("KH.docx"))
    assert owner.hook.is_shown
    assert titled.at(titled.count() - 1)[0] == "Xem lại: KH.docx"
    first = owner.hook.screen
    owner.hook.open_file(Path("KH2.docx"))
    assert owner.hook.screen is first


def test_what_happens_there_is_told(owner, qapp):
    taken, closed = QSignalSpy(owner.hook.taken), QSignalSpy(owner.hook.closed)
    owner.hook.open_file(Path("KH.docx"))
    while owner.hook.screen.state.doubts:
        owner.hook.screen.accept()
    owner.hook.screen.take()
    assert taken.at(0)[0] == "new"
    qapp.clipboard().setText("Kế hoạch")
    owner.hook.open_clipboard()
    owner.hook.screen.leave_review()
    assert closed.count() == 1


def test_a_workspace_that_goes_takes_its_review_along(owner):
    owner.hook.reset()
    owner.hook.open_file(Path("KH.docx"))
    owner.hook.reset()
    assert not owner.hook.screen.state.is_open
    owner.stack.setCurrentWidget(owner.list)
    assert not owner.hook.is_shown
