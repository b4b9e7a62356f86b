"""The folders beside a workspace file that belong to it: evidence, packages taken in and made."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from desktop.errors import Cancelled
from desktop.i18n import _
from desktop.services.exchange_ports import Stop
from desktop.services.ports import Progress
from desktop.storage import failures, files

ENDS = (".minh-chung", ".goi-nhan", ".goi-di")
"""Ends of their names; each file in them is written once and never changed."""

_EVIDENCE, _TAKEN, MADE = ENDS
_PACKAGE = re.compile(r"[0-9A-Za-z_-]{1,80}\.(goixa|txt)")
_NAMES = {_EVIDENCE: re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}"), _TAKEN: _PACKAGE, MADE: _PACKAGE}
_PART = ".part"

Tell = Callable[[float], None]
"""Is told how much is done, 0 to 1."""


def belong_to_both(workspace: Path, other: Path, tell: Tell, cancelled: Stop) -> None:
    """Let the files beside ``workspace`` belong to the new workspace ``other`` as well.

    A file that both can share on one disk takes no further room. After a failure, or when it was
    stopped, ``other`` has none of them.
    """
    made = [target for end in ENDS if not (target := other.with_suffix(end)).exists()]
    try:
        with failures.explained(other):
            _share(workspace, other, tell, cancelled)
    except BaseException:
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def bring_back(backup: Path, workspace: Path, tell: Progress, cancelled: Stop) -> int:
    """Take over what was kept beside a backup at a second place; return how many files.

    Files that are there already are left alone.
    """
    pairs = [
        (path, workspace.with_suffix(end) / path.relative_to(backup.parent / end[1:]))
        for end in ENDS
        for path in _files_below(backup.parent / end[1:])
        if _is_ours(path, end)
    ]
    missing = [(path, target) for path, target in pairs if not target.exists()]
    with failures.explained(workspace):
        for number, (path, target) in enumerate(missing):
            require_going_on(cancelled)
            tell(_("Đang lấy lại minh chứng và gói"), number / len(missing))
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(path, target)
    return len(missing)


def _share(workspace: Path, other: Path, tell: Tell, cancelled: Stop) -> None:
    pairs = [
        (path, other.with_suffix(end) / path.relative_to(workspace.with_suffix(end)))
        for end in ENDS
        for path in _files_below(workspace.with_suffix(end))
    ]
    for number, (path, target) in enumerate(pairs):
        require_going_on(cancelled)
        tell(number / len(pairs))
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _share_file(path, target)


def _share_file(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:
        _copy(path, target)


def _copy(path: Path, target: Path) -> None:
    part = files.part_of(target)
    try:
        shutil.copyfile(path, part)
        files.sync_file(part)
        files.replace_file(part, target)
    finally:
        part.unlink(missing_ok=True)


def _is_ours(path: Path, end: str) -> bool:
    """Tell whether a file from outside is named as those that the program keeps there."""
    name = f"{path.parent.name}/{path.name}" if end == _EVIDENCE else path.name
    return bool(_NAMES[end].fullmatch(name)) and not path.is_symlink()


def _files_below(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != _PART]


def require_going_on(cancelled: Stop) -> None:
    """Raise ``Cancelled`` when the officer asked to stop."""
    if cancelled():
        raise Cancelled(_("Đã dừng theo yêu cầu."), _("Không có gì bị thay đổi."))
