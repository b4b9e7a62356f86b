"""Words of the screens for values of the domain."""

from __future__ import annotations

import re

from desktop.domain.commune import Issuer
from desktop.domain.letterheads import unit_name
from desktop.domain.plan import PlanKind
from desktop.domain.signing import Authority
from desktop.i18n import _

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
    "truoc-khi-hoan-tac-nhap-goi": "Trước khi hoàn tác nhập gói",
    "truoc-khi-xoa-{count}-ke-hoach": "Trước khi xóa {count} kế hoạch",
    "truoc-khi-xoa-{count}-nhiem-vu": "Trước khi xóa {count} nhiệm vụ",
    "truoc-khi-bo-{count}-nhiem-vu": "Trước khi ghi {count} nhiệm vụ không thực hiện",
    "truoc-khi-xoa-{count}-dong": "Trước khi xóa {count} dòng của kế hoạch",
    "truoc-khi-xoa-{count}-minh-chung": "Trước khi xóa {count} minh chứng",
    "truoc-khi-xoa-{count}-van-ban": "Trước khi xóa {count} văn bản căn cứ",
    "truoc-khi-sua-loi": "Trước khi sửa lỗi dữ liệu",
    "doi-mat-khau": "Sau khi đổi mật khẩu",
}
"""Why a backup was made, by the word in its name; shown through ``_``."""

_COUNT = re.compile(r"(?<=-)\d+(?=-)")


def backup_reason(reason: str) -> str:
    """Return why a backup was made, with its marks; "truoc-khi-xoa-34-nhiem-vu" names 34 tasks."""
    count = _COUNT.search(reason)
    words = BACKUP_REASONS.get(_COUNT.sub("{count}", reason))
    if words is None:
        return reason
    return _(words).format(count=count[0] if count else "")


def office_label(issuer: Issuer) -> str:
    """Return the commune as the rail shows it ("Xã Minh Tiến")."""
    name = unit_name(issuer)
    return name[:1].upper() + name[1:]
