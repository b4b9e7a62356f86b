"""Sizes, drives and packages as the officer reads them."""

from pathlib import Path

import pytest

from desktop.domain.exchange.model import PackageKind
from desktop.services.exchange import words
from desktop.services.exchange.packing import PackSummary
from desktop.services.exchange_ports import Drive
from tests.support.packages import manifest


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 byte"),
        (1023, "1023 byte"),
        (1024, "1 KB"),
        (3_250_586, "3,1 MB"),
        (5 * 2**40, "5120 GB"),
    ],
)
def test_sizes_are_written_with_a_comma(size: int, shown: str) -> None:
    assert words.size_words(size) == shown


def test_a_stick_is_named_as_the_officer_knows_it() -> None:
    assert words.drive_words(Drive(Path("E:"), "KINGSTON", 1)) == "USB KINGSTON (E:)"
    assert words.drive_words(Drive(Path("E:"), "", 1)) == "USB (E:)"


def test_the_sentence_tells_what_will_be_copied_and_where() -> None:
    counts = (("nhiệm vụ", 1071), ("minh chứng", 12), ("tệp minh chứng", 0))
    summary = PackSummary(PackageKind.WORKSPACE, 0, "", counts, 3_250_586, 4)
    drive = Drive(Path("E:"), "KINGSTON", 1)
    said = "Sẽ chép 1.071 nhiệm vụ, 12 minh chứng, 3,1 MB vào USB KINGSTON (E:)."
    assert summary.sentence(drive) == said
    assert summary.sentence() == "Gói sẽ có 1.071 nhiệm vụ, 12 minh chứng, 3,1 MB."


def test_a_package_is_named_by_kind_period_and_office() -> None:
    report = manifest(kind=PackageKind.REPORT, year=2026, period="Q1")
    assert words.package_words(report) == "Báo cáo quý I năm 2026 của xã Minh Tiến"
    assert words.package_words(manifest()) == "Toàn bộ dữ liệu của xã Minh Tiến"
