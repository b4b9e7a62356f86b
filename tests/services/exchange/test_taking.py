"""Taking packages in: what stops one, what is told, what is kept, what a bad one leaves."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.exchange.model import Effect, PackageKind, RowState
from desktop.errors import Refused
from desktop.exchange.keys import NewKeys
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.exchange.contents import Wanted
from desktop.services.exchange.copies import CopyMerge
from desktop.services.exchange.ports import Direction
from desktop.services.exchange_ports import PackageContents, never
from desktop.services.program import Services
from desktop.storage import backups
from tests.support.machines import Machine
from tests.support.packages import manifest, quiet

WHOLE = Wanted()


def forged(services: Services, usb: Path, rows: object = None, **facts: object) -> Path:
    """Return a package that says it is of this office, signed with its key."""
    own = services.store.exchange
    said = manifest(
        office=replace(manifest().office, workspace_id=own.workspace_id),
        **{"schema_version": own.schema_version, **facts},
    )
    keys = NewKeys().office_keys(own)
    contents = PackageContents(said, rows or {})
    return ZipPackageWriter().write(contents, usb, keys, None, quiet, never).path


def problem(services: Services, package: Path) -> str:
    preview = services.exchange.preview(package)
    assert preview.payload is None
    with pytest.raises(Refused):
        services.exchange.accept(preview)
    return " ".join(preview.look.problems)


def test_a_package_for_another_office_is_stopped(office: Machine, usb: Path) -> None:
    with office.open() as services:
        package = forged(services, usb, addressee="01890a5d-ac96-774b-bcce-b302099a8058")
        assert problem(services, package).startswith("Gói gửi cho đơn vị khác.")
        own = forged(services, usb, addressee=services.store.exchange.workspace_id)
        assert services.exchange.preview(own).usable


def test_a_package_of_newer_tables_is_stopped(office: Machine, usb: Path) -> None:
    with office.open() as services:
        newer = services.store.exchange.schema_version + 1
        package = forged(services, usb, schema_version=newer)
        assert "phiên bản mới hơn" in problem(services, package)


def test_a_row_of_an_older_program_gets_what_its_file_would_have_got(
    office: Machine, usb: Path
) -> None:
    with office.open() as services:
        own = next(services.store.exchange.states("plan"))
        assert own.content is not None
        content = {name: value for name, value in own.content.items() if name != "tracked"}
        older = replace(own, content=content)
        same = forged(services, usb, {"plan": [older]}, schema_version=1)
        payload = services.exchange.preview(same).payload
        assert isinstance(payload, CopyMerge)
        assert [entry.effect for entry in payload.plan.entries] == [Effect.UNCHANGED]
        now = forged(services, usb, {"plan": [older]})
        assert "Dòng 1 của phần" in problem(services, now)


def test_a_report_of_a_commune_is_not_taken_by_a_commune(office: Machine, usb: Path) -> None:
    with office.open() as services:
        package = forged(services, usb, kind=PackageKind.REPORT, year=2026, period="Q1")
        assert problem(services, package)


@pytest.mark.parametrize("content", [{"name": 5}, {"name": "Văn phòng", "hack": ""}, {}])
def test_one_bad_row_refuses_the_whole_package(
    office: Machine, usb: Path, content: dict[str, object]
) -> None:
    with office.open() as services:
        row = RowState("unit", "u-new", manifest().office.workspace_id, {"r": 1}, content)
        before = services.store.exchange.digest()
        assert "Dòng 1 của phần" in problem(services, forged(services, usb, {"unit": [row]}))
        assert services.store.exchange.digest() == before
        assert not services.exchange.log()


def test_an_unknown_table_refuses_the_whole_package(office: Machine, usb: Path) -> None:
    with office.open() as services:
        row = RowState(
            "meta", "replica_id", manifest().office.workspace_id, {"r": 1}, {"value": ""}
        )
        assert problem(services, forged(services, usb, {"meta": [row]}))


def test_what_breaks_a_rule_of_the_tables_leaves_no_trace(office: Machine, usb: Path) -> None:
    with office.open() as services:
        exchange = services.store.exchange
        block = next(exchange.states("table_row"))
        orphan = replace(block, id="orphan", versions={"r": 1})
        assert orphan.content is not None
        orphan = replace(orphan, content={**orphan.content, "plan_id": "no such plan"})
        before, steps = exchange.digest(), services.history.steps()
        preview = services.exchange.preview(forged(services, usb, {"table_row": [orphan]}))
        with pytest.raises(Refused):
            services.exchange.accept(preview)
        assert exchange.digest() == before
        assert services.history.steps() == steps
        assert not services.exchange.log()


def test_a_backup_is_made_before_and_the_package_kept_after(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    with office.open() as services:
        package = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        outcome = services.exchange.accept(services.exchange.preview(package))
        note = outcome.value.note
        assert (note.direction, note.file_name) == (Direction.TAKEN, package.name)
        (kept,) = (laptop.folder / "xa.goi-nhan").iterdir()
        assert kept.stem == note.package_id
        backups = laptop.application().backups(laptop.workspace)
        assert any("truoc-khi-nhap-goi" in backup.reason for backup in backups)
        assert services.history.steps()[0].label == ("Nhập gói Toàn bộ dữ liệu của xã Minh Tiến")


def test_a_package_made_here_changes_nothing_and_says_so(office: Machine, usb: Path) -> None:
    with office.open() as services:
        package = services.exchange.pack(WHOLE, usb).path
        before = services.store.exchange.digest()
        preview = services.exchange.preview(package)
        assert "Gói này do chính máy này tạo ra." in preview.remarks
        services.exchange.accept(preview)
        assert services.store.exchange.digest() == before


def test_what_was_done_after_a_backup_comes_back_by_its_package(office: Machine, usb: Path) -> None:
    with office.open() as services:
        backup = services.safety.backup()
        services.tasks.done(["k-ra-soat"], on=dt.date(2026, 3, 2))
        package = services.exchange.pack(WHOLE, usb).path
        later = services.store.exchange.digest()
    office.application().restore(backup, office.workspace)
    with office.open() as services:
        services.exchange.accept(services.exchange.preview(package))
        assert services.store.exchange.digest() == later
        (line,) = services.tasks.lines(["k-ra-soat"])
        assert line.done_on == dt.date(2026, 3, 2)


def test_nothing_is_left_in_the_staging_folder(office: Machine, laptop: Machine, usb: Path) -> None:
    with office.open() as services:
        package = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        staging = laptop.folder / "home" / "goi-dang-xem"
        services.exchange.verify(package)
        services.exchange.dismiss(services.exchange.preview(package))
        services.exchange.accept(services.exchange.preview(package))
        assert list(staging.iterdir()) == []


def test_an_import_can_be_done_again_after_it_was_taken_back(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    with office.open() as services:
        package = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        services.exchange.accept(services.exchange.preview(package))
        services.history.undo()
        (note,) = services.exchange.log()
        assert note.undone
        assert services.exchange.preview(package).taken is None
        services.history.redo()
        assert services.exchange.preview(package).taken is not None


@pytest.mark.parametrize("by_package", [True, False])
def test_a_backup_is_made_before_an_import_is_taken_back(
    office: Machine, laptop: Machine, usb: Path, by_package: bool
) -> None:
    with office.open() as services:
        package = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        taken = services.exchange.accept(services.exchange.preview(package)).value
        if by_package:
            services.exchange.undo_import(taken.note.package_id)
        else:
            services.history.undo()
        folder = services.store.path.parent / "sao-luu"
        newest, *_others = backups.list_backups(services.store.path, folder)
        assert newest.reason == "truoc-khi-hoan-tac-nhap-goi"
        assert backups.look_inside(newest.path).plans == 1
        assert not services.plans.list()


def test_what_was_changed_since_keeps_an_import_from_being_taken_back(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    with office.open() as services:
        first = services.exchange.pack(WHOLE, usb).path
        services.tasks.note("k-niem-yet", "của văn phòng")
        second = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        services.exchange.accept(services.exchange.preview(first))
        taken = services.exchange.accept(services.exchange.preview(second)).value
        services.tasks.note("k-niem-yet", "của máy xách tay")
        before = services.store.exchange.digest()
        with pytest.raises(Refused, match="Không hoàn tác được"):
            services.exchange.undo_import(taken.note.package_id)
        assert services.store.exchange.digest() == before


def test_many_files_are_taken_one_by_one_and_stopped_in_between(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    with office.open() as services:
        first = services.exchange.pack(WHOLE, usb).path
        services.tasks.done(["k-ra-soat"], on=dt.date(2026, 3, 2))
        second = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        told: list[str] = []
        outcome = services.exchange.take_all(
            [first, first, second],
            tell=lambda what, _share: told.append(what),
            cancelled=lambda: len(told) > 1,
        )
        assert [file.problem for file in outcome.value] == [""]
        assert len(services.exchange.log()) == 1
        assert services.exchange.find(usb)[0].path == first


def test_a_conflict_is_settled_by_choosing_a_side(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    with office.open() as services:
        services.tasks.note("k-niem-yet", "ban đầu")
        start = services.exchange.pack(WHOLE, usb).path
        services.tasks.note("k-niem-yet", "bảng tin")
        theirs = services.exchange.pack(WHOLE, usb).path
    with laptop.open() as services:
        services.exchange.accept(services.exchange.preview(start))
        services.tasks.note("k-niem-yet", "trang thông tin")
        services.exchange.accept(services.exchange.preview(theirs))
        (conflict,) = services.exchange.conflicts()
        (other,) = conflict.siblings
        assert other.content is not None
        services.exchange.resolve(other)
        assert services.exchange.conflicts() == []
        mark = services.tasks.detail("k-niem-yet").facts.mark
        assert mark is not None
        assert mark.note == other.content["note"]


def test_secrets_never_go_into_a_package(office: Machine, usb: Path) -> None:
    with office.open() as services:
        keys = NewKeys().office_keys(services.store.exchange)
        package = services.exchange.pack(WHOLE, usb).path.read_bytes()
    assert keys.signing_secret.encode() not in package
    assert keys.sealing_secret.encode() not in package
