"""Packages of every released version of the tables, kept so that later versions can read them.

After a change of the tables run ``python -m tests.support.kept_packages`` once and commit the two
files that it adds; what is there already is never written again.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.exchange.model import PackageKind
from desktop.domain.plan import PlanStatus
from desktop.domain.reporting.model import Period
from desktop.services.exchange.contents import Wanted
from desktop.storage.schema import SCHEMA_VERSION
from tests.support.machines import commune, machine
from tests.support.report_office import plan

FOLDER = Path(__file__).resolve().parent.parent / "data" / "packages"
EVIDENCE = "Biên bản rà soát văn bản ngày 02 tháng 3 năm 2026".encode()
NOTE = "Niêm yết ở bảng tin"


def kept(kind: PackageKind) -> list[Path]:
    """Return the packages of one kind, the oldest first."""
    found = FOLDER.glob(f"schema-*-{kind.value}.goixa")
    return sorted(found, key=lambda path: int(path.name.split("-")[1]))


def keep(folder: Path = FOLDER) -> None:
    """Add the packages of the current version of the tables."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        pc = machine(patch, Path(name) / "pc")
        commune(pc)
        paper = Path(name) / "bien-ban.txt"
        paper.write_bytes(EVIDENCE)
        with pc.open() as services:
            services.tasks.done(["k-ra-soat"], on=dt.date(2026, 3, 2))
            services.tasks.note("k-niem-yet", NOTE)
            services.evidence.attach_files(["k-ra-soat"], [paper])
            draft = replace(plan(2025, "old"), status=PlanStatus.DRAFT)
            services.plans.add(draft, "Thêm kế hoạch")
            services.plans.delete("old")
            services.reports.freeze(services.reports.open(Period.Q1, 2026).value.id)
            for wanted in (
                Wanted(with_evidence=True),
                Wanted(PackageKind.REPORT, 2026, Period.Q1),
            ):
                made = services.exchange.pack(wanted).path
                out = folder / f"schema-{SCHEMA_VERSION}-{wanted.kind.value}.goixa"
                if not out.exists():
                    shutil.copyfile(made, out)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    keep()
