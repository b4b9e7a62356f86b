"""The report of the level above, and the list of communes to be called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.domain.commune import CommuneProfile
from desktop.domain.consolidation.adding import MEASURES, Ranked, Totals
from desktop.domain.consolidation.letterhead import profile_of
from desktop.domain.consolidation.matrix import Cell, CellState, last_day
from desktop.domain.consolidation.register import CommuneOffice, Level, OfficeLevel
from desktop.domain.decree_dates import short_date
from desktop.domain.office_document import (
    CellAlign,
    DataColumn,
    DataRow,
    DataTable,
    OfficeDocument,
)
from desktop.domain.reporting.measuring import write_figure
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.domain.signing import Authority, Signing
from desktop.domain.tracking.model import TaskState
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk, OfficeFigures
from desktop.services.consolidation.views import Views
from desktop.services.reports.words import STATE_KEYS
from desktop.services.task_ports import OfficeDocuments

TEMPLATE = "bao-cao-tong-hop"
_CENTER = CellAlign.CENTER
_NAMED = 5
"""Communes that are named as the best, and as those with most work overdue."""

_NUMBERS = (
    ("Tổng số", "total", 7),
    ("Đúng hạn", TaskState.DONE.value, 7),
    ("Quá hạn", TaskState.DONE_LATE.value, 7),
    ("Đang làm", TaskState.IN_PROGRESS.value, 7),
    ("Sắp đến hạn", TaskState.DUE_SOON.value, 7),
    ("Chưa đến hạn", TaskState.NOT_YET.value, 7),
    ("Quá hạn chưa xong", TaskState.OVERDUE.value, 8),
    ("Không thực hiện", TaskState.NOT_DONE.value, 8),
)
_SHARES = (("Tỷ lệ hoàn thành", "closed", 8), ("Tỷ lệ đúng hạn", "on-time", 8))
_ABSENT = (CellState.MISSING, CellState.WAITING)


class ConsolidationPapers:
    """Makes documents; writes nothing."""

    def __init__(self, desk: ConsolidationDesk, views: Views, documents: OfficeDocuments) -> None:
        self._desk = desk
        self._views = views
        self._documents = documents

    def document(self, year: int, period: Period) -> OfficeDocument:
        """Return the report of a period with one row for each commune."""
        level = self._desk.level()
        offices = self._desk.offices()
        cells = self._desk.cells(year, [period], offices)
        shown = [
            office
            for office in offices
            if cells[office.id, period].state is not CellState.NOT_EXPECTED
        ]
        figures = self._desk.figures(year, period, shown, cells)
        totals = self._views.totals(year, period)
        states = [cells[office.id, period].state for office in shown]
        names = self._desk.names(shown)
        absent = [office for office, state in zip(shown, states, strict=True) if state in _ABSENT]
        values = {
            **_head_values(level, year, period),
            **_sum_values(totals),
            "phai_gui": len(shown),
            "da_gui": len(figures),
            "nhap_tay": totals.typed,
            "nop_muon": states.count(CellState.LATE),
            "bi_tra_lai": states.count(CellState.RETURNED),
            "chua_gui": [names[office.id] for office in absent],
            "tot": self._named("closed", year, period),
            "can_don_doc": self._named("overdue-count", year, period, worst=True),
        }
        one = {office.id: cells[office.id, period] for office in shown}
        tables = [
            _offices_table(shown, names, one, figures, totals),
            _absent_table(absent, names, one),
        ]
        return self._filled(TEMPLATE, level, year, values, tables)

    def profile(self) -> CommuneProfile:
        """Return the office as documents need it."""
        return profile_of(self._desk.level())

    def remind_missing(self, year: int, period: Period) -> DataTable:
        """Return whom to call: communes whose report is missing, with telephone and last day."""
        offices = self._desk.offices()
        cells = self._desk.cells(year, [period], offices)
        one = {office.id: cells[office.id, period] for office in offices}
        missing = [
            office
            for office in offices
            if one[office.id].state in (CellState.MISSING, CellState.RETURNED)
        ]
        return _absent_table(missing, self._desk.names(offices), one)

    def _filled(
        self,
        template: str,
        level: OfficeLevel,
        year: int,
        values: dict[str, object],
        tables: Sequence[DataTable],
    ) -> OfficeDocument:
        profile = profile_of(level)
        document = self._documents.fill(template, profile, year, values, tables)
        return replace(document, issuer=profile.issuer)

    def _named(self, measure: str, year: int, period: Period, *, worst: bool = False) -> list[str]:
        found = [one for one in self._views.ranking(measure, year, period) if one.value]
        usual = self._views.totals(year, period).share(measure) or 0.0
        best = [one for one in found if (one.value or 0.0) >= usual]
        chosen = found[::-1][:_NAMED] if worst else best[:_NAMED]
        return [_with_value(measure, one) for one in chosen]


def _head_values(level: OfficeLevel, year: int, period: Period) -> dict[str, object]:
    office = f"{level.agency} {level.name}" if level.agency else f"Ủy ban nhân dân {level.name}"
    values: dict[str, object] = {
        "nam": year,
        "ky": title(period, year),
        "cap": level.name,
        "co_quan": office,
        "den_ngay": last_day(year, period),
        "kinh_gui": [f"Ủy ban nhân dân {level.name}"] if level.agency else [],
    }
    if level.agency:
        head = "Giám đốc" if level.level is Level.PROVINCE else "Trưởng phòng"
        initials = "".join(word[0] for word in level.agency.split()).upper()
        values["nguoi_ky"] = Signing(Authority.HEAD, head)
        values["ky_hieu_mac_dinh"] = f"BC-{initials}"
    return values


def _sum_values(totals: Totals) -> dict[str, object]:
    return {
        "tong": totals.count("total"),
        "theo_trang_thai": {key: totals.count(state.value) for key, state in STATE_KEYS.items()},
        "ty_le": {
            "hoan_thanh": _percent(totals.share("closed")),
            "dung_han": _percent(totals.share("on-time")),
        },
        "linh_vuc": [
            {
                "ten": name,
                "tong": totals.count("total", scope),
                "hoan_thanh": totals.count(TaskState.DONE.value, scope)
                + totals.count(TaskState.DONE_LATE.value, scope),
                "qua_han": totals.count(TaskState.OVERDUE.value, scope),
            }
            for scope, name in totals.areas
        ],
        "chi_tieu": {
            "tong": totals.count("total", "targets"),
            "dat": totals.count("reached", "targets"),
            "ty_le": _percent(totals.share("targets")),
        },
    }


def _offices_table(
    offices: Sequence[CommuneOffice],
    names: dict[str, str],
    cells: dict[str, Cell],
    figures: dict[str, OfficeFigures],
    totals: Totals,
) -> DataTable:
    columns = (
        DataColumn("TT", 4, _CENTER),
        DataColumn("Đơn vị", 16),
        DataColumn("Tình trạng báo cáo", 11),
        *(DataColumn(words, weight, _CENTER) for words, _key, weight in (*_NUMBERS, *_SHARES)),
        DataColumn("Chỉ tiêu đạt", 9, _CENTER),
    )
    rows = [
        DataRow(
            (
                str(number),
                names[office.id],
                _(cells[office.id].state.value),
                *_number_cells(figures[office.id].numbers if office.id in figures else None),
            )
        )
        for number, office in enumerate(offices, start=1)
    ]
    rows.append(DataRow(("", "Tổng cộng", "", *_number_cells(totals.numbers)), bold=True))
    return DataTable("don_vi", columns, tuple(rows) if offices else ())


def _number_cells(numbers: Mapping[str, int] | None) -> Iterable[str]:
    """Yield the cells of a commune; blank ones when it reported nothing."""
    if numbers is None:
        return [""] * (len(_NUMBERS) + len(_SHARES) + 1)
    return [
        *(str(numbers.get(f"all/{key}", 0)) for _words, key, _weight in _NUMBERS),
        *(_percent(MEASURES[key].value(numbers)) for _words, key, _weight in _SHARES),
        f"{numbers.get('targets/reached', 0)}/{numbers.get('targets/total', 0)}",
    ]


def _absent_table(
    offices: Sequence[CommuneOffice], names: dict[str, str], cells: dict[str, Cell]
) -> DataTable:
    columns = (
        DataColumn("TT", 4, _CENTER),
        DataColumn("Đơn vị", 25),
        DataColumn("Tình trạng", 16),
        DataColumn("Hạn gửi", 15, _CENTER),
        DataColumn("Người liên hệ", 22),
        DataColumn("Điện thoại", 18),
    )
    rows = tuple(
        DataRow(
            (
                str(number),
                names[office.id],
                _(cells[office.id].state.value),
                short_date(due) if (due := cells[office.id].due) else "",
                office.contact,
                office.telephone,
            )
        )
        for number, office in enumerate(offices, start=1)
    )
    return DataTable("chua_gui", columns, rows)


def _percent(value: float | None) -> str:
    return "" if value is None else f"{write_figure(value)}%"


def _with_value(measure: str, one: Ranked) -> str:
    value = one.value or 0.0
    if MEASURES[measure].is_share:
        return f"{one.name} ({_percent(value)})"
    return f"{one.name} ({write_figure(value)} nhiệm vụ)"
