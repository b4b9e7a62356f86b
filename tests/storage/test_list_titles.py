"""Titles stand in the Vietnamese order whatever comes between them, and whenever it comes."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.plan import Plan
from desktop.domain.tasks import Placement, Task, TaskTable
from desktop.domain.tracking.query import Order, SortKey, TaskQuery
from desktop.storage.list_titles import Titles
from desktop.storage.store import SqliteStore
from tests.support.many_tasks import TODAY
from tests.support.stored_plans import empty_plan

MORE_THAN_FIT = 60
"""Titles each just before the last one: the room between two is halved fewer times."""

KEYS = st.binary(min_size=1, max_size=2)


def plan_of(titles: list[str]) -> Plan:
    rows = tuple(Task(f"t{number}", title) for number, title in enumerate(titles))
    return replace(empty_plan("p"), task_table=TaskTable((), Placement.APPENDIX, rows))


def save(store: SqliteStore, titles: list[str]) -> None:
    with store.step("Sửa", "p"):
        store.plans.save(plan_of(titles))


def by_title(store: SqliteStore, *, descending: bool = False) -> list[str]:
    listing = store.tasks.find(TaskQuery(), Order(SortKey.TITLE, descending=descending), TODAY)
    return [line.title for line in store.tasks.lines(listing.keys, TODAY)]


def table(titles: Titles) -> dict[bytes, float]:
    return dict(titles._raw.execute("SELECT sort_key, place FROM list_title ORDER BY sort_key"))


@pytest.fixture
def listed(store: SqliteStore) -> SqliteStore:
    save(store, ["Ân cần", "Bàn giao"])
    store.tasks.areas()
    return store


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(KEYS, min_size=1, max_size=8), max_size=12))
def test_places_rise_in_the_order_of_the_keys(
    listed: SqliteStore, batches: list[list[bytes]]
) -> None:
    titles = listed._list._titles
    for batch in batches:
        given = titles.places(batch)
        kept = table(titles)
        assert list(kept.values()) == sorted(set(kept.values()))
        assert given == {key: kept[key] for key in batch}
    assert by_title(listed) == ["Ân cần", "Bàn giao"]


def test_a_changed_title_moves_and_its_way_back_too(listed: SqliteStore) -> None:
    save(listed, ["Đôn đốc", "Bàn giao", "Ăn, ở", "Bàn giao"])
    sorted_titles = ["Ăn, ở", "Bàn giao", "Bàn giao", "Đôn đốc"]
    assert by_title(listed) == sorted_titles
    assert by_title(listed, descending=True) == sorted_titles[::-1]
    listed.history.undo("p")
    assert by_title(listed) == ["Ân cần", "Bàn giao"]
    assert listed.check() == []


def nearing(number: int) -> str:
    """Return titles that each stand between "1 việc" and the one before."""
    return f"{1000 - number} việc"


def test_there_is_always_room_between_two_titles(listed: SqliteStore) -> None:
    titles = ["1 việc"]
    for number in range(MORE_THAN_FIT):
        titles.append(nearing(number))
        save(listed, titles)
    assert by_title(listed) == ["1 việc", *reversed(titles[1:])]
    assert listed.check() == []


def test_titles_that_no_task_has_any_more_go_when_room_is_made(listed: SqliteStore) -> None:
    for number in range(MORE_THAN_FIT):
        save(listed, ["1 việc", nearing(number)])
    assert len(table(listed._list._titles)) < MORE_THAN_FIT / 2
    assert by_title(listed) == ["1 việc", nearing(MORE_THAN_FIT - 1)]
    assert listed.check() == []
