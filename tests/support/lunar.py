"""Lunar days of Vietnam (âm lịch, UTC+7), coded apart from the program to check it.

New moons by the mean lunation and its periodic terms (Meeus), sun's longitude likewise; the month
that holds the winter solstice is the eleventh.
"""

from __future__ import annotations

import datetime as dt
import math

_UTC_OFFSET = 7 / 24
_EPOCH = 2415021.076998695
_SYNODIC = 29.530588853


def _new_moon(k: int) -> float:
    """Julian day of the ``k``-th new moon since 1/1/1900."""
    t = k / 1236.85
    r = math.pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t**2) * r)
    sun = 359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3
    moon = 306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3
    lat = 21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3
    terms = (
        (0.1734 - 0.000393 * t, sun), (0.0021, 2 * sun), (-0.4068, moon), (0.0161, 2 * moon),
        (-0.0004, 3 * moon), (0.0104, 2 * lat), (-0.0051, sun + moon), (-0.0074, sun - moon),
        (0.0004, 2 * lat + sun), (-0.0004, 2 * lat - sun), (-0.0006, 2 * lat + moon),
        (0.0010, 2 * lat - moon), (0.0005, 2 * moon + sun),
    )  # fmt: skip
    change = sum(size * math.sin(angle * r) for size, angle in terms)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return mean + change - delta


def _moon_day(k: int) -> int:
    return int(_new_moon(k) + 0.5 + _UTC_OFFSET)


def _sun_sector(day: int) -> int:
    """Which twelfth of its way the sun is in at the midnight that begins a Julian day."""
    t = (day - 0.5 - _UTC_OFFSET - 2451545.0) / 36525
    r = math.pi / 180
    m = 357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(r * m)
    longitude += (0.019993 - 0.000101 * t) * math.sin(2 * r * m) + 0.000290 * math.sin(3 * r * m)
    return int(longitude % 360 / 30)


def _julian(day: dt.date) -> int:
    return day.toordinal() + 1721425


def _eleventh_month(year: int) -> int:
    """Number of the new moon that begins the eleventh lunar month of ``year``."""
    k = int((_julian(dt.date(year, 12, 31)) - 2415021) / _SYNODIC)
    return k - 1 if _sun_sector(_moon_day(k)) >= 9 else k


def _leap_offset(k: int) -> int:
    """How many months after the eleventh the leap month stands."""
    sectors = [_sun_sector(_moon_day(k + n)) for n in range(1, 15)]
    return next(n for n in range(1, 14) if sectors[n] == sectors[n - 1])


def lunar_day(year: int, month: int, day: int) -> dt.date:
    """Solar day of a day of the first ten lunar months, none of them a leap one."""
    begin = _eleventh_month(year - 1)
    months = month + 1
    if _eleventh_month(year) - begin > 12 and _leap_offset(begin) <= months:
        months += 1
    return dt.date.fromordinal(_moon_day(begin + months) + day - 1 - 1721425)
