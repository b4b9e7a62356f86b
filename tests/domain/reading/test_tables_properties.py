"""What holds for every grid: no error, and no word of the file is dropped."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.folding import fold
from desktop.domain.numbering import row_labels
from desktop.domain.reading.source import Place, SourceCell, SourceParagraph, SourceTable
from desktop.domain.reading.task_tables import (
    ReadTable,
    is_task_table,
    join_parts,
    read_task_table,
)
from desktop.domain.reading.task_tables.grid import make_grid
from desktop.domain.reading.task_tables.headers import find_header
from desktop.domain.tasks import TaskGroup
from tests.support.source_tables import source_table, told

HEADERS = (
    "STT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Đơn vị chủ trì", "Phối hợp",
    "Thời gian", "Kinh phí", "Ghi chú", "Lĩnh vực", "Nội dung", "Đơn vị", "Chủ trì, phối hợp",
)  # fmt: skip
CONTENT = (
    "1", "2.", "3.1", "27, 28", "I", "II.3", "A", "IV. Thể chế", "CẢI CÁCH", "Quý I năm 2025",
    "Thường xuyên", "Phòng Kinh tế; Công an xã", "- Kế hoạch;\n- Báo cáo", "kỷ luật hành chính",
    "Văn phòng HĐND và UBND", "Tổng cộng", "Ghi chú: tạm tính", "10 triệu đồng", "Ngân sách xã",
    "Nguyễn Văn An,\nLê Thị Bé", "Xây dựng và ban hành kế hoạch", "(1)", "", "", "Tăng cường,",
)  # fmt: skip
words = st.sampled_from(CONTENT) | st.text(alphabet="abĐế Ô-–;.,\n(2", max_size=12)
sizes = st.integers(-1, 4)


@st.composite
def cells(draw: st.DrawFn, row: int, column: int, texts: st.SearchStrategy[str]) -> SourceCell:
    paragraphs = tuple(
        SourceParagraph(
            text, Place(0, draw(st.sampled_from([None, 1, 2]))), bold=draw(st.booleans())
        )
        for text in draw(texts).split("\n")
    )
    return SourceCell(row, column, paragraphs, draw(sizes), draw(sizes))


@st.composite
def tables(draw: st.DrawFn) -> SourceTable:
    rows, columns = draw(st.integers(0, 7)), draw(st.integers(0, 7))
    made = [
        draw(cells(row, column, st.sampled_from(HEADERS) if row == 0 else words))
        for row in range(rows)
        for column in range(columns)
        if draw(st.integers(0, 9))
    ]
    made += draw(st.lists(cells(9, 1, words), max_size=1))
    return SourceTable(rows, columns, tuple(made), Place(0))


@st.composite
def plain_tables(draw: st.DrawFn) -> SourceTable:
    """Tables with a true header, without spans in it."""
    names = draw(st.permutations(HEADERS).map(lambda names: names[:6]))
    header = ["STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn", *names[:2]]
    lines = draw(st.lists(st.lists(words, min_size=6, max_size=6), max_size=6))
    made = [
        SourceCell(row, column, (SourceParagraph(text, Place(0)),))
        for row, texts in enumerate([header, *lines])
        for column, text in enumerate(texts)
    ]
    return SourceTable(len(lines) + 1, 6, tuple(made), Place(0))


def found(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{2,}", fold(text.replace("\n", " "))))


def kept(table: SourceTable, read: ReadTable) -> set[str]:
    """Return all words that the reading still holds."""
    texts = [read.table.title, *(column.header for column in read.table.columns), *read.notes]
    texts += [left.text + " " + left.header for left in read.leftovers]
    texts += row_labels(read.table).values()
    for row in read.table.rows:
        values = (
            (row.title, row.budget)
            if isinstance(row, TaskGroup)
            else (row.task, row.objective, row.activity, row.time, row.budget,
                  *row.products, *row.lead, *row.cooperate)
        )  # fmt: skip
        texts += values
    grid, header = make_grid(table), find_header(make_grid(table))
    if header:
        texts += [s.text for r in range(header.first, header.end) for s in grid.rows[r] if s]
    return found(" \n".join(texts))


def written(table: SourceTable) -> set[str]:
    return found(" \n".join(cell.text for cell in table.cells))


@given(tables())
@settings(max_examples=60, deadline=None)
def test_any_grid_is_read_without_error_and_without_loss(table: SourceTable) -> None:
    is_task_table(table)
    assert written(table) <= kept(table, read_task_table(table, []))


@given(plain_tables())
@settings(max_examples=60, deadline=None)
def test_a_table_with_a_header_loses_no_word(table: SourceTable) -> None:
    assert is_task_table(table)
    read = read_task_table(table, [])
    assert written(table) <= kept(table, read)
    assert all(0 < fact.confidence <= 1 and (fact.doubt or fact.is_sure) for fact in read.facts)
    row_ids = {row.id for row in read.table.rows}
    assert all(fact.anchor.split(":")[0] in row_ids for fact in read.facts)


@given(st.lists(tables() | cells(0, 0, words).map(lambda cell: cell.paragraphs[0]), max_size=5))
@settings(max_examples=25, deadline=None)
def test_joining_keeps_all_cells(items: list[SourceTable | SourceParagraph]) -> None:
    joined = join_parts(items)
    assert sum(len(i.cells) for i in joined if isinstance(i, SourceTable)) == sum(
        len(i.cells) for i in items if isinstance(i, SourceTable)
    )


SIX = ("STT", "Nội dung", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian")
LINES = (
    ("I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""),
    ("1", "Rà soát văn bản", "Báo cáo", "Tư pháp - Hộ tịch", "Các bộ phận", "Quý I"),
    ("2", "Ban hành kế hoạch", "- Kế hoạch;\n- Báo cáo", "Công an xã", "", "Thường xuyên"),
    ("", "Kiểm tra đột xuất", "", "Công an xã", "Các thôn", "Khi có yêu cầu"),
    ("II", "CẢI CÁCH THỦ TỤC", "", "", "", ""),
    ("4", "Niêm yết thủ tục", "Bảng niêm yết", "Bộ phận Một cửa", "", "Tháng 3/2025"),
    ("5", "Tiếp nhận hồ sơ", "", "Bộ phận Một cửa", "Công an xã", "Hàng ngày"),
)
WHOLE = told(read_task_table(source_table([SIX, *LINES]), []))


@given(st.permutations(range(6)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_columns_changes_nothing(order: list[int]) -> None:
    rows = [[line[column] for column in order] for line in (SIX, *LINES)]
    assert told(read_task_table(source_table(rows), [])) == WHOLE


@given(st.integers(1, len(LINES) - 1), st.booleans(), st.booleans())
@settings(max_examples=25, deadline=None)
def test_where_pages_part_the_table_changes_nothing(at: int, header: bool, number: bool) -> None:
    below = [SIX, *LINES[at:]] if header else LINES[at:]
    between = [SourceParagraph("7", Place(1))] if number else []
    items = [source_table([SIX, *LINES[:at]]), *between, source_table(below, index=2)]
    [table] = join_parts(items)
    assert isinstance(table, SourceTable)
    assert told(read_task_table(table, [])) == WHOLE


def test_the_whole_table_is_read_as_it_stands() -> None:
    assert [row[0] for row in WHOLE] == ["group", "1", "2", "", "group", "4", "5"]
    assert WHOLE[3] == (
        "",
        {"task": "Kiểm tra đột xuất", "lead": ("Công an xã",), "cooperate": ("Các thôn",),
         "time": "Khi có yêu cầu"},
    )  # fmt: skip
