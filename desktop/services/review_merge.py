"""A corrected file of the superior against a plan that is here: what differs, and taking it.

Nothing is taken that the officer did not tick, and what is taken makes one edit of the plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.domain.folding import fold
from desktop.domain.plan import Plan
from desktop.services.ports import PlanSummary
from desktop.services.review_differences import Comparison, Difference, Part
from desktop.services.review_fields import cell_anchor
from desktop.services.review_merge_head import head_differences, with_head
from desktop.services.review_merge_lists import list_differences, with_lists
from desktop.services.review_merge_table import merged_table, table_differences


def compare(mine: Plan, theirs: Plan, doubtful: Collection[str] = ()) -> Comparison:
    """Return what differs between two plans.

    ``doubtful`` are the anchors of the file's facts that were not read surely. The running text
    is not compared.
    """
    rows, same = table_differences(mine, theirs)
    others = [*head_differences(mine, theirs), *list_differences(mine, theirs)]
    return Comparison(mine, theirs, tuple(_judged(mine, theirs, others, rows, doubtful)), same)


def _judged(
    mine: Plan,
    theirs: Plan,
    others: Iterable[Difference],
    rows: Iterable[Difference],
    doubtful: Collection[str],
) -> Iterator[Difference]:
    """Yield the differences with whether each is sure; the head of another document never is."""
    one_document = _is_same_document(mine.number, mine.symbol, mine.subject, theirs)
    one_document = one_document and mine.years == theirs.years
    for other in others:
        known = one_document or other.part is not Part.HEAD
        yield replace(other, sure=known and other.their_id not in doubtful)
    for row in rows:
        cell = cell_anchor(row.their_id, row.field) if row.field else ""
        yield replace(row, sure=cell not in doubtful)


def merge(mine: Plan, theirs: Plan, taken: Collection[str]) -> Plan:
    """Return ``mine`` with the differences whose keys are ``taken``."""
    wanted = [d for d in compare(mine, theirs).differences if d.key in taken]
    rows = [d for d in wanted if d.part is Part.TABLE]
    merged = with_head(mine, theirs, [d for d in wanted if d.part is Part.HEAD])
    merged = with_lists(merged, theirs, wanted)
    return replace(merged, task_table=merged_table(mine, theirs, rows)) if rows else merged


def likely_target(plans: Sequence[PlanSummary], plan: Plan) -> str:
    """Return the plan that ``plan`` may be a corrected version of, empty when none is alike.

    The number and symbol must be the same, or the subject, for the same years.
    """
    for known in plans:
        same = _is_same_document(known.number, known.symbol, known.subject, plan)
        if known.years == plan.years and same:
            return known.id
    return ""


def _is_same_document(number: str, symbol: str, subject: str, plan: Plan) -> bool:
    same_number = bool(plan.number) and (number, symbol) == (plan.number, plan.symbol)
    return same_number or (bool(plan.subject) and fold(subject) == fold(plan.subject))
