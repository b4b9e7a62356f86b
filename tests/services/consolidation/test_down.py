"""What goes down by stick: receipts, reports sent back, tasks, templates, legal documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.documents.template_shelf import TemplateTrialRun
from desktop.domain.consolidation.down import SentDown, TemplateText, sent_down
from desktop.domain.consolidation.down_records import LEGAL, TASK, TEMPLATE
from desktop.domain.consolidation.register import Verdict
from desktop.domain.exchange.model import Manifest, Office, PackageKind
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.reporting.model import Period, ReportDate
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument
from desktop.errors import Refused
from desktop.exchange.reader import ZipPackageReader
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.consolidation.below import ComingDown, DownPackages, WordsFromAbove
from desktop.services.consolidation.down import SendingDown
from desktop.services.exchange_ports import PackageContents
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.support.clocks import HandClock
from tests.support.consolidation_records import contents, task
from tests.support.superior_office import SendingCommune, SuperiorOffice, quiet

Q1 = (2026, Period.Q1)
LAW = LegalDocument("l1", "Nghị quyết", "76/NQ-CP", "về Chương trình", "Chính phủ")
GIVEN = PlanItem("s1", "", Origin.OWN, 0, "Rà soát thủ tục", 2026, 2026, time="Quý II")
MODEL = next((paths.RESOURCES / "templates").glob("*.txt"))


@pytest.fixture
def above(tmp_path: Path) -> Iterator[SuperiorOffice]:
    opened = SuperiorOffice(tmp_path)
    with opened.store.step("Chuẩn bị"):
        opened.store.library.save(LAW)
        opened.store.tasks.own.put(GIVEN)
    yield opened
    opened.store.close()


class Below:
    """The commune at the other end of the stick."""

    def __init__(self, folder: Path) -> None:
        opener = WorkspaceOpener(
            clock=HandClock(dt.date(2026, 3, 22)), minimum_free=0, local_only=False
        )
        self.folder = folder
        self.store: SqliteStore = opener.create(folder / "xa.khx")
        self.reader = ZipPackageReader(folder / "staging-xa")
        self.clock = HandClock(dt.date(2026, 3, 22))
        self.down = DownPackages(
            self.store,
            self.clock,
            self.reader,
            lambda: TemplateTrialRun(self.store.profile.get, 2026, paths.RESOURCES / "presets"),
        )
        self.sender = SendingCommune(folder / "out", self.store.received.workspace_id)

    def take(self, path: Path) -> ComingDown:
        look = self.reader.look(path, lambda _workspace: "")
        assert look.manifest is not None
        problem = self.down.problem(look.manifest)
        if problem is not None:
            raise problem
        payload = self.down.read(look)
        with self.store.step("Nhận gói của cấp trên", look.manifest.package_id):
            self.down.take(look, payload)
        self.reader.forget(look)
        return payload


@pytest.fixture
def below(tmp_path: Path) -> Iterator[Below]:
    opened = Below(tmp_path)
    yield opened
    opened.store.close()


def pack(above: SuperiorOffice, sent: SentDown, level: str = "tỉnh") -> Path:
    carried = SendingDown(above.desk).contents(sent)
    manifest = Manifest(
        package_id=new_id(),
        kind=PackageKind.DOWN,
        office=Office(above.store.received.workspace_id, "tỉnh Hưng Yên", "", level),
        replica_id=new_id(),
        sequence=1,
        previous="",
        created=dt.datetime(2026, 3, 21, 9, 0),
        schema_version=4,
    )
    return (
        ZipPackageWriter()
        .write(
            PackageContents(manifest, records=carried.records),
            above.folder / "down",
            None,
            None,
            quiet,
            lambda: False,
        )
        .path
    )


def test_a_receipt_comes_back_and_closes_the_calendar(above: SuperiorOffice, below: Below) -> None:
    line = ReportDate(
        "d1", 2026, Period.Q1, "Sở Nội vụ", *(dt.date(2026, 3, day) for day in (14, 1, 14))
    )
    with below.store.step("Lịch"):
        below.store.tasks.report_dates.put(line)
    (taken,) = above.take(below.sender.write(contents("Minh Tiến", [task("a")])).path)
    down = SendingDown(above.desk)
    words = down.words(*Q1)
    path = pack(above, SentDown(tuple(words)))
    coming = below.take(path)
    (word,) = coming.words
    assert (word.verdict, word.package_id, word.by) == (
        Verdict.RECEIVED,
        taken.package.id,
        "Lê Thị Hoa",
    )
    shown = WordsFromAbove(below.store)
    assert shown.sentence(*Q1) == "Sở Nội vụ tỉnh Hưng Yên đã nhận, ngày 20/03/2026."
    assert below.store.tasks.report_dates.get("d1") == replace(line, sent_on=dt.date(2026, 3, 20))
    again = below.take(path)
    assert (again.words, again.known) == ((), 1)
    below.store.history.undo()
    assert shown.sentence(*Q1) == ""
    assert below.store.tasks.report_dates.get("d1") == line


def test_a_report_sent_back_is_shown_with_remarks_and_new_date(
    above: SuperiorOffice, below: Below
) -> None:
    (taken,) = above.take(below.sender.write(contents("Minh Tiến", [task("a")])).path)
    down = SendingDown(above.desk)
    down.send_back([taken.office.id], *Q1, "Thiếu mục II", dt.date(2026, 3, 28), "Lê Thị Hoa")
    below.take(pack(above, SentDown(tuple(down.words(*Q1)))))
    said = WordsFromAbove(below.store).sentence(*Q1)
    assert said == (
        "Sở Nội vụ tỉnh Hưng Yên gửi trả ngày 20/03/2026: Thiếu mục II Gửi lại trước 28/03/2026."
    )


def test_words_for_other_communes_stay_with_them(above: SuperiorOffice, below: Below) -> None:
    other = SendingCommune(above.folder / "other")
    above.take(other.write(contents("An Bình", [task("a")])).path)
    words = SendingDown(above.desk).words(*Q1)
    coming = below.take(pack(above, SentDown(tuple(words))))
    assert (coming.words, coming.known) == ((), 0)


def test_tasks_templates_and_documents_come_once(above: SuperiorOffice, below: Below) -> None:
    down = SendingDown(above.desk)
    template = TemplateText("Mẫu của Sở", MODEL.read_text(encoding="utf-8"), "mau-cua-so")
    sent = down.gathered(
        task_keys=["s1"],
        templates=[template],
        legal_ids=["l1"],
        source=SourceDocument("12/KH-UBND", dt.date(2026, 1, 5)),
    )
    path = pack(above, sent)
    coming = below.take(path)
    assert [len(coming.of(part)) for part in (TASK, TEMPLATE, LEGAL)] == [1, 1, 1]
    own = below.store.tasks.own.get("s1")
    assert own is not None
    assert own.source == SourceDocument(
        "12/KH-UBND", dt.date(2026, 1, 5), "Sở Nội vụ tỉnh Hưng Yên"
    )
    assert own.task == "Rà soát thủ tục"
    assert LAW in below.store.library.list()
    (kept,) = below.store.received.items_from_above.list("part", TEMPLATE)
    assert (kept.title, kept.content["text"]) == ("Mẫu của Sở", template.text)
    again = below.take(path)
    assert (again.items, again.known) == ((), 3)
    below.store.history.undo()
    assert below.store.received.items_from_above.list() == []
    assert below.store.tasks.own.get("s1") is None
    assert LAW not in below.store.library.list()


def test_a_faulty_template_stops_nothing_else(above: SuperiorOffice, below: Below) -> None:
    bad = TemplateText("../../Mẫu hỏng", "+++\nkhông phải mẫu", "../x")
    coming = below.take(pack(above, SentDown(templates=(bad,), legal=(LAW,))))
    assert coming.of(TEMPLATE) == []
    assert "Mẫu hỏng" in coming.remarks[0]
    assert [item.value for item in coming.of(LEGAL)] == [LAW]


def test_only_the_level_above_sends_down(above: SuperiorOffice, below: Below) -> None:
    with pytest.raises(Refused, match="cấp trên"):
        below.take(pack(above, SentDown(legal=(LAW,)), level="xã"))
    with pytest.raises(Refused, match="Chưa chọn"):
        SendingDown(above.desk).contents(SentDown())
    with pytest.raises(Refused, match="thư viện"):
        SendingDown(above.desk).gathered(legal_ids=["gone"])


@pytest.mark.parametrize(
    ("part", "record"),
    [
        ("word", {"id": "x"}),
        ("task", {"task": "x"}),
        ("legal", {}),
        ("template", {"title": "", "text": "x"}),
    ],
)
def test_what_no_program_sends_is_refused(part: str, record: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=part):
        sent_down({part: [record]})
