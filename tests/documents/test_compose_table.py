"""The task table: group rows that run through, merges downwards, lists in cells."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.compose_table import compose_table
from desktop.documents.table_grid import place_cells
from desktop.documents.tree import Align, Cell, Row
from desktop.domain.tasks import Column, Placement, Task, TaskField, TaskGroup, TaskTable
from tests.support.document_plans import DEEP_TABLE, FIVE_COLUMNS, FLAT_TABLE

WIDTH = 252.0


def printed(table: TaskTable) -> dict[str, Row]:
    return {row.anchor: row for row in compose_table(table, WIDTH).rows}


def shown(row: Row) -> list[tuple[str, int, int]]:
    return [(" / ".join(cell.lines), cell.colspan, cell.rowspan) for cell in row.cells]


def deep(*rows: TaskGroup | Task) -> TaskTable:
    return replace(DEEP_TABLE, rows=rows)


def test_header_is_bold_and_centred() -> None:
    (header,) = compose_table(FLAT_TABLE, WIDTH).header
    assert [cell.lines for cell in header.cells] == [
        ("STT",), ("Nhiệm vụ",), ("Sản phẩm",), ("Chủ trì",), ("Thời gian",)
    ]  # fmt: skip
    assert all(cell.bold and cell.align is Align.CENTER for cell in header.cells)


def test_group_rows_run_through() -> None:
    row = printed(FLAT_TABLE)["g1"]
    assert row.is_group
    assert row.cells == (
        Cell(("I",), bold=True, align=Align.CENTER),
        Cell(("Cải cách thể chế",), colspan=4, bold=True),
    )


def test_a_group_of_a_table_without_numbers_bears_its_own() -> None:
    table = replace(FLAT_TABLE, columns=FIVE_COLUMNS[1:])
    assert shown(printed(table)["g2"]) == [("II. Cải cách thủ tục hành chính", 4, 1)]


def test_several_entries_of_a_cell_are_a_list() -> None:
    rows = printed(FLAT_TABLE)
    assert rows["t1"].cells[2].lines == ("- Kế hoạch", "- Báo cáo")
    assert rows["t2"].cells[2].lines == ("Báo cáo",)
    assert rows["t2"].cells[3].lines == ("- A", "- B")
    assert rows["t3"].cells[3].lines == ()


def test_equal_objectives_and_tasks_are_merged_downwards() -> None:
    rows = printed(DEEP_TABLE)
    assert shown(rows["t1"])[:4] == [
        ("1", 1, 3), ("Hoàn thiện thể chế", 1, 3), ("Xây dựng văn bản", 1, 2),
        ("Lập chương trình", 1, 1),
    ]  # fmt: skip
    assert shown(rows["t2"])[0] == ("Soạn thảo", 1, 1)
    assert shown(rows["t3"])[0] == ("Lấy ý kiến Nhân dân", 1, 1)
    assert shown(rows["t4"])[:2] == [("2", 1, 1), ("Thi hành pháp luật", 1, 1)]


def test_merges_end_at_a_group() -> None:
    same = Task("a", "Việc", objective="Mục tiêu", activity="1")
    rows = printed(deep(same, TaskGroup("g", "Nhóm"), replace(same, id="b")))
    assert [span for _, _, span in shown(rows["a"])[:3]] == [1, 1, 1]
    assert shown(rows["b"])[1] == ("Mục tiêu", 1, 1)


def test_an_equal_task_below_another_objective_is_not_merged() -> None:
    rows = printed(
        deep(
            Task("a", "Việc", objective="Một", activity="1"),
            Task("b", "Việc", objective="Hai", activity="2"),
        )
    )
    assert [text for text, _, _ in shown(rows["b"])[:3]] == ["2", "Hai", "Việc"]


def test_empty_cells_go_on_with_those_above() -> None:
    rows = printed(
        deep(
            Task("a", "Việc", objective="Một", activity="1"),
            Task("b", "", activity="2"),
        )
    )
    assert [span for _, _, span in shown(rows["a"])[:3]] == [2, 2, 2]
    assert shown(rows["b"])[0] == ("2", 1, 1)


def test_rows_with_numbers_of_their_own_are_not_merged() -> None:
    rows = printed(
        deep(
            Task("a", "Việc", objective="Một", activity="1", label="1"),
            Task("b", "Việc", objective="Một", activity="2", label="2"),
        )
    )
    assert shown(rows["b"])[:3] == [("2", 1, 1), ("Một", 1, 1), ("Việc", 1, 1)]


def test_a_flat_table_merges_nothing() -> None:
    twice = (Task("a", "Việc", time="Quý I"), Task("b", "Việc", time="Quý I"))
    rows = printed(replace(FLAT_TABLE, rows=twice))
    assert [span for row in rows.values() for _, _, span in shown(row)] == [1] * 10


def test_funding_of_a_group_covers_its_rows_and_the_groups_inside() -> None:
    rows = printed(DEEP_TABLE)
    assert shown(rows["t1"])[-1] == ("Ngân sách xã", 1, 6)
    assert shown(rows["g2"]) == [("1", 1, 1), ("Cơ chế một cửa", 6, 1)]
    assert shown(rows["g1"]) == [("I", 1, 1), ("Cải cách thể chế", 7, 1)]


def test_a_row_with_funding_of_its_own_ends_the_merge() -> None:
    rows = printed(DEEP_TABLE)
    assert shown(rows["t6"])[-1] == ("Ngân sách tỉnh", 1, 1)
    assert shown(rows["t7"])[-1] == ("Tự chủ", 1, 1)


def test_a_column_is_as_wide_as_the_words_of_its_header() -> None:
    narrow = (replace(FIVE_COLUMNS[0], weight=0.1), *FIVE_COLUMNS[1:])
    table = compose_table(replace(FLAT_TABLE, columns=narrow), 165)
    assert table.weights[0] > 9
    assert sum(table.weights) == pytest.approx(165)


fields = st.lists(st.sampled_from(TaskField), min_size=1, max_size=9, unique=True)
words = st.sampled_from(["", "một", "hai"])
tasks = st.builds(
    Task, st.just(""), words, words, words, budget=words, label=st.sampled_from([None, "", "1"])
)
groups = st.builds(TaskGroup, st.just(""), words, budget=words, depth=st.integers(1, 2))


@given(fields, st.lists(st.one_of(tasks, groups), max_size=12))
def test_the_cells_of_any_table_tile_it(
    columns: list[TaskField], rows: list[Task | TaskGroup]
) -> None:
    keyed = tuple(replace(row, id=str(place)) for place, row in enumerate(rows))
    table = TaskTable(
        tuple(Column(field, field.value, 1) for field in columns), Placement.APPENDIX, keyed
    )
    result = compose_table(table, WIDTH)
    taken = [
        (row, column)
        for placed in place_cells(result.rows, len(columns))
        for row in range(placed.row, placed.row + placed.rowspan)
        for column in range(placed.column, placed.column + placed.colspan)
    ]
    assert sorted(taken) == [(r, c) for r in range(len(rows)) for c in range(len(columns))]
    cells = [cell for row in result.rows for cell in row.cells]
    assert len(place_cells(result.rows, len(columns))) == len(cells)
