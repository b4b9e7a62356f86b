"""What a monthly evaluation sheet prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.commune import CommuneProfile, Officer
from desktop.domain.decree_dates import short_date
from desktop.domain.office_document import CellAlign, DataColumn, DataRow, DataTable
from desktop.domain.reporting.evaluation import Evaluation, EvaluationRow, Rules
from desktop.domain.reporting.measuring import write_figure
from desktop.domain.tracking.words import STATE_WORDS
from desktop.services.letters.addressees import person_values
from desktop.services.letters.work_tables import NUMBER_COLUMN, without_empty_columns

_CENTER = CellAlign.CENTER


@dataclass(frozen=True, slots=True)
class EvaluationSheet:
    """The evaluation of an officer in a month."""

    officer: Officer
    year: int
    month: int
    result: Evaluation


def sheet_filling(
    sheet: EvaluationSheet, profile: CommuneProfile
) -> tuple[dict[str, Any], list[DataTable]]:
    """Return the values and tables of the template "phieu-danh-gia-thang"."""
    result = sheet.result
    person = person_values(profile, sheet.officer)
    good, enough, again = result.qualities()
    values = {
        **person,
        "thang": sheet.month,
        "tu_ngay": result.first,
        "den_ngay": result.last,
        "giao": result.assigned,
        "hoan_thanh": result.done,
        "dung_han": result.on_time,
        "muon": result.late,
        "chua_xong": result.assigned - result.done,
        "so_luong": _percent(result.quantity),
        "chat_luong": _percent(result.quality),
        "tien_do": _percent(result.progress),
        "chung": _total(result),
        "chat_luong_tot": good,
        "chat_luong_dat": enough,
        "chat_luong_lam_lai": again,
        "trong_so": _weights(result.rules),
        "can_cu_cach_tinh": result.rules.basis,
    }
    return values, [_criteria_table(result), _results_table(result.rows)]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{write_figure(round(share, 1))}%"


def _total(result: Evaluation) -> str:
    if result.total is None or result.points is None:
        return ""
    points, most = write_figure(round(result.points, 1)), write_figure(result.rules.points)
    return f"{_percent(result.total)} ({points}/{most} điểm)"


def _weights(rules: Rules) -> str:
    """Return the weights in words: "bằng nhau", else one by one."""
    weights = (rules.quantity, rules.quality, rules.progress)
    if len(set(weights)) == 1:
        return "trọng số ba tiêu chí bằng nhau"
    told = zip(("số lượng", "chất lượng", "tiến độ"), map(write_figure, weights), strict=True)
    return f"trọng số {', '.join(f'{name} {weight}' for name, weight in told)}"


def _criteria_table(result: Evaluation) -> DataTable:
    columns = (
        NUMBER_COLUMN,
        DataColumn("Tiêu chí", 20),
        DataColumn("Cách tính", 47),
        DataColumn("Kết quả", 14, _CENTER),
    )
    deducted = write_figure(result.rules.late_deduction)
    rows = (
        ("Số lượng", "Số hoàn thành so với số được giao", _percent(result.quantity)),
        (
            "Chất lượng",
            "Chất lượng các kết quả hoàn thành so với số được giao",
            _percent(result.quality),
        ),
        (
            "Tiến độ",
            f"Số hoàn thành đúng hạn so với số được giao; kết quả chậm bị trừ {deducted}%",
            _percent(result.progress),
        ),
    )
    numbered = (DataRow((str(number), *row)) for number, row in enumerate(rows, start=1))
    return DataTable("ket_qua", columns, tuple(numbered))


def _results_table(rows: Sequence[EvaluationRow]) -> DataTable:
    columns = (
        NUMBER_COLUMN,
        DataColumn("Nhiệm vụ", 32),
        DataColumn("Sản phẩm", 17),
        DataColumn("Thời hạn", 15, _CENTER),
        DataColumn("Hoàn thành", 15, _CENTER),
        DataColumn("Tiến độ", 13, _CENTER),
        DataColumn("Chất lượng", 9, _CENTER),
    )
    numbered = (
        DataRow((str(number), *_result_cells(row))) for number, row in enumerate(rows, start=1)
    )
    return without_empty_columns(DataTable("viec", columns, tuple(numbered)))


def _result_cells(row: EvaluationRow) -> tuple[str, ...]:
    label = f" ({row.label})" if row.label else ""
    late = f", {row.days_late} ngày" if row.days_late else ""
    return (
        f"{row.title}{label}",
        "; ".join(row.products),
        short_date(row.due) if row.due else "",
        short_date(row.done_on) if row.done_on else "",
        f"{STATE_WORDS[row.state]}{late}",
        "" if row.quality is None else f"{row.quality}%",
    )
