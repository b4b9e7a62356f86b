"""Edits of the text: the right thing moves, and nothing is lost or doubled."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import outline_edits as edits
from desktop.domain.numbering import labels
from desktop.domain.outline import Block, BlockKind, Level

H, P = BlockKind.HEADING, BlockKind.PARAGRAPH
_OF_HEADINGS = {Level.PART, Level.UPPER, Level.ROMAN}


def outline(*lines: str) -> edits.Blocks:
    """Blocks of lines that begin with the sign of their level ("#" for headings)."""
    blocks = []
    for place, line in enumerate(lines):
        sign, _, words = line.partition(" ")
        kind = H if sign.endswith("#") else P
        level = next((one for one in Level if one.value == sign.rstrip("#.)") and sign), Level.TEXT)
        blocks.append(Block(f"b{place}", kind, level, words if level.value else line))
    return tuple(blocks)


PLAN = outline("I# Mục đích", "- một", "- hai", "I# Nhiệm vụ", "1# Thể chế", "a) rà soát", "lời",
               "1# Thủ tục", "1.1# Kiểm soát", "I# Tổ chức")  # fmt: skip


def shown(blocks: edits.Blocks) -> list[str]:
    numbers = labels(blocks)
    return [f"{numbers[block.id]} {block.text}".strip() for block in blocks]


def test_the_outline_of_these_tests() -> None:
    assert shown(PLAN) == [
        "I. Mục đích", "- một", "- hai", "II. Nhiệm vụ", "1. Thể chế", "a) rà soát", "lời",
        "2. Thủ tục", "2.1. Kiểm soát", "III. Tổ chức",
    ]  # fmt: skip


def test_a_section_is_a_heading_with_all_below_it() -> None:
    assert edits.section_of(PLAN, "b3") == range(3, 9)
    assert edits.section_of(PLAN, "b4") == range(4, 7)
    assert edits.section_of(PLAN, "b1") == range(1, 2)
    assert edits.section_of(PLAN, "b6") == range(6, 7)
    assert edits.section_of(PLAN, "b9") == range(9, 10)


def test_a_moved_section_takes_its_subtree_and_the_numbers_follow() -> None:
    assert shown(edits.move_section(PLAN, "b3", "b0")) == [
        "I. Nhiệm vụ", "1. Thể chế", "a) rà soát", "lời", "2. Thủ tục", "2.1. Kiểm soát",
        "II. Mục đích", "- một", "- hai", "III. Tổ chức",
    ]  # fmt: skip
    assert [block.id for block in edits.move_section(PLAN, "b0", "b9")] == [
        "b3", "b4", "b5", "b6", "b7", "b8", "b0", "b1", "b2", "b9",
    ]  # fmt: skip
    assert shown(edits.move_section(PLAN, "b4", None))[-4:] == [
        "III. Tổ chức", "1. Thể chế", "a) rà soát", "lời",
    ]  # fmt: skip


def test_a_section_does_not_move_into_itself() -> None:
    assert edits.move_section(PLAN, "b3", "b5") == PLAN
    assert edits.move_section(PLAN, "b3", "b3") == PLAN
    assert edits.move_section(PLAN, "b3", "b9") == PLAN


def test_sections_change_places_with_their_neighbours() -> None:
    assert edits.move_up(PLAN, "b3") == edits.move_section(PLAN, "b3", "b0")
    assert edits.move_down(PLAN, "b0") == edits.move_up(PLAN, "b3")
    assert edits.move_down(PLAN, "b4") == edits.move_section(PLAN, "b7", "b4")
    assert edits.move_up(PLAN, "b2") == edits.move_section(PLAN, "b2", "b1")


@pytest.mark.parametrize("block_id", ["b0", "b1", "b4", "b8"])
def test_the_first_below_a_parent_does_not_move_up(block_id: str) -> None:
    assert edits.move_up(PLAN, block_id) == PLAN


@pytest.mark.parametrize("block_id", ["b2", "b7", "b9"])
def test_the_last_below_a_parent_does_not_move_down(block_id: str) -> None:
    assert edits.move_down(PLAN, block_id) == PLAN


def test_blocks_are_put_in_and_taken_out() -> None:
    new = Block("n", P, Level.DASH, "ba")
    assert shown(edits.insert_after(PLAN, "b2", new))[:4] == [
        "I. Mục đích", "- một", "- hai", "- ba",
    ]  # fmt: skip
    assert edits.insert_after(PLAN, None, new)[0] is new
    assert shown(edits.remove(PLAN, "b3"))[3:5] == ["1. Thể chế", "a) rà soát"]
    assert shown(edits.remove_section(PLAN, "b3")) == [
        "I. Mục đích", "- một", "- hai", "II. Tổ chức",
    ]  # fmt: skip


def test_tab_puts_a_heading_and_its_subordinates_one_level_lower() -> None:
    assert shown(edits.demote(PLAN, "b3"))[3:9] == [
        "1. Nhiệm vụ", "1.1. Thể chế", "a) rà soát", "lời", "1.2. Thủ tục", "a) Kiểm soát",
    ]  # fmt: skip


def test_shift_tab_lifts_a_heading_but_leaves_dashes_dashes() -> None:
    text = outline("I# Một", "1# Hai", "a) điểm", "- việc", "lời")
    assert shown(edits.promote(text, "b1")) == [
        "I. Một", "II. Hai", "1. điểm", "- việc", "lời",
    ]  # fmt: skip


def test_tab_moves_one_item_through_the_levels_in_use() -> None:
    text = outline("1. một", "- hai", "+ ba", "lời")
    assert [block.level for block in edits.demote(text, "b0")] == [
        Level.LETTER, Level.DASH, Level.PLUS, Level.TEXT,
    ]  # fmt: skip
    assert edits.demote(text, "b1")[1].level is Level.PLUS
    assert edits.promote(text, "b1")[1].level is Level.LETTER
    assert edits.demote(text, "b2") == text
    assert edits.demote(text, "b3")[3].level is Level.DASH
    assert edits.promote(text, "b3") == text


def test_dotted_levels_are_stepped_through_where_the_text_uses_them() -> None:
    plain = outline("I# Một", "1# Hai", "1# Ba")
    dotted = outline("I# Một", "1# Hai", "1.1# Ba", "1# Bốn")
    assert edits.demote(plain, "b2")[2].level is Level.LETTER
    assert edits.demote(dotted, "b3")[3].level is Level.DOTTED_2


def test_the_highest_level_cannot_be_lifted() -> None:
    text = outline("I# Một", "1# Hai")
    assert edits.promote(text, "b0") == text


def test_a_number_fixed_on_the_old_level_falls_away() -> None:
    text = edits.set_label(outline("I# Một", "1# Hai"), "b1", "7")
    assert shown(text)[1] == "7. Hai"
    assert edits.demote(text, "b1")[1].label is None
    assert edits.set_level(text, "b1", Level.ARABIC)[1].label == "7"


def test_the_level_tells_what_must_be_a_heading() -> None:
    text = outline("lời", "1# Hai", "1. Ba")
    assert edits.set_level(text, "b0", Level.ROMAN)[0].kind is H
    assert edits.set_level(text, "b1", Level.DASH)[1].kind is P
    assert edits.set_level(text, "b2", Level.LETTER)[2].kind is P
    assert edits.set_level(text, "b2", Level.LETTER, H)[2].kind is H


def test_enter_parts_an_item_in_two_of_its_level() -> None:
    text = outline("- một hai")
    parted = edits.split_block(text, "b0", 3, key="n")
    assert parted == (Block("b0", P, Level.DASH, "một"), Block("n", P, Level.DASH, "hai"))


def test_enter_after_a_heading_starts_plain_text() -> None:
    parted = edits.split_block(outline("1# Mục đích"), "b0", len("Mục đích"))
    assert [block.level for block in parted] == [Level.ARABIC, Level.TEXT]
    assert parted[0].id == "b0" != parted[1].id
    assert parted[1].kind is P


def test_backspace_joins_an_item_to_the_one_before() -> None:
    text = outline("- một", "+ hai", "+ ")
    assert edits.join_with_previous(text, "b1") == (
        Block("b0", P, Level.DASH, "một hai"),
        text[2],
    )
    assert edits.join_with_previous(text, "b2")[1].text == "hai"
    assert edits.join_with_previous(text, "b0") == text


def test_the_task_table_is_neither_parted_nor_joined_nor_numbered() -> None:
    table = Block("t", BlockKind.TASK_TABLE, Level.TEXT, "")
    text = (*outline("- một"), table, Block("z", P, Level.TEXT, "lời"))
    assert edits.split_block(text, "t", 0) == text
    assert edits.join_with_previous(text, "t") == text
    assert edits.join_with_previous(text, "z") == text
    assert edits.demote(text, "t") == text
    assert edits.set_level(text, "t", Level.ROMAN) == text


def test_words_are_found_and_replaced() -> None:
    text = outline("I# Kế hoạch năm 2025", "- năm 2025 và Năm 2025", "lời")
    hits = edits.find(text, "năm 2025")
    assert [(hit.block_id, hit.start, hit.end) for hit in hits] == [
        ("b0", 9, 17), ("b1", 0, 8), ("b1", 12, 20),
    ]  # fmt: skip
    assert len(edits.find(text, "năm 2025", match_case=True)) == 2
    after = edits.replace_words(text, "năm 2025", r"năm \1", match_case=True)
    assert [block.text for block in after] == [
        r"Kế hoạch năm \1", r"năm \1 và Năm 2025", "lời",
    ]  # fmt: skip
    assert after[2] is text[2]


def test_empty_words_are_found_nowhere() -> None:
    assert edits.find(PLAN, "") == []
    assert edits.replace_words(PLAN, "", "x") == PLAN


@pytest.mark.parametrize("edit", [edits.remove, edits.demote, edits.section_of, edits.move_up])
def test_an_unknown_key_is_refused(edit: object) -> None:
    with pytest.raises(KeyError):
        edit(PLAN, "x")  # type: ignore[operator]


texts = st.text(alphabet="kế hoạch xã. ", max_size=12)
outlines = st.lists(st.tuples(st.sampled_from(list(Level)), texts, st.booleans()), min_size=1,
                    max_size=25).map(
    lambda rows: tuple(
        Block(f"b{n}", H if level in _OF_HEADINGS or (bold and level.value) else P, level, words)
        for n, (level, words, bold) in enumerate(rows)
    )
)  # fmt: skip


def keys(blocks: edits.Blocks) -> Counter[str]:
    return Counter(block.id for block in blocks)


def words_of(blocks: edits.Blocks) -> str:
    return "".join("".join(block.text for block in blocks).split())


@given(outlines, st.data())
def test_moving_loses_and_doubles_nothing(blocks: edits.Blocks, data: st.DataObject) -> None:
    moved = data.draw(st.sampled_from(blocks)).id
    before = data.draw(st.sampled_from([*(block.id for block in blocks), None]))
    for after in (
        edits.move_section(blocks, moved, before),
        edits.move_up(blocks, moved),
        edits.move_down(blocks, moved),
    ):
        assert set(after) == set(blocks)
        assert keys(after) == keys(blocks)


@given(outlines, st.data())
def test_a_moved_section_stays_in_one_piece(blocks: edits.Blocks, data: st.DataObject) -> None:
    moved = data.draw(st.sampled_from(blocks)).id
    section = [blocks[place] for place in edits.section_of(blocks, moved)]
    after = edits.move_section(blocks, moved, None)
    start = edits.index_of(after, moved)
    assert list(after[start : start + len(section)]) == section


@given(outlines, st.data())
def test_moving_down_and_up_again_changes_nothing(
    blocks: edits.Blocks, data: st.DataObject
) -> None:
    moved = data.draw(st.sampled_from(blocks)).id
    after = edits.move_down(blocks, moved)
    same_order = len({b.level for b in blocks} & {Level.UPPER, Level.ROMAN}) < 2
    if after != blocks and same_order:
        assert edits.move_up(after, moved) == blocks


@given(outlines, st.data())
def test_changing_levels_changes_no_words(blocks: edits.Blocks, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(blocks)).id
    for after in (edits.demote(blocks, chosen), edits.promote(blocks, chosen)):
        assert [(block.id, block.text) for block in after] == [
            (block.id, block.text) for block in blocks
        ]


@given(outlines, st.data())
def test_parting_and_joining_gives_the_words_back(
    blocks: edits.Blocks, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from(blocks))
    position = data.draw(st.integers(0, len(chosen.text)))
    parted = edits.split_block(blocks, chosen.id, position, key="new")
    assert words_of(parted) == words_of(blocks)
    assert keys(parted) == keys(blocks) + Counter(["new"])
    joined = edits.join_with_previous(parted, "new")
    assert words_of(joined) == words_of(blocks)
    assert keys(joined) == keys(blocks)


@given(outlines, st.data())
def test_removing_takes_out_just_what_is_named(blocks: edits.Blocks, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(blocks)).id
    section = {blocks[place].id for place in edits.section_of(blocks, chosen)}
    assert keys(edits.remove(blocks, chosen)) == keys(blocks) - Counter([chosen])
    assert keys(edits.remove_section(blocks, chosen)) == keys(blocks) - Counter(section)
