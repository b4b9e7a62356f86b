"""What is refused of the rules of the monthly evaluation: weights and shares that cannot be."""

from __future__ import annotations

from desktop.domain.reporting.evaluation import Rules
from desktop.errors import Refused
from desktop.i18n import _

_ALL = 100


def checked_rules(rules: Rules) -> Rules:
    """Return the rules; refuses weights that weigh nothing and shares outside 0 to 100."""
    weights = (rules.quantity, rules.quality, rules.progress)
    if min(weights) < 0 or not sum(weights) > 0:
        raise Refused(_("Trọng số của ba tiêu chí phải từ 0 trở lên và không cùng bằng 0."))
    shares = {
        _("Điểm tối đa của kết quả thực hiện nhiệm vụ"): rules.points,
        _("Mức trừ khi chậm"): rules.late_deduction,
        _("Chất lượng khi chưa chấm"): rules.unjudged,
        _("Mức tốt"): rules.good_from,
        _("Mức đạt yêu cầu"): rules.met_from,
    }
    for name, share in shares.items():
        if not 0 <= share <= _ALL:
            raise Refused(_("{name} phải nằm trong khoảng 0 - 100.").format(name=name))
    if rules.met_from > rules.good_from:
        raise Refused(_("Mức đạt yêu cầu không được cao hơn mức tốt."))
    return rules
