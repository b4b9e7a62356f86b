"""One-key fixes of what the checker of documents finds, checked again by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from desktop.documents.check.checker import Nd30Checker
from desktop.documents.check.word_lists import word_lists
from desktop.documents.renderer import PlanDocuments
from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding, Severity
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes import fix_all_for, fix_for
from desktop.domain.plan_fixes.capitals import noun, recased
from desktop.domain.plan_fixes.texts import Part, texts
from desktop.domain.signing import Authority, Signing
from desktop.services.documents import DocumentService
from tests.support import samples
from tests.support.ready_plan import PLAN, PROFILE, TODAY, spoilt, with_text


class Clock:
    def today(self) -> dt.date:
        return TODAY

    def now(self) -> dt.datetime:
        return dt.datetime.combine(TODAY, dt.time())


RENDERER = PlanDocuments()
SERVICE = DocumentService(RENDERER, Nd30Checker(RENDERER), lambda _path, _data: None, Clock())


def findings(plan: Plan, profile: CommuneProfile = PROFILE) -> Sequence[Finding]:
    return SERVICE.findings(plan, profile)


def fixed(plan: Plan, rule: str) -> Plan:
    """The plan after the fix of the first finding of a rule."""
    finding = next(one for one in findings(plan) if one.rule == rule)
    fix = fix_for(finding, plan, PROFILE)
    assert fix is not None, finding
    after = fix.apply(plan)
    assert _key(finding) not in map(_key, findings(after))
    return after


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.anchor, finding.found


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("V01", "Theo chỉ đạo của Chính Phủ.", "Theo chỉ đạo của Chính phủ."),
        ("V01", "Phối hợp với Sở Nội Vụ.", "Phối hợp với Sở Nội vụ."),
        ("V01", "Trình Uỷ Ban Nhân Dân xã.", "Trình Uỷ ban nhân dân xã."),
        ("V01", "Trình ủy ban nhân dân xã.", "Trình Ủy ban nhân dân xã."),
        ("V02", "Theo Khoản 2 Điều 5.", "Theo khoản 2 Điều 5."),
        ("V02", "Theo quy định tại điều 6.", "Theo quy định tại Điều 6."),
        ("V04", "hoàn thành đúng hạn.", "Hoàn thành đúng hạn."),
        ("V05", "Phục vụ nhân dân, Ủy ban nhân dân xã.", "Phục vụ Nhân dân, Ủy ban nhân dân xã."),
        ("V05", "Chính sách của nhà nước.", "Chính sách của Nhà nước."),
        ("B24", "Hoàn thành nhiệm vụ./.", "Hoàn thành nhiệm vụ."),
        ("B26", "Rà soát , báo cáo .", "Rà soát, báo cáo."),
        ("B28", "Trước ngày 5/3/2026.", "Trước ngày 05 tháng 3 năm 2026."),
        ("B28", "Từ 01-12-2026 thực hiện.", "Từ ngày 01 tháng 12 năm 2026 thực hiện."),
        ("B28", "Ngày 5 tháng 03 năm 2026 và ngày 5 tháng 3 năm 2026.",
         "Ngày 5 tháng 03 năm 2026 và ngày 05 tháng 3 năm 2026."),
    ],
)  # fmt: skip
def test_words_become_what_the_decree_wants(rule: str, before: str, after: str) -> None:
    assert fixed(with_text(before), rule) == with_text(after)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("B28", "Trong thời gian 01/3/2026-15/3/2026."),
        ("B28", "Trước ngày 30/02/2026."),
        ("V04", "Hoàn thành sớm. kết quả tốt."),
        ("B12", "Theo Nghị định số 42/2022/NĐ-CP."),
        ("V09", "Theo ABCD."),
    ],
)
def test_what_nobody_can_know_has_no_fix(rule: str, text: str) -> None:
    plan = with_text(text)
    (finding,) = [one for one in findings(plan) if one.rule == rule]
    assert fix_for(finding, plan, PROFILE) is None


BASIS = (
    "Căn cứ Quyết định số 9/QĐ-UBND ngày 05 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh về kế hoạch"
)


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("B10", BASIS.replace("05 tháng 12 năm 2025", "5/12/2025"), BASIS),
        ("B10", BASIS.replace("định số", "định"), BASIS),
        (
            "B11",
            "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025 "
            "của Quốc hội",
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        ),
    ],
)
def test_a_basis_is_cited_in_the_form_of_the_decree(rule: str, before: str, after: str) -> None:
    assert fixed(_based_on(before), rule) == _based_on(after)


def test_a_basis_that_lacks_more_has_no_fix() -> None:
    plan = _based_on("Căn cứ Quyết định số 9/QĐ-UBND ngày 5/12/2025")
    (finding,) = [one for one in findings(plan) if one.rule == "B10"]
    assert fix_for(finding, plan, PROFILE) is None


def _based_on(text: str) -> Plan:
    return spoilt(bases=(PlanBasis("c1", text),))


@pytest.mark.parametrize(
    ("rule", "changes", "right"),
    [
        ("T03", {"subject": "cải cách hành chính năm 2026 trên địa bàn xã Tân Phú"}, {}),
        ("T05", {"subject": "V/v kiểm tra năm 2026."}, {"subject": "Về việc kiểm tra năm 2026"}),
        ("N05", {"symbol": "QĐ-UBND"}, {}),
        ("N04", {"symbol": "KH - UBND"}, {}),
        ("R05", {"recipients": PLAN.recipients[:2]}, {}),
        ("S08", {"signing": Signing(signer="ThS. Trần Văn Minh")}, {}),
        (
            "S05",
            {"signing": Signing(signer="Trần Văn Minh", body="Ủy ban nhân dân xã Tân Phú")},
            {},
        ),
        (
            "S04",
            {"signing": Signing(Authority.BY_ORDER, "Phó Chủ tịch", "Phạm Văn Tư")},
            {"signing": Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Phạm Văn Tư")},
        ),
    ],
)
def test_fields_that_the_printed_page_shows_wrong(
    rule: str, changes: dict[str, Any], right: dict[str, Any]
) -> None:
    assert fixed(spoilt(**changes), rule) == spoilt(**right)


def test_one_finding_for_several_places_is_fixed_at_its_own_then_everywhere() -> None:
    wrong = "Theo chỉ đạo của Chính Phủ."
    plan = replace(with_text(wrong), closing=f"{wrong[:-1]} và Quốc hội")
    (finding,) = [one for one in findings(plan) if one.rule == "V01"]
    one, all_ = fix_for(finding, plan, PROFILE), fix_all_for("V01", [finding], plan, PROFILE)
    assert one is not None
    assert all_ is not None
    assert [one.apply(plan).blocks[1].text, one.apply(plan).closing] == [
        "Theo chỉ đạo của Chính phủ.",
        plan.closing,
    ]
    assert "V01" not in {found.rule for found in findings(all_.apply(plan))}


def test_a_name_that_resembles_a_right_one_before_it_is_found() -> None:
    plan = replace(
        with_text("Trung tâm Phục vụ hành chính công"), closing="Trung tâm phục vụ hành chính công"
    )
    (finding,) = [one for one in findings(plan) if one.rule == "V01"]
    fix = fix_for(finding, plan, PROFILE)
    assert fix is not None
    assert fix.apply(plan).closing == "Trung tâm Phục vụ hành chính công"


@pytest.mark.parametrize(
    ("found", "name", "after"),
    [
        ("CHÍNH Phủ", "Chính phủ", "Chính phủ"),
        ("Sở Tài Chính", "Tài chính", "Sở Tài chính"),
        ("Uỷ Ban", "Ủy ban", "Uỷ ban"),
        ("Uy Ban Nhân Dân", "Ủy ban nhân dân", "Ủy ban nhân dân"),
        ("UBan nhân dân", "Ủy ban nhân dân", ""),
    ],
)
def test_only_the_letters_of_a_name_change(found: str, name: str, after: str) -> None:
    assert recased(found, name) == after


def _nouns() -> Iterator[tuple[str, Any]]:
    yield "Nhân dân", word_lists().people
    yield "Nhà nước", word_lists().state


@pytest.mark.parametrize("name", samples.NAMES)
def test_nouns_are_sought_where_the_word_list_finds_them(name: str) -> None:
    plan = samples.sample(name)
    for right, pattern in _nouns():
        finding = replace(_any_finding(plan), found=right.lower(), expected=right)
        correction = noun(finding, plan, PROFILE)
        assert correction is not None
        for _anchor, text in texts(plan, Part.PRINTED):
            ends = [match.end() for match in pattern.finditer(text)]
            assert [swap.end for swap in correction.seek(text)] == ends


def _any_finding(plan: Plan) -> Finding:
    return _found_in(plan)[0]


@cache
def _found_in(plan: Plan) -> Sequence[Finding]:
    return findings(plan, samples.PROFILE)


@pytest.mark.parametrize("name", samples.NAMES)
def test_all_of_a_kind_are_gone_from_a_real_plan_and_no_error_is_new(name: str) -> None:
    plan = samples.sample(name)
    before = _found_in(plan)
    errors = {_key(one) for one in before if one.severity is Severity.ERROR}
    for rule in sorted({one.rule for one in before} - {"K51"}):
        fix = fix_all_for(rule, before, plan, samples.PROFILE)
        if fix:
            after = findings(fix.apply(plan), samples.PROFILE)
            assert rule not in {one.rule for one in after}
            assert {_key(one) for one in after if one.severity is Severity.ERROR} <= errors


@pytest.mark.parametrize("name", samples.NAMES)
def test_one_of_each_kind_is_gone_from_a_real_plan_and_no_other_place_changes(name: str) -> None:
    plan = samples.sample(name)
    before = _found_in(plan)
    errors = {_key(one) for one in before if one.severity is Severity.ERROR}
    for finding in {one.rule: one for one in before}.values():
        fix = fix_for(finding, plan, samples.PROFILE)
        if fix is None:
            continue
        changed = fix.apply(plan)
        after = findings(changed, samples.PROFILE)
        assert _key(finding) not in map(_key, after)
        assert {_key(one) for one in after if one.severity is Severity.ERROR} <= errors
        assert len(_differences(plan, changed)) == 1


def _differences(plan: Plan, other: Plan) -> list[str]:
    """Keys of the blocks, rows, bases and fields in which two plans differ."""
    mine, theirs = _pieces(plan), _pieces(other)
    assert mine.keys() == theirs.keys()
    return [key for key, value in mine.items() if theirs[key] != value]


def _pieces(plan: Plan) -> dict[str, Any]:
    rows = plan.task_table.rows if plan.task_table else ()
    fields = ("subject", "symbol", "number", "opening", "closing", "signing", "recipients")
    return {
        **{one.id: one for one in (*plan.blocks, *rows, *plan.bases)},
        **{name: getattr(plan, name) for name in fields},
    }
