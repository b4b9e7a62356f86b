"""Other names of people: kept, taken back, and there in files made before there were any."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from desktop.domain.commune import CommuneProfile
from desktop.services.ports import Store
from desktop.storage.workspace import WorkspaceOpener

OLD = Path(__file__).resolve().parents[1] / "data" / "workspaces" / "schema-1.khx"


def called(profile: CommuneProfile | None, *aliases: str) -> CommuneProfile:
    """Return the profile with other names of its first officer."""
    assert profile is not None
    first, *others = profile.officers
    return replace(profile, officers=(replace(first, aliases=aliases), *others))


def save(store: Store, profile: CommuneProfile) -> None:
    with store.step("Nhớ tên gọi"):
        store.profile.save(profile)


def test_names_of_people_are_kept_and_taken_back(tmp_path: Path, opener: WorkspaceOpener) -> None:
    path = Path(shutil.copyfile(OLD, tmp_path / "xa.khx"))
    store = opener.open(path)
    before = store.profile.get()
    assert before is not None
    assert all(officer.aliases == () for officer in before.officers)
    learned = called(before, "đ/c Hoa", "Bộ phận Một cửa")
    save(store, learned)
    store.close()

    store = opener.open(path)
    assert store.profile.get() == learned
    assert store.history.undo() is not None
    assert store.profile.get() == before
    assert store.check() == []
    store.close()


def test_the_way_back_of_an_old_file_stays_open(tmp_path: Path, opener: WorkspaceOpener) -> None:
    store = opener.open(Path(shutil.copyfile(OLD, tmp_path / "xa.khx")))
    now = store.profile.get()
    undone = 0
    while store.history.undo() is not None:
        undone += 1
    assert undone > 1
    while store.history.redo() is not None:
        undone -= 1
    assert undone == 0
    assert store.profile.get() == now
    store.close()
