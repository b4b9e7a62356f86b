"""Where a workspace file may live: on a disk of this machine, with room left."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import Refused
from desktop.i18n import _

MINIMUM_FREE = 200 * 1024 * 1024
"""Bytes that must be free so that neither saving nor a backup runs out of room."""

_FAT = frozenset({"vfat", "msdos", "fat", "fat12", "fat16", "fat32", "exfat"})
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "davfs"}
)
_NETWORK_FUSE = frozenset({"fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse"})
_SYNCED_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive")

_REMOVABLE_DRIVE = 2
_REMOTE_DRIVE = 4
"""Answers of GetDriveTypeW."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of the folder in which a workspace file shall live.

    Attributes:
        folder: The folder, absolute.
        file_system: Type of its file system ("ext4", "ntfs", "vfat"); empty when unknown.
        removable: True for a USB stick or card.
        network: True for a mapped network drive.
    """

    folder: str
    file_system: str = ""
    removable: bool = False
    network: bool = False


def why_unfit(place: Place) -> str:
    """Return why a workspace must not live at ``place``, one sentence; empty when it may."""
    kind = place.file_system.lower()
    if place.removable:
        return _("Không đặt tệp dữ liệu trên USB hay thẻ nhớ.")
    if place.network or kind in _NETWORK | _NETWORK_FUSE or place.folder.startswith(("\\\\", "//")):
        return _("Không đặt tệp dữ liệu trên ổ mạng.")
    if kind in _FAT:
        return _("Không đặt tệp dữ liệu trên ổ định dạng FAT hay exFAT.")
    folders = place.folder.lower().replace("\\", "/").split("/")
    if any(name.startswith(_SYNCED_FOLDERS) for name in folders):
        return _("Không đặt tệp dữ liệu trong thư mục tự đồng bộ (OneDrive, Dropbox).")
    return ""


def require_fit(folder: Path) -> None:
    """Raise ``Refused`` when ``folder`` lies on a stick, a network or a synchronised folder."""
    reason = why_unfit(look_at(folder))
    if reason:
        raise Refused(
            reason,
            _("Chưa có tệp nào được tạo."),
            _("Hãy chọn một thư mục trên ổ đĩa của máy này."),
        )


def require_room(folder: Path, needed: int) -> None:
    """Raise ``Refused`` when fewer than ``needed`` bytes are free in ``folder``."""
    if shutil.disk_usage(folder).free < needed:
        raise Refused(
            _("Đĩa chỉ còn dưới {size} MB trống.").format(size=max(1, needed // 2**20)),
            _("Chưa có gì bị thay đổi."),
            _("Hãy xóa bớt tệp không dùng hoặc chọn ổ đĩa khác."),
        )


def look_at(folder: Path) -> Place:
    """Ask the system about ``folder``; what it does not tell stays unknown."""
    absolute = folder.resolve()
    if sys.platform == "win32":
        return _look_on_windows(absolute)
    return Place(str(absolute), _mounted_type(absolute), _is_removable_device(absolute))


def _mounted_type(folder: Path) -> str:
    """Return the type of the innermost mount that holds ``folder``."""
    table = Path("/proc/self/mounts")
    best, kind = "", ""
    for line in table.read_text("utf-8", "replace").splitlines() if table.exists() else ():
        point, kind_here = line.split()[1:3]
        point = point.replace("\\040", " ")
        if len(point) >= len(best) and folder.is_relative_to(point):
            best, kind = point, kind_here
    return kind


def _is_removable_device(folder: Path) -> bool:
    device = folder.stat().st_dev
    block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").resolve()
    flags = (block / "removable", block.parent / "removable")
    return any(flag.exists() and flag.read_text().strip() == "1" for flag in flags)


def _look_on_windows(folder: Path) -> Place:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    root = folder.anchor
    name = ctypes.create_unicode_buffer(64)
    kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    drive = kernel.GetDriveTypeW(root)
    return Place(str(folder), name.value, drive == _REMOVABLE_DRIVE, drive == _REMOTE_DRIVE)
