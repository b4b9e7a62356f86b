"""What the level above chooses, keeps and learns: versions, addressees, receipts, criteria."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.consolidation.down_records import CRITERIA, TASK, TO, TemplateText
from desktop.domain.consolidation.receipts import RECEIPT, receipt_record
from desktop.domain.exchange.model import Manifest, Office, PackageKind
from desktop.domain.ids import new_id
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument
from desktop.errors import Refused
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.consolidation.criteria import CriteriaDesk, office_named
from desktop.services.consolidation.down import DownChoice, SendingDown
from desktop.services.exchange_ports import PackageContents
from tests.support.consolidation_records import contents, task
from tests.support.report_office import plan
from tests.support.superior_office import SendingCommune, SuperiorOffice, quiet

GIVEN = PlanItem("s1", "", Origin.OWN, 0, "Rà soát thủ tục", 2026, 2026, time="Quý II")
CRITERIA_TABLE = [
    ["STT", "Tiêu chí", "Điểm tối đa"],
    ["1", "Ban hành kế hoạch", "2"],
    ["2", "Báo cáo đúng hạn", "1,5"],
]
SCORE_TABLE = [
    ["Đơn vị", "STT", "Điểm tự chấm", "Điểm thẩm định", "Nhận xét"],
    ["xã Minh Tiến", "1", "2", "1", "Chậm"],
    ["an bình", "1", "2", "2", ""],
]


@pytest.fixture
def above(tmp_path: Path) -> Iterator[SuperiorOffice]:
    opened = SuperiorOffice(tmp_path)
    with opened.store.step("Chuẩn bị"):
        opened.store.tasks.own.put(GIVEN)
        opened.store.plans.save(replace(plan(), number="12", date=dt.date(2026, 1, 5)))
    opened.register.add_list("xã Minh Tiến\nxã An Bình", "tỉnh Hưng Yên")
    yield opened
    opened.store.close()


@pytest.fixture
def down(above: SuperiorOffice) -> SendingDown:
    return SendingDown(above.desk)


def keys(above: SuperiorOffice, *names: str) -> tuple[str, ...]:
    offices = above.register.offices()
    return tuple(office_named(offices, name).id for name in names)


def test_a_task_of_a_plan_names_the_plan_that_gives_it(down: SendingDown) -> None:
    (item,) = down.chosen(DownChoice(tasks=("k-ra-soat",))).tasks
    assert item.source == SourceDocument(
        "12/KH-UBND", dt.date(2026, 1, 5), "Sở Nội vụ tỉnh Hưng Yên"
    )


def test_a_typed_task_gets_the_document_that_was_typed(down: SendingDown) -> None:
    source = SourceDocument("34/CV-SNV", issuer="Sở Nội vụ")
    (item,) = down.chosen(DownChoice(tasks=("s1", "s1"), source=source)).tasks
    assert item.source == source


def test_the_same_things_keep_their_version_and_others_get_a_new_one(
    above: SuperiorOffice, down: SendingDown
) -> None:
    choice = DownChoice(tasks=("s1", "k-ra-soat"))
    assert send(down, choice) == [1, 1]
    assert send(down, choice) == [1, 1]
    with above.store.step("Sửa"):
        above.store.tasks.own.put(replace(GIVEN, time="Quý III"))
    assert send(down, choice) == [2, 1]


def send(down: SendingDown, choice: DownChoice) -> list[object]:
    carried = down.contents(down.chosen(choice))
    down.note(new_id(), carried, choice)
    return [record["version"] for record in carried.records[TASK]]


def test_without_names_a_package_is_for_all_and_says_no_names(
    above: SuperiorOffice, down: SendingDown
) -> None:
    carried = down.contents(down.chosen(DownChoice(tasks=("s1",))))
    assert TO not in carried.records
    assert carried.told == (("Gửi cho", "tất cả các xã"),)
    down.note("p1", carried, DownChoice(tasks=("s1",), by="Chị Hoa"))
    assert [(line.office.name, line.taken_on) for line in down.sent()] == [
        ("An Bình", None),
        ("Minh Tiến", None),
    ]
    assert down.sent()[0].package.contents == "1 nhiệm vụ"


def test_with_names_the_package_names_them(above: SuperiorOffice, down: SendingDown) -> None:
    choice = DownChoice(tasks=("s1",), office_ids=keys(above, "Minh Tiến"))
    carried = down.contents(down.chosen(choice))
    assert carried.records[TO] == [{"workspace_id": "", "name": "xã Minh Tiến"}]
    assert carried.told == (("Gửi cho", "xã Minh Tiến"),)


def test_a_commune_that_is_no_more_gets_nothing(above: SuperiorOffice, down: SendingDown) -> None:
    old, heir = keys(above, "An Bình", "Minh Tiến")
    above.register.merge([old], heir, dt.date(2026, 1, 1))
    choice = DownChoice(tasks=("s1",))
    down.note("p1", down.contents(down.chosen(choice)), choice)
    assert [line.office.id for line in down.sent()] == [heir]


def test_a_task_with_hidden_marks_is_sent_without_them(
    above: SuperiorOffice, down: SendingDown
) -> None:
    with above.store.step("Sửa"):
        above.store.tasks.own.put(replace(GIVEN, task="Rà\u00ad soát\u200b\nthủ tục"))
    carried = down.contents(down.chosen(DownChoice(tasks=("s1",))))
    assert carried.records[TASK][0]["task"] == "Rà soát thủ tục"


def test_what_no_package_carries_is_named_before_it_is_made(down: SendingDown) -> None:
    template = TemplateText("Mẫu lạ", "a\u202eb", "m")
    with pytest.raises(Refused, match="“Mẫu lạ” không gửi được"):
        down.contents(down.chosen(DownChoice(templates=(template,))))


def test_nothing_chosen_is_refused(above: SuperiorOffice, down: SendingDown) -> None:
    for choice in (DownChoice(), DownChoice(office_ids=keys(above, "Minh Tiến"))):
        with pytest.raises(Refused, match="Chưa chọn"):
            down.contents(down.chosen(choice))
    with pytest.raises(Refused, match="không còn"):
        down.chosen(DownChoice(criteria=("gone",)))


# receipts


def report(
    above: SuperiorOffice, commune: SendingCommune, day: str, *packages: str, name: str
) -> Path:
    """Return a report that says which packages were taken in."""
    found = contents(name, [task("a")])
    commune.sequence += 1
    manifest = Manifest(
        new_id(),
        PackageKind.REPORT,
        Office(commune.workspace_id, f"xã {name}", found.office.superior),
        commune.replica_id,
        commune.sequence,
        commune.previous,
        dt.datetime(2026, 3, 12, 8, 30),
        4,
        year=found.office.year,
        period=found.office.period,
    )
    told = [receipt_record(each, dt.date.fromisoformat(day)) for each in packages]
    records = {**found.records(), RECEIPT: told}
    receipt = ZipPackageWriter().write(
        PackageContents(manifest, records=records),
        above.folder / "bao-cao",
        commune.keys,
        None,
        quiet,
        lambda: False,
    )
    commune.previous = receipt.manifest_hash
    return receipt.path


def test_a_report_tells_which_packages_were_taken_in(
    above: SuperiorOffice, down: SendingDown
) -> None:
    choice = DownChoice(tasks=("s1",))
    for package in ("p1", "p2"):
        down.note(package, down.contents(down.chosen(choice)), choice)
    commune = SendingCommune(above.folder)
    above.take(report(above, commune, "2026-03-10", "p1", "unknown", name="Minh Tiến"))
    assert taken(down) == [("p1", "Minh Tiến", dt.date(2026, 3, 10))]
    above.take(report(above, commune, "2026-03-11", "p1", "p2", name="Minh Tiến"))
    assert taken(down) == [
        ("p1", "Minh Tiến", dt.date(2026, 3, 10)),
        ("p2", "Minh Tiến", dt.date(2026, 3, 11)),
    ]
    above.store.history.undo()
    assert taken(down) == [("p1", "Minh Tiến", dt.date(2026, 3, 10))]


def test_a_commune_that_was_not_meant_gives_no_receipt(
    above: SuperiorOffice, down: SendingDown
) -> None:
    choice = DownChoice(tasks=("s1",), office_ids=keys(above, "An Bình"))
    down.note("p1", down.contents(down.chosen(choice)), choice)
    commune = SendingCommune(above.folder)
    above.take(report(above, commune, "2026-03-10", "p1", name="Minh Tiến"))
    assert taken(down) == []


def test_receipts_that_no_program_writes_are_refused(above: SuperiorOffice) -> None:
    commune = SendingCommune(above.folder)
    with pytest.raises(Refused, match="không hợp lệ"):
        above.take(report(above, commune, "2026-03-10", "x" * 300, name="Minh Tiến"))


def taken(down: SendingDown) -> Sequence[tuple[str, str, dt.date]]:
    return sorted(
        (line.package.id, line.office.name, line.taken_on) for line in down.sent() if line.taken_on
    )


# criteria and scores


@pytest.fixture
def criteria(down: SendingDown) -> CriteriaDesk:
    return down.criteria


def test_criteria_of_the_same_title_and_year_are_replaced(criteria: CriteriaDesk) -> None:
    first = criteria.put("Chỉ số CCHC", 2026, [[["Mục lục"]], CRITERIA_TABLE]).value
    again = criteria.put("chỉ số  cchc", 2026, [CRITERIA_TABLE[:2]], "15/QĐ-UBND").value
    assert (again.id, len(again.items), again.document) == (first.id, 1, "15/QĐ-UBND")
    criteria.put("Chỉ số CCHC", 2027, [CRITERIA_TABLE])
    assert [each.year for each in criteria.sets()] == [2027, 2026]
    criteria.remove(first.id)
    assert [each.year for each in criteria.sets()] == [2027]


@pytest.mark.parametrize(
    ("title", "table", "words"),
    [
        ("", CRITERIA_TABLE, "tên bộ tiêu chí"),
        ("A", [["Nhiệm vụ"], ["x"]], "Tiêu chí, Điểm tối đa"),
        ("A", [*CRITERIA_TABLE, ["3", "x", "hai"]], "Dòng 4: điểm không phải là số"),
    ],
)
def test_criteria_that_cannot_be_kept_are_refused(
    criteria: CriteriaDesk, title: str, table: list[list[str]], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        criteria.put(title, 2026, [table])
    assert criteria.sets() == []


def test_scores_go_to_the_communes_that_are_named(
    above: SuperiorOffice, down: SendingDown, criteria: CriteriaDesk
) -> None:
    found = criteria.put("Chỉ số CCHC", 2026, [CRITERIA_TABLE]).value
    criteria.put_scores(found.id, [SCORE_TABLE])
    choice = DownChoice(criteria=(found.id,), scores=(found.id,), office_ids=keys(above, "An Bình"))
    sent = down.chosen(choice)
    assert [each.to.name for each in sent.scores] == ["xã An Bình"]
    assert [line.reviewed for line in sent.scores[0].sheet.lines] == [2.0]
    carried = down.contents(sent)
    assert dict(carried.counts) == {"bộ tiêu chí": 1, "bảng điểm thẩm định": 1}
    assert len(carried.records[CRITERIA][0]["items"]) == 2  # type: ignore[arg-type]
    (own,) = keys(above, "Minh Tiến")
    one = [row[1:] for row in SCORE_TABLE[:2]]
    (sheet,) = criteria.put_scores(found.id, [one], own).value
    assert sheet.office_id == own


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["xã Không Có", "1", "", "1", ""], "Không có đơn vị"),
        (["xã Minh Tiến", "9", "", "1", ""], "không có tiêu chí “9”"),
        (["", "1", "", "1", ""], "không ghi tên xã"),
    ],
)
def test_scores_of_something_unknown_are_refused(
    criteria: CriteriaDesk, row: list[str], words: str
) -> None:
    found = criteria.put("Chỉ số CCHC", 2026, [CRITERIA_TABLE]).value
    with pytest.raises(Refused, match=words):
        criteria.put_scores(found.id, [[SCORE_TABLE[0], row]])
    assert criteria.scores(found.id) == []


def test_a_receipt_of_a_period_goes_along_only_when_asked(
    above: SuperiorOffice, down: SendingDown
) -> None:
    commune = SendingCommune(above.folder)
    above.take(commune.write(contents("Minh Tiến", [task("a")])).path)
    template = TemplateText("M", "x", "m")
    with_words = down.chosen(DownChoice(2026, Period.Q1, templates=(template,)))
    assert len(with_words.words) == 1
    assert down.chosen(DownChoice(templates=(template,))).words == ()
