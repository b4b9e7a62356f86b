"""What the officer notes on tasks: one step each, refusals that change nothing."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.domain.schedule import Kind as TimeKind
from desktop.domain.schedule import Occurrence
from desktop.domain.tracking.model import AcceptedSchedule, SourceDocument, TaskState
from desktop.domain.tracking.query import DueSpan, GroupBy, Order, TaskLine, TaskQuery
from desktop.domain.tracking.spans import with_span
from desktop.errors import Refused
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.services.tasks.checks import read_day
from tests.services.tasks.conftest import day
from tests.support.clocks import HandClock
from tests.support.followed_office import TODAY


def line(services: Services, key: str) -> TaskLine:
    return services.tasks.lines([key])[0]


def state(services: Services, key: str) -> TaskState:
    return line(services, key).state


def last_step(services: Services) -> str:
    return services.history.steps(limit=1)[0].label


def test_states_follow_from_the_wording_alone(services: Services) -> None:
    assert {key: state(services, key).value for key in KEYS} == {
        "late": "overdue",
        "soon": "due-soon",
        "quarterly": "in-progress",
        "year": "in-progress",
        "always": "in-progress",
        "waiting": "not-yet",
        "undated": "not-yet",
    }


KEYS = ("late", "soon", "quarterly", "year", "always", "waiting", "undated")


def test_done_marks_the_nearest_open_time_of_each_in_one_step(services: Services) -> None:
    outcome = services.tasks.done(["late", "soon", "quarterly"], day(3, 4))
    assert outcome.value == ("late", "soon", "quarterly")
    assert Kind.TASKS in outcome.changed
    assert last_step(services) == "Đánh dấu hoàn thành 3 nhiệm vụ"
    assert state(services, "late") is TaskState.DONE_LATE
    assert state(services, "soon") is TaskState.DONE
    assert (line(services, "quarterly").label, line(services, "quarterly").done) == (
        "Quý II/2026",
        1,
    )
    assert services.history.undo() is not None
    assert state(services, "late") is TaskState.OVERDUE
    assert line(services, "quarterly").done == 0


def test_one_task_names_its_step(services: Services) -> None:
    services.tasks.done(["late"])
    assert last_step(services) == "Đánh dấu hoàn thành: Ban hành kế hoạch kiểm tra"
    assert line(services, "late").done_on == TODAY


def test_a_named_time_is_marked_with_or_without_marks(services: Services) -> None:
    services.tasks.done(["quarterly"], label="quy iii/2026")
    times = {
        each.time.label: each.time.done_on for each in services.tasks.detail("quarterly").times
    }
    assert times == {"Quý I/2026": None, "Quý II/2026": None, "Quý III/2026": TODAY,
                     "Quý IV/2026": None}  # fmt: skip


def test_tasks_without_dates_can_be_done_and_opened_again(services: Services) -> None:
    for key in ("always", "waiting", "undated"):
        before = state(services, key)
        services.tasks.done([key])
        assert state(services, key) is TaskState.DONE
        services.tasks.reopen([key])
        assert state(services, key) is before


def test_a_hundred_percent_closes_what_has_no_date_and_opens_again(services: Services) -> None:
    services.tasks.progress(["undated"], 60)
    services.tasks.progress(["undated"], 100)
    assert state(services, "undated") is TaskState.DONE
    services.tasks.reopen(["undated"])
    assert (state(services, "undated"), line(services, "undated").percent) == (
        TaskState.IN_PROGRESS,
        60,
    )


def test_done_and_reopened_both_stay_in_the_history_of_the_task(services: Services) -> None:
    services.tasks.done(["late", "soon"])
    services.tasks.reopen(["late", "soon"])
    assert [step.label for step in services.tasks.detail("late").history] == [
        "Mở lại 2 nhiệm vụ",
        "Đánh dấu hoàn thành 2 nhiệm vụ",
        "Nhập kế hoạch",
    ]


def test_a_diary_line_is_kept_for_every_chosen_task(services: Services) -> None:
    services.tasks.progress(["year", "always"], 30, " Đã  rà soát ", "Thiếu người", day(3, 2))
    for key in ("year", "always"):
        (entry,) = services.tasks.detail(key).facts.progress
        assert (entry.percent, entry.note, entry.difficulty, entry.on) == (
            30, "Đã rà soát", "Thiếu người", day(3, 2),
        )  # fmt: skip
    services.tasks.remove_progress(entry.id)
    assert services.tasks.detail("always").facts.progress == ()


def test_giving_up_and_taking_up_again(services: Services) -> None:
    services.tasks.drop(["late", "year"], "Tỉnh không yêu cầu")
    assert state(services, "year") is TaskState.NOT_DONE
    assert last_step(services) == "Đánh dấu không thực hiện 2 nhiệm vụ"
    services.tasks.take_up(["late"])
    assert state(services, "late") is TaskState.OVERDUE
    services.tasks.drop(["quarterly"], "Gộp vào quý II", label="Quý I/2026")
    assert line(services, "quarterly").label == "Quý II/2026"


def test_an_extension_moves_the_due_day_and_keeps_the_planned_one(services: Services) -> None:
    services.tasks.extend("late", "", day(3, 20), "Chủ tịch đồng ý")
    (time,) = services.tasks.detail("late").times
    assert (time.time.due, time.time.planned_due) == (day(3, 20), day(2, 28))
    assert time.state is TaskState.IN_PROGRESS
    assert last_step(services).startswith("Gia hạn đến 20/03/2026")


def test_an_event_gives_the_due_day_by_working_days(services: Services) -> None:
    services.tasks.event("waiting", "12/KH-UBND", day(3, 2))
    assert line(services, "waiting").due == day(3, 16)
    services.tasks.event("waiting", "", None)
    assert line(services, "waiting").due is None


def test_dates_are_accepted_set_and_reset(services: Services) -> None:
    services.tasks.accept_dates(["soon", "quarterly"])
    assert line(services, "soon").confirmed
    assert line(services, "quarterly").times == 4
    own = AcceptedSchedule(
        TimeKind.MULTI.value,
        (Occurrence("Đợt 1", None, day(4, 1)), Occurrence("Đợt 2", None, day(9, 1))),
    )
    services.tasks.set_dates("undated", own)
    assert (line(services, "undated").due, line(services, "undated").times) == (day(4, 1), 2)
    services.tasks.reset_dates("undated")
    assert line(services, "undated").undated


def test_notes_and_the_document_that_gave_the_task(services: Services) -> None:
    services.tasks.note("year", " Chờ Sở Nội vụ hướng dẫn\n")
    source = SourceDocument("45/UBND-NV", day(1, 8), "UBND tỉnh", "mục II.3")
    services.tasks.set_source("year", source)
    mark = services.tasks.detail("year").facts.mark
    assert mark is not None
    assert (mark.note, mark.source) == ("Chờ Sở Nội vụ hướng dẫn", source)


def test_tasks_of_her_own(services: Services) -> None:
    item = services.tasks.add("Tổ chức đối thoại", "Trước 20/3/2026", ["Phòng Kinh tế"]).value
    assert line(services, item.id).due == day(3, 19)
    services.tasks.edit_own(replace(item, time="Quý II"))
    assert line(services, item.id).due == day(6, 30)
    services.tasks.delete_own([item.id])
    assert services.tasks.lines([item.id]) == []


def test_a_plan_taken_out_of_the_follow_up_is_not_listed(services: Services) -> None:
    services.tasks.follow("kh", False)
    assert services.tasks.find(TaskQuery()).total == 0
    services.tasks.follow("kh", True)
    assert services.tasks.find(TaskQuery()).total == 8


def test_a_saved_view_of_the_days_to_come_moves_with_the_day(
    services: Services, clock: HandClock
) -> None:
    shown = with_span(TaskQuery(), DueSpan.NEXT_30, TODAY)
    fixed = TaskQuery(due_from=day(3, 1), due_to=day(3, 31))
    services.tasks.save_view("a", shown, Order())
    services.tasks.save_view("b", fixed, Order())
    clock.day = day(4, 1)
    moving, standing = (view.query for view in services.tasks.views())
    assert (moving.due_from, moving.due_to) == (day(4, 1), day(5, 1))
    assert standing == fixed


def test_a_saved_view_is_renamed_in_one_step(services: Services) -> None:
    view = services.tasks.save_view("Việc gấp", TaskQuery(text="gấp"), Order()).value
    services.tasks.save_view("Việc khác", TaskQuery(), Order())
    with pytest.raises(Refused, match="“việc khác”"):
        services.tasks.rename_view(view.id, " việc  khác ")
    with pytest.raises(Refused, match="đặt tên"):
        services.tasks.rename_view(view.id, "  ")
    assert services.tasks.rename_view(view.id, "VIỆC GẤP").value.name == "VIỆC GẤP"
    services.tasks.rename_view(view.id, "Trong tuần")
    kept = {each.id: each for each in services.tasks.views()}
    assert (kept[view.id].name, kept[view.id].query.text) == ("Trong tuần", "gấp")
    assert services.history.undo() is not None
    assert "VIỆC GẤP" in {each.name for each in services.tasks.views()}


def test_saved_views_are_kept_by_name(services: Services) -> None:
    query = TaskQuery(states=frozenset({TaskState.OVERDUE}), year=2026, due_to=day(6, 30))
    order = Order(group=GroupBy.UNIT)
    services.tasks.save_view("Việc gấp", TaskQuery(), Order())
    view = services.tasks.save_view(" việc gấp ", query, order).value
    assert [(each.name, each.query, each.order) for each in services.tasks.views()] == [
        ("việc gấp", query, order)
    ]
    services.tasks.delete_view(view.id)
    assert services.tasks.views() == []


def test_detail_shows_who_has_the_task_how_it_is_read_and_what_was_done(services: Services) -> None:
    services.tasks.done(["late", "soon"])
    services.tasks.note("late", "Đã gửi")
    detail = services.tasks.detail("la")
    assert [each.ref for each in detail.lead] == ["officer:o-binh"]
    assert detail.reading.kind is TimeKind.MONTH
    assert [step.label for step in detail.history] == [
        "Ghi chú: Ban hành kế hoạch kiểm tra",
        "Đánh dấu hoàn thành 2 nhiệm vụ",
        "Nhập kế hoạch",
    ]


def test_filters_offer_people_areas_plans_and_years(services: Services) -> None:
    choices = services.tasks.choices()
    refs = [each.ref for each in choices.assignees]
    assert refs[:4] == ["unit:u-vp", "unit:u-kt", "unit:u-vh", "unit:u-tt"]
    assert {"post:chuyen vien tong hop", "officer:o-binh"} <= {*refs}
    assert choices.areas[:2] == ("Cải cách thể chế", "Cải cách thủ tục hành chính")
    assert (choices.plans[0].id, choices.years) == ("kh", (2026,))


FUTURE = day(3, 6)

REFUSED: list[tuple[str, Callable[[Services], object], str]] = [
    ("no task", lambda s: s.tasks.done([]), "Chưa chọn nhiệm vụ"),
    ("unknown", lambda s: s.tasks.done(["late", "khong-co"]), "khong-co"),
    ("future", lambda s: s.tasks.done(["late"], FUTURE), "tương lai"),
    ("long ago", lambda s: s.tasks.done(["late"], day(3, 1, 2016)), "quá sớm"),
    ("quality", lambda s: s.tasks.done(["late"], quality=101), "101%"),
    ("label", lambda s: s.tasks.done(["quarterly"], label="Quý V"), "Quý V"),
    ("percent", lambda s: s.tasks.progress(["late"], -1), "-1%"),
    ("percent", lambda s: s.tasks.progress(["late"], 101), "101%"),
    ("empty diary", lambda s: s.tasks.progress(["late"], note="  "), "Cần ghi"),
    ("diary of tomorrow", lambda s: s.tasks.progress(["late"], 5, on=FUTURE), "tương lai"),
    ("no reason", lambda s: s.tasks.drop(["late"], " "), "lý do"),
    ("not dropped", lambda s: s.tasks.take_up(["late"]), "không thực hiện"),
    ("nothing done", lambda s: s.tasks.reopen(["late", "year"]), "chưa có lần nào"),
    ("no leave", lambda s: s.tasks.extend("late", "", day(4, 1), ""), "gia hạn"),
    ("no later", lambda s: s.tasks.extend("soon", "", day(3, 10), "Xin"), "không muộn hơn"),
    ("2099", lambda s: s.tasks.extend("late", "", day(4, 1, 2099), "Xin"), "2099"),
    ("no due day", lambda s: s.tasks.extend("undated", "", day(4, 1), "Xin"), "chưa có thời hạn"),
    ("event of tomorrow", lambda s: s.tasks.event("waiting", "1/KH", FUTURE), "tương lai"),
    ("event without day", lambda s: s.tasks.event("waiting", "1/KH", None), "Cần ghi ngày"),
    (
        "due before start",
        lambda s: s.tasks.set_dates(
            "late", AcceptedSchedule("range", (Occurrence("", day(5, 2), day(5, 1)),))
        ),
        "trước ngày bắt đầu",
    ),
    (
        "due in 2099",
        lambda s: s.tasks.set_dates(
            "late", AcceptedSchedule("fixed-date", (Occurrence("", None, day(5, 1, 2099)),))
        ),
        "2099",
    ),
    (
        "two of one name",
        lambda s: s.tasks.set_dates(
            "late", AcceptedSchedule("multi", (Occurrence("A", None, day(5, 1)),) * 2)
        ),
        "cùng tên",
    ),
    ("no words", lambda s: s.tasks.add(" "), "nội dung"),
    ("31/02", lambda s: s.tasks.add("Họp", "trước 31/02/2026"), "31/02/2026"),
    ("2099", lambda s: s.tasks.add("Họp", "trước 05/3/2099"), "2099"),
    ("year", lambda s: s.tasks.add("Họp", year=26), "Năm 26"),
    ("of a plan", lambda s: s.tasks.delete_own(["late"]), "thuộc một kế hoạch"),
    ("no view name", lambda s: s.tasks.save_view(" ", TaskQuery(), Order()), "đặt tên"),
    ("no view", lambda s: s.tasks.delete_view("khong"), "bộ lọc"),
]


@pytest.mark.parametrize(
    ("deed", "word"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_bad_input_is_one_sentence_and_changes_nothing(
    services: Services, deed: Callable[[Services], object], word: str
) -> None:
    before = services.history.steps()
    lines = services.tasks.lines(KEYS)
    with pytest.raises(Refused) as refusal:
        deed(services)
    assert word in refusal.value.sentence()
    assert "\n" not in refusal.value.sentence()
    assert services.history.steps() == before
    assert services.tasks.lines(KEYS) == lines


def test_what_is_all_done_cannot_be_done_again(services: Services) -> None:
    services.tasks.done(["late"])
    with pytest.raises(Refused, match="đang mở"):
        services.tasks.done(["late"])
    services.tasks.done(["late", "soon"])
    assert last_step(services) == "Đánh dấu hoàn thành: Báo cáo quý I"


def test_marks_outlive_the_day(services: Services, clock: HandClock) -> None:
    services.tasks.done(["soon"])
    clock.day = dt.date(2026, 12, 31)
    assert state(services, "soon") is TaskState.DONE
    assert state(services, "year") is TaskState.DUE_SOON


def test_the_way_back_and_forth_through_a_morning(services: Services) -> None:
    start = services.tasks.lines(KEYS)
    deeds: list[Callable[[], object]] = [
        lambda: services.tasks.done(["late", "soon", "quarterly"]),
        lambda: services.tasks.progress([*KEYS], 20, "Đang làm"),
        lambda: services.tasks.drop(["year", "undated"], "Thôi"),
        lambda: services.tasks.take_up(["undated"]),
        lambda: services.tasks.extend("quarterly", "", day(7, 15), "Xin lùi"),
        lambda: services.tasks.event("waiting", "1/KH-UBND", TODAY),
        lambda: services.tasks.accept_dates([*KEYS]),
        lambda: services.evidence.attach_document(["late", "soon"], "1/BC", None, "Báo cáo"),
        lambda: services.tasks.reopen(["late"]),
    ]
    seen = []
    for deed in deeds:
        deed()
        seen.append(services.tasks.lines(KEYS))
    for expected in [*seen[-2::-1], start]:
        assert services.history.undo() is not None
        assert services.tasks.lines(KEYS) == expected
    for expected in seen:
        assert services.history.redo() is not None
        assert services.tasks.lines(KEYS) == expected
    assert services.store.check() == []


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("15/3", day(3, 15)),
        ("15/3/26", day(3, 15)),
        ("15-3-2026", day(3, 15)),
        ("2026-03-15", day(3, 15)),
        ("15.03.2026", day(3, 15)),
        (" Ngày 15 tháng 3 năm 2026 ", day(3, 15)),
        ("ngày 15 tháng 3", day(3, 15)),
        ("Hôm nay", TODAY),
        ("hôm qua", TODAY - dt.timedelta(days=1)),
        ("MAI", TODAY + dt.timedelta(days=1)),
    ],
)
def test_days_are_read_as_officers_write_them(words: str, read: dt.date) -> None:
    assert read_day(words, TODAY) == read


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("30/2/2026", "không có trong lịch"),
        ("29/2/26", "không có trong lịch"),
        ("3/15/2026", "không có trong lịch"),
        ("15/3", "chưa ghi năm"),
        ("hôm nay", "Không hiểu"),
        ("3/2026", "Không hiểu"),
        ("tháng 3", "Không hiểu"),
        ("1/2/3", "Không hiểu"),
        ("15/3/226", "Không hiểu"),
        ("", "Không hiểu"),
        ("15/3/1926", "1926"),
    ],
)
def test_days_that_cannot_be_or_are_not_told_are_refused(words: str, problem: str) -> None:
    with pytest.raises(Refused, match=problem):
        read_day(words)
