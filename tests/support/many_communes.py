"""Packages of very many communes, written by the program's own writer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from desktop.domain.consolidation.model import (
    FigureRecord,
    OfficeRecord,
    ReportContents,
    TargetRecord,
    TaskRecord,
)
from desktop.domain.exchange.model import Manifest, Office, PackageKind
from desktop.domain.reporting.areas import area_of
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState
from desktop.exchange.keys import NewKeys
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.exchange_ports import PackageContents

COMMUNES = 3321
TASKS = 100
PERIODS = (Period.Q1, Period.H1, Period.Q3, Period.YEAR)
YEAR = 2026
_AREAS = [
    area_of(title)
    for title in (
        "Cải cách thể chế",
        "Cải cách thủ tục hành chính",
        "Cải cách tổ chức bộ máy",
        "Cải cách chế độ công vụ",
        "Cải cách tài chính công",
        "Chính quyền điện tử, chính quyền số",
        "Chỉ đạo, điều hành",
    )
]
_VERBS = ("Rà soát, cập nhật", "Ban hành kế hoạch", "Kiểm tra, đánh giá", "Niêm yết công khai")
_THINGS = (
    "thủ tục hành chính thuộc thẩm quyền giải quyết",
    "văn bản quy phạm pháp luật do Hội đồng nhân dân, Ủy ban nhân dân ban hành",
    "việc chấp hành kỷ luật, kỷ cương hành chính trong cơ quan",
    "hồ sơ giải quyết trên Hệ thống thông tin giải quyết thủ tục hành chính",
)
_LEADS = ("Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an xã")
_STATES = [state.value for state in TaskState]


def office_id(commune: int) -> str:
    return f"018f0000-0000-7000-8000-{commune:012d}"


def package_id(commune: int, number: int) -> str:
    return f"018f0000-0000-7000-9{number:03d}-{commune:012d}"


def contents(commune: int, number: int) -> ReportContents:
    """Return a report; every commune words its tasks in its own way."""
    tasks = tuple(_task(commune, number, place) for place in range(TASKS))
    targets = tuple(
        TargetRecord(f"t{n}", f"Chỉ tiêu {n} của năm", ">=", 90.0, "%", 85.0 + n, None, None, n > 4)
        for n in range(10)
    )
    counted = Counter(
        (f"{scope}/{measure}", title)
        for task in tasks
        for scope, title in (("all", ""), (f"area:{area_of(task.area).key}", task.area))
        for measure in (task.state, "total")
    )
    figures = tuple(FigureRecord(key, title, value) for (key, title), value in counted.items())
    period = PERIODS[number].value
    office = OfficeRecord(
        *("xã", f"Số {commune}", "tỉnh Hưng Yên", f"r{number}", YEAR, period),
        *("2025-12-15", "2026-03-14", "2026-03-12"),
        contact="Nguyễn Thị Lan",
        telephone=f"09{commune:08d}",
    )
    return ReportContents(office, figures, tasks, targets)


def _task(commune: int, number: int, place: int) -> TaskRecord:
    state = _STATES[(commune + number + place) % len(_STATES)]
    done = state in ("done", "done-late")
    area = _AREAS[place % len(_AREAS)]
    words = f"{_VERBS[place % 4]} {_THINGS[place // 4 % 4]}, nội dung số {place}, xã Số {commune}"
    return TaskRecord(
        id=f"018f{commune:04x}-0000-7000-8000-{place:012d}",
        area=area.title,
        title=words,
        lead=_LEADS[place % 4],
        time=f"Quý {place % 4 + 1}",
        due=f"2026-{place % 12 + 1:02d}-15",
        state=state,
        percent=100 if done else place % 100,
        done_on=f"2026-{place % 12 + 1:02d}-10" if done else None,
        evidence=(f"{place}/BC-UBND ngày 10/03/2026",) if done else (),
        reason="" if done or place % 9 else "Chờ hướng dẫn của cấp trên",
    )


def _write(folder: str, first: int, last: int) -> list[tuple[int, int, str]]:
    """Write the packages of some communes; return which they are with their hashes."""
    out, inbox = Path(folder) / f"out-{first}", Path(folder) / "inbox"
    writer, written = ZipPackageWriter(), []
    for commune in range(first, last):
        keys = NewKeys().office_keys(_Secrets())
        previous = ""
        for number, period in enumerate(PERIODS):
            report = contents(commune, number)
            office = Office(office_id(commune), f"xã Số {commune}", "tỉnh Hưng Yên")
            manifest = Manifest(
                package_id=package_id(commune, number),
                kind=PackageKind.REPORT,
                office=office,
                replica_id=f"replica-{commune}",
                sequence=number + 1,
                previous=previous,
                created=dt.datetime(2026, 3, 12, 8, 30),
                schema_version=4,
                year=YEAR,
                period=period.value,
            )
            package = PackageContents(manifest, records=report.records())
            receipt = writer.write(package, out, keys, None, lambda *_told: None, lambda: False)
            receipt.path.rename(inbox / f"{manifest.package_id}.goixa")
            receipt.path.with_suffix(".txt").unlink()
            previous = receipt.manifest_hash
            written.append((commune, number, receipt.manifest_hash))
    return written


class _Secrets:
    def secret(self, _name: str) -> str:
        return ""

    def keep_secret(self, _name: str, _value: str) -> None:
        """Forget it."""


def write_all(folder: Path, communes: int = COMMUNES) -> Iterator[tuple[int, int, str]]:
    """Write all packages into ``folder``/inbox; yield commune, number and manifest hash."""
    (folder / "inbox").mkdir(parents=True, exist_ok=True)
    step = 50
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        running = [
            pool.submit(_write, str(folder), first, min(first + step, communes))
            for first in range(0, communes, step)
        ]
        for each in running:
            yield from each.result()
