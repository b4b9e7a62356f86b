"""What the place of a package in its chain tells, whatever the order of arrival."""

from dataclasses import replace

from desktop.domain.exchange.model import Manifest
from desktop.services.exchange.log import chain_remarks, note_of
from desktop.services.exchange.ports import Direction, PackageNote
from tests.support.packages import manifest
from tests.support.programs import FixedClock

FORK = "Chuỗi gói của đơn vị này bị rẽ nhánh; hãy hỏi lại đơn vị."


def made(sequence: int, previous: str = "") -> Manifest:
    return manifest(sequence=sequence, previous=previous)


def taken(sequence: int, own: str, previous: str = "") -> PackageNote:
    return note_of(made(sequence, previous), own, Direction.TAKEN, FixedClock(), "goi.goixa")


def test_a_chain_that_fits_says_nothing() -> None:
    known = [taken(1, "a"), taken(2, "b", "a")]
    assert chain_remarks(made(3, "b"), "c", known) == []
    assert chain_remarks(made(2, "a"), "b", known) == []


def test_a_missing_package_in_between_says_nothing() -> None:
    assert chain_remarks(made(5, "d"), "e", [taken(1, "a")]) == []


def test_two_packages_with_one_number_are_a_fork() -> None:
    assert chain_remarks(made(1), "other", [taken(1, "a")]) == [FORK]


def test_a_package_that_follows_another_one_is_a_fork() -> None:
    assert chain_remarks(made(2, "other"), "b", [taken(1, "a")]) == [FORK]


def test_an_earlier_package_that_arrives_later_is_told() -> None:
    known = [taken(2, "b", "a")]
    assert chain_remarks(made(1), "a", known) == ["Gói số 1 cũ hơn gói số 2 đã nhận."]
    assert chain_remarks(made(1), "x", known)[0] == FORK


def test_packages_that_were_made_here_or_taken_out_do_not_count() -> None:
    own = replace(taken(1, "a"), direction=Direction.MADE)
    gone = replace(taken(1, "b"), undone=True)
    assert chain_remarks(made(1), "x", [own, gone]) == []
