"""Head, căn cứ, targets and duties of a corrected file against the plan that is here."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.facts import Duty, Target
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.plan import YearSpan
from desktop.domain.signing import Authority, Signing
from desktop.services.review_differences import DifferenceKind, Part
from desktop.services.review_merge import compare, merge
from tests.support.editor_services import small_plan

LAW = "Căn cứ Luật Tổ chức chính quyền địa phương"
DECREE = "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ"
MINE = replace(
    small_plan("mine"),
    bases=(PlanBasis("b1", LAW, "d1"), PlanBasis("b2", DECREE)),
    targets=(
        Target("x1", "II.1", "Số hóa 90% hồ sơ", "=", 90, "%"),
        Target("x2", "II.2", "Trả kết quả đúng hạn tối thiểu 98%", ">=", 98, "%"),
    ),
    duties=(Duty("w1", "IV.1", "Công chức Tư pháp - Hộ tịch", ("Rà soát văn bản",)),),
    signing=Signing(signer="Nguyễn Văn An"),
)
THEIRS = replace(
    MINE,
    id="theirs",
    number="05",
    date=date(2026, 3, 5),
    bases=(
        PlanBasis("c0", "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ"),
        PlanBasis("c1", f"{LAW} ngày 16 tháng 6 năm 2025"),
    ),
    targets=(
        Target("y1", "I.1", "Số hóa 95% hồ sơ", "=", 95, "%"),
        Target("y2", "II.2", "Trả kết quả đúng hạn tối thiểu 98%", ">=", 98, "%"),
        Target("y3", "II.3", "Có ít nhất 02 sáng kiến", ">=", 2, "sáng kiến"),
    ),
    duties=(
        Duty("v1", "IV.1", "CC Tư pháp – Hộ tịch", ("Rà soát văn bản", "Báo cáo quý")),
        Duty("v2", "IV.2", "Công an xã", ("Làm sạch dữ liệu dân cư",)),
    ),
    signing=Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Trần Thị Bình"),
    recipients=("UBND tỉnh", "Sở Nội vụ", "Lưu: VT"),
)


def found(mine=MINE, theirs=THEIRS, doubtful=()):
    return {d.key: d for d in compare(mine, theirs, doubtful).differences}


def all_keys(mine=MINE, theirs=THEIRS):
    return set(found(mine, theirs))


def unasked(*plans, doubtful=()):
    return {key for key, d in found(*plans, doubtful=doubtful).items() if d.is_taken_unasked}


def test_every_part_that_differs_is_told_with_old_and_new_words():
    told = {key: (d.old, d.new) for key, d in found().items() if d.part is not Part.BASES}
    assert told == {
        "new:number:head": ("", "05"),
        "new:date:head": ("", "05/03/2026"),
        "changed:signing:head": (
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        ),
        "changed:signer:head": ("Nguyễn Văn An", "Trần Thị Bình"),
        "changed:recipients:head": ("UBND tỉnh\nLưu: VT", "UBND tỉnh\nSở Nội vụ\nLưu: VT"),
        "changed:x1:targets": ("= 90 %: Số hóa 90% hồ sơ", "= 95 %: Số hóa 95% hồ sơ"),
        "new:y3:targets": ("", ">= 2 sáng kiến: Có ít nhất 02 sáng kiến"),
        "changed:w1:duties": ("Rà soát văn bản", "Rà soát văn bản\nBáo cáo quý"),
        "new:v2:duties": ("", "Làm sạch dữ liệu dân cư"),
    }
    assert {key for key, d in found().items() if d.part is Part.BASES} == {
        "new:c0:bases", "changed:b1:bases", "gone:b2:bases",
    }  # fmt: skip


def test_only_what_is_ticked_is_taken():
    merged = merge(MINE, THEIRS, {"new:number:head", "changed:x1:targets"})
    assert merged == replace(
        MINE,
        number="05",
        targets=(Target("x1", "II.1", "Số hóa 95% hồ sơ", "=", 95, "%"), MINE.targets[1]),
    )


def test_new_things_stand_where_the_file_has_them():
    merged = merge(MINE, THEIRS, all_keys())
    assert [basis.id for basis in merged.bases] == ["c0", "b1"]
    assert [target.id for target in merged.targets] == ["x1", "x2", "y3"]
    assert [duty.id for duty in merged.duties] == ["w1", "v2"]
    assert merged.duties[0].items == ("Rà soát văn bản", "Báo cáo quý")
    assert merged.signing == THEIRS.signing
    assert (merged.recipients, merged.date) == (THEIRS.recipients, date(2026, 3, 5))
    assert merged.task_table == MINE.task_table


def test_the_signer_is_taken_without_the_authority_and_the_other_way_round():
    signer = merge(MINE, THEIRS, {"changed:signer:head"}).signing
    assert signer == Signing(signer="Trần Thị Bình")
    authority = merge(MINE, THEIRS, {"changed:signing:head"}).signing
    assert authority == replace(THEIRS.signing, signer="Nguyễn Văn An")
    nobody = replace(MINE, signing=None)
    assert merge(nobody, THEIRS, all_keys(nobody)).signing == THEIRS.signing


def test_what_the_file_does_not_say_takes_nothing_away():
    silent = replace(
        MINE, id="s", number="", date=None, signing=None, recipients=(), bases=(), targets=(),
        duties=(), opening="", closing="",
    )  # fmt: skip
    assert found(replace(MINE, number="9", date=date(2026, 1, 1)), silent) == {}


def test_a_plan_without_table_gets_none_by_a_change_of_its_head():
    mine, theirs = replace(MINE, task_table=None), replace(THEIRS, task_table=None)
    assert merge(mine, theirs, all_keys(mine, theirs)).task_table is None


def test_new_and_sure_things_are_ticked_gone_and_doubtful_ones_are_not():
    assert all_keys() - unasked() == {"gone:b2:bases"}
    doubtful = {"signer", "target:y1", "basis:c1", "number"}
    assert all_keys() - unasked(doubtful=doubtful) == {
        "gone:b2:bases", "changed:signer:head", "changed:x1:targets", "changed:b1:bases",
    }  # fmt: skip


def test_a_doubtful_cell_is_not_ticked():
    table = MINE.task_table
    task = replace(table.rows[1], time="Tháng 5")
    theirs = replace(THEIRS, task_table=replace(table, rows=(table.rows[0], task, table.rows[2])))
    assert "changed:t1:time" in unasked(MINE, theirs)
    assert "changed:t1:time" not in unasked(MINE, theirs, doubtful={"t1:time"})


@pytest.mark.parametrize(
    "changes", [{"subject": "Chuyển đổi số"}, {"years": YearSpan(2027, 2027)}], ids=str
)
def test_the_head_of_what_may_be_another_document_is_not_ticked(changes):
    other = replace(THEIRS, **changes)
    heads = {key for key, d in found(MINE, other).items() if d.part is Part.HEAD}
    ticked = heads & unasked(MINE, other)
    assert ticked == {"new:number:head", "new:date:head"}
    assert "changed:x1:targets" in unasked(MINE, other)


TEXTS = st.sampled_from(
    ["Số hóa 90% hồ sơ", "Số hóa 95% hồ sơ", "Họp giao ban", "Trả kết quả đúng hạn 98%", "Báo cáo"]
)


@st.composite
def plans(draw, prefix):
    texts = draw(st.lists(TEXTS, max_size=5))
    targets = (
        Target(f"{prefix}t{n}", "I", text, "=", draw(st.sampled_from([90.0, 95.0])), "%")
        for n, text in enumerate(texts)
    )
    bases = (PlanBasis(f"{prefix}b{n}", f"Căn cứ {text}") for n, text in enumerate(texts))
    duties = (
        Duty(f"{prefix}d{n}", "I", draw(st.sampled_from(["Công an xã", "Văn phòng"])), (text,))
        for n, text in enumerate(texts)
    )
    return replace(
        small_plan(prefix),
        number=draw(st.sampled_from(["", "1", "2"])),
        bases=tuple(bases),
        targets=tuple(targets),
        duties=tuple(duties),
    )


@given(plans("m"), plans("t"))
def test_taking_everything_leaves_the_lists_of_the_file(mine, theirs):
    merged = merge(mine, theirs, all_keys(mine, theirs))
    for name, words in (("bases", "text"), ("targets", "text"), ("duties", "items")):
        of_file = getattr(theirs, name) or getattr(mine, name)
        taken = sorted(getattr(item, words) for item in getattr(merged, name))
        assert taken == sorted(getattr(item, words) for item in of_file)
    assert merged.number == (theirs.number or mine.number)


@given(plans("m"), plans("t"))
def test_nothing_ticked_changes_nothing(mine, theirs):
    assert merge(mine, theirs, ()) == mine
    gone = [d for d in found(mine, theirs).values() if d.kind is DifferenceKind.GONE]
    assert not any(d.is_taken_unasked for d in gone)
