"""What communes sent, as the workspace of the level above keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.domain.consolidation.flat import FlatReport, flat_of
from desktop.domain.consolidation.register import CommuneOffice, Level, OfficeLevel
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState
from desktop.services.consolidation.ports import ReceivedQuery, TaskSort
from desktop.services.outcome import Kind
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.support.clocks import HandClock
from tests.support.consolidation_records import contents, target, task

Q1 = ReceivedQuery(2026, Period.Q1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opener = WorkspaceOpener(
        clock=HandClock(dt.date(2026, 3, 20)), minimum_free=0, local_only=False
    )
    opened = opener.create(tmp_path / "tinh.khx")
    yield opened
    opened.close()


def flat(name: str, *tasks: object, targets: Sequence[object] = ()) -> FlatReport:
    return flat_of(contents(name, tasks, targets))  # type: ignore[arg-type]


A = flat(
    "An Bình",
    task("a1", title="Rà soát thủ tục hành chính", area=1, due="2026-01-31"),
    task("a2", "overdue", title="Tập huấn 50%_nghiệp vụ", due="2026-02-28"),
    targets=[target("t1"), target("t2", None), target("t3", 90.0)],
)
B = flat("Bình Minh", task("b1", "not-yet", title="Rà soát văn bản", due=None), task("b2"))


def fill(store: SqliteStore, *reports: tuple[str, FlatReport]) -> int:
    with store.step("Nhận báo cáo"):
        return store.received.fill(reports)


def test_a_report_is_put_in_once_and_read_back(store: SqliteStore) -> None:
    assert fill(store, ("p1", A), ("p2", B)) == 2
    assert fill(store, ("p1", B)) == 0, "what a package says never changes"
    assert store.received.filled() == {"p1", "p2"}
    first, second = store.received.reports(["p2", "gone", "p1"])
    assert (first.office["name"], second.office["name"]) == ("Bình Minh", "An Bình")
    assert second.figures["all/total"] == 2
    assert (second.figures["targets/total"], second.figures["targets/reached"]) == (3, 1)
    assert second.areas == {
        "area:the_che": "Cải cách thể chế",
        "area:thu_tuc": "Cải cách thủ tục hành chính",
    }
    assert not store.history.steps(), "what is derived is no step of the history"


def test_tasks_come_page_by_page_in_the_order_of_the_communes(store: SqliteStore) -> None:
    fill(store, ("p1", A), ("p2", B))
    find = store.received.find
    assert [each.id for each in find(Q1, ["p2", "p1"], 0, 10)] == ["b1", "b2", "a1", "a2"]
    assert [each.id for each in find(Q1, ["p2", "p1"], 1, 2)] == ["b2", "a1"]
    (first,) = find(Q1, ["p1"], 0, 1)
    assert (first.package_id, first.area, first.lead) == (
        "p1",
        "Cải cách thủ tục hành chính",
        "Phòng Văn hóa - Xã hội",
    )
    assert (first.due, first.state, first.percent) == (dt.date(2026, 1, 31), TaskState.DONE, 100)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (ReceivedQuery(2026, Period.Q1, text="ra soat"), ["a1", "b1"]),
        (ReceivedQuery(2026, Period.Q1, text="50%_"), ["a2"]),
        (ReceivedQuery(2026, Period.Q1, text="' OR 1=1 --"), []),
        (ReceivedQuery(2026, Period.Q1, text="thủ tục soat"), ["a1"]),
        (ReceivedQuery(2026, Period.Q1, states=frozenset({TaskState.OVERDUE})), ["a2"]),
        (ReceivedQuery(2026, Period.Q1, areas=frozenset({"Cải cách thể chế"})), ["a2", "b1", "b2"]),
        (ReceivedQuery(2026, Period.Q1, due_from=dt.date(2026, 2, 1)), ["a2", "b2"]),
        (ReceivedQuery(2026, Period.Q1, due_to=dt.date(2026, 2, 1)), ["a1"]),
        (ReceivedQuery(2026, Period.Q1, sort=TaskSort.DUE), ["a1", "a2", "b2", "b1"]),
        (
            ReceivedQuery(2026, Period.Q1, sort=TaskSort.DUE, descending=True),
            ["b1", "b2", "a2", "a1"],
        ),
        (ReceivedQuery(2026, Period.Q1, sort=TaskSort.STATE), ["a2", "b1", "a1", "b2"]),
        (ReceivedQuery(2026, Period.Q1, sort=TaskSort.AREA), ["a2", "b1", "b2", "a1"]),
        (
            ReceivedQuery(2026, Period.Q1, sort=TaskSort.OFFICE, descending=True),
            ["b1", "b2", "a1", "a2"],
        ),
    ],
)
def test_tasks_are_filtered_and_sorted(
    store: SqliteStore, query: ReceivedQuery, ids: list[str]
) -> None:
    fill(store, ("p1", A), ("p2", B))
    found = store.received.find(query, ["p1", "p2"], 0, 10)
    assert [each.id for each in found] == ids
    assert sum(store.received.states(query, ["p1", "p2"]).values()) == len(ids)


def test_a_search_sees_what_came_since_and_what_is_typed_next(store: SqliteStore) -> None:
    def found(text: str) -> list[str]:
        query = ReceivedQuery(2026, Period.Q1, text=text)
        tasks = store.received.find(query, ["p1", "p2"], 0, 10)
        assert store.received.states(query, ["p1", "p2"]).keys() == {each.state for each in tasks}
        return [each.id for each in tasks]

    fill(store, ("p1", A))
    assert found("ra soat") == ["a1"]
    fill(store, ("p2", B))
    assert found("ra soat") == ["a1", "b1"]
    assert found("50%_") == ["a2"]
    assert found("ra soat") == ["a1", "b1"]
    with store.step("Nhận lại"):
        store.received.clear()
    assert found("ra soat") == []


def test_targets_stand_by_commune(store: SqliteStore) -> None:
    fill(store, ("p1", A), ("p2", B))
    found = store.received.targets(["p2", "p1"])
    assert [(each.package_id, each.id, each.value, each.reached) for each in found] == [
        ("p1", "t1", 99.0, True),
        ("p1", "t2", None, None),
        ("p1", "t3", 90.0, False),
    ]


def test_the_digest_tells_contents_and_not_the_order_of_arrival(
    store: SqliteStore, tmp_path: Path
) -> None:
    fill(store, ("p1", A), ("p2", B))
    first = store.received.digest(["p1", "p2"])
    with store.step("Nhận lại"):
        store.received.clear()
    assert store.received.filled() == frozenset()
    fill(store, ("p2", B))
    fill(store, ("p1", A))
    assert store.received.digest(["p1", "p2"]) == first
    with store.step("Nhận lại"):
        store.received.clear()
    fill(store, ("p1", A), ("p2", A))
    assert store.received.digest(["p1", "p2"]) != first


def test_a_half_import_leaves_nothing(store: SqliteStore) -> None:
    def broken() -> Iterator[tuple[str, FlatReport]]:
        yield "p1", A
        raise LookupError("the stick was pulled")

    with pytest.raises(LookupError, match="stick"), store.step("Nhận báo cáo"):
        store.received.fill(broken())
    assert store.received.filled() == frozenset()


def test_the_level_and_the_register_are_kept_in_steps(store: SqliteStore) -> None:
    assert store.received.level() == OfficeLevel()
    level = OfficeLevel(Level.PROVINCE, "tỉnh Hưng Yên", "Sở Nội vụ", "Hưng Yên")
    office = CommuneOffice("o1", "xã", "An Bình", valid_from=dt.date(2025, 7, 1))
    with store.step("Khai báo"):
        assert store.received.set_level(level) == {Kind.OFFICES, Kind.PROFILE}
        store.received.offices.put(office)
    assert store.received.level() == level
    assert store.received.offices.get("o1") == office
    store.history.undo()
    assert store.received.level() == OfficeLevel()
    assert store.check() == []
    assert store.received.inbox.name == "tinh.goi-nhan"
