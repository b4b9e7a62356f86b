"""Life of a plan: nháp → trình ký → đã ban hành → kết thúc, and what each state allows."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.plan import Plan, PlanStatus
from desktop.errors import Refused
from desktop.i18n import _

ALLOWED_MOVES: dict[PlanStatus, frozenset[PlanStatus]] = {
    PlanStatus.DRAFT: frozenset({PlanStatus.SUBMITTED}),
    PlanStatus.SUBMITTED: frozenset({PlanStatus.DRAFT, PlanStatus.ISSUED}),
    PlanStatus.ISSUED: frozenset({PlanStatus.CLOSED}),
    PlanStatus.CLOSED: frozenset({PlanStatus.ISSUED}),
}
"""From each status, the ones it may move to."""

FROZEN = frozenset({PlanStatus.ISSUED, PlanStatus.CLOSED})
"""In these the words are those that were signed; they change only through an amendment."""


def check_edit(before: Plan, after: Plan) -> None:
    """Raise ``Refused`` when the life of the plan forbids to make ``after`` of ``before``."""
    if before.status is not after.status:
        _check_move(before, after)
    words_after = replace(after, status=before.status, tracked=before.tracked)
    if before.status in FROZEN and words_after != before:
        raise Refused(
            _("Kế hoạch đã ban hành nên không sửa được nội dung."),
            advice=_("Hãy lập kế hoạch sửa đổi, bổ sung hoặc chép thành kế hoạch mới."),
        )


def _check_move(before: Plan, after: Plan) -> None:
    if after.status not in ALLOWED_MOVES[before.status]:
        raise Refused(
            _("Không chuyển được từ “{before}” sang “{after}”.").format(
                before=_(before.status.value), after=_(after.status.value)
            )
        )
    if after.status is PlanStatus.ISSUED and not (after.number and after.date):
        raise Refused(
            _("Chưa có số hoặc ngày ban hành."),
            advice=_("Nhập số và ngày văn thư đã cấp rồi mới chuyển sang “Đã ban hành”."),
        )
