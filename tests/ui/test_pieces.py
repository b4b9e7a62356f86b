"""Long work in pieces: what screens ask for meanwhile is not kept waiting."""

import time

import pytest

from desktop.errors import Cancelled, Refused
from desktop.ui.jobs import Jobs
from desktop.ui.pieces import LONGEST, Pieces


class OneQueue:
    """A session whose services are a list in which the work leaves its traces."""

    def __init__(self, jobs):
        self.jobs, self.services = jobs, []

    def read(self, work, done, failed):
        self.jobs.run(lambda: work(self.services), done, failed)


@pytest.fixture
def queue(qapp):
    jobs = Jobs()
    yield OneQueue(jobs)
    jobs.close()


def slow(trace):
    for number in range(4):
        time.sleep(1.2 * LONGEST)
        trace.append(number)
        yield number


def test_reads_get_their_turn_between_the_pieces(qtbot, queue):
    values, ends = [], []
    Pieces(queue, slow, values.append, lambda: ends.append(True), pytest.fail).start()
    queue.read(lambda trace: trace.append("read"), lambda _none: None, pytest.fail)
    qtbot.waitUntil(lambda: ends == [True])
    assert values == [0, 1, 2, 3]
    assert queue.services == [0, "read", 1, 2, 3]


def test_quick_values_go_together(qtbot, queue):
    values, ends = [], []
    Pieces(queue, lambda _t: iter(range(500)), values.append, lambda: ends.append(1), pytest.fail
           ).start()  # fmt: skip
    qtbot.waitUntil(lambda: ends == [1])
    assert values == list(range(500))


def test_what_was_done_before_a_failure_is_told(qtbot, queue):
    def failing(_trace):
        yield "one"
        raise Refused("Không.")

    values, errors = [], []
    Pieces(queue, failing, values.append, pytest.fail, errors.append).start()
    qtbot.waitUntil(lambda: bool(errors))
    assert (values, errors[0].what) == (["one"], "Không.")


def test_work_ends_when_another_workspace_is_open(qtbot, queue):
    errors = []

    def changing(_trace):
        time.sleep(1.2 * LONGEST)
        queue.services = ["another"]
        yield 1
        pytest.fail("went on")

    Pieces(queue, changing, lambda _value: None, pytest.fail, errors.append).start()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
