"""What a disk may hold after a power cut: rebuilt from what a program asked of the system.

``record`` runs a program under strace. ``disks`` follows its writes, syncs and names, and builds
disks as they may be found after a cut: all that was synced, and of the rest any part: lost, kept,
or torn at a sector. Names are made and changed in order; a cut loses the last ones.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = (
    "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,lseek,sendfile,copy_file_range,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,dup,writev,pwritev,fallocate"
)
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBER = re.compile(r"-?\d+")

Call = tuple[str, str, int]


def record(command: Sequence[str], cwd: Path, log: Path) -> None:
    """Run a program to its end and note in ``log`` what it asks of the system."""
    tracer = ["strace", "-f", "-qq", "-xx", "-s", "4000000", "-o", str(log), "-e", f"trace={CALLS}"]
    subprocess.run([*tracer, *command], cwd=cwd, check=True, timeout=300, capture_output=True)


def calls(log: Path) -> Iterator[Call]:
    """Return name, arguments and result of the calls that did not fail."""
    with log.open(encoding="ascii") as lines:
        for line in lines:
            match = _LINE.match(line)
            if match and not match[3].startswith("-"):
                yield match[1], match[2], int(match[3])


def texts(arguments: str) -> list[bytes]:
    return [bytes.fromhex(found.replace("\\x", "")) for found in _TEXT.findall(arguments)]


def numbers(arguments: str) -> list[int]:
    return [int(found) for found in _NUMBER.findall(_TEXT.sub("", arguments))]


@dataclass
class File:
    """A file: its bytes as programs see them, as the disk surely has them, and what is between.

    A change is (place, bytes), or (length, None) for a new length.
    """

    live: bytearray = field(default_factory=bytearray)
    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    @classmethod
    def of(cls, data: bytes) -> File:
        """Return a file that is on the disk as it is."""
        return cls(bytearray(data), bytearray(data))

    def change(self, place: int, data: bytes | None) -> None:
        apply(self.live, place, data)
        self.pending.append((place, data))

    def sync(self) -> None:
        for place, data in self.pending:
            apply(self.durable, place, data)
        self.pending.clear()

    def after_cut(self, chance: random.Random, lost: float) -> bytes:
        """Return the bytes found after a cut; ``lost`` is the share of changes that are lost."""
        found = bytearray(self.durable)
        for place, data in self.pending:
            fate = chance.random()
            if fate < lost:
                continue
            if data is None or fate < lost + (1 - lost) * 0.7:
                apply(found, place, data)
                continue
            for at in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    apply(found, place + at, data[at : at + SECTOR])
        return bytes(found)


def apply(content: bytearray, place: int, data: bytes | None) -> None:
    """Do one change; a gap that it leaves is zeros."""
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    if data is None:
        del content[place:]
    else:
        content[place : place + len(data)] = data


Names = dict[str, File | None]
"""Path within the place → file, None for a folder."""
NameChange = tuple[str, str, File | None]
"""What ("put", "drop"), the path, the file: a rename is a put of the new name after a drop."""


class Disk:
    """The files below one folder, followed call by call.

    Attributes:
        told: Lines that the program wrote to its standard output.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []
        self.names: Names = {}
        self._durable: Names = {}
        self._pending: list[tuple[NameChange, ...]] = []
        self._open: dict[int, tuple[File | str, int]] = {}
        for path in folder.rglob("*"):
            name = str(path.relative_to(folder))
            self.names[name] = None if path.is_dir() else File.of(path.read_bytes())
        self._durable = dict(self.names)

    def follow(self, call: Call) -> bool:
        """Take note of a call; return whether a cut after it may leave something else."""
        name, arguments, result = call
        how = getattr(self, f"_{name}", None)
        return bool(how and how(arguments, result))

    def after_cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """Return one disk as it may be found after a cut now."""
        lost = chance.choice((0.0, 0.5, 0.5, 1.0))
        kept = dict(self._durable)
        for change in self._pending[: chance.randint(0, len(self._pending))]:
            rename(kept, change)
        files = {id(file): file for file in kept.values() if file is not None}
        found = {key: file.after_cut(chance, lost) for key, file in files.items()}
        return {name: None if file is None else found[id(file)] for name, file in kept.items()}

    def _within(self, path: str) -> str | None:
        prefix = str(self.folder) + "/"
        return path[len(prefix) :] if path.startswith(prefix) else None

    def _change_names(self, *change: NameChange) -> bool:
        rename(self.names, change)
        self._pending.append(change)
        return True

    def _openat(self, arguments: str, result: int) -> bool:
        path = self._within(texts(arguments)[0].decode())
        self._open.pop(result, None)
        if path is None:
            return False
        file = self.names.get(path)
        made = "O_CREAT" in arguments and path not in self.names
        if made:
            file = File()
            self._change_names(("put", path, file))
        if file is None:
            self._open[result] = (path, 0)
            return False
        if "O_TRUNC" in arguments:
            file.change(0, None)
        self._open[result] = (file, len(file.live) if "O_APPEND" in arguments else 0)
        return made or "O_TRUNC" in arguments

    def _close(self, arguments: str, _result: int) -> bool:
        self._open.pop(numbers(arguments)[0], None)
        return False

    def _opened(self, handle: int) -> File | None:
        found = self._open.get(handle, ("", 0))[0]
        return found if isinstance(found, File) else None

    def _write(self, arguments: str, result: int) -> bool:
        handle, data = numbers(arguments)[0], texts(arguments)[0][:result]
        file = self._opened(handle)
        if file is None:
            return False
        place = self._open[handle][1]
        file.change(place, data)
        self._open[handle] = (file, place + result)
        return True

    def _writev(self, arguments: str, result: int) -> bool:
        if numbers(arguments)[0] == 1:
            self.told += texts(arguments)[0].decode().splitlines()
            return False
        return self._not_followed(arguments, result)

    def _pwrite64(self, arguments: str, result: int) -> bool:
        found = numbers(arguments)
        file = self._opened(found[0])
        if file is not None:
            file.change(found[-1], texts(arguments)[0][:result])
        return file is not None

    def _lseek(self, arguments: str, result: int) -> bool:
        handle = numbers(arguments)[0]
        if handle in self._open:
            self._open[handle] = (self._open[handle][0], result)
        return False

    def _ftruncate(self, arguments: str, _result: int) -> bool:
        handle, length = numbers(arguments)
        file = self._opened(handle)
        if file is not None:
            file.change(length, None)
        return file is not None

    def _sendfile(self, arguments: str, result: int) -> bool:
        target, source, *rest = numbers(arguments)
        into, found = self._opened(target), self._opened(source)
        if into is None or not result:
            return False
        assert found is not None, "copied from a file that is not followed"
        from_place = rest[0] if "[" in arguments else self._open[source][1]
        place = self._open[target][1]
        into.change(place, bytes(found.live[from_place : from_place + result]))
        self._open[target] = (into, place + result)
        if "[" not in arguments:
            self._open[source] = (found, from_place + result)
        return True

    def _fsync(self, arguments: str, _result: int) -> bool:
        found = self._open.get(numbers(arguments)[0], (None, 0))[0]
        if isinstance(found, File):
            found.sync()
        elif found is not None:
            self._sync_folder(found)
        return found is not None

    _fdatasync = _fsync

    def _sync_folder(self, folder: str) -> None:
        """Names go to the disk in order, so those before a name of this folder go with it."""
        last = max(
            (
                number + 1
                for number, change in enumerate(self._pending)
                if any(path.rpartition("/")[0] == folder for _what, path, _file in change)
            ),
            default=0,
        )
        for change in self._pending[:last]:
            rename(self._durable, change)
        del self._pending[:last]

    def _rename(self, arguments: str, _result: int) -> bool:
        old, new = (self._within(text.decode()) for text in texts(arguments))
        if old is None or new is None:
            assert old is None and new is None, "renamed to a place that is not followed"
            return False
        file = self.names[old]
        assert file is not None, "renaming of folders is not followed"
        return self._change_names(("drop", old, None), ("put", new, file))

    _renameat = _renameat2 = _rename

    def _unlink(self, arguments: str, _result: int) -> bool:
        path = self._within(texts(arguments)[0].decode())
        return path is not None and self._change_names(("drop", path, None))

    _unlinkat = _rmdir = _unlink

    def _mkdir(self, arguments: str, _result: int) -> bool:
        path = self._within(texts(arguments)[0].decode())
        return path is not None and self._change_names(("put", path, None))

    _mkdirat = _mkdir

    def _not_followed(self, arguments: str, _result: int) -> bool:
        assert self._opened(numbers(arguments)[0]) is None, "a call that is not followed"
        return False

    _pwritev = _dup = _fallocate = _copy_file_range = _not_followed


def rename(names: Names, change: tuple[NameChange, ...]) -> None:
    """Do one change of names, the parts of which a cut does not part."""
    for what, path, file in change:
        if what == "put":
            names[path] = file
        else:
            names.pop(path, None)


def lay_out(found: dict[str, bytes | None], folder: Path) -> None:
    """Write a disk found after a cut into a new folder."""
    folder.mkdir()
    for name in sorted(found):
        data = found[name]
        path = folder / name
        if data is None:
            path.mkdir(parents=True, exist_ok=True)
        elif path.parent.is_dir():
            path.write_bytes(data)
