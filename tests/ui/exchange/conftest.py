"""The window of xã Minh Tiến, a stick that can be plugged in, and the laptop of the office."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop import paths
from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.exchange.drives import SystemDrives
from desktop.services.exchange.contents import Wanted
from desktop.services.exchange_ports import Drive
from tests.support.machines import machine
from tests.ui.followed import office

__all__ = ["office"]

WHOLE = Wanted(PackageKind.WORKSPACE)


class Sticks:
    """The sticks that are plugged in; packages on them are truly looked for."""

    def __init__(self):
        self.drives = []

    def removable(self):
        return list(self.drives)

    def packages(self, folder):
        return SystemDrives().packages(folder)

    def plug(self, folder, label="KINGSTON"):
        folder.mkdir(exist_ok=True)
        self.drives.append(Drive(folder, label, 4_000_000_000))
        return folder


@pytest.fixture
def sticks(application):
    sticks = Sticks()
    application._package_parts = replace(application.package_parts(), drives=sticks)
    return sticks


@pytest.fixture
def usb(sticks, tmp_path):
    return sticks.plug(tmp_path / "usb")


@pytest.fixture
def screen(office, sticks):
    office.show_place("usb")
    return office.screen_of("usb")


@pytest.fixture
def frozen(office, session):
    """Freeze the report of the third quarter."""
    session.do(lambda services: services.reports.open(Period.Q3, 2026))
    report = session.services.reports.look(Period.Q3, 2026)
    session.do(lambda services: services.reports.freeze(report.id))
    return report


@pytest.fixture
def from_laptop(monkeypatch, tmp_path, office, session, sticks):
    """Return a way to let the laptop of the office change a note and pack everything."""
    laptop = machine(monkeypatch, tmp_path / "laptop")

    def at_home():
        monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))

    def start(folder):
        packed = session.services.exchange.pack(WHOLE, folder)
        with laptop.open() as services:
            preview = services.exchange.preview(packed.path)
            services.exchange.accept(preview)
        at_home()
        packed.path.unlink()

    def pack(folder, words, seal=None):
        with laptop.open() as services:
            services.tasks.note("k-niem-yet", words)
            services.tasks.done(["k-ra-soat"], on=dt.date(2026, 2, 2))
            path = services.exchange.pack(WHOLE, folder, seal).path
        at_home()
        return path

    folder = tmp_path / "carried"
    folder.mkdir()
    start(folder)
    return pack
