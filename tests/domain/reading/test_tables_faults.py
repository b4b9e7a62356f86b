"""Faults of real files: cut rows, parted tables, header copies, cells in the wrong column."""

from desktop.domain.reading.source import SourceParagraph, SourceTable
from desktop.domain.reading.task_tables import join_parts, read_task_table
from tests.support.source_tables import Rows, Wide, doubts, line, source_table, through, told

SIX = ["STT", "Nội dung", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian"]
SHIFTED = "Các ô của dòng bị lệch cột; đã xếp lại theo nội dung."


def tasks(rows: Rows, pages: tuple[int, ...] = ()) -> list[tuple[object, ...]]:
    return told(read_task_table(source_table(rows, pages=pages), []))


def test_header_copies_and_empty_rows_are_no_tasks() -> None:
    assert tasks(
        [
            SIX,
            ["1", "Một", "Kế hoạch", "Công an xã", "", "Quý I"],
            ["stt", "NỘI DUNG", "Sản phẩm ", "Chủ trì", "Phối\u00a0hợp", "Thời gian"],
            ["", "", "", "", "", ""],
            ["2", "Hai", "Kế hoạch", "Công an xã", "", "Quý II"],
        ]
    ) == [
        ("1", {"task": "Một", "products": ("Kế hoạch",), "lead": ("Công an xã",),
               "time": "Quý I"}),
        ("2", {"task": "Hai", "products": ("Kế hoạch",), "lead": ("Công an xã",),
               "time": "Quý II"}),
    ]  # fmt: skip


def test_a_row_cut_by_a_new_page_is_one_task() -> None:
    assert tasks(
        [
            SIX,
            ["1", "Tăng cường kiểm tra việc chấp hành", "- Kế hoạch;", "Công chức Văn phòng",
             "Các công chức, ban", "Thường xuyên trong"],
            SIX,
            ["", "kỷ luật hành chính", "- Báo cáo", "- Thống kê", "ngành", "năm 2025"],
            ["2", "Rà soát thủ tục", "Báo cáo", "Công an xã", "", "Quý II"],
        ]
    ) == [
        ("1", {"task": "Tăng cường kiểm tra việc chấp hành kỷ luật hành chính",
               "products": ("Kế hoạch", "Báo cáo"), "lead": ("Công chức Văn phòng - Thống kê",),
               "cooperate": ("Các công chức, ban ngành",), "time": "Thường xuyên trong năm 2025"}),
        ("2", {"task": "Rà soát thủ tục", "products": ("Báo cáo",), "lead": ("Công an xã",),
               "time": "Quý II"}),
    ]  # fmt: skip


def test_the_rest_of_a_text_is_known_without_header_copy_by_its_page() -> None:
    rows = [
        SIX,
        ["1", "Kiểm tra tối thiểu 50% đơn vị;", "Báo cáo", "Công an xã", "", "Quý I"],
        ["", "100% tồn tại được khắc phục", "", "", "", ""],
        ["2", "Hai", "Báo cáo", "Công an xã", "", "Quý II"],
    ]
    [first, second] = tasks(rows, pages=(1, 1, 2, 2))
    assert first[1] == {
        "task": "Kiểm tra tối thiểu 50% đơn vị; 100% tồn tại được khắc phục",
        "products": ("Báo cáo",), "lead": ("Công an xã",), "time": "Quý I",
    }  # fmt: skip
    assert second[0] == "2"


def test_an_unnumbered_task_on_a_new_page_is_no_rest() -> None:
    rows = [
        SIX,
        ["1", "Rà soát thủ tục", "Báo cáo", "Công an xã", "", "Quý I"],
        SIX,
        ["", "Kiểm tra đột xuất", "Biên bản", "Công an xã", "", "Quý III"],
        ["2", "Hai", "Báo cáo", "Công an xã", "", "Quý IV"],
    ]
    assert [(row[0], row[1]["task"]) for row in tasks(rows)] == [  # type: ignore[index]
        ("1", "Rà soát thủ tục"), ("", "Kiểm tra đột xuất"), ("2", "Hai"),
    ]  # fmt: skip


def test_merged_cells_go_on_after_a_new_page() -> None:
    header = ["STT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Chủ trì", "Thời gian", "Kinh phí"]
    table = read_task_table(
        source_table(
            [
                header,
                through("I. THỂ CHẾ", 7),
                [Wide("1", rows=2), Wide("Nâng cao chất lượng phục vụ người", rows=2), "Việc một",
                 "Bước một", "Công an xã", "Quý I", Wide("Ngân sách", rows=2)],
                [None, None, Wide("Việc hai"), "Bước hai", "Công an xã", "Quý II", None],
                header,
                [Wide("", rows=2), Wide("dân trên địa bàn", rows=2), Wide("", rows=2),
                 "Bước ba", "Công an xã", "Quý III", Wide("của xã", rows=2)],
                [None, None, None, "Bước bốn", "Công an xã", "Quý IV", None],
            ]
        ),
        [],
    )  # fmt: skip
    assert told(table)[0] == ("group", "I", "THỂ CHẾ", "Ngân sách của xã", 1)
    aim = "Nâng cao chất lượng phục vụ người dân trên địa bàn"
    assert [(t.objective, t.task, t.activity, t.budget) for t in table.table.tasks] == [
        (aim, "Việc một", "Bước một", ""),
        (aim, "Việc hai", "Bước hai", ""),
        (aim, "Việc hai", "Bước ba", ""),
        (aim, "Việc hai", "Bước bốn", ""),
    ]


def test_cells_moved_to_the_left_are_put_back_with_a_doubt() -> None:
    table = read_task_table(
        source_table(
            [
                SIX,
                ["1", "Xây dựng kế hoạch kiểm tra nội bộ", "Kế hoạch", "Phòng Kinh tế",
                 "Các cơ quan, đơn vị", "Quý I"],
                ["2", "Tổ chức đối thoại với người dân", "Phòng Văn hóa - Xã hội",
                 "Các cơ quan, đơn vị", "Thường xuyên", ""],
                ["3", "Tổng kết công tác của năm", "Báo cáo", "Phòng Kinh tế", "Quý IV", ""],
                ["Rà soát văn bản hết hiệu lực", "Báo cáo", "Phòng Kinh tế", "Công an xã",
                 "Tháng 6", ""],
            ]
        ),
        [],
    )  # fmt: skip
    assert [row[1] for row in told(table)][1:] == [
        {"task": "Tổ chức đối thoại với người dân", "lead": ("Phòng Văn hóa - Xã hội",),
         "cooperate": ("Các cơ quan, đơn vị",), "time": "Thường xuyên"},
        {"task": "Tổng kết công tác của năm", "products": ("Báo cáo",),
         "lead": ("Phòng Kinh tế",), "time": "Quý IV"},
        {"task": "Rà soát văn bản hết hiệu lực", "products": ("Báo cáo",),
         "lead": ("Phòng Kinh tế",), "cooperate": ("Công an xã",), "time": "Tháng 6"},
    ]  # fmt: skip
    assert [row[:2] for row in doubts(table)] == [
        ("Tổ chức đối thoại với người dân", "lead"),
        ("Tổ chức đối thoại với người dân", "cooperate"),
        ("Tổ chức đối thoại với người dân", "time"),
        ("Tổng kết công tác của năm", "time"),
        ("Rà soát văn bản hết hiệu lực", "task"),
        ("Rà soát văn bản hết hiệu lực", "products"),
        ("Rà soát văn bản hết hiệu lực", "lead"),
        ("Rà soát văn bản hết hiệu lực", "cooperate"),
        ("Rà soát văn bản hết hiệu lực", "time"),
    ]
    assert {row[2] for row in doubts(table)} == {SHIFTED}
    assert table.notes == ("Có 3 dòng bị lệch cột, đã xếp lại theo nội dung; cần kiểm tra.",)


def test_activity_and_lead_moved_under_aim_and_activity() -> None:
    table = read_task_table(
        source_table(
            [
                ["STT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Phối hợp",
                 "Thời gian"],
                ["1", "Mục tiêu một", "Việc một", "Bước một", "Tin bài", "Trung tâm Phục vụ",
                 "Các cơ quan, đơn vị", "Thường xuyên"],
                ["", "Đối thoại trực tiếp với người dân", "", "Phòng Văn hóa - Xã hội", "", "",
                 "", ""],
                ["", "", "", "Viết tin trên trang thông tin", "", "", "", ""],
            ]
        ),
        [],
    )  # fmt: skip
    assert [(t.objective, t.task, t.activity, t.lead) for t in table.table.tasks] == [
        ("Mục tiêu một", "Việc một", "Bước một", ("Trung tâm Phục vụ",)),
        ("Mục tiêu một", "Việc một", "Đối thoại trực tiếp với người dân",
         ("Phòng Văn hóa - Xã hội",)),
        ("Mục tiêu một", "Việc một", "Viết tin trên trang thông tin",
         ("Phòng Văn hóa - Xã hội",)),
    ]  # fmt: skip
    assert ("Viết tin trên trang thông tin", "lead") in [row[:2] for row in doubts(table)]


def test_rows_that_only_look_odd_are_left_as_they_are() -> None:
    rows = [
        SIX,
        ["1", "Tổ chức hội nghị", "Hội nghị", "Công an xã", "Các ngành", "Các ngày lễ lớn"],
        ["2", "Ban hành quy chế", "Quy chế", "", "", "Khi có hướng dẫn"],
        ["3", "Phòng, chống tham nhũng", "", "Công chức phụ trách", "", "Hàng tháng"],
        ["4", "Xây dựng Kế hoạch", "Bộ tiêu chí", "Tổ Công nghệ số cộng đồng", "", "6 tháng"],
    ]
    assert doubts(read_task_table(source_table(rows), [])) == []
    assert [list(row[1].values()) for row in tasks(rows)] == [  # type: ignore[attr-defined]
        ["Tổ chức hội nghị", ("Hội nghị",), ("Công an xã",), ("Các ngành",), "Các ngày lễ lớn"],
        ["Ban hành quy chế", ("Quy chế",), "Khi có hướng dẫn"],
        ["Phòng, chống tham nhũng", ("Công chức phụ trách",), "Hàng tháng"],
        ["Xây dựng Kế hoạch", ("Bộ tiêu chí",), ("Tổ Công nghệ số cộng đồng",), "6 tháng"],
    ]


def test_products_part_at_lines_dashes_and_semicolons_but_not_at_commas() -> None:
    rows = [
        SIX,
        ["1", "Một", "- Kế hoạch;\n– Báo cáo kết\nquả thực hiện.", "Công an xã", "", "Quý I"],
        ["2", "Hai", "Quyết định thành lập Đoàn; Biên bản", "Công an xã", "", "Quý I"],
        ["3", "Ba", "Kế hoạch, báo cáo", "Công an xã", "", "Quý I"],
        ["4", "Bốn", "Kế hoạch\nBáo cáo năm", "Công an xã", "", "Quý I"],
        ["5", "Năm", "Quyết định kiện toàn nhân sự của\nTrung tâm", "Công an xã", "", "Quý I"],
        ["6", "Sáu", "- Kế hoạch của Phòng Văn hóa - Xã hội", "Công an xã", "", "Quý I"],
    ]
    read = read_task_table(source_table(rows), [])
    assert [task.products for task in read.table.tasks] == [
        ("Kế hoạch", "Báo cáo kết quả thực hiện"),
        ("Quyết định thành lập Đoàn", "Biên bản"),
        ("Kế hoạch, báo cáo",),
        ("Kế hoạch", "Báo cáo năm"),
        ("Quyết định kiện toàn nhân sự của Trung tâm",),
        ("Kế hoạch của Phòng Văn hóa - Xã hội",),
    ]


def _part(index: int, number: str, *, header: bool) -> SourceTable:
    row = [number, f"Việc {number}", "Kế hoạch", "Công an xã", "", "Quý I"]
    return source_table([SIX, row] if header else [row], index=index)


def test_parts_of_a_table_become_one() -> None:
    items = (
        line("Trước bảng"),
        _part(1, "1", header=True),
        line("", 2),
        _part(3, "2", header=False),
        line("- 12 -", 4),
        line("Trang 3/12", 5),
        _part(6, "3", header=True),
        line("Sau bảng", 7),
    )
    before, table, after = join_parts(items)
    assert isinstance(table, SourceTable)
    assert (before, after) == (items[0], items[-1])
    read = read_task_table(table, [])
    assert [task.task for task in read.table.tasks] == ["Việc 1", "Việc 2", "Việc 3"]
    assert [f.place.index for f in read.facts if f.anchor.endswith(":task")] == [1, 3, 6]


def test_a_row_cut_between_two_parts_is_one_task() -> None:
    first = source_table(
        [SIX, ["1", "Nâng cao chất", "Kế hoạch", "Công an xã", "", "Quý I"]], index=1
    )
    second = source_table([["", "lượng phục vụ", "", "", "", ""]], index=2)
    [table] = join_parts((first, second))
    assert isinstance(table, SourceTable)
    assert [t.task for t in read_task_table(table, []).table.tasks] == [
        "Nâng cao chất lượng phục vụ"
    ]


def test_tables_that_belong_apart_stay_apart() -> None:
    other_grid = source_table([["Nơi nhận:", "CHỦ TỊCH"]], index=2)
    text_between = (_part(0, "1", header=True), line("II. Khác", 1), _part(2, "2", header=True))
    other_header = source_table(
        [["STT", "Ghi chú", "Thời gian", "Nội dung", "Chủ trì", "Sản phẩm"]]
    )
    assert len(join_parts((_part(0, "1", header=True), other_grid))) == 2
    assert join_parts(text_between) == text_between
    assert len(join_parts((_part(0, "1", header=True), other_header))) == 2
    assert join_parts((other_grid, other_grid)) == (other_grid, other_grid)
    assert join_parts(()) == ()
    assert all(isinstance(i, SourceParagraph) for i in join_parts((line("1"), line("2"))))
