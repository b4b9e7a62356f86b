"""Settings of this PC, declared once with type and default; a bad value falls back.

Data of the office and its rules live in the workspace, so that a backup carries them; here is
only what belongs to the machine: the last workspace, the language, sizes of windows, its sticks.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from desktop.errors import EnvironmentFailure
from desktop.i18n import _

PAUSES = (0.05, 0.1, 0.2)
"""Seconds between the tries to write: the window waits for them."""


@dataclass(slots=True)
class Settings:
    """Values remembered between starts.

    Attributes:
        workspace: Path of the workspace last opened, empty before the first one.
        language: "vi" or "en".
        backup_folder: Folder of the backups, empty for the one beside the workspace.
        second_folder: Folder, on a stick or another drive, to which each backup is copied; empty
            when there is none.
        pc: Name under which this PC keeps its backups at second places, empty before the first.
        backup_sticks: Sticks that get the newest backup whenever they are plugged in: by mark,
            with their names.
        other_sticks: Sticks about which the officer does not want to be asked.
        carried: When a backup was last brought to a second place, ISO, by owner.
        outside_days: Days without anything leaving this PC after which it reminds; 0 for never.
        outside_from: ISO day on which this PC first had a workspace, by owner.
        outside_put_off: ISO day until which that reminder is put off.
        daily_notice: Whether the desktop tells once a day of overdue and coming tasks.
        noticed_on: ISO day on which it told last, empty before the first time.
        layout: Sizes and column widths of the screens, keyed by the screen's name.
    """

    workspace: str = ""
    language: str = "vi"
    backup_folder: str = ""
    second_folder: str = ""
    pc: str = ""
    backup_sticks: dict[str, str] = field(default_factory=dict)
    other_sticks: dict[str, str] = field(default_factory=dict)
    carried: dict[str, str] = field(default_factory=dict)
    outside_days: int = 7
    outside_from: dict[str, str] = field(default_factory=dict)
    outside_put_off: str = ""
    daily_notice: bool = True
    noticed_on: str = ""
    layout: dict[str, str] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """Read settings; what is missing, damaged or of the wrong type takes its default."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    settings = Settings()
    for declared in fields(Settings):
        value = stored.get(declared.name)
        if isinstance(value, dict):
            value = {key: words for key, words in value.items() if isinstance(words, str)}
        if type(value) is type(getattr(settings, declared.name)):
            setattr(settings, declared.name, value)
    return settings


def save(settings: Settings, path: Path) -> None:
    """Write settings beside the old file and swap, so that a power cut leaves one of them."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as stream:
            json.dump(asdict(settings), stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        _put_in_place(part, path)
    except OSError as error:
        raise EnvironmentFailure(
            _("Không ghi được thiết lập vào {path}.").format(path=path),
            safe=_("Dữ liệu kế hoạch không bị ảnh hưởng."),
        ) from error


def _put_in_place(part: Path, path: Path) -> None:
    """Swap, waiting a moment for an antivirus that looks at the new file."""
    for pause in PAUSES:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(path)
