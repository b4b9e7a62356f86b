"""A result is accepted with its quality, or sent back with what must be done better."""

import pytest

from desktop.domain.tracking.model import OccurrenceFact, TaskState
from desktop.errors import Refused
from desktop.services.program import Services
from tests.services.tasks.conftest import day


def fact(services: Services, key: str, label: str = "") -> OccurrenceFact:
    facts = services.store.tasks.occurrences.list("task_id", key)
    return next(each for each in facts if not label or each.label == label)


def test_the_quality_of_the_last_result_is_kept_and_taken_back(services: Services) -> None:
    services.tasks.done(["late"], on=day(3, 4))
    services.acceptance.accept(["late"], 90)
    assert fact(services, "late").quality == 90
    services.history.undo()
    assert fact(services, "late").quality is None


def test_one_time_of_several_is_judged_by_its_name(services: Services) -> None:
    services.tasks.done(["quarterly"], on=day(3, 4))
    services.acceptance.accept(["quarterly"], 70, "quý i/2026")
    assert fact(services, "quarterly", "Quý I/2026").quality == 70


def test_a_result_sent_back_is_open_again_with_the_reason(services: Services) -> None:
    services.tasks.done(["late"], on=day(3, 4))
    services.acceptance.accept(["late"], 40)
    services.acceptance.send_back(["late"], "thiếu  chữ ký")
    detail = services.tasks.detail("late")
    assert detail.line.state is TaskState.OVERDUE
    assert fact(services, "late").quality is None
    assert detail.facts.progress[-1].note == "Yêu cầu làm lại: thiếu chữ ký"
    services.history.undo()
    assert services.tasks.detail("late").line.state is TaskState.DONE_LATE


@pytest.mark.parametrize("quality", [-1, 101])
def test_no_quality_beyond_the_whole(services: Services, quality: int) -> None:
    services.tasks.done(["late"], on=day(3, 4))
    with pytest.raises(Refused):
        services.acceptance.accept(["late"], quality)


def test_what_was_not_done_is_neither_accepted_nor_sent_back(services: Services) -> None:
    services.tasks.drop(["soon"], "không còn cần")
    for key in ("late", "soon"):
        with pytest.raises(Refused, match="chưa có kết quả"):
            services.acceptance.accept([key], 100)
        with pytest.raises(Refused, match="chưa có kết quả"):
            services.acceptance.send_back([key], "làm lại")
    services.tasks.done(["late"], on=day(3, 4))
    with pytest.raises(Refused, match="phải làm lại"):
        services.acceptance.send_back(["late"], "  ")
