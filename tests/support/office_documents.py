"""Realistic documents besides plans: letters, sheets, minutes and reports of a commune."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.documents.office_documents import FileOfficeDocuments
from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.office_document import (
    CellAlign,
    DataColumn,
    DataRow,
    DataTable,
    OfficeDocument,
)
from desktop.domain.signing import Authority, Signing
from desktop.paths import RESOURCES

YEAR = 2026
OFFICE = CommuneProfile(
    issuer=Issuer(CommuneKind.XA, "Kim Liên", province="tỉnh Nghệ An"),
    era=Era.TWO_LEVEL,
    standing_unit="Phòng Văn hóa - Xã hội",
    filing_code="VHXH",
    units=(
        Unit("u1", "Phòng Văn hóa - Xã hội", "VHXH"),
        Unit("u2", "Phòng Kinh tế", "KT"),
        Unit("u3", "Trung tâm Phục vụ hành chính công xã", "TTPVHCC"),
    ),
    officers=(
        Officer("o1", "Nguyễn Văn Bình", "Chủ tịch", signs=True),
        Officer("o2", "Trần Thị Hà", "Phó Chủ tịch", signs=True),
        Officer("o3", "Lê Thị Thu", "Chuyên viên", unit_id="u1"),
    ),
)
"""A commune of the two-level era with people who sign."""


def maker() -> FileOfficeDocuments:
    """Return the maker of documents with the templates of the program."""
    return FileOfficeDocuments(RESOURCES / "templates" / "documents", None, RESOURCES / "presets")


@dataclass(frozen=True)
class Sample:
    """What fills a template."""

    template_id: str
    values: Mapping[str, Any]
    tables: Sequence[DataTable] = field(default=())

    def document(self, profile: CommuneProfile = OFFICE) -> OfficeDocument:
        """Return the document."""
        return maker().fill(self.template_id, profile, YEAR, self.values, self.tables)

    def with_values(self, **changes: Any) -> Sample:
        """Return the sample with other values."""
        return Sample(self.template_id, {**self.values, **changes}, self.tables)


TASKS = (
    ("Ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2026", "Phòng Văn hóa - Xã hội",
     "28/02/2026", "70%"),
    ("Công khai dự toán, tình hình thực hiện dự toán ngân sách xã quý I năm 2026", "Phòng Kinh tế",
     "31/03/2026", "0%"),
    ("Cập nhật, niêm yết công khai đầy đủ thủ tục hành chính thuộc thẩm quyền của cấp xã",
     "Trung tâm Phục vụ hành chính công xã", "15/03/2026", "40%"),
)  # fmt: skip


def task_table(key: str, title: str, count: int = 3, groups: bool = False) -> DataTable:
    """Return a table of tasks; with groups each area has a row of its own."""
    columns = (
        DataColumn("STT", 0.6, CellAlign.CENTER),
        DataColumn("Nội dung nhiệm vụ", 4.2),
        DataColumn("Đơn vị thực hiện", 2.2),
        DataColumn("Thời hạn", 1.5, CellAlign.CENTER),
        DataColumn("Tiến độ", 1, CellAlign.CENTER),
    )
    rows: list[DataRow] = []
    for place in range(count):
        if groups and place % len(TASKS) == 0:
            rows.append(DataRow((f"Lĩnh vực {place // len(TASKS) + 1}",), is_group=True))
        rows.append(DataRow((str(place + 1), *TASKS[place % len(TASKS)])))
    return DataTable(key, columns, tuple(rows), title)


LETTER = Sample(
    "cong-van-don-doc",
    {
        "kinh_gui": ["Phòng Kinh tế", "Trung tâm Phục vụ hành chính công xã"],
        "ke_hoach": [
            "Kế hoạch số 05/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã Kim Liên"
            " về cải cách hành chính năm 2026"
        ],
        "qua_han": 3,
        "sap_den_han": 2,
        "ngay_tinh": dt.date(2026, 4, 6),
        "han_tra_loi": dt.date(2026, 4, 15),
    },
    (task_table("qua_han", "Quá hạn"), task_table("sap_den_han", "Sắp đến hạn", 2)),
)
LETTER_TO_ONE = LETTER.with_values(kinh_gui=["Phòng Kinh tế"], sap_den_han=0)
ISSUED_LETTER = LETTER.with_values(
    so="125",
    ngay=dt.date(2026, 4, 7),
    nguoi_ky=Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch"),
)

NOTE = Sample(
    "phieu-nhac-viec",
    {
        "nguoi_nhan": "Lê Thị Thu",
        "chuc_vu": "Chuyên viên",
        "don_vi": "Phòng Văn hóa - Xã hội",
        "ngay_tinh": dt.date(2026, 4, 6),
        "qua_han": 3,
        "sap_den_han": 2,
        "ghi_chu": "Ưu tiên nhiệm vụ số 1.\nBáo lại ngay nếu cần gia hạn.",
    },
    LETTER.tables,
)
HANDOUT = Sample(
    "phieu-giao-viec",
    {
        "nguoi_nhan": "Lê Thị Thu",
        "chuc_vu": "Chuyên viên",
        "don_vi": "Phòng Văn hóa - Xã hội",
        "so_viec": 7,
        "chu_tri": 5,
        "phoi_hop": 2,
        "ke_hoach": ["Kế hoạch số 05/KH-UBND ngày 15 tháng 01 năm 2026"],
        "han_bao_cao": "trước ngày 20 hằng tháng",
    },
    (task_table("viec", "Nhiệm vụ được giao", 7, groups=True),),
)
EVALUATION = Sample(
    "phieu-danh-gia-thang",
    {
        "ho_ten": "Lê Thị Thu",
        "chuc_vu": "Chuyên viên",
        "don_vi": "Phòng Văn hóa - Xã hội",
        "thang": 3,
        "tu_ngay": dt.date(2026, 3, 1),
        "den_ngay": dt.date(2026, 3, 31),
        "giao": 6,
        "hoan_thanh": 5,
        "dung_han": 4,
        "muon": 1,
        "chua_xong": 1,
        "so_luong": "83,3%",
        "chat_luong": "100%",
        "tien_do": "80%",
        "chung": "87,8%",
        "chat_luong_tot": 2,
        "chat_luong_dat": 3,
    },
    (
        DataTable(
            "ket_qua",
            (
                DataColumn("Tiêu chí", 2),
                DataColumn("Cách tính", 4),
                DataColumn("Kết quả", 1, CellAlign.CENTER),
            ),
            (
                DataRow(("Số lượng", "5 nhiệm vụ hoàn thành / 6 nhiệm vụ được giao", "83,3%")),
                DataRow(("Chất lượng", "5 nhiệm vụ đạt yêu cầu / 5 nhiệm vụ hoàn thành", "100%")),
                DataRow(("Tiến độ", "4 nhiệm vụ đúng hạn / 5 nhiệm vụ hoàn thành", "80%")),
                DataRow(("Chung", "Trung bình của ba tiêu chí", "87,8%"), bold=True),
            ),
            "Tiêu chí",
        ),
        task_table("viec", "Nhiệm vụ trong tháng", 6),
    ),
)
EVIDENCE = DataTable(
    "minh_chung",
    (
        DataColumn("STT", 0.6, CellAlign.CENTER),
        DataColumn("Số, ký hiệu", 1.6),
        DataColumn("Ngày", 1.3, CellAlign.CENTER),
        DataColumn("Trích yếu", 4),
    ),
    (
        DataRow(("1", "05/KH-UBND", "15/01/2026", "Kế hoạch cải cách hành chính năm 2026")),
        DataRow(("2", "12/BC-UBND", "07/03/2026", "Báo cáo kết quả cải cách hành chính quý I")),
    ),
    "Minh chứng",
)
HANDOVER = Sample(
    "bien-ban-ban-giao",
    {
        "ngay_ban_giao": dt.date(2026, 6, 30),
        "ly_do": "Bà Lê Thị Thu chuyển công tác",
        "ben_giao": {
            "ho_ten": "Lê Thị Thu",
            "chuc_vu": "Chuyên viên",
            "don_vi": "Phòng Văn hóa - Xã hội",
        },
        "ben_nhan": {
            "ho_ten": "Phạm Minh Đức",
            "chuc_vu": "Chuyên viên",
            "don_vi": "Phòng Văn hóa - Xã hội",
        },
        "nguoi_chung_kien": [
            {"ho_ten": "Trần Thị Hà", "chuc_vu": "Phó Chủ tịch", "don_vi": "UBND xã"}
        ],
        "so_viec": 5,
        "qua_han": 1,
        "so_minh_chung": 2,
    },
    (task_table("viec", "Công việc", 5), EVIDENCE),
)
EVIDENCE_LIST = Sample(
    "danh-muc-minh-chung",
    {
        "so_minh_chung": 2,
        "so_viec": 3,
        "pham_vi": "toàn bộ kế hoạch năm 2026",
        "viec_thieu": 3,
    },
    (EVIDENCE, task_table("thieu", "Chưa có minh chứng")),
)
YEAR_STRIP = Sample(
    "lich-nam",
    {"so_viec": 12, "pham_vi": "Phòng Văn hóa - Xã hội"},
    (
        DataTable(
            "lich",
            (
                DataColumn("STT", 0.8, CellAlign.CENTER),
                DataColumn("Nhiệm vụ", 7),
                *(DataColumn(str(month), 0.7, CellAlign.CENTER) for month in range(1, 13)),
            ),
            tuple(
                DataRow(
                    (
                        str(place + 1),
                        TASKS[place % 3][0],
                        *("●" if month == place else "" for month in range(12)),
                    )
                )
                for place in range(12)
            ),
            "Lịch năm",
        ),
    ),
)
CALENDAR = Sample(
    "lich-cong-tac",
    {"tu_ngay": dt.date(2026, 4, 6), "den_ngay": dt.date(2026, 4, 10), "so_viec": 3},
    (task_table("lich", "Lịch công tác"),),
)


def report_task(place: int, **known: str) -> dict[str, str]:
    """Return an entry of a list of tasks in a report."""
    words, unit, due, _share = TASKS[place % len(TASKS)]
    empty = dict.fromkeys(("ngay_xong", "minh_chung", "ket_qua", "ly_do", "ty_le"), "")
    return {"viec": words, "don_vi": unit, "han": due, **empty, **known}


def report_target(words: str, wanted: str, found: str, reached: bool | None) -> dict[str, object]:
    """Return an entry of a list of targets in a report."""
    return {
        "noi_dung": words,
        "muc_tieu": wanted,
        "ket_qua": found,
        "dat": reached,
        "cach_tinh": "",
    }


def report_area(key: str, title: str, total: int, **lists: list[Any]) -> dict[str, object]:
    """Return an area of a report; lists that are not given are empty."""
    names = ("hoan_thanh", "muon", "qua_han", "dang", "khong", "khong_lan", "chi_tieu")
    empty: dict[str, object] = {name: [] for name in names}
    return {"khoa": key, "ten": title, "tong": total, **empty, **lists}


STATES = ("dung_han", "muon", "qua_han", "sap_den_han", "dang_thuc_hien", "chua_den_han",
          "khong_thuc_hien")  # fmt: skip
STATISTICS = DataTable(
    "thong_ke",
    (
        DataColumn("STT", 0.6, CellAlign.CENTER),
        DataColumn("Chỉ tiêu thống kê", 4),
        DataColumn("Đơn vị tính", 1.2, CellAlign.CENTER),
        DataColumn("Trong kỳ", 1, CellAlign.CENTER),
        DataColumn("Lũy kế", 1, CellAlign.CENTER),
        DataColumn("Ghi chú", 1),
    ),
    (
        DataRow(("Chỉ đạo, điều hành",), is_group=True),
        DataRow(("1", "Nhiệm vụ trong kế hoạch", "Nhiệm vụ", "12", "12", "")),
        DataRow(("2", "Nhiệm vụ đã hoàn thành", "Nhiệm vụ", "5", "5", "41,7%")),
    ),
    "Biểu thống kê",
)
REPORT = Sample(
    "bao-cao-dinh-ky",
    {
        "ky": "Quý I năm 2026",
        "ma_ky": "Q1",
        "ky_toi": "Quý II năm 2026",
        "tu_ngay": dt.date(2025, 12, 15),
        "den_ngay": dt.date(2026, 3, 14),
        "ke_hoach": LETTER.values["ke_hoach"],
        "tong": 12,
        "theo_trang_thai": dict(zip(STATES, (4, 1, 2, 1, 2, 1, 1), strict=True)),
        "ty_le": {"hoan_thanh": "41,7%", "dung_han": "80%"},
        "chi_dao": {"van_ban": 5, "don_doc": 2, "nhac_viec": 12, "hoi_nghi": 1, "kiem_tra": 0},
        "linh_vuc": [
            report_area(
                "the_che",
                "CẢI CÁCH THỂ CHẾ",
                3,
                hoan_thanh=[
                    report_task(0, minh_chung="Kế hoạch số 07/KH-UBND ngày 20 tháng 01 năm 2026")
                ],
                muon=[report_task(1, ngay_xong="05/04/2026")],
                dang=[report_task(2, ty_le="40%")],
            ),
            report_area(
                "tthc",
                "Cải cách thủ tục hành chính",
                4,
                qua_han=[report_task(2, ly_do="Thiếu nhân sự do sắp xếp bộ máy.")],
                khong=[report_task(1, ly_do="Cấp trên điều chỉnh kế hoạch")],
                chi_tieu=[
                    report_target("Hồ sơ giải quyết đúng hạn", "từ 98% trở lên", "99,1%", True),
                    report_target("Hồ sơ nộp trực tuyến", "từ 80% trở lên", "71%", False),
                    report_target("Mức độ hài lòng", "từ 95% trở lên", "", None),
                ],
            ),
            report_area("to_chuc", "Cải cách tổ chức bộ máy", 0),
        ],
        "so_chi_tieu": {"tong": 3, "dat": 1, "chua_dat": 1, "chua_co": 1},
        "viec_ky_toi": [report_task(place) for place in range(3)],
        "kho_khan": ["Kinh phí bố trí cho cải cách hành chính còn hạn chế"],
        "kien_nghi": ["Đề nghị Sở Nội vụ tổ chức tập huấn nghiệp vụ cho công chức cấp xã."],
    },
    (STATISTICS, task_table("chi_tiet", "Chi tiết nhiệm vụ", 12, groups=True)),
)
EMPTY_REPORT = Sample(
    "bao-cao-dinh-ky",
    {
        "ky": "6 tháng đầu năm 2026",
        "ma_ky": "H1",
        "tu_ngay": dt.date(2025, 12, 15),
        "den_ngay": dt.date(2026, 6, 14),
        "tong": 0,
        "theo_trang_thai": dict.fromkeys(STATES, 0),
        "linh_vuc": [],
    },
)
ONE_TASK_REPORT = EMPTY_REPORT.with_values(
    ky="Năm 2026",
    ma_ky="YEAR",
    ky_toi="Năm 2027",
    tong=1,
    theo_trang_thai={**dict.fromkeys(STATES, 0), "dung_han": 1},
    linh_vuc=[report_area("the_che", "Cải cách thể chế", 1, hoan_thanh=[report_task(0)])],
    viec_ky_toi=[report_task(1)],
    so="45",
    ngay=dt.date(2026, 12, 9),
)

CONSOLIDATION = Sample(
    "bao-cao-tong-hop",
    {
        "ky": "quý I năm 2026",
        "cap": "tỉnh Hưng Yên",
        "co_quan": "Sở Nội vụ tỉnh Hưng Yên",
        "den_ngay": dt.date(2026, 3, 14),
        "phai_gui": 4,
        "da_gui": 3,
        "nop_muon": 1,
        "chua_gui": ["xã Đông Tảo"],
        "tong": 100,
        "theo_trang_thai": {**dict.fromkeys(STATES, 0), "dung_han": 90, "qua_han": 10},
        "ty_le": {"hoan_thanh": "90%", "dung_han": "100%"},
        "linh_vuc": [{"ten": "Cải cách thể chế", "tong": 100, "hoan_thanh": 90, "qua_han": 10}],
        "tot": ["xã An Bình (100%)"],
        "can_don_doc": ["xã Bình Minh (10 nhiệm vụ)"],
    },
    (task_table("don_vi", "Các đơn vị"),),
)

SAMPLES: dict[str, Sample] = {
    "letter": LETTER,
    "letter_to_one": LETTER_TO_ONE,
    "issued_letter": ISSUED_LETTER,
    "note": NOTE,
    "handout": HANDOUT,
    "evaluation": EVALUATION,
    "handover": HANDOVER,
    "evidence_list": EVIDENCE_LIST,
    "year_strip": YEAR_STRIP,
    "calendar": CALENDAR,
    "report": REPORT,
    "empty_report": EMPTY_REPORT,
    "one_task_report": ONE_TASK_REPORT,
    "consolidation": CONSOLIDATION,
}
"""All samples by name."""
