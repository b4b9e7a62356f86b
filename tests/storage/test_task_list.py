"""The list kept beside the rows says what a plain reckoning of every task says, on every day."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.facts import Duty
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, YearSpan
from desktop.domain.schedule import Occurrence
from desktop.domain.tasks import Placement, Task, TaskGroup, TaskTable
from desktop.domain.tracking.model import (
    AcceptedSchedule,
    Assignee,
    AssigneeKind,
    Assignment,
    DayKind,
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    Origin,
    Part,
    PlanItem,
    ProgressEntry,
    Reminder,
    ReminderWay,
    SpecialDay,
    TaskMark,
    TaskState,
)
from desktop.domain.tracking.query import Group, GroupBy, Order, SortKey, TaskQuery
from desktop.errors import Refused
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.support import plain_tasks
from tests.support.many_tasks import office
from tests.support.stored_plans import empty_plan

TODAY = dt.date(2026, 3, 20)
DAYS = st.dates(dt.date(2025, 12, 1), dt.date(2027, 1, 31))
WORDINGS = (
    *("Quý I", "Quý II/2026", "Tháng 3", "Hằng quý", "Thường xuyên", "Trước ngày 15/3", ""),
    *("Khi có văn bản chỉ đạo", "Trong 05 ngày làm việc kể từ ngày nhận được văn bản", "Năm 2026"),
    *("Từ ngày 01/4", "Nhiều đợt"),
)
NAMES = ("Công an xã", "Phòng Kinh tế", "Các cơ quan, đơn vị", "Chủ tịch", "Sở Nội vụ", "Tổ 3")
AREAS = ("Cải cách thể chế", "Đào tạo", "Ăn, ở")
REFS = ("unit:u2", "unit:u3", "officer:o0", "officer:o2", "post:chu tich", "all:", "outside:to 3")


def rows(key: str) -> st.SearchStrategy[tuple[Task | TaskGroup, ...]]:
    task = st.builds(
        Task,
        id=st.just(""),
        task=st.sampled_from(("Rà soát", "Ân cần", "Ấn bản", "Báo cáo 2", "Báo cáo 10", "…")),
        activity=st.sampled_from(("", "Bước 1")),
        products=st.lists(st.sampled_from(("Báo cáo", "Kế hoạch")), max_size=2).map(tuple),
        lead=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
        cooperate=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
        time=st.sampled_from(WORDINGS),
    )
    group = st.builds(TaskGroup, id=st.just(""), title=st.sampled_from(AREAS))
    found = st.lists(st.one_of(task, task, group), max_size=6)
    return found.map(
        lambda made: tuple(replace(row, id=f"{key}-{n}") for n, row in enumerate(made))
    )


def plan_of(key: str, made: tuple[Task | TaskGroup, ...], subject: str, **changes: object) -> Plan:
    duties = (Duty(f"{key}-d", "I", "Công an xã", ("Báo cáo trước ngày 10/12.", "Phối hợp.")),)
    return replace(
        empty_plan(key),
        subject=subject,
        blocks=(Block(f"{key}-b", BlockKind.HEADING, Level.ROMAN, "Trách nhiệm chung"),),
        task_table=TaskTable((), Placement.APPENDIX, made),
        duties=duties if subject == "A" else (),
        **changes,  # type: ignore[arg-type]
    )


PLANS = st.sampled_from(("p1", "p2")).flatmap(
    lambda key: st.builds(
        plan_of,
        st.just(key),
        rows(key),
        st.sampled_from("AB"),
        tracked=st.booleans(),
        years=st.sampled_from((YearSpan(2026, 2026), YearSpan(2025, 2026))),
    )
)
TASKS = st.sampled_from([f"{plan}-{n}" for plan in ("p1", "p2") for n in range(5)] + ["own"])
KEYS = st.sampled_from("abc")
ASSIGNEES = st.sampled_from(
    (
        Assignee(AssigneeKind.UNIT, "u2", "Phòng Kinh tế"),
        Assignee(AssigneeKind.OFFICER, "o2", "Nguyễn Văn C2"),
        Assignee(AssigneeKind.POST, "chu tich", "Chủ tịch"),
    )
)
FACTS = {
    "marks": st.builds(
        TaskMark,
        task_id=TASKS,
        schedule=st.none()
        | st.builds(
            AcceptedSchedule,
            st.sampled_from(("multi", "continuous")),
            st.lists(
                st.builds(Occurrence, st.sampled_from(("Đợt 1", "Đợt 2")), st.none(), DAYS),
                max_size=2,
            ).map(tuple),
        ),
        event_document=st.just("5/CV"),
        event_date=st.none() | DAYS,
        dropped_on=st.none() | DAYS,
        note=st.sampled_from(("", "Ưu tiên")),
    ),
    "occurrences": st.builds(
        OccurrenceFact,
        id=KEYS,
        task_id=TASKS,
        label=st.sampled_from(("", "Quý I/2026", "Tháng 3/2026", "Quý II/2026", "Cũ")),
        due=st.none() | DAYS,
        done_on=st.none() | DAYS,
        extended_to=st.none() | DAYS,
        dropped_reason=st.sampled_from(("", "", "Không còn")),
    ),
    "progress": st.builds(
        ProgressEntry, KEYS, TASKS, DAYS, st.sampled_from((None, 0, 50, 100)), st.just("Đang làm")
    ),
    "assignments": st.builds(
        Assignment,
        *(KEYS, TASKS, st.sampled_from(Part), ASSIGNEES, st.none() | DAYS, st.none() | DAYS),
    ),
    "evidence_links": st.builds(EvidenceLink, KEYS, st.just("e"), TASKS),
    "reminders": st.builds(
        Reminder, KEYS, TASKS, DAYS, st.just(ReminderWay.NOTE), st.just("Công an xã")
    ),
    "own": st.builds(
        PlanItem,
        st.just("own"), st.just(""), st.just(Origin.OWN), st.integers(0, 3),
        st.sampled_from(("Việc riêng", "Ấn bản")), st.just(2026), st.just(2026),
        time=st.sampled_from(WORDINGS), lead=st.just(("Công an xã",)),
    ),
    "special_days": st.builds(SpecialDay, KEYS, DAYS, st.sampled_from(DayKind)),
}  # fmt: skip
PUTS = st.one_of(*(st.tuples(st.just(name), items) for name, items in FACTS.items()))
QUERIES = st.builds(
    TaskQuery,
    text=st.sampled_from(("", "", "ra soat", "uu tien", "bao 2", "kinh te", "100%", "a_b")),
    assignees=st.frozensets(st.sampled_from(REFS), max_size=2),
    part=st.none() | st.sampled_from(Part),
    states=st.frozensets(st.sampled_from(TaskState), max_size=3),
    plans=st.frozensets(st.sampled_from(("p1", "p2", "")), max_size=1),
    areas=st.frozensets(st.sampled_from(AREAS), max_size=1),
    year=st.sampled_from((None, None, 2025, 2026)),
    due_from=st.none() | DAYS,
    due_to=st.none() | DAYS,
    done_from=st.none() | DAYS,
    done_to=st.none() | DAYS,
    undated=st.sampled_from((None, None, True, False)),
    continuous=st.sampled_from((None, None, True, False)),
    without_evidence=st.sampled_from((None, None, True, False)),
    reminded=st.sampled_from((None, None, True, False)),
    untracked=st.booleans(),
)
FEW = st.builds(TaskQuery, untracked=st.booleans())
ORDERS = st.builds(Order, st.sampled_from(SortKey), st.booleans(), st.sampled_from(GroupBy))


@pytest.fixture
def staffed(store: SqliteStore) -> Iterator[SqliteStore]:
    with store.step("Khai báo"):
        store.profile.save(office())
        store.tasks.evidence.put(Evidence("e", "1/BC"))
    yield store
    if not store._closed:
        assert store.check() == []


def write(store: SqliteStore, data: st.DataObject) -> None:
    """Do anything that may change the list."""
    action = data.draw(st.sampled_from(("plan", "facts", "facts", "facts", "remove", "undo")))
    if action == "undo":
        try:
            store.history.undo()
        except Refused:
            return
    with store.step("Sửa"):
        if action == "plan":
            store.plans.save(data.draw(PLANS))
        elif action == "facts":
            for name, item in data.draw(st.lists(PUTS, min_size=1, max_size=4)):
                getattr(store.tasks, name).put(item)
        elif action == "remove":
            name = data.draw(st.sampled_from([name for name in FACTS if name != "own"]))
            getattr(store.tasks, name).remove(*"abc")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_list_is_what_a_plain_reckoning_gives(
    staffed: SqliteStore, data: st.DataObject
) -> None:
    staffed.tasks.areas()
    for _time in range(data.draw(st.integers(1, 3))):
        write(staffed, data)
    today = data.draw(DAYS)
    tasks = plain_tasks.all_tasks(staffed, today)
    query, order = data.draw(QUERIES | FEW), data.draw(ORDERS)

    listing = staffed.tasks.find(query, replace(order, group=GroupBy.NONE), today)
    expected = plain_tasks.found(tasks, query, order)
    assert list(listing.keys) == [task.item.id for task in expected]
    lines = [task.line for task in expected]
    assert staffed.tasks.lines(listing.keys, today) == lines
    assert listing.states == {
        state: sum(line.state is state for line in lines)
        for state in TaskState
        if any(line.state is state for line in lines)
    }
    grouped = staffed.tasks.find(query, order, today)
    assert grouped.total == len(expected)
    require_parts(grouped.keys, grouped.groups, listing.keys)
    first, last = today - dt.timedelta(60), today + dt.timedelta(60)
    assert sorted(staffed.tasks.times_between(first, last, query, today), key=str) == sorted(
        (
            (task.item.id, time)
            for task in expected
            for time in task.times
            if time.due and first <= time.due <= last
        ),
        key=str,
    )


def require_parts(
    keys: tuple[str, ...], groups: tuple[Group, ...], all_keys: tuple[str, ...]
) -> None:
    """The groups follow each other without gaps and hold every task at least once, in order."""
    assert set(keys) == set(all_keys)
    place = 0
    order = {key: n for n, key in enumerate(all_keys)}
    for group in groups:
        assert group.start == place
        inside = keys[place : place + group.count]
        assert list(inside) == sorted(inside, key=order.__getitem__)
        assert inside
        place += len(inside)
    assert not groups or place == len(keys)


@pytest.fixture
def two_plans(staffed: SqliteStore) -> SqliteStore:
    made = (
        TaskGroup("g1", "Cải cách thể chế"),
        Task("a1", "Rà soát", lead=("Công an xã", "Phòng Kinh tế"), time="Quý I"),
        Task(
            "a2", "Tập huấn", lead=("Chủ tịch",), cooperate=("Các cơ quan, đơn vị",), time="Quý II"
        ),
        TaskGroup("g2", "Cải cách tài chính công"),
        Task("a3", "Công khai ngân sách", lead=("Sở Nội vụ",), time="Thường xuyên"),
        Task("a4", "Sơ kết"),
    )
    other = (Task("b1", "Kiểm tra", lead=("Các cơ quan, đơn vị",), time="Tháng 5"),)
    with staffed.step("Tạo"):
        staffed.plans.save(plan_of("p1", made, "Cải cách"))
        staffed.plans.save(plan_of("p2", other, "Chuyển đổi số"))
    return staffed


def test_the_state_of_every_task_is_right_on_every_day(two_plans: SqliteStore) -> None:
    made = tuple(Task(f"w{n}", "Việc", time=wording) for n, wording in enumerate(WORDINGS))
    with two_plans.step("Ghi"):
        two_plans.plans.save(plan_of("p3", made, "A"))
        two_plans.tasks.occurrences.put(
            OccurrenceFact("f1", "a1", "Quý I/2026", done_on=dt.date(2026, 4, 2)),
            OccurrenceFact("f2", "w3", "Quý I/2026", done_on=dt.date(2026, 3, 31)),
            OccurrenceFact("f3", "a2", "Quý II/2026", extended_to=dt.date(2026, 8, 15)),
        )
        two_plans.tasks.progress.put(ProgressEntry("n", "b1", dt.date(2026, 2, 3), 20))
        two_plans.tasks.marks.put(TaskMark("w5", dropped_on=dt.date(2026, 3, 9)))
    order = Order(SortKey.PLAN, group=GroupBy.STATE)
    for number in range(-20, 400):
        today = dt.date(2026, 1, 1) + dt.timedelta(number)
        listing = two_plans.tasks.find(TaskQuery(), order, today)
        found = {
            key: group.key
            for group in listing.groups
            for key in listing.keys[group.start : group.start + group.count]
        }
        tasks = plain_tasks.all_tasks(two_plans, today)
        assert found == {task.item.id: task.line.state.value for task in tasks}, today


def parts(store: SqliteStore, group: GroupBy, key: SortKey = SortKey.PLAN) -> dict[str, list[str]]:
    listing = store.tasks.find(TaskQuery(), Order(key, group=group), TODAY)
    return {
        part.title: list(listing.keys[part.start : part.start + part.count])
        for part in listing.groups
    }


def keys(store: SqliteStore, today: dt.date = TODAY, **asked: object) -> list[str]:
    query = TaskQuery(**asked)  # type: ignore[arg-type]
    return list(store.tasks.find(query, Order(SortKey.PLAN), today).keys)


def test_a_list_is_parted_by_unit_and_officer(two_plans: SqliteStore) -> None:
    assert parts(two_plans, GroupBy.UNIT) == {
        "Phòng Kinh tế": ["a1"],
        "Công an xã": ["a1"],
        "Trung tâm Phục vụ hành chính công": ["a2"],
        "Hội Phụ nữ": ["a2"],
        "Các cơ quan, đơn vị": ["b1"],
        "Sở Nội vụ": ["a3"],
        "Chưa giao cho ai": ["a4"],
    }
    by_officer = parts(two_plans, GroupBy.OFFICER)
    holders = {officer.name for officer in office().officers if officer.title == "Chủ tịch"}
    assert {name for name, found in by_officer.items() if found == ["a2"]} < holders


def test_a_list_is_parted_by_what_the_paper_says(two_plans: SqliteStore) -> None:
    assert parts(two_plans, GroupBy.AREA, SortKey.TITLE) == {
        "Cải cách thể chế": ["a1", "a2"],
        "Cải cách tài chính công": ["a3", "a4"],
        "Không thuộc lĩnh vực nào": ["b1"],
    }
    assert parts(two_plans, GroupBy.PLAN) == {
        "Cải cách": ["a1", "a2", "a3", "a4"],
        "Chuyển đổi số": ["b1"],
    }
    assert two_plans.tasks.areas() == ["Cải cách thể chế", "Cải cách tài chính công"]


def test_a_list_is_parted_by_month_and_state(two_plans: SqliteStore) -> None:
    assert parts(two_plans, GroupBy.MONTH) == {
        "Tháng 3/2026": ["a1"],
        "Tháng 5/2026": ["b1"],
        "Tháng 6/2026": ["a2"],
        "Chưa xác định thời hạn": ["a3", "a4"],
    }
    assert parts(two_plans, GroupBy.STATE) == {
        "Đang thực hiện": ["a1", "a3"],
        "Chưa đến hạn": ["a2", "a4", "b1"],
    }


def test_a_task_given_to_another_is_found_under_each_in_their_time(two_plans: SqliteStore) -> None:
    police = Assignee(AssigneeKind.UNIT, "u3", "Công an xã")
    office_unit = Assignee(AssigneeKind.UNIT, "u0", "Văn phòng HĐND và UBND")
    until, since = dt.date(2026, 4, 30), dt.date(2026, 5, 1)
    with two_plans.step("Giao việc"):
        two_plans.tasks.assignments.put(
            Assignment("x", "a4", Part.LEAD, police, None, until),
            Assignment("y", "a4", Part.LEAD, office_unit, since),
        )
    both = [{"unit:u3"}, {"unit:u0"}]
    found = [
        ["a4" in keys(two_plans, day, assignees=frozenset(refs), part=Part.LEAD) for refs in both]
        for day in (until, since)
    ]
    assert found == [[True, False], [False, True]]


def test_a_change_of_the_office_is_seen_at_once_and_taken_back(two_plans: SqliteStore) -> None:
    before = parts(two_plans, GroupBy.UNIT)
    profile = two_plans.profile.get()
    assert profile is not None
    units = tuple(
        replace(unit, name="Công an phường") if unit.id == "u3" else unit for unit in profile.units
    )
    with two_plans.step("Đổi tên"):
        two_plans.profile.save(replace(profile, units=units))
    after = parts(two_plans, GroupBy.UNIT)
    assert after["Công an phường"] == ["a1"]
    assert "Công an xã" not in after
    two_plans.history.undo()
    assert parts(two_plans, GroupBy.UNIT) == before


def test_a_plan_leaves_the_list_and_comes_back(two_plans: SqliteStore) -> None:
    with two_plans.step("Xóa"):
        two_plans.plans.delete("p2")
    assert "b1" not in keys(two_plans)
    two_plans.history.undo()
    assert "b1" in keys(two_plans)
    with two_plans.step("Ngừng theo dõi"):
        two_plans.plans.save(replace(two_plans.plans.get("p2"), tracked=False))
    assert "b1" not in keys(two_plans)
    assert "b1" in keys(two_plans, untracked=True)


def test_a_task_is_known_by_the_beginning_of_its_key(two_plans: SqliteStore) -> None:
    assert two_plans.tasks.item("b").task == "Kiểm tra"
    assert two_plans.tasks.item("a3").lead == ("Sở Nội vụ",)
    for key, message in (("a", "trùng"), ("", "Không có nhiệm vụ"), ("z", "Không có nhiệm vụ")):
        with pytest.raises(Refused, match=message):
            two_plans.tasks.item(key)
    assert two_plans.tasks.lines(["z", "b1"], TODAY)[0].id == "b1"


def test_rows_put_between_others_keep_the_order_of_the_paper(two_plans: SqliteStore) -> None:
    plan = two_plans.plans.get("p1")
    assert plan.task_table is not None
    rows_now = plan.task_table.rows
    moved = (Task("new", "Thêm"), rows_now[4], *rows_now[:4], *rows_now[5:])
    with two_plans.step("Sửa", "p1"):
        two_plans.plans.save(replace(plan, task_table=replace(plan.task_table, rows=moved)))
    assert keys(two_plans, plans=frozenset({"p1"})) == ["new", "a3", "a1", "a2", "a4"]


def test_a_failed_step_leaves_the_list(two_plans: SqliteStore) -> None:
    before = two_plans.tasks.lines(keys(two_plans), TODAY)
    with pytest.raises(ZeroDivisionError), two_plans.step("Hỏng"):
        two_plans.tasks.occurrences.put(OccurrenceFact("f", "a1", "Quý I/2026", done_on=TODAY))
        raise ZeroDivisionError
    assert two_plans.tasks.lines(keys(two_plans), TODAY) == before


def test_a_list_of_other_rules_is_made_anew(
    two_plans: SqliteStore, opener: WorkspaceOpener, tamper: Callable[[Path, str], None]
) -> None:
    before = keys(two_plans)
    path = two_plans.path
    two_plans.close()
    tamper(path, "UPDATE list_task SET tracked = 0")
    again = opener.open(path)
    assert again.check() == ["Danh sách nhiệm vụ không khớp với nội dung các kế hoạch."]
    again.close()
    tamper(path, "UPDATE meta SET value = 'old' WHERE key = 'task_list'")
    again = opener.open(path)
    assert keys(again) == before
    assert again.check() == []
    again.close()


def test_a_list_that_is_out_of_date_costs_writers_nothing(two_plans: SqliteStore) -> None:
    two_plans._connection.query("UPDATE meta SET value = '' WHERE key = 'task_list'")
    with two_plans.step("Xong"):
        two_plans.tasks.occurrences.put(OccurrenceFact("f", "a1", "Quý I/2026", done_on=TODAY))
    assert not two_plans._list.is_current()
    assert keys(two_plans, states=frozenset({TaskState.DONE})) == ["a1"]


def test_the_making_of_the_list_tells_how_far_it_is(store: SqliteStore) -> None:
    with store.step("Tạo"):
        for number in range(45):
            store.plans.save(plan_of(f"k{number}", (Task(f"t{number}", "Việc"),), "Cải cách"))
    told = [store.tasks.list_more() for _time in range(7)]
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-2] < 1 == told[-1] == store.tasks.listed()
    assert len(keys(store)) == 45


def test_what_is_written_while_the_list_is_made_is_listed_too(store: SqliteStore) -> None:
    def made(key: str, subject: str, *titles: str) -> Plan:
        return plan_of(key, tuple(Task(f"{key}-{title}", title) for title in titles), subject)

    with store.step("Tạo"):
        for number in range(25):
            store.plans.save(made(f"k{number:02}", f"Việc {number:02}", "Rà soát"))
    assert store.tasks.list_more() == 0
    store.tasks.list_more()
    assert 0.5 < store.tasks.list_more() < 1
    with store.step("Sửa"):
        store.plans.save(made("k03", "Xong sau cùng", "Rà soát", "Báo cáo"))
        store.plans.save(made("k22", "Ấn bản", "Công khai"))
        store.plans.save(made("mới", "Đưa vào giữa", "Ân cần"))
        store.plans.delete("k04")
        store.plans.delete("k23")
        store.tasks.occurrences.put(OccurrenceFact("f", "k21-Rà soát", done_on=TODAY))
    while store.tasks.list_more() < 1:
        assert store.tasks.listed() < 1
    assert store.tasks.listed() == 1
    assert keys(store) == [task.item.id for task in plain_tasks.all_tasks(store, TODAY)]
    assert len(keys(store)) == 25
    assert keys(store, states=frozenset({TaskState.DONE})) == ["k21-Rà soát"]
    assert store.check() == []


def test_a_list_is_not_current_before_its_end(two_plans: SqliteStore) -> None:
    two_plans._list._stop()
    two_plans.tasks.list_more()
    with two_plans.step("Thêm"):
        two_plans.tasks.own.put(PlanItem("own", "", Origin.OWN, 0, "Việc riêng", 2026, 2026))
    assert two_plans.tasks.list_more() < 1
    assert two_plans.tasks.listed() < 1
    assert "own" in keys(two_plans)
    assert two_plans.tasks.listed() == 1
    assert two_plans.check() == []


def test_a_making_that_fails_is_begun_again(
    two_plans: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys(two_plans)
    two_plans._list._stop()
    two_plans.tasks.list_more()
    with monkeypatch.context() as broken:
        broken.setattr("desktop.storage.list_index.items_of", lambda _plan: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            two_plans.tasks.list_more()
    assert two_plans.tasks.listed() == 0
    assert keys(two_plans) == before
    assert two_plans.check() == []
