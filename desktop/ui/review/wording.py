"""Words of the review: names of places in the draft, the mark of a doubt."""

from __future__ import annotations

from functools import cached_property

from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.numbering import labels, row_labels
from desktop.domain.plan import Plan
from desktop.domain.tasks import RowNumbering, TableRow, TaskField, TaskGroup, TaskTable
from desktop.i18n import _
from desktop.services.review_fields import BASIS, cell_of, found_of
from desktop.services.review_rows import groups_of

MARK = "◐"
"""Shape of a doubt; it never stands without its word."""

HEAD_WORDS = {
    "document_type": "Loại văn bản",
    "number": "Số",
    "symbol": "Ký hiệu",
    "date": "Ngày ban hành",
    "subject": "Trích yếu",
    "years": "Năm",
    "issuer": "Cơ quan ban hành",
    "signing": "Thẩm quyền ký",
    "signer": "Người ký",
    "opening": "Đoạn mở đầu",
    "closing": "Đoạn kết",
    "recipients": "Nơi nhận",
}
"""Names of the values around the text, in the order shown; through ``_``."""

FIELD_WORDS = {
    TaskField.NUMBER: "Số thứ tự",
    TaskField.OBJECTIVE: "Mục tiêu",
    TaskField.TASK: "Nhiệm vụ",
    TaskField.ACTIVITY: "Hoạt động",
    TaskField.PRODUCTS: "Sản phẩm",
    TaskField.LEAD: "Chủ trì",
    TaskField.COOPERATE: "Phối hợp",
    TaskField.TIME: "Thời gian",
    TaskField.BUDGET: "Kinh phí",
}
"""Names of the cells of a task; through ``_``."""


_COMPARED = {">=": "≥", "<=": "≤"}
_PERIOD_WORDS = {
    "Q1": "quý I", "H1": "6 tháng", "9M": "9 tháng", "Q3": "quý III", "Q4": "quý IV",
    "YEAR": "năm",
}  # fmt: skip
"""Periods of reports; through ``_``."""


def doubt_words() -> str:
    """Return the mark of a doubt with its word."""
    return f"{MARK} {_('cần xem')}"


class PlaceNames:
    """Names of the places of one draft; its numbers are counted once, at first need."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def __getitem__(self, anchor: str) -> str:
        """Return the name of a place ("Nhiệm vụ II.3 – Chủ trì")."""
        if anchor in HEAD_WORDS:
            return _(HEAD_WORDS[anchor])
        cell = cell_of(self._plan, anchor)
        if cell is not None:
            return f"{self._row(cell[0])} – {_(FIELD_WORDS[cell[1]])}"
        if anchor.startswith(BASIS):
            keys = [f"{BASIS}{basis.id}" for basis in self._plan.bases]
            place = keys.index(anchor) + 1 if anchor in keys else ""
            return _("Căn cứ {number}").format(number=place)
        found = found_of(self._plan, anchor)
        if found is not None:
            return found_words(found)
        return self._block(anchor)

    def _block(self, anchor: str) -> str:
        label = self._labels.get(anchor)
        if label is None:
            return _("Chỗ khác")
        return _("Mục {label}").format(label=label) if label.strip("-+ ") else _("Đoạn văn")

    def _row(self, row_id: str) -> str:
        row, place = self._rows[row_id]
        number = self._numbers[row_id].rstrip(".")
        if isinstance(row, TaskGroup):
            return _("Nhóm {label}").format(label=number or row.title)
        if not number:
            return _("Dòng {number}").format(number=place)
        group = self._groups.get(row_id)
        if group is not None:
            number = f"{self._numbers[group.id].rstrip('.')}.{number}".lstrip(".")
        return _("Nhiệm vụ {number}").format(number=number)

    @cached_property
    def _table(self) -> TaskTable:
        assert self._plan.task_table is not None
        return self._plan.task_table

    @cached_property
    def _labels(self) -> dict[str, str]:
        return labels(self._plan.blocks)

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return row_labels(self._table)

    @cached_property
    def _rows(self) -> dict[str, tuple[TableRow, int]]:
        return {row.id: (row, place) for place, row in enumerate(self._table.rows, start=1)}

    @cached_property
    def _groups(self) -> dict[str, TaskGroup]:
        """The group whose number belongs before that of a task, where they count anew."""
        per_group = self._table.numbering is RowNumbering.PER_GROUP
        return groups_of(self._table.rows) if per_group else {}


def found_words(found: Target | Duty | ReportDue) -> str:
    """Return the name of a fact that was found in the text."""
    if isinstance(found, Target):
        figure = f"{_COMPARED.get(found.comparator, found.comparator)} {_figure(found.value)}"
        return _("Chỉ tiêu {figure} {unit}").format(figure=figure, unit=found.unit).strip()
    if isinstance(found, Duty):
        return _("Việc giao cho ({count} việc)").format(count=len(found.items))
    day = "/".join(reversed(found.due.split("-")))
    return _("Báo cáo {period} trước {day}, gửi").format(
        period=_(_PERIOD_WORDS.get(found.period, found.period)), day=day
    )


def _figure(value: float) -> str:
    return f"{value:g}".replace(".", ",")
