"""A corrected file of the superior against the plan that is here."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plan import PlanKind, PlanStatus, YearSpan
from desktop.domain.task_table_edits import STANDARD_COLUMNS
from desktop.domain.tasks import Column, Placement, Task, TaskField, TaskGroup, TaskTable
from desktop.services.ports import PlanSummary
from desktop.services.review_differences import DifferenceKind
from desktop.services.review_merge import compare, likely_target, merge
from desktop.services.review_rows import pair_rows
from tests.support.editor_services import small_plan


def plan(*rows):
    return replace(small_plan(), task_table=TaskTable(STANDARD_COLUMNS, Placement.APPENDIX, rows))


MINE = plan(
    TaskGroup("g1", "Cải cách thể chế"),
    Task("t1", "Ban hành kế hoạch cải cách hành chính", lead=("Văn phòng",), time="Quý I"),
    Task("t2", "Rà soát văn bản quy phạm pháp luật", products=("Báo cáo",), time="Quý II"),
    TaskGroup("g2", "Cải cách thủ tục"),
    Task("t3", "Công khai thủ tục hành chính", time="Thường xuyên"),
)
THEIRS = plan(
    TaskGroup("h1", "Cải cách thể chế"),
    Task("u0", "Tuyên truyền bằng loa truyền thanh", time="Hằng tháng"),
    Task("u1", "Ban hành Kế hoạch Cải cách hành chính năm", lead=("Văn phòng",), time="Tháng 01"),
    TaskGroup("h2", "Cải cách thủ tục"),
    Task("u3", "Công khai thủ tục hành chính", time="Thường xuyên"),
    TaskGroup("h3", "Chuyển đổi số"),
    Task("u4", "Số hóa hồ sơ lưu trữ", time="Quý IV"),
)


def found(mine=MINE, theirs=THEIRS):
    return {d.key: (d.old, d.new) for d in compare(mine, theirs).differences}


def all_keys(mine, theirs):
    return {d.key for d in compare(mine, theirs).differences}


def keys(merged):
    return [row.id for row in merged.task_table.rows]


def test_changed_new_and_gone_rows_are_told_apart():
    comparison = compare(MINE, THEIRS)
    assert found() == {
        "changed:t1:task": (
            "Ban hành kế hoạch cải cách hành chính",
            "Ban hành Kế hoạch Cải cách hành chính năm",
        ),
        "changed:t1:time": ("Quý I", "Tháng 01"),
        "new:u0:": ("", "Hằng tháng"),
        "new:u4:": ("", "Quý IV"),
        "gone:t2:": ("Báo cáo · Quý II", ""),
    }
    assert comparison.same == 1
    assert [comparison.count(kind) for kind in DifferenceKind] == [1, 2, 1]


def test_nothing_ticked_changes_nothing():
    assert merge(MINE, THEIRS, ()) is MINE


def test_only_what_is_ticked_is_taken():
    merged = merge(MINE, THEIRS, {"changed:t1:time"})
    assert merged.task_table.rows[1] == replace(MINE.task_table.rows[1], time="Tháng 01")
    assert keys(merged) == keys(MINE)


def test_new_rows_stand_where_the_file_has_them_with_their_group():
    merged = merge(MINE, THEIRS, {"new:u0:", "new:u4:"})
    assert keys(merged) == ["g1", "u0", "t1", "t2", "g2", "t3", "h3", "u4"]


def test_rows_gone_go_when_ticked():
    assert keys(merge(MINE, THEIRS, {"gone:t2:"})) == ["g1", "t1", "g2", "t3"]


def test_a_group_goes_with_its_last_row_when_the_file_lacks_it_too():
    theirs = plan(*THEIRS.task_table.rows[:3])
    merged = merge(MINE, theirs, {"gone:t3:"})
    assert keys(merged) == ["g1", "t1", "t2"]


def test_a_new_group_inside_a_group_stands_at_its_end():
    mine = plan(TaskGroup("g1", "Một"), Task("t1", "Việc thứ nhất"), TaskGroup("g2", "Hai"))
    theirs = plan(
        TaskGroup("h1", "Một"),
        Task("u1", "Việc thứ nhất"),
        TaskGroup("h9", "Nhóm con", depth=2),
        Task("u9", "Tập huấn nghiệp vụ"),
        TaskGroup("h2", "Hai"),
    )
    assert keys(merge(mine, theirs, {"new:u9:"})) == ["g1", "t1", "h9", "u9", "g2"]


def test_a_renamed_group_is_a_change():
    theirs = plan(TaskGroup("h1", "Cải cách thể chế, pháp luật"), *MINE.task_table.rows[1:])
    assert found(MINE, theirs) == {
        "changed:g1:task": ("Cải cách thể chế", "Cải cách thể chế, pháp luật")
    }


def test_a_column_that_one_table_lacks_says_nothing_of_a_row():
    narrow = tuple(c for c in STANDARD_COLUMNS if c.field is not TaskField.TIME)
    wide = (*STANDARD_COLUMNS, Column(TaskField.BUDGET, "Kinh phí", 1.0))
    row = Task("u3", "Công khai thủ tục hành chính", budget="5 triệu")
    theirs = replace(MINE, task_table=TaskTable(narrow, Placement.APPENDIX, (row,)))
    assert not {k for k in found(MINE, theirs) if k.startswith("changed")}
    theirs = replace(MINE, task_table=TaskTable(wide, Placement.APPENDIX, (row,)))
    assert set(found(MINE, theirs)) & {"changed:t3:budget"} == set()


def test_a_plan_without_table_gets_that_of_the_file():
    bare = replace(MINE, task_table=None)
    merged = merge(bare, THEIRS, all_keys(bare, THEIRS))
    assert [row.id for row in merged.task_table.tasks] == ["u0", "u1", "u3", "u4"]
    assert merged.task_table.columns == THEIRS.task_table.columns


def test_equal_words_in_two_groups_find_their_own():
    mine = plan(
        TaskGroup("g1", "Một"), Task("a", "Báo cáo kết quả"),
        TaskGroup("g2", "Hai"), Task("b", "Báo cáo kết quả"),
    )  # fmt: skip
    theirs = plan(TaskGroup("h2", "Hai"), Task("y", "Báo cáo kết quả"))
    pairing = pair_rows(mine.task_table.rows, theirs.task_table.rows)
    assert pairing.mine_of("y").id == "b"
    assert pairing.theirs_of("a") is None


def test_a_row_much_reworded_is_found_by_its_place():
    mine = plan(TaskGroup("g", "Một"), Task("a", "Tổ chức tuyên truyền cải cách trên loa"))
    theirs = plan(TaskGroup("h", "Một"), Task("x", "Đẩy mạnh tuyên truyền cải cách"))
    assert pair_rows(mine.task_table.rows, theirs.task_table.rows).mine_of("x").id == "a"


WORDS = ("rà soát", "công khai", "báo cáo", "thủ tục", "hồ sơ", "kế hoạch", "năm", "xã", "số hóa")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


@st.composite
def tables(draw, prefix):
    rows = []
    for number in range(draw(st.integers(0, 7))):
        key = f"{prefix}{number}"
        if draw(st.booleans()) and draw(st.booleans()):
            rows.append(TaskGroup(key, draw(SENTENCES), depth=draw(st.integers(1, 2))))
        else:
            time = draw(st.sampled_from(["", "Quý I", "Thường xuyên"]))
            rows.append(Task(key, draw(SENTENCES), time=time))
    return plan(*rows)


@given(tables("m"), tables("t"))
def test_taking_everything_leaves_no_difference(mine, theirs):
    merged = merge(mine, theirs, all_keys(mine, theirs))
    left = compare(merged, theirs).differences
    assert [d for d in left if d.kind is not DifferenceKind.CHANGED] == []
    assert sorted(t.task for t in merged.task_table.tasks) == sorted(
        t.task for t in theirs.task_table.tasks
    )


@given(tables("m"))
def test_a_plan_does_not_differ_from_itself(mine):
    other = replace(mine, id="p2")
    assert compare(mine, other).differences == ()


@given(tables("m"), tables("t"), st.randoms(use_true_random=False))
def test_what_is_not_ticked_stays(mine, theirs, random):
    comparison = compare(mine, theirs)
    taken = {d.key for d in comparison.differences if random.random() < 0.5}
    merged = merge(mine, theirs, taken)
    touched = {d.row_id for d in comparison.differences if d.key in taken}
    kept = {row.id: row for row in merged.task_table.rows}
    for row in mine.task_table.tasks:
        if row.id not in touched:
            assert kept[row.id] == row
    added = {d.their_id for d in comparison.differences if d.key in taken and not d.old} - {""}
    fresh = {row.id for row in merged.task_table.tasks} - {r.id for r in mine.task_table.tasks}
    assert fresh == {key for key in added if f"new:{key}:" in taken}


def summary(key, **changes):
    base = PlanSummary(
        key, PlanKind.ANNUAL_REFORM, "Cải cách hành chính năm 2026", YearSpan(2026, 2026), "",
        "KH-UBND", PlanStatus.DRAFT, "UBND", 3, datetime(2026, 1, 5, tzinfo=UTC),
    )  # fmt: skip
    return replace(base, **changes)


def test_the_plan_that_a_file_may_correct():
    numbered = replace(MINE, number="12", subject="Khác")
    plans = [summary("a", years=YearSpan(2025, 2025)), summary("b"), summary("c", number="12")]
    assert likely_target(plans, MINE) == "b"
    assert likely_target(plans, numbered) == "c"
    assert likely_target(plans[:1], MINE) == ""
