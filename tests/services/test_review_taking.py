"""What is taken of a file."""

from dataclasses import replace

import pytest

from desktop.domain.facts import Duty
from desktop.domain.signing import Signing
from desktop.domain.tasks import Task, TaskGroup
from desktop.errors import Refused
from desktop.services.review_taking import Taking, is_ours, take
from tests.support.editor_services import PROFILE, small_plan


def superior():
    """Return a plan of the province that gives work to offices of its own and to communes."""
    plan = small_plan()
    rows = (
        TaskGroup("g1", "Thể chế"),
        Task("t1", "Rà soát văn bản", lead=("Sở Tư pháp",), cooperate=("Sở Nội vụ",)),
        TaskGroup("g2", "Thủ tục hành chính"),
        TaskGroup("g3", "Một cửa", depth=2),
        Task("t2", "Niêm yết thủ tục", lead=("UBND các xã, phường",)),
        Task("t3", "Chấm điểm", lead=("Sở Nội vụ",), cooperate=("Phòng Văn hóa - Xã hội",)),
        Task("t4", "Kiểm tra", lead=("Thanh tra tỉnh",)),
    )
    return replace(
        plan,
        number="12",
        signing=Signing(signer="Chủ tịch tỉnh"),
        task_table=replace(plan.task_table, rows=rows),
        duties=(
            Duty("d1", "V.1", "UBND cấp xã", ("Gửi báo cáo quý", "Tuyên truyền")),
            Duty("d2", "V.2", "Sở Tài chính", ("Cấp kinh phí",)),
        ),
    )


def keys(plan):
    return [row.id for row in plan.task_table.rows]


def test_the_whole_plan_is_taken_as_it_is():
    assert take(superior(), Taking.WHOLE, PROFILE) == superior()


def test_the_table_alone_makes_a_draft_of_our_own():
    plan = take(superior(), Taking.TASK_TABLE, PROFILE)
    assert plan.task_table.rows == superior().task_table.rows
    assert (plan.number, plan.date, plan.issuer, plan.blocks, plan.bases) == (
        "",
        None,
        None,
        (),
        (),
    )
    assert plan.signing.signer == ""
    assert plan.subject == superior().subject


def test_our_work_is_the_rows_that_name_us_with_their_groups_and_the_duties_of_the_text():
    plan = take(superior(), Taking.OUR_WORK, PROFILE)
    assert keys(plan)[:4] == ["g2", "g3", "t2", "t3"]
    assert [(row.task, row.lead) for row in plan.task_table.tasks[2:]] == [
        ("Gửi báo cáo quý", ("UBND cấp xã",)),
        ("Tuyên truyền", ("UBND cấp xã",)),
    ]


def test_a_file_that_gives_us_no_work_is_refused():
    plan = replace(superior(), duties=())
    rows = tuple(row for row in plan.task_table.rows if row.id in ("g1", "t1"))
    with pytest.raises(Refused):
        take(
            replace(plan, task_table=replace(plan.task_table, rows=rows)), Taking.OUR_WORK, PROFILE
        )


def test_a_file_without_table_has_no_table_to_take():
    with pytest.raises(Refused):
        take(replace(superior(), task_table=None), Taking.TASK_TABLE, PROFILE)


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("UBND các xã, phường, thị trấn", True),
        ("Ủy ban nhân dân cấp xã", True),
        ("UBND xã", True),
        ("UBND xã Minh Tiến", True),
        ("UBND xã Hoàng Hoa Thám", False),
        ("Phòng Văn hóa - Xã hội", True),
        ("Nguyễn Văn An", True),
        ("Các cơ quan, đơn vị", True),
        ("Sở Nội vụ", False),
    ],
)
def test_names_that_mean_us(name, ours):
    assert is_ours(name, PROFILE) is ours
