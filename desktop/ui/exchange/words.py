"""What packages, their rows and their log are called on the screen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.domain.consolidation.down_records import CRITERIA, LEGAL, SCORE, TASK, TEMPLATE
from desktop.domain.exchange.model import Effect, MergeEntry, MergePlan, RowState
from desktop.domain.exchange.package_names import shown as shown_name
from desktop.domain.reporting.model import Period
from desktop.domain.text import squeeze
from desktop.i18n import _
from desktop.services.exchange.words import grouped, kind_words
from desktop.services.exchange_ports import PackageLook, Trust

if TYPE_CHECKING:
    from desktop.services.exchange.ports import PackageNote

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
LONGEST = 400
"""Letters of a value that are shown; the rest stays in the row."""

TRUST_WORDS: Mapping[Trust, str] = {
    Trust.KNOWN: "✓ Đã biết",
    Trust.NEW: "◐ Khóa mới",
    Trust.UNSIGNED: "◐ Chưa xác thực",
    Trust.OTHER_KEY: "● Khóa khác",
    Trust.WRONG: "● Chữ ký sai",
}
"""Signs and words of what a signature says; shown through the translation."""

PERIOD_NAMES: Mapping[Period, str] = {
    Period.Q1: "Quý I",
    Period.H1: "6 tháng đầu năm",
    Period.M9: "9 tháng đầu năm",
    Period.Q3: "Quý III",
    Period.Q4: "Quý IV",
    Period.YEAR: "Cả năm",
}
"""Periods without their year."""

SHOWN_EFFECTS = (Effect.NEW, Effect.CHANGED, Effect.DELETED, Effect.CONFLICT)

TABLE_WORDS: Mapping[str, str] = {
    "commune": "Thông tin xã",
    "superior": "Cấp trên",
    "unit": "Bộ phận",
    "officer": "Cán bộ",
    "legal_document": "Căn cứ",
    "plan": "Kế hoạch",
    "plan_basis": "Căn cứ của kế hoạch",
    "block": "Nội dung kế hoạch",
    "task_table": "Bảng nhiệm vụ",
    "table_row": "Nhiệm vụ trong kế hoạch",
    "target": "Chỉ tiêu",
    "duty": "Phân công trách nhiệm",
    "report_due": "Chế độ báo cáo",
    "task_mark": "Theo dõi nhiệm vụ",
    "occurrence": "Kỳ hạn",
    "progress": "Tiến độ",
    "assignment": "Giao việc",
    "evidence": "Minh chứng",
    "evidence_link": "Minh chứng của nhiệm vụ",
    "reminder": "Đôn đốc",
    "own_task": "Nhiệm vụ thêm",
    "special_day": "Ngày nghỉ, ngày làm bù",
    "saved_view": "Bộ lọc đã lưu",
    "outgoing": "Văn bản đi",
    "report": "Báo cáo",
    "report_date": "Hạn báo cáo",
    "measurement": "Số đo chỉ tiêu",
    "commune_office": "Xã trong danh sách",
    "accepted_package": "Gói đã nhận",
    "office_note": "Ghi chú về xã",
    "hand_figures": "Số liệu nhập tay",
    "report_return": "Gửi trả",
    "expected_report": "Hạn xã gửi báo cáo",
    "superior_word": "Phản hồi của cấp trên",
    "criteria_set": "Bộ tiêu chí",
    "score_sheet": "Bảng điểm thẩm định",
    "sent_item": "Đã gửi xuống",
    "sent_package": "Gói đã gửi xuống",
    "down_receipt": "Biên nhận của xã",
    "package_from_above": "Gói của cấp trên",
    "item_from_above": "Cấp trên gửi",
}
"""Names of the tables; a table that is not among them is called by its own name."""

PART_WORDS: Mapping[str, str] = {
    TASK: "Nhiệm vụ",
    TEMPLATE: "Mẫu văn bản",
    LEGAL: "Văn bản căn cứ",
    CRITERIA: "Bộ tiêu chí",
    SCORE: "Điểm thẩm định",
}
"""What the level above sends besides words on reports."""

FIELD_WORDS: Mapping[str, str] = {
    "name": "Tên",
    "short": "Tên ngắn",
    "aliases": "Tên gọi khác",
    "title": "Tên, chức danh",
    "number": "Số",
    "symbol": "Ký hiệu",
    "date": "Ngày",
    "on": "Ngày",
    "subject": "Trích yếu",
    "issuer": "Cơ quan ban hành",
    "status": "Trạng thái",
    "text": "Nội dung",
    "task": "Nhiệm vụ",
    "objective": "Mục tiêu",
    "activity": "Hoạt động",
    "products": "Sản phẩm",
    "lead": "Chủ trì",
    "cooperate": "Phối hợp",
    "time": "Thời gian",
    "budget": "Kinh phí",
    "label": "Kỳ",
    "due": "Hạn",
    "done_on": "Hoàn thành ngày",
    "extended_to": "Gia hạn đến",
    "extension_reason": "Lý do gia hạn",
    "dropped_on": "Thôi thực hiện ngày",
    "dropped_reason": "Lý do thôi thực hiện",
    "quality": "Chất lượng",
    "note": "Ghi chú",
    "percent": "Tỷ lệ (%)",
    "difficulty": "Khó khăn",
    "place": "Nơi lưu",
    "file_name": "Tên tệp",
    "file_size": "Dung lượng",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "held_from": "Giữ chức từ",
    "held_to": "Giữ chức đến",
    "reason": "Lý do",
    "assignee": "Người được giao",
    "part": "Vai trò",
    "opening": "Lời mở đầu",
    "closing": "Lời kết",
    "first_year": "Năm đầu",
    "last_year": "Năm cuối",
    "value": "Giá trị",
    "unit": "Đơn vị tính",
    "comparator": "So sánh",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "source": "Nguồn",
    "area": "Lĩnh vực",
    "kind": "Loại",
    "level": "Cấp",
    "rank": "Thứ tự",
    "telephone": "Điện thoại",
    "contact": "Liên hệ",
    "remarks": "Nhận xét",
    "new_due": "Hạn mới",
    "period": "Kỳ báo cáo",
    "year": "Năm",
    "expired_on": "Hết hiệu lực từ",
    "replaced_by": "Được thay bằng",
    "document": "Văn bản ban hành",
    "clause": "Mục, điểm",
}
"""Names of the columns, as of the tables."""

_NAMING = ("title", "name", "task", "subject", "text", "label", "note", "remarks", "file_name")
"""Columns by which a row is called, the most telling first."""


def trust_words(look: PackageLook) -> str:
    """Return what the signature says; of a package that was not read nothing is known."""
    if look.manifest is None:
        return _("● Không đọc được") if not look.sealed else _("◐ Có mật khẩu")
    return _(TRUST_WORDS[look.trust])


def office_words(look: PackageLook) -> str:
    """Return who made a package, "" when it could not be read."""
    return shown_name(look.manifest.office.name) if look.manifest else ""


def content_words(look: PackageLook) -> str:
    """Return what a package is."""
    manifest = look.manifest
    return kind_words(manifest.kind, manifest.year, manifest.period) if manifest else ""


def moment(at: dt.datetime | None) -> str:
    """Return a time as "09:31 13/09/2026"."""
    return f"{at:%H:%M %d/%m/%Y}" if at else ""


def plan_words(plan: MergePlan) -> str:
    """Return the counts of a merge: "3 mới, 2 thay đổi, 1 xung đột"."""
    counts = ((effect, plan.count(effect)) for effect in SHOWN_EFFECTS)
    parts = [f"{grouped(count)} {_(effect.value).lower()}" for effect, count in counts if count]
    return ", ".join(parts) or _("Không có gì thay đổi")


def table_words(table: str) -> str:
    """Return the name of a table."""
    return _(TABLE_WORDS[table]) if table in TABLE_WORDS else table


def field_words(column: str) -> str:
    """Return the name of a column."""
    return _(FIELD_WORDS[column]) if column in FIELD_WORDS else column


def value_words(value: object) -> str:
    """Return a value on one line, cut when it is long."""
    if value is None or value == "":
        return _("(trống)")
    if isinstance(value, str):
        day = _DAY.fullmatch(value)
        words = f"{day[3]}/{day[2]}/{day[1]}" if day else value
    elif isinstance(value, Mapping):
        words = ", ".join(f"{field_words(key)}: {value_words(each)}" for key, each in value.items())
    elif isinstance(value, Sequence):
        words = "; ".join(map(value_words, value))
    else:
        words = str(value)
    words = squeeze(words)
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def row_words(entry: MergeEntry) -> str:
    """Return by what a row is called: its title, else its table."""
    states = (entry.after, entry.before, *entry.siblings)
    for state in states:
        words = _named(state)
        if words:
            return words
    return table_words(entry.after.table)


def _named(state: RowState | None) -> str:
    content = state.content if state is not None else None
    if content is None:
        return ""
    found = (content.get(column) for column in _NAMING)
    return next((value_words(value) for value in found if isinstance(value, str) and value), "")


def differing(states: Iterable[RowState]) -> list[str]:
    """Return the columns in which the states of one row are not the same."""
    contents = [state.content or {} for state in states if state.content is not None]
    columns = dict.fromkeys(column for content in contents for column in content)
    first = contents[0] if contents else {}
    return [
        column
        for column in columns
        if any(content.get(column) != first.get(column) for content in contents)
    ]


def note_words(note: PackageNote) -> str:
    """Return what a package of the log is."""
    return kind_words(note.kind, note.year, note.period)
