"""Signs and words of what communes sent."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.consolidation.adding import Measure
from desktop.domain.consolidation.matrix import Cell, CellState
from desktop.domain.reporting.measuring import write_figure
from desktop.i18n import _
from desktop.ui.fields.dates import shown

CELL_WORDS: Mapping[CellState, str] = {
    CellState.RECEIVED: "✓ Đã nhận",
    CellState.LATE: "◐ Nhận trễ",
    CellState.MISSING: "● Thiếu",
    CellState.RETURNED: "↩ Gửi trả",
    CellState.WAITING: "– Chưa đến hạn",
    CellState.TYPED: "✓ Nhập bằng tay",
    CellState.NOT_EXPECTED: "",
}
"""Sign and word of each state; shown through the translation."""


MEASURE_HEADS: Mapping[str, str] = {
    "closed": "Hoàn thành",
    "on-time": "Đúng hạn",
    "overdue": "Quá hạn",
    "targets": "Chỉ tiêu đạt",
    "total": "Số nhiệm vụ",
    "overdue-count": "Số quá hạn",
}
"""Short words of the measures, for headers."""


def measure_head(measure: Measure) -> str:
    """Return the header of a measure."""
    return _(MEASURE_HEADS.get(measure.key, measure.title))


def state_words(state: CellState) -> str:
    """Return sign and word of a state."""
    return _(CELL_WORDS[state]) if CELL_WORDS[state] else ""


def cell_words(cell: Cell) -> str:
    """Return how a report stands, on which day it came, by when it is expected."""
    words = state_words(cell.state)
    if cell.standing is not None:
        words += f" {cell.standing.package.received_on:%d/%m}"
        if cell.standing.forked:
            words += " " + _("(bị rẽ nhánh)")
    elif cell.state is CellState.MISSING and cell.due is not None:
        words += " " + _("(hạn {day})").format(day=f"{cell.due:%d/%m}")
    elif cell.state is CellState.WAITING:
        words = f"{words} {cell.due:%d/%m}" if cell.due is not None else _("– Chưa nhận")
    return words


def cell_sentence(cell: Cell) -> str:
    """Return all that is known of a report in one line."""
    parts = [cell_words(cell) or _("Không phải gửi")]
    if cell.due is not None:
        parts.append(_("hạn {day}").format(day=shown(cell.due)))
    if cell.standing is not None and cell.standing.count > 1:
        parts.append(_("đã nhận {count} gói, tính gói mới nhất").format(count=cell.standing.count))
    if cell.returned is not None:
        parts.append(_("gửi trả: {remarks}").format(remarks=cell.returned.remarks))
    if cell.hand is not None and cell.hand.source:
        parts.append(cell.hand.source)
    return "; ".join(parts)


def value_words(measure: Measure, value: float | None) -> str:
    """Return a value of a measure."""
    if value is None:
        return _("– chưa có")
    return f"{write_figure(value)}%" if measure.is_share else write_figure(value)
