"""Edits of the task table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import task_table_edits as edits
from desktop.domain.tasks import Placement, Task, TaskField, TaskGroup, TaskTable

TABLE = TaskTable(
    edits.STANDARD_COLUMNS,
    Placement.APPENDIX,
    (
        TaskGroup("g1", "Một"),
        Task("a", "A", products=("x", "y")),
        Task("b", "B"),
        TaskGroup("g2", "Hai"),
        TaskGroup("g21", "Hai một", depth=2),
        Task("c", "C"),
        TaskGroup("g3", "Ba"),
    ),
)
KEYS = [row.id for row in TABLE.rows]


def keys(table):
    return [row.id for row in table.rows]


def test_a_cell_shows_entries_one_a_line_and_takes_them_so():
    assert edits.cell_text(TABLE.rows[1], TaskField.PRODUCTS) == "x\ny"
    changed = edits.set_cell(TABLE, "a", TaskField.PRODUCTS, " một \r\n\r\nhai\n")
    assert changed.rows[1].products == ("một", "hai")


def test_an_empty_number_goes_back_to_counting():
    fixed = edits.set_cell(TABLE, "b", TaskField.NUMBER, "7")
    assert fixed.rows[2].label == "7"
    assert edits.set_cell(fixed, "b", TaskField.NUMBER, " ").rows[2].label is None


def test_typed_letters_are_composed():
    assert edits.set_cell(TABLE, "b", TaskField.TASK, "e\u0302\u0301").rows[2].task == "ế"


def test_a_group_takes_its_title_on_one_line_and_its_budget():
    changed = edits.set_cell(TABLE, "g1", TaskField.TASK, "Cải\ncách")
    assert changed.rows[0].title == "Cải cách"
    assert edits.set_cell(TABLE, "g1", TaskField.BUDGET, "10").rows[0].budget == "10"


def test_clearing_touches_only_the_given_cells():
    cleared = edits.clear_cells(TABLE, {("a", TaskField.PRODUCTS), ("g2", TaskField.TASK)})
    assert (cleared.rows[1].products, cleared.rows[1].task) == ((), "A")
    assert cleared.rows[3].title == ""


@pytest.mark.parametrize(("after", "place"), [(None, 0), ("a", 2), ("g3", 7)])
def test_a_row_is_put_below_another(after, place):
    assert keys(edits.insert_row(TABLE, Task("n", ""), after))[place] == "n"


def test_a_group_owns_all_up_to_the_next_of_its_depth():
    assert edits.rows_of_group(TABLE, "g2") == ("g2", "g21", "c")
    assert edits.rows_of_group(TABLE, "g21") == ("g21", "c")
    assert edits.rows_of_group(TABLE, "b") == ("b",)


def test_groups_change_places_whole():
    assert keys(edits.move_group(TABLE, "g2", -1)) == ["g2", "g21", "c", "g1", "a", "b", "g3"]
    assert keys(edits.move_group(TABLE, "g1", 1)) == ["g2", "g21", "c", "g1", "a", "b", "g3"]
    assert edits.move_group(TABLE, "g21", -1) == TABLE
    assert edits.move_group(TABLE, "g3", 1) == TABLE


@given(st.sets(st.sampled_from(KEYS)), st.integers(0, len(KEYS)))
def test_moving_loses_no_row_and_keeps_both_orders(chosen, target):
    moved = keys(edits.move_rows(TABLE, chosen, target))
    assert sorted(moved) == sorted(KEYS)
    assert [key for key in moved if key in chosen] == [key for key in KEYS if key in chosen]
    assert [key for key in moved if key not in chosen] == [key for key in KEYS if key not in chosen]


def test_a_grid_is_written_over_cells_and_beyond_the_end():
    pasted = edits.paste_grid(TABLE, "c", TaskField.TASK, [["C2", "p"], ["Ba hai"], ["mới", "q"]])
    assert pasted.rows[5].task == "C2"
    assert pasted.rows[6].title == "Ba hai"
    assert (pasted.rows[7].task, pasted.rows[7].products) == ("mới", ("q",))


def test_whole_rows_from_a_sheet_become_groups_and_numbered_tasks():
    grid = [
        ["I", "Cải cách thể chế", "", ""],
        ["1", "Ban hành kế hoạch", "Báo cáo", "Phòng A"],
    ]
    pasted = edits.paste_grid(edits.new_table(), None, TaskField.NUMBER, grid)
    group, task = pasted.rows
    assert isinstance(group, TaskGroup)
    assert group.title == "Cải cách thể chế"
    assert (task.task, task.lead, task.label) == ("Ban hành kế hoạch", ("Phòng A",), None)


def test_cells_beyond_the_last_column_are_left_out():
    pasted = edits.paste_grid(TABLE, "a", TaskField.TIME, [["Quý I", "thừa", "thừa"]])
    assert pasted.rows[1].time == "Quý I"


def test_removed_rows_are_gone_and_the_others_stay():
    assert keys(edits.remove_rows(TABLE, {"a", "g2"})) == ["g1", "b", "g21", "c", "g3"]


@pytest.mark.parametrize(
    ("group", "step", "order"),
    [
        ("g1", -1, KEYS),
        ("g21", -1, KEYS),
        ("g3", 1, KEYS),
        ("g3", -1, ["g1", "a", "b", "g3", "g2", "g21", "c"]),
        ("a", -1, ["a", "g1", "b", "g2", "g21", "c", "g3"]),
    ],
)
def test_a_group_moves_past_its_neighbour_only(group, step, order):
    assert keys(edits.move_group(TABLE, group, step)) == order


def test_a_group_below_tasks_without_group_moves_above_them():
    table = TaskTable(
        edits.STANDARD_COLUMNS, Placement.APPENDIX, (Task("a", "A"), TaskGroup("g", "G"))
    )
    assert keys(edits.move_group(table, "g", -1)) == ["g", "a"]
