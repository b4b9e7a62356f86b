"""An issued plan keeps its words; whether its tasks are followed is no word of it."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.plan import PlanStatus
from desktop.domain.plan_life import FROZEN, check_edit
from desktop.errors import Refused
from tests.support.stored_plans import empty_plan

ISSUED = replace(empty_plan(), status=PlanStatus.ISSUED, number="5", date=dt.date(2026, 1, 9))


@pytest.mark.parametrize("status", sorted(FROZEN, key=lambda status: status.value))
def test_the_follow_up_of_a_frozen_plan_may_be_switched(status: PlanStatus) -> None:
    plan = replace(ISSUED, status=status)
    off = replace(plan, tracked=False)
    check_edit(plan, off)
    check_edit(off, plan)


def test_the_words_of_an_issued_plan_stay_whatever_else_is_switched() -> None:
    with pytest.raises(Refused, match="không sửa được nội dung"):
        check_edit(ISSUED, replace(ISSUED, tracked=False, subject="Khác"))
