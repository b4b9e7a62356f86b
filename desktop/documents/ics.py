"""Writes due days of tasks as a calendar file (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.compose_text import printable, printable_lines

MAX_OCTETS = 75
"""Longest line without its line end (RFC 5545, 3.1)."""
_PRODUCT = "-//Ke hoach xa//Lich nhiem vu//VI"
_DOMAIN = "ke-hoach-xa"
_ALARM_HOUR = 8
"""Hour of the day at which an alarm rings."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A due day.

    Attributes:
        task_id, label: The task and which of its times; together they keep an event the same
            event when the file is imported again.
        summary: Words of the task.
        day: The whole day on which it is due.
        description: More words, several lines are kept.
        category: Content area, may be empty.
        alarm_days: How many days before the alarm rings, at 8 o'clock.
    """

    task_id: str
    label: str
    summary: str
    day: dt.date
    description: str = ""
    category: str = ""
    alarm_days: int = 1


def write_calendar(
    events: Sequence[CalendarEvent], stamp: dt.datetime, name: str = "Lịch nhiệm vụ"
) -> bytes:
    """Return the calendar file; the same events and stamp give the same bytes.

    Args:
        events: Due days, in the order in which they are written.
        stamp: When the file is made; a time without zone counts as UTC.
        name: What calendar programs call it.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _event(event, _utc(stamp))),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def event_uid(task_id: str, label: str) -> str:
    """Return the lasting name of an event."""
    digest = hashlib.sha256(f"{task_id}\0{label}".encode("utf-8", "replace")).hexdigest()
    return f"{digest[:32]}@{_DOMAIN}"


def _utc(stamp: dt.datetime) -> str:
    moment = stamp if stamp.tzinfo is None else stamp.astimezone(dt.UTC)
    return f"{_basic(moment.date())}T{moment:%H%M%S}Z"


def _event(event: CalendarEvent, stamp: str) -> Iterator[str]:
    """Yield the lines of an event that takes its whole day and blocks no time."""
    yield "BEGIN:VEVENT"
    yield f"UID:{event_uid(event.task_id, event.label)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_basic(event.day)}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description.strip():
        yield f"DESCRIPTION:{_escaped(event.description)}"
    if event.category.strip():
        yield f"CATEGORIES:{_escaped(event.category)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(event.summary)}"
    yield f"TRIGGER:{_trigger(event.alarm_days)}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _basic(day: dt.date) -> str:
    """Return a day as the format writes it, eight figures even for the first years."""
    return day.isoformat().replace("-", "")


def _trigger(days: int) -> str:
    """Return how long before midnight of the due day the alarm rings."""
    hours = 24 * days - _ALARM_HOUR
    return f"-PT{hours}H" if hours > 0 else f"PT{-hours}H"


def _escaped(text: str) -> str:
    lines = printable_lines(text)
    return "\\n".join(printable(line).translate(_ESCAPES) for line in lines)


def _folded(line: str) -> bytes:
    """Return the line in UTF-8, parted between letters so that no part is too long."""
    parts: list[bytearray] = [bytearray()]
    for letter in line:
        octets = letter.encode("utf-8")
        if len(parts[-1]) + len(octets) > MAX_OCTETS:
            parts.append(bytearray(b" "))
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
