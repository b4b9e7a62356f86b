"""Going over a reading: doubts accepted, values put right by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.numbering import labels
from desktop.domain.reading.result import SURE
from desktop.domain.reading.source import Place
from desktop.domain.signing import Authority
from desktop.domain.task_table_edits import set_cell
from desktop.domain.tasks import TaskField
from desktop.errors import Refused
from desktop.services import review
from desktop.services.review_fields import HEAD_FIELDS, field_text, with_field
from tests.support.editor_services import small_plan
from tests.support.read_plans import read_plan

DOUBTS = {
    "date": (0.3, "Ngày chưa rõ."),
    "t1:lead": (0.8, "Chưa rõ ai chủ trì."),
    "a2": (0.6, "Số thứ tự lạ."),
}


def reading():
    return read_plan(small_plan(), DOUBTS)


def anchors(read):
    return [fact.anchor for fact in review.remaining(read)]


def test_doubts_come_in_the_order_of_the_original():
    assert anchors(reading()) == ["date", "a2", "t1:lead"]


def test_an_anchor_read_from_two_places_is_one_doubt_and_accepted_at_once():
    read = reading()
    twice = next(fact for fact in read.facts if fact.anchor == "t1:lead")
    read = replace(read, facts=(*read.facts, replace(twice, place=Place(99))))
    assert anchors(read).count("t1:lead") == 1
    assert "t1:lead" not in anchors(review.accept(read, "t1:lead"))


def test_accepting_leaves_the_other_doubts_and_the_plan():
    accepted = review.accept(reading(), "a2")
    assert anchors(accepted) == ["date", "t1:lead"]
    assert accepted.plan == small_plan()


def test_accepting_all_sure_leaves_what_is_hard_to_read():
    assert anchors(review.accept_all_sure(reading())) == ["date", "a2"]


def test_an_anchor_with_one_unlikely_place_is_not_likely():
    read = reading()
    worse = replace(next(f for f in read.facts if f.anchor == "t1:lead"), confidence=0.2)
    assert not review.likely(replace(read, facts=(*read.facts, worse)))


def test_what_is_typed_is_no_doubt():
    typed = review.set_field(reading(), "date", "05/03/2026")
    assert typed.plan.date == date(2026, 3, 5)
    assert "date" not in anchors(typed)


def test_the_same_words_change_nothing():
    read = reading()
    assert review.set_field(read, "t1:lead", "Văn phòng HĐND và UBND") is read


def test_cells_of_another_table_are_no_doubt_where_they_differ():
    table = set_cell(small_plan().task_table, "t1", TaskField.LEAD, "Công an xã")
    read = review.set_table(reading(), table)
    assert anchors(read) == ["date", "a2"]


def test_the_place_of_a_cell_that_was_not_printed_is_that_of_its_row():
    read = reading()
    row = review.place_of(read, "t1:task")
    assert review.place_of(read, "t1:budget").row == row.row
    assert review.place_of(read, "không có") is None


@pytest.mark.parametrize(
    ("typed", "printed"), [("3.", "3."), ("7", "7."), ("", "2."), (" 1.10 ", "1.10.")]
)
def test_numbers_are_typed_with_or_without_their_mark(typed, printed):
    read = review.set_label(reading(), "a2", "9")
    assert "a2" not in anchors(read)
    assert labels(review.set_label(read, "a2", typed).plan.blocks)["a2"] == printed


# -- fields ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anchor", "typed", "shown"),
    [
        ("document_type", "chương trình", "Chương trình"),
        ("document_type", "Phụ lục", "Phụ lục"),
        ("number", "5", "05"),
        ("symbol", " KH - UBND ", "KH - UBND"),
        ("date", "ngày 05 tháng 3 năm 2026", "05/03/2026"),
        ("date", "", ""),
        ("subject", "Cải  cách", "Cải cách"),
        ("years", "giai đoạn 2026-2030", "2026 - 2030"),
        ("issuer", "UBND xã Minh Tiến, huyện Phù Cừ, tỉnh Hưng Yên",
         "xã Minh Tiến, huyện Phù Cừ, tỉnh Hưng Yên"),
        ("issuer", "phường 12, thành phố Hồ Chí Minh", "Phường 12, thành phố Hồ Chí Minh"),
        ("issuer", "", ""),
        ("signer", "Trần Thị  Bình", "Trần Thị Bình"),
        ("opening", "Như sau:", "Như sau:"),
        ("recipients", "- UBND tỉnh;\n- Lưu: VT.", "UBND tỉnh\nLưu: VT"),
        ("basis:b1", "Căn cứ Luật;", "Căn cứ Luật"),
        ("a1", " Nâng cao ", "Nâng cao"),
        ("t1:lead", "Công an xã\nTrạm Y tế", "Công an xã\nTrạm Y tế"),
        ("g1:task", "Thể chế", "Thể chế"),
    ],
)  # fmt: skip
def test_fields_take_words_as_the_office_writes_them(anchor, typed, shown):
    assert field_text(with_field(small_plan(), anchor, typed), anchor) == shown


def test_an_issuer_without_what_is_above_keeps_it():
    plan = replace(small_plan(), issuer=Issuer(CommuneKind.XA, "Cũ", "tỉnh Hưng Yên", "huyện A"))
    assert field_text(with_field(plan, "issuer", "xã Mới"), "issuer") == (
        "xã Mới, huyện A, tỉnh Hưng Yên"
    )


def test_the_authority_is_read_as_printed_and_keeps_the_name():
    plan = with_field(small_plan(), "signer", "Nguyễn Văn An")
    plan = with_field(plan, "signing", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    assert plan.signing.authority is Authority.COLLECTIVE_DEPUTY
    assert plan.signing.signer == "Nguyễn Văn An"


@pytest.mark.parametrize(
    ("anchor", "typed"),
    [
        ("date", "hôm nào đó"),
        ("document_type", "Giấy tờ"),
        ("issuer", "một nơi nào đó"),
        ("years", "năm nay"),
        ("years", "2030 - 2026"),
        ("signing", "ai đó"),
        ("không có", "chữ"),
    ],
)
def test_words_that_a_field_cannot_hold_are_refused(anchor, typed):
    with pytest.raises(Refused):
        with_field(small_plan(), anchor, typed)


def test_facts_of_the_text_are_corrected_and_taken_out():
    plan = replace(
        small_plan(),
        targets=(Target("1", "I.1", "Đạt 95%", ">=", 95.0, "%"),),
        duties=(Duty("2", "III.1", "Công chức", ("Rà soát",)),),
        reports=(ReportDue("3", "Q1", "UBND huyện", "03-12"),),
    )
    assert with_field(plan, "duty:2", "Văn phòng").duties[0].officer == "Văn phòng"
    assert with_field(plan, "report:3", "UBND tỉnh").reports[0].to == "UBND tỉnh"
    emptied = with_field(plan, "target:1", "")
    assert emptied.targets == ()
    assert field_text(emptied, "target:1") is None


@given(st.sampled_from(sorted(HEAD_FIELDS)), st.text(max_size=40))
def test_a_head_field_refuses_or_keeps_what_it_shows(anchor, typed):
    try:
        plan = with_field(small_plan(), anchor, typed)
    except Refused:
        return
    shown = field_text(plan, anchor)
    assert with_field(plan, anchor, shown) == plan


@given(
    st.dictionaries(
        st.sampled_from(["date", "subject", "a1", "a2", "t1:task", "t1:lead", "t2:products"]),
        st.tuples(st.floats(0, 1), st.just("Vì thế.")),
    ),
    st.lists(st.sampled_from(["date", "a1", "t1:task", "t1:lead", "không có"])),
)
def test_accepting_only_takes_doubts_away(doubts, accepted):
    read = read_plan(small_plan(), doubts)
    for anchor in accepted:
        before = set(anchors(read))
        read = review.accept(read, anchor)
        assert set(anchors(read)) == before - {anchor}
    left = {a for a, (confidence, _why) in doubts.items() if confidence < SURE}
    assert set(anchors(read)) == left - set(accepted)
