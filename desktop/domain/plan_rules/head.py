"""Number, symbol, date and subject."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.domain.commune import CommuneProfile
from desktop.domain.document_types import type_of
from desktop.domain.findings import Finding, Severity
from desktop.domain.plan import Plan
from desktop.domain.plan_rules import sources
from desktop.domain.plan_rules.sources import content_finding
from desktop.domain.symbols import is_number, is_symbol, normal_number, symbol_agrees, symbol_for
from desktop.i18n import _


def head_findings(plan: Plan, _profile: CommuneProfile, today: date) -> list[Finding]:
    """Return what is wrong with the head; a lone appendix has none."""
    if type_of(plan.document_type) is None:
        return list(_subject(plan))
    return [*_subject(plan), *_symbol(plan), *_number(plan), *_date(plan, today)]


def _subject(plan: Plan) -> Iterator[Finding]:
    if not plan.subject.strip():
        yield content_finding(
            "K01", Severity.ERROR, "subject", _("Trích yếu"), _("Chưa có trích yếu."),
            _("Nhập nội dung chính của văn bản."), sources.SUBJECT,
        )  # fmt: skip


def _symbol(plan: Plan) -> Iterator[Finding]:
    kind = type_of(plan.document_type)
    if kind is None:
        return
    place, right = _("Số, ký hiệu"), symbol_for(kind)
    if not is_symbol(plan.symbol):
        yield content_finding(
            "K02", Severity.ERROR, "number", place,
            _("Ký hiệu “{symbol}” viết chưa đúng.").format(symbol=plan.symbol),
            _("Các phần nối bằng gạch nối, không có dấu cách, ví dụ “{symbol}”.").format(
                symbol=right
            ),
            sources.NUMBER,
        )  # fmt: skip
    elif not symbol_agrees(plan.symbol, plan.document_type):
        yield content_finding(
            "K03", Severity.ERROR, "number", place,
            _("Ký hiệu “{symbol}” không khớp với tên loại “{kind}”.").format(
                symbol=plan.symbol, kind=kind.name
            ),
            _("Ký hiệu của loại văn bản này bắt đầu bằng “{beginning}”.").format(
                beginning=right.split("-")[0]
            ),
            sources.NUMBER,
        )  # fmt: skip


def _number(plan: Plan) -> Iterator[Finding]:
    if not plan.number:
        yield content_finding(
            "K04", Severity.INFO, "number", _("Số, ký hiệu"), _("Chưa có số."),
            _("Văn thư cấp số sau khi ký; bản in để trống chỗ ghi số."), sources.NUMBER,
        )  # fmt: skip
    elif not is_number(plan.number):
        yield content_finding(
            "K05", Severity.ERROR, "number", _("Số, ký hiệu"),
            _("Số “{number}” viết chưa đúng.").format(number=plan.number),
            _("Viết “{number}”: chữ số Ả Rập, số dưới 10 thêm một số 0 phía trước.").format(
                number=normal_number(plan.number)
            ),
            sources.NUMBER,
        )  # fmt: skip


def _date(plan: Plan, today: date) -> Iterator[Finding]:
    place = _("Ngày, tháng, năm")
    if plan.date is None and plan.number:
        yield content_finding(
            "K06", Severity.WARNING, "date", place, _("Đã có số nhưng chưa có ngày."),
            _("Nhập ngày ban hành, hoặc bỏ số để văn thư cấp."), sources.DATE,
        )  # fmt: skip
    elif plan.date is None:
        yield content_finding(
            "K07", Severity.INFO, "date", place, _("Chưa có ngày."),
            _("Ngày và tháng để trống, điền khi ký."), sources.DATE,
        )  # fmt: skip
    elif plan.date > today:
        yield content_finding(
            "K08", Severity.WARNING, "date", place, _("Ngày ban hành muộn hơn hôm nay."),
            _("Kiểm tra lại ngày ban hành."), sources.DATE,
        )  # fmt: skip
