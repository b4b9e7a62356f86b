"""What a newcomer runs first: the sample commune end to end."""

import json
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.cli.main import DONE, REFUSED, main
from tests.journeys.plain_count import plain_plans
from tests.support.programs import program

PLANS = {
    "gia-luong-2021-2025": {"docx", "pdf"},
    "loc-tan-2026": {"docx", "pdf", "xlsx"},
    "minh-tien-2024": {"docx", "pdf"},
    "thieu-van-2024": {"docx", "pdf", "xlsx"},
    "vinh-chap-2023": {"docx", "pdf", "xlsx"},
}
"""The sample plans and the formats in which each is exported."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Application, Path]:
    home = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        application = program(patch, home / "home")
        assert main(["demo", "--out", str(home / "demo")], application) == DONE
    return application, home / "demo"


def test_every_plan_is_exported_in_its_formats(demo: tuple[Application, Path]) -> None:
    _, folder = demo
    for name, formats in PLANS.items():
        assert {path.suffix[1:] for path in folder.glob(f"{name}.*")} == formats


def test_no_document_has_a_fault_of_form(demo: tuple[Application, Path]) -> None:
    application, folder = demo
    for name in PLANS:
        findings = application.checker().check_file(folder / f"{name}.docx")
        assert [finding for finding in findings if finding.aspect.name == "FORMAT"] == []


def test_faults_of_words_are_listed_apart(demo: tuple[Application, Path]) -> None:
    _, folder = demo
    listed = json.loads((folder / "phat-hien.json").read_text(encoding="utf-8"))
    assert listed.keys() == PLANS.keys()
    assert all(finding["aspect"] == "Nội dung" for found in listed.values() for finding in found)
    numbering = [f for f in listed["vinh-chap-2023"] if "5" in f["found"] and f["rule"][0] == "K"]
    assert numbering, "the number that skips from 3 to 5 is told"


def test_the_sample_workspace_holds_the_plans(demo: tuple[Application, Path]) -> None:
    application, folder = demo
    services = application.open(folder / "xa-mau.khx")
    try:
        assert len(services.plans.list()) == len(PLANS)
        assert services.safety.check() == []
    finally:
        services.close()


def test_all_tasks_and_duties_of_the_plans_are_followed(demo: tuple[Application, Path]) -> None:
    application, folder = demo
    services = application.open(folder / "xa-mau.khx")
    try:
        seen = services.today.look()
        assert seen.total.count == sum(plan.total for plan in plain_plans().values())
        assert seen.overdue.count > 0
        assert seen.by_unit
    finally:
        services.close()


def test_the_report_of_a_year_is_written_without_fault_of_form(
    demo: tuple[Application, Path],
) -> None:
    application, folder = demo
    report = folder / "bao-cao-nam-2024"
    assert {path.suffix for path in folder.glob("bao-cao-nam-*")} == {".docx", ".pdf", ".xlsx"}
    findings = application.checker().check_file(report.with_suffix(".docx"))
    assert [finding for finding in findings if finding.aspect.name == "FORMAT"] == []


def test_a_second_demo_leaves_the_first_alone(
    demo: tuple[Application, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    application, folder = demo
    before = (folder / "xa-mau.khx").read_bytes()
    assert main(["demo", "--out", str(folder)], application) == REFUSED
    assert "giữ nguyên" in capsys.readouterr().err
    assert (folder / "xa-mau.khx").read_bytes() == before
