"""A plan as data that other tools read: what a careful reader finds in its document.

Dashes inside names and headings are written " - "; a text that is not there is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop.domain.citations import parse_citation
from desktop.domain.commune import CommuneProfile
from desktop.domain.document_types import LONE_APPENDIX, type_of
from desktop.domain.legal_basis import LegalBasis
from desktop.domain.letterheads import issuer_lines, issuer_of, place_name
from desktop.domain.numbering import Node, row_labels, tree
from desktop.domain.outline import BlockKind, Level
from desktop.domain.plan import Plan
from desktop.domain.tasks import Placement, Task, TaskField, TaskGroup, TaskTable
from desktop.domain.text import squeeze

APPENDIX = "Phụ lục"

_NUMBERED = frozenset(
    {
        Level.PART,
        Level.UPPER,
        Level.ROMAN,
        Level.ARABIC,
        Level.DOTTED_2,
        Level.DOTTED_3,
        Level.DOTTED_4,
    }
)
"""Levels whose paragraphs take a place in the outline even without a title."""

_SPACED_DASH = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+|\s*[–—]\s*")
_KIND_OF_PLACE = re.compile(r"^(?:tỉnh|thành phố|huyện|quận|thị xã) ", re.IGNORECASE)


def plan_as_json(plan: Plan, profile: CommuneProfile) -> dict[str, Any]:
    """Return the plan as plain data: document, outline, tasks, facts and ``blocks``.

    ``blocks`` are all paragraphs, items and table rows in printed order, as kind, label and
    text, so that no word of the plan is missing.
    """
    nodes = tree(plan.blocks)
    return {
        "id": plan.id,
        "status": plan.status.value,
        "document": _document(plan, profile),
        "outline": _outline(nodes),
        "tasks": _tasks(plan.task_table) if plan.task_table else [],
        **_facts(plan),
        "blocks": list(_blocks(plan, nodes)),
    }


def _facts(plan: Plan) -> dict[str, Any]:
    return {
        "targets": [
            {
                "section": target.section,
                "text": target.text,
                "comparator": target.comparator,
                "value": int(target.value) if target.value.is_integer() else target.value,
                "unit": target.unit,
                "by_year": target.by_year,
            }
            for target in plan.targets
        ],
        "duties": [
            {"section": duty.section, "officer": duty.officer, "items": list(duty.items)}
            for duty in plan.duties
        ],
        "reports": [
            {"period": report.period, "to": report.to, "due": report.due} for report in plan.reports
        ],
    }


def _document(plan: Plan, profile: CommuneProfile) -> dict[str, Any]:
    issuer = issuer_of(plan, profile)
    lone = plan.document_type == LONE_APPENDIX
    parent, name = (None, None) if lone else issuer_lines(issuer)
    kind = type_of(plan.document_type)
    title = _dashes_spaced(plan.subject)
    return {
        "issuer_parent": parent,
        "issuer": name,
        "commune": issuer.name,
        "district": _bare(issuer.district or ""),
        "province": _bare(issuer.province),
        "number": plan.number or None,
        "symbol": plan.symbol or None,
        "place": None if lone else place_name(issuer),
        "date": plan.date.isoformat() if plan.date else None,
        "type": kind.title if kind else APPENDIX.upper(),
        "title": title.upper() if lone else title,
        "years": sorted({plan.years.first, plan.years.last}),
        "authority": list(plan.signing.lines()) if plan.signing else [],
        "signer": (plan.signing.signer if plan.signing else "") or None,
        "recipients": list(plan.recipients),
        "closing": squeeze(plan.closing) or None,
        "legal_bases": [_basis(basis) for basis in _cited(plan)],
    }


def _bare(place: str) -> str | None:
    """Return the name of a district or province without the word of its kind."""
    return _KIND_OF_PLACE.sub("", place) or None


def _cited(plan: Plan) -> Iterator[LegalBasis]:
    for text in (*(basis.text for basis in plan.bases), plan.opening):
        yield from parse_citation(text)


def _basis(basis: LegalBasis) -> dict[str, Any]:
    return {
        "text": basis.text,
        "kind": basis.kind,
        "number": basis.number or None,
        "date": basis.date.isoformat() if basis.date else None,
        "issuer": basis.issuer or None,
        "subject": basis.subject or None,
    }


def _outline(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    """Return the headings with their children, and numbered paragraphs without a title."""
    found: list[dict[str, Any]] = []
    for node in nodes:
        block = node.block
        entry: dict[str, Any] = {"label": _bare_label(node.label), "title": ""}
        if block.kind is BlockKind.HEADING:
            entry["title"] = _dashes_spaced(block.text).rstrip(" .:")
        elif block.level in _NUMBERED:
            entry |= {"kind": "paragraph", "text": squeeze(block.text)}
        else:
            found.extend(_outline(node.children))
            continue
        found.append({**entry, "children": _outline(node.children)})
    return found


def _bare_label(label: str) -> str:
    return label.rstrip(".)")


def _dashes_spaced(text: str) -> str:
    return _SPACED_DASH.sub(" - ", squeeze(text)).strip()


@dataclass(slots=True)
class _Above:
    """The group rows above a task, and the number and funding that go on to its row."""

    group: TaskGroup | None = None
    group_label: str = ""
    subgroup: TaskGroup | None = None
    subgroup_label: str = ""
    number: str = ""
    budget: str = ""

    def enter(self, group: TaskGroup, label: str) -> None:
        """Go on below ``group``."""
        self.number = ""
        if group.depth == 1:
            self.group, self.group_label, self.subgroup = group, label, None
            self.budget = group.budget
        else:
            self.subgroup, self.subgroup_label = group, label
            self.budget = group.budget or self.budget


def _tasks(table: TaskTable) -> list[dict[str, Any]]:
    """Return the rows with what merged cells say for each of them."""
    labels = row_labels(table)
    by_objective = any(column.field is TaskField.OBJECTIVE for column in table.columns)
    above = _Above()
    found: list[dict[str, Any]] = []
    for row in table.rows:
        if isinstance(row, TaskGroup):
            above.enter(row, labels[row.id])
            continue
        goes_on = by_objective and row.label is None
        above.number = labels[row.id] or (above.number if goes_on else "")
        found.append(_task(row, above))
    return found


def _task(task: Task, above: _Above) -> dict[str, Any]:
    group, subgroup = above.group, above.subgroup
    entry: dict[str, Any] = {
        "group_label": above.group_label or None,
        "group": group.title if group else None,
    }
    if subgroup:
        entry |= {"subgroup_label": above.subgroup_label, "subgroup": subgroup.title}
    return entry | {
        "stt": above.number or None,
        "objective": task.objective or None,
        "task": task.task or None,
        "activity": task.activity or None,
        "products": [squeeze(product) for product in task.products],
        "lead": [_dashes_spaced(name) for name in task.lead],
        "cooperate": [_dashes_spaced(name) for name in task.cooperate],
        "time": task.time or None,
        "budget": task.budget or above.budget or None,
    }


def _blocks(plan: Plan, nodes: Iterable[Node]) -> Iterator[dict[str, str]]:
    for basis in plan.bases:
        yield _entry("basis", "", basis.text)
    if plan.opening:
        yield _entry("paragraph", "", plan.opening)
    table = plan.task_table
    placed = False
    for node in (below for top in nodes for below in top.walk()):
        if node.block.kind is BlockKind.TASK_TABLE:
            if table and table.placement is Placement.IN_TEXT and not placed:
                placed = True
                yield from _table_rows(table)
            continue
        yield _entry(_kind(node), node.label, node.block.text)
    if table and table.placement is Placement.IN_TEXT and not placed:
        yield from _table_rows(table)
    if plan.closing:
        yield _entry("paragraph", "", plan.closing)
    if table and table.placement is Placement.APPENDIX:
        yield _entry("heading", APPENDIX, table.title or plan.subject)
        yield from _table_rows(table)


def _kind(node: Node) -> str:
    if node.block.kind is BlockKind.HEADING:
        return "heading"
    return "item" if node.label else "paragraph"


def _entry(kind: str, label: str, text: str) -> dict[str, str]:
    return {"kind": kind, "label": label, "text": squeeze(text)}


def _table_rows(table: TaskTable) -> Iterator[dict[str, str]]:
    labels = row_labels(table)
    yield _entry("header", "", " | ".join(column.header for column in table.columns))
    for row in table.rows:
        if isinstance(row, TaskGroup):
            yield _entry("group", labels[row.id], " | ".join(filter(None, (row.title, row.budget))))
        else:
            yield _entry("row", labels[row.id], " | ".join(filter(None, _cells(row))))


def _cells(task: Task) -> tuple[str, ...]:
    return (
        task.objective,
        task.task,
        task.activity,
        "; ".join(task.products),
        "; ".join(task.lead),
        "; ".join(task.cooperate),
        task.time,
        task.budget,
    )
