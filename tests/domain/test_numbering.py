"""Numbers of headings, items and table rows follow from their order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.numbering import (
    LETTERS,
    labels,
    letter,
    level_order,
    parse_letter,
    parse_roman,
    roman,
    row_labels,
    tree,
)
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.tasks import (
    Column,
    Placement,
    RowNumbering,
    Task,
    TaskField,
    TaskGroup,
    TaskTable,
)

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH


def printed(*rows: tuple[Level, str | None] | Level) -> list[str]:
    """Labels of paragraphs given by level, or by level and fixed label."""
    pairs = [row if isinstance(row, tuple) else (row, None) for row in rows]
    blocks = [
        Block(str(place), PARAGRAPH, level, "lời", fixed)
        for place, (level, fixed) in enumerate(pairs)
    ]
    return list(labels(blocks).values())


def test_letters_run_through_the_alphabet_of_the_decree() -> None:
    words = [letter(number) for number in range(1, 25)]
    assert " ".join(words) == "a b c d đ e g h i k l m n o p q r s t u v x y aa"


@given(st.integers(1, 100_000))
def test_letters_are_read_back(number: int) -> None:
    assert parse_letter(letter(number)) == number


@given(st.integers(1, 3999))
def test_roman_numbers_are_read_back(number: int) -> None:
    assert parse_roman(roman(number)) == number


@pytest.mark.parametrize(("number", "word"), [(4, "IV"), (9, "IX"), (14, "XIV"), (1999, "MCMXCIX")])
def test_roman_numbers(number: int, word: str) -> None:
    assert roman(number) == word


@pytest.mark.parametrize("word", ["", "IIII", "VX", "IC", "x", "A", "I.", "MMMM"])
def test_words_that_are_no_roman_numbers(word: str) -> None:
    assert parse_roman(word) is None


@pytest.mark.parametrize("number", [0, -1])
def test_nothing_counts_below_one(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        letter(number)
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


def test_every_level_has_its_mark() -> None:
    assert printed(
        Level.PART, Level.UPPER, Level.ROMAN, Level.ARABIC, Level.DOTTED_2, Level.DOTTED_3,
        Level.DOTTED_4, Level.LETTER, Level.DASH, Level.PLUS, Level.TEXT,
    ) == ["Phần I", "A.", "I.", "1.", "1.1.", "1.1.1.", "1.1.1.1.", "a)", "-", "+", ""]  # fmt: skip


def test_numbers_restart_below_each_parent() -> None:
    assert printed(
        Level.ROMAN, Level.ARABIC, Level.LETTER, Level.LETTER, Level.ARABIC, Level.LETTER,
        Level.ROMAN, Level.ARABIC,
    ) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]  # fmt: skip


def test_dotted_numbers_take_the_number_of_their_parent() -> None:
    assert printed(
        Level.ROMAN, Level.ARABIC, Level.ARABIC, Level.DOTTED_2, Level.DOTTED_2, Level.DOTTED_3,
        Level.ARABIC, Level.DOTTED_2,
    ) == ["I.", "1.", "2.", "2.1.", "2.2.", "2.2.1.", "3.", "3.1."]  # fmt: skip


def test_dotted_numbers_right_below_a_roman_heading_take_its_value() -> None:
    assert printed(Level.ROMAN, Level.ROMAN, Level.DOTTED_2, Level.DOTTED_2) == [
        "I.", "II.", "2.1.", "2.2.",
    ]  # fmt: skip


def test_dotted_numbers_without_any_parent_start_from_one() -> None:
    assert printed(Level.DOTTED_3, Level.DOTTED_3) == ["1.1.1.", "1.1.2."]


def test_the_sign_that_comes_first_stands_above() -> None:
    roman_above = printed(Level.ROMAN, Level.UPPER, Level.ARABIC, Level.UPPER, Level.ROMAN)
    upper_above = printed(Level.UPPER, Level.ROMAN, Level.ARABIC, Level.ROMAN, Level.UPPER)
    assert roman_above == ["I.", "A.", "1.", "B.", "II."]
    assert upper_above == ["A.", "I.", "1.", "II.", "B."]


@pytest.mark.parametrize("first", [Level.UPPER, Level.ROMAN])
def test_level_order_names_every_sign_once(first: Level) -> None:
    order = level_order([Block("1", HEADING, first, "")])
    assert set(order) == set(Level) - {Level.TEXT}
    assert len(order) == len(set(order))
    assert order.index(first) == 1


def test_plain_text_and_dashes_end_no_numbering() -> None:
    assert printed(
        Level.ARABIC, Level.TEXT, Level.LETTER, Level.TEXT, Level.LETTER, Level.DASH, Level.TEXT,
        Level.LETTER, Level.ARABIC,
    ) == ["1.", "", "a)", "", "b)", "-", "", "c)", "2."]  # fmt: skip


def test_a_fixed_label_keeps_its_words_and_the_count_goes_on_from_it() -> None:
    assert printed((Level.ARABIC, "5"), Level.ARABIC) == ["5.", "6."]
    assert printed((Level.LETTER, "d"), Level.LETTER) == ["d)", "đ)"]
    assert printed((Level.ROMAN, "VI"), Level.ROMAN) == ["VI.", "VII."]
    assert printed((Level.UPPER, "C"), Level.UPPER) == ["C.", "D."]
    assert printed((Level.PART, "II"), Level.PART) == ["Phần II", "Phần III"]
    assert printed(Level.ARABIC, (Level.DOTTED_2, "1.4"), Level.DOTTED_2) == [
        "1.", "1.4.", "1.5.",
    ]  # fmt: skip


def test_what_stands_below_a_fixed_label_takes_its_number() -> None:
    assert printed((Level.ARABIC, "7"), Level.DOTTED_2, Level.DOTTED_3) == ["7.", "7.1.", "7.1.1."]


def test_a_fixed_label_that_cannot_be_read_counts_as_one_step() -> None:
    assert printed(Level.ARABIC, (Level.ARABIC, "2a"), Level.ARABIC) == ["1.", "2a.", "3."]
    assert printed((Level.PART, "Phần thứ nhất"), Level.PART) == ["Phần thứ nhất", "Phần II"]
    assert printed((Level.ROMAN, "1"), Level.ROMAN) == ["1.", "II."]


def test_a_fixed_label_of_any_size_breaks_nothing() -> None:
    assert printed((Level.ROMAN, "MMMCMXCIX"), Level.ROMAN) == ["MMMCMXCIX.", "4000."]
    assert printed((Level.ARABIC, "9" * 5000), Level.ARABIC)[1] == "2."


def test_an_empty_fixed_label_prints_nothing_and_does_not_count() -> None:
    assert printed(Level.ARABIC, (Level.ARABIC, ""), Level.ARABIC) == ["1.", "", "2."]


def test_headings_and_paragraphs_of_one_level_share_their_count() -> None:
    blocks = [
        Block("a", HEADING, Level.ROMAN, "Mục"),
        Block("b", HEADING, Level.ARABIC, "Tiêu đề"),
        Block("c", PARAGRAPH, Level.ARABIC, "Một đoạn có số."),
    ]
    assert labels(blocks) == {"a": "I.", "b": "1.", "c": "2."}


def test_the_tree_tells_what_number_a_place_asks_for() -> None:
    blocks = [
        Block("a", PARAGRAPH, Level.ARABIC, "", "1"),
        Block("b", PARAGRAPH, Level.ARABIC, "", "3"),
        Block("c", PARAGRAPH, Level.ARABIC, ""),
        Block("d", PARAGRAPH, Level.DASH, ""),
    ]
    nodes = [node for top in tree(blocks) for node in top.walk()]
    assert [(node.label, node.expected) for node in nodes] == [
        ("1.", "1."), ("3.", "2."), ("4.", "4."), ("-", "-"),
    ]  # fmt: skip


levels = st.sampled_from(list(Level))


def blocks_of(chosen: list[Level]) -> list[Block]:
    return [Block(f"b{n}", PARAGRAPH, level, "") for n, level in enumerate(chosen)]


@given(st.lists(levels, max_size=40))
def test_the_tree_holds_every_block_once_in_order(chosen: list[Level]) -> None:
    blocks = blocks_of(chosen)
    assert [node.block for top in tree(blocks) for node in top.walk()] == blocks


@given(st.lists(levels, max_size=40))
def test_siblings_of_one_level_are_numbered_without_gap(chosen: list[Level]) -> None:
    tops = tree(blocks_of(chosen))
    families = [tops, *(node.children for top in tops for node in top.walk())]
    unnumbered = {Level.TEXT, Level.DASH, Level.PLUS}
    for family in families:
        for level in set(Level) - unnumbered:
            ordinals = [node.ordinal for node in family if node.block.level is level]
            assert ordinals == list(range(1, len(ordinals) + 1))


@given(st.lists(levels, max_size=30))
def test_only_plain_text_has_no_label(chosen: list[Level]) -> None:
    blocks = blocks_of(chosen)
    assert {block.id for block in blocks if not labels(blocks)[block.id]} == {
        block.id for block in blocks if block.level is Level.TEXT
    }


@given(st.integers(1, 60))
def test_siblings_are_called_a_b_c(count: int) -> None:
    words = printed(*itertools.repeat(Level.LETTER, count))
    assert words == [f"{letter(n)})" for n in range(1, count + 1)]
    assert all(sign in LETTERS for word in words for sign in word[:-1])


def table(
    *rows: TaskGroup | Task,
    numbering: RowNumbering = RowNumbering.CONTINUOUS,
    objective: bool = False,
) -> TaskTable:
    fields = [TaskField.NUMBER, *([TaskField.OBJECTIVE] if objective else []), TaskField.TASK]
    columns = tuple(Column(field, field.value, 1.0) for field in fields)
    return TaskTable(columns, Placement.APPENDIX, rows, numbering)


def group(key: str, label: str | None = None, depth: int = 1) -> TaskGroup:
    return TaskGroup(key, "Nhóm", label, depth=depth)


def task(key: str, label: str | None = None, objective: str = "") -> Task:
    return Task(key, "Việc", objective, label=label)


def test_rows_count_through_the_whole_table() -> None:
    rows = (group("g1"), task("a"), task("b"), group("g2"), task("c"))
    assert list(row_labels(table(*rows)).values()) == ["I", "1", "2", "II", "3"]


def test_rows_count_in_each_group() -> None:
    rows = (group("g1"), task("a"), task("b"), group("g2"), task("c"))
    numbered = row_labels(table(*rows, numbering=RowNumbering.PER_GROUP))
    assert list(numbered.values()) == ["I", "1", "2", "II", "1"]


def test_groups_inside_a_group_count_in_arabic_numbers() -> None:
    rows = (group("g1"), group("g2"), group("a", depth=2), group("b", depth=2), group("g3"),
            group("c", depth=2))  # fmt: skip
    assert list(row_labels(table(*rows)).values()) == ["I", "II", "1", "2", "III", "1"]


def test_fixed_labels_of_rows_are_kept_and_counted_on() -> None:
    rows = (group("g1", "VI"), task("a", "12"), task("b", ""), task("c"), task("d", "27, 28"),
            group("g2"), task("e"), task("f", "3.1"), task("g"))  # fmt: skip
    assert list(row_labels(table(*rows)).values()) == [
        "VI", "12", "", "13", "27, 28", "VII", "29", "3.1", "30",
    ]  # fmt: skip


def test_a_group_without_label_does_not_count() -> None:
    rows = (group("g1"), group("g2", ""), group("g3"))
    assert list(row_labels(table(*rows)).values()) == ["I", "", "II"]


def test_the_number_stands_at_the_first_row_of_an_objective() -> None:
    rows = (group("g1"), task("a", objective="Mục tiêu một"), task("b"),
            task("c", objective="Mục tiêu  một"), task("d", objective="Mục tiêu hai"),
            group("g2"), task("e", objective="Mục tiêu hai"))  # fmt: skip
    assert list(row_labels(table(*rows, objective=True)).values()) == [
        "I", "1", "", "", "2", "II", "3",
    ]  # fmt: skip


def test_a_row_with_a_fixed_number_may_go_on_with_the_objective_above() -> None:
    rows = (task("a", objective="Một"), task("b", "5"), task("c", objective="Một"),
            task("d", objective="Hai"))  # fmt: skip
    assert list(row_labels(table(*rows, objective=True)).values()) == ["1", "5", "", "6"]


@given(st.integers(0, 50), st.booleans())
def test_rows_are_numbered_without_gap(count: int, objective: bool) -> None:
    rows = [task(f"t{n}", objective=f"Mục tiêu {n}") for n in range(count)]
    numbered = row_labels(table(*rows, objective=objective))
    assert list(numbered.values()) == [str(n) for n in range(1, count + 1)]
