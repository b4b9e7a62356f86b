"""Services of the plan editor held in memory, with failures and a history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.findings import Finding
from desktop.domain.legal_basis import LegalDocument, PlanBasis
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.task_table_edits import STANDARD_COLUMNS
from desktop.domain.tasks import Placement, Task, TaskGroup, TaskTable
from desktop.errors import AppError
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import PageSpot, Preview

ISSUER = Issuer(CommuneKind.XA, "Minh Tiến", "tỉnh Hưng Yên")
PROFILE = CommuneProfile(
    ISSUER,
    Era.TWO_LEVEL,
    units=(Unit("u1", "Phòng Văn hóa - Xã hội"), Unit("u2", "Văn phòng HĐND và UBND")),
    officers=(
        Officer("o1", "Nguyễn Văn An", "Chủ tịch", signs=True),
        Officer("o2", "Trần Thị Bình", "Phó Chủ tịch", signs=True),
    ),
)
DECREE = LegalDocument("d1", "Nghị định", "30/2020/NĐ-CP", "về công tác văn thư", "Chính phủ")


def block(key: str, level: Level, text: str, heading: bool = False) -> Block:
    """Return a block of a plan."""
    kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
    return Block(key, kind, level, text)


def small_plan(plan_id: str = "p1") -> Plan:
    """Return a plan with two sections, a table of a group with two tasks, and one basis."""
    table = TaskTable(
        STANDARD_COLUMNS,
        Placement.APPENDIX,
        (
            TaskGroup("g1", "Cải cách thể chế"),
            Task("t1", "Ban hành kế hoạch", lead=("Văn phòng HĐND và UBND",), time="Quý I"),
            Task("t2", "Rà soát văn bản", products=("Báo cáo",)),
        ),
    )
    return Plan(
        plan_id,
        PlanKind.ANNUAL_REFORM,
        "KH",
        YearSpan(2026, 2026),
        "Cải cách hành chính năm 2026",
        opening="Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        closing="Trên đây là Kế hoạch.",
        bases=(PlanBasis("b1", "Căn cứ Luật Tổ chức chính quyền địa phương"),),
        blocks=(
            block("h1", Level.ROMAN, "MỤC ĐÍCH", heading=True),
            block("a1", Level.ARABIC, "Nâng cao chất lượng"),
            block("a2", Level.ARABIC, "Bảo đảm tiến độ"),
            block("h2", Level.ROMAN, "NHIỆM VỤ", heading=True),
            block("c1", Level.LETTER, "Rà soát"),
        ),
        task_table=table,
        recipients=("UBND tỉnh", "Lưu: VT"),
    )


def picture(width: int = 84, height: int = 119) -> bytes:
    """Return a white page as PNG."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


class MemoryServices:
    """Keeps plans in a dictionary; ``failing`` makes the next edits fail."""

    def __init__(self, *plans: Plan) -> None:
        self.plans = {plan.id: plan for plan in plans or (small_plan(),)}
        self.labels: list[str] = []
        self.past: list[Plan] = []
        self.future: list[Plan] = []
        self.failing: AppError | None = None
        self.found: Sequence[Finding] = ()
        self.previews: list[tuple[Plan, int, bool]] = []
        self.spots: tuple[PageSpot, ...] = ()
        self.pages = 2
        self.documents: Sequence[LegalDocument] = (DECREE,)

    def plan(self, plan_id: str) -> Plan:
        return self.plans[plan_id]

    def edit_plan(
        self, plan_id: str, transform: Callable[[Plan], Plan], label: str
    ) -> Outcome[Plan]:
        if self.failing is not None:
            raise self.failing
        before = self.plans[plan_id]
        after = transform(before)
        if after == before:
            return Outcome(before)
        self.past.append(before)
        self.future.clear()
        self.labels.append(label)
        self.plans[plan_id] = after
        return Outcome(after, frozenset({Kind.PLAN_TEXT}), len(self.labels))

    def undo(self, plan_id: str) -> Outcome[Plan] | None:
        return self._move(plan_id, self.past, self.future)

    def redo(self, plan_id: str) -> Outcome[Plan] | None:
        return self._move(plan_id, self.future, self.past)

    def _move(self, plan_id: str, source: list[Plan], target: list[Plan]) -> Outcome[Plan] | None:
        if not source:
            return None
        target.append(self.plans[plan_id])
        self.plans[plan_id] = source.pop()
        return Outcome(self.plans[plan_id], frozenset({Kind.PLAN_TEXT}), 1)

    def can_undo(self, plan_id: str) -> bool:
        return bool(self.past)

    def can_redo(self, plan_id: str) -> bool:
        return bool(self.future)

    def preview(self, plan: Plan, dpi: int, spots: bool) -> Preview:
        self.previews.append((plan, dpi, spots))
        return Preview((picture(),) * self.pages, self.spots)

    def findings(self, plan: Plan) -> Sequence[Finding]:
        return self.found

    def export(self, plan_id: str, format_name: str, path: Path) -> Path:
        path.write_bytes(self.plans[plan_id].subject.encode())
        return path

    def library(self) -> Sequence[LegalDocument]:
        return self.documents

    def profile(self) -> CommuneProfile:
        return PROFILE


class HeldJobs:
    """Keeps jobs back until a test lets them go, one by one or all."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work, done, failed, title=""):  # type: ignore[no-untyped-def]
        def go() -> None:
            try:
                value = work()
            except AppError as error:
                failed(error)
            else:
                done(value)

        self.waiting.append(go)

    render = run

    def release(self, count: int = 1) -> None:
        """Do the first ``count`` jobs."""
        for _count in range(count):
            self.waiting.pop(0)()

    def release_all(self) -> None:
        """Do all jobs, those that come up meanwhile too."""
        while self.waiting:
            self.release()
