"""Killed at any moment while the passphrase changes: the old file or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from desktop.storage import cipher
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.changer import FEW_ROUNDS, PASSPHRASES, unlock
from tests.storage.test_cuts import killed_writer
from tests.storage.test_cuts import require_whole as require_whole_steps
from tests.support.stored_plans import large_plan

ROOT = Path(__file__).resolve().parents[2]
PAPER = b"%PDF-1.7 " + b"paper " * 40_000

SHARED_MEMORY = "xa.khx-shm"
"""Made while looking whether another program has the file; it holds numbers of pages only."""


@pytest.fixture
def office(path: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cipher, "ROUNDS", FEW_ROUNDS)
    cipher.forget_all()
    with closing(opener.open(path)) as store:
        for number in range(2):
            with store.step("Thêm", f"p{number}"):
                store.plans.save(large_plan(f"p{number}", 20, 10))
        for number in range(2):
            paper = path.with_name("giay.pdf")
            paper.write_bytes(PAPER + bytes([number]))
            store.blobs.put(paper)
            store.backup("tay")
        paper.unlink()
    return path


def killed(office: Path, chance: random.Random) -> list[int]:
    """Let the passphrase change again and again, kill it, return what was told."""
    command = [sys.executable, "-m", "tests.storage.changer", "change", str(office)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [int(child.stdout.readline()) for _line in range(chance.randint(1, 2))]
        time.sleep(chance.random() * 0.6)
        os.kill(child.pid, signal.SIGKILL)
        return told + [int(line) for line in child.stdout.read().split()]


def passphrase_of(path: Path) -> str:
    """Return which of the passphrases opens a file, "" for one that is readable by all."""
    if not cipher.is_encrypted(path):
        return ""
    unlock(path)
    key = cipher.key_of(path)
    assert key is not None
    return next(words for words in PASSPHRASES if words and cipher.made(key.salt, words) == key)


def require_whole(office: Path, opener: WorkspaceOpener, digest: str) -> str:
    found = passphrase_of(office)
    backups = opener.list_backups(office)
    for backup in backups:
        passphrase_of(backup.path)
        opener.look_inside(backup.path)
    assert len({backup.number for backup in backups if backup.is_verified()}) == 2
    with closing(opener.open(office)) as store:
        assert store.check() == []
        assert store.exchange.digest() == digest
        evidence = sorted(office.parent.glob("xa.minh-chung/??/*"))
        assert len(evidence) == 2
        for paper in evidence:
            assert store.blobs.path(paper.name).read_bytes()[:-1] == PAPER
            assert (b"paper" in paper.read_bytes()) is (not found)
    left = {path.name for path in office.parent.glob("xa*")}
    assert left - {SHARED_MEMORY} == {"xa.khx", "xa.minh-chung"}
    return found


def kill_many_times(
    office: Path, opener: WorkspaceOpener, chance: random.Random, times: int
) -> None:
    with closing(opener.open(office)) as store:
        digest = store.exchange.digest()
    for _time in range(times):
        told = killed(office, chance)
        found = require_whole(office, opener, digest)
        last = told[-1]
        assert found in (PASSPHRASES[last], PASSPHRASES[(last + 1) % len(PASSPHRASES)])


def test_killed_while_the_passphrase_changes(office: Path, opener: WorkspaceOpener) -> None:
    kill_many_times(office, opener, random.Random(8), 4)


def test_killed_while_writing_under_a_passphrase(
    path: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", FEW_ROUNDS)
    opener.set_passphrase(path, PASSPHRASES[0], backups_too=True)
    write_and_kill(path, opener, random.Random(5), 6)


@pytest.mark.stress
@pytest.mark.timeout(7200)
def test_killed_while_writing_under_a_passphrase_long(
    path: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", FEW_ROUNDS)
    opener.set_passphrase(path, PASSPHRASES[0], backups_too=True)
    write_and_kill(path, opener, random.Random(6), 400)


def write_and_kill(path: Path, opener: WorkspaceOpener, chance: random.Random, times: int) -> None:
    for _time in range(times):
        told = killed_writer(path, chance, "tests.storage.changer", "write")
        assert cipher.is_encrypted(path)
        require_whole_steps(opener, path, told)


@pytest.mark.stress
@pytest.mark.timeout(7200)
def test_killed_while_the_passphrase_changes_long(office: Path, opener: WorkspaceOpener) -> None:
    kill_many_times(office, opener, random.Random(9), 400)
