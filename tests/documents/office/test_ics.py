"""The calendar file: lines, folding, escapes, lasting names (RFC 5545)."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.compose_text import printable
from desktop.documents.ics import MAX_OCTETS, CalendarEvent, event_uid, write_calendar

STAMP = dt.datetime(2026, 4, 6, 7, 30, tzinfo=dt.UTC)
EVENT = CalendarEvent(
    "t1",
    "Quý I/2026",
    "Báo cáo; công khai dự toán, quyết toán",
    dt.date(2026, 3, 31),
    "Phòng Kinh tế\nHạn cuối",
    "Cải cách tài chính công",
)


def unfolded(data: bytes) -> list[str]:
    """Return the lines as a calendar program reads them."""
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def read(text: str) -> str:
    """Return escaped text as it was."""
    marks = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}
    out, place = "", 0
    while place < len(text):
        pair = text[place : place + 2]
        out += marks.get(pair, text[place])
        place += 2 if pair in marks else 1
    return out


def test_an_event_takes_its_day_and_rings_the_morning_before() -> None:
    assert unfolded(write_calendar([EVENT], STAMP)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ke hoach xa//Lich nhiem vu//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Lịch nhiệm vụ",
        "BEGIN:VEVENT",
        f"UID:{event_uid('t1', 'Quý I/2026')}",
        "DTSTAMP:20260406T073000Z",
        "DTSTART;VALUE=DATE:20260331",
        "SUMMARY:Báo cáo\\; công khai dự toán\\, quyết toán",
        "DESCRIPTION:Phòng Kinh tế\\nHạn cuối",
        "CATEGORIES:Cải cách tài chính công",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Báo cáo\\; công khai dự toán\\, quyết toán",
        "TRIGGER:-PT16H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_an_alarm_on_the_day_itself_rings_at_eight() -> None:
    event = CalendarEvent("t", "", "Việc", dt.date(2026, 1, 1), alarm_days=0)
    assert "TRIGGER:PT8H" in unfolded(write_calendar([event], STAMP))


def test_a_stamp_of_another_zone_is_written_in_utc() -> None:
    hanoi = dt.timezone(dt.timedelta(hours=7))
    there = dt.datetime(2026, 4, 6, 14, 30, tzinfo=hanoi)
    assert write_calendar([EVENT], there) == write_calendar([EVENT], STAMP)


def test_names_of_events_last_and_differ_by_task_and_label() -> None:
    assert event_uid("t1", "Quý I") == event_uid("t1", "Quý I")
    names = {event_uid(task, label) for task in ("a", "ab") for label in ("b", "", "bb")}
    assert len(names) == 6


@given(st.text(), st.text(), st.text(), st.dates())
def test_any_words_come_back_and_no_line_is_too_long(
    summary: str, description: str, label: str, day: dt.date
) -> None:
    event = CalendarEvent("t", label, summary, day, description)
    data = write_calendar([event], STAMP)
    lines = data.split(b"\r\n")
    assert all(len(line) <= MAX_OCTETS for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        line.decode("utf-8")  # a letter is never parted
    names = [line.partition(":")[0] for line in unfolded(data)]
    assert names.count("BEGIN") == names.count("END") == 3


@given(st.text(st.characters(categories=["L", "Nd", "P", "S"]), min_size=1, max_size=200))
def test_words_are_read_back_as_they_were(summary: str) -> None:
    lines = unfolded(write_calendar([CalendarEvent("t", "", summary, dt.date(2026, 1, 1))], STAMP))
    (found,) = [line for line in lines if line.startswith("SUMMARY:")]
    assert read(found.removeprefix("SUMMARY:")) == printable(summary)
