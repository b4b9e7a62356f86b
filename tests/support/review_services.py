"""A session for the review: files and plans held in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.commune import CommuneProfile
from desktop.domain.letterheads import issuer_name
from desktop.domain.plan import Plan
from desktop.domain.plan_life import check_edit
from desktop.domain.reading.result import ReadPlan
from desktop.errors import AppError, Cancelled, Refused
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import PagePicture, PlanSummary, Progress
from desktop.settings import Settings
from desktop.ui.jobs import JobRunner, SynchronousJobs
from desktop.ui.session import Session
from tests.support.editor_services import PROFILE

LATER = datetime(2026, 1, 5, tzinfo=UTC)


class MemoryPages:
    """Pages of one colour each; notes what was drawn, and that it was closed."""

    def __init__(self, *sizes: tuple[float, float]) -> None:
        self._sizes = sizes
        self.drawn: list[tuple[int, int]] = []
        self.broken: set[int] = set()
        self.is_closed = False

    def sizes(self) -> Sequence[tuple[float, float]]:
        return self._sizes

    def draw(self, page: int, width: int) -> PagePicture:
        self.drawn.append((page, width))
        if page in self.broken:
            raise Refused("Trang hỏng.")
        return PagePicture(1, 1, 4, bytes((255 - page, 255, 255, 255)))

    def close(self) -> None:
        self.is_closed = True


class MemoryReading:
    """Gives ``result`` for every file, or fails; notes what was read and saved."""

    def __init__(self, plans: MemoryPlans) -> None:
        self._plans = plans
        self.result: ReadPlan | None = None
        self.failing: AppError | None = None
        self.read_paths: list[Path] = []
        self.read_text = ""
        self.saved: list[ReadPlan] = []
        self.while_reading: Callable[[], None] = lambda: None
        self.printed: MemoryPages | AppError = MemoryPages(*[(210.0, 297.0)] * 9)
        self.opened: list[Path] = []

    def pages(self, path: Path) -> MemoryPages:
        self.opened.append(path)
        if isinstance(self.printed, AppError):
            raise self.printed
        return self.printed

    def read(self, path: Path, tell: Progress, cancelled: Callable[[], bool]) -> ReadPlan:
        self.read_paths.append(path)
        if path.exists():
            self.read_text = path.read_text(encoding="utf-8-sig")
        tell("Đọc trang 1 trên 2", 0.5)
        self.while_reading()
        if cancelled():
            raise Cancelled("Đã dừng.")
        if self.failing is not None:
            raise self.failing
        assert self.result is not None
        return self.result

    def save(self, read_plan: ReadPlan) -> Outcome[Plan]:
        self.saved.append(read_plan)
        self._plans.plans[read_plan.plan.id] = read_plan.plan
        return Outcome(read_plan.plan, frozenset({Kind.PLANS}), 1)


class MemoryPlans:
    """Plans in a dictionary; edits are noted with their labels."""

    def __init__(self, *plans: Plan) -> None:
        self.plans = {plan.id: plan for plan in plans}
        self.labels: list[str] = []
        self.before: list[Plan] = []

    def list(self) -> Sequence[PlanSummary]:
        return [_summary(plan) for plan in self.plans.values()]

    def get(self, plan_id: str) -> Plan:
        return self.plans[plan_id]

    def edit(self, plan_id: str, transform: Callable[[Plan], Plan], label: str) -> Outcome[Plan]:
        before = self.plans[plan_id]
        after = transform(before)
        check_edit(before, after)
        self.before.append(before)
        self.labels.append(label)
        self.plans[plan_id] = after
        return Outcome(after, frozenset({Kind.PLAN_TABLE}), 1)


def _summary(plan: Plan) -> PlanSummary:
    return PlanSummary(
        plan.id, plan.kind, plan.subject, plan.years, plan.number, plan.symbol, plan.status,
        issuer_name(PROFILE.issuer), len(plan.task_table.tasks) if plan.task_table else 0, LATER,
    )  # fmt: skip


class MemoryProfile:
    """The commune of the tests, None before it is set up; changes are noted by label."""

    def __init__(self) -> None:
        self.profile: CommuneProfile | None = PROFILE
        self.labels: list[str] = []

    def is_set_up(self) -> bool:
        return self.profile is not None

    def get(self) -> CommuneProfile:
        assert self.profile is not None
        return self.profile

    def change(self, profile: CommuneProfile, label: str) -> Outcome[CommuneProfile]:
        self.profile = profile
        self.labels.append(label)
        return Outcome(profile, frozenset({Kind.PROFILE}), 1)


class ReviewOffice:
    """The use cases of the review."""

    def __init__(self, *plans: Plan) -> None:
        self.plans = MemoryPlans(*plans)
        self.reading = MemoryReading(self.plans)
        self.profile = MemoryProfile()


class ReviewProgram:
    """A program whose one workspace is ``office``."""

    def __init__(self, office: ReviewOffice) -> None:
        self.settings = Settings()
        self._office = office

    def last_workspace(self) -> Path:
        return Path("thu.khx")

    def open(self, _workspace: Path) -> ReviewOffice:
        return self._office

    def remember(self, _workspace: Path) -> None:
        return None


def review_session(office: ReviewOffice, jobs: JobRunner | None = None) -> Session:
    """Return an open session over ``office``."""
    quick = SynchronousJobs()
    session = Session(ReviewProgram(office), quick)  # type: ignore[arg-type]
    session.open(Path("thu.khx"))
    session.jobs = jobs or quick
    return session
