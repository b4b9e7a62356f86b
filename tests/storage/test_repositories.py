"""What is saved comes back, only what differs is written, and what changed is told."""

from dataclasses import fields, replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.domain.commune import CommuneProfile
from desktop.domain.outline import BlockKind
from desktop.domain.plan import Plan, PlanStatus, YearSpan
from desktop.domain.tasks import Task
from desktop.errors import Refused
from desktop.services.outcome import Kind
from desktop.services.ports import PlanSummary
from desktop.storage.store import SqliteStore
from desktop.storage.tables import COMMUNE, SUPERIOR
from tests.storage.conftest import StillClock
from tests.support.stored_plans import (
    DOCUMENT,
    ISSUER,
    PROFILE,
    empty_plan,
    full_plan,
    paragraph,
    plans,
)

WITH_STORE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def save(store: SqliteStore, plan: Plan) -> frozenset[Kind]:
    with store.step("Sửa", plan.id):
        return store.plans.save(plan)


def written_rows(store: SqliteStore) -> list[tuple[str, str]]:
    newest = store.history.steps(limit=1)[0]
    return [(change.table, change.row_id) for change in store.history.changes(newest.id)]


def test_the_example_uses_every_field() -> None:
    plan, plain = full_plan(), empty_plan()
    unused = {"id", "kind", "document_type", "symbol", "subject", "years"}
    for field in fields(Plan):
        differs = getattr(plan, field.name) != getattr(plain, field.name)
        assert differs or field.name in unused, field.name


def test_reports_asked_for_come_from_the_followed_plans_of_the_year(store: SqliteStore) -> None:
    plan = replace(full_plan(), tracked=True)
    last = plan.years.last
    save(store, plan)
    assert store.plans.report_dues(last) == list(plan.reports)
    assert store.plans.report_dues(last + 1) == []
    save(store, replace(plan, tracked=False))
    assert store.plans.report_dues(last) == []
    save(store, plan)
    with store.step("Xóa", plan.id):
        store.plans.delete(plan.id)
    assert store.plans.report_dues(last) == []


def test_a_plan_comes_back_as_it_was(store: SqliteStore) -> None:
    save(store, full_plan())

    assert store.plans.get("p1") == full_plan()


@WITH_STORE
@given(plans(), plans())
def test_any_plan_can_become_any_other(store: SqliteStore, first: Plan, second: Plan) -> None:
    save(store, first)
    assert store.plans.get("p1") == first
    save(store, second)
    assert store.plans.get("p1") == second
    assert save(store, second) == frozenset()


def test_an_unknown_plan_is_refused(store: SqliteStore) -> None:
    with pytest.raises(Refused, match="p9"):
        store.plans.get("p9")
    with store.step("Xóa"), pytest.raises(Refused):
        store.plans.delete("p9")


def test_a_changed_paragraph_writes_one_row(store: SqliteStore) -> None:
    plan = full_plan()
    save(store, plan)
    blocks = (plan.blocks[0], replace(plan.blocks[1], text="Khác."), *plan.blocks[2:])

    assert save(store, replace(plan, blocks=blocks)) == {Kind.PLANS, Kind.PLAN_TEXT}
    assert written_rows(store) == [("block", "p1-b2")]


def test_a_paragraph_put_between_others_writes_one_row(store: SqliteStore) -> None:
    plan = full_plan()
    save(store, plan)

    save(store, replace(plan, blocks=(plan.blocks[0], paragraph("new"), *plan.blocks[1:])))

    assert written_rows(store) == [("block", "new")]
    assert [block.id for block in store.plans.get("p1").blocks] == [
        *("p1-b1", "new", "p1-b2", "p1-b3")
    ]


def test_each_part_tells_its_kind(store: SqliteStore) -> None:
    plan = full_plan()
    save(store, plan)
    table = plan.task_table
    assert table is not None

    head = replace(plan, subject="Khắc phục tồn tại")
    assert save(store, head) == {Kind.PLANS, Kind.PLAN_HEAD}
    closing = replace(head, closing="Trân trọng.")
    assert save(store, closing) == {Kind.PLANS, Kind.PLAN_TEXT}
    rows = replace(closing, task_table=replace(table, rows=(*table.rows, Task("v9", "Thêm"))))
    assert save(store, rows) == {Kind.PLANS, Kind.PLAN_TABLE}
    bases = replace(rows, bases=rows.bases[::-1])
    assert save(store, bases) == {Kind.PLANS, Kind.PLAN_HEAD}
    assert save(store, replace(bases, targets=())) == {Kind.PLANS, Kind.PLAN_TEXT}


def test_a_plan_may_lose_its_table_and_get_it_back(store: SqliteStore) -> None:
    plan = full_plan()
    save(store, plan)
    save(store, replace(plan, task_table=None))
    assert store.plans.get("p1").task_table is None
    assert store.plans.list()[0].task_count == 0

    save(store, plan)
    assert store.plans.get("p1") == plan


def test_a_row_never_moves_from_one_plan_to_another(store: SqliteStore) -> None:
    save(store, full_plan("p1"))
    thief = replace(empty_plan("p2"), blocks=(paragraph("p1-b1"),))

    with pytest.raises(Exception, match="belongs elsewhere"):
        save(store, thief)

    assert store.plans.get("p1") == full_plan("p1")
    with pytest.raises(Refused):
        store.plans.get("p2")


def test_two_rows_of_one_plan_need_two_ids(store: SqliteStore) -> None:
    with pytest.raises(ValueError, match="one id"):
        save(store, replace(empty_plan(), blocks=(paragraph("b"), paragraph("b"))))


def test_the_list_shows_the_last_changed_plan_first(store: SqliteStore, clock: StillClock) -> None:
    with store.step("Khai báo"):
        store.profile.save(PROFILE)
    save(store, full_plan("p1"))
    clock.moment = datetime(2026, 3, 6, 9, 15)
    save(store, replace(empty_plan("p2"), years=YearSpan(2026, 2030)))

    assert [plan.id for plan in store.plans.list()] == ["p2", "p1"]
    assert store.plans.list()[0].changed_at == datetime(2026, 3, 6, 9, 15)
    assert store.plans.list()[1] == PlanSummary(
        id="p1",
        kind=full_plan().kind,
        subject="Cải cách hành chính",
        years=YearSpan(2026, 2026),
        number="05",
        symbol="KH-UBND",
        status=PlanStatus.ISSUED,
        issuer_name="xã Minh Tiến",
        task_count=2,
        changed_at=datetime(2026, 3, 5, 8, 30),
    )

    clock.moment = datetime(2020, 1, 1)
    save(store, replace(full_plan("p1"), blocks=()))
    assert [plan.id for plan in store.plans.list()] == ["p1", "p2"], "a wrong clock decides nothing"


def test_a_deleted_plan_is_gone_and_can_be_saved_again(store: SqliteStore) -> None:
    save(store, full_plan())
    with store.step("Xóa kế hoạch", "p1"):
        store.plans.delete("p1")

    assert store.plans.list() == []
    with pytest.raises(Refused):
        store.plans.get("p1")
    save(store, full_plan())
    assert store.plans.get("p1") == full_plan()


def test_a_new_workspace_has_no_profile(store: SqliteStore) -> None:
    assert store.profile.get() is None


def test_a_profile_comes_back_as_it_was(store: SqliteStore) -> None:
    with store.step("Khai báo"):
        kinds = store.profile.save(PROFILE)

    assert kinds == {Kind.PROFILE, Kind.UNITS, Kind.OFFICERS}
    assert store.profile.get() == PROFILE


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        (PROFILE, set()),
        (replace(PROFILE, filing_code="VHXH"), {Kind.PROFILE}),
        (replace(PROFILE, issuer=replace(ISSUER, district=None)), {Kind.PROFILE}),
        (replace(PROFILE, issuer=replace(ISSUER, province="tỉnh Thái Bình")), {Kind.PROFILE}),
        (replace(PROFILE, units=PROFILE.units[::-1]), {Kind.UNITS}),
        (replace(PROFILE, officers=PROFILE.officers[:1]), {Kind.OFFICERS}),
    ],
)
def test_a_changed_profile_tells_its_kinds(
    store: SqliteStore, changed: CommuneProfile, kinds: set[Kind]
) -> None:
    with store.step("Khai báo"):
        store.profile.save(PROFILE)
    with store.step("Sửa"):
        assert store.profile.save(changed) == kinds

    assert store.profile.get() == changed


def test_superiors_of_earlier_times_stay_and_are_not_shown(store: SqliteStore) -> None:
    with store.step("Khai báo"):
        store.profile.save(PROFILE)
        (commune,) = store._rows.read(COMMUNE)
        earlier = {
            **{"id": "s1", "commune_id": commune, "level": "province", "name": "tỉnh Hải Hưng"},
            **{"valid_from": "1968-01-26", "valid_to": "1996-11-05"},
        }
        store._rows.put(SUPERIOR, earlier)
    with store.step("Sửa"):
        store.profile.save(replace(PROFILE, filing_code="VHXH"))

    profile = store.profile.get()
    assert profile is not None
    assert profile.issuer.province == "tỉnh Hưng Yên"
    assert store._rows.get(SUPERIOR, "s1") == earlier


def test_the_library_lists_the_newest_document_first(store: SqliteStore) -> None:
    undated = replace(DOCUMENT, id="d0", date=None)
    newer = replace(DOCUMENT, id="d2", date=date(2025, 6, 12), expired_on=date(2026, 1, 1))
    with store.step("Thêm văn bản"):
        for document in (undated, DOCUMENT, newer):
            store.library.save(document)

    assert store.library.list() == [newer, DOCUMENT, undated]
    with store.step("Xóa văn bản"):
        store.library.delete("d1")
        store.library.delete("d9")
    assert store.library.list() == [newer, undated]


def test_letters_that_no_file_keeps_are_refused_whole(store: SqliteStore) -> None:
    save(store, full_plan())
    broken = replace(full_plan(), subject="Kế hoạch", closing="\ud800")

    with pytest.raises(Exception, match="ký tự không hợp lệ"):
        save(store, broken)

    assert store.plans.get("p1") == full_plan()


def test_every_kind_of_block_has_its_place(store: SqliteStore) -> None:
    blocks = tuple(replace(paragraph(kind.name), kind=kind) for kind in BlockKind)
    save(store, replace(empty_plan(), blocks=blocks))

    assert store.plans.get("p1").blocks == blocks
