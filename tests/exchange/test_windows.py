"""What Windows says of drives and gives past its memory, by a system of our own making."""

import ctypes
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.exchange import durable, windows

READ_ONLY = 0x00080000


class Kernel:
    """Answers like kernel32: C a disk, E a stick, F an empty card reader, G a locked card."""

    def __init__(self, content: bytes = b"") -> None:
        self.content, self.at, self.closed = content, 0, 0
        self.kinds = {"C:\\": 3, "E:\\": 2, "F:\\": 2, "G:\\": 2}
        self.labels = {
            "C:\\": ("HE THONG", "NTFS", 0),
            "E:\\": ("USB XÃ", "FAT32", 0),
            "G:\\": ("", "exFAT", READ_ONLY),
        }

    def SetErrorMode(self, _mode: int) -> None:
        """No boxes."""

    def GetLogicalDrives(self) -> int:
        return sum(1 << ord(root[0]) - ord("A") for root in self.kinds)

    def GetDriveTypeW(self, root: str) -> int:
        return self.kinds[root]

    def GetVolumeInformationW(self, root: str, label, _n, _s, _m, flags, kind, _k) -> int:
        if root not in self.labels:
            return 0
        label.value, kind.value, flags._obj.value = self.labels[root]
        return 1

    def GetDiskFreeSpaceExW(self, _root: str, free, total, _all) -> int:
        free._obj.value, total._obj.value = 5 * 2**30, 8 * 2**30
        return 1

    def CreateFileW(self, _name: str, *_how: object) -> int:
        return 77

    def ReadFile(self, handle: ctypes.c_void_p, room, size: int, got, _overlapped) -> int:
        assert handle.value == 77 and not size % 4096
        piece = self.content[self.at : self.at + size]
        ctypes.memmove(room, piece, len(piece))
        self.at += len(piece)
        got._obj.value = len(piece)
        return 1

    def CloseHandle(self, _handle: ctypes.c_void_p) -> None:
        self.closed += 1


def use(monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> Kernel:
    monkeypatch.setattr(windows, "_kernel", lambda: kernel)
    return kernel


def test_only_sticks_that_can_be_read_are_drives(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Kernel())
    stick, card = windows.removable_drives()
    assert (stick.path, stick.label, stick.file_system) == (Path("E:\\"), "USB XÃ", "FAT32")
    assert (stick.free, stick.total, stick.read_only) == (5 * 2**30, 8 * 2**30, False)
    assert (card.path, card.label, card.read_only) == (Path("G:\\"), "", True)


@pytest.mark.parametrize("size", [0, 1, 2**20, 2**20 + 5, 3 * 2**20])
def test_a_file_is_read_past_the_memory_of_the_system(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    kernel = use(monkeypatch, Kernel(bytes(range(251)) * (size // 251 + 1)))
    kernel.content = kernel.content[:size]
    with windows.open_unbuffered(Path("E:\\GOI.goixa")) as file:
        assert b"".join(durable.pieces(file, lambda: False)) == kernel.content
    assert kernel.closed == 1


def held(times: int, code: int) -> Callable[[Path, Path], Path]:
    left = iter(range(times))
    real = Path.rename

    def rename(part: Path, path: Path) -> Path:
        if next(left, None) is not None:
            error = PermissionError(13, "held")
            error.winerror = code
            raise error
        return real(part, path)

    return rename


def test_a_file_that_an_antivirus_holds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.part").write_bytes(b"a")
    monkeypatch.setattr(Path, "rename", held(6, 32))
    waited: list[float] = []
    durable.rename(tmp_path / "a.part", tmp_path / "a", waited.append)
    assert waited == [0.05, 0.1, 0.2, 0.4, 0.8, 1.0]
    assert (tmp_path / "a").is_file()


@pytest.mark.parametrize(("times", "code"), [(1000, 32), (1, 112)])
def test_no_one_waits_for_ever_or_for_another_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, code: int
) -> None:
    (tmp_path / "a.part").write_bytes(b"a")
    monkeypatch.setattr(Path, "rename", held(times, code))
    waited: list[float] = []
    with pytest.raises(PermissionError):
        durable.rename(tmp_path / "a.part", tmp_path / "a", waited.append)
    assert sum(waited) < 17
