"""Where data and settings live; one environment variable moves them all, for tests and trials."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "KEHOACHXA_HOME"
APP_NAME = "KeHoachXa"
PROJECT = Path(__file__).resolve().parent.parent
RESOURCES = PROJECT / "resources"
WORKSPACE_SUFFIX = ".khx"


def data_folder() -> Path:
    """Return the folder of workspaces and saved templates (LOCALAPPDATA, ~/.local/share)."""
    moved = os.environ.get(HOME_VARIABLE)
    if moved:
        return Path(moved)
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False, roaming=False)


def default_workspace() -> Path:
    """Return the path of the workspace made on first start."""
    return data_folder() / f"ke-hoach{WORKSPACE_SUFFIX}"


def settings_file() -> Path:
    """Return the path of the settings of this PC."""
    return data_folder() / "thiet-lap.json"


def error_file() -> Path:
    """Return the path of the log of unexpected errors."""
    return data_folder() / "loi-chuong-trinh.txt"


def staging_folder() -> Path:
    """Return the folder to which foreign packages are copied before they are looked into."""
    return data_folder() / "goi-dang-xem"


def machine_file() -> Path:
    """Return the path of what this PC remembers of the workspaces it holds."""
    return data_folder() / "may-nay.json"


def own_templates() -> Path:
    """Return the folder of templates that the office saved."""
    return data_folder() / "mau"
