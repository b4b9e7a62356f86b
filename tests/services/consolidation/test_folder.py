"""A folder of sticks taken in at once: each bad package has its own sentence, none stops others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.app import Application
from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.reporting.model import Period
from desktop.services.program import Services
from tests.support.clocks import HandClock
from tests.support.consolidation_records import contents, task
from tests.support.superior_office import PROVINCE, SendingCommune

Q1 = (2026, Period.Q1)


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    services = Application(HandClock(dt.date(2026, 3, 20))).create(tmp_path / "tinh.khx")
    services.consolidation.register.set_level(PROVINCE)
    yield services
    services.close()


def report(sender: SendingCommune, name: str, **manifest: object) -> Path:
    return sender.write(contents(name, [task("a"), task("b", "overdue")]), **manifest).path


def spoilt(path: Path, out: str, change: int) -> Path:
    """Return a copy of a package that is cut short, or has one byte changed."""
    data = bytearray(path.read_bytes())
    copy = path.with_name(out)
    if change < 0:
        copy.write_bytes(data[:change])
    else:
        data[change] ^= 0xFF
        copy.write_bytes(data)
    return copy


def test_one_bad_package_never_stops_the_others(province: Services, tmp_path: Path) -> None:
    known = SendingCommune(tmp_path / "a")
    register = province.consolidation.register
    register.put(CommuneOffice("gone", "xã", "Cẩm Xá", workspace_id="another"))
    good = [report(known, "An Bình"), report(SendingCommune(tmp_path / "b"), "Bình Minh")]
    forged = SendingCommune(tmp_path / "c", known.workspace_id)
    foreign = tmp_path / "anh.goixa"
    foreign.write_bytes(b"\xff\xd8\xff\xe0 anh chup")
    bad = {
        "hỏng": spoilt(good[1], "cut.goixa", -60),
        "không phải là gói": foreign,
        "khóa": report(forged, "An Bình"),
        "đơn vị khác": report(SendingCommune(tmp_path / "d"), "Đông Tảo", addressee="somebody"),
        "phiên bản mới hơn": report(SendingCommune(tmp_path / "e"), "Gia Xá", schema_version=99),
        "không khớp": report(SendingCommune(tmp_path / "f"), "Hòa An", year=2025),
        "Không đọc được": tmp_path / "gone.goixa",
    }
    files = [good[0], *bad.values(), good[1], good[0]]
    outcome = province.exchange.take_all(files)
    problems = {file.preview.look.path: file.problem for file in outcome.value}
    assert {path: problems[path] for path in good} == dict.fromkeys(good, "")
    for words, path in bad.items():
        assert words.lower() in problems[path].lower(), path.name
    assert len({problems[path] for path in bad.values()}) == len(bad)
    totals = province.consolidation.totals(*Q1)
    assert (totals.received, totals.count("total")) == (2, 4)
    digest = province.consolidation.digest()
    province.exchange.take_all(files[::-1])
    assert province.consolidation.digest() == digest
    assert province.consolidation.add_up(anew=True).value.read == 2
    assert province.consolidation.digest() == digest
    assert province.store.check() == []
