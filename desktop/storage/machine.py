"""What this PC remembers, outside the workspace files, of the copies of workspaces it holds."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from desktop.domain.ids import new_id
from desktop.errors import AppError
from desktop.storage import engine, files
from desktop.storage.meta import Meta

_MOST = 1000
"""Copies that are remembered; of more, those longest not held are forgotten."""


class Machine(Protocol):
    """The memory of a PC; tests have several."""

    def mark_of(self, replica_id: str) -> str:
        """Return the mark that a copy had when this PC last held it, "" for an unknown one."""

    def keep_mark(self, replica_id: str, mark: str) -> bool:
        """Remember the mark of a copy; return False when that was not possible."""


class FileMachine:
    """Implements ``Machine`` by a small file beside the settings."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def mark_of(self, replica_id: str) -> str:
        """Return the mark that a copy had when this PC last held it, "" for an unknown one."""
        return self._read().get(replica_id, "")

    def keep_mark(self, replica_id: str, mark: str) -> bool:
        """Remember the mark of a copy; return False when that was not possible."""
        marks = self._read()
        marks.pop(replica_id, None)
        newest = dict([*marks.items(), (replica_id, mark)][-_MOST:])
        with suppress(AppError):
            files.write_atomically(self._path, json.dumps(newest).encode("ascii"))
            return True
        return False

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {key: mark for key, mark in found.items() if isinstance(mark, str)}


def take_hold(raw: engine.Connection, machine: Machine, *, log_found: bool) -> None:
    """Let the file count its changes under a name that no other copy has.

    The name stays only for the very file that this PC let go last: mark and memory agree, and
    it is not the copy of a file in use. A file that was copied, put back from a backup or moved
    here gets a new name before anything is written to it.
    """
    meta = Meta(raw)
    replica_id, mark = meta.get("replica_id"), meta.get("mark")
    was_copied_in_use = bool(meta.get("running")) and not log_found
    if not mark or machine.mark_of(replica_id) != mark or was_copied_in_use:
        meta.set(replica_id=new_id(), mark="")
    renew_mark(raw, machine)


def renew_mark(raw: engine.Connection, machine: Machine) -> None:
    """Tell the file, and this PC, apart from all copies made of it until now."""
    meta, mark = Meta(raw), new_id()
    is_kept = machine.keep_mark(meta.get("replica_id"), mark)
    meta.set(mark=mark if is_kept else "")


def let_copy_go(raw: engine.Connection) -> None:
    """Mark a copy, so that it gets a name of its own should it ever be opened."""
    raw.execute("UPDATE meta SET value = '' WHERE key = 'mark'")
