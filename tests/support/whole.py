"""What must be found after a sitting was cut off: everything that was told, nothing half."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.storage import backups
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.packages import look
from tests.support.sitting import FIRST, PLAN, TASK, Place, fact, standing

Told = Sequence[list[str]]
"""The words of each line that the sitting told."""


@contextmanager
def opened(place: Place) -> Iterator[SqliteStore]:
    """Open what was left as the next start does, and check it."""
    place.application()  # it knows the passphrase, where there is one
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    with closing(opener.open(place.workspace)) as store:
        assert store.check() == []
        yield store


def require_edits(store: SqliteStore, told: Told, before: set[int]) -> set[int]:
    """The last edit that was told is there, and no half of the next; return its number."""
    plan = store.plans.get(PLAN)
    number = int(plan.number)
    assert number in standing(list(told), before), told
    assert number == FIRST or plan.blocks[-1].id == f"b{number}", "half a step"
    noted = fact(number) if number > FIRST else None
    assert store.tasks.occurrences.get("f") == noted, "half a step"
    taken = max((int(words[1]) for words in told if words[0] == "taken"), default=0)
    restored = any(words[0] in ("restored", "restoring") for words in told)
    entries = {entry.percent for entry in store.tasks.progress.list("task_id", TASK)}
    assert restored or entries >= set(range(1, taken + 1)), told
    for evidence in store.tasks.evidence.list():
        assert store.blobs.is_sound(evidence.file_hash), evidence.file_name
    return {number}


def require_files(place: Place, told: Told, scratch: Path) -> None:
    """Files that were told of are there whole; no file bears its lasting name half written."""
    named = {what: {words[1] for words in told if words[0] == what} for what in FILES}
    kept = backups.list_backups(place.workspace, place.folder / backups.FOLDER_NAME)
    assert all(backup.is_verified() for backup in kept)
    for lost in named["backed-up"] - {backup.path.name for backup in kept}:
        assert sum(backup.path.name > lost for backup in kept) >= backups.ALWAYS_KEPT
    packages = {path.name: path for path in place.stick.glob("*.goixa")}
    assert named["packed"] <= packages.keys()
    for path in packages.values():
        assert look(scratch, path).manifest is not None, path
    documents = {path.name: path for path in place.exports.glob("*.docx")}
    assert named["exported"] <= documents.keys()
    for path in documents.values():
        with zipfile.ZipFile(path) as document:
            assert document.testzip() is None


FILES = ("backed-up", "packed", "exported")
"""What is told of with the name of a file."""
