"""Task tables of many offices: headers in any order, wording and levels, rows as they come."""

import pytest

from desktop.domain.numbering import row_labels
from desktop.domain.reading.source import SourceTable
from desktop.domain.reading.task_tables import (
    LeftoverKind,
    is_task_table,
    read_task_table,
)
from desktop.domain.reading.task_tables.headers import meaning_of
from desktop.domain.reading.task_tables.vocabulary import Meaning
from desktop.domain.tasks import Placement, RowNumbering, TaskField
from tests.support.source_tables import Rows, Wide, doubts, line, source_table, through, told

FIVE = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"]
NINE = [
    "STT", "1- Mục tiêu", "2- Nhiệm vụ", "3- Hoạt động", "4- Kết quả/Sản phẩm", "5-Chủ trì",
    "6-Phối hợp", "7-Thời gian", "8- Kinh phí",
]  # fmt: skip


def read(rows: Rows, **how: object) -> list[tuple[object, ...]]:
    return told(read_task_table(source_table(rows, **how), []))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("STT", Meaning.NUMBER),
        ("Số TT", Meaning.NUMBER),
        ("1- Mục tiêu", Meaning.OBJECTIVE),
        ("NỘI DUNG CÔNG VIỆC", Meaning.TASK),
        ("Nhiệm vụ trọng tâm", Meaning.TASK),
        ("Các nhiệm vụ cụ thể cần thực hiện", Meaning.TASK),
        ("Tên nhiệm vụ", Meaning.TASK),
        ("(3) Hoạt động", Meaning.ACTIVITY),
        ("Sản phẩm đầu ra", Meaning.PRODUCTS),
        ("Kết quả đạt được", Meaning.PRODUCTS),
        ("Dự kiến kết quả, sản phẩm", Meaning.PRODUCTS),
        ("Cơ quan chủ trì tham mưu", Meaning.LEAD),
        ("Đơn vị thực hiện", Meaning.LEAD),
        ("Người phụ trách", Meaning.LEAD),
        ("Công chức, ban ngành thực hiện", Meaning.LEAD),
        ("Trách nhiệm thực hiện", Meaning.LEAD),
        ("Phối hợp thực hiện", Meaning.COOPERATE),
        ("Công chức, ban ngành phối hợp", Meaning.COOPERATE),
        ("Cơ quan, đơn vị phối hợp", Meaning.COOPERATE),
        ("Đơn vị chủ trì, phối hợp", Meaning.WHO),
        ("Thời hạn", Meaning.TIME),
        ("Tiến độ thực hiện", Meaning.TIME),
        ("Hạn xử lý", Meaning.TIME),
        ("Hạn chót", Meaning.TIME),
        ("Ngày đến hạn", Meaning.TIME),
        ("Thời gian\nhoàn thành", Meaning.TIME),
        ("Nguồn kinh phí", Meaning.BUDGET),
        ("Dự toán kinh phí (triệu đồng)", Meaning.BUDGET),
        ("Ghi chú", Meaning.OTHER),
        ("Đơn vị tính", Meaning.OTHER),
        ("Cơ quan nhận báo cáo", Meaning.OTHER),
        ("Điểm tự chấm", Meaning.OTHER),
        ("Xã Kim Liên", None),
        ("", None),
    ],
)
def test_headers_are_known_by_their_meaning(header: str, meaning: Meaning | None) -> None:
    assert meaning_of(header) is meaning


def test_columns_may_stand_in_any_order() -> None:
    table = read_task_table(
        source_table(
            [
                ["Thời hạn", "Ghi chú", "Phối hợp thực hiện", "Người phụ trách",
                 "Sản phẩm đầu ra", "Nội dung công việc", "STT"],
                through("A. Công tác chỉ đạo", 7),
                ["Quý I/2025", "theo kế hoạch tỉnh", "Công an xã;\nTrạm Y tế", "Nguyễn Văn Bình",
                 "Kế hoạch", "Xây dựng kế hoạch kiểm tra", "1"],
                ["Trước 15/3/2025", "", "Các thôn", "Trần Thị Hoa,\nLê Văn Tám",
                 "Quyết định; Biên bản", "Thành lập đoàn kiểm tra", "2"],
            ]
        ),
        [],
    )  # fmt: skip
    assert [column.field for column in table.table.columns] == [
        TaskField.TIME, TaskField.COOPERATE, TaskField.LEAD, TaskField.PRODUCTS, TaskField.TASK,
        TaskField.NUMBER,
    ]  # fmt: skip
    assert table.table.columns[1].header == "Phối hợp thực hiện"
    assert told(table) == [
        ("group", "A", "Công tác chỉ đạo", "", 1),
        ("1", {"task": "Xây dựng kế hoạch kiểm tra", "products": ("Kế hoạch",),
               "lead": ("Nguyễn Văn Bình",), "cooperate": ("Công an xã", "Trạm Y tế"),
               "time": "Quý I/2025"}),
        ("2", {"task": "Thành lập đoàn kiểm tra", "products": ("Quyết định", "Biên bản"),
               "lead": ("Trần Thị Hoa", "Lê Văn Tám"), "cooperate": ("Các thôn",),
               "time": "Trước 15/3/2025"}),
    ]  # fmt: skip
    [note] = table.leftovers
    assert (note.text, note.header, note.kind) == (
        "theo kế hoạch tỉnh", "Ghi chú", LeftoverKind.COLUMN,
    )  # fmt: skip
    assert note.row_id == table.table.tasks[0].id
    assert table.notes == (
        "Có nội dung ở cột “Ghi chú” không xếp được vào bảng; nội dung được giữ riêng.",
    )


def test_header_of_two_merged_levels_with_numbered_columns() -> None:
    table = read_task_table(
        source_table(
            [
                [Wide("TT", rows=2), Wide("Nhiệm vụ cụ thể", rows=2), Wide("Đơn vị", columns=2),
                 None, Wide("Kết quả đạt được", rows=2), Wide("Tiến độ", rows=2)],
                [None, None, "Chủ trì", "Phối hợp", None, None],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
                ["1", "Rà soát thủ tục", "VP-TK", "Các bộ phận", "Báo cáo", "Tháng 6/2025"],
            ]
        ),
        [],
    )  # fmt: skip
    assert [(c.field.value, c.header) for c in table.table.columns] == [
        ("number", "TT"), ("task", "Nhiệm vụ cụ thể"), ("lead", "Đơn vị: Chủ trì"),
        ("cooperate", "Đơn vị: Phối hợp"), ("products", "Kết quả đạt được"), ("time", "Tiến độ"),
    ]  # fmt: skip
    assert told(table) == [
        ("1", {"task": "Rà soát thủ tục", "products": ("Báo cáo",), "lead": ("VP - TK",),
               "cooperate": ("Các bộ phận",), "time": "Tháng 6/2025"}),
    ]  # fmt: skip
    assert [left.kind for left in table.leftovers] == [LeftoverKind.MARK]


def test_header_of_two_levels_without_merged_cells() -> None:
    assert read(
        [
            ["TT", "Nội dung", "Phân công", "", "Thời gian hoàn thành"],
            ["", "", "Thực hiện", "Phối hợp", ""],
            ["1", "Tuyên truyền pháp luật", "Công chức Tư pháp - Hộ tịch", "MTTQ", "Hằng quý"],
        ]
    ) == [
        ("1", {"task": "Tuyên truyền pháp luật", "lead": ("Công chức Tư pháp - Hộ tịch",),
               "cooperate": ("MTTQ",), "time": "Hằng quý"}),
    ]  # fmt: skip


def test_three_levels_with_empty_cells_to_the_left() -> None:
    assert read(
        [
            NINE,
            ["I", "THỂ CHẾ", "", "", "", "", "", "", "Ngân sách xã"],
            ["1", "Mục tiêu một", "Việc một", "Bước một", "Kế hoạch", "Phòng Kinh tế", "", "Quý I",
             ""],
            ["", "", "", "Bước hai", "Báo cáo", "Phòng Kinh tế", "Công an xã", "Quý II", ""],
            ["", "", "Việc hai", "Bước ba", "Báo cáo", "Phòng Kinh tế", "", "Quý III", ""],
            ["2", "Mục tiêu hai", "Việc ba", "Bước bốn", "Báo cáo", "Công an xã", "", "Năm 2026",
             ""],
        ]
    ) == [
        ("group", "I", "THỂ CHẾ", "Ngân sách xã", 1),
        ("1", {"objective": "Mục tiêu một", "task": "Việc một", "activity": "Bước một",
               "products": ("Kế hoạch",), "lead": ("Phòng Kinh tế",), "time": "Quý I"}),
        ("", {"objective": "Mục tiêu một", "task": "Việc một", "activity": "Bước hai",
              "products": ("Báo cáo",), "lead": ("Phòng Kinh tế",), "cooperate": ("Công an xã",),
              "time": "Quý II"}),
        ("", {"objective": "Mục tiêu một", "task": "Việc hai", "activity": "Bước ba",
              "products": ("Báo cáo",), "lead": ("Phòng Kinh tế",), "time": "Quý III"}),
        ("2", {"objective": "Mục tiêu hai", "task": "Việc ba", "activity": "Bước bốn",
               "products": ("Báo cáo",), "lead": ("Công an xã",), "time": "Năm 2026"}),
    ]  # fmt: skip


def test_merged_cells_give_their_value_to_every_row_they_span() -> None:
    assert read(
        [
            ["STT", "Nhiệm vụ", "Công việc cụ thể", "Chủ trì", "Thời gian"],
            [Wide("1", rows=2), Wide("Kiểm tra công vụ", rows=2), "Lập đoàn", Wide("Công an xã",
             rows=2), "Quý I"],
            [None, None, "Báo cáo kết quả", None, "Quý II"],
        ]
    ) == [
        ("1", {"task": "Kiểm tra công vụ", "activity": "Lập đoàn", "lead": ("Công an xã",),
               "time": "Quý I"}),
        ("1", {"task": "Kiểm tra công vụ", "activity": "Báo cáo kết quả",
               "lead": ("Công an xã",), "time": "Quý II"}),
    ]  # fmt: skip


def test_a_column_of_content_areas_makes_groups() -> None:
    assert read(
        [
            ["STT", "Lĩnh vực", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"],
            ["1", Wide("Cải cách thể chế", rows=2), "Ban hành kế hoạch", "Phòng Kinh tế", "Quý I"],
            ["2", None, "Báo cáo năm", "Phòng Kinh tế", "Quý IV"],
            ["3", "Tài chính công", "Công khai ngân sách", "Phòng Kinh tế", "Quý II"],
        ]
    ) == [
        ("group", "", "Cải cách thể chế", "", 1),
        ("1", {"task": "Ban hành kế hoạch", "lead": ("Phòng Kinh tế",), "time": "Quý I"}),
        ("2", {"task": "Báo cáo năm", "lead": ("Phòng Kinh tế",), "time": "Quý IV"}),
        ("group", "", "Tài chính công", "", 1),
        ("3", {"task": "Công khai ngân sách", "lead": ("Phòng Kinh tế",), "time": "Quý II"}),
    ]  # fmt: skip


def test_groups_inside_groups_and_remarks_below() -> None:
    table = read_task_table(
        source_table(
            [
                FIVE,
                ["A", Wide("CHỈ ĐẠO", columns=4), None, None, None],
                ["I", Wide("Kế hoạch", columns=4), None, None, None],
                ["1", "Một", "Công an xã", "", "Quý I"],
                ["2", "Nhóm con", "", "", ""],
                ["2.1", "Hai", "Công an xã", "", "Quý I"],
                ["II", "Kiểm tra", "", "", ""],
                ["1", "Ba", "Công an xã", "", "Quý II"],
                through("B. THỂ CHẾ", 5),
                ["", Wide("Rà soát văn bản", bold=True), "", "", ""],
                ["1", "Bốn", "Công an xã", "", "Quý II"],
                through("Ghi chú: số liệu tạm tính", 5),
            ]
        ),
        [],
    )
    assert [row[:5] for row in told(table) if row[0] == "group"] == [
        ("group", "A", "CHỈ ĐẠO", "", 1),
        ("group", "I", "Kế hoạch", "", 2),
        ("group", "2", "Nhóm con", "", 3),
        ("group", "II", "Kiểm tra", "", 2),
        ("group", "B", "THỂ CHẾ", "", 1),
        ("group", "", "Rà soát văn bản", "", 2),
    ]
    assert [task.task for task in table.table.tasks] == ["Một", "Hai", "Ba", "Bốn"]
    assert table.table.numbering is RowNumbering.PER_GROUP
    assert [(left.text, left.kind) for left in table.leftovers] == [
        ("Ghi chú: số liệu tạm tính", LeftoverKind.NOTE)
    ]


def test_heading_with_roman_and_arabic_number_stands_inside_its_group() -> None:
    assert read(
        [
            FIVE,
            through("II. THỦ TỤC", 5),
            ["1", "Một", "Công an xã", "", "Quý I"],
            ["II.3", "Một cửa", "", "", ""],
            ["3.1", "Hai", "Công an xã", "", "Quý I"],
        ]
    ) == [
        ("group", "II", "THỦ TỤC", "", 1),
        ("1", {"task": "Một", "lead": ("Công an xã",), "time": "Quý I"}),
        ("group", "II.3", "Một cửa", "", 2),
        ("3.1", {"task": "Hai", "lead": ("Công an xã",), "time": "Quý I"}),
    ]


def test_a_number_above_letters_names_a_group() -> None:
    assert read(
        [
            FIVE,
            ["I", "THỂ CHẾ", "", "", ""],
            ["1", "Nhiệm vụ thường xuyên", "", "", ""],
            ["a)", "Rà soát", "Công an xã", "", "Quý I"],
            ["2", "Kiểm tra", "Công an xã", "", "Quý II"],
        ]
    ) == [
        ("group", "I", "THỂ CHẾ", "", 1),
        ("group", "1", "Nhiệm vụ thường xuyên", "", 2),
        ("a", {"task": "Rà soát", "lead": ("Công an xã",), "time": "Quý I"}),
        ("2", {"task": "Kiểm tra", "lead": ("Công an xã",), "time": "Quý II"}),
    ]


def test_a_group_that_names_its_lead_keeps_it_apart() -> None:
    table = read_task_table(
        source_table(
            [
                FIVE,
                ["I", "Cải cách thể chế", "Công an xã", "", "Năm 2026"],
                ["1", "Rà soát", "", "", "Quý I"],
                ["2", "Chưa phân công", "", "", ""],
            ]
        ),
        [],
    )
    assert told(table) == [
        ("group", "I", "Cải cách thể chế", "", 1),
        ("1", {"task": "Rà soát", "time": "Quý I"}),
        ("2", {"task": "Chưa phân công"}),
    ]
    assert [(left.header, left.text, left.row_id) for left in table.leftovers] == [
        ("Đơn vị chủ trì", "Công an xã", table.table.rows[0].id),
        ("Thời hạn", "Năm 2026", table.table.rows[0].id),
    ]


def test_printed_numbers_stay_where_counting_differs() -> None:
    table = read_task_table(
        source_table(
            [
                FIVE,
                ["1", "Một", "Công an xã", "", "Quý I"],
                ["2, 3", "Hai và ba", "Công an xã", "", "Quý I"],
                ["", "Không số", "Công an xã", "", "Quý I"],
                ["4.", "Bốn", "Công an xã", "", "Quý I"],
                ["6", "Sáu", "Công an xã", "", "Quý I"],
            ]
        ),
        [],
    )
    assert [task.label for task in table.table.tasks] == [None, "2, 3", "", None, "6"]
    assert list(row_labels(table.table).values()) == ["1", "2, 3", "", "4", "6"]


def test_without_a_number_column_groups_are_numbered_in_their_title() -> None:
    assert read(
        [
            ["Nội dung công việc", "Bộ phận thực hiện", "Thời hạn"],
            ["I. Thể chế", "", ""],
            ["- Rà soát văn bản", "Tư pháp - Hộ tịch", "Quý I"],
            ["Công khai", "Văn phòng - Thống kê, Tư pháp - Hộ tịch", "Quý II"],
        ]
    ) == [
        ("group", "I", "Thể chế", "", 1),
        ("", {"task": "Rà soát văn bản", "lead": ("Tư pháp - Hộ tịch",), "time": "Quý I"}),
        ("", {"task": "Công khai", "lead": ("Văn phòng - Thống kê", "Tư pháp - Hộ tịch"),
              "time": "Quý II"}),
    ]  # fmt: skip


def test_lead_and_cooperators_in_one_column() -> None:
    table = read_task_table(
        source_table(
            [
                ["STT", "Nhiệm vụ", "Đơn vị chủ trì, phối hợp", "Thời hạn"],
                ["1", "Một", "Chủ trì: Phòng Kinh tế; phối hợp: Công an xã, Trạm Y tế", "Quý I"],
                ["2", "Hai", "Phòng Kinh tế\nCông an xã", "Quý II"],
                ["3", "Ba", "Công an xã chủ trì, phối hợp với Phòng Kinh tế", "Quý II"],
                ["4", "Bốn", "Phòng Kinh tế (chủ trì), Công an xã (phối hợp)", "Quý II"],
            ]
        ),
        [],
    )
    assert [(task.lead, task.cooperate) for task in table.table.tasks] == [
        (("Phòng Kinh tế",), ("Công an xã", "Trạm Y tế")),
        (("Phòng Kinh tế",), ("Công an xã",)),
        (("Công an xã",), ("Phòng Kinh tế",)),
        (("Phòng Kinh tế",), ("Công an xã",)),
    ]
    doubt = "Ô không ghi rõ ai chủ trì, ai phối hợp; lấy tên đầu là chủ trì."
    assert doubts(table) == [("Hai", "lead", doubt), ("Hai", "cooperate", doubt)]


def test_as_above() -> None:
    assert read(
        [
            FIVE,
            ["1", "Một", "Công an xã", "Các thôn", "Quý I"],
            ["2", "Hai", "nt", "''", "Quý II"],
            ["3", "Ba", '"', "Như trên", "-nt-"],
        ]
    ) == [
        ("1", {"task": "Một", "lead": ("Công an xã",), "cooperate": ("Các thôn",),
               "time": "Quý I"}),
        ("2", {"task": "Hai", "lead": ("Công an xã",), "cooperate": ("Các thôn",),
               "time": "Quý II"}),
        ("3", {"task": "Ba", "lead": ("Công an xã",), "cooperate": ("Các thôn",),
               "time": "Quý II"}),
    ]  # fmt: skip


def test_funding_of_rows_and_of_groups() -> None:
    table = read_task_table(
        source_table(
            [
                ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Dự toán kinh phí"],
                ["I", "Nhóm một", "", "", ""],
                ["1", "Một", "Công an xã", "Quý I", "10 triệu đồng"],
                ["2", "Hai", "Công an xã", "Quý I", ""],
                ["II", "Nhóm hai", "", "", ""],
                ["3", "Ba", "Công an xã", "Quý I", Wide("20 triệu đồng", rows=2)],
                ["4", "Bốn", "Công an xã", "Quý I", None],
                ["III", "Nhóm ba", "", "", ""],
                ["5", "Năm", "Công an xã", "Quý I", "Nguồn ngân sách xã"],
                ["6", "Sáu", "Công an xã", "Quý I", ""],
                ["", "Tổng cộng", "", "", "30 triệu đồng"],
            ]
        ),
        [],
    )
    assert [(row[2], row[3]) for row in told(table) if row[0] == "group"] == [
        ("Nhóm một", ""),
        ("Nhóm hai", "20 triệu đồng"),
        ("Nhóm ba", "Nguồn ngân sách xã"),
    ]
    assert [task.budget for task in table.table.tasks] == ["10 triệu đồng", "", "", "", "", ""]
    assert [left.text for left in table.leftovers] == ["Tổng cộng: 30 triệu đồng"]


def test_title_and_place_from_the_lines_above() -> None:
    rows = [FIVE, ["1", "Một", "Công an xã", "", "Quý I"]]
    above = [
        line("PHỤ LỤC I"),
        line("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026 CỦA UBND XÃ KIM LIÊN"),
        line("(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026)"),
    ]
    appendix = read_task_table(source_table(rows), above).table
    assert appendix.placement is Placement.APPENDIX
    assert appendix.title == "Nhiệm vụ cải cách hành chính năm 2026 của UBND xã Kim Liên"
    in_text = read_task_table(source_table(rows), [line("III. NHIỆM VỤ CỤ THỂ")]).table
    assert (in_text.placement, in_text.title) == (Placement.IN_TEXT, "")


def test_title_inside_the_grid_of_a_workbook() -> None:
    table = read_task_table(
        source_table(
            [
                through("ỦY BAN NHÂN DÂN XÃ KIM LIÊN", 5),
                through("Phụ lục 2", 5),
                through("Phân công nhiệm vụ năm 2026", 5),
                through("(Ban hành kèm theo Quyết định số 5/QĐ-UBND)", 5),
                ["", "", "", "", ""],
                FIVE,
                ["1", "Một", "Công an xã", "", "Quý I"],
            ]
        ),
        [],
    )
    assert table.table.title == "Phân công nhiệm vụ năm 2026"
    assert table.table.placement is Placement.APPENDIX
    assert [left.text for left in table.leftovers] == [
        "ỦY BAN NHÂN DÂN XÃ KIM LIÊN",
        "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)",
    ]
    assert [task.task for task in table.table.tasks] == ["Một"]


def test_texts_as_poor_files_have_them() -> None:
    decomposed = "No\u0302\u0323i dung thu\u031b\u0323c hie\u0323\u0302n"
    assert read(
        [
            ["STT", decomposed, "Chủ\u00a0trì", "Sản  phẩm", "Thời\ngian"],
            ["1 ", "–  Ra\u0300 soát\u00a0thủ tục", " Phòng\nKinh tế ", "- Kế\nhoạch.", "Quý I "],
        ]
    ) == [
        ("1", {"task": "Rà soát thủ tục", "products": ("Kế hoạch",), "lead": ("Phòng Kinh tế",),
               "time": "Quý I"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Ghi chú"],
        ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Tài liệu kiểm chứng"],
        ["STT", "Họ và tên", "Chức vụ", "Nhiệm vụ"],
        ["STT", "Tên báo cáo", "Thời hạn gửi", "Cơ quan nhận báo cáo"],
        ["STT", "Số, ký hiệu", "Trích yếu", "Ngày ban hành", "Cơ quan ban hành"],
        ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ["", "", ""],
    ],
)
def test_other_tables_are_none(header: list[str]) -> None:
    assert not is_task_table(source_table([header, ["1", "a", "b", "c", "d"][: len(header)]]))


def test_tables_of_less_than_three_columns_or_no_rows_are_none() -> None:
    assert not is_task_table(source_table([["Nhiệm vụ", "Thời hạn"], ["Một", "Quý I"]]))
    assert not is_task_table(source_table([]))


def test_facts_tell_where_each_cell_stands() -> None:
    source = source_table([FIVE, through("I. Một", 5), ["1", "a", "Công an xã", "", "Quý I"]])
    table = read_task_table(source, [])
    group, task = table.table.rows
    assert [(f.anchor, f.place.row, f.place.column) for f in table.facts] == [
        (f"{group.id}:number", 1, 0),
        (f"{group.id}:task", 1, 0),
        (f"{task.id}:number", 2, 0),
        (f"{task.id}:task", 2, 1),
        (f"{task.id}:lead", 2, 2),
        (f"{task.id}:time", 2, 4),
    ]
    assert all(fact.is_sure for fact in table.facts)


def test_a_table_without_header_drops_nothing() -> None:
    source: SourceTable = source_table([["a", "b"], ["c", ""]])
    table = read_task_table(source, [])
    assert [left.text for left in table.leftovers] == ["a", "b", "c"]
    assert table.table.rows == ()
