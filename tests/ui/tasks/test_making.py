"""While the list of all tasks is made, the places that live on it tell how far it is."""

import pytest

from desktop.domain.tracking.query import TaskQuery
from desktop.errors import Refused
from desktop.services.tasks.tasks import TaskService
from desktop.ui import first_look
from desktop.ui.tasks import making
from desktop.ui.tasks.making import ListMaking
from tests.ui.tasks.conftest import shown


@pytest.fixture
def shares(monkeypatch):
    """Return how much of the list is made after each of the next pieces; all of it after them."""
    shares = []

    def list_more(_tasks):
        share = shares.pop(0) if shares else 1.0
        if isinstance(share, Exception):
            raise share
        return share

    monkeypatch.setattr(making, "FEW_PLANS", 0)
    monkeypatch.setattr(TaskService, "list_more", list_more)
    monkeypatch.setattr(TaskService, "listed", lambda _tasks: 0.1 if shares else 1.0)
    return shares


def watch(session, look):
    """Collect what ``look`` returns whenever it is told how far the list is."""
    seen = []
    ListMaking.of(session).told.connect(lambda _share: seen.append(look()))
    return seen


def test_the_place_of_tasks_tells_how_far_the_list_is(tasks, session, shares):
    page = tasks.making_page
    seen = watch(session, lambda: (page.words.text(), page.bar.value(), page.isVisible()))
    shares[:] = [0.42, 0.996]
    tasks.refresh()
    assert seen == [
        ("Đang lập danh sách nhiệm vụ… 42 %", 42, True),
        ("Đang lập danh sách nhiệm vụ… 99 %", 99, True),
    ]
    assert tasks.pages.currentWidget() is tasks.table
    assert "late" in shown(tasks)


def test_today_tells_how_far_the_list_is(tasks, window, session, shares):
    shares[:] = [0.2]
    window.show_place("home")
    home = window.screen_of("home")
    assert home.pages.currentWidget() is home.work
    seen = watch(session, lambda: home.pages.currentWidget().words.text())
    shares[:] = [0.42]
    home.refresh()
    assert seen == ["Đang lập danh sách nhiệm vụ… 42 %"]
    assert home.pages.currentWidget() is home.work


def test_plans_are_shown_before_their_tasks_are_listed(tasks, window, session, shares):
    plans = window.screen_of("plans")
    seen = watch(session, lambda: [plans.progress_of(each) for each in plans.panel._items])
    shares[:] = [0.42]
    window.show_place("plans")
    assert seen == [[None, None]]
    assert all(plans.progress_of(each).total for each in plans.panel._items)


def test_the_list_of_a_few_plans_is_made_without_a_word(tasks, session, shares, monkeypatch):
    monkeypatch.setattr(making, "FEW_PLANS", 20)
    seen = watch(session, lambda: "told")
    shares[:] = [0.42]
    tasks.refresh()
    assert seen == []
    assert tasks.pages.currentWidget() is tasks.table


def test_filters_wait_for_the_list(tasks, session, shares):
    def narrow():
        tasks.show_query(TaskQuery(text="tong ket"))
        return len(shown(tasks))

    every = len(shown(tasks))
    seen = watch(session, narrow)
    shares[:] = [0.42]
    tasks.refresh()
    assert seen == [every]
    assert shown(tasks) == ["later"]


def test_a_failure_is_told_and_the_next_look_begins_again(tasks, session, shares, told):
    shares[:] = [Refused("Không đọc được.")]
    tasks.refresh()
    assert [str(error.what) for error in told] == ["Không đọc được."]
    told.clear()
    assert not tasks.making.is_running
    tasks.refresh()
    assert tasks.pages.currentWidget() is tasks.table


def test_the_frame_counts_nothing_before_all_is_listed(tasks, session, monkeypatch):
    looks = []
    session.read(first_look.look, looks.append)
    monkeypatch.setattr(TaskService, "listed", lambda _tasks: 0.5)
    session.read(first_look.look, looks.append)
    assert [look.overdue > 0 for look in looks] == [True, False]
