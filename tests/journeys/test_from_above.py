"""What the level above gives: taken back, carried to the laptop, told of in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.services.consolidation.down import DownChoice
from desktop.services.consolidation.sending import send_down
from desktop.services.exchange.contents import Wanted
from desktop.services.program import Services
from tests.support.machines import Machine, commune, machine, stick

WHOLE = Wanted(PackageKind.WORKSPACE)
TEMPLATE = "cchc-nam-bang-5-cot"
CRITERIA = [["STT", "Tiêu chí", "Điểm tối đa"], ["1", "Ban hành kế hoạch", "2"]]


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    pc = machine(monkeypatch, tmp_path / "office")
    commune(pc)
    return pc


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return machine(monkeypatch, tmp_path / "laptop")


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return stick(tmp_path / "usb")


@pytest.fixture
def province(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    pc = machine(monkeypatch, tmp_path / "tinh")
    with pc.open() as services:
        service = services.consolidation
        service.register.set_level(OfficeLevel(Level.PROVINCE, "tỉnh Hưng Yên", "Sở Nội vụ"))
        service.register.add_list("xã Minh Tiến")
        service.down.criteria.put("Chỉ số CCHC", 2026, [CRITERIA])
        services.tasks.add("Rà soát thủ tục hành chính", "Quý II/2026", year=2026)
    return pc


@pytest.fixture
def package(province: Machine, usb: Path) -> Path:
    with province.open() as services:
        choice = DownChoice(
            tasks=tuple(task.id for task in services.store.tasks.own.list()),
            template_ids=(TEMPLATE,),
            criteria=tuple(each.id for each in services.consolidation.down.criteria.sets()),
        )
        return send_down(services, choice, usb).value.path


def given(services: Services) -> list[str]:
    """Return what came from above, the template of it as it is offered."""
    offered = [info.id for info in services.plans.templates() if info.sender]
    return sorted([row.part for row in services.words_from_above.things()] + offered)


GIVEN = ["cap-tren-" + TEMPLATE, "criteria", "task", "template"]


def test_an_import_taken_back_leaves_nothing_and_can_be_taken_again(
    office: Machine, package: Path
) -> None:
    with office.open() as services:
        (taken,) = services.exchange.take_all([package]).value
        assert given(services) == GIVEN
        tasks = len(services.store.tasks.own.list())
        assert taken.taken is not None
        services.exchange.undo_import(taken.taken.note.package_id)
        assert given(services) == []
        assert len(services.store.tasks.own.list()) == tasks - 1
        assert services.store.received.packages_from_above.list() == []
        (again,) = services.exchange.take_all([package]).value
        assert not again.problem
        assert given(services) == GIVEN


def test_what_came_travels_to_the_other_pc_of_the_office(
    office: Machine, laptop: Machine, package: Path, usb: Path
) -> None:
    with office.open() as services:
        services.exchange.take_all([package])
        copy = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        services.exchange.accept(services.exchange.preview(copy))
        assert given(services) == GIVEN
        drafted = services.plans.draft("cap-tren-" + TEMPLATE, 2027, {}).value
        assert drafted.years.first == 2027


def test_the_report_of_either_pc_tells_what_was_taken_in(
    office: Machine, laptop: Machine, province: Machine, package: Path, usb: Path
) -> None:
    with office.open() as services:
        services.exchange.take_all([package])
        copy = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        services.exchange.accept(services.exchange.preview(copy))
        report = services.reports.open(Period.Q1, 2026).value
        services.reports.freeze(report.id)
        wanted = Wanted(PackageKind.REPORT, 2026, Period.Q1)
        sent = services.exchange.pack(wanted, usb).path
    with province.open() as services:
        down = services.consolidation.down
        assert [line.taken_on for line in down.sent()] == [None]
        (taken,) = services.exchange.take_all([sent]).value
        assert not taken.problem
        assert [line.taken_on for line in down.sent()] == [office.clock.today()]
        assert taken.taken is not None
        services.exchange.undo_import(taken.taken.note.package_id)
        assert [line.taken_on for line in down.sent()] == [None]
