"""The window of a province to which two of three communes sent their report of the quarter."""

import datetime as dt

import pytest

from desktop import paths
from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.services.exchange.contents import Wanted
from tests.support.machines import commune, machine

PROVINCE = OfficeLevel(Level.PROVINCE, "tỉnh Hưng Yên", "Sở Nội vụ", "Hưng Yên")
REPORT = Wanted(PackageKind.REPORT, 2026, Period.Q1, with_evidence=True)
LIST = "xã Minh Tiến\tLê Lan\t0912 345 678\nxã An Bình\tTrần Bình\t0987 654 321\nxã Hòa Bình"


@pytest.fixture
def province(empty_window, session):
    session.do(lambda services: services.consolidation.register.set_level(PROVINCE))
    return empty_window


@pytest.fixture
def packages(monkeypatch, tmp_path):
    """Return the packages of two communes with their reports of the first quarter."""
    made = []
    for name in ("Minh Tiến", "An Bình"):
        pc = machine(monkeypatch, tmp_path / name)
        commune(pc, name)
        with pc.open() as services:
            if name == "An Bình":
                services.tasks.done(["k-ra-soat"], on=dt.date(2026, 1, 20))
                paper = tmp_path / "biên bản.pdf"
                paper.write_bytes(b"%PDF-1.7 bien ban")
                services.evidence.attach_files(["k-ra-soat"], [paper])
            report = services.reports.open(Period.Q1, 2026).value
            services.reports.freeze(report.id)
            made.append(services.exchange.pack(REPORT).path)
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    return made


@pytest.fixture
def received(packages, province, session):
    """Take both packages in; the third commune is missing."""
    session.do(lambda services: services.consolidation.register.add_list(LIST, "tỉnh Hưng Yên"))
    session.do(
        lambda services: services.consolidation.register.set_dates(
            2026, {Period.Q1: dt.date(2026, 3, 16)}
        )
    )
    session.do(lambda services: services.exchange.take_all(packages))
    return province


@pytest.fixture
def screen(received):
    received.show_place("consolidation")
    return received.screen_of("consolidation")
