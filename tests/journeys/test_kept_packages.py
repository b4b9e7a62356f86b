"""Packages of every released version of the tables are taken in by this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.storage.schema import SCHEMA_VERSION
from tests.support.kept_packages import EVIDENCE, NOTE, kept
from tests.support.machines import Machine, machine

WORKSPACES, REPORTS = kept(PackageKind.WORKSPACE), kept(PackageKind.REPORT)


@pytest.fixture
def pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return machine(monkeypatch, tmp_path / "pc")


def test_packages_of_this_version_are_kept() -> None:
    """After a change of the tables: ``python -m tests.support.kept_packages``."""
    for found in (WORKSPACES, REPORTS):
        assert found[-1].name.startswith(f"schema-{SCHEMA_VERSION}-")


@pytest.mark.parametrize("package", WORKSPACES, ids=lambda path: path.stem)
def test_an_older_workspace_moves_in_whole(pc: Machine, package: Path) -> None:
    with pc.open() as services:
        services.exchange.accept(services.exchange.preview(package))
        assert [plan.id for plan in services.plans.list()] == ["k"]
        (line,) = services.tasks.lines(["k-ra-soat"])
        assert line.done_on is not None
        mark = services.tasks.detail("k-niem-yet").facts.mark
        assert mark is not None
        assert mark.note == NOTE
        (evidence,) = services.evidence.list()
        assert services.evidence.path_of(evidence.evidence.id).read_bytes() == EVIDENCE
        assert services.store.check() == []


@pytest.mark.parametrize("package", REPORTS, ids=lambda path: path.stem)
def test_an_older_report_is_added_up(pc: Machine, package: Path) -> None:
    with pc.open() as services:
        services.consolidation.register.set_level(OfficeLevel(Level.PROVINCE, "tỉnh Hưng Yên"))
        services.exchange.accept(services.exchange.preview(package))
        totals = services.consolidation.totals(2026, Period.Q1)
        assert (totals.received, totals.count("total"), totals.count("closed")) == (1, 5, 1)
