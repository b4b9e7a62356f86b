"""The backups of this PC as they are brought to a second place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.services.second_place import Newest
from desktop.storage import backups


class BackupFolders:
    """Implements ``BackupShelf``."""

    def __init__(self, folder_of: Callable[[Path], Path]) -> None:
        """``folder_of`` tells in which folder the backups of a workspace are kept."""
        self._folder_of = folder_of

    def newest(self, workspace: Path) -> Newest | None:
        """Return the newest backup that is unaltered, None when there is none."""
        found = backups.newest_verified(workspace, self._folder_of(workspace))
        if found is None:
            return None
        return Newest((found.path, backups.digest_file(found.path)), found.at)

    def thin_out(self, workspace: Path, folder: Path) -> None:
        """Delete those in a folder that the rules of keeping do not ask for."""
        backups.thin_out(workspace, folder)
