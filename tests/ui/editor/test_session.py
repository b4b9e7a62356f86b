"""The way of an edit to the store: order, failure, retry, history."""

from dataclasses import replace

import pytest

from desktop.errors import EnvironmentFailure, Refused
from desktop.ui.editor.session import PlanSession, SaveState
from tests.support.editor_services import HeldJobs, MemoryServices


def subject(words):
    return lambda plan: replace(plan, subject=words)


@pytest.fixture
def jobs():
    return HeldJobs()


@pytest.fixture
def held(qapp, jobs):
    services = MemoryServices()
    session = PlanSession(services, jobs)
    session.open("p1")
    jobs.release_all()
    return session


def test_saved_is_said_only_after_the_store_answered(held, jobs):
    held.edit(subject("Mới"), "Sửa")
    assert held.plan.subject == "Mới"
    assert held.state is SaveState.SAVING
    assert held.state_words() == "Đang lưu…"
    jobs.release_all()
    assert held.state is SaveState.SAVED
    assert held.state_words().startswith("Đã lưu ")
    assert held.services.plans["p1"].subject == "Mới"


def test_edits_are_all_sent_at_once_so_that_closing_cannot_lose_the_later_ones(held, jobs):
    held.edit(subject("Một"), "Một")
    held.edit(lambda plan: replace(plan, number="05"), "Hai")
    assert len(jobs.waiting) == 2
    jobs.release_all()
    stored = held.services.plans["p1"]
    assert (stored.subject, stored.number) == ("Một", "05")
    assert held.services.labels == ["Một", "Hai"]


def test_nothing_is_written_behind_an_edit_that_failed(held, jobs):
    errors = []
    held.failed.connect(errors.append)
    held.services.failing = EnvironmentFailure("Đĩa đầy.", "Bản đã lưu vẫn an toàn.")
    held.edit(subject("Một"), "Một")
    held.edit(lambda plan: replace(plan, number="05"), "Hai")
    jobs.release(1)
    held.services.failing = None
    jobs.release_all()
    assert held.services.labels == []
    assert [error.what for error in errors] == ["Đĩa đầy."]
    assert held.state is SaveState.FAILED
    assert held.has_unsaved
    held.flush()
    jobs.release_all()
    assert held.services.labels == ["Một", "Hai"]
    assert held.state is SaveState.SAVED
    assert not held.has_unsaved


def test_a_refused_edit_is_dropped_and_the_stored_plan_shown(held, jobs):
    errors = []
    held.failed.connect(errors.append)
    held.services.failing = Refused("Kế hoạch đã ban hành.")
    held.edit(subject("Mới"), "Sửa")
    jobs.release(1)
    held.services.failing = None
    jobs.release_all()
    assert len(errors) == 1
    assert held.plan == held.services.plans["p1"]
    assert held.state is SaveState.SAVED
    held.edit(subject("Sau"), "Sửa")
    jobs.release_all()
    assert held.services.plans["p1"].subject == "Sau"


def test_an_edit_without_effect_makes_no_step(session):
    session.edit(lambda plan: plan, "Không")
    assert session.services.labels == []
    assert session.state is SaveState.SAVED


def test_undo_first_stores_what_is_typed_and_redo_brings_it_back(session):
    session.add_flusher(lambda: session.edit(subject("Đang gõ"), "Gõ"))
    session.edit(subject("Một"), "Một")
    states = []
    session.history_changed.connect(lambda undo, redo: states.append((undo, redo)))
    session.undo()
    assert session.plan.subject == "Một"
    assert states[-1] == (True, True)


def test_undo_of_an_untouched_plan_says_so(session):
    said = []
    session.message.connect(said.append)
    session.undo()
    assert said == ["Không còn gì để hoàn tác."]


def test_an_action_after_saving_is_forgotten_when_saving_fails(held, jobs):
    done = []
    held.services.failing = EnvironmentFailure("Đĩa đầy.")
    held.edit(subject("Một"), "Một")
    held.when_saved(lambda: done.append("xuất"))
    jobs.release_all()
    assert done == []
    held.services.failing = None
    held.when_saved(lambda: done.append("xuất"))
    jobs.release_all()
    assert done == ["xuất"]


def test_opening_another_plan_stores_the_first(held, jobs):
    held.services.plans["p2"] = replace(held.services.plans["p1"], id="p2", subject="Hai")
    held.edit(subject("Một"), "Một")
    held.open("p2")
    jobs.release_all()
    assert held.plan.subject == "Hai"
    assert held.services.plans["p1"].subject == "Một"
