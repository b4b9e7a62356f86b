"""Plans from the template through their life, over a real workspace."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.ids import new_id
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanStatus
from desktop.errors import Refused
from desktop.services.outcome import Kind
from desktop.services.program import Services
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


def with_paragraph(plan: Plan, text: str) -> Plan:
    added = Block(new_id(), BlockKind.PARAGRAPH, Level.TEXT, text)
    return replace(plan, blocks=(*plan.blocks, added))


def test_what_is_stored_is_what_was_made(services: Services, plan: Plan) -> None:
    assert services.plans.get(plan.id) == plan
    summary = services.plans.list()[0]
    assert (summary.id, summary.status) == (plan.id, PlanStatus.DRAFT)
    assert plan.task_table is not None
    assert summary.task_count == len(plan.task_table.tasks)


def test_an_edit_tells_what_it_changed_and_can_be_taken_back(
    services: Services, plan: Plan
) -> None:
    outcome = services.plans.edit(plan.id, lambda p: with_paragraph(p, "Thêm."), "Thêm đoạn")
    assert Kind.PLAN_TEXT in outcome.changed
    assert services.plans.get(plan.id).blocks[-1].text == "Thêm."
    undone = services.history.undo(plan.id)
    assert undone is not None
    assert undone.value.label == "Thêm đoạn"
    assert services.plans.get(plan.id) == plan
    assert services.history.redo(plan.id) is not None
    assert services.plans.get(plan.id).blocks[-1].text == "Thêm."


def test_taking_back_all_edits_of_a_plan_leaves_the_plan(services: Services, plan: Plan) -> None:
    services.plans.edit(plan.id, lambda p: with_paragraph(p, "Thêm."), "Thêm đoạn")
    while services.history.undo(plan.id):
        pass
    assert services.plans.get(plan.id) == plan


def test_an_edit_that_changes_nothing_leaves_no_step(services: Services, plan: Plan) -> None:
    before = services.history.steps()
    assert services.plans.edit(plan.id, lambda p: p, "Không gì").step_id is None
    assert services.history.steps() == before


def issue(services: Services, plan: Plan) -> None:
    services.plans.set_status(plan.id, PlanStatus.SUBMITTED)
    services.plans.edit(
        plan.id, lambda p: replace(p, number="05", date=dt.date(2026, 1, 15)), "Số, ngày"
    )
    services.plans.set_status(plan.id, PlanStatus.ISSUED)


def test_an_issued_plan_keeps_its_words(services: Services, plan: Plan) -> None:
    issue(services, plan)
    with pytest.raises(Refused, match="đã ban hành"):
        services.plans.edit(plan.id, lambda p: with_paragraph(p, "Muộn."), "Sửa")
    with pytest.raises(Refused, match="đã ban hành"):
        services.plans.delete(plan.id)
    services.plans.set_status(plan.id, PlanStatus.CLOSED)


def test_no_plan_is_issued_without_number_and_day(services: Services, plan: Plan) -> None:
    services.plans.set_status(plan.id, PlanStatus.SUBMITTED)
    with pytest.raises(Refused, match="số hoặc ngày"):
        services.plans.set_status(plan.id, PlanStatus.ISSUED)
    with pytest.raises(Refused, match="Không chuyển được"):
        services.plans.set_status(plan.id, PlanStatus.CLOSED)


def test_a_deleted_plan_comes_back_by_undo(services: Services, plan: Plan) -> None:
    services.plans.delete(plan.id)
    assert not services.plans.list()
    with pytest.raises(Refused):
        services.plans.get(plan.id)
    services.history.undo()
    assert services.plans.get(plan.id) == plan


def test_next_years_plan_is_a_new_draft(services: Services, plan: Plan) -> None:
    issue(services, plan)
    copied = services.plans.copy_to_year(plan.id, 2027).value
    assert services.plans.get(copied.id).years.first == 2027
    assert copied.status is PlanStatus.DRAFT
    assert "2027" in copied.subject


def test_a_key_may_be_shortened_while_it_is_the_only_one(services: Services, plan: Plan) -> None:
    assert services.plans.get(plan.id[:20]).id == plan.id
    services.plans.copy_to_year(plan.id, 2027)
    with pytest.raises(Refused, match="nhiều kế hoạch"):
        services.plans.get(plan.id[:4])


def test_a_plan_can_be_kept_as_a_template(services: Services, plan: Plan) -> None:
    key = services.plans.save_as_template(plan.id, "Mẫu của xã").value
    again = services.plans.draft(key, 2026, {}).value
    assert [block.text for block in again.blocks] == [block.text for block in plan.blocks]


def test_the_profile_changes_in_every_draft(services: Services, plan: Plan) -> None:
    profile = services.profile.get()
    renamed = replace(profile, issuer=replace(profile.issuer, name="Quang Hưng"))
    services.profile.change(renamed)
    document = services.documents.preview(plan, services.profile.get(), dpi=40)
    assert document.pages
    assert services.profile.get().issuer.name == "Quang Hưng"
    assert services.plans.list()[0].issuer_name.endswith("Quang Hưng")


def test_the_library_is_searched_without_marks(services: Services) -> None:
    found = services.library.list("to chuc chinh quyen dia phuong")
    assert found
    assert all("chính quyền địa phương" in document.subject for document in found)
    assert services.library.list("không có văn bản nào như thế") == []
