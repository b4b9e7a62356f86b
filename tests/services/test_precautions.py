"""Before much is removed at once a backup is made, which says why it was made."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.plan import Plan
from desktop.domain.tracking.query import TaskQuery
from desktop.errors import EnvironmentFailure
from desktop.services.precautions import MANY
from desktop.services.program import Services
from desktop.storage import backups
from desktop.ui.words import backup_reason
from tests.support.programs import office, program

TEMPLATE = "cchc-nam-bang-5-cot"


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Services]:
    opened = office(program(monkeypatch, tmp_path / "home"), tmp_path / "xa.khx")
    yield opened
    opened.close()


@pytest.fixture
def plan(services: Services) -> Plan:
    return services.plans.draft(TEMPLATE, 2026, {}).value


def reasons(services: Services) -> list[str]:
    folder = services.store.path.parent / backups.FOLDER_NAME
    return [backup.reason for backup in backups.list_backups(services.store.path, folder)]


def test_a_plan_with_tasks_goes_after_a_backup_that_counts_them(
    services: Services, plan: Plan, tmp_path: Path
) -> None:
    assert plan.task_table is not None
    count = len(plan.task_table.tasks)
    services.plans.delete(plan.id)
    (reason,) = reasons(services)
    assert reason == f"truoc-khi-xoa-{count}-nhiem-vu"
    assert backup_reason(reason) == f"Trước khi xóa {count} nhiệm vụ"
    (made,) = (tmp_path / backups.FOLDER_NAME).glob("*.khx")
    assert backups.look_inside(made).plans == 1


def test_a_plan_without_tasks_goes_without_more_ado(services: Services, plan: Plan) -> None:
    services.plans.edit(plan.id, lambda p: replace(p, task_table=None), "Bỏ bảng")
    before = reasons(services)
    services.plans.delete(plan.id)
    assert reasons(services) == before


@pytest.mark.parametrize(("gone", "expected"), [(MANY - 1, []), (MANY, [f"{MANY}"])])
def test_taking_many_lines_out_of_a_plan_makes_a_backup(
    services: Services, plan: Plan, gone: int, expected: list[str]
) -> None:
    services.plans.edit(plan.id, lambda p: replace(p, blocks=p.blocks[gone:]), "Xóa")
    assert reasons(services) == [f"truoc-khi-xoa-{count}-dong" for count in expected]


def test_many_tasks_are_given_up_or_removed_after_a_backup(services: Services, plan: Plan) -> None:
    keys = services.tasks.find(TaskQuery()).keys[: MANY + 2]
    services.tasks.drop(keys[:2], "Không còn phù hợp")
    assert reasons(services) == []
    services.tasks.drop(keys, "Không còn phù hợp")
    assert reasons(services) == [f"truoc-khi-bo-{MANY + 2}-nhiem-vu"]


def test_many_documents_of_the_library_go_after_a_backup(services: Services) -> None:
    documents = [
        LegalDocument(new_id(), "Quyết định", f"{n}/QĐ-UBND", "", "", dt.date(2026, 1, 5))
        for n in range(MANY)
    ]
    known = [document.id for document in services.library.list()]
    for document in documents:
        services.library.save(replace(document, subject="Ban hành quy chế"))
    services.library.delete(*(d.id for d in services.library.list() if d.id not in known))
    assert reasons(services) == [f"truoc-khi-xoa-{MANY}-van-ban"]


def test_what_cannot_be_backed_up_is_not_removed(
    services: Services, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(backups.files, "sync_file", full)
        with pytest.raises(EnvironmentFailure, match="Đĩa đã đầy"):
            services.plans.delete(plan.id)
    assert services.plans.get(plan.id) == plan


def test_every_reason_has_words() -> None:
    assert backup_reason("truoc-khi-hoan-tac-nhap-goi") == "Trước khi hoàn tác nhập gói"
    assert backup_reason("truoc-khi-bo-12-nhiem-vu") == (
        "Trước khi ghi 12 nhiệm vụ không thực hiện"
    )
    assert backup_reason("khong-biet") == "khong-biet"
