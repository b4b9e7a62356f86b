"""An issued plan keeps its words; whether its tasks are followed is no word of it."""

import datetime as dt
import itertools
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


DRAFT, SUBMITTED, SIGNED, CLOSED = (
    PlanStatus.DRAFT, PlanStatus.SUBMITTED, PlanStatus.ISSUED, PlanStatus.CLOSED,
)  # fmt: skip
STEPS = {(DRAFT, SUBMITTED), (SUBMITTED, DRAFT), (SUBMITTED, SIGNED), (SIGNED, CLOSED),
         (CLOSED, SIGNED)}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [*itertools.permutations(PlanStatus, 2)])
def test_a_plan_goes_from_draft_to_signature_to_issue_and_close(
    before: PlanStatus, after: PlanStatus
) -> None:
    plan = replace(ISSUED, status=before)
    if (before, after) in STEPS:
        check_edit(plan, replace(plan, status=after))
    else:
        with pytest.raises(Refused, match="Không chuyển được"):
            check_edit(plan, replace(plan, status=after))


@pytest.mark.parametrize("missing", [{"number": ""}, {"date": None}])
def test_only_a_plan_with_number_and_date_is_issued(missing: dict[str, None]) -> None:
    plan = replace(ISSUED, status=SUBMITTED, **missing)
    check_edit(plan, replace(plan, status=DRAFT))
    with pytest.raises(Refused, match="Chưa có số hoặc ngày"):
        check_edit(plan, replace(plan, status=SIGNED))
