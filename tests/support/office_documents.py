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

SAMPLES: dict[str, Sample] = {
    "letter": LETTER,
    "letter_to_one": LETTER_TO_ONE,
    "issued_letter": ISSUED_LETTER,
}
"""All samples by name."""
