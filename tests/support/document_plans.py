"""Plans with every kind of part, for the tests of the documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer
from desktop.domain.eras import Era
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.signing import Signing
from desktop.domain.tasks import Column, Placement, Task, TaskField, TaskGroup, TaskTable

ISSUER = Issuer(CommuneKind.XA, "Minh Tiến", "tỉnh Hưng Yên")
PROFILE = CommuneProfile(ISSUER, Era.TWO_LEVEL)

FIVE_COLUMNS = (
    Column(TaskField.NUMBER, "STT", 6),
    Column(TaskField.TASK, "Nhiệm vụ", 38),
    Column(TaskField.PRODUCTS, "Sản phẩm", 22),
    Column(TaskField.LEAD, "Chủ trì", 18),
    Column(TaskField.TIME, "Thời gian", 16),
)
EIGHT_COLUMNS = (
    Column(TaskField.NUMBER, "STT", 5),
    Column(TaskField.OBJECTIVE, "Mục tiêu", 17),
    Column(TaskField.TASK, "Nhiệm vụ", 18),
    Column(TaskField.ACTIVITY, "Hoạt động", 20),
    Column(TaskField.PRODUCTS, "Sản phẩm", 13),
    Column(TaskField.LEAD, "Chủ trì", 12),
    Column(TaskField.TIME, "Thời gian", 9),
    Column(TaskField.BUDGET, "Kinh phí", 8),
)


def block(key: str, kind: BlockKind, level: Level, text: str, label: str | None = None) -> Block:
    return Block(key, kind, level, text, label)


def heading(key: str, level: Level, text: str) -> Block:
    return Block(key, BlockKind.HEADING, level, text)


def paragraph(key: str, level: Level, text: str) -> Block:
    return Block(key, BlockKind.PARAGRAPH, level, text)


BLOCKS = (
    heading("b1", Level.ROMAN, "Mục đích, yêu cầu"),
    heading("b2", Level.ARABIC, "Mục đích"),
    paragraph("b3", Level.LETTER, "Nâng cao chất lượng phục vụ người dân & doanh nghiệp."),
    paragraph("b4", Level.LETTER, "Giữ vững Chỉ số cải cách hành chính;"),
    heading("b5", Level.ARABIC, "Yêu cầu"),
    paragraph("b6", Level.DASH, "Bám sát nhiệm vụ được giao."),
    heading("b7", Level.ROMAN, "Tổ chức thực hiện"),
    paragraph("b8", Level.ARABIC, "Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này."),
)

FLAT_TABLE = TaskTable(
    FIVE_COLUMNS,
    Placement.APPENDIX,
    (
        TaskGroup("g1", "Cải cách thể chế"),
        Task(
            "t1",
            "Rà soát văn bản",
            products=("Kế hoạch", "Báo cáo"),
            lead=("Phòng Văn hóa - Xã hội",),
            time="Quý I",
        ),
        Task("t2", "Kiểm tra văn bản", products=("Báo cáo",), lead=("A", "B"), time="Quý II"),
        TaskGroup("g2", "Cải cách thủ tục hành chính"),
        Task("t3", "Niêm yết công khai thủ tục", time="Thường xuyên"),
    ),
    title="Danh mục nhiệm vụ cải cách hành chính năm 2026",
)

DEEP_TABLE = TaskTable(
    EIGHT_COLUMNS,
    Placement.APPENDIX,
    (
        TaskGroup("g1", "Cải cách thể chế", budget="Ngân sách xã"),
        Task("t1", "Xây dựng văn bản", objective="Hoàn thiện thể chế", activity="Lập chương trình"),
        Task("t2", "Xây dựng văn bản", objective="Hoàn thiện thể chế", activity="Soạn thảo"),
        Task("t3", "Lấy ý kiến Nhân dân", objective="Hoàn thiện thể chế", activity="Niêm yết"),
        Task("t4", "Kiểm tra văn bản", objective="Thi hành pháp luật", activity="Tự kiểm tra"),
        TaskGroup("g2", "Cơ chế một cửa", depth=2),
        Task("t5", "Số hóa hồ sơ", objective="Đúng hạn 98%", activity="Tập huấn"),
        TaskGroup("g3", "Chuyển đổi số", budget="Ngân sách tỉnh"),
        Task("t6", "Chữ ký số", objective="100% công chức", activity="Cấp mới"),
        Task("t7", "Chữ ký số", objective="100% công chức", activity="Gia hạn", budget="Tự chủ"),
    ),
    title="Nhiệm vụ cải cách hành chính năm 2026",
)

ISSUED = Plan(
    id="plan",
    kind=PlanKind.ANNUAL_REFORM,
    document_type="KH",
    years=YearSpan(2026, 2026),
    subject="Cải cách hành chính năm 2026",
    number="5",
    date=dt.date(2026, 1, 5),
    bases=(
        PlanBasis("c1", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        PlanBasis(
            "c2",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ "
            "về công tác văn thư",
        ),
    ),
    opening="Ủy ban nhân dân xã Minh Tiến ban hành Kế hoạch cải cách hành chính năm 2026 như sau:",
    blocks=BLOCKS,
    closing="Trên đây là Kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân xã.",
    task_table=FLAT_TABLE,
    signing=Signing(signer="Hoàng Huy Chung"),
    recipients=("UBND tỉnh", "Các phòng, đơn vị;", "Lưu: VT, VHXH."),
)
"""Number, date, bases, an appendix: everything is filled in."""

DRAFT = replace(ISSUED, number="", date=None, signing=Signing())
"""Number, day, month and name are blank."""

IN_TEXT = replace(
    ISSUED,
    blocks=(*BLOCKS[:-1], Block("b9", BlockKind.TASK_TABLE, Level.TEXT, "")),
    task_table=replace(FLAT_TABLE, placement=Placement.IN_TEXT),
)
WITHOUT_TABLE = replace(ISSUED, task_table=None)
DEEP = replace(ISSUED, task_table=DEEP_TABLE)
LONE_APPENDIX = replace(
    DEEP, document_type="PL", bases=(), opening="", blocks=(), closing="", signing=None,
    recipients=(),
)  # fmt: skip
EMPTY = Plan("empty", PlanKind.OTHER, "KH", YearSpan(2026, 2026), "")
"""A plan just begun."""

PLANS = {
    "issued": ISSUED,
    "draft": DRAFT,
    "in_text": IN_TEXT,
    "without_table": WITHOUT_TABLE,
    "deep": DEEP,
    "lone_appendix": LONE_APPENDIX,
    "empty": EMPTY,
}


def large_plan(rows: int = 300, pages: int = 40) -> Plan:
    """Return a plan of about ``pages`` pages, ``rows`` of them in an eight-column table."""
    words = "Nâng cao chất lượng, hiệu quả cải cách hành chính trên địa bàn xã; " * 6
    blocks: list[Block] = []
    for section in range(pages):
        blocks.append(heading(f"s{section}", Level.ROMAN, f"Nhiệm vụ thứ {section + 1}"))
        blocks.extend(paragraph(f"s{section}p{n}", Level.ARABIC, words) for n in range(4))
    tasks: list[TaskGroup | Task] = []
    for row in range(rows):
        if row % 25 == 0:
            tasks.append(TaskGroup(f"g{row}", f"Lĩnh vực {row // 25 + 1}", budget="Ngân sách xã"))
        tasks.append(
            Task(
                f"t{row}",
                f"Nhiệm vụ {row // 2}: tiếp tục rà soát, đơn giản hóa thủ tục hành chính",
                objective=f"Mục tiêu {row // 5}: đơn giản hóa thủ tục hành chính",
                activity=f"Hoạt động {row}: xây dựng và triển khai kế hoạch kiểm soát thủ tục",
                products=("Kế hoạch", "Báo cáo kết quả"),
                lead=("Văn phòng HĐND và UBND",),
                time="Thường xuyên",
            )
        )
    table = replace(DEEP_TABLE, rows=tuple(tasks))
    return replace(ISSUED, blocks=tuple(blocks), task_table=table)
