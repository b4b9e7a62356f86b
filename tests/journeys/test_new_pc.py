"""The office moves to a new PC: by one package, or by a backup on a stick."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.services.exchange.contents import Wanted
from desktop.services.exchange_ports import Drive, never
from desktop.services.program import Services
from desktop.services.second_place import owner_in
from desktop.services.tasks.attaching import EvidenceDraft
from tests.support.machines import Machine, commune, machine, stick
from tests.support.packages import quiet

ALL = Wanted(PackageKind.WORKSPACE, with_evidence=True)
TITLE = "Mẫu riêng của xã"


@pytest.fixture
def old(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """The old PC, with something of everything that an office makes."""
    pc = machine(monkeypatch, tmp_path / "cu")
    commune(pc)
    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF quyet dinh")
    with pc.open() as services:
        key = services.tasks.find(TaskQuery()).keys[0]
        services.tasks.note(key, "Hỏi lại phòng Nội vụ")
        services.tasks.done([key])
        services.evidence.attach([key], EvidenceDraft(files=(scan,)))
        services.tasks.save_view("Việc của tôi", TaskQuery(), Order())
        services.calendar.import_preset()
        services.plans.save_as_template(services.plans.list()[0].id, TITLE)
        report = services.reports.open(Period.Q1, services.today.look().day.year).value
        services.reports.freeze(report.id)
        profile = services.profile.get()
        officers = (replace(profile.officers[0], name="Trần Thị Bình"), *profile.officers[1:])
        services.profile.change(replace(profile, officers=officers))
    return pc


@pytest.fixture
def new(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return machine(monkeypatch, tmp_path / "moi")


def everything(services: Services) -> dict[str, object]:
    exchange = services.store.exchange
    return {
        "rows": {
            (state.key, state.owner): (dict(state.versions), state.content)
            for table in exchange.tables()
            for state in exchange.states(table)
        },
        "evidence": [
            services.store.blobs.is_sound(one.file_hash)
            for one in services.store.tasks.evidence.list()
        ],
    }


def own_titles(pc: Machine) -> list[str]:
    return [info.title for info in pc.application().templates().list() if not info.built_in]


def test_one_package_with_evidence_carries_all_the_rows_files_and_templates(
    old: Machine, new: Machine, tmp_path: Path
) -> None:
    with old.open() as services:
        package = services.exchange.pack(ALL, stick(tmp_path / "usb")).path
        before = everything(services)
    with new.open() as services:
        preview = services.exchange.preview(package)
        assert any("khóa ký ở lại máy cũ" in remark for remark in preview.remarks)
        services.exchange.accept(preview)
        assert everything(services) == before
        assert before["evidence"] == [True]
        assert services.checks.look(quiet).faults == ()
        assert services.store.exchange.workspace_id
    assert own_titles(new) == [TITLE]


def test_the_templates_come_once(old: Machine, new: Machine, tmp_path: Path) -> None:
    usb = stick(tmp_path / "usb")
    with old.open() as services:
        first = services.exchange.pack(ALL, usb).path
        services.tasks.note(services.tasks.find(TaskQuery()).keys[0], "khác")
        second = services.exchange.pack(ALL, usb).path
    with new.open() as services:
        for package in (first, second):
            services.exchange.accept(services.exchange.preview(package))
    assert own_titles(new) == [TITLE]
    with old.open() as services:
        services.exchange.accept(services.exchange.preview(second))
    assert own_titles(old) == [TITLE]


def test_a_backup_on_a_stick_carries_history_keys_and_log_as_well(
    old: Machine, new: Machine, tmp_path: Path
) -> None:
    usb = Drive(stick(tmp_path / "usb"), "KINGSTON", 10**9)
    with old.open() as services:
        services.exchange.pack(ALL, usb.path)
        services.safety.backup()
        before = everything(services)
        steps = [step.label for step in services.history.steps()]
        code = services.exchange.key_fingerprint()
        application = old.application()
        second = application.second_places()
        second.remember(second.accept(usb), usb)
        (place,) = second.look([usb]).places
        owner = owner_in(services.store, second.pc())
        second.carry(place, owner, quiet, never)
        while not second.carry_rest(place, owner, never).is_done:
            pass
    (backup,) = usb.path.rglob("*.khx")
    application = new.application()
    application.restore(backup, new.workspace)
    assert application.bring_back(backup, new.workspace, quiet, never) >= 1
    with new.open() as services:
        assert everything(services) == before
        assert [step.label for step in services.history.steps()] == steps
        assert services.exchange.key_fingerprint() == code
        assert len(services.exchange.log()) == 1
    assert own_titles(new) == [TITLE]
