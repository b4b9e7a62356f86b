"""The place in which sittings are cut off: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.storage import cipher
from tests.storage.changer import FEW_ROUNDS
from tests.support.machines import commune, machine, stick
from tests.support.sitting import TASK, WHOLE, Place, fresh

PACKAGES = 4


@pytest.fixture(scope="session")
def made_place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An office, and the packages that its laptop has sent."""
    folder = tmp_path_factory.mktemp("place")
    with pytest.MonkeyPatch.context() as monkeypatch:
        laptop = machine(monkeypatch, folder / "laptop")
        commune(laptop)
        with laptop.open() as services:
            services.exchange.key_fingerprint()
        place = Place(folder / "office")
        (place.folder / "home").mkdir(parents=True)
        shutil.copyfile(laptop.workspace, place.workspace)
        place.exports.mkdir()
        place.application().open(place.workspace).close()
        for number in range(1, PACKAGES + 1):
            with laptop.open() as services:
                services.tasks.progress([TASK], percent=number, note=f"gói {number}")
                paper = folder / f"bien-ban-{number}.txt"
                paper.write_text(f"Biên bản {number}. " * 300, encoding="utf-8")
                services.evidence.attach_files([TASK], [paper])
                services.exchange.pack(WHOLE, stick(place.folder / "den"))
    return place


@pytest.fixture
def secret_place(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A place whose workspace is encrypted."""
    monkeypatch.setattr(cipher, "ROUNDS", FEW_ROUNDS)
    place.encrypt()
    yield place
    cipher.forget_all()


@pytest.fixture
def place(made_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A copy of the place for one test; the settings of this process point to it."""
    copy = fresh(made_place, tmp_path / "office")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(copy.folder / "home"))
    return copy
