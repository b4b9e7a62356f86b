"""Whole plans of other offices: what a careful reader finds in them."""

import datetime as dt

import pytest

from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.numbering import labels
from desktop.domain.outline import BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.reading.result import ReadPlan
from desktop.domain.reading.source import SourceDocument
from desktop.domain.reading.understand import understand
from desktop.domain.signing import Authority, Signing
from desktop.domain.tasks import Placement, TaskGroup
from tests.support import other_offices as offices


def read(document: SourceDocument) -> ReadPlan:
    return understand(document, 2026)


def outline(plan: Plan) -> list[str]:
    numbers = labels(plan.blocks)
    return [
        f"{numbers[block.id]} {block.text}".strip()
        for block in plan.blocks
        if block.kind is BlockKind.HEADING
    ]


def targets(plan: Plan) -> list[tuple[str, str, float, str, int | None]]:
    return [(t.section, t.comparator, t.value, t.unit, t.by_year) for t in plan.targets]


def duties(plan: Plan) -> list[tuple[str, str]]:
    return [(duty.section, duty.officer) for duty in plan.duties]


def test_a_ward_named_by_a_figure() -> None:
    plan = read(offices.WARD_BY_FIGURE).plan

    assert plan.issuer == Issuer(CommuneKind.PHUONG, "12", "thành phố Cần Thơ", place="Phường 12")
    assert (plan.number, plan.symbol, plan.date) == ("", "KH-UBND", None)
    assert plan.subject == (
        "Chuyển đổi số và cải cách hành chính phường 12, thành phố Cần Thơ năm 2027"
    )
    assert plan.years == YearSpan(2027, 2027)
    assert [basis.text[:16] for basis in plan.bases] == [
        "Căn cứ Luật Tổ c",
        "Căn cứ Nghị quyế",
        "Xét đề nghị của ",
    ]
    assert plan.opening.startswith("Ủy ban nhân dân phường 12 ban hành")
    assert outline(plan) == [
        "Phần I ĐÁNH GIÁ KẾT QUẢ NĂM 2026",
        "Phần II NHIỆM VỤ NĂM 2027",
        "I. MỤC TIÊU",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Trung tâm Phục vụ hành chính công",
        "2. Phòng Kinh tế, Hạ tầng và Đô thị:",
    ]
    assert plan.closing.startswith("Trong quá trình thực hiện")
    assert plan.signing == Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Lê Thị Bích Ngọc")
    assert plan.recipients == ("UBND thành phố", "Sở Nội vụ", "Lưu: VT, VHXH")


def test_results_of_last_year_are_no_targets() -> None:
    plan = read(offices.WARD_BY_FIGURE).plan

    assert targets(plan) == [
        ("Phần II.I.1", ">=", 85, "%", None),
        ("Phần II.I.2", "<=", 10, "phút/lượt", None),
        ("Phần II.I.3", ">", 95, "%", None),
    ]


def test_a_town_as_plain_text_with_two_columns_on_one_line() -> None:
    result = read(offices.TOWN_AS_TEXT)
    plan = result.plan

    assert plan.issuer == Issuer(CommuneKind.THI_TRAN, "Ái Tử", "", "huyện Triệu Phong")
    assert (plan.number, plan.date) == ("07", dt.date(2023, 1, 9))
    assert outline(plan) == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Yêu cầu",
        "II. NỘI DUNG",
        "1. Nội dung tuyên truyền",
        "2. Hình thức tuyên truyền",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Công chức Văn hóa - Xã hội:",
        "2. Đài Truyền thanh thị trấn:",
        "IV. CHẾ ĐỘ BÁO CÁO",
    ]
    assert plan.recipients == (
        "UBND huyện (b/c)",
        "TT Đảng ủy, HĐND thị trấn",
        "Các ban, ngành, đoàn thể thị trấn",
        "Lưu: VT",
    )
    assert plan.signing == Signing(signer="Nguyễn Hữu Thắng")
    assert result.notes == ()


def test_the_report_regime_of_a_town() -> None:
    plan = read(offices.TOWN_AS_TEXT).plan

    assert [(report.period, report.due, report.to) for report in plan.reports] == [
        ("Q1", "03-05", "Văn phòng UBND thị trấn"),
        ("H1", "06-05", "Văn phòng UBND thị trấn"),
        ("9M", "09-05", "Văn phòng UBND thị trấn"),
        ("YEAR", "12-05", "Văn phòng UBND thị trấn"),
    ]


def test_letters_above_roman_numbers_and_two_appendices() -> None:
    result = read(offices.ISLAND_WITH_APPENDICES)
    plan = result.plan

    assert plan.issuer == Issuer(CommuneKind.DAC_KHU, "Côn Đảo", "thành phố Hồ Chí Minh")
    assert (plan.kind, plan.years) == (PlanKind.FIVE_YEAR_REFORM, YearSpan(2026, 2030))
    assert [basis.text[:20] for basis in plan.bases] == [
        "Căn cứ Nghị định số ",
        "Thực hiện Kế hoạch s",
    ]
    assert outline(plan)[:8] == [
        "A. NHỮNG VẤN ĐỀ CHUNG",
        "I. Mục tiêu",
        "1. Mục tiêu chung",
        "2. Mục tiêu cụ thể",
        "II. Yêu cầu",
        "B. NHIỆM VỤ",
        "I. Cải cách thể chế",
        "II. Cải cách thủ tục hành chính",
    ]
    assert targets(plan) == [
        ("A.I.2", "=", 90, "%", 2028),
        ("A.I.2", "=", 100, "%", 2030),
        ("A.I.2", "<=", 10, "Nhóm", None),
    ]
    assert duties(plan) == [("C.I", "Văn phòng HĐND và UBND"), ("C.II", "Các cơ quan, đơn vị")]
    assert plan.signing == Signing(signer="Huỳnh Trung Sơn")
    assert plan.task_table is not None
    assert plan.task_table.placement is Placement.APPENDIX
    assert plan.task_table.title == "Phân công nhiệm vụ"
    assert [task.task for task in plan.task_table.tasks] == [
        "Ban hành quy chế làm việc",
        "Rà soát văn bản",
    ]
    assert "1 | Hồ sơ số hóa | 50% | 100%" in [block.text for block in plan.blocks]


def test_tasks_as_paragraphs_make_a_table_and_stay_in_the_text() -> None:
    result = read(offices.TASKS_AS_PARAGRAPHS)
    plan = result.plan

    assert plan.task_table is not None
    assert [row.title for row in plan.task_table.rows if isinstance(row, TaskGroup)] == [
        "Cải cách thể chế",
        "Cải cách tài chính công",
    ]
    first, second, third = plan.task_table.tasks
    assert first.lead == ("Công chức Tư pháp - Hộ tịch",)
    assert first.cooperate == ("Các công chức chuyên môn", "Trưởng các thôn")
    assert (first.time, first.products) == ("Tháng 02/2025", ("Kế hoạch", "Báo cáo"))
    assert (second.task, second.time) == ("Tự kiểm tra văn bản", "Quý III/2025")
    assert (third.task, third.time) == ("Công khai dự toán", "Thường xuyên")
    assert "Đơn vị chủ trì: Công chức Tư pháp - Hộ tịch." in [b.text for b in plan.blocks]
    assert any("đã lập bảng nhiệm vụ" in note for note in result.notes)


def test_a_highland_name_signs() -> None:
    plan = read(offices.TASKS_AS_PARAGRAPHS).plan

    assert plan.signing == Signing(Authority.HEAD, signer="K'Brốp")
    assert plan.issuer == Issuer(CommuneKind.XA, "Đưng K'Nớ", "", "huyện Lạc Dương")


def test_headings_by_style_and_automatic_numbers() -> None:
    plan = read(offices.STYLED_HEADINGS).plan

    assert outline(plan) == [
        "I. Mục đích",
        "II. Nội dung",
        "1. Kiểm tra việc chấp hành kỷ luật",
        "2. Kiểm tra thủ tục hành chính",
        "III. Tổ chức thực hiện",
        "1. Tổ kiểm tra",
        "2. Công chức được kiểm tra",
    ]
    assert plan.blocks[1].text == "Phát hiện, chấn chỉnh sai phạm trong thực thi công vụ."
    assert all(block.label is None for block in plan.blocks)
    assert plan.issuer == Issuer(CommuneKind.XA, "Tản Lĩnh", "", "huyện Ba Vì")
    assert plan.signing == Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Phùng Văn Khoa")


def test_a_unit_of_the_commune_issues() -> None:
    result = read(offices.UNIT_WITH_FIGURES)
    plan = result.plan

    assert plan.issuer == Issuer(CommuneKind.XA, "Hòa Bình", "")
    assert (plan.number, plan.symbol) == ("3", "KH-VHXH")
    assert any("PHÒNG VĂN HÓA - XÃ HỘI" in note for note in result.notes)
    assert outline(plan) == [
        "1. MỤC ĐÍCH",
        "2. NỘI DUNG",
        "2.1. Thủ tục lĩnh vực hộ tịch",
        "2.3. Thủ tục lĩnh vực đất đai",
        "3. TỔ CHỨC THỰC HIỆN",
    ]
    assert [block.label for block in plan.blocks if block.label] == ["2.3"]
    assert duties(plan) == [("3.1", "Công chức Tư pháp"), ("3.2", "Văn phòng HĐND và UBND")]


def test_numbers_gone_wrong_stay_as_printed_and_are_doubtful() -> None:
    result = read(offices.NUMBERS_GONE_WRONG)
    plan = result.plan

    assert plan.document_type == "PA"
    assert plan.kind is PlanKind.INDEX_REMEDY
    assert outline(plan) == [
        "I. ĐÁNH GIÁ CHUNG",
        "1. Kết quả đạt được",
        "2. Hạn chế",
        "III. GIẢI PHÁP",
        "1. Về thể chế",
        "1. Về thủ tục",
        "III. TỔ CHỨC THỰC HIỆN",
    ]
    fixed = {block.id: block.label for block in plan.blocks if block.label not in (None, "*")}
    assert list(fixed.values()) == ["III", "1", "III"]
    assert set(fixed) <= {fact.anchor for fact in result.doubtful}
    assert duties(plan) == [
        ("III", "Công chức Văn phòng - Thống kê"),
        ("III", "Trưởng các thôn, buôn"),
    ]


def test_a_plan_attached_to_a_decision() -> None:
    result = read(offices.PLAN_OF_A_DECISION)
    plan = result.plan

    assert plan.subject == "Cải cách hành chính nhà nước năm 2025 trên địa bàn xã Long Phụng"
    assert any("Quyết định số 119/QĐ-UBND" in note for note in result.notes)
    assert plan.task_table is not None
    assert plan.task_table.placement is Placement.IN_TEXT
    assert [block.kind for block in plan.blocks].count(BlockKind.TASK_TABLE) == 1
    assert [(report.period, report.due) for report in plan.reports] == [
        ("Q1", "03-10"),
        ("H1", "06-10"),
        ("Q3", "09-10"),
        ("YEAR", "12-10"),
    ]
    assert plan.blocks[-1].level is Level.TEXT
    assert plan.blocks[-1].text == "Kết quả thực hiện là căn cứ xếp loại cuối năm"


def test_who_signs_is_asked_where_nobody_does() -> None:
    result = read(offices.PLAN_OF_A_DECISION)

    assert "signing" in {fact.anchor for fact in result.doubtful}


@pytest.mark.parametrize(
    "document",
    [offices.WARD_BY_FIGURE, offices.TOWN_AS_TEXT, offices.STYLED_HEADINGS],
)
def test_automatic_numbering_needs_no_printed_label(document: SourceDocument) -> None:
    assert {block.label for block in read(document).plan.blocks} == {None}
