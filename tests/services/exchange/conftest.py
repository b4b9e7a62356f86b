"""Two PCs of one office and a stick."""

from pathlib import Path

import pytest

from tests.support.machines import Machine, commune, machine, stick


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """The PC of xã Minh Tiến."""
    pc = machine(monkeypatch, tmp_path / "office")
    commune(pc)
    return pc


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return machine(monkeypatch, tmp_path / "laptop")


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return stick(tmp_path / "usb")
