"""Words of the screens for values of the domain."""

from __future__ import annotations

from desktop.domain.commune import Issuer
from desktop.domain.letterheads import unit_name
from desktop.domain.plan import PlanKind
from desktop.domain.signing import Authority

KIND_WORDS = {
    PlanKind.ANNUAL_REFORM: "Cải cách hành chính năm",
    PlanKind.FIVE_YEAR_REFORM: "Cải cách hành chính giai đoạn",
    PlanKind.INDEX_REMEDY: "Khắc phục, nâng cao chỉ số",
    PlanKind.OTHER: "Kế hoạch khác",
}
"""Kind of a plan; shown through ``_``."""

AUTHORITY_WORDS = {
    Authority.COLLECTIVE: "TM. – người đứng đầu ký thay mặt tập thể",
    Authority.COLLECTIVE_DEPUTY: "TM., KT. – cấp phó ký thay, thay mặt tập thể",
    Authority.HEAD: "Người đứng đầu ký theo thẩm quyền riêng",
    Authority.DEPUTY: "KT. – cấp phó ký thay người đứng đầu",
    Authority.ACTING: "Q. – quyền người đứng đầu",
    Authority.BY_ORDER: "TL. – ký thừa lệnh",
    Authority.DELEGATED: "TUQ. – ký thừa ủy quyền",
}
"""Form of the authority; shown through ``_``."""


BACKUP_REASONS = {
    "tay": "Tự tay sao lưu",
    "khi-dong": "Khi đóng chương trình",
    "khi-mo": "Khi mở chương trình",
    "dinh-ky": "Tự động khi đang làm việc",
    "truoc-khi-nhap-goi": "Trước khi nhập gói",
    "truoc-nang-cap": "Trước khi nâng cấp",
    "truoc-khoi-phuc": "Trước khi khôi phục",
}
"""Why a backup was made, by the word in its name; shown through ``_``."""


def office_label(issuer: Issuer) -> str:
    """Return the commune as the rail shows it ("Xã Minh Tiến")."""
    name = unit_name(issuer)
    return name[:1].upper() + name[1:]
