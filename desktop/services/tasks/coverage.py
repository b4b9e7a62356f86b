"""Đối chiếu với kế hoạch cấp trên: what the commune has of it, and taking in what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain import task_table_edits as edits
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.letterheads import issuer_name
from desktop.domain.office_document import CellAlign, DataColumn, DataRow, DataTable, OfficeDocument
from desktop.domain.plan import Plan
from desktop.domain.plan_life import FROZEN
from desktop.domain.tasks import Task, TaskField, TaskGroup, TaskTable
from desktop.domain.tracking.coverage import Cover, Covered, OwnTask, coverage
from desktop.domain.tracking.items import items_of
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument, TaskMark
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Clock, Store
from desktop.services.tasks.desk import Desk

DOCUMENT_TYPE = "Bảng đối chiếu nhiệm vụ"
KEY = "doi_chieu"


@dataclass(frozen=True, slots=True)
class Coverage:
    """A plan of the level above beside the tasks of the commune.

    Attributes:
        above: The plan of the level above.
        plan_id: The own plan that is compared, "" for all tasks of its years.
        rows: Its tasks in their order.
    """

    above: Plan
    plan_id: str
    rows: tuple[Covered, ...]

    def counts(self) -> Mapping[Cover, int]:
        """Return how many tasks there are of each kind."""
        found = Counter(row.cover for row in self.rows)
        return {cover: found[cover] for cover in Cover}


class CoverageService:
    """Compares, and writes what the officer decides; each writing function is one step."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._desk = Desk(store, clock)

    def compare(self, above: Plan, plan_id: str = "") -> Coverage:
        """Return for each task of ``above`` whether a plan has it, or any task of those years."""
        wanted = items_of(above)
        if not wanted:
            raise Refused(
                _("Kế hoạch “{subject}” không có nhiệm vụ nào để đối chiếu.").format(
                    subject=above.subject
                ),
                advice=_("Hãy chọn kế hoạch có bảng nhiệm vụ hoặc phần giao nhiệm vụ."),
            )
        own = list(self._own(above, plan_id))
        return Coverage(above, plan_id, coverage(wanted, own, given_by(above).number))

    def name(self, above: Plan, item: PlanItem, own_key: str) -> Outcome[None]:
        """Note that a task of the commune is the one that a plan of the level above gives."""
        task = self._desk.one(own_key)
        source = replace(given_by(above), clause=item.title)
        mark = task.facts.mark or TaskMark(task.item.id)
        with self._desk.step(_("Ghi văn bản giao việc"), [task]) as step:
            kinds = self._desk.tasks.marks.put(replace(mark, source=source))
        return Outcome(None, kinds, step)

    def take(
        self, above: Plan, items: Sequence[PlanItem], plan_id: str = ""
    ) -> Outcome[tuple[str, ...]]:
        """Take tasks of the level above into a draft plan, or as tasks besides all plans.

        Who is to lead in the commune is left open. Returns the keys of the new tasks.
        """
        if not items:
            raise Refused(_("Chưa chọn nhiệm vụ nào của cấp trên."))
        label = _("Thêm {count} nhiệm vụ của cấp trên").format(count=len(items))
        store, source = self._desk.store, given_by(above)
        if not plan_id:
            year = self._desk.today().year
            own = [_own_task(item, source, year) for item in items]
            with store.step(label) as step:
                kinds = self._desk.tasks.own.put(*own)
            return Outcome(tuple(item.id for item in own), kinds | {Kind.TASKS}, step)
        plan = store.plans.get(plan_id)
        _require_draft(plan)
        rows = {new_id(): item for item in items}
        marks = [
            TaskMark(key, source=replace(source, clause=item.title)) for key, item in rows.items()
        ]
        table = _with_rows(plan.task_table or edits.new_table(), rows)
        with store.step(label, plan.id) as step:
            kinds = store.plans.save(replace(plan, task_table=table))
            kinds |= self._desk.tasks.marks.put(*marks)
        return Outcome(tuple(rows), kinds, step)

    def document(self, found: Coverage, covers: Collection[Cover] = tuple(Cover)) -> OfficeDocument:
        """Return the comparison as a table for a workbook or for paper."""
        columns = (
            DataColumn(_("STT"), 5, CellAlign.CENTER),
            DataColumn(_("Nhiệm vụ của cấp trên"), 40),
            DataColumn(_("Thời gian"), 14),
            DataColumn(_("Đối chiếu"), 11),
            DataColumn(_("Nhiệm vụ của xã"), 30),
        )
        shown = [row for row in found.rows if row.cover in covers]
        table = DataTable(KEY, columns, tuple(_lines(shown)), _("Đối chiếu"))
        year = found.above.years.first
        return OfficeDocument(
            DOCUMENT_TYPE, found.above.subject, year, parts=(table,), landscape=True
        )

    def _own(self, above: Plan, plan_id: str) -> Iterator[OwnTask]:
        """Yield the tasks of the commune; those of the plan above, were it kept here, are not."""
        today, tasks = self._desk.today(), self._desk.tasks
        years = range(above.years.first, above.years.last + 1)
        queries = (
            [TaskQuery(plans=frozenset({plan_id}), untracked=True)]
            if plan_id
            else [TaskQuery(year=year) for year in years]
        )
        keys = dict.fromkeys(
            key for query in queries for key in tasks.find(query, Order(), today).keys
        )
        for each in tasks.tracked(list(keys), today):
            mark = each.facts.mark
            if each.item.plan_id != above.id:
                yield OwnTask(each.item, (mark.source if mark else None) or each.item.source)


def given_by(above: Plan) -> SourceDocument:
    """Return the plan of the level above as the document that gives a task."""
    number = f"{above.number}/{above.symbol}" if above.number else above.subject
    return SourceDocument(number, above.date, issuer_name(above.issuer) if above.issuer else "")


def _require_draft(plan: Plan) -> None:
    if plan.status in FROZEN:
        raise Refused(
            _("Kế hoạch đã ban hành nên không thêm được nhiệm vụ."),
            _("Không có gì bị thay đổi."),
            _("Hãy thêm thành nhiệm vụ ngoài kế hoạch, hoặc lập kế hoạch sửa đổi, bổ sung."),
        )


def _own_task(item: PlanItem, source: SourceDocument, year: int) -> PlanItem:
    return replace(
        item,
        id=new_id(),
        plan_id="",
        origin=Origin.OWN,
        first_year=max(item.first_year, year) if year <= item.last_year else item.first_year,
        lead=(),
        cooperate=(),
        source=replace(source, clause=item.title),
    )


def _with_rows(table: TaskTable, rows: Mapping[str, PlanItem]) -> TaskTable:
    """Return the table with new tasks at the end of the groups of their areas."""
    for key, item in rows.items():
        group = _group_of(table, item.area)
        if group is None and item.area:
            group = TaskGroup(new_id(), item.area)
            table = edits.insert_row(table, group, _last(table))
        after = edits.rows_of_group(table, group.id)[-1] if group else _last(table)
        table = edits.insert_row(table, _row(key, item, table), after)
    return table


def _row(key: str, item: PlanItem, table: TaskTable) -> Task:
    """Return a row with all three levels of a task where the table shows them, else the lowest."""
    plain = Task(key, item.title, products=item.products, time=item.time)
    if not any(column.field is TaskField.ACTIVITY for column in table.columns):
        return plain
    return replace(plain, task=item.task, objective=item.objective, activity=item.activity)


def _group_of(table: TaskTable, area: str) -> TaskGroup | None:
    groups = (row for row in table.rows if isinstance(row, TaskGroup))
    return next((group for group in groups if area and fold(group.title) == fold(area)), None)


def _last(table: TaskTable) -> str | None:
    return table.rows[-1].id if table.rows else None


def _lines(rows: Sequence[Covered]) -> Iterator[DataRow]:
    area = ""
    for number, row in enumerate(rows, start=1):
        if row.above.area and row.above.area != area:
            area = row.above.area
            yield DataRow((area,), is_group=True)
        own = row.own[0].title if row.own else ""
        yield DataRow((str(number), row.above.title, row.above.time, _(row.cover.value), own))
