"""A commune that was merged into this one: its data pass over as one step, and back again."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.commune import Unit
from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import AssigneeKind, Part, TaskState
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.errors import Refused
from desktop.services.exchange.contents import Wanted
from desktop.services.exchange.succession import Succession
from desktop.services.program import Services
from tests.support.machines import Machine, machine
from tests.support.report_office import CULTURE, plan

MERGED_ON = dt.date(2026, 4, 1)
WHOLE = Wanted(PackageKind.WORKSPACE, with_evidence=True)
OWN_BODY = Unit("to-cho", "Tổ Quản lý chợ Nhồi", short="TQLC")


@pytest.fixture
def old(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """The PC of xã Tống Trân, which became part of xã Minh Tiến."""
    pc = machine(monkeypatch, tmp_path / "old")
    with pc.open() as services:
        profile = services.profile.proposal("two-level", "Tống Trân", "tỉnh Hưng Yên")
        services.profile.set_up(replace(profile, units=(*profile.units, OWN_BODY)))
        theirs = replace(plan(key="tt"), subject="Cải cách hành chính xã Tống Trân")
        services.plans.add(theirs, "Thêm")
        (scan,) = [tmp_path / "bien-ban.pdf"]
        scan.write_bytes(b"%PDF-1.4 bien ban")
        services.evidence.attach_files(["tt-ra-soat"], [scan])
        body = next(who for who in services.assignments.candidates() if who.key == OWN_BODY.id)
        services.assignments.assign(["tt-tap-huan"], Part.LEAD, [body], None, "Giao lại")
    return pc


def packed(pc: Machine, usb: Path) -> Path:
    with pc.open() as services:
        return services.exchange.pack(WHOLE, usb).path


def previewed(services: Services, package: Path) -> Succession:
    return services.exchange.succession.preview(package)


def unit_named(services: Services, name: str) -> Unit:
    """Return the unit of that name that stands without an end."""
    profile = services.store.profile.get()
    assert profile is not None
    return next(unit for unit in profile.units if unit.name == name and unit.valid_to is None)


def taken_over(services: Services, package: Path, **named: str) -> Succession:
    succession = previewed(services, package)
    by_name = {unit.name: unit.id for unit in succession.units}
    into = {**succession.proposal(), **{by_name[old]: new for old, new in named.items()}}
    services.exchange.succession.take(succession, into, MERGED_ON)
    return succession


def test_what_would_come_is_told_before(office: Machine, old: Machine, usb: Path) -> None:
    package = packed(old, usb)
    with office.open() as services:
        before = services.store.exchange.digest()
        succession = previewed(services, package)
        services.exchange.succession.dismiss(succession)
        assert succession.office == "xã Tống Trân"
        assert succession.counts["kế hoạch"] == 1
        assert succession.counts["nhiệm vụ"] == 5
        assert succession.counts["minh chứng"] == 1
        names = {unit.name: unit.heir for unit in succession.units}
        assert names[CULTURE] == unit_named(services, CULTURE).id
        assert names[OWN_BODY.name] == ""
        assert services.store.exchange.digest() == before


def test_plans_tasks_and_evidence_pass_over(office: Machine, old: Machine, usb: Path) -> None:
    package = packed(old, usb)
    with office.open() as services:
        culture = unit_named(services, CULTURE)
        taken_over(services, package, **{OWN_BODY.name: culture.id})
        subjects = {each.subject for each in services.plans.list()}
        assert "Cải cách hành chính xã Tống Trân" in subjects
        assert services.profile.get().issuer.name == "Minh Tiến"
        (line,) = services.evidence.list()
        assert services.evidence.path_of(line.evidence.id).read_bytes() == b"%PDF-1.4 bien ban"


def test_tasks_are_found_under_the_heir(office: Machine, old: Machine, usb: Path) -> None:
    package = packed(old, usb)
    with office.open() as services:
        culture = unit_named(services, CULTURE)
        taken_over(services, package, **{OWN_BODY.name: culture.id})
        query = TaskQuery(assignees=frozenset({f"unit:{culture.id}"}))
        day = MERGED_ON + dt.timedelta(days=1)
        found = services.store.tasks.find(query, Order(), day).keys
        # By the name printed in the plan, and by an assignment that was handed on.
        assert {"tt-ra-soat", "tt-tap-huan", "k-ra-soat"} <= set(found)
        (old_one, new_one) = sorted(
            services.store.tasks.assignments.list("task_id", "tt-tap-huan"),
            key=lambda each: each.valid_from or dt.date.min,
        )
        assert old_one.valid_to == MERGED_ON - dt.timedelta(days=1)
        assert (new_one.assignee.kind, new_one.assignee.key) == (AssigneeKind.UNIT, culture.id)
        assert "Tống Trân" in new_one.reason


def test_old_units_end_and_old_leaders_sign_no_more(
    office: Machine, old: Machine, usb: Path
) -> None:
    package = packed(old, usb)
    with office.open() as services:
        own = {officer.id for officer in services.profile.get().officers}
        succession = taken_over(services, package)
        profile = services.profile.get()
        last = MERGED_ON - dt.timedelta(days=1)
        ended = {unit.id for unit in profile.units if unit.valid_to == last}
        assert ended == set(succession.proposal())
        theirs = [officer for officer in profile.officers if officer.id not in own]
        assert {officer.held_to for officer in theirs if officer.signs} == {last}
        assert {officer.held_to for officer in theirs if not officer.signs} == {None}
        # A unit without an heir stays, to be dealt with later.
        assert unit_named(services, OWN_BODY.name).valid_to is None


def test_it_is_undone_as_one(office: Machine, old: Machine, usb: Path) -> None:
    package = packed(old, usb)
    with office.open() as services:
        before = services.profile.get(), services.plans.list()
        succession = taken_over(services, package)
        services.exchange.undo_import(succession.manifest.package_id)
        assert (services.profile.get(), services.plans.list()) == before


def test_a_later_package_brings_only_what_is_new(office: Machine, old: Machine, usb: Path) -> None:
    package = packed(old, usb)
    with office.open() as services:
        taken_over(services, package)
        again = previewed(services, package)
        assert not again.counts
        assert not any(unit.heir for unit in again.units)
    with old.open() as services:
        services.tasks.done(["tt-ra-soat"], on=dt.date(2026, 3, 15))
    later = packed(old, usb)
    with office.open() as services:
        taken_over(services, later)
        (line,) = services.store.tasks.lines(["tt-ra-soat"], MERGED_ON)
        assert line.state is TaskState.DONE_LATE
        assert not services.exchange.conflicts()


@pytest.mark.parametrize("kind", ["own", "report"])
def test_other_packages_are_refused(office: Machine, old: Machine, usb: Path, kind: str) -> None:
    package = packed(office if kind == "own" else old, usb)
    if kind == "report":
        with old.open() as services:
            report = services.reports.open(Period.Q1, 2026).value
            services.reports.freeze(report.id)
            wanted = Wanted(PackageKind.REPORT, 2026, Period.Q1)
            package = services.exchange.pack(wanted, usb).path
    with office.open() as services:
        before = services.store.exchange.digest()
        with pytest.raises(Refused, match="toàn bộ dữ liệu của một xã khác"):
            previewed(services, package)
        assert services.store.exchange.digest() == before


def test_a_unit_that_is_not_there_is_refused(office: Machine, old: Machine, usb: Path) -> None:
    package = packed(old, usb)
    with office.open() as services:
        succession = previewed(services, package)
        before = services.store.exchange.digest()
        with pytest.raises(Refused, match="không còn như lúc xem trước"):
            services.exchange.succession.take(
                succession, {succession.units[0].id: "không có"}, MERGED_ON
            )
        assert services.store.exchange.digest() == before
