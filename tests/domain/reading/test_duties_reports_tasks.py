"""Who has to do what, who reports when, and tasks that stand in paragraphs."""

import pytest

from desktop.domain.outline import Block
from desktop.domain.reading.duties import find_duties, officer_of_heading
from desktop.domain.reading.lines import line_of
from desktop.domain.reading.outline_reading import Outline, read_outline
from desktop.domain.reading.paragraph_tasks import find_paragraph_tasks, read_fields
from desktop.domain.reading.report_regime import dues, find_reports
from desktop.domain.reading.sections import standings
from desktop.domain.tasks import TaskField
from tests.support.foreign_plans import paragraph


def outline(*texts: str) -> Outline:
    return read_outline([line_of(paragraph(text, place)) for place, text in enumerate(texts)])


def duties(*texts: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = outline(*texts)
    return [
        (duty.section, duty.officer, duty.items)
        for duty, _fact in find_duties(standings(found.blocks), found.places)
    ]


@pytest.mark.parametrize(
    ("heading", "officer"),
    [
        ("Công chức Tư pháp – Hộ tịch", "Công chức Tư pháp - Hộ tịch"),
        ("Trách nhiệm của Chủ tịch UBND xã.", "Chủ tịch UBND xã"),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc xã", "Ủy ban Mặt trận Tổ quốc xã"),
        ("Nhiệm vụ cụ thể của Công an xã:", "Công an xã"),
        ("Giao Phòng Kinh tế có trách nhiệm:", "Phòng Kinh tế"),
        ("Các bộ phận chuyên môn gồm:", "Các bộ phận chuyên môn"),
        ("Chế độ báo cáo", ""),
        ("Mục tiêu chung", ""),
    ],
)
def test_whom_a_heading_names(heading: str, officer: str) -> None:
    assert officer_of_heading(heading) == officer


def test_what_stands_below_a_name_is_its_duty() -> None:
    found = duties(
        "{b}III. TỔ CHỨC THỰC HIỆN",
        "{b}1. Công an xã",
        "Là lực lượng nòng cốt, có nhiệm vụ:",
        "a) Giữ trật tự;",
        "b) Cấp căn cước.",
        "{b}2. Đài Truyền thanh xã",
        "- Tuyên truyền.",
    )

    assert found == [
        ("III.1", "Công an xã", ("a) Giữ trật tự;", "b) Cấp căn cước.")),
        ("III.2", "Đài Truyền thanh xã", ("Tuyên truyền.",)),
    ]


def test_a_sentence_that_begins_with_a_name_gives_a_duty_in_its_section_only() -> None:
    sentence = "- Công chức Tài chính - Kế toán bố trí kinh phí."

    assert duties("{b}I. MỤC TIÊU", sentence) == []
    assert duties("{b}IV. TỔ CHỨC THỰC HIỆN", sentence) == [
        ("IV", "Công chức Tài chính - Kế toán", (sentence[2:],))
    ]


def test_the_path_leaves_out_what_the_next_number_repeats() -> None:
    found = outline("{b}B. CHỈ SỐ", "{b}2. Nhiệm vụ", "{b}2.7. Cụ thể", "a) 100% hồ sơ.")

    (last,) = (s for s in standings(found.blocks) if s.block is found.blocks[-1])
    assert (last.section, last.short_section) == ("B.2.2.7.a", "B.2.7.a")


def test_a_paragraph_without_any_number_above_it_has_an_empty_path() -> None:
    found = outline("Một đoạn văn đứng một mình.")

    (alone,) = standings(found.blocks)
    assert (alone.section, alone.short_section) == ("", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Báo cáo quý I gửi trước ngày 12/3, báo cáo 6 tháng trước ngày 12/6.",
         [("Q1", "03-12"), ("H1", "06-12")]),
        ("Báo cáo quý I, 6 tháng, 9 tháng và năm gửi trước 05/3, 05/6, 05/9, 05/12.",
         [("Q1", "03-05"), ("H1", "06-05"), ("9M", "09-05"), ("YEAR", "12-05")]),
        ("Báo cáo quý III chậm nhất ngày 15 tháng 9; báo cáo năm ngày 10 tháng 12.",
         [("Q3", "09-15"), ("YEAR", "12-10")]),
        ("Báo cáo quý I, quý III trước ngày 07 của tháng cuối quý.",
         [("Q1", "03-07"), ("Q3", "09-07")]),
        ("Định kỳ báo cáo quý, 6 tháng, năm.", []),
        ("Kế hoạch số 5 ngày 12/3 của UBND huyện.", []),
    ],
)  # fmt: skip
def test_periods_and_days_of_reports(text: str, found: list[tuple[str, str]]) -> None:
    assert list(dues(text)) == found


def test_the_receiver_stands_in_the_section() -> None:
    found = outline(
        "{b}VI. CHẾ ĐỘ BÁO CÁO",
        "Các bộ phận gửi báo cáo về Phòng Văn hóa - Xã hội để tổng hợp.",
        "Báo cáo quý I trước ngày 10/3.",
    )

    ((report, fact),) = find_reports(standings(found.blocks), found.places)

    assert (report.to, report.due) == ("Phòng Văn hóa - Xã hội", "03-10")
    assert fact.place.index == 2


@pytest.mark.parametrize(
    ("text", "before", "fields"),
    [
        ("Đơn vị chủ trì: Văn phòng.", "", [(TaskField.LEAD, "Văn phòng")]),
        ("Cơ quan phối hợp: Các thôn", "", [(TaskField.COOPERATE, "Các thôn")]),
        ("Thời gian thực hiện, hoàn thành: Quý I", "", [(TaskField.TIME, "Quý I")]),
        ("Kết quả/sản phẩm: Báo cáo", "", [(TaskField.PRODUCTS, "Báo cáo")]),
        ("Rà soát hồ sơ. Chủ trì: Văn phòng; thời gian: Quý I.", "Rà soát hồ sơ",
         [(TaskField.LEAD, "Văn phòng"), (TaskField.TIME, "Quý I")]),
        ("Văn phòng chủ trì: rà soát hồ sơ", "Văn phòng chủ trì: rà soát hồ sơ", []),
    ],
)  # fmt: skip
def test_fields_of_a_paragraph(text: str, before: str, fields: list[tuple[TaskField, str]]) -> None:
    assert read_fields(text) == (before, fields)


def test_a_plan_without_such_lines_has_no_table() -> None:
    found = outline("I. NHIỆM VỤ", "- Rà soát hồ sơ.", "Kinh phí: ngân sách xã.")

    assert find_paragraph_tasks(standings(found.blocks), found.places, "") is None
    assert all(isinstance(block, Block) for block in found.blocks)
