"""What is known of one commune in a period, asked for at once."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.consolidation.matrix import Cell
from desktop.domain.consolidation.model import MOST_TASKS
from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.reporting.model import Period
from desktop.i18n import _
from desktop.services.consolidation.ports import ReceivedQuery
from desktop.services.consolidation.views import TargetOfOffice, TaskOfOffice
from desktop.services.program import Services
from desktop.ui.fields.dates import shown


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of the commune."""

    id: str
    task: TaskOfOffice


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target of the commune."""

    id: str
    target: TargetOfOffice


@dataclass(frozen=True, slots=True)
class CommuneLook:
    """What is shown of a commune."""

    office: CommuneOffice
    cell: Cell
    tasks: tuple[TaskRow, ...]
    targets: tuple[TargetRow, ...]
    note: str
    heir: CommuneOffice | None
    merged: tuple[CommuneOffice, ...]


def look(services: Services, office_id: str, year: int, period: Period) -> CommuneLook | None:
    """Ask for all that is known of a commune; None when it is gone."""
    part = services.consolidation
    offices = part.register.offices()
    office = next((one for one in offices if one.id == office_id), None)
    if office is None:
        return None
    query = ReceivedQuery(year, period, offices=frozenset({office_id}))
    tasks = part.tasks(query, 0, MOST_TASKS).rows
    targets = part.targets(year, period, [office_id])
    return CommuneLook(
        office,
        part.cell(office_id, year, period),
        tuple(TaskRow(each.task.id, each) for each in tasks),
        tuple(TargetRow(each.target.id, each) for each in targets),
        part.register.notes(year).get((office_id, period.value), ""),
        next((one for one in offices if one.id == office.merged_into), None),
        tuple(part.courses.family(office_id)),
    )


def merged_words(found: CommuneLook) -> str:
    """Return which communes became part of this one, or of which one it became part."""
    if found.heir is not None:
        words = _("Đã nhập vào {name}, ngày cuối {day}")
        return words.format(name=found.heir.full_name, day=shown(found.office.valid_to))
    names = (
        _("{name} (đến {day})").format(name=one.full_name, day=shown(one.valid_to))
        for one in found.merged
    )
    listed = ", ".join(names)
    return _("Gồm cả: {names}; số liệu cũ ở thẻ Qua các kỳ").format(names=listed) if listed else ""
