"""Public holidays of Vietnam (Bộ luật Lao động 2019, Điều 112), by the lunar days of UTC+7."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 2013, 2100
"""Years that the present rule covers: since 2013 the Lunar New Year has five days."""

_NOT_BY_LAW = ("Ngày nghỉ (thay cho", "Ngày Văn hóa Việt Nam")
"""Beginnings of names of days that the table knows and the law does not give by itself.

Swapped days are the officer's entries, each with its working Saturday. The Day of Vietnamese
Culture (24/11) becomes one once Điều 112 is amended; until then she may enter it.
"""


class VietnamHolidays:
    """The days off by law; implements ``services.task_ports.HolidaySource``."""

    def days_off(self, year: int) -> Mapping[dt.date, str]:
        """Return the days off of a year by law, with those in lieu of a weekend.

        A year outside the lunar table has none. Tết of a year not yet announced is taken as the
        government has chosen it so far.
        """
        return _days_off(year) if FIRST_YEAR <= year <= LAST_YEAR else {}


@lru_cache(maxsize=64)
def _days_off(year: int) -> Mapping[dt.date, str]:
    # Loading the table takes time that the start of the program does not have.
    from holidays import country_holidays

    table = country_holidays("VN", years=year, language="vi")
    return {
        day: _words(name)
        for day, name in sorted(table.items())
        if day.year == year and not name.startswith(_NOT_BY_LAW)
    }


def _words(name: str) -> str:
    """Return the name as the office writes it."""
    return name.replace("Ngày Giỗ Tổ", "Giỗ Tổ").replace(", dự kiến)", ")")
