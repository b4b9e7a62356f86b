"""A workspace of version 2, with something of every kind, opens as it was left."""

import datetime as dt
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desktop.domain.commune import CommuneProfile
from desktop.domain.outgoing import OutgoingDocument, Purpose
from desktop.domain.reporting.model import Measurement, Period, Report, ReportDate
from desktop.domain.schedule import Occurrence
from desktop.domain.tracking.model import (
    AcceptedSchedule,
    Assignee,
    AssigneeKind,
    Assignment,
    DayKind,
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    Origin,
    Part,
    PlanItem,
    ProgressEntry,
    Reminder,
    ReminderWay,
    SourceDocument,
    SpecialDay,
    TaskMark,
    TaskState,
)
from desktop.domain.tracking.query import Order, SortKey, TaskQuery
from desktop.services.ports import Store
from desktop.services.task_ports import SavedView
from desktop.storage import backups, health
from desktop.storage.workspace import WorkspaceOpener
from tests.support.stored_plans import PROFILE, full_plan

FIXTURE = Path(__file__).resolve().parents[1] / "data" / "workspaces" / "schema-2.khx"
DAY = dt.date(2026, 3, 5)
RECORDS: dict[str, object] = {
    "marks": TaskMark(
        "p1-v2",
        AcceptedSchedule("multi", (Occurrence("Đợt 1", None, DAY), Occurrence("Đợt 2", DAY, None))),
        *("9/CV-UBND", DAY, DAY, "Không còn phù hợp", "Chờ tỉnh"),
        SourceDocument("12/KH-UBND", DAY, "UBND tỉnh", "mục II"),
    ),
    "occurrences": OccurrenceFact(
        *("f", "p1-v1", "Quý I/2026", dt.date(2026, 3, 31), DAY, DAY, "Xin lùi", "", 95, "Tốt")
    ),
    "progress": ProgressEntry("n", "p1-v1", DAY, 60, "Đã họp", "Thiếu kinh phí", "Quý I/2026"),
    "assignments": Assignment(
        *("g", "p1-v1", Part.LEAD, Assignee(AssigneeKind.UNIT, "u1", "Văn phòng"), DAY, DAY, "Mới")
    ),
    "evidence": Evidence("e", "15/BC-UBND", DAY, "Báo cáo", "UBND xã", "a" * 64, "bc.pdf", 1234),
    "evidence_links": EvidenceLink("l", "e", "p1-v1", "Quý I/2026", "trang 2"),
    "reminders": Reminder("r", "p1-v1", DAY, ReminderWay.LETTER, "Tư pháp", "v", "Lần 1"),
    "own": PlanItem(
        "o", "", Origin.OWN, 3, "Việc riêng", 2026, 2027, "Khác", "Mục tiêu", "Bước", ("Báo cáo",),
        ("Văn phòng",), ("Công an",), "Tháng 3", "1 triệu", SourceDocument("1/CV"),
    ),
    "special_days": SpecialDay("s", DAY, DayKind.WORKING, "Làm bù"),
    "views": SavedView(
        "w", "Quá hạn", TaskQuery("bao cao", states=frozenset({TaskState.OVERDUE}), due_to=DAY),
        Order(SortKey.LEAD, descending=True),
    ),
    "outgoing": OutgoingDocument("v", Purpose.URGE, "CV", "Đôn đốc", "Tư pháp", DAY, about=("f",)),
    "report_dates": ReportDate("d", 2026, Period.Q1, "UBND tỉnh", DAY, DAY, DAY, DAY),
    "reports": Report("b", 2026, Period.M9, DAY, DAY, sections={"mo-dau": "Lời"}, figures="{}"),
    "measurements": Measurement("m", "p1-t1", 2026, Period.YEAR, 97.5, 39, 40, "Sổ", DAY),
}  # fmt: skip


def office() -> CommuneProfile:
    first, *others = PROFILE.officers
    return replace(PROFILE, officers=(replace(first, aliases=("đ/c Định",)), *others))


def fill(store: Store) -> None:
    """Write one record of every kind beside a plan, and one step that is taken back."""
    with store.step("Khai báo"):
        store.profile.save(office())
        store.plans.save(full_plan())
    with store.step("Ghi việc"):
        for name, record in RECORDS.items():
            getattr(store.tasks, name).put(record)
    store.tasks.areas()
    with store.step("Sẽ hoàn tác", "p1"):
        store.plans.save(replace(full_plan(), subject="Khác"))
    store.history.undo("p1")


def test_a_workspace_of_version_2_opens(tmp_path: Path, opener: WorkspaceOpener) -> None:
    path = Path(shutil.copyfile(FIXTURE, tmp_path / "xa.khx"))
    store = opener.open(path)
    (backup,) = opener.list_backups(path)
    assert backup.reason == "truoc-nang-cap"
    with closing(backups.open_to_read(backup.path)) as raw:
        assert health.version_of(raw) == 2
    assert store.plans.get("p1") == full_plan()
    assert store.profile.get() == office()
    for name, record in RECORDS.items():
        assert getattr(store.tasks, name).list() == [record]
    assert store.history.redo("p1") is not None
    assert store.plans.get("p1").subject == "Khác"
    assert store.history.undo() is not None
    assert store.history.undo() is not None
    assert not any(getattr(store.tasks, name).list() for name in RECORDS)
    assert store.check() == []
    store.close()
