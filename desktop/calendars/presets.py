"""The swaps and working Saturdays known so far, read from ``resources/presets/calendar.toml``."""

from __future__ import annotations

import datetime as dt
import tomllib
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.domain.tracking.model import DayKind, SpecialDay
from desktop.errors import EnvironmentFailure
from desktop.i18n import _

_NAMESPACE = uuid.UUID("7f1c2a58-42a1-5d0a-8b61-9d7c0c6a1e24")
"""Makes the same key for the same day in every workspace, so that merges agree."""


def known_special_days(path: Path) -> tuple[SpecialDay, ...]:
    """Return the days off and working Saturdays announced so far, in order.

    Raises ``EnvironmentFailure`` when the file, which ships with the program, is missing.
    """
    return tuple(_day(entry) for entry in _content(path)["day"])


def optional_days(path: Path) -> tuple[SpecialDay, ...]:
    """Return the days that may be switched on: not yet days off by law."""
    return tuple(_day(entry) for entry in _content(path)["optional"])


def _content(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EnvironmentFailure(
            _("Thiếu tệp {name} của chương trình.").format(name=path.name),
            advice=_("Hãy cài đặt lại chương trình."),
        ) from error


def _day(entry: Mapping[str, Any]) -> SpecialDay:
    date: dt.date = entry["date"]
    key = str(uuid.uuid5(_NAMESPACE, date.isoformat()))
    return SpecialDay(key, date, DayKind(entry["kind"]), entry["name"])
