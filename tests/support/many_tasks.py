"""A workspace with very many tasks: plans of a hundred rows each, with facts on a third of them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.ids import new_id
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.tasks import Placement, TableRow, Task, TaskGroup, TaskTable
from desktop.domain.tracking.model import OccurrenceFact, ProgressEntry
from desktop.services.ports import Store

TODAY = dt.date(2026, 11, 20)
YEARS = range(2017, 2027)
ROWS = 100

_VERBS = (
    "Rà soát",
    "Xây dựng",
    "Triển khai",
    "Tổ chức",
    "Kiểm tra",
    "Cập nhật",
    "Đôn đốc",
    "Ưu tiên",
)
_THINGS = (
    *("danh mục thủ tục hành chính", "quy chế làm việc của Ủy ban nhân dân xã", "hồ sơ công việc"),
    *("đề án vị trí việc làm", "dự toán thu, chi ngân sách", "cơ sở dữ liệu hộ tịch điện tử"),
    *("bộ phận tiếp nhận và trả kết quả", "chuyển đổi số trong giáo dục", "văn bản quá hạn"),
    *("công tác đánh giá, xếp loại", "thanh toán không dùng tiền mặt", "trang thông tin điện tử"),
)  # fmt: skip
_ENDS = ("theo đúng quy định", "trên địa bàn xã", "đến từng thôn, khu phố", "bảo đảm công khai")
_AREAS = (
    *("Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy"),
    *("Cải cách chế độ công vụ", "Cải cách tài chính công", "Xây dựng chính quyền điện tử"),
)
_TIMES = (
    *("Quý I", "Quý II", "Quý III", "Quý IV", "Tháng 3", "Tháng 6", "Tháng 9", "Hằng quý"),
    *("Thường xuyên", "Hằng tháng", "Trước ngày 25/12", "6 tháng đầu năm", "Khi có văn bản", ""),
)
_UNITS = (
    *("Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an xã"),
    *("Trung tâm Phục vụ hành chính công", "Ban Chỉ huy quân sự", "Trạm Y tế", "Đoàn Thanh niên"),
    *("Hội Phụ nữ", "Hội Nông dân", "Hội Cựu chiến binh", "Ủy ban Mặt trận Tổ quốc"),
)
_NAMES = (*_UNITS, "Các cơ quan, đơn vị", "Công chức Tư pháp - Hộ tịch", "Chủ tịch", "Sở Nội vụ")
_PLANS_A_STEP = 25
_FACTS_A_STEP = 2000


def office() -> CommuneProfile:
    """Return an office of twelve units and thirty officers, some of them in post no more."""
    units = tuple(Unit(f"u{n}", name) for n, name in enumerate(_UNITS))
    titles = ("Chủ tịch", "Phó Chủ tịch", "Công chức Tư pháp - Hộ tịch", "Chuyên viên")
    officers = tuple(
        Officer(
            f"o{n}",
            f"Nguyễn Văn {chr(65 + n % 26)}{n}",
            titles[n % len(titles)],
            f"u{n % len(units)}",
            held_from=dt.date(2016 + n % 8, 1, 1),
            held_to=dt.date(2024, 6, 30) if n % 3 == 0 else None,
        )
        for n in range(30)
    )
    issuer = Issuer(CommuneKind.XA, "Minh Tiến", "tỉnh Hưng Yên")
    return CommuneProfile(issuer, Era.TWO_LEVEL, units=units, officers=officers)


def plans(count: int, rows: int = ROWS, seed: int = 1) -> Iterator[Plan]:
    """Yield plans with ``rows`` tasks each, alike in each run."""
    chance = random.Random(seed)
    for number in range(count):
        year = YEARS[number % len(YEARS)]
        subject = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} năm {year}, số {number}"
        table = TaskTable((), Placement.APPENDIX, tuple(_rows(f"k{number}", rows, chance)))
        plan = Plan(f"k{number}", PlanKind.OTHER, "KH", YearSpan(year, year), subject)
        yield replace(plan, task_table=table)


def _rows(plan_id: str, count: int, chance: random.Random) -> Iterator[TableRow]:
    for number in range(count):
        if number % -(-count // len(_AREAS)) == 0:
            place = number * len(_AREAS) // count
            yield TaskGroup(f"{plan_id}-g{place}", _AREAS[place])
        words = (chance.choice(_VERBS), chance.choice(_THINGS), chance.choice(_ENDS))
        yield Task(
            f"{plan_id}-v{number}",
            f"{' '.join(words)}; {chance.choice(_VERBS).lower()} {chance.choice(_THINGS)}",
            products=(f"Báo cáo số {number}",),
            lead=(chance.choice(_NAMES),),
            cooperate=tuple(sorted(chance.sample(_NAMES, chance.randint(0, 2)))),
            time=chance.choice(_TIMES),
        )


def fill(store: Store, count: int, rows: int = ROWS) -> None:
    """Store an office, ``count`` plans and facts about a third of their tasks."""
    with store.step("Khai báo"):
        store.profile.save(office())
    made = list(plans(count, rows))
    for start in range(0, count, _PLANS_A_STEP):
        with store.step("Thêm kế hoạch"):
            for plan in made[start : start + _PLANS_A_STEP]:
                store.plans.save(plan)
    tasks = [(plan, task) for plan in made if plan.task_table for task in plan.task_table.tasks]
    add_facts(store, [(plan.years.first, task) for plan, task in tasks[::3]])


def add_facts(store: Store, tasks: list[tuple[int, Task]]) -> None:
    """Note something on each of the tasks: most are done, some on the way."""
    chance = random.Random(2)
    for start in range(0, len(tasks), _FACTS_A_STEP):
        with store.step("Ghi kết quả"):
            for year, task in tasks[start : start + _FACTS_A_STEP]:
                day = min(dt.date(year, chance.randint(1, 12), 15), TODAY)
                if chance.random() < 0.2:
                    store.tasks.progress.put(ProgressEntry(new_id(), task.id, day, 40, "Đang làm"))
                    continue
                label = f"{task.time}/{year}" if task.time[:4] in ("Quý ", "Thán") else ""
                fact = OccurrenceFact(new_id(), task.id, label, done_on=day)
                store.tasks.occurrences.put(fact)
