"""Rows of the table: headings and tasks by place, by key, folded and unfolded."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.tracking.query import Group, TaskListing
from desktop.ui.tasks.rows import FEW, Rows


def listing(*sizes, keys=None):
    total = sum(sizes)
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    groups = tuple(
        Group(f"g{place}", f"Nhóm {place}", start, size)
        for place, (start, size) in enumerate(zip(starts, sizes, strict=True))
    )
    return TaskListing(keys or tuple(f"t{n}" for n in range(total)), groups)


def plain(rows):
    """Return every row in words, by the plainest way there is."""
    found = []
    for group in rows.listing.groups:
        found.append(f"#{group.key}")
        if group.key not in rows.folded:
            found += rows.listing.keys[group.start : group.start + group.count]
    return found or list(rows.listing.keys)


def as_shown(rows):
    return [
        f"#{group.key}" if (group := rows.group_at(row)) else rows.key_at(row)
        for row in range(rows.count)
    ]


def test_a_list_without_groups_has_a_row_for_each_task():
    rows = Rows(TaskListing(("a", "b", "c")))
    assert as_shown(rows) == ["a", "b", "c"]
    assert rows.row_of("c") == 2
    assert rows.key_at(3) == rows.key_at(-1) == ""


def test_a_folded_group_leaves_its_heading():
    rows = Rows(listing(2, 3), {"g0"})
    assert as_shown(rows) == ["#g0", "#g1", "t2", "t3", "t4"]
    assert rows.row_of("t1") == -1
    assert rows.row_of_group("g1") == 1
    assert rows.row_of_group("g7") == -1


def test_a_task_of_two_groups_is_found_where_it_is_shown():
    rows = Rows(listing(1, 1, keys=("a", "a")), {"g0"})
    assert rows.row_of("a") == 2
    assert rows.keys_in([(0, 2)]) == ["a"]


def test_headings_among_the_selected_rows_are_no_tasks():
    rows = Rows(listing(2, 2))
    assert rows.keys_in([(0, 0)]) == []
    assert rows.keys_in([(0, 3), (4, 5)]) == ["t0", "t1", "t2", "t3"]


SIZES = st.lists(st.integers(1, 5), max_size=6)
FOLDED = st.frozensets(st.sampled_from([f"g{n}" for n in range(6)]))


@given(SIZES, FOLDED)
def test_rows_are_those_of_the_plain_list(sizes, folded):
    rows = Rows(listing(*sizes), folded)
    assert as_shown(rows) == plain(rows)
    assert rows.count == len(plain(rows))


@given(SIZES, FOLDED)
def test_places_and_rows_lead_to_each_other(sizes, folded):
    rows = Rows(listing(*sizes), folded)
    for row in range(rows.count):
        place = rows.place_at(row)
        assert (rows.row_of_place(place) if place >= 0 else row) == row


@given(SIZES, FOLDED, st.data())
def test_selected_tasks_are_found_again_as_spans(sizes, folded, data):
    rows = Rows(listing(*sizes), folded)
    visible = [key for key in plain(rows) if not key.startswith("#")]
    picked = data.draw(st.sets(st.sampled_from(visible))) if visible else set()
    spans = rows.spans_of(picked)
    assert rows.spans_of(picked | {f"x{n}" for n in range(FEW)}) == spans
    assert set(rows.keys_in(spans)) == picked
    assert all(later[0] > sooner[1] + 1 for sooner, later in pairwise(spans))
