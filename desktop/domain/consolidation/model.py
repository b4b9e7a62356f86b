"""What a package of kind REPORT carries: the office, its figures, tasks and targets.

Each part is a list of plain records (one JSON line each). They are written from frozen figures
and read back strictly: a record that no version of the program writes is refused with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

from desktop.domain.commune import CommuneKind, CommuneProfile
from desktop.domain.consolidation import fields
from desktop.domain.consolidation.fields import Check, checked
from desktop.domain.letterheads import unit_name
from desktop.domain.reporting.figures import (
    EVERYWHERE,
    MEASURES,
    Figures,
    ReportTarget,
    ReportTask,
)
from desktop.domain.reporting.model import Period, Report
from desktop.domain.tracking.model import PlanItem, TaskState

OFFICE, FIGURE, TASK, TARGET = "office", "figure", "task", "target"
PARTS = (OFFICE, FIGURE, TASK, TARGET)
"""Names of the parts, in the order in which they are written."""

MOST_TASKS = 20_000
MOST_TARGETS = 2_000
MOST_FIGURES = 20_000
"""How many records of each kind one office can have; more is no report of a commune."""

_LONG, _SHORT, _KEY = 4_000, 400, 200
_MOST_EVIDENCE = 200


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """Who reports, and on what.

    Attributes:
        kind, name: Of the commune ("xã", "Minh Tiến").
        superior: The level above ("huyện Phù Cừ", "tỉnh Hưng Yên").
        contact, telephone: Who answers questions; may be empty.
        report_id: Key of the report in the workspace of the commune.
        year, period: What it reports on.
        data_from, data_to: First and last day of its data.
        as_of: Day on which the tasks were judged.
        number, symbol, date: As given by the clerk; empty and None before.
    """

    kind: str
    name: str
    superior: str
    report_id: str
    year: int
    period: str
    data_from: str
    data_to: str
    as_of: str
    number: str = ""
    symbol: str = ""
    date: str | None = None
    contact: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One number of the report.

    Attributes:
        key: "scope/measure" as in ``Figures`` ("all/total", "area:the_che/overdue").
        title: Title of the area, "" for all tasks.
        value: How many.
    """

    key: str
    title: str
    value: int


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A task at the cut-off.

    Attributes:
        id: Key of the task in the workspace of the commune.
        area: Title of its content area.
        title, lead, time: What, who, and the time as the plan words it.
        due, done_on: Days, "YYYY-MM-DD"; None where there is none.
        state: Value of ``TaskState``.
        percent: How far.
        evidence: Documents that prove it, in words.
        reason: Why it is not carried out, or late.
    """

    id: str
    area: str
    title: str
    lead: str
    time: str
    due: str | None
    state: str
    percent: int
    done_on: str | None
    evidence: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """A target with its measured value; see ``ReportTarget``."""

    id: str
    text: str
    comparator: str
    goal: float
    unit: str
    value: float | None
    numerator: float | None
    denominator: float | None
    reached: bool | None


_STATES = fields.one_of(*(state.value for state in TaskState))
_PERIODS = fields.one_of(*(period.value for period in Period))
_YEAR = fields.whole(2000, 2200)
_MAYBE_REAL = fields.maybe(fields.real)
_MAYBE_DAY = fields.maybe(fields.day)


def _figure_key(value: Any) -> str:
    key: str = fields.text(_LONG, 1)(value)
    scope, _, measure = key.rpartition("/")
    if measure not in MEASURES or (scope != EVERYWHERE and not scope.startswith("area:")):
        raise ValueError("unknown number")
    return key


RULES: Mapping[str, Mapping[str, Check]] = MappingProxyType(
    {
        OFFICE: {
            "kind": fields.one_of(*(kind.value for kind in CommuneKind)),
            "name": fields.text(_KEY, 1),
            "superior": fields.text(_KEY),
            "report_id": fields.text(_KEY, 1),
            "year": _YEAR,
            "period": _PERIODS,
            "data_from": fields.day,
            "data_to": fields.day,
            "as_of": fields.day,
            "number": fields.text(_KEY),
            "symbol": fields.text(_KEY),
            "date": _MAYBE_DAY,
            "contact": fields.text(_KEY),
            "telephone": fields.text(_KEY),
        },
        FIGURE: {
            "key": _figure_key,
            "title": fields.text(_SHORT),
            "value": fields.whole(0),
        },
        TASK: {
            "id": fields.text(_KEY, 1),
            "area": fields.text(_SHORT),
            "title": fields.text(_LONG),
            "lead": fields.text(_LONG),
            "time": fields.text(_SHORT),
            "due": _MAYBE_DAY,
            "state": _STATES,
            "percent": fields.whole(0, 100),
            "done_on": _MAYBE_DAY,
            "evidence": fields.many(fields.text(_LONG), _MOST_EVIDENCE),
            "reason": fields.text(_LONG),
        },
        TARGET: {
            "id": fields.text(_KEY, 1),
            "text": fields.text(_LONG),
            "comparator": fields.one_of(">=", ">", "=", "<=", "<"),
            "goal": fields.real,
            "unit": fields.text(_SHORT),
            "value": _MAYBE_REAL,
            "numerator": _MAYBE_REAL,
            "denominator": _MAYBE_REAL,
            "reached": fields.maybe(fields.flag),
        },
    }
)
"""Fields of the records of each part, and what each may hold."""

_KINDS: Mapping[str, type] = MappingProxyType(
    {OFFICE: OfficeRecord, FIGURE: FigureRecord, TASK: TaskRecord, TARGET: TargetRecord}
)
_MOST = {OFFICE: 1, FIGURE: MOST_FIGURES, TASK: MOST_TASKS, TARGET: MOST_TARGETS}


@dataclass(frozen=True, slots=True)
class ReportContents:
    """The parts of one report."""

    office: OfficeRecord
    figures: tuple[FigureRecord, ...] = ()
    tasks: tuple[TaskRecord, ...] = ()
    targets: tuple[TargetRecord, ...] = field(default=())

    def records(self) -> dict[str, list[dict[str, Any]]]:
        """Return the plain records by the name of their part."""
        return {
            OFFICE: [asdict(self.office)],
            FIGURE: [asdict(figure) for figure in self.figures],
            TASK: [{**asdict(task), "evidence": list(task.evidence)} for task in self.tasks],
            TARGET: [asdict(target) for target in self.targets],
        }

    def summary(self) -> tuple[tuple[str, str], ...]:
        """Return what the sheet beside the package says of the contents."""
        return (("Nhiệm vụ", str(len(self.tasks))), ("Chỉ tiêu", str(len(self.targets))))


def contents_from(parts: Mapping[str, Iterable[Mapping[str, Any]]]) -> ReportContents:
    """Return the report that plain records make; raise ``ValueError`` for those that make none.

    Besides each record the whole is looked at: one office, no number and no key twice, and the
    numbers of states must be those of the tasks.
    """
    found = {part: tuple(_records(part, parts.get(part, ()))) for part in PARTS}
    if len(found[OFFICE]) != 1:
        raise ValueError("office: one line")
    contents = ReportContents(found[OFFICE][0], found[FIGURE], found[TASK], found[TARGET])
    _require_once([figure.key for figure in contents.figures], FIGURE)
    _require_once([task.id for task in contents.tasks], TASK)
    _require_once([target.id for target in contents.targets], TARGET)
    _require_counted(contents)
    return contents


def _records(part: str, records: Iterable[Mapping[str, Any]]) -> Iterable[Any]:
    kind, rules, most = _KINDS[part], RULES[part], _MOST[part]
    for number, record in enumerate(records, start=1):
        if number > most:
            raise ValueError(f"{part}: too many lines")
        try:
            yield kind(**checked(record, rules))
        except ValueError as error:
            raise ValueError(f"{part}, line {number}: {error}") from error


def _require_once(keys: Sequence[str], part: str) -> None:
    if len(set(keys)) != len(keys):
        raise ValueError(f"{part}: twice")


def _require_counted(contents: ReportContents) -> None:
    """Raise ``ValueError`` when the numbers are not those of the tasks carried beside them."""
    states = Counter(task.state for task in contents.tasks)
    told = {figure.key: figure.value for figure in contents.figures}
    for state in TaskState:
        if told.get(f"{EVERYWHERE}/{state.value}", 0) != states[state.value]:
            raise ValueError(f"{FIGURE}: {state.value} is not the number of the tasks")
    if told.get(f"{EVERYWHERE}/total", 0) != len(contents.tasks):
        raise ValueError(f"{FIGURE}: total is not the number of the tasks")


def contents_of(
    report: Report,
    figures: Figures,
    items: Iterable[PlanItem],
    profile: CommuneProfile,
    contact: str = "",
    telephone: str = "",
) -> ReportContents:
    """Return what a report sends up.

    Args:
        report: The report, frozen or sent.
        figures: Its frozen figures.
        items: The tasks as plans word them today, for their time wording; tasks that are gone
            since have none.
        profile: The commune.
        contact, telephone: Who answers questions.
    """
    wordings = {item.id: item.time for item in items}
    issuer = profile.issuer
    office = OfficeRecord(
        kind=issuer.kind.value,
        name=fields.fitting(issuer.name, _KEY),
        superior=fields.fitting(issuer.district or issuer.province, _KEY),
        report_id=report.id,
        year=report.year,
        period=report.period.value,
        data_from=report.data_from.isoformat(),
        data_to=report.data_to.isoformat(),
        as_of=figures.window.as_of.isoformat(),
        number=fields.fitting(report.number, _KEY),
        symbol=fields.fitting(report.symbol, _KEY),
        date=report.date.isoformat() if report.date else None,
        contact=fields.fitting(contact, _KEY),
        telephone=fields.fitting(telephone, _KEY),
    )
    return ReportContents(
        office,
        tuple(_figures(figures)),
        tuple(_task(task, wordings.get(task.id, "")) for task in figures.tasks),
        tuple(map(_target, figures.targets)),
    )


def office_name(office: OfficeRecord) -> str:
    """Return the commune with its kind: "xã Minh Tiến"."""
    return f"{office.kind} {office.name}"


def manifest_name(profile: CommuneProfile) -> str:
    """Return the name under which a commune stands in the manifest of its packages."""
    return unit_name(profile.issuer)


def _figures(figures: Figures) -> Iterable[FigureRecord]:
    """Yield the numbers that are not 0, of all tasks and of each area; who leads is not sent."""
    for scope, title in ((EVERYWHERE, ""), *figures.areas()):
        for number in figures.numbers(scope):
            yield FigureRecord(number.key, fields.fitting(title, _SHORT), number.value)


def _task(task: ReportTask, wording: str) -> TaskRecord:
    done = max((time.done_on for time in task.times if time.done_on), default=None)
    reasons = (task.reason, *(time.reason for time in task.times))
    return TaskRecord(
        id=task.id,
        area=fields.fitting(task.area_title, _SHORT),
        title=fields.fitting(task.title, _LONG),
        lead=fields.fitting(task.lead, _LONG),
        time=fields.fitting(wording, _SHORT),
        due=task.due.isoformat() if task.due else None,
        state=task.state.value,
        percent=max(0, min(100, task.percent)),
        done_on=done.isoformat() if done else None,
        evidence=tuple(fields.fitting(words, _LONG) for words in task.evidence[:_MOST_EVIDENCE]),
        reason=fields.fitting("; ".join(dict.fromkeys(filter(None, reasons))), _LONG),
    )


def _target(target: ReportTarget) -> TargetRecord:
    return TargetRecord(
        id=target.id,
        text=fields.fitting(target.text, _LONG),
        comparator=target.comparator,
        goal=target.goal,
        unit=fields.fitting(target.unit, _SHORT),
        value=target.value,
        numerator=target.numerator,
        denominator=target.denominator,
        reached=target.reached,
    )
