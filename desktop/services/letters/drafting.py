"""Letters, notes and handouts filled from the tasks of somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.commune import CommuneProfile
from desktop.domain.office_document import DataTable, OfficeDocument
from desktop.domain.outgoing import OutgoingDocument, Purpose
from desktop.domain.signers import signers_on, signing_by
from desktop.domain.signing import Signing
from desktop.domain.tracking.model import Assignee, AssigneeKind, Part, TaskState
from desktop.domain.tracking.people import assignees, holders, refs_of
from desktop.services.letters.addressees import officer_of, person_values, refs_alike
from desktop.services.letters.citing import cited_plans
from desktop.services.letters.work_tables import coming_table, overdue_table, work_table
from desktop.services.task_ports import OfficeDocuments, Tracked
from desktop.services.tasks.desk import Desk

TEMPLATES = {
    Purpose.URGE: "cong-van-don-doc",
    Purpose.NOTE: "phieu-nhac-viec",
    Purpose.HANDOUT: "phieu-giao-viec",
}
"""Document template of each kind of letter."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its line in the register."""

    outgoing: OutgoingDocument
    document: OfficeDocument


def usual_signing(profile: CommuneProfile, day: dt.date) -> Signing:
    """Return the signature of the head of the commune, without name when nobody is known."""
    signers = signers_on(profile, day)
    return signing_by(signers[0], Signing()) if signers else Signing()


class Drafting:
    """Makes the documents; writes nothing."""

    def __init__(self, desk: Desk, documents: OfficeDocuments) -> None:
        self._desk = desk
        self._documents = documents

    def make(
        self,
        purpose: Purpose,
        assignee: Assignee,
        tasks: Sequence[Tracked],
        day: dt.date,
        note: str = "",
        **given: object,
    ) -> OfficeDocument:
        """Return the document of ``tasks`` for somebody, as of ``day``.

        ``given`` are values of the template that stand in place of the usual ones ("so",
        "ky_hieu", "ngay").
        """
        profile = self._desk.profile()
        signing = usual_signing(profile, day)
        if purpose is Purpose.URGE:
            values: dict[str, object] = {"kinh_gui": [assignee.name], "nguoi_ky": signing}
        else:
            values = dict(_receiver(assignee, profile, day))
        fill = _handed_out if purpose is Purpose.HANDOUT else _reminded
        more, tables = fill(refs_alike(self._desk, assignee), tasks, day, profile)
        plans = cited_plans(self._desk.store, (task.item.plan_id for task in tasks), profile)
        year = _year_of(tasks, day)
        values |= {**more, "nam": year, "ke_hoach": plans, "ghi_chu": note, **given}
        return self._documents.fill(TEMPLATES[purpose], profile, day.year, values, tables)


def _year_of(tasks: Sequence[Tracked], day: dt.date) -> int:
    """Return the year of the work: that of today, else the last for which the tasks were set."""
    if any(task.item.first_year <= day.year <= task.item.last_year for task in tasks):
        return day.year
    return max((task.item.last_year for task in tasks), default=day.year)


Filling = tuple[dict[str, object], list[DataTable]]


def _reminded(
    _refs: frozenset[str], tasks: Sequence[Tracked], day: dt.date, _profile: CommuneProfile
) -> Filling:
    late = [task for task in tasks if task.line.state is TaskState.OVERDUE]
    coming = [task for task in tasks if task.line.state is TaskState.DUE_SOON]
    values: dict[str, object] = {"ngay_tinh": day, "qua_han": len(late), "sap_den_han": len(coming)}
    return values, [overdue_table(late, day), coming_table(coming, day)]


def _handed_out(
    refs: frozenset[str], tasks: Sequence[Tracked], day: dt.date, profile: CommuneProfile
) -> Filling:
    leading = {task.item.id for task in tasks if _leads(task, refs, day, profile)}
    values: dict[str, object] = {
        "so_viec": len(tasks),
        "chu_tri": len(leading),
        "phoi_hop": len(tasks) - len(leading),
    }

    def part_of(task: Tracked) -> str:
        return "Chủ trì" if task.item.id in leading else "Phối hợp"

    ordered = sorted(tasks, key=lambda task: task.item.id not in leading)
    return values, [work_table(ordered, day, part_of)]


def _leads(task: Tracked, refs: frozenset[str], day: dt.date, profile: CommuneProfile) -> bool:
    leads = assignees(task.item, task.facts, Part.LEAD, day, profile)
    return not refs.isdisjoint(refs_of(leads, profile, day))


def _receiver(
    assignee: Assignee, profile: CommuneProfile, day: dt.date
) -> Iterator[tuple[str, object]]:
    """Yield name, post and unit of who gets a note; of a post those of its one holder."""
    officer = None
    if assignee.kind is AssigneeKind.OFFICER:
        officer = officer_of(profile, assignee.key)
    elif assignee.kind is AssigneeKind.POST:
        held = holders(assignee.key, profile, day)
        officer = held[0] if len(held) == 1 else None
    if officer is None or not officer.name:
        yield "nguoi_nhan", assignee.name
        yield "la_don_vi", assignee.kind not in (AssigneeKind.OFFICER, AssigneeKind.POST)
        return
    person = person_values(profile, officer)
    yield "nguoi_nhan", person.pop("ho_ten")
    yield from person.items()
