"""Sets of criteria and reviewed scores of the level above: read from its own tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from desktop.domain.consolidation.criteria import (
    NO_HEADER,
    NO_NUMBER,
    TOO_LONG,
    TWICE,
    UNNAMED,
    CriteriaSet,
    ReviewedScore,
    ScoreSheet,
    Table,
    TableFault,
    criteria_of,
    scores_of,
    sheet_id,
)
from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.outcome import Outcome

Read = TypeVar("Read")

FAULT_WORDS = {
    NO_HEADER: "Không có bảng nào có đủ các cột {columns}.",
    NO_NUMBER: "Dòng {row}: điểm không phải là số.",
    TOO_LONG: "Dòng {row}: nội dung quá dài hoặc bảng quá nhiều dòng.",
    UNNAMED: "Dòng {row}: thiếu mã hoặc tên tiêu chí.",
    TWICE: "Dòng {row}: tiêu chí này đã có điểm ở dòng trên.",
}
"""What is wrong with a table; shown through the translation."""


class CriteriaDesk:
    """Keeps the sets of criteria, and the reviewed scores of the communes."""

    def __init__(self, desk: ConsolidationDesk) -> None:
        self._desk = desk

    def sets(self) -> Sequence[CriteriaSet]:
        """Return the sets of criteria, those of the last year first."""
        found = self._desk.received.criteria.list()
        return sorted(found, key=lambda each: (-each.year, fold(each.title), each.id))

    def get(self, key: str) -> CriteriaSet:
        """Return a set by its key or the beginning of it; refuses an unknown one."""
        found = [each for each in self.sets() if key and each.id.startswith(key)]
        if len(found) != 1:
            raise Refused(_("Không có bộ tiêu chí “{key}”.").format(key=key))
        return found[0]

    def put(
        self, title: str, year: int, tables: Sequence[Table], document: str = ""
    ) -> Outcome[CriteriaSet]:
        """Keep the criteria of a table; those of the same title and year are replaced."""
        name = squeeze(title)
        if not name:
            raise Refused(_("Cần ghi tên bộ tiêu chí."))
        items = _first_table(tables, criteria_of, _("Tiêu chí, Điểm tối đa"))
        there = next(
            (each for each in self.sets() if (fold(each.title), each.year) == (fold(name), year)),
            CriteriaSet(new_id(), name, year),
        )
        wanted = replace(there, title=name, document=squeeze(document), items=items)
        label = _("Lưu bộ tiêu chí {title} năm {year}").format(title=name, year=year)
        with self._desk.store.step(label) as step:
            changed = self._desk.received.criteria.put(wanted)
        return Outcome(wanted, changed, step)

    def remove(self, key: str) -> Outcome[None]:
        """Remove a set of criteria with the scores by it; what was sent stays with the communes."""
        found = self.get(key)
        sheets = [sheet.id for sheet in self._desk.received.scores.list("set_id", found.id)]
        with self._desk.store.step(_("Xóa bộ tiêu chí {title}").format(title=found.title)) as step:
            changed = self._desk.received.criteria.remove(found.id)
            changed |= self._desk.received.scores.remove(*sheets)
        return Outcome(None, changed, step)

    def scores(self, key: str) -> Sequence[ScoreSheet]:
        """Return the reviewed scores by a set of criteria, one sheet a commune."""
        return self._desk.received.scores.list("set_id", key)

    def put_scores(
        self, key: str, tables: Sequence[Table], office_id: str = ""
    ) -> Outcome[Sequence[ScoreSheet]]:
        """Keep reviewed scores; a commune named in the table gets its sheet anew.

        ``office_id`` is the commune of a table that names none. Refused when a commune or a
        criterion is not known.
        """
        found = self.get(key)
        rows = _first_table(tables, scores_of, _("Mã, Điểm thẩm định"))
        known = {item.code for item in found.items}
        by_office: dict[str, list[ReviewedScore]] = {}
        for name, line in rows:
            if line.code not in known:
                raise Refused(
                    _("Bộ tiêu chí “{title}” không có tiêu chí “{code}”.").format(
                        title=found.title, code=line.code
                    )
                )
            office = self._office(name).id if name else office_id
            if not office:
                raise Refused(
                    _("Bảng điểm không ghi tên xã."),
                    advice=_("Thêm cột “Đơn vị”, hoặc chọn xã trước khi nhập."),
                )
            by_office.setdefault(office, []).append(line)
        today = self._desk.today()
        sheets = [
            ScoreSheet(sheet_id(found.id, office), found.id, office, today, tuple(lines))
            for office, lines in by_office.items()
        ]
        label = _("Nhập điểm thẩm định của {count} xã").format(count=len(sheets))
        with self._desk.store.step(label) as step:
            changed = self._desk.received.scores.put(*sheets)
        return Outcome(sheets, changed, step)

    def _office(self, name: str) -> CommuneOffice:
        return office_named(self._desk.offices(), name)


def office_named(offices: Iterable[CommuneOffice], name: str) -> CommuneOffice:
    """Return the commune of this name, with or without its kind; refuses none and several."""
    wanted, listed = fold(name), list(offices)
    found = [each for each in listed if fold(each.full_name) == wanted] or [
        each for each in listed if fold(each.name) == wanted
    ]
    if len(found) != 1:
        text = (
            _("Không có đơn vị “{name}” trong danh sách.")
            if not found
            else _("Có nhiều đơn vị tên “{name}” trong danh sách.")
        )
        raise Refused(text.format(name=name))
    return found[0]


def _first_table(tables: Sequence[Table], read: Callable[[Table], Read], columns: str) -> Read:
    """Return what the first table with the right header says."""
    for table in tables:
        try:
            return read(table)
        except TableFault as fault:
            if fault.reason != NO_HEADER:
                raise Refused(_(FAULT_WORDS[fault.reason]).format(row=fault.row)) from fault
    raise Refused(_(FAULT_WORDS[NO_HEADER]).format(columns=columns))
