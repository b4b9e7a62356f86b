"""Measured values of targets (kết quả thực hiện chỉ tiêu): computed, refused, judged, written."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from desktop.domain.facts import Target
from desktop.domain.reporting.model import Measurement, Period
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _

PERCENT = "%"
DECIMALS = 2
"""Decimals to which a computed percentage is kept."""

_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {">=": operator.ge, ">": operator.gt, "=": operator.eq, "<=": operator.le, "<": operator.lt}
)
COMPARATOR_WORDS: Mapping[str, str] = MappingProxyType(
    {">=": "từ {goal} trở lên", ">": "trên {goal}", "=": "{goal}", "<=": "không quá {goal}",
     "<": "dưới {goal}"}
)  # fmt: skip
"""How documents write a goal."""

SAME_END: Mapping[Period, Period] = MappingProxyType(
    {
        Period.M9: Period.Q3,
        Period.Q3: Period.M9,
        Period.Q4: Period.YEAR,
        Period.YEAR: Period.Q4,
    }
)
"""Periods whose data end on the same day: what was measured for one stands for the other."""

ORDER = (Period.Q1, Period.H1, Period.Q3, Period.M9, Period.Q4, Period.YEAR)
"""The periods of a year by the end of their data."""

_FIGURE = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+-]?\d+(?:,\d+)?|[+-]?\d+\.\d{1,2}")


def reached(target: Target, value: float) -> bool:
    """Tell whether a measured value reaches the target.

    A share that a plan sets without more words ("đạt 80%") is a floor: more of it is as good.
    """
    is_floor = target.comparator == "=" and target.unit == PERCENT
    return _COMPARISONS[">=" if is_floor else target.comparator](value, target.value)


def measured(
    unit: str, value: float | None, numerator: float | None, denominator: float | None
) -> float | None:
    """Return the value to be kept; None when nothing was entered.

    With numerator and denominator the value is computed: in percent for "%", else the quotient.
    Raises ``Refused`` for what cannot be: one of the two missing, a denominator of 0, negative
    figures, more than 100 %.
    """
    if numerator is None and denominator is None:
        return None if value is None else _possible(value, unit)
    if numerator is None or denominator is None:
        raise Refused(_("Cần cả tử số và mẫu số, hoặc chỉ ghi kết quả."))
    if denominator <= 0:
        raise Refused(_("Mẫu số phải lớn hơn 0."))
    if numerator < 0:
        raise Refused(_("Tử số không được âm."))
    if unit != PERCENT:
        return _possible(numerator / denominator, unit)
    if numerator > denominator:
        raise Refused(
            _("Tử số {numerator} lớn hơn mẫu số {denominator}: tỷ lệ không thể quá 100%.").format(
                numerator=write_figure(numerator), denominator=write_figure(denominator)
            )
        )
    return round(100 * numerator / denominator, DECIMALS)


def _possible(value: float, unit: str) -> float:
    if value < 0 or not math.isfinite(value):
        raise Refused(_("Kết quả chỉ tiêu không được âm."))
    if unit == PERCENT and value > 100:
        raise Refused(
            _("Kết quả {value}% không thể có: tỷ lệ không quá 100%.").format(
                value=write_figure(value)
            )
        )
    return value


def measurement_for(
    measurements: Iterable[Measurement], year: int, period: Period
) -> Measurement | None:
    """Return what was measured for a period, or for the other one that ends on the same day."""
    of_year = {each.period: each for each in measurements if each.year == year}
    twin = SAME_END.get(period)
    return of_year.get(period) or (of_year.get(twin) if twin else None)


def trend(measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """Return what was measured in the order of time."""
    return tuple(sorted(measurements, key=lambda each: (each.year, ORDER.index(each.period))))


def write_goal(target: Target) -> str:
    """Return the goal in words: "từ 95% trở lên"."""
    return COMPARATOR_WORDS[target.comparator].format(goal=with_unit(target.value, target.unit))


def with_unit(value: float, unit: str) -> str:
    """Return a figure with its unit: "99,9%", "15 phút/lượt"."""
    written = write_figure(value)
    return f"{written}{unit}" if unit == PERCENT else f"{written} {unit}".strip()


def write_figure(value: float) -> str:
    """Return a figure as it is written in Vietnamese: "1.234,5"; at most two decimals."""
    text = f"{value:,.{DECIMALS}f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def parse_figure(text: str) -> float | None:
    """Return the figure that a person typed ("99,9", "1.234", "99.9%"); None for an empty text.

    Raises ``Refused`` for words.
    """
    bare = squeeze(text).removesuffix(PERCENT).strip()
    if not bare:
        return None
    if not _FIGURE.fullmatch(bare):
        raise Refused(
            _("“{text}” không phải là một con số.").format(text=squeeze(text)[:40]),
            advice=_("Ghi số theo cách viết 1.234,5."),
        )
    if "," in bare or re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{3})+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    return float(bare)
