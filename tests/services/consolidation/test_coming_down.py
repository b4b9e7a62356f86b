"""What comes down twice, out of order, changed in between, hostile, or for somebody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from desktop.documents.template_shelf import GivenTemplate, TemplateTrialRun
from desktop.documents.templates import FileTemplates
from desktop.domain.commune import CommuneProfile
from desktop.domain.consolidation.criteria import (
    CriteriaSet,
    Criterion,
    ReviewedScore,
    ScoreSheet,
    sheet_id,
)
from desktop.domain.consolidation.down import SentDown
from desktop.domain.consolidation.down_records import (
    CRITERIA,
    LEGAL,
    SCORE,
    TASK,
    TEMPLATE,
    Recipient,
    ScoresFor,
    TemplateText,
)
from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.exchange.model import Effect
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.reporting.model import Period, ReportDate
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument
from desktop.errors import Refused
from desktop.services.consolidation.below import ComingDown, DownPackages, WordsFromAbove
from desktop.services.consolidation.comparing import Sender
from desktop.services.exchange_ports import PackageLook
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.support.clocks import HandClock
from tests.support.offices import RESOURCES, presets
from tests.support.report_office import plan

TASK_1 = PlanItem("t1", "", Origin.OWN, 0, "Rà soát thủ tục", 2026, 2026, time="Quý II")
SET = CriteriaSet("c1", "Chỉ số CCHC", 2026, "", (Criterion("1", "Ban hành kế hoạch", 2.0),))
LOOK = PackageLook(Path("goi.goixa"))
MODEL = next((RESOURCES / "templates").glob("*.txt")).read_text(encoding="utf-8")


class Commune:
    """The workspace of xã Minh Tiến."""

    def __init__(self, folder: Path, own: CommuneProfile) -> None:
        self.clock = HandClock(dt.date(2026, 3, 22))
        opener = WorkspaceOpener(clock=self.clock, minimum_free=0, local_only=False)
        self.store: SqliteStore = opener.create(folder / "xa.khx")
        with self.store.step("Lập"):
            self.store.profile.save(own)
        self.trial = TemplateTrialRun(self.store.profile.get, 2026, RESOURCES / "presets")
        self.down = DownPackages(self.store, self.clock, None, lambda: self.trial)  # type: ignore[arg-type]
        self.above = WordsFromAbove(self.store)
        self.count = 0

    def coming(self, sent: SentDown, workspace: str = "w-tinh") -> ComingDown:
        self.count += 1
        return self.down.coming(sent, Sender(workspace, "tỉnh Hưng Yên", f"p{self.count}"))

    def take(self, sent: SentDown, workspace: str = "w-tinh") -> ComingDown:
        coming = self.coming(sent, workspace)
        with self.store.step("Nhận gói của cấp trên", f"p{self.count}"):
            self.down.take(LOOK, coming)
        return coming

    def task(self, key: str = "t1") -> PlanItem:
        found = self.store.tasks.own.get(key)
        assert found is not None
        return found

    def templates(self) -> FileTemplates:
        rows = self.store.received.items_from_above.list("part", TEMPLATE)
        given = [GivenTemplate(row.key, row.office, row.content["text"]) for row in rows]
        samples = RESOURCES / "samples"
        return FileTemplates(RESOURCES / "templates", None, samples, given=lambda: given)


@pytest.fixture
def own() -> CommuneProfile:
    return presets().profile("two-level", "Minh Tiến", "Hưng Yên", "")


@pytest.fixture
def commune(tmp_path: Path, own: CommuneProfile) -> Iterator[Commune]:
    opened = Commune(tmp_path, own)
    yield opened
    opened.store.close()


def tasks(version: int, **changes: object) -> SentDown:
    item = replace(TASK_1, **changes)  # type: ignore[arg-type]
    return SentDown(tasks=(item,), versions={(TASK, item.id): version})


def template(text: str, version: int = 1, key: str = "mau") -> SentDown:
    sent = TemplateText("Mẫu của Sở", text, key)
    return SentDown(templates=(sent,), versions={(TEMPLATE, key): version})


# tasks


def test_a_task_sent_again_changes_in_place(commune: Commune) -> None:
    commune.take(tasks(1))
    coming = commune.take(tasks(2, time="Trước ngày 30/6/2026"))
    (item,) = coming.of(TASK)
    assert (item.effect, [change.column for change in item.changes]) == (Effect.CHANGED, ["time"])
    assert [task.time for task in commune.store.tasks.own.list()] == ["Trước ngày 30/6/2026"]


def test_what_the_commune_wrote_into_a_task_stays(commune: Commune) -> None:
    commune.take(tasks(1))
    with commune.store.step("Giao"):
        commune.store.tasks.own.put(replace(commune.task(), lead=("Văn phòng",), order=3))
    commune.take(tasks(2, time="Quý III"))
    found = commune.task()
    assert (found.time, found.lead, found.order) == ("Quý III", ("Văn phòng",), 3)


def test_the_document_that_gave_a_task_stays_when_none_is_named_again(commune: Commune) -> None:
    named = SourceDocument("12/KH-UBND", dt.date(2026, 1, 5), "UBND tỉnh Hưng Yên")
    commune.take(tasks(1, source=named))
    commune.take(tasks(2, time="Quý III", source=SourceDocument(issuer="UBND tỉnh Hưng Yên")))
    assert (commune.task().source, commune.task().time) == (named, "Quý III")
    other = SourceDocument("99/KH-UBND", issuer="UBND tỉnh Hưng Yên")
    commune.take(tasks(3, source=other))
    assert commune.task().source == other


def test_an_older_package_that_comes_late_changes_nothing(commune: Commune) -> None:
    commune.take(tasks(2, time="Quý III"))
    coming = commune.take(tasks(1))
    assert (coming.items, coming.known) == ((), 1)
    assert commune.task().time == "Quý III"


@pytest.mark.parametrize("order", list(permutations([1, 2, 3])))
def test_packages_in_any_order_end_the_same(commune: Commune, order: tuple[int, ...]) -> None:
    for number in (*order, *order):
        commune.take(tasks(number, time=f"Quý {'I' * number}"))
    assert [task.time for task in commune.store.tasks.own.list()] == ["Quý III"]


def test_taking_an_import_back_brings_the_words_before(commune: Commune) -> None:
    commune.take(tasks(1))
    commune.take(tasks(2, time="Quý III"))
    commune.store.history.undo()
    assert commune.task().time == "Quý II"
    assert len(commune.store.received.packages_from_above.list()) == 1
    commune.take(tasks(2, time="Quý III"))
    assert commune.task().time == "Quý III"


def test_a_task_that_was_removed_comes_again_only_when_it_changed(commune: Commune) -> None:
    commune.take(tasks(1))
    with commune.store.step("Xóa"):
        commune.store.tasks.own.remove("t1")
    assert commune.take(tasks(1)).known == 1
    assert commune.store.tasks.own.list() == []
    (item,) = commune.take(tasks(2, time="Quý III")).of(TASK)
    assert item.effect is Effect.NEW
    assert commune.task().time == "Quý III"


def test_a_task_of_our_own_is_never_touched_from_outside(commune: Commune) -> None:
    with commune.store.step("Thêm"):
        commune.store.tasks.own.put(TASK_1)
    assert commune.take(tasks(5, task="Việc khác")).known == 1
    assert commune.task().task == "Rà soát thủ tục"


def test_two_offices_above_do_not_mix(commune: Commune) -> None:
    commune.take(tasks(1))
    assert commune.take(tasks(9, task="Việc của huyện"), "w-huyen").known == 1
    assert commune.task().task == "Rà soát thủ tục"
    commune.take(SentDown(criteria=(SET,)))
    commune.take(SentDown(criteria=(replace(SET, title="Của huyện"),)), "w-huyen")
    assert {row.title for row in commune.above.things()} >= {"Chỉ số CCHC", "Của huyện"}


# templates


def test_a_template_is_offered_with_the_name_of_its_sender(
    commune: Commune, own: CommuneProfile
) -> None:
    commune.take(template(MODEL))
    library = commune.templates()
    info = library.list()[-1]
    assert (info.id, info.sender, info.built_in) == ("cap-tren-mau", "tỉnh Hưng Yên", False)
    assert info.name.endswith("– tỉnh Hưng Yên")
    assert library.draft(info.id, 2026, own, {}).template_id == info.id
    assert library.text(info.id) == MODEL


def test_a_newer_template_takes_the_place_and_shows_its_lines(commune: Commune) -> None:
    commune.take(template(MODEL))
    changed = MODEL.replace("description", "# đã sửa\ndescription", 1)
    coming = commune.take(template(changed, 2))
    (item,) = coming.of(TEMPLATE)
    assert item.effect is Effect.CHANGED
    assert [(change.before, change.after) for change in item.changes] == [("", "# đã sửa")]
    (row,) = commune.store.received.items_from_above.list("part", TEMPLATE)
    assert (row.content["text"], row.version) == (changed, 2)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda text: "+++\nkhông phải mẫu", "Không dùng được"),
        (lambda text: text + "\n{{ ''.__class__ }}", "Không dùng được"),
        (lambda text: with_body(text, "{% for i in range(9) %}x{% endfor %}"), "không được dùng"),
        (lambda text: with_body(text, "{{ cycler.__init__.__globals__ }}"), "không được dùng"),
        (lambda text: with_body(text, "{% include '/etc/passwd' %}"), "không được dùng"),
        (lambda text: with_body(text, "{{ 'x' * 10 ** 9 }}"), "không được dùng"),
        (lambda text: with_body(text, "{{ chua_ai_biet }}"), "không có giá trị"),
    ],
)
def test_a_hostile_template_is_refused_with_a_sentence(
    commune: Commune, spoil: Callable[[str], str], words: str
) -> None:
    coming = commune.take(template(spoil(MODEL)))
    assert coming.of(TEMPLATE) == []
    (remark,) = coming.remarks
    assert "Mẫu của Sở" in remark
    assert words in remark
    assert commune.store.received.items_from_above.list() == []


def with_body(text: str, more: str) -> str:
    """Return a template with more at the beginning of its body."""
    head, body = text.split("\n+++\n", 1)
    return f"{head}\n+++\n{more}\n{body}"


def test_the_key_of_a_template_is_never_a_path(commune: Commune) -> None:
    commune.take(template(MODEL, key="../../../etc/Mẫu <b>"))
    assert commune.templates().list()[-1].id == "cap-tren-etc-mau-b"


# legal documents


def test_a_document_that_lost_its_force_is_marked_so(commune: Commune) -> None:
    law = LegalDocument("l1", "Nghị định", "1/2020/NĐ-CP", "về việc A")
    with commune.store.step("Thêm"):
        commune.store.library.save(replace(law, id="own"))
    assert commune.take(SentDown(legal=(law,))).known == 1
    dead = replace(law, expired_on=dt.date(2026, 3, 1), replaced_by="2/2026/NĐ-CP")
    (item,) = commune.take(SentDown(legal=(dead,), versions={(LEGAL, "l1"): 2})).of(LEGAL)
    assert [change.column for change in item.changes] == ["expired_on", "replaced_by"]
    assert commune.store.library.list() == [replace(dead, id="own")]


def test_a_foreign_key_never_takes_the_place_of_another_document(commune: Commune) -> None:
    own = LegalDocument("l1", "Luật", "", "Tổ chức chính quyền địa phương")
    with commune.store.step("Thêm"):
        commune.store.library.save(own)
    commune.take(SentDown(legal=(LegalDocument("l1", "Nghị quyết", "76/NQ-CP", "về A"),)))
    found = commune.store.library.list()
    assert own in found
    assert {each.kind for each in found} == {"Luật", "Nghị quyết"}


def test_a_task_under_the_key_of_a_row_of_a_plan_is_not_taken(commune: Commune) -> None:
    with commune.store.step("Soạn"):
        commune.store.plans.save(plan())
    key = "k-ra-soat"
    coming = commune.take(tasks(1, id=key))
    assert coming.items == ()
    assert "trùng mã" in coming.remarks[0]


# criteria and scores


def scores(name: str, workspace: str, points: float) -> ScoresFor:
    sheet = ScoreSheet(
        sheet_id("c1", workspace),
        "c1",
        name,
        dt.date(2026, 3, 20),
        (ReviewedScore("1", 2.0, points, "Chậm"),),
    )
    return ScoresFor(Recipient(workspace, name), sheet)


def test_only_our_own_scores_are_kept(commune: Commune) -> None:
    mine = commune.store.received.workspace_id
    sent = SentDown(
        criteria=(SET,), scores=(scores("xã Minh Tiến", mine, 1.5), scores("xã An Bình", "w2", 1.0))
    )
    coming = commune.take(sent)
    (item,) = coming.of(SCORE)
    assert item.title == "Điểm thẩm định: Chỉ số CCHC"
    found, named = commune.above.scores(item.key)
    assert (found.sheet.lines[0].reviewed, named) == (1.5, SET)
    assert commune.above.criteria("c1") == SET
    better = replace(sent, scores=(scores("xã Minh Tiến", mine, 2.0),), criteria=())
    again = commune.take(replace(better, versions={(SCORE, item.key): 2}))
    assert [change.after for change in again.of(SCORE)[0].changes] == ["2 – 2 – Chậm"]
    with pytest.raises(Refused, match="cấp trên"):
        commune.above.criteria("gone")


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (CRITERIA, "{}"),
        (CRITERIA, '{"id":"c1","title":"A","year":2026,"document":"","items":[1]}'),
        (TEMPLATE, '{"text":"x"}'),
        ("word", "{}"),
    ],
)
def test_a_row_that_screens_could_not_show_comes_in_by_no_package(
    commune: Commune, part: str, content: str
) -> None:
    commune.take(SentDown(criteria=(SET,)))
    (state,) = commune.store.exchange.states("item_from_above")
    assert commune.store.exchange.problem_of(state) == ""
    spoilt = replace(state, content={**dict(state.content or {}), "part": part, "content": content})
    assert "không hợp lệ" in commune.store.exchange.problem_of(spoilt)


def test_criteria_stay_as_the_newest_version_says(commune: Commune) -> None:
    newer = replace(SET, items=(Criterion("1", "Ban hành kế hoạch", 3.0),))
    commune.take(SentDown(criteria=(newer,), versions={(CRITERIA, "c1"): 4}))
    commune.take(SentDown(criteria=(SET,), versions={(CRITERIA, "c1"): 3}))
    assert commune.above.criteria("c1").items[0].points == 3.0


# for whom


@pytest.mark.parametrize(
    "to",
    [Recipient("w2", "xã Minh Tiến"), Recipient("", "xã An Bình")],
)
def test_a_package_for_others_is_refused(commune: Commune, to: Recipient) -> None:
    with pytest.raises(Refused, match="đơn vị khác"):
        commune.coming(SentDown(criteria=(SET,), to=(to,)))


def test_a_package_that_names_us_is_taken(commune: Commune) -> None:
    own = Recipient(commune.store.received.workspace_id, "tên cũ")
    for to in (own, Recipient("", "Xã  Minh Tiến")):
        sent = SentDown(criteria=(SET,), to=(Recipient("w2", "xã An Bình"), to))
        assert commune.coming(sent).of(CRITERIA)


# words on reports


def test_a_return_that_comes_late_does_not_open_a_report_received_since(commune: Commune) -> None:
    line = ReportDate(
        "d1", 2026, Period.Q1, "Sở Nội vụ", *(dt.date(2026, 3, day) for day in (14, 1, 14))
    )
    with commune.store.step("Lịch"):
        commune.store.tasks.report_dates.put(line)
    back = word("w1", Verdict.RETURNED, 20)
    received = word("w2", Verdict.RECEIVED, 24)
    coming = commune.coming(SentDown())
    for words in ((back, received), (back,)):
        with commune.store.step("Nhận"):
            commune.down.take(LOOK, replace(coming, words=words))
        found = commune.store.tasks.report_dates.get("d1")
        assert found is not None
        assert (found.due, found.sent_on) == (line.due, dt.date(2026, 3, 24))


def word(key: str, verdict: Verdict, day: int) -> SuperiorWord:
    on = dt.date(2026, 3, day)
    return SuperiorWord(key, 2026, Period.Q1, "p", verdict, on, "Sở Nội vụ", remarks="Thiếu mục II")
