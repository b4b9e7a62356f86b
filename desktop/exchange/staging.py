"""Foreign files are copied to this machine before they are looked into."""

from __future__ import annotations

import contextlib
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.exchange import limits, package_names, refusals
from desktop.domain.ids import new_id
from desktop.exchange import durable, sealing, troubles
from desktop.services.exchange_ports import Stop, Unseal


@dataclass(frozen=True, slots=True)
class Staged:
    """A package on this machine, with the hash and the size of the file as it came."""

    path: Path
    sha256: str
    size: int


class Staging:
    """The folder in which foreign packages are looked into."""

    def __init__(self, folder: Path) -> None:
        """Use ``folder``, which is made when it is needed and holds nothing else."""
        self.folder = folder

    def bring(self, path: Path, local: bool, cancelled: Stop) -> Staged:
        """Copy a foreign file here (one of our own, ``local``, is read where it is).

        Raises ``Refused`` for what is no file of ours or too large, ``EnvironmentFailure`` for
        a drive that does not give it.
        """
        size = _require_file(path)
        with troubles.on_this_machine(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            own = path if local else self.folder / f"{new_id()}{package_names.SUFFIX}"
            try:
                sha256 = _read(path, None if local else own, cancelled)
                _require_all(own, path, size)
            except BaseException:
                self.remove(own)
                raise
            return Staged(own, sha256, size)

    def unsealed(self, staged: Path, unseal: Unseal | None, cancelled: Stop) -> Path:
        """Return what is inside a sealed file of this machine, itself when it is not sealed.

        Raises ``Refused`` when it cannot be opened.
        """
        if sealing.lock_of(staged) is None:
            return staged
        plain = self.folder / f"{new_id()}{package_names.SUFFIX}"
        try:
            with troubles.on_this_machine(self.folder):
                sealing.unseal_file(staged, plain, unseal, cancelled)
        except BaseException:
            self.remove(plain)
            raise
        return plain

    def remove(self, path: Path | None) -> None:
        """Remove a file of this folder; those that were read where they are stay."""
        if path is not None and path.parent == self.folder:
            with contextlib.suppress(OSError):
                path.unlink()

    def sweep(self) -> None:
        """Remove what a cut left behind."""
        for left in self.folder.glob(f"*{package_names.SUFFIX}"):
            self.remove(left)


def _require_file(path: Path) -> int:
    """Return the size of a file that may be looked into; links are never followed."""
    try:
        found = path.lstat()
    except (OSError, ValueError) as error:
        raise troubles.unreadable(path.name) from error
    if not stat.S_ISREG(found.st_mode):
        raise troubles.not_a_file(path.name)
    if path.suffix.casefold() != package_names.SUFFIX:
        raise refusals.not_a_package()
    if found.st_size > limits.FILE_BYTES:
        raise refusals.too_large()
    if not found.st_size:
        raise refusals.damaged("empty")
    return found.st_size


def _require_all(own: Path, path: Path, size: int) -> None:
    """Refuse a file that changed its size while it was read."""
    if own.stat().st_size != size:
        raise troubles.unreadable(path.name)


def _read(path: Path, out: Path | None, cancelled: Stop) -> str:
    """Return the hash of a foreign file, which is copied to ``out`` on the way."""
    digest = hashlib.sha256()
    with contextlib.ExitStack() as files:
        try:
            source = files.enter_context(path.open("rb"))
        except OSError as error:
            raise troubles.unreadable(path.name) from error
        copy = files.enter_context(out.open("xb")) if out else None
        while True:
            durable.require_going_on(cancelled)
            try:
                piece = source.read(durable.PIECE)
            except OSError as error:
                raise troubles.unreadable(path.name) from error
            if not piece:
                return digest.hexdigest()
            digest.update(piece)
            if copy:
                copy.write(piece)
