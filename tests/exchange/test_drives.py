"""Removable drives as Linux tells them, and the packages on them."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.exchange import device
from desktop.exchange.drives import SystemDrives
from desktop.services.exchange_ports import OfficeKeys, PackageReceipt, Seal
from tests.support.packages import write

LINUX = pytest.mark.skipif(os.name == "nt", reason="tables of Linux")


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """A machine with a disk, a stick, a locked card and a folder of the network."""
    root = tmp_path / "system"
    for folder in ("proc/self", "media/hoa/USB XÃ", "run/media/card", "data", "sys/class/block"):
        (root / folder).mkdir(parents=True)
    mounts = [
        "/dev/nvme0n1p2 / ext4 rw,relatime 0 0",
        "/dev/sdb1 /media/hoa/USB\\040XÃ vfat rw,nosuid 0 0",
        "/dev/mmcblk0p1 /run/media/card exfat ro,nosuid 0 0",
        "/dev/sdc1 /data vfat rw 0 0",
        "/dev/sdd1 /media/gone vfat rw 0 0",
        "server:/share /media/net nfs rw 0 0",
        "tmpfs /run/media tmpfs rw 0 0",
        "broken",
    ]
    (root / "proc/self/mounts").write_text("\n".join(mounts) + "\n", "utf-8")
    for name, flag in (("sdc", "1"), ("nvme0n1", "0")):
        (root / "sys/block" / name).mkdir(parents=True)
        (root / "sys/block" / name / "removable").write_text(flag + "\n")
    labels = root / "dev/disk/by-label"
    labels.mkdir(parents=True)
    (labels / "KE\\x20HOACH").symlink_to("../../sdc1")
    return root


@LINUX
def test_sticks_and_cards_are_found_and_nothing_else(system: Path) -> None:
    found = {drive.path.relative_to(system).as_posix(): drive for drive in drives(system)}
    assert set(found) == {"data", "media/hoa/USB XÃ", "run/media/card"}
    stick = found["media/hoa/USB XÃ"]
    assert (stick.label, stick.file_system, stick.read_only) == ("USB XÃ", "vfat", False)
    assert 0 < stick.free <= stick.total
    assert found["run/media/card"].read_only
    assert found["data"].label == "KE HOACH"


def drives(system: Path) -> Sequence[object]:
    return SystemDrives(system).removable()


@LINUX
def test_a_machine_without_tables_has_no_drives(tmp_path: Path) -> None:
    assert SystemDrives(tmp_path).removable() == []
    assert isinstance(SystemDrives().removable(), list)


@pytest.fixture
def package(tmp_path: Path, keys: OfficeKeys) -> PackageReceipt:
    return write(tmp_path / "out", keys=keys)


def test_only_files_with_our_extension_and_magic_are_packages(
    tmp_path: Path, package: PackageReceipt, keys: OfficeKeys
) -> None:
    stick = tmp_path / "usb"
    (stick / "Quý I" / "xã A").mkdir(parents=True)
    (stick / "gói.goixa").mkdir()
    data = package.path.read_bytes()
    (stick / "B.GOIXA").write_bytes(data)
    (stick / "Quý I" / "xã A" / "A.goixa").write_bytes(data)
    sealed = write(tmp_path / "out", keys=keys, seal=Seal(keys.sealing_public))
    (stick / "C.goixa").write_bytes(sealed.path.read_bytes())
    for name in ("x.zip", "x.goixa.exe", "x.goixa.lnk", ".ẩn.goixa", "x.goixa.part"):
        (stick / name).write_bytes(data)
    (stick / "giả.goixa").write_bytes(b"MZ" + data)
    (stick / "rỗng.goixa").write_bytes(b"")
    found = SystemDrives().packages(stick)
    names = [(one.path.relative_to(stick).as_posix(), one.sealed) for one in found]
    assert names == [("B.GOIXA", False), ("C.goixa", True), ("Quý I/xã A/A.goixa", False)]
    assert found[0].size == len(data)


def test_links_and_hidden_folders_are_not_followed(tmp_path: Path, package: PackageReceipt) -> None:
    stick = tmp_path / "usb"
    data = package.path.read_bytes()
    for folder in (".Trash", "$RECYCLE.BIN", "System Volume Information", "1/2/3/4/5"):
        (stick / folder).mkdir(parents=True)
        (stick / folder / "A.goixa").write_bytes(data)
    (stick / "link.goixa").symlink_to(package.path)
    (stick / "folder").symlink_to(package.path.parent)
    (stick / "round").symlink_to(stick)
    assert SystemDrives().packages(stick) == []


def test_a_folder_that_is_gone_has_no_packages(tmp_path: Path) -> None:
    assert SystemDrives().packages(tmp_path / "gone") == []


def test_a_stick_with_very_many_files_is_not_searched_for_ever(
    tmp_path: Path, package: PackageReceipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.exchange.drives._MOST_NAMES", 20)
    for folder in range(10):
        (tmp_path / "usb" / f"{folder}").mkdir(parents=True)
        for number in range(10):
            name = tmp_path / "usb" / f"{folder}" / f"{number}.goixa"
            name.write_bytes(package.path.read_bytes())
    assert 0 < len(SystemDrives().packages(tmp_path / "usb")) < 50


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="of Linux")
def test_reading_back_drops_what_the_system_remembers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    real = os.posix_fadvise

    def listening(number: int, start: int, length: int, advice: int) -> None:
        told.append(advice)
        real(number, start, length, advice)

    monkeypatch.setattr(device.os, "posix_fadvise", listening)
    (tmp_path / "a").write_bytes(b"abc")
    with device.open_uncached(tmp_path / "a") as file:
        assert file.read() == b"abc"
    assert told == [os.POSIX_FADV_DONTNEED]
