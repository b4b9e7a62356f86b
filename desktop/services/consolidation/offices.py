"""The register of communes from which reports are expected, and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from desktop.domain.commune import CommuneKind
from desktop.domain.consolidation.register import (
    CommuneOffice,
    ExpectedReport,
    Level,
    OfficeLevel,
    OfficeNote,
    cell_id,
    note_id,
    period_id,
)
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.reporting.model import DataRule, Period
from desktop.domain.reporting.periods import USUAL, default_dates
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.outcome import Kind, Outcome

Item = TypeVar("Item", OfficeLevel, CommuneOffice)

_KINDS = {fold(kind.value): kind.value for kind in CommuneKind}
_TELEPHONE = re.compile(r"[\d+][\d .()-]{6,}")
_SEPARATORS = re.compile(r"\t|;|\|")
_LONGEST = 200


class OfficeRegister:
    """Shows and changes the register; each writing function is one step."""

    def __init__(self, desk: ConsolidationDesk) -> None:
        self._desk = desk

    def level(self) -> OfficeLevel:
        """Return the level of the office."""
        return self._desk.received.level()

    def set_level(self, level: OfficeLevel) -> Outcome[OfficeLevel]:
        """Make the workspace one of a commune, a district or a province."""
        if level.level is not Level.COMMUNE and not squeeze(level.name):
            raise Refused(_("Cần có tên huyện hoặc tỉnh."))
        clean = _squeezed(level, _TEXTS_OF_LEVEL)
        with self._desk.store.step(_("Chọn cấp của cơ quan")) as step:
            changed = self._desk.received.set_level(clean)
        return Outcome(clean, changed, step)

    def offices(self) -> Sequence[CommuneOffice]:
        """Return all communes by name, each followed by those merged into it."""
        return self._desk.offices()

    def names(self) -> Mapping[str, str]:
        """Return the names of all communes by their keys; namesakes are told apart."""
        return self._desk.names(self._desk.offices())

    def put(self, office: CommuneOffice) -> Outcome[CommuneOffice]:
        """Add or change a commune."""
        clean = self._checked(office)
        label = _("Lưu đơn vị {name}").format(name=clean.full_name)
        with self._desk.store.step(label) as step:
            changed = self._desk.received.offices.put(clean)
        return Outcome(clean, changed, step)

    def add_list(self, text: str, superior: str = "") -> Outcome[Sequence[CommuneOffice]]:
        """Add the communes of a pasted list, one a line: name, contact, telephone in any order.

        The parts of a line stand between tabs, ";" or "|"; a commune that is there already is
        passed over.
        """
        there = {(o.kind, fold(o.name), fold(o.superior)) for o in self._desk.offices()}
        added = []
        for line in filter(None, map(str.strip, text.splitlines())):
            office = replace(_office_of(line), superior=squeeze(superior))
            key = (office.kind, fold(office.name), fold(office.superior))
            if key not in there:
                there.add(key)
                added.append(self._checked(office))
        if not added:
            return Outcome(())
        label = _("Thêm {count} đơn vị vào danh sách").format(count=len(added))
        with self._desk.store.step(label) as step:
            changed = self._desk.received.offices.put(*added)
        return Outcome(tuple(added), changed, step)

    def remove(self, office_id: str) -> Outcome[None]:
        """Take a commune out of the register; refused when it has sent packages."""
        office = self._desk.office(office_id)
        if self._desk.received.packages.list("office_id", office_id):
            raise Refused(
                _("{name} đã gửi báo cáo nên không xóa được.").format(name=_first(office)),
                advice=_("Hãy ghi ngày cuối của đơn vị, hoặc hoàn tác việc nhận gói trước."),
            )
        with self._desk.store.step(_("Xóa đơn vị {name}").format(name=office.full_name)) as step:
            changed = self._desk.received.offices.remove(office_id)
        return Outcome(None, changed, step)

    def merge(self, old: Sequence[str], into: str, on: dt.date) -> Outcome[None]:
        """Note that communes became part of another one on a day (sáp nhập).

        They report no longer for periods that end on that day or later; what they reported
        before is shown under the new one.
        """
        target = self._desk.office(into)
        offices = [self._desk.office(office_id) for office_id in old if office_id != into]
        if not offices:
            raise Refused(_("Chưa chọn đơn vị được sáp nhập."))
        if target.merged_into or any(office.id == target.merged_into for office in offices):
            raise Refused(_("{name} đã nhập vào đơn vị khác.").format(name=_first(target)))
        last = on - dt.timedelta(days=1)
        gone = [replace(office, valid_to=last, merged_into=into) for office in offices]
        label = _("Sáp nhập {count} đơn vị vào {name}")
        label = label.format(count=len(gone), name=target.full_name)
        with self._desk.store.step(label) as step:
            changed = self._desk.received.offices.put(*gone)
        return Outcome(None, changed, step)

    def bind(self, office_id: str, workspace_id: str) -> Outcome[CommuneOffice]:
        """Say that a workspace is that of a commune of the register (it began a new file).

        Where its packages made a commune of their own, all that is kept of that one becomes part
        of the commune, and it leaves the register.
        """
        office = self._desk.office(office_id)
        other = next((o for o in self._desk.offices() if o.workspace_id == workspace_id), None)
        if other is not None and other.id != office_id:
            return self._take_over(office, other)
        return self.put(replace(office, workspace_id=workspace_id, key=""))

    def _take_over(self, office: CommuneOffice, other: CommuneOffice) -> Outcome[CommuneOffice]:
        """Make of two lines of the register one, in one step."""
        received = self._desk.received
        if any(one.merged_into == other.id for one in received.offices.list()):
            raise Refused(
                _("Bộ dữ liệu này đã gắn với {name}, nơi có xã khác nhập vào.").format(
                    name=other.full_name
                ),
                advice=_("Hãy sửa việc sáp nhập trước."),
            )
        joined = replace(
            office,
            workspace_id=other.workspace_id,
            key=other.key,
            superior=office.superior or other.superior,
            contact=office.contact or other.contact,
            telephone=office.telephone or other.telephone,
        )
        label = _("Gắn bộ dữ liệu của {other} với {name}")
        label = label.format(other=other.full_name, name=office.full_name)
        with self._desk.store.step(label) as step:
            changed = self._move(other.id, office.id) | self._move_hand(other.id, office.id)
            changed |= received.offices.remove(other.id) | received.offices.put(joined)
        return Outcome(joined, changed, step)

    def _move(self, old: str, new: str) -> frozenset[Kind]:
        """Give what came from one commune, and what was said of it, to another one."""
        received = self._desk.received
        packages = received.packages.list("office_id", old)
        changed = received.packages.put(*(replace(o, office_id=new) for o in packages))
        returns = received.returns.list("office_id", old)
        changed |= received.returns.put(*(replace(o, office_id=new) for o in returns))
        return changed | received.notes.put(
            *(
                replace(o, id=note_id(new, o.year, o.subject), office_id=new)
                for o in received.notes.list("office_id", old)
            )
        )

    def _move_hand(self, old: str, new: str) -> frozenset[Kind]:
        """Give the typed figures of one commune to another one, which keeps its own."""
        records = self._desk.received.hand
        known = {each.id for each in records.list("office_id", new)}
        hand = records.list("office_id", old)
        changed = records.put(
            *(
                replace(o, id=key, office_id=new)
                for o in hand
                if (key := cell_id(new, o.year, o.period)) not in known
            )
        )
        return changed | records.remove(*(o.id for o in hand))

    def by_package(self, office_id: str) -> Sequence[CommuneOffice]:
        """Return the communes that came by a package and may be the same as this one.

        Those whose name is alike stand first.
        """
        wanted = self._desk.office(office_id)
        found = [o for o in self._desk.offices() if o.workspace_id and o.id != office_id]
        return sorted(found, key=lambda o: fold(o.name) != fold(wanted.name))

    # dates, notes

    def dates(self, year: int) -> Mapping[Period, dt.date]:
        """Return the days by which communes are to report, by period."""
        found = self._desk.received.expected.list("year", str(year))
        return {each.period: each.due for each in found}

    def propose_dates(self, year: int) -> Mapping[Period, dt.date]:
        """Return the usual days for the periods of a year that have none yet."""
        known = self.dates(year)
        usual = {each.period: each.due for each in default_dates(year, [""], DataRule.DECREE)}
        return {period: usual[period] for period in USUAL if period not in known}

    def set_dates(self, year: int, dates: Mapping[Period, dt.date | None]) -> Outcome[None]:
        """Keep the days by which communes are to report; None takes one back."""
        expected = self._desk.received.expected
        with self._desk.store.step(_("Sửa hạn báo cáo năm {year}").format(year=year)) as step:
            changed = expected.put(
                *(
                    ExpectedReport(period_id(year, period), year, period, due)
                    for period, due in dates.items()
                    if due
                )
            )
            changed |= expected.remove(
                *(period_id(year, period) for period, due in dates.items() if due is None)
            )
        return Outcome(None, changed, step if changed else None)

    def note(self, office_id: str, year: int, subject: str, text: str) -> Outcome[None]:
        """Note something on what a commune reported; an empty text takes the note back.

        ``subject`` is the key of a task or target, or the value of a period.
        """
        self._desk.office(office_id)
        key, words = note_id(office_id, year, subject), text.strip()
        notes = self._desk.received.notes
        with self._desk.store.step(_("Ghi chú về báo cáo của xã")) as step:
            if words:
                today = self._desk.today()
                changed = notes.put(OfficeNote(key, office_id, year, subject, words, today))
            else:
                changed = notes.remove(key)
        return Outcome(None, changed, step if changed else None)

    def notes(self, year: int) -> Mapping[tuple[str, str], str]:
        """Return the notes of a year by commune and subject."""
        found = self._desk.received.notes.list("year", str(year))
        return {(each.office_id, each.subject): each.text for each in found}

    def _checked(self, office: CommuneOffice) -> CommuneOffice:
        clean = _squeezed(office, _TEXTS_OF_OFFICE)
        if office.kind not in _KINDS.values() or not clean.name:
            raise Refused(_("Cần có loại và tên của đơn vị."))
        if any(len(getattr(clean, name)) > _LONGEST for name in _TEXTS_OF_OFFICE):
            raise Refused(_("Tên đơn vị, người liên hệ dài quá {most} chữ.").format(most=_LONGEST))
        if office.valid_from and office.valid_to and office.valid_from > office.valid_to:
            raise Refused(_("Ngày đầu của đơn vị sau ngày cuối."))
        if office.merged_into == office.id:
            raise Refused(_("Đơn vị không thể nhập vào chính nó."))
        return clean


_TEXTS_OF_OFFICE = ("name", "superior", "contact", "telephone")
_TEXTS_OF_LEVEL = ("name", "agency", "place", "contact", "telephone")


def _squeezed(item: Item, names: Sequence[str]) -> Item:
    texts: dict[str, Any] = {name: squeeze(getattr(item, name)) for name in names}
    return replace(item, **texts)


def split_name(text: str) -> tuple[str, str]:
    """Return kind and name of "xã Minh Tiến", "Phường 12", "UBND xã An Bình"; xã when not told."""
    words = squeeze(text).split(" ")
    for skipped in range(min(5, len(words))):
        for length in (2, 1):
            head = fold(" ".join(words[skipped : skipped + length]))
            if head in _KINDS and len(words) > skipped + length:
                return _KINDS[head], " ".join(words[skipped + length :])
    return CommuneKind.XA.value, " ".join(words)


def split_contact(text: str) -> tuple[str, str]:
    """Return who and which telephone number "Nguyễn Thị Lan, 0912 345 678" tells."""
    parts = [squeeze(part) for part in text.split(",")]
    telephone = next((part for part in parts if _TELEPHONE.fullmatch(part)), "")
    return ", ".join(part for part in parts if part and part != telephone), telephone


def _office_of(line: str) -> CommuneOffice:
    name, *others = (squeeze(part) for part in _SEPARATORS.split(line))
    kind, bare = split_name(name)
    telephone = next((part for part in others if _TELEPHONE.fullmatch(part)), "")
    contact = next((part for part in others if part and part != telephone), "")
    return CommuneOffice(new_id(), kind, bare, contact=contact, telephone=telephone)


def _first(office: CommuneOffice) -> str:
    name = office.full_name
    return name[:1].upper() + name[1:]


def namesakes(
    offices: Iterable[CommuneOffice], kind: str, name: str, superior: str
) -> Sequence[CommuneOffice]:
    """Return the communes of that name, those of the same superior first."""
    found = [o for o in offices if o.kind == kind and fold(o.name) == fold(name)]
    return sorted(found, key=lambda o: (fold(o.superior) != fold(superior), o.id))
