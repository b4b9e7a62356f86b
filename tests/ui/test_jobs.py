"""Work off the GUI thread."""

import threading

import pytest

from desktop.errors import Refused
from desktop.ui.jobs import Jobs, SynchronousJobs


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_store_work_keeps_its_order_and_its_thread(qtbot, jobs):
    done, threads = [], set()

    def work(number):
        threads.add(threading.current_thread().name)
        return number

    for number in range(20):
        jobs.run(lambda number=number: work(number), done.append, pytest.fail)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))
    assert len(threads) == 1
    assert threading.current_thread().name not in threads
    assert jobs.waiting == 0


def test_results_come_back_on_the_gui_thread(qtbot, jobs):
    seen = []
    jobs.render(lambda: 1, lambda _value: seen.append(threading.current_thread()), pytest.fail)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert seen == [threading.main_thread()]


def test_drawing_does_not_wait_for_the_store(qtbot, jobs):
    gate, done = threading.Event(), []
    jobs.run(gate.wait, lambda _value: done.append("store"), pytest.fail)
    jobs.render(lambda: None, lambda _value: done.append("pages"), pytest.fail)
    qtbot.waitUntil(lambda: done == ["pages"])
    gate.set()
    qtbot.waitUntil(lambda: done == ["pages", "store"])


def test_refusals_come_back_as_they_are_and_defects_in_words(caplog):
    errors = []

    def refuse():
        raise Refused("Không.")

    def crash():
        raise ValueError("x")

    twin = SynchronousJobs()
    twin.run(refuse, pytest.fail, errors.append)
    twin.run(crash, pytest.fail, errors.append)
    assert errors[0].what == "Không."
    assert "ngoài dự kiến" in errors[1].what
    assert "A job failed" in caplog.text


def test_closing_finishes_the_work_of_the_store(qapp):
    jobs, done = Jobs(), []
    jobs.run(lambda: done.append("stored"), lambda _value: done.append("told"), pytest.fail)
    jobs.close()
    assert done == ["stored"]


def test_work_given_after_closing_is_refused(qapp):
    jobs, errors = Jobs(), []
    jobs.close()
    jobs.run(pytest.fail, pytest.fail, errors.append)
    jobs.render(pytest.fail, pytest.fail, errors.append)
    assert [error.what for error in errors] == ["Chương trình đang đóng."] * 2
