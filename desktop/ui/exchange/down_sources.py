"""What can be sent down, kind by kind: how it is listed, and what can be made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.tracking.query import Order, SortKey, TaskQuery
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.exchange.pick_dialog import PickItem

OFFICES, TASKS, TEMPLATES, LEGAL = "offices", "tasks", "templates", "legal"
CRITERIA, SCORES = "criteria", "scores"
MOST_TASKS = 5000
"""Tasks that are listed; no level above has more in its own plans."""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing that goes down.

    Attributes:
        label: Beside its button.
        title: Of the dialog.
        none: Said while nothing is chosen.
        some: Said of how many are chosen.
        items: Lists them.
        empty: Said when there is nothing to choose from.
    """

    label: str
    title: str
    none: str
    some: str
    items: Callable[[Services], Sequence[PickItem]]
    empty: str


def sources() -> dict[str, Source]:
    """Return the kinds in the order of the form."""
    return {
        OFFICES: Source(
            _("Gửi cho:"),
            _("Gửi cho những xã nào"),
            _("Tất cả các xã"),
            _("{count} xã"),
            _offices,
            _("Chưa có xã nào trong danh sách; lập danh sách ở mục Tổng hợp."),
        ),
        TASKS: Source(
            _("Nhiệm vụ giao:"),
            _("Chọn nhiệm vụ giao cho xã"),
            _("Không kèm"),
            _("{count} nhiệm vụ"),
            _tasks,
            _("Chưa có nhiệm vụ nào; thêm ở đây, hoặc đọc kế hoạch ở mục Kế hoạch."),
        ),
        TEMPLATES: Source(
            _("Mẫu văn bản:"),
            _("Chọn mẫu gửi cho xã"),
            _("Không kèm"),
            _("{count} mẫu"),
            _templates,
            _("Chưa có mẫu nào."),
        ),
        LEGAL: Source(
            _("Văn bản căn cứ:"),
            _("Chọn văn bản căn cứ gửi cho xã"),
            _("Không kèm"),
            _("{count} văn bản"),
            _legal,
            _("Thư viện căn cứ chưa có văn bản nào; thêm ở mục Căn cứ."),
        ),
        CRITERIA: Source(
            _("Bộ tiêu chí:"),
            _("Chọn bộ tiêu chí gửi cho xã"),
            _("Không kèm"),
            _("{count} bộ tiêu chí"),
            _criteria,
            _("Chưa có bộ tiêu chí nào; nhập từ bảng Excel, Word."),
        ),
        SCORES: Source(
            _("Điểm thẩm định:"),
            _("Gửi điểm thẩm định theo bộ tiêu chí"),
            _("Không kèm"),
            _("theo {count} bộ tiêu chí"),
            _scores,
            _("Chưa có bộ tiêu chí nào; nhập bộ tiêu chí trước, rồi nhập điểm."),
        ),
    }


def _offices(services: Services) -> list[PickItem]:
    today = services.consolidation.register.offices()
    return [
        PickItem(office.id, office.full_name, office.superior)
        for office in today
        if not office.merged_into
    ]


def _tasks(services: Services) -> list[PickItem]:
    found = services.tasks.find(TaskQuery(untracked=True), Order(SortKey.PLAN))
    lines = services.tasks.lines(found.keys[:MOST_TASKS])
    own = _("Nhiệm vụ ghi riêng")
    return [
        PickItem(line.id, "  ·  ".join(filter(None, (line.title, line.time))), line.plan or own)
        for line in lines
    ]


def _templates(services: Services) -> list[PickItem]:
    return [PickItem(info.id, info.name) for info in services.plans.templates()]


def _legal(services: Services) -> list[PickItem]:
    return [
        PickItem(each.id, " ".join(filter(None, (each.kind, each.number, each.subject))), each.kind)
        for each in services.library.list()
    ]


def _criteria(services: Services) -> list[PickItem]:
    words = _("{title} năm {year} ({count} dòng)")
    return [
        PickItem(each.id, words.format(title=each.title, year=each.year, count=len(each.items)))
        for each in services.consolidation.down.criteria.sets()
    ]


def _scores(services: Services) -> list[PickItem]:
    words = _("{title} năm {year}: đã có điểm của {count} xã")
    desk = services.consolidation.down.criteria
    return [
        PickItem(
            each.id,
            words.format(title=each.title, year=each.year, count=len(desk.scores(each.id))),
        )
        for each in desk.sets()
    ]
