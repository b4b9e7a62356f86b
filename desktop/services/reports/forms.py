"""The statistics form that ships with the program, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.domain.reporting.statistics import Indicator, known_measure
from desktop.errors import EnvironmentFailure
from desktop.i18n import _

FORM = paths.RESOURCES / "presets" / "report-statistics.toml"


@cache
def statistics_form(path: Path = FORM) -> tuple[Indicator, ...]:
    """Return the indicators in printed order; a faulty file is named."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found = tuple(_indicators(data))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise EnvironmentFailure(
            _("Không dùng được biểu thống kê {name}.").format(name=path.name),
            advice=_("Cài đặt lại chương trình, hoặc lấy lại tệp gốc."),
            details=str(problem),
        ) from problem
    return found


def _indicators(data: dict[str, Any]) -> Iterator[Indicator]:
    for group in data["group"]:
        for row in group["row"]:
            share = row.get("share")
            for name in (row.get("period"), row.get("year"), *(share or ())):
                if name and not known_measure(name):
                    raise ValueError(name)
            yield Indicator(
                row["key"],
                row["label"],
                row["unit"],
                group["title"],
                row.get("period", ""),
                row.get("year", ""),
                (share[0], share[1]) if share else None,
            )
