"""Reports of communes as their packages carry them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.domain.consolidation.model import (
    FigureRecord,
    OfficeRecord,
    ReportContents,
    TargetRecord,
    TaskRecord,
)

AREAS = (("the_che", "Cải cách thể chế"), ("thu_tuc", "Cải cách thủ tục hành chính"))


def task(
    key: str, state: str = "done", *, title: str = "", area: int = 0, **fields: object
) -> TaskRecord:
    known = {
        "lead": "Phòng Văn hóa - Xã hội",
        "time": "Quý I",
        "due": "2026-03-31",
        "percent": 100 if state in ("done", "done-late") else 0,
        "done_on": "2026-03-10" if state in ("done", "done-late") else None,
        "evidence": (),
        "reason": "",
        **fields,
    }
    return TaskRecord(
        id=key, area=AREAS[area][1], title=title or f"Nhiệm vụ {key}", state=state, **known
    )  # type: ignore[arg-type]


def target(key: str, value: float | None = 99.0, goal: float = 98.0) -> TargetRecord:
    return TargetRecord(
        key,
        "Hồ sơ giải quyết đúng hạn",
        ">=",
        goal,
        "%",
        value,
        None,
        None,
        None if value is None else value >= goal,
    )


def figures(tasks: Sequence[TaskRecord]) -> tuple[FigureRecord, ...]:
    """Return the numbers that go with these tasks."""
    keys = {title: key for key, title in AREAS}
    counted: Counter[tuple[str, str]] = Counter()
    for each in tasks:
        area = (f"area:{keys[each.area]}", each.area)
        for scope, title in (("all", ""), area):
            for measure in (each.state, "total", "closed"):
                if measure != "closed" or each.state in ("done", "done-late"):
                    counted[f"{scope}/{measure}", title] += 1
    return tuple(FigureRecord(key, title, value) for (key, title), value in counted.items())


def contents(
    name: str = "Minh Tiến",
    tasks: Sequence[TaskRecord] = (),
    targets: Sequence[TargetRecord] = (),
    *,
    period: str = "Q1",
    year: int = 2026,
    superior: str = "tỉnh Hưng Yên",
    kind: str = "xã",
    report_id: str = "r1",
) -> ReportContents:
    office = OfficeRecord(
        kind=kind,
        name=name,
        superior=superior,
        report_id=report_id,
        year=year,
        period=period,
        data_from=f"{year - 1}-12-15",
        data_to=f"{year}-03-14",
        as_of=f"{year}-03-12",
        contact="Nguyễn Thị Lan",
        telephone="0912 345 678",
    )
    return ReportContents(office, figures(tasks), tuple(tasks), tuple(targets))
