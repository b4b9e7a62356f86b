"""Copying to a stick: it fails at any operation, and never leaves half a package."""

import errno
import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop.errors import AppError, Cancelled, EnvironmentFailure, Refused
from desktop.exchange.device import Device
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.exchange_ports import CopyReceipt, OfficeKeys, PackageReceipt, Seal, never
from tests.support.packages import quiet, write

OPERATIONS = (
    "free",
    "names",
    "create",
    "write",
    "sync",
    "digest",
    "rename",
    "sync_folder",
)


class FaultyDevice(Device):
    """Fails at the n-th of its operations, and at all after it when the stick was pulled."""

    def __init__(self, fault: Callable[[], None], at: int, pulled: bool = False) -> None:
        self.fault, self.at, self.pulled = fault, at, pulled
        self.done: list[str] = []

    def step(self, name: str) -> None:
        self.done.append(name)
        number = len(self.done) - 1
        if number == self.at or (self.pulled and number > self.at):
            self.fault()

    def free(self, folder: Path) -> int:
        self.step("free")
        return super().free(folder)

    def names(self, folder: Path) -> Sequence[str]:
        self.step("names")
        return super().names(folder)

    def create(self, path: Path) -> BinaryIO:
        self.step("create")
        return super().create(path)

    def write(self, file: BinaryIO, data: bytes) -> None:
        self.step("write")
        super().write(file, data)

    def sync(self, file: BinaryIO) -> None:
        self.step("sync")
        super().sync(file)

    def digest(self, path: Path, cancelled: Callable[[], bool]) -> tuple[int, str]:
        self.step("digest")
        return super().digest(path, cancelled)

    def rename(self, part: Path, path: Path) -> None:
        self.step("rename")
        super().rename(part, path)

    def remove(self, path: Path) -> None:
        if self.pulled and len(self.done) > self.at:
            self.fault()
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self.step("sync_folder")
        super().sync_folder(folder)


def fails(number: int) -> Callable[[], None]:
    def fault() -> None:
        raise OSError(number, os.strerror(number))

    return fault


@pytest.fixture
def package(tmp_path: Path) -> PackageReceipt:
    return write(tmp_path / "out")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def copy(package: PackageReceipt, stick: Path, device: Device | None = None) -> CopyReceipt:
    return ZipPackageWriter(device).copy(package.path, stick, quiet, never)


def names(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.iterdir())


def test_a_package_arrives_with_its_sheet(package: PackageReceipt, stick: Path) -> None:
    told: list[tuple[str, float]] = []
    receipt = ZipPackageWriter().copy(
        package.path, stick, lambda what, share: told.append((what, share)), never
    )
    assert receipt.path.read_bytes() == package.path.read_bytes()
    assert receipt.sheet.read_bytes() == package.path.with_suffix(".txt").read_bytes()
    assert (receipt.sha256, receipt.size) == (package.sha256, package.size)
    assert not receipt.was_there
    assert told[-1] == ("Đã chép xong, có thể rút USB.", 1.0)
    assert names(stick) == [package.path.name, package.path.with_suffix(".txt").name]


def test_a_package_that_is_there_already_is_only_checked(
    package: PackageReceipt, stick: Path
) -> None:
    first = copy(package, stick)
    made = first.path.stat().st_mtime_ns
    assert copy(package, stick).was_there
    assert first.path.stat().st_mtime_ns == made


def test_a_lost_sheet_is_put_back(package: PackageReceipt, stick: Path) -> None:
    copy(package, stick).sheet.unlink()
    receipt = copy(package, stick)
    assert receipt.was_there and receipt.sheet.is_file()


@pytest.mark.parametrize("rename", [str, str.lower, lambda name: name.swapcase()])
@pytest.mark.parametrize("suffix", [".goixa", ".txt"])
def test_another_file_of_its_name_is_never_overwritten(
    package: PackageReceipt, stick: Path, rename: Callable[[str], str], suffix: str
) -> None:
    other = stick / rename(package.path.with_suffix(suffix).name)
    other.write_bytes(b"other")
    with pytest.raises(Refused, match="Trên USB đã có tệp khác tên là GOI_"):
        copy(package, stick)
    assert names(stick) == [other.name]
    assert other.read_bytes() == b"other"


def test_another_file_of_its_size_and_name_is_not_taken_for_it(
    package: PackageReceipt, stick: Path
) -> None:
    other = stick / package.path.name
    other.write_bytes(bytes(package.size))
    with pytest.raises(Refused, match="đã có tệp khác"):
        copy(package, stick)


def test_a_folder_or_link_of_its_name_is_left_alone(
    package: PackageReceipt, stick: Path, tmp_path: Path
) -> None:
    (stick / package.path.name).mkdir()
    with pytest.raises(Refused, match="đã có tệp khác"):
        copy(package, stick)
    (stick / package.path.name).rmdir()
    (stick / package.path.name).symlink_to(package.path)
    with pytest.raises(Refused, match="đã có tệp khác"):
        copy(package, stick)


def test_half_a_copy_of_last_time_is_replaced(package: PackageReceipt, stick: Path) -> None:
    (stick / (package.path.name + ".part")).write_bytes(b"half")
    copy(package, stick)
    assert len(names(stick)) == 2


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "USB không còn đủ chỗ trống"),
        (errno.EROFS, "USB đang khóa ghi"),
        (errno.EACCES, "USB đang khóa ghi"),
        (errno.ENODEV, "USB đã bị rút ra"),
        (errno.EIO, "USB ghi sai dữ liệu"),
    ],
    ids=errno.errorcode.get,
)
def test_any_operation_may_fail_and_nothing_half_is_left(
    package: PackageReceipt, stick: Path, number: int, sentence: str
) -> None:
    healthy = FaultyDevice(fails(number), -1)
    copy(package, stick, healthy)
    assert set(healthy.done) == set(OPERATIONS)
    for path in stick.iterdir():
        path.unlink()
    for at in range(len(healthy.done)):
        device = FaultyDevice(fails(number), at)
        with pytest.raises(EnvironmentFailure, match=sentence) as failure:
            copy(package, stick, device)
        assert names(stick) == [], f"after {device.done}"
        assert "Gói vẫn còn nguyên trong máy" in failure.value.safe
    assert package.path.is_file()


def test_a_stick_pulled_at_any_moment_holds_no_half_package_of_the_lasting_name(
    package: PackageReceipt, stick: Path
) -> None:
    healthy = FaultyDevice(fails(errno.EIO), -1)
    copy(package, stick, healthy)
    for path in stick.iterdir():
        path.unlink()
    away = stick.with_name("pulled")
    for at in range(len(healthy.done)):

        def pull() -> None:
            if stick.exists():
                stick.rename(away)
            raise OSError(errno.EIO, "pulled")

        with pytest.raises(EnvironmentFailure, match="USB đã bị rút ra"):
            copy(package, stick, FaultyDevice(pull, at, pulled=True))
        whole = [path for path in away.iterdir() if path.suffix == ".goixa"]
        assert all(path.read_bytes() == package.path.read_bytes() for path in whole)
        for path in away.iterdir():
            path.unlink()
        away.rename(stick)


class FullDevice(Device):
    def free(self, folder: Path) -> int:
        return 1000


class FalseDevice(Device):
    """Says that it wrote, and gives back something else: a stick of false capacity."""

    def digest(self, path: Path, cancelled: Callable[[], bool]) -> tuple[int, str]:
        size, _sha256 = super().digest(path, cancelled)
        return size, hashlib.sha256(bytes(size)).hexdigest()


class ShortDevice(Device):
    """Loses the end of what is written."""

    def write(self, file: BinaryIO, data: bytes) -> None:
        file.write(data[:-1])


def test_a_full_stick_is_noticed_before_anything_is_written(
    package: PackageReceipt, stick: Path
) -> None:
    with pytest.raises(EnvironmentFailure, match="không còn đủ chỗ trống"):
        copy(package, stick, FullDevice())
    assert names(stick) == []


@pytest.mark.parametrize("device", [FalseDevice(), ShortDevice()], ids=["false", "short"])
def test_a_stick_that_gives_back_something_else_is_told(
    package: PackageReceipt, stick: Path, device: Device
) -> None:
    with pytest.raises(EnvironmentFailure, match="USB ghi sai dữ liệu"):
        copy(package, stick, device)
    assert names(stick) == []


class SwappedDevice(Device):
    """The stick goes while the folder in which it was seen stays."""

    def __init__(self) -> None:
        self.asked = 0

    def identity(self, folder: Path) -> int:
        self.asked += 1
        return self.asked


def test_another_stick_in_the_same_place_is_noticed(package: PackageReceipt, stick: Path) -> None:
    with pytest.raises(EnvironmentFailure, match="USB đã bị rút ra"):
        copy(package, stick, SwappedDevice())
    assert names(stick) == []


@pytest.mark.parametrize("number", [112, 19, 21, 1167, 1117])
def test_errors_of_windows_have_their_sentences(
    package: PackageReceipt, stick: Path, number: int
) -> None:
    sentences = {112: "không còn đủ chỗ", 19: "khóa ghi", 21: "rút ra", 1167: "rút ra"}

    def fault() -> None:
        error = OSError(errno.EINVAL, "Windows")
        error.winerror = number
        raise error

    with pytest.raises(EnvironmentFailure, match=sentences.get(number, "ghi sai")):
        copy(package, stick, FaultyDevice(fault, 3))


def test_a_package_that_vanished_or_was_altered_is_told(
    package: PackageReceipt, stick: Path, keys: OfficeKeys, tmp_path: Path
) -> None:
    data = bytearray(package.path.read_bytes())
    data[-100] ^= 1
    package.path.write_bytes(data)
    with pytest.raises(Refused, match="đã mất hoặc bị hỏng"):
        copy(package, stick)
    package.path.unlink()
    with pytest.raises(Refused, match="đã mất hoặc bị hỏng"):
        copy(package, stick)
    sealed = write(tmp_path / "out", keys=keys, seal=Seal(keys.sealing_public))
    sealed.path.with_suffix(".txt").unlink()
    with pytest.raises(Refused, match="đã mất hoặc bị hỏng"):
        copy(sealed, stick)
    assert names(stick) == []


def test_a_folder_that_is_not_there_is_a_stick_that_was_pulled(
    package: PackageReceipt, tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentFailure, match="USB đã bị rút ra"):
        copy(package, tmp_path / "nowhere")


@pytest.mark.parametrize("after", range(2, 12))
def test_stopping_leaves_nothing_on_the_stick(
    package: PackageReceipt, stick: Path, after: int
) -> None:
    asked = iter(range(100))
    with pytest.raises(AppError) as stopped:
        ZipPackageWriter().copy(package.path, stick, quiet, lambda: next(asked) >= after)
    assert isinstance(stopped.value, Cancelled)
    assert names(stick) == []
