"""Where a workspace file may live."""

from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.storage import places
from desktop.storage.places import Place, why_unfit
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock


@pytest.mark.parametrize(
    "place",
    [
        Place("/home/lan", "ext4"),
        Place("/tmp", "tmpfs"),
        Place("/", "overlay"),
        Place("/mnt", "btrfs"),
        Place("C:\\Users\\Lan\\AppData\\Local", "NTFS"),
        Place("/somewhere"),
    ],
)
def test_a_disk_of_the_machine_is_fit(place: Place) -> None:
    assert why_unfit(place) == ""


@pytest.mark.parametrize(
    ("place", "word"),
    [
        (Place("/media/usb", "vfat"), "FAT"),
        (Place("D:\\", "exFAT"), "FAT"),
        (Place("E:\\", "NTFS", removable=True), "USB"),
        (Place("/media/usb", "ext4", removable=True), "USB"),
        (Place("Z:\\", "NTFS", network=True), "mạng"),
        (Place("/mnt/server", "cifs"), "mạng"),
        (Place("/mnt/server", "nfs4"), "mạng"),
        (Place("/run/sftp", "fuse.sshfs"), "mạng"),
        (Place("\\\\may-chu\\chung", "NTFS"), "mạng"),
        (Place("C:\\Users\\Lan\\OneDrive - UBND\\Kế hoạch", "NTFS"), "OneDrive"),
        (Place("/home/lan/Dropbox", "ext4"), "Dropbox"),
    ],
)
def test_other_places_are_refused_with_the_reason(place: Place, word: str) -> None:
    assert word in why_unfit(place)


def test_the_system_is_asked(tmp_path: Path) -> None:
    place = places.look_at(tmp_path)
    assert place.folder == str(tmp_path.resolve())
    assert why_unfit(place) == ""


def test_the_parameter_decides(
    tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "look_at", lambda folder: Place(str(folder), "vfat"))
    with pytest.raises(Refused, match="FAT"):
        WorkspaceOpener(clock=clock, minimum_free=0).create(tmp_path / "new" / "a.khx")
    assert list(tmp_path.iterdir()) == []

    anywhere = WorkspaceOpener(clock=clock, minimum_free=0, local_only=False)
    anywhere.create(tmp_path / "a.khx").close()
