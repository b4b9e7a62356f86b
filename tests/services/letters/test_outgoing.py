"""The register of outgoing documents: waiting, issued, cancelled."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.outgoing import OutgoingStatus
from desktop.errors import Refused
from desktop.services.letters.outgoing import OutgoingService
from tests.support.report_office import CULTURE, ReportOffice, report_office


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ReportOffice]:
    opened = report_office(monkeypatch, tmp_path)
    yield opened
    opened.services.close()


@pytest.fixture
def register(office: ReportOffice) -> OutgoingService:
    """A register with two letters that wait."""
    letters = office.services.letters
    for _count in range(2):
        letters.urge([letters.assignee(CULTURE)])
    return office.services.outgoing


def test_a_signed_letter_gets_number_and_day(register: OutgoingService) -> None:
    letter = register.list()[0]
    issued = register.issue(letter.id, "5", "", dt.date(2026, 3, 19)).value
    assert (issued.number, issued.date) == ("05", dt.date(2026, 3, 19))
    assert issued.symbol == letter.symbol
    assert issued.symbol.startswith("UBND")
    assert register.list(OutgoingStatus.ISSUED) == [issued]
    assert len(register.list(OutgoingStatus.SUBMITTED)) == 1


def test_a_number_is_used_once_a_year(register: OutgoingService) -> None:
    first, second = register.list()
    register.issue(first.id, "5", "", dt.date(2026, 3, 19))
    with pytest.raises(Refused, match="đã dùng"):
        register.issue(second.id, "05", "", dt.date(2026, 3, 20))
    again = register.issue(first.id, "6", "UBND-VX", dt.date(2026, 3, 19)).value
    assert (again.number, again.symbol) == ("06", "UBND-VX")
    assert register.issue(second.id, "5", "", dt.date(2026, 3, 20)).value.number == "05"


def test_a_cancelled_letter_gets_no_number_and_an_issued_one_stays(
    office: ReportOffice, register: OutgoingService
) -> None:
    first, second = register.list()
    with pytest.raises(Refused, match="lý do"):
        register.cancel(first.id, " ")
    assert register.cancel(first.id, "Lập nhầm").value.status is OutgoingStatus.CANCELLED
    (label,) = [step.label for step in office.services.store.history.steps() if "Hủy" in step.label]
    assert label == f"Hủy văn bản đi gửi {CULTURE}: Lập nhầm"
    with pytest.raises(Refused, match="đã hủy"):
        register.issue(first.id, "5", "", dt.date(2026, 3, 19))
    register.issue(second.id, "5", "", dt.date(2026, 3, 19))
    with pytest.raises(Refused, match="không hủy"):
        register.cancel(second.id, "Lập nhầm")


@pytest.mark.parametrize(
    ("number", "day", "problem"),
    [
        ("", dt.date(2026, 3, 19), "số văn bản"),
        ("5/UBND", dt.date(2026, 3, 19), "số văn bản"),
        ("5", dt.date(2026, 3, 21), "tương lai"),
    ],
)
def test_numbers_and_days_that_cannot_be_are_refused(
    register: OutgoingService, number: str, day: dt.date, problem: str
) -> None:
    with pytest.raises(Refused, match=problem):
        register.issue(register.list()[0].id, number, "", day)
    with pytest.raises(Refused, match="sổ văn bản"):
        register.get("khong-co")
