"""Figures of communes that send no package: which they are, and what they must agree with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.consolidation.register import TARGET_KEYS
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import STATE_WORDS
from desktop.errors import Refused
from desktop.i18n import _

TOTAL = "all/total"
_STATE_KEYS = {f"all/{state.value}": words for state, words in STATE_WORDS.items()}
FORM: Mapping[str, str] = MappingProxyType(
    {
        TOTAL: "Tổng số nhiệm vụ",
        **_STATE_KEYS,
        TARGET_KEYS[0]: "Tổng số chỉ tiêu",
        TARGET_KEYS[1]: "Số chỉ tiêu đạt",
    }
)
"""Key and words of each number of the form, in its order; shown through the translation."""

_LARGEST = 1_000_000


def checked(figures: Mapping[str, int]) -> dict[str, int]:
    """Return the numbers that are not 0, with those that follow from them.

    Raises ``Refused`` for an unknown number, a negative or impossible one, and for sums that do
    not agree: the states must make up the total.
    """
    for key, value in figures.items():
        if key not in FORM:
            raise Refused(_("Biểu không có số liệu “{key}”.").format(key=key))
        if not 0 <= value <= _LARGEST:
            raise Refused(
                _("{name}: số {value} không hợp lệ.").format(name=_(FORM[key]), value=value)
            )
    states = sum(figures.get(key, 0) for key in _STATE_KEYS)
    total = figures.get(TOTAL, 0)
    if states != total:
        raise Refused(
            _("Các trạng thái cộng lại được {sum}, khác tổng số nhiệm vụ {total}.").format(
                sum=states, total=total
            ),
            _("Chưa lưu số liệu nào."),
        )
    targets, reached = (figures.get(key, 0) for key in TARGET_KEYS)
    if reached > targets:
        raise Refused(_("Số chỉ tiêu đạt lớn hơn tổng số chỉ tiêu."), _("Chưa lưu số liệu nào."))
    done = (TaskState.DONE, TaskState.DONE_LATE)
    closed = sum(figures.get(f"all/{state.value}", 0) for state in done)
    return {key: value for key, value in {**figures, "all/closed": closed}.items() if value}
