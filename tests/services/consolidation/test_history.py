"""Communes through the periods, those merged into them, and whose data a workspace holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.reporting.model import Period
from desktop.errors import Cancelled, Refused
from desktop.services.consolidation.history import Courses
from desktop.services.consolidation.offices import split_contact
from desktop.services.consolidation.rebuilding import PIECE
from tests.support.consolidation_records import contents, task
from tests.support.superior_office import SendingCommune, SuperiorOffice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SuperiorOffice]:
    opened = SuperiorOffice(tmp_path, dt.date(2026, 3, 13))
    opened.register.add_list("xã An Bình\nxã Bình Minh\nxã Cẩm Xá")
    yield opened
    opened.store.close()


@pytest.fixture
def courses(office: SuperiorOffice) -> Courses:
    return Courses(office.desk)


def key(office: SuperiorOffice, name: str) -> str:
    return next(o.id for o in office.register.offices() if o.name == name)


def send(office: SuperiorOffice, folder: Path, name: str, tasks: int) -> SendingCommune:
    commune = SendingCommune(folder / name)
    report = contents(name, [task(str(number)) for number in range(tasks)])
    office.take(commune.write(report).path)
    return commune


def test_merged_communes_stand_below_the_sum(
    office: SuperiorOffice, courses: Courses, tmp_path: Path
) -> None:
    send(office, tmp_path, "An Bình", 2)
    send(office, tmp_path, "Bình Minh", 3)
    heir, old = key(office, "An Bình"), key(office, "Bình Minh")
    office.register.merge([old], heir, dt.date(2026, 7, 1))
    lines = courses.course(heir)
    assert [(line.name, line.parts, line.numbers["all/total"]) for line in lines] == [
        ("xã An Bình", 2, 5),
        ("xã An Bình", 1, 2),
        ("xã Bình Minh", 1, 3),
    ]
    assert [line.name for line in courses.course(old)] == ["xã Bình Minh"]
    assert [one.id for one in courses.family(heir)] == [old]


def test_a_commune_by_itself_has_one_line_a_period(
    office: SuperiorOffice, courses: Courses, tmp_path: Path
) -> None:
    send(office, tmp_path, "An Bình", 2)
    (line,) = courses.course(key(office, "An Bình"))
    assert (line.year, line.period, line.parts) == (2026, Period.Q1, 1)
    assert courses.course(key(office, "Cẩm Xá")) == []


def test_imports_tell_which_one_counts(
    office: SuperiorOffice, courses: Courses, tmp_path: Path
) -> None:
    commune = send(office, tmp_path, "An Bình", 1)
    office.take(commune.write(contents("An Bình", [task("1"), task("2")])).path)
    newest, oldest = sorted(courses.imports(2026), key=lambda line: -line.package.sequence)
    assert (newest.counts, oldest.counts) == (True, False)
    assert not newest.forked
    assert newest.filled
    assert courses.imports(2025) == []


def test_the_workspace_of_a_new_line_is_bound_to_the_commune_of_the_list(
    office: SuperiorOffice, courses: Courses, tmp_path: Path
) -> None:
    send(office, tmp_path, "An Bình mới", 2)
    listed, other = key(office, "An Bình"), key(office, "An Bình mới")
    office.register.note(other, 2026, Period.Q1.value, "Hỏi lại")
    assert [one.id for one in office.register.by_package(listed)] == [other]
    workspace_id = office.register.by_package(listed)[0].workspace_id
    step = office.register.bind(listed, workspace_id)
    assert step.value.workspace_id == workspace_id
    assert [o.name for o in office.register.offices()] == ["An Bình", "Bình Minh", "Cẩm Xá"]
    assert [line.numbers["all/total"] for line in courses.course(listed)] == [2]
    assert office.register.notes(2026)[listed, Period.Q1.value] == "Hỏi lại"
    office.store.history.undo()
    assert len(office.register.offices()) == 4
    assert courses.course(listed) == []


def test_the_commune_into_which_others_went_is_not_taken_over(
    office: SuperiorOffice, tmp_path: Path
) -> None:
    send(office, tmp_path, "An Bình", 2)
    heir = key(office, "An Bình")
    office.register.merge([key(office, "Bình Minh")], heir, dt.date(2026, 7, 1))
    workspace_id = office.register.by_package(key(office, "Cẩm Xá"))[0].workspace_id
    with pytest.raises(Refused, match="nơi có xã khác nhập vào"):
        office.register.bind(key(office, "Cẩm Xá"), workspace_id)


def test_adding_up_in_pieces_gives_what_adding_up_at_once_gives(
    office: SuperiorOffice, tmp_path: Path
) -> None:
    for name in ("An Bình", "Bình Minh", "Cẩm Xá"):
        send(office, tmp_path, name, 2)
    before = office.rebuilding.digest()
    done = [*office.rebuilding.add_up_each(anew=True)]
    assert [each.read for each in done] == [3]
    assert office.rebuilding.digest() == before
    assert [*office.rebuilding.add_up_each()] == []


def test_what_a_stop_leaves_out_is_added_up_later(office: SuperiorOffice, tmp_path: Path) -> None:
    for number in range(PIECE + 2):
        send(office, tmp_path, f"Số {number}", 1)
    before = office.rebuilding.digest()
    stop: list[bool] = []
    pieces = office.rebuilding.add_up_each(anew=True, cancelled=lambda: bool(stop))
    assert next(pieces).read == PIECE
    stop.append(True)
    with pytest.raises(Cancelled):
        next(pieces)
    assert len(office.rebuilding.missing()) == 2
    assert [each.read for each in office.rebuilding.add_up_each()] == [2]
    assert office.rebuilding.digest() == before


@pytest.mark.parametrize(
    ("words", "contact", "telephone"),
    [
        ("Nguyễn Thị Lan, 0912 345 678", "Nguyễn Thị Lan", "0912 345 678"),
        ("0912345678", "", "0912345678"),
        ("Lan, Văn phòng, 0221.3850.123", "Lan, Văn phòng", "0221.3850.123"),
        ("Nguyễn Thị Lan", "Nguyễn Thị Lan", ""),
        ("", "", ""),
    ],
)
def test_whom_to_call_is_parted_from_the_number(words: str, contact: str, telephone: str) -> None:
    assert split_contact(words) == (contact, telephone)
