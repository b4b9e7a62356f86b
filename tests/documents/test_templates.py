"""The template library: questions, answers, eras, the office's own templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.plan_text import write_body
from desktop.domain.commune import Officer
from desktop.domain.eras import Era
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind
from desktop.domain.signing import Authority, Signing
from desktop.errors import EnvironmentFailure, Refused
from tests.support.offices import office, templates

SIX = "cchc-nam-phu-luc-6-cot"


def words(plan: Plan) -> str:
    return "\n".join((plan.subject, plan.opening, write_body(plan.blocks), plan.closing))


def draft(name: str = "xa-two", template: str = SIX, **answers: str) -> Plan:
    profile, year = office(name)
    return templates().draft(template, year, profile, answers)


def test_the_superior_plan_is_cited_only_when_its_number_is_given() -> None:
    assert draft().opening.startswith(
        "Thực hiện Kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân tỉnh Đồng Nai, "
    )
    cited = draft(so_ke_hoach_cap_tren="05/KH-UBND ngày 08 tháng 01 năm 2026")
    assert cited.opening.startswith(
        "Thực hiện Kế hoạch số 05/KH-UBND ngày 08 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh "
    )


def test_an_answer_reaches_text_table_and_facts() -> None:
    plan = draft(ty_le_dung_han="99,5", ngay_bao_cao="20")
    assert plan.task_table is not None
    assert "đạt từ 99,5% trở lên" in words(plan)
    assert any("từ 99,5% trở lên" in task.task for task in plan.task_table.tasks)
    assert [(report.period, report.due) for report in plan.reports] == [
        ("Q1", "03-20"), ("H1", "06-20"), ("Q3", "09-20"), ("YEAR", "12-20"),
    ]  # fmt: skip
    assert {report.to for report in plan.reports} == {"Sở Nội vụ"}


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        ({"khong_co": "1"}, "không hỏi “khong_co”"),
        ({"ngay_bao_cao": "31"}, "chọn một trong: 08, 10"),
        ({"ty_le_dung_han": "gần hết"}, "cần một con số"),
        ({"thuong_truc": "a" * 501}, "tối đa 500 ký tự"),
        ({"mo_hinh": "bốn cấp"}, "chọn một trong: theo năm của kế hoạch, ba cấp, hai cấp"),
    ],
)
def test_an_answer_out_of_order_is_refused(answers: dict[str, str], part: str) -> None:
    with pytest.raises(Refused) as refusal:
        draft(**answers)
    assert part in refusal.value.sentence()


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    profile, year = office("xa-two")
    with pytest.raises(Refused, match=r"Không có mẫu “\.\./\.\./etc/passwd”") as refusal:
        templates().draft("../../etc/passwd", year, profile, {})
    assert SIX in refusal.value.advice


def test_an_answer_is_data_and_never_template_text() -> None:
    plan = draft(thuong_truc="Tổ {{ xa }} {% if %}\n\n1# giả")
    assert "Giao Tổ {{ xa }} {% if %} 1# giả là cơ quan thường trực" in words(plan)


def test_the_era_follows_the_year_unless_answered() -> None:
    profile, _year = office("xa-three")
    library = templates()
    assert "Phòng Nội vụ huyện" in words(library.draft(SIX, 2025, profile, {}))
    assert "Sở Nội vụ" in words(library.draft(SIX, 2026, profile, {}))
    assert "Sở Nội vụ" in words(library.draft(SIX, 2025, profile, {"mo_hinh": "hai cấp"}))
    assert "Bộ phận Tiếp nhận" in words(library.draft(SIX, 2026, profile, {"mo_hinh": "ba cấp"}))


def test_a_district_that_is_not_known_is_named_by_its_kind_only() -> None:
    plan = draft("no-district")
    assert "của Ủy ban nhân dân huyện, Ủy ban nhân dân xã Gia Lương" in plan.opening
    assert plan.recipients[:2] == ("UBND huyện (để báo cáo)", "Phòng Nội vụ huyện (để báo cáo)")


def test_superiors_of_a_ward_of_a_city() -> None:
    assert draft("phuong-three").recipients[:2] == (
        "UBND quận Ba Đình (để báo cáo)",
        "Phòng Nội vụ quận (để báo cáo)",
    )
    assert "Ủy ban nhân dân Thành phố Hồ Chí Minh, Ủy ban nhân dân Phường 12" in (
        draft("phuong-two").opening
    )


def test_units_are_named_as_the_office_names_them_today() -> None:
    profile, year = office("xa-two")
    renamed = tuple(
        replace(unit, name="Phòng Kinh tế và Hạ tầng", aliases=(unit.name,))
        if unit.short == "KT"
        else unit
        for unit in profile.units
    )
    plan = templates().draft(SIX, year, replace(profile, units=renamed), {})
    assert plan.task_table is not None
    leads = {lead for task in plan.task_table.tasks for lead in task.lead}
    assert "Phòng Kinh tế và Hạ tầng" in leads and "Phòng Kinh tế" not in leads


def test_the_standing_unit_and_filing_code_come_from_the_profile() -> None:
    profile, year = office("xa-two")
    profile = replace(profile, standing_unit="Văn phòng HĐND và UBND", filing_code="VP")
    plan = templates().draft(SIX, year, profile, {})
    assert "Giao Văn phòng HĐND và UBND là cơ quan thường trực" in words(plan)
    assert plan.recipients[-1] == "Lưu: VT, VP"


@pytest.mark.parametrize("title", ["Chủ tịch", "Chủ tịch UBND xã", "Chủ tịch Ủy ban nhân dân xã"])
def test_the_chairman_of_the_profile_signs(title: str) -> None:
    profile, year = office("xa-two")
    people = (
        Officer("1", "Trần Văn Bình", "Phó Chủ tịch", signs=True),
        Officer("2", "Lê Thị Hạnh", title, signs=True),
    )
    plan = templates().draft(SIX, year, replace(profile, officers=people), {})
    assert plan.signing == Signing(Authority.COLLECTIVE, "Chủ tịch", "Lê Thị Hạnh")


def test_questions_come_with_the_ready_answers_of_the_office() -> None:
    profile, year = office("phuong-two")
    asked = {question.key: question for question in templates().questions(SIX, year, profile, {})}
    assert asked["thuong_truc"].default == "Phòng Văn hóa - Xã hội"
    assert asked["ty_le_truc_tuyen"].default == "80"
    assert asked["mo_hinh"].choices == ("theo năm của kế hoạch", "ba cấp", "hai cấp")
    assert all("{" not in question.default for question in asked.values())


def test_the_default_as_listed_counts_as_no_answer() -> None:
    listed = next(info for info in templates().list() if info.id == SIX).questions
    answers = {question.key: question.default for question in listed}
    assert words(draft(**answers)) == words(draft())


def test_every_draft_has_keys_of_its_own() -> None:
    first, second = draft(), draft()
    assert first.id != second.id
    assert not {block.id for block in first.blocks} & {block.id for block in second.blocks}


def test_samples_are_read_by_name() -> None:
    library = templates()
    assert "loc-tan-2026" in library.samples()
    assert library.sample("loc-tan-2026").years.first == 2026
    with pytest.raises(Refused, match="Không có kế hoạch mẫu"):
        library.sample("../templates/" + SIX)


class TestTemplatesOfTheOffice:
    """A plan kept as a template makes next year's plan."""

    def test_the_years_follow_and_cited_documents_stay(self, tmp_path: Path) -> None:
        profile, year = office("xa-two")
        library = templates(tmp_path / "mau")
        plan = library.draft(SIX, year, profile, {})
        info = library.save_plan_as_template(plan, "Kế hoạch CCHC của xã")
        assert (info.id, info.title, info.built_in) == (
            "ke-hoach-cchc-cua-xa", "Kế hoạch CCHC của xã", False,
        )  # fmt: skip
        again = library.draft(info.id, year + 1, profile, {})
        expected = words(library.draft(SIX, year + 1, profile, {}))
        assert words(again) == expected
        assert [basis.text for basis in again.bases] == [basis.text for basis in plan.bases]
        assert again.kind is PlanKind.ANNUAL_REFORM and again.template_id == info.id
        assert again.task_table is not None
        assert again.task_table.tasks[0].time == "Quý I/2027"

    def test_a_five_year_plan_keeps_its_length(self, tmp_path: Path) -> None:
        profile, year = office("xa-two")
        library = templates(tmp_path)
        plan = library.draft("cchc-giai-doan-5-nam", year, profile, {})
        info = library.save_plan_as_template(plan, "Năm năm")
        again = library.draft(info.id, 2031, profile, {})
        assert (info.years, str(again.years)) == (5, "2031 - 2035")
        assert "giai đoạn 2031 - 2035" in again.subject

    def test_text_that_looks_like_template_text_stays_text(self, tmp_path: Path) -> None:
        profile, year = office("xa-two")
        library = templates(tmp_path)
        odd = "Điền {{ xa }}, {% for %} và {# ghi chú #} {năm 2026} vào ô"
        block = Block("b", BlockKind.PARAGRAPH, Level.ARABIC, odd)
        plan = replace(library.draft(SIX, year, profile, {}), blocks=(block,), subject=odd)
        info = library.save_plan_as_template(plan, "Lạ")
        again = library.draft(info.id, year, profile, {})
        assert (again.subject, again.blocks[0].text) == (odd, odd)

    def test_two_templates_of_one_title_live_side_by_side(self, tmp_path: Path) -> None:
        library = templates(tmp_path)
        plan = draft()
        ids = [library.save_plan_as_template(plan, title).id for title in ("Mẫu", "Mẫu", SIX)]
        assert ids == ["mau", "mau-2", f"{SIX}-2"]
        assert [info.id for info in library.list() if not info.built_in] == [ids[2], *ids[:2]]

    def test_an_issued_plan_leaves_number_day_and_signer_behind(self, tmp_path: Path) -> None:
        profile, year = office("xa-two")
        library = templates(tmp_path)
        signed = replace(
            draft(), number="05", signing=Signing(Authority.COLLECTIVE, signer="Lê Thị Hạnh")
        )
        info = library.save_plan_as_template(signed, "Đã ký")
        text = (tmp_path / f"{info.id}.txt").read_text(encoding="utf-8")
        assert "Hạnh" not in text and "05" not in text.split("+++")[1].split("[signing]")[1]
        assert library.draft(info.id, year, profile, {}).number == ""

    def test_a_broken_file_is_shown_and_refused_but_spoils_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "hong.txt").write_text("+++\ntitle = \n+++\n", encoding="utf-8")
        library = templates(tmp_path)
        broken = library.list()[-1]
        assert (broken.id, broken.eras, broken.built_in) == ("hong", (), False)
        assert "hong.txt" in broken.description and "dòng 2" in broken.description
        profile, year = office("xa-two")
        with pytest.raises(Refused, match=r"hong\.txt"):
            library.draft("hong", year, profile, {})
        assert len(library.list()) == 6

    def test_without_a_folder_nothing_can_be_saved(self) -> None:
        with pytest.raises(Refused, match="Chưa có thư mục"):
            templates().save_plan_as_template(draft(), "Mẫu")

    def test_a_folder_that_cannot_be_written_is_explained(self, tmp_path: Path) -> None:
        (tmp_path / "tep").write_text("", encoding="utf-8")
        with pytest.raises(EnvironmentFailure, match="Không ghi được mẫu"):
            templates(tmp_path / "tep").save_plan_as_template(draft(), "Mẫu")

    def test_a_template_of_one_era_is_refused_for_the_other(self, tmp_path: Path) -> None:
        text = '+++\ntitle = "A"\neras = ["two-level"]\nyears = 1\nsubject = "A"\n+++\n1. Một\n'
        (tmp_path / "mot.txt").write_text(text, encoding="utf-8")
        library = templates(tmp_path)
        assert library.list()[-1].eras == (Era.TWO_LEVEL,)
        profile, _year = office("xa-three")
        with pytest.raises(Refused, match="không có từ ngữ cho kế hoạch năm 2024"):
            library.draft("mot", 2024, profile, {})
