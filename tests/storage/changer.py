"""A child process under a passphrase, run by ``test_passphrase_cuts``.

It changes the passphrase without end, or writes without end into a file that has one.
"""

import sys
from contextlib import suppress
from itertools import cycle
from pathlib import Path

from desktop.services.passphrases import WrongPassphrase
from desktop.storage import cipher
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.storage.writer import write_for_ever

PASSPHRASES = ("trời xanh mây trắng", "", "nắng vàng biển biếc", "gió mát trăng thanh")
FEW_ROUNDS = 10
"""Turns of the key so few that they take no time; the files only open with as many."""


def unlock(path: Path) -> None:
    """Open a file with whichever of the passphrases it has."""
    for passphrase in filter(None, PASSPHRASES):
        if cipher.is_encrypted(path):
            with suppress(WrongPassphrase):
                cipher.unlock(path, passphrase)


def change_for_ever(path: Path) -> None:
    """Set each passphrase in turn, open the file with it, and tell so."""
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    for file in (path, *path.parent.glob("sao-luu/*.khx")):
        unlock(file)
    for number, passphrase in cycle(enumerate(PASSPHRASES)):
        opener.set_passphrase(path, passphrase, backups_too=True)
        opener.open(path).close()
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def write_under_passphrase(path: Path) -> None:
    """Write steps into an encrypted file as ``writer`` does."""
    unlock(path)
    write_for_ever(WorkspaceOpener(clock=StillClock(), minimum_free=0).open(path))


if __name__ == "__main__":
    cipher.ROUNDS = FEW_ROUNDS
    {"change": change_for_ever, "write": write_under_passphrase}[sys.argv[1]](Path(sys.argv[2]))
