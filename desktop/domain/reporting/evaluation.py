"""Monthly evaluation of an officer: quantity, quality, progress (số lượng, chất lượng, tiến độ).

Source: Nghị định 335/2025/NĐ-CP. Each criterion is a share of what was assigned in the month:
what was completed; what was completed well; what was completed in time, a late result losing
part of its points. Every result counts as one: the decree's conversion factors are set by
each office and are not known here.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.reporting.figures_count import Followed
from desktop.domain.tracking.model import TaskFacts, TaskState, Time
from desktop.domain.tracking.states import facts_until, is_dropped, state_of_time

_ALL = 100.0


RULES_ID = "evaluation"
"""Key of the rules of an office: it has one set."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How the criteria are weighed.

    The decree gives the three shares, the deduction of 25 % for what is late or not good enough
    and the 70 points; the weights are for the office to set, even until it does.

    Attributes:
        quantity, quality, progress: Weights.
        points: Most points of the results of work.
        late_deduction: Percent that a late result loses of its progress.
        unjudged: Quality in percent of a result that nobody judged.
        good_from, met_from: Qualities from which a result is good, and from which it is enough.
        basis: Document of the office that sets them, "" while there is none.
        id: Lasting key.
    """

    quantity: float
    quality: float
    progress: float
    points: float
    late_deduction: float
    unjudged: int
    good_from: int
    met_from: int
    basis: str = ""
    id: str = RULES_ID


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """A result that was to be given in the month.

    Attributes:
        task_id, title, label: The task and its time.
        products: What was to come of it.
        due, done_on: Its days, as known at the end of the month.
        state: State on that day.
        days_late: By how many days it is or was late.
        quality: As judged, in percent; None while it was not.
        carried: True for one that was due before the month began.
    """

    task_id: str
    title: str
    label: str
    products: tuple[str, ...]
    due: dt.date | None
    done_on: dt.date | None
    state: TaskState
    days_late: int
    quality: int | None
    carried: bool

    @property
    def is_done(self) -> bool:
        """Tell whether it was completed."""
        return self.done_on is not None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of a month and what they amount to.

    Attributes:
        first, last: Days of the month.
        as_of: Day on which they are looked at: the last day, or today in a running month.
        rows: The results.
        rules: How they are weighed.
    """

    first: dt.date
    last: dt.date
    as_of: dt.date
    rows: tuple[EvaluationRow, ...]
    rules: Rules

    @property
    def assigned(self) -> int:
        """How many results were to be given."""
        return len(self.rows)

    @property
    def done(self) -> int:
        """How many were completed."""
        return sum(row.is_done for row in self.rows)

    @property
    def on_time(self) -> int:
        """How many were completed in time."""
        return sum(row.state is TaskState.DONE for row in self.rows)

    @property
    def late(self) -> int:
        """How many were completed late."""
        return self.done - self.on_time

    @property
    def quantity(self) -> float | None:
        """Completed of assigned, in percent; None when nothing was assigned."""
        return self._share(_ALL * self.done)

    @property
    def quality(self) -> float | None:
        """Quality of what was completed, of all that was assigned, in percent."""
        judged = (row.quality for row in self.rows if row.is_done)
        return self._share(sum(self.rules.unjudged if q is None else q for q in judged))

    @property
    def progress(self) -> float | None:
        """Progress of what was completed, of all that was assigned, in percent."""
        late = _ALL - self.rules.late_deduction
        return self._share(_ALL * self.on_time + late * self.late)

    @property
    def total(self) -> float | None:
        """Weighted mean of the three, in percent; None when nothing was assigned."""
        rules = self.rules
        if self.quantity is None or self.quality is None or self.progress is None:
            return None
        weighed = (
            rules.quantity * self.quantity
            + rules.quality * self.quality
            + rules.progress * self.progress
        )
        return weighed / (rules.quantity + rules.quality + rules.progress)

    @property
    def points(self) -> float | None:
        """Points of the results of work."""
        return None if self.total is None else self.total * self.rules.points / _ALL

    def qualities(self) -> tuple[int, int, int]:
        """Return how many judged results are good, are enough, are to be done again."""
        judged = [row.quality for row in self.rows if row.is_done and row.quality is not None]
        good = sum(quality >= self.rules.good_from for quality in judged)
        enough = sum(quality >= self.rules.met_from for quality in judged) - good
        return good, enough, len(judged) - good - enough

    def _share(self, points: float) -> float | None:
        return points / self.assigned if self.rows else None


def evaluate(
    tasks: Iterable[Followed], year: int, month: int, today: dt.date, rules: Rules
) -> Evaluation:
    """Return the evaluation of a month from the tasks of an officer.

    What was completed in the month counts, and what was due by its end and is still open. What
    was given up does not.
    """
    first = dt.date(year, month, 1)
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    as_of = min(last, max(today, first))
    rows = tuple(row for task in tasks for row in _rows(task, first, last, as_of))
    return Evaluation(first, last, as_of, rows, rules)


def _rows(task: Followed, first: dt.date, last: dt.date, as_of: dt.date) -> Iterator[EvaluationRow]:
    facts = facts_until(task.facts, as_of)
    if is_dropped(facts.mark, as_of):
        return
    for time in task.times:
        done_on = time.done_on if time.done_on and time.done_on <= as_of else None
        in_month = done_on is not None and done_on >= first
        waits = done_on is None and time.due is not None and time.due <= last
        if not time.dropped and (in_month or waits):
            yield _row(task, time, done_on, facts, (first, as_of))


def _row(
    task: Followed,
    time: Time,
    done_on: dt.date | None,
    facts: TaskFacts,
    days: tuple[dt.date, dt.date],
) -> EvaluationRow:
    first, as_of = days
    fact = next((fact for fact in facts.occurrences if fact.id == time.fact_id), None)
    return EvaluationRow(
        task_id=task.item.id,
        title=task.item.title,
        label=time.label,
        products=task.item.products,
        due=time.due,
        done_on=done_on,
        state=state_of_time(time, as_of, has_progress=bool(facts.progress)),
        days_late=max(0, ((done_on or as_of) - time.due).days) if time.due else 0,
        quality=fact.quality if fact else None,
        carried=time.due is not None and time.due < first,
    )
