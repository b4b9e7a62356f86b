"""Working days of the office: law, swaps that ship with the program, her own entries."""

import pytest

from desktop.domain.tracking.model import DayKind
from desktop.errors import Refused
from desktop.services.outcome import Kind
from desktop.services.program import Services
from tests.services.tasks.conftest import day


def test_days_off_by_law_are_known_without_entries(services: Services) -> None:
    off = services.calendar.days_off(2026)
    assert {day(1, 1), day(2, 17), day(4, 30), day(5, 1), day(9, 2)} <= off.keys()
    assert list(off) == sorted(off)


def test_an_entry_turns_a_saturday_into_a_working_day_and_moves_due_days(
    services: Services,
) -> None:
    services.tasks.event("waiting", "12/KH-UBND", day(3, 2))
    outcome = services.calendar.add(day(3, 7), DayKind.WORKING, " Làm bù ")
    assert {Kind.CALENDAR, Kind.TASKS} <= outcome.changed
    assert services.calendar.calendar().is_working(day(3, 7))
    assert services.tasks.lines(["waiting"])[0].due == day(3, 13)
    services.calendar.add(day(3, 9), DayKind.OFF, "Nghỉ hoán đổi")
    assert services.tasks.lines(["waiting"])[0].due == day(3, 16)
    assert services.calendar.days_off(2026)[day(3, 9)] == "Nghỉ hoán đổi"
    services.calendar.remove(outcome.value.id)
    assert services.tasks.lines(["waiting"])[0].due == day(3, 17)


def test_a_second_entry_for_a_day_takes_the_place_of_the_first(services: Services) -> None:
    services.calendar.add(day(3, 9), DayKind.OFF, "Nghỉ")
    services.calendar.add(day(3, 9), DayKind.OFF, "Nghỉ hoán đổi")
    assert [each.name for each in services.calendar.special_days(2026)] == ["Nghỉ hoán đổi"]


def test_known_swaps_are_taken_over_once_and_hers_stay(services: Services) -> None:
    services.calendar.add(day(8, 22), DayKind.WORKING, "Làm bù của xã")
    taken = services.calendar.import_preset(2026).value
    assert taken > 0
    assert services.calendar.import_preset(2026).value == 0
    named = {each.date: each.name for each in services.calendar.special_days(2026)}
    assert (len(named), named[day(8, 22)]) == (taken + 1, "Làm bù của xã")
    assert services.calendar.special_days(2024) == []
    assert services.calendar.import_preset().value > 0


def test_days_not_yet_in_the_law_can_be_entered(services: Services) -> None:
    culture = services.calendar.optional_days()
    assert any((each.date.month, each.date.day) == (11, 24) for each in culture)


def test_entries_that_say_nothing_are_refused(services: Services) -> None:
    with pytest.raises(Refused, match="vốn là ngày làm việc"):
        services.calendar.add(day(3, 9), DayKind.WORKING)
    with pytest.raises(Refused, match="Năm 1800"):
        services.calendar.add(day(3, 9, 1800), DayKind.OFF)
    with pytest.raises(Refused, match="Không có ngày"):
        services.calendar.remove("khong-co")
    assert services.calendar.special_days() == []
