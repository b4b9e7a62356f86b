"""The folders beside a workspace file that belong to it: evidence, packages taken in and made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from desktop.errors import Cancelled
from desktop.i18n import _
from desktop.services.exchange_ports import Stop
from desktop.storage import failures, files

ENDS = (".minh-chung", ".goi-nhan", ".goi-di")
"""Ends of their names; each file in them is written once and never changed."""

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


def _share(workspace: Path, other: Path, tell: Tell, cancelled: Stop) -> None:
    pairs = [
        (path, other.with_suffix(end) / path.relative_to(workspace.with_suffix(end)))
        for end in ENDS
        for path in sorted(workspace.with_suffix(end).rglob("*"))
        if path.is_file() and path.suffix != _PART
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
        part = files.part_of(target)
        shutil.copyfile(path, part)
        files.sync_file(part)
        files.replace_file(part, target)


def require_going_on(cancelled: Stop) -> None:
    """Raise ``Cancelled`` when the officer asked to stop."""
    if cancelled():
        raise Cancelled(_("Đã dừng theo yêu cầu."), _("Không có gì bị thay đổi."))
