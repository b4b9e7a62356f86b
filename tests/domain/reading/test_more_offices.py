"""Whole plans of further offices: every field as a careful reader finds it."""

from typing import Any

import pytest

from desktop.domain.numbering import labels
from desktop.domain.outline import BlockKind
from desktop.domain.reading.result import ReadPlan
from desktop.domain.reading.source import SourceDocument
from desktop.domain.reading.understand import understand
from desktop.domain.tasks import Task, TaskGroup
from tests.support import more_offices as offices

NO_TASKS: list[Any] = []


def found(read: ReadPlan) -> dict[str, Any]:
    """Return what was read of a plan in the form of the truths below."""
    plan = read.plan
    numbers = labels(plan.blocks)
    issuer, signing = plan.issuer, plan.signing
    return {
        "issuer": issuer and (issuer.kind.value, issuer.name, issuer.district, issuer.province),
        "document": (plan.document_type, plan.number, plan.symbol, str(plan.date)),
        "subject": plan.subject,
        "years": (plan.years.first, plan.years.last),
        "bases": [basis.text for basis in plan.bases],
        "opening": plan.opening,
        "outline": [
            f"{numbers[block.id]} {block.text}".strip()
            for block in plan.blocks
            if block.kind is BlockKind.HEADING
        ],
        "tasks": [_row(row) for row in plan.task_table.rows] if plan.task_table else [],
        "targets": [(t.section, t.comparator, t.value, t.unit, t.by_year) for t in plan.targets],
        "duties": [(d.section, d.officer, len(d.items)) for d in plan.duties],
        "reports": [(r.period, r.due, r.to) for r in plan.reports],
        "closing": plan.closing,
        "signing": signing and (*signing.lines(), signing.signer),
        "recipients": plan.recipients,
    }


def _row(row: TaskGroup | Task) -> tuple[Any, ...]:
    if isinstance(row, TaskGroup):
        return (row.title,)
    return (row.task, row.products, row.lead, row.cooperate, row.time)


CITY_WARD = {
    "issuer": ("phường", "Tân Định", None, "thành phố Hồ Chí Minh"),
    "document": ("KH", "214", "KH-UBND", "2026-02-09"),
    "subject": "Kiểm soát thủ tục hành chính năm 2026 trên địa bàn phường Tân Định",
    "years": (2026, 2026),
    "bases": [
        "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát "
        "thủ tục hành chính và Nghị định số 92/2017/NĐ-CP ngày 07 tháng 8 năm 2017 của Chính phủ",
        "Căn cứ Thông tư số 02/2017/TT-VPCP ngày 31 tháng 10 năm 2017 của Văn phòng Chính phủ",
    ],
    "opening": "Thực hiện Kế hoạch số 15/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân "
    "Thành phố Hồ Chí Minh về kiểm soát thủ tục hành chính năm 2026, Ủy ban nhân dân phường Tân "
    "Định ban hành Kế hoạch với các nội dung sau:",
    "outline": [
        "Phần thứ nhất MỤC TIÊU",
        "I. Mục tiêu chung",
        "II. Chỉ tiêu cụ thể",
        "Phần thứ hai NHIỆM VỤ",
        "Phần thứ ba TỔ CHỨC THỰC HIỆN",
        "I. Văn phòng HĐND và UBND phường",
        "II. Phòng Kinh tế, Hạ tầng và Đô thị",
    ],
    "tasks": [
        ("Công bố, công khai thủ tục hành chính",),
        (
            "Niêm yết thủ tục hành chính",
            ("Bảng niêm yết",),
            ("Trung tâm Phục vụ hành chính công",),
            ("Các phòng chuyên môn",),
            "Trong vòng 05 ngày làm việc kể từ ngày công bố",
        ),
        (
            "Rà soát thủ tục hành chính",
            ("Báo cáo", "Phương án đơn giản hóa"),
            ("Văn phòng HĐND và UBND",),
            ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị"),
            "Xong trước 30/6",
        ),
        ("Kiểm tra",),
        ("Tự kiểm tra", ("Biên bản",), ("Văn phòng HĐND và UBND",), (), "Quý III, năm 2026"),
    ],
    "targets": [
        ("Phần thứ nhất.II.1", ">=", 95, "%", None),
        ("Phần thứ nhất.II.2", ">=", 80, "%", None),
        ("Phần thứ nhất.II.3", "<=", 15, "phút/lượt", None),
        ("Phần thứ nhất.II.4", ">=", 10, "%", None),
    ],
    "duties": [
        ("Phần thứ ba.I", "Văn phòng HĐND và UBND phường", 2),
        ("Phần thứ ba.II", "Phòng Kinh tế, Hạ tầng và Đô thị", 1),
    ],
    "reports": [
        ("Q1", "03-15", "Ủy ban nhân dân Thành phố"),
        ("H1", "06-15", "Ủy ban nhân dân Thành phố"),
        ("9M", "09-15", "Ủy ban nhân dân Thành phố"),
        ("YEAR", "12-15", "Ủy ban nhân dân Thành phố"),
    ],
    "closing": "Trên đây là Kế hoạch kiểm soát thủ tục hành chính năm 2026",
    "signing": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Quốc Bảo"),
    "recipients": (
        "UBND Thành phố (b/c)",
        "Thường trực Đảng ủy",
        "Các phòng, đơn vị",
        "Lưu: VT, VP",
    ),
}

DECISION = {
    "issuer": ("xã", "Sơn Lôi", "huyện Bình Xuyên", ""),
    "document": ("QĐ", "88", "QĐ-UBND", "2025-03-10"),
    "subject": "Về việc phân công nhiệm vụ thực hiện cải cách hành chính năm 2025",
    "years": (2025, 2025),
    "bases": [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025",
        "Căn cứ Quyết định số 120/QĐ-UBND ngày 15 tháng 01 năm 2025 của UBND huyện Bình Xuyên",
        "Theo đề nghị của công chức Văn phòng - Thống kê",
    ],
    "opening": "QUYẾT ĐỊNH:",
    "outline": [
        "Điều 1. Phân công nhiệm vụ",
        "1. Công chức Văn phòng - Thống kê:",
        "2. Công chức Tư pháp - Hộ tịch:",
        "Điều 2. Chế độ báo cáo",
        "Điều 3. Hiệu lực thi hành",
    ],
    "tasks": NO_TASKS,
    "targets": [],
    "duties": [
        ("Điều 1.1", "Công chức Văn phòng - Thống kê", 2),
        ("Điều 1.2", "Công chức Tư pháp - Hộ tịch", 2),
        ("Điều 2", "Các công chức", 1),
    ],
    "reports": [
        ("Q1", "03-10", "Công chức Văn phòng - Thống kê"),
        ("H1", "06-10", "Công chức Văn phòng - Thống kê"),
        ("Q3", "09-10", "Công chức Văn phòng - Thống kê"),
        ("YEAR", "12-10", "Công chức Văn phòng - Thống kê"),
    ],
    "closing": "Các công chức có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này",
    "signing": ("CHỦ TỊCH", "Nguyễn Đình Hưng"),
    "recipients": ("Như Điều 3", "UBND huyện", "Lưu: VT"),
}

UNIT = {
    "issuer": ("phường", "Hải Châu", None, ""),
    "document": ("KH", "07", "KH-VHXH", "2026-01-05"),
    "subject": "Tuyên truyền cải cách hành chính năm 2026",
    "years": (2026, 2026),
    "bases": ["Căn cứ Kế hoạch số 02/KH-UBND ngày 02/01/2026 của UBND phường Hải Châu"],
    "opening": "Phòng Văn hóa - Xã hội xây dựng Kế hoạch như sau:",
    "outline": ["I. MỤC ĐÍCH", "II. NỘI DUNG CÔNG VIỆC", "III. TỔ CHỨC THỰC HIỆN"],
    "tasks": [
        (
            "Xây dựng chuyên mục",
            ("Chuyên mục",),
            ("Phòng Văn hóa - Xã hội",),
            (),
            "Trước ngày 25 hằng tháng",
        ),
        (
            "Tổ chức hội nghị",
            ("Hội nghị",),
            ("Phòng Văn hóa - Xã hội", "Đoàn Thanh niên"),
            (),
            "Quý II",
        ),
        ("Phát tờ rơi", ("500 tờ rơi",), ("Các tổ dân phố",), (), "Thường xuyên"),
    ],
    "targets": [],
    "duties": [
        ("III.1", "Lê Thị Hoa", 1),
        ("III.2", "Ủy ban MTTQ Việt Nam phường", 1),
    ],
    "reports": [],
    "closing": "Trên đây là Kế hoạch tuyên truyền năm 2026 của Phòng Văn hóa - Xã hội",
    "signing": ("TRƯỞNG PHÒNG", "Phan Thị Kim Liên"),
    "recipients": ("UBND phường (b/c)", "Lưu: VT"),
}

REVERSED = {
    "issuer": ("xã", "Đạ Tông", "huyện Đam Rông", ""),
    "document": ("KH", "45", "KH-UBND", "2025-01-20"),
    "subject": "Chuyển đổi số xã Đạ Tông năm 2025",
    "years": (2025, 2025),
    "bases": ["Căn cứ Kế hoạch số 9/KH-UBND ngày 10/01/2025 của UBND huyện Đam Rông"],
    "opening": "UBND xã ban hành Kế hoạch như sau:",
    "outline": ["1. Mục tiêu", "2. Nhiệm vụ", "3. Tổ chức thực hiện"],
    "tasks": [
        ("NHẬN THỨC SỐ",),
        (
            "Tuyên truyền chuyển đổi số",
            ("Bản tin",),
            ("Công chức Văn hóa - Xã hội",),
            ("Đài Truyền thanh",),
            "T3/2025",
        ),
        (
            "Hưởng ứng Ngày Chuyển đổi số",
            ("Hội thi",),
            ("Đoàn Thanh niên",),
            ("Các thôn",),
            "10/10/2025",
        ),
        ("HẠ TẦNG SỐ",),
        ("Kiểm tra đường truyền", ("Báo cáo",), ("Văn phòng - Thống kê",), (), "6 tháng/lần"),
    ],
    "targets": [("1", ">", 90, "%", None), ("1", "=", 100, "%", None)],
    "duties": [
        ("3", "Công chức Văn hóa - Xã hội", 1),
        ("3", "Đoàn Thanh niên xã", 1),
    ],
    "reports": [],
    "closing": "Yêu cầu các bộ phận nghiêm túc thực hiện",
    "signing": ("TUQ. CHỦ TỊCH", "CÔNG CHỨC VĂN HÓA - XÃ HỘI", "Rơ Ông Ha Thuyên"),
    "recipients": ("Phòng VH&TT huyện", "Lưu: VT"),
}

PARTY = {
    "issuer": ("xã", "Nam Đàn", None, "tỉnh Nghệ An"),
    "document": ("KH", "15", "KH/ĐU", "2025-08-20"),
    "subject": "lãnh đạo thực hiện cải cách hành chính năm 2025",
    "years": (2025, 2025),
    "bases": [],
    "opening": "Thực hiện Kế hoạch số 11-KH/TU ngày 01/8/2025 của Ban Thường vụ Tỉnh ủy, Ban "
    "Thường vụ Đảng ủy xã xây dựng Kế hoạch như sau:",
    "outline": ["I. MỤC ĐÍCH, YÊU CẦU", "II. CHỈ TIÊU", "III. TỔ CHỨC THỰC HIỆN"],
    "tasks": NO_TASKS,
    "targets": [("II", ">=", 90, "%", None), ("II", "<=", 2, "%", None)],
    "duties": [
        ("III.1", "Văn phòng Đảng ủy", 1),
        ("III.2", "Các chi bộ trực thuộc", 1),
    ],
    "reports": [],
    "closing": "",
    "signing": ("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Nghĩa Phúc"),
    "recipients": ("Ban Thường vụ Tỉnh ủy (b/c)", "Các chi bộ", "Lưu Văn phòng Đảng ủy"),
}

POLICE = {
    "issuer": ("xã", "Thạch Hà", None, "tỉnh Hà Tĩnh"),
    "document": ("KH", "112", "KH-CAX", "2026-01-12"),
    "subject": "Thực hiện cải cách hành chính trong Công an xã Thạch Hà năm 2026",
    "years": (2026, 2026),
    "bases": [],
    "opening": "Căn cứ Kế hoạch số 20/KH-CAT-PV01 ngày 05/01/2026 của Công an tỉnh Hà Tĩnh; Công "
    "an xã Thạch Hà xây dựng kế hoạch cụ thể như sau:",
    "outline": [
        "I. CHỈ TIÊU",
        "II. NHIỆM VỤ TRỌNG TÂM",
        "1. Rà soát thủ tục hành chính nội bộ",
        "2. Kiểm tra việc tiếp công dân",
        "III. CHẾ ĐỘ BÁO CÁO",
    ],
    "tasks": [
        ("NHIỆM VỤ TRỌNG TÂM",),
        (
            "Rà soát thủ tục hành chính nội bộ",
            ("Báo cáo rà soát",),
            ("Thiếu tá Trần Văn Nam",),
            (),
            "Quý I/2026",
        ),
        (
            "Kiểm tra việc tiếp công dân",
            ("Biên bản kiểm tra",),
            ("Đại úy Lê Thị Mai",),
            (),
            "Hằng quý",
        ),
    ],
    "targets": [("I.1", "=", 100, "%", None), ("I.2", ">=", 95, "%", None)],
    "duties": [],
    "reports": [
        ("Q1", "03-15", "Công an tỉnh"),
        ("Q3", "09-15", "Công an tỉnh"),
        ("H1", "06-10", "Công an tỉnh"),
        ("YEAR", "12-10", "Công an tỉnh"),
    ],
    "closing": "Trên đây là Kế hoạch của Công an xã Thạch Hà",
    "signing": ("TRƯỞNG CÔNG AN XÃ", "Thượng tá Nguyễn Xuân Hải"),
    "recipients": ("Công an tỉnh (để b/c)", "Lưu: CAX"),
}

PROJECT_06 = {
    "issuer": ("xã", "Tân Lập", None, ""),
    "document": ("KH", "19", "KH-UBND", "2025-02-03"),
    "subject": "Triển khai Đề án 06 trên địa bàn xã Tân Lập năm 2025",
    "years": (2025, 2025),
    "bases": [
        "Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ",
        "Xét đề nghị của Công chức Văn phòng - Thống kê",
    ],
    "opening": "UBND xã Tân Lập ban hành Kế hoạch với nội dung cụ thể như sau:",
    "outline": [
        "I. MỤC TIÊU",
        "II. NHIỆM VỤ",
        "1. Về dịch vụ công",
        "2. Về hạ tầng",
        "III. TRÁCH NHIỆM CỦA CÁC BAN, NGÀNH",
        "1. Giao Công chức Tư pháp – Hộ tịch:",
        "2. Giao Công an xã:",
        "3. Các trường học, Trạm Y tế:",
    ],
    "tasks": [
        ("Về dịch vụ công",),
        (
            "Hướng dẫn người dân nộp hồ sơ trực tuyến",
            ("Báo cáo hằng tháng",),
            ("Bộ phận Một cửa",),
            ("Tổ công nghệ số cộng đồng", "Đoàn Thanh niên"),
            "Thường xuyên trong năm 2025",
        ),
        (
            "Số hóa hồ sơ hộ tịch",
            ("Cơ sở dữ liệu hộ tịch",),
            ("Công chức Tư pháp - Hộ tịch",),
            ("Công an xã",),
            "Xong trước 30/9/2025",
        ),
        ("Về hạ tầng",),
        (
            "Rà soát trang thiết bị",
            (),
            ("Công chức Tài chính - Kế toán",),
            (),
            "Quý I, năm 2025",
        ),
    ],
    "targets": [("I", ">=", 70, "%", None)],
    "duties": [
        ("III.1", "Công chức Tư pháp - Hộ tịch", 2),
        ("III.2", "Công an xã", 1),
        ("III.3", "Các trường học, Trạm Y tế", 1),
    ],
    "reports": [],
    "closing": "Quá trình thực hiện nếu có khó khăn, vướng mắc đề nghị phản ánh về UBND xã để chỉ "
    "đạo",
    "signing": ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Vũ Mạnh Cường"),
    "recipients": ("UBND huyện", "TT. Đảng ủy, HĐND xã", "Các ban, ngành", "Lưu: VT"),
}

DISASTERS = {
    "issuer": ("xã", "Xuân Lộc", None, ""),
    "document": ("KH", "36", "KH-UBND", "2025-05-07"),
    "subject": "Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2025",
    "years": (2025, 2025),
    "bases": [
        "Căn cứ Luật Phòng, chống thiên tai ngày 19/6/2013; Luật sửa đổi, bổ sung một số điều của "
        "Luật Phòng, chống thiên tai và Luật Đê điều ngày 17/6/2020",
        "Căn cứ Nghị định số: 66/2021/NĐ-CP ngày 06/7/2021 của Chính phủ",
    ],
    "opening": "UBND xã Xuân Lộc xây dựng Kế hoạch như sau:",
    "outline": [
        "A. MỤC ĐÍCH, YÊU CẦU:",
        "B. NỘI DUNG",
        "I. CÔNG TÁC CHUẨN BỊ",
        "II. ỨNG PHÓ",
        "C. TỔ CHỨC THỰC HIỆN",
        "I. Ban Chỉ huy quân sự xã",
        "II. Trạm Y tế xã",
        "III. Các thôn",
    ],
    "tasks": NO_TASKS,
    "targets": [("B.I.2", ">=", 80, "%", None)],
    "duties": [
        ("C.I", "Ban Chỉ huy quân sự xã", 1),
        ("C.II", "Trạm Y tế xã", 1),
        ("C.III", "Các thôn", 1),
    ],
    "reports": [],
    "closing": "Trên đây là Kế hoạch phòng, chống thiên tai năm 2025 của UBND xã Xuân Lộc",
    "signing": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Thắng"),
    "recipients": ("UBND huyện (b/c)", "Lưu: VT"),
}

COMMITTEE = {
    "issuer": ("xã", "Bình An", None, ""),
    "document": ("KH", "02", "KH-BCĐ", "2026-01-15"),
    "subject": "Hoạt động của Ban Chỉ đạo cải cách hành chính năm 2026",
    "outline": ["CHƯƠNG I. MỤC TIÊU", "Chương II. NHIỆM VỤ", "Chương III. TỔ CHỨC THỰC HIỆN"],
    "tasks": [
        ("Họp Ban Chỉ đạo", (), ("Văn phòng",), ("Các thành viên",), "Tháng 1/2026"),
        (
            "Kiểm tra các thôn",
            (),
            ("Phó Trưởng ban",),
            ("Thành viên Ban Chỉ đạo",),
            "Quý II",
        ),
    ],
    "targets": [("CHƯƠNG I", "=", 100, "%", None)],
    "duties": [
        ("Chương III.1", "Các thành viên Ban Chỉ đạo", 1),
        ("Chương III.2", "Văn phòng", 1),
    ],
    "reports": [],
    "closing": "Trên đây là Kế hoạch hoạt động năm 2026",
    "signing": ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Đỗ Văn Hòa"),
    "recipients": ("Sở Nội vụ", "Lưu: VT"),
}

PLANS = {
    "city ward in parts": (offices.CITY_WARD_IN_PARTS, CITY_WARD),
    "decision in articles": (offices.DECISION_IN_ARTICLES, DECISION),
    "unit of a ward": (offices.UNIT_OF_A_WARD, UNIT),
    "columns from right to left": (offices.COLUMNS_FROM_RIGHT_TO_LEFT, REVERSED),
    "committee of the Party": (offices.PARTY_COMMITTEE, PARTY),
    "police": (offices.POLICE_OF_A_COMMUNE, POLICE),
    "project by paragraphs": (offices.PROJECT_06_BY_PARAGRAPHS, PROJECT_06),
    "committee in chapters": (offices.STEERING_COMMITTEE_IN_CHAPTERS, COMMITTEE),
    "disasters as text": (offices.DISASTERS_AS_TEXT, DISASTERS),
}


@pytest.mark.parametrize(("document", "truth"), PLANS.values(), ids=PLANS)
def test_every_field_is_as_a_careful_reader_finds_it(
    document: SourceDocument, truth: dict[str, Any]
) -> None:
    read = found(understand(document, 2026))
    assert {name: read[name] for name in truth if read[name] != truth[name]} == {}


def test_numbers_written_as_words_are_no_faults() -> None:
    """ "Phần thứ nhất" and "Điều 1." are kept as printed and leave nothing to confirm."""
    for document in (offices.CITY_WARD_IN_PARTS, offices.DECISION_IN_ARTICLES):
        read = understand(document, 2026)
        blocks = {block.id for block in read.plan.blocks}
        assert not [fact for fact in read.doubtful if fact.anchor in blocks]


def test_who_decides_is_told_and_no_basis() -> None:
    notes = understand(offices.DECISION_IN_ARTICLES, 2026).notes
    assert any("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ" in note for note in notes)
