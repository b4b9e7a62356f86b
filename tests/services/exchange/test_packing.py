"""Making packages: what goes in, their numbers, where they lie, what stays when copying fails."""

import datetime as dt
from pathlib import Path

import pytest

from desktop.domain.exchange.model import PackageKind
from desktop.domain.exchange.package_names import SHEET_SUFFIX
from desktop.domain.reporting.model import Period
from desktop.errors import AppError, Cancelled, Refused
from desktop.services.exchange.contents import DownContents, Wanted
from desktop.services.exchange.ports import Direction
from desktop.services.exchange.service import verify_alone
from desktop.services.exchange_ports import Drive, Seal
from tests.support.machines import Machine

WHOLE = Wanted()
REPORT = Wanted(PackageKind.REPORT, 2026, Period.Q1, contact="Chị Hoa, 0912 345 678")


def test_packages_make_a_chain_and_are_noted(office: Machine, usb: Path) -> None:
    with office.open() as services:
        first = services.exchange.pack(WHOLE, usb).receipt
        second = services.exchange.pack(WHOLE, usb).receipt
        newest, oldest = services.exchange.log()
    assert (first.manifest.sequence, first.manifest.previous) == (1, "")
    assert (second.manifest.sequence, second.manifest.previous) == (2, first.manifest_hash)
    assert (newest.manifest_hash, oldest.manifest_hash) == (
        second.manifest_hash,
        first.manifest_hash,
    )
    assert newest.direction is Direction.MADE
    assert newest.noted == dt.datetime(2026, 3, 20, 8, 30)


def test_the_chain_goes_on_when_the_program_is_started_again(office: Machine, usb: Path) -> None:
    with office.open() as services:
        first = services.exchange.pack(WHOLE, usb).receipt
    with office.open() as services:
        second = services.exchange.pack(WHOLE, usb).receipt
    assert second.manifest.previous == first.manifest_hash
    assert second.manifest.replica_id == first.manifest.replica_id


def test_a_copied_workspace_begins_a_chain_of_its_own(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    with office.open() as services:
        first = services.exchange.pack(WHOLE, usb).receipt
    office.copy_to(laptop)
    with laptop.open() as services:
        other = services.exchange.pack(WHOLE, usb).receipt
    assert other.manifest.replica_id != first.manifest.replica_id
    assert (other.manifest.sequence, other.manifest.previous) == (1, "")
    assert other.manifest.office == first.manifest.office


def test_what_will_be_copied_is_told_before(office: Machine, usb: Path, tmp_path: Path) -> None:
    paper = tmp_path / "anh.jpg"
    paper.write_bytes(bytes(range(256)) * 8192)
    with office.open() as services:
        services.evidence.attach_files(["k-ra-soat"], [paper])
        summary = services.exchange.describe(PackageKind.WORKSPACE, with_evidence=True)
        without = services.exchange.describe(PackageKind.WORKSPACE)
    drive = Drive(usb, "KINGSTON", 1)
    said = summary.sentence(drive)
    assert said.startswith("Sẽ chép 5 nhiệm vụ, 1 kế hoạch, 1 minh chứng, 1 tệp minh chứng, 2,0 MB")
    assert said.endswith(f"vào USB KINGSTON ({usb}).")
    assert "tệp minh chứng" not in without.sentence()
    assert summary.next_number == 1


def test_a_report_carries_the_frozen_figures_only(office: Machine, usb: Path) -> None:
    with office.open() as services:
        services.tasks.done(["k-ra-soat"], on=dt.date(2026, 2, 3))
        with pytest.raises(Refused, match="chưa chốt số liệu"):
            services.exchange.pack(REPORT, usb)
        services.reports.freeze(services.reports.open(Period.Q1, 2026).value.id)
        services.tasks.done(["k-tap-huan"], on=dt.date(2026, 3, 20))
        packed = services.exchange.pack(REPORT, usb)
        look = services.exchange.verify(packed.path)
    assert look.manifest is not None
    assert (look.manifest.year, look.manifest.period) == (2026, "Q1")
    assert look.manifest.office.contact == "Chị Hoa, 0912 345 678"
    assert look.manifest.counts["task"] == 5
    sheet = packed.path.with_suffix(SHEET_SUFFIX).read_text("utf-8-sig")
    assert "Báo cáo gửi cấp trên quý I năm 2026" in sheet
    assert "Nhiệm vụ: 5" in sheet
    assert packed.receipt.check_code in sheet


def test_a_report_needs_a_period(office: Machine, usb: Path) -> None:
    with office.open() as services, pytest.raises(Refused, match="Chưa chọn kỳ và năm"):
        services.exchange.pack(Wanted(PackageKind.REPORT), usb)


def test_nothing_goes_down_when_nothing_was_chosen(office: Machine, usb: Path) -> None:
    empty = Wanted(PackageKind.DOWN, down=DownContents({"word": []}))
    with office.open() as services, pytest.raises(Refused, match="Chưa chọn nội dung nào"):
        services.exchange.pack(empty, usb)


def test_evidence_whose_file_is_gone_is_told_as_missing(
    office: Machine, usb: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "anh.jpg"
    paper.write_bytes(b"anh")
    with office.open() as services:
        services.evidence.attach_files(["k-ra-soat"], [paper])
        (line,) = services.evidence.list()
        kept = services.evidence.path_of(line.evidence.id)
        kept.chmod(0o600)
        kept.unlink()
        packed = services.exchange.pack(Wanted(with_evidence=True), usb)
    assert packed.receipt.manifest.missing_blobs == (line.evidence.file_hash,)


def pull(usb: Path) -> None:
    """Pull the stick out."""
    if usb.exists():
        usb.rmdir()


def test_nothing_is_made_when_there_is_no_place_for_it(office: Machine, usb: Path) -> None:
    taken = usb / "goi.goixa"
    taken.write_bytes(b"")
    with office.open() as services:
        for place in (usb / "gone" / "deeper", taken):
            with pytest.raises(Refused):
                services.exchange.pack(WHOLE, place)
        assert not services.exchange.log()
    assert not (office.folder / "xa.goi-di").exists()


def test_a_package_whose_copying_fails_stays_and_is_carried_later(
    office: Machine, usb: Path
) -> None:
    with office.open() as services:
        with pytest.raises(AppError):
            services.exchange.pack(WHOLE, usb, tell=lambda _what, _share: pull(usb))
        usb.mkdir()
        (note,) = services.exchange.log()
        assert services.exchange.verify(services.exchange.copy_again(note, usb)).usable
    assert list(usb.glob("*.goixa"))


def test_a_stopped_package_leaves_nothing_and_takes_no_number(office: Machine, usb: Path) -> None:
    with office.open() as services:
        with pytest.raises(Cancelled):
            services.exchange.pack(WHOLE, usb, cancelled=lambda: True)
        assert not services.exchange.log()
        assert services.exchange.describe(PackageKind.WORKSPACE).next_number == 1
    assert list(usb.iterdir()) == []


def test_without_a_stick_the_package_waits_on_this_machine(office: Machine) -> None:
    with office.open() as services:
        packed = services.exchange.pack(WHOLE)
    assert packed.path.parent == office.folder / "xa.goi-di"
    assert packed.sentence == f"Đã tạo gói {packed.path.name} trong máy."


def test_a_package_sealed_for_an_office_opens_there_and_at_home_only(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    with laptop.open() as services:
        recipient = services.exchange.sealing_key()
    with office.open() as services:
        packed = services.exchange.pack(WHOLE, usb, Seal(recipient=recipient))
        assert services.exchange.verify(packed.path).usable
    with laptop.open() as services:
        assert services.exchange.verify(packed.path).usable
    stranger = verify_alone(office.application().package_parts().reader, packed.path)
    assert not stranger.usable
    assert stranger.sealed


def test_a_workspace_that_was_never_set_up_makes_no_package(laptop: Machine, usb: Path) -> None:
    with laptop.open() as services, pytest.raises(Refused, match="Chưa có thông tin xã"):
        services.exchange.pack(WHOLE, usb)
