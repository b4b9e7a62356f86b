"""Kiểm tra dữ liệu: every fault is a sentence, what is safe is mended, and only when asked."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.domain.tracking.query import TaskQuery
from desktop.errors import Cancelled
from desktop.services.checkup import Findings, Repair
from desktop.services.program import Services
from desktop.services.tasks.attaching import EvidenceDraft
from tests.support.followed_office import followed_office
from tests.support.packages import quiet
from tests.support.programs import program

INDEX = "package_in_chain"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "xa.khx"


@pytest.fixture
def services(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, workspace: Path
) -> Iterator[Services]:
    opened = followed_office(program(monkeypatch, tmp_path / "home"), workspace)
    yield opened
    opened.close()


@pytest.fixture
def with_evidence(services: Services, tmp_path: Path) -> Services:
    """Two scans, each proving a task."""
    for number, key in enumerate(("late", "year")):
        scan = tmp_path / f"quet-{number}.pdf"
        scan.write_bytes(b"%PDF quyet dinh so " + str(number).encode())
        services.tasks.done([key])
        services.evidence.attach([key], EvidenceDraft(files=(scan,)))
    return services


def look(services: Services) -> Findings:
    return services.checks.look(quiet)


def words(found: Findings) -> list[str]:
    return [fault.words for fault in found.faults]


def kept_files(services: Services) -> list[Path]:
    return sorted(services.store.path.with_suffix(".minh-chung").glob("??/*"))


def test_a_sound_workspace_has_no_faults(with_evidence: Services) -> None:
    found = look(with_evidence)
    assert found == Findings()
    assert found.is_sound
    assert found.repairs() == ()


def test_evidence_that_is_gone_or_changed_is_named_and_taken_back(
    with_evidence: Services, tmp_path: Path
) -> None:
    gone, changed = kept_files(with_evidence)
    elsewhere = tmp_path / "usb"
    for path in (gone, changed):
        copy = elsewhere / path.parent.name / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    gone.unlink()
    changed.chmod(0o600)
    changed.write_bytes(b"virus")

    found = look(with_evidence)
    (sentence,) = words(found)
    assert sentence.startswith("2 tệp minh chứng đã mất hoặc bị thay đổi: quet-")
    assert not found.is_sound
    assert found.repairs() == (Repair.EVIDENCE,)
    done = with_evidence.checks.repair(found, {Repair.EVIDENCE}, (elsewhere,)).value
    assert done == ("Đã lấy lại 2 tệp minh chứng.",)
    assert look(with_evidence) == Findings()


def test_evidence_that_is_found_nowhere_stays_named(
    with_evidence: Services, tmp_path: Path
) -> None:
    gone, _kept = kept_files(with_evidence)
    gone.unlink()
    fake = tmp_path / "usb" / gone.parent.name / gone.name
    fake.parent.mkdir(parents=True)
    fake.write_bytes(b"khong phai tep do")
    found = look(with_evidence)
    done = with_evidence.checks.repair(found, {Repair.EVIDENCE}, (tmp_path / "usb",)).value
    assert "còn thiếu 1 tệp" in done[0]
    assert look(with_evidence) == found


def test_an_index_that_lost_a_row_is_made_anew(services: Services, workspace: Path) -> None:
    services.close()
    lose_from_index(workspace)
    with closing(Application().open(workspace)) as again:
        found = look(again)
        assert found.repairs() == (Repair.INDEXES,)
        assert not found.is_sound
        assert again.checks.repair(found, {Repair.INDEXES}).value == (
            "Đã dựng lại chỉ mục của tệp dữ liệu.",
        )
        assert look(again) == Findings()


def lose_from_index(path: Path) -> None:
    """Write a row while the index is not looked at, as a worn disk would lose its page."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema=ON")
        entry = raw.execute("SELECT * FROM sqlite_schema WHERE name = ?", (INDEX,)).fetchone()
        raw.execute("DELETE FROM sqlite_schema WHERE name = ?", (INDEX,))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(
            "INSERT INTO package_log VALUES (?, 'made', 'g', 'workspace', 'w', 'Xã', 'r', 1, '', "
            "'2026-03-05T08:30:00', '2026-03-05T08:30:00', 2026, '', 'g.goixa', NULL)",
            ("0" * 64,),
        )
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", entry)


def test_a_list_that_says_something_else_is_made_anew(services: Services, workspace: Path) -> None:
    services.tasks.find(TaskQuery())
    services.close()
    with closing(sqlite3.connect(workspace, isolation_level=None)) as raw:
        raw.execute("UPDATE list_task SET percent = 77 WHERE id = 'late'")
    with closing(Application().open(workspace)) as again:
        found = look(again)
        assert found.repairs() == (Repair.TASK_LIST,)
        assert again.checks.repair(found, {Repair.TASK_LIST}).value == (
            "Đã dựng lại danh sách nhiệm vụ.",
        )
        assert look(again) == Findings()


def test_notes_on_tasks_that_are_gone_are_harmless_and_go_only_when_asked(
    services: Services,
) -> None:
    services.tasks.note("undated", "Chờ văn bản của tỉnh")
    services.tasks.done(["late"])
    services.plans.edit("kh", lambda plan: replace(plan, task_table=None), "Bỏ bảng")
    found = look(services)
    assert words(found) == ["2 ghi nhận thuộc nhiệm vụ không còn trong kế hoạch nào."]
    assert found.is_sound
    assert services.checks.repair(found, ()).value == ()
    assert look(services) == found
    assert services.checks.repair(found, {Repair.ORPHANS}).value == ("Đã gỡ 2 ghi nhận.",)
    assert look(services) == Findings()
    services.history.undo()
    assert look(services) == found


def test_a_spoilt_backup_is_told_and_another_made(services: Services) -> None:
    backup = services.safety.backup()
    backup.write_bytes(backup.read_bytes()[:-1])
    found = look(services)
    assert words(found) == [f"Bản sao lưu mới nhất ({backup.name}) bị hỏng hoặc đã bị sửa."]
    services.checks.repair(found, {Repair.BACKUP})
    assert look(services) == Findings()


def test_a_check_of_many_files_can_be_stopped(with_evidence: Services) -> None:
    with pytest.raises(Cancelled):
        with_evidence.checks.look(quiet, lambda: True)
