"""What is noted on tasks, evidence, reports and letters comes back as it was, step by step."""

import datetime as dt
import sqlite3
from dataclasses import replace
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.outgoing import OutgoingDocument
from desktop.domain.plan import Plan
from desktop.domain.reporting.evaluation import Rules
from desktop.domain.reporting.model import Measurement, Report, ReportDate
from desktop.domain.tracking.model import (
    Assignment,
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    Origin,
    PlanItem,
    ProgressEntry,
    Reminder,
    SpecialDay,
    TaskMark,
)
from desktop.domain.tracking.query import GroupBy, Order, TaskQuery
from desktop.services.outcome import Kind
from desktop.services.task_ports import Records, SavedView, TaskStore
from desktop.storage.store import SqliteStore
from tests.support.stored_plans import plans

WITH_STORE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
TODAY = dt.date(2026, 3, 20)
LABELS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
REALS = st.floats(allow_nan=False, allow_infinity=False)
ITEMS: dict[str, st.SearchStrategy[Any]] = {
    "marks": st.builds(TaskMark, task_id=st.just("k")),
    "occurrences": st.builds(
        OccurrenceFact, id=st.just("k"), quality=st.none() | st.integers(0, 120)
    ),
    "progress": st.builds(ProgressEntry, id=st.just("k"), percent=st.none() | st.integers(0, 100)),
    "assignments": st.builds(Assignment, id=st.just("k")),
    "evidence": st.builds(
        Evidence,
        id=st.just("k"),
        file_hash=st.sampled_from(("", "0" * 64)),
        file_size=st.integers(0, 2**40),
    ),
    "evidence_links": st.builds(EvidenceLink, id=st.just("k"), evidence_id=st.just("e")),
    "reminders": st.builds(Reminder, id=st.just("k")),
    "own": st.builds(
        PlanItem,
        id=st.just("k"),
        plan_id=st.just(""),
        origin=st.just(Origin.OWN),
        order=st.integers(0, 2**31),
        first_year=st.integers(1900, 2026),
        last_year=st.integers(2026, 2200),
    ),
    "special_days": st.builds(SpecialDay, id=st.just("k")),
    "views": st.builds(SavedView, id=st.just("k"), query=st.from_type(TaskQuery)),
    "outgoing": st.builds(OutgoingDocument, id=st.just("k")),
    "report_dates": st.builds(ReportDate, id=st.just("k"), year=st.integers(1900, 2200)),
    "reports": st.builds(
        Report,
        id=st.just("k"),
        year=st.integers(1900, 2200),
        sections=st.dictionaries(LABELS, LABELS, max_size=2),
    ),
    "evaluation_rules": st.builds(
        Rules,
        **dict.fromkeys(("quantity", "quality", "progress", "points", "late_deduction"), REALS),
        **dict.fromkeys(("unjudged", "good_from", "met_from"), st.integers(0, 100)),
        id=st.just("k"),
    ),
    "measurements": st.builds(
        Measurement,
        id=st.just("k"),
        year=st.integers(1900, 2200),
        value=REALS,
        numerator=st.none() | REALS,
        denominator=st.none() | REALS,
    ),
}
KINDS = {
    "evidence": {Kind.EVIDENCE},
    "evidence_links": {Kind.EVIDENCE, Kind.TASKS},
    "special_days": {Kind.CALENDAR, Kind.TASKS},
    "views": {Kind.VIEWS},
    "outgoing": {Kind.OUTGOING},
    "report_dates": {Kind.REPORTS},
    "reports": {Kind.REPORTS},
    "measurements": {Kind.TARGETS},
    "evaluation_rules": {Kind.PROFILE},
}


def records(store: SqliteStore, name: str) -> Records[Any]:
    found: Records[Any] = getattr(store.tasks, name)
    return found


def test_every_kind_of_record_is_tried() -> None:
    hints = get_type_hints(TaskStore)
    assert {name for name, kind in hints.items() if get_origin(kind) is Records} == ITEMS.keys()
    assert all(get_args(hints[name]) for name in ITEMS)


@pytest.mark.parametrize("name", ITEMS)
@WITH_STORE
@given(data=st.data())
def test_a_record_comes_back_and_goes(store: SqliteStore, name: str, data: st.DataObject) -> None:
    with store.step("Trước"):
        store.tasks.evidence.put(Evidence("e"))
        records(store, name).remove("k")
    kept = records(store, name)
    kept_before = len(kept.list())
    first, second = data.draw(ITEMS[name]), data.draw(ITEMS[name])
    with store.step("Thêm"):
        assert kept.put(first) == KINDS.get(name, {Kind.TASKS})
        assert kept.put(first) == frozenset()
    assert kept.get("k") == first
    with store.step("Sửa"):
        kept.put(second)
    assert kept.get("k") == second
    assert second in kept.list()
    if second != first:
        store.history.undo()
        assert kept.get("k") == first
    with store.step("Xóa"):
        assert kept.remove("k", "never there") == KINDS.get(name, {Kind.TASKS})
    assert kept.get("k") is None
    assert len(kept.list()) == kept_before
    store.history.undo()
    assert kept.get("k") in (first, second)


def test_records_are_listed_by_their_task(store: SqliteStore) -> None:
    with store.step("Ghi"):
        store.tasks.evidence.put(Evidence("e1"), Evidence("e2"))
        store.tasks.evidence_links.put(
            EvidenceLink("l1", "e1", "t1"),
            EvidenceLink("l2", "e1", "t2"),
            EvidenceLink("l3", "e2", "t1"),
        )
        store.tasks.marks.put(TaskMark("t1", note="Gấp"), TaskMark("t2"))
    links = store.tasks.evidence_links
    assert [link.id for link in links.list("task_id", "t1")] == ["l1", "l3"]
    assert [link.id for link in links.list("evidence_id", "e1")] == ["l1", "l2"]
    assert store.tasks.marks.list("task_id", "t1") == [TaskMark("t1", note="Gấp")]
    assert links.list("task_id", "none") == []
    with pytest.raises(KeyError):
        links.list("colour", "red")
    assert store.check() == []


def test_a_view_saved_before_a_filter_was_invented_is_still_a_view(store: SqliteStore) -> None:
    with store.step("Ghi"):
        store.tasks.views.put(SavedView("v", "Quá hạn", TaskQuery(text="a"), Order()))
    store._connection.query(
        "UPDATE saved_view SET query = json_remove(query, '$.done_to', '$.untracked')"
    )
    view = store.tasks.views.get("v")
    assert view is not None
    assert view.query == TaskQuery(text="a")


def test_an_evidence_that_is_not_there_proves_nothing(store: SqliteStore) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.step("Ghi"):
        store.tasks.evidence_links.put(EvidenceLink("l", "nowhere", "t"))
    assert store.tasks.evidence_links.list() == []


def test_a_task_by_hand_belongs_to_no_plan(store: SqliteStore) -> None:
    own = PlanItem("k", "", Origin.OWN, 0, "Việc riêng", 2026, 2026)
    for wrong in (replace(own, plan_id="p1"), replace(own, origin=Origin.ROW)):
        with pytest.raises(ValueError, match="own_task"), store.step("Ghi"):
            store.tasks.own.put(wrong)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(plans(), plans(), st.sampled_from(GroupBy))
def test_tasks_of_any_plan_are_listed(
    store: SqliteStore, first: Plan, second: Plan, group: GroupBy
) -> None:
    store.tasks.areas()
    for plan in (first, second):
        with store.step("Sửa", "p1"):
            store.plans.save(plan)
        listing = store.tasks.find(TaskQuery(untracked=True), Order(group=group), TODAY)
        assert len(store.tasks.lines(sorted(set(listing.keys)), TODAY)) == listing.total
    assert store.check() == []
