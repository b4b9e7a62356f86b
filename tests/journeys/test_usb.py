"""By USB stick: between the PCs of an office, up to the level above, and back down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop.domain.consolidation.matrix import CellState
from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.domain.exchange.model import Effect, PackageKind
from desktop.domain.reporting.model import Period
from desktop.domain.sorting import sort_key
from desktop.domain.tracking.query import TaskQuery
from desktop.errors import Refused
from desktop.services.consolidation.below import ComingDown
from desktop.services.consolidation.day import Concern
from desktop.services.exchange.contents import Wanted
from desktop.services.exchange.copies import CopyMerge
from desktop.services.exchange.service import TakenFile
from desktop.services.exchange.taking import Preview
from desktop.services.exchange_ports import Trust
from desktop.services.program import Services
from tests.support.machines import Machine, commune, machine, stick

WHOLE = Wanted(PackageKind.WORKSPACE, with_evidence=True)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """The PC of xã Minh Tiến."""
    pc = machine(monkeypatch, tmp_path / "office")
    commune(pc)
    return pc


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return machine(monkeypatch, tmp_path / "laptop")


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return stick(tmp_path / "usb")


def send(pc: Machine, usb: Path) -> Path:
    """Pack everything on a PC and return where it lies on the stick."""
    with pc.open() as services:
        return services.exchange.pack(WHOLE, usb).path


def take(services: Services, package: Path) -> Preview:
    """Take a package in, its key confirmed over the telephone where it is not known."""
    preview = services.exchange.preview(package)
    if not preview.usable:
        code = services.exchange.verify(package).fingerprint
        preview = services.exchange.preview(package, confirmed=code)
    services.exchange.accept(preview)
    return preview


def receive(pc: Machine, package: Path) -> Preview:
    with pc.open() as services:
        return take(services, package)


def done(pc: Machine, task: str, day: int) -> None:
    with pc.open() as services:
        services.tasks.done([f"k-{task}"], on=dt.date(2026, 3, day))


def note(pc: Machine, words: str) -> None:
    with pc.open() as services:
        services.tasks.note("k-niem-yet", words)


def noted(pc: Machine) -> str:
    with pc.open() as services:
        return services.tasks.detail("k-niem-yet").facts.mark.note


def digest(pc: Machine) -> str:
    with pc.open() as services:
        return services.store.exchange.digest()


def merge_of(preview: Preview) -> CopyMerge:
    assert isinstance(preview.payload, CopyMerge)
    return preview.payload


def test_a_new_pc_takes_over_everything_with_the_evidence(
    office: Machine, laptop: Machine, usb: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "biên bản.txt"
    paper.write_text("Biên bản rà soát văn bản", encoding="utf-8")
    with office.open() as services:
        services.tasks.done(["k-ra-soat"], on=dt.date(2026, 3, 2))
        services.evidence.attach_files(["k-ra-soat"], [paper])
    preview = receive(laptop, send(office, usb))
    assert merge_of(preview).moves_in
    assert preview.look.trust is Trust.NEW
    assert digest(laptop) == digest(office)
    with laptop.open() as services:
        (line,) = services.evidence.list()
        kept = services.evidence.path_of(line.evidence.id)
        assert kept.read_bytes() == paper.read_bytes()
        assert services.store.check() == []


def test_office_and_laptop_merge_both_ways(office: Machine, laptop: Machine, usb: Path) -> None:
    receive(laptop, send(office, usb))
    done(office, "ra-soat", 2)
    done(laptop, "tap-huan", 5)
    receive(laptop, send(office, usb))
    receive(office, send(laptop, usb))
    assert digest(office) == digest(laptop)
    with office.open() as services:
        lines = services.tasks.lines(["k-ra-soat", "k-tap-huan"])
        assert [line.done_on for line in lines] == [dt.date(2026, 3, 2), dt.date(2026, 3, 5)]


def test_what_both_changed_is_kept_twice_and_told(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    receive(laptop, send(office, usb))
    note(office, "Niêm yết ở bảng tin")
    note(laptop, "Niêm yết trên trang thông tin")
    to_laptop, to_office = send(office, usb), send(laptop, usb)
    assert merge_of(receive(laptop, to_laptop)).plan.count(Effect.CONFLICT) == 1
    assert merge_of(receive(office, to_office)).plan.count(Effect.CONFLICT) == 1
    assert digest(office) == digest(laptop)
    assert noted(office) == noted(laptop)
    note(office, "Niêm yết cả hai nơi")
    receive(laptop, send(office, usb))
    assert noted(laptop) == "Niêm yết cả hai nơi"
    assert digest(office) == digest(laptop)


def test_the_same_package_twice_changes_nothing(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    package = send(office, usb)
    receive(laptop, package)
    before = digest(laptop)
    with laptop.open() as services:
        steps = services.history.steps()
        preview = services.exchange.preview(package)
        assert preview.taken is not None
        assert services.exchange.accept(preview).value.was_there
        assert services.history.steps() == steps
    assert digest(laptop) == before


def test_packages_in_the_wrong_order_end_the_same(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    receive(laptop, send(office, usb))
    note(office, "một")
    first = send(office, usb)
    note(office, "hai")
    second = send(office, usb)
    receive(laptop, second)
    late = receive(laptop, first)
    assert late.remarks == ("Gói số 2 cũ hơn gói số 3 đã nhận.",)
    assert noted(laptop) == "hai"
    assert digest(laptop) == digest(office)


def test_an_import_is_taken_back_as_a_whole(office: Machine, laptop: Machine, usb: Path) -> None:
    receive(laptop, send(office, usb))
    before = digest(laptop)
    done(office, "ra-soat", 2)
    package = send(office, usb)
    receive(laptop, package)
    with laptop.open() as services:
        made = services.exchange.log()[0]
        assert services.exchange.undo_import(made.package_id).value.undone
        with pytest.raises(Refused, match="chưa được nhận, hoặc đã hoàn tác"):
            services.exchange.undo_import(made.package_id)
    assert digest(laptop) == before
    receive(laptop, package)
    assert digest(laptop) == digest(office)


def test_the_data_of_another_office_never_come_in(
    office: Machine, laptop: Machine, usb: Path
) -> None:
    commune(laptop, "Minh Tiến")
    before = digest(laptop)
    with laptop.open() as services:
        preview = services.exchange.preview(send_within(office, usb, laptop))
        assert not preview.usable
        assert "không phải của đơn vị này" in preview.look.problems[0]
    assert digest(laptop) == before


def send_within(office: Machine, usb: Path, back: Machine) -> Path:
    """Pack on one PC while another one's workspace is open."""
    package = send(office, usb)
    back.application()
    return package


def test_another_key_waits_for_the_telephone(office: Machine, laptop: Machine, usb: Path) -> None:
    receive(laptop, send(office, usb))
    done(laptop, "tap-huan", 5)
    package = send(laptop, usb)
    with laptop.open() as services:
        code = services.exchange.key_fingerprint()
    with office.open() as services:
        stopped = services.exchange.preview(package)
        assert stopped.look.trust is Trust.OTHER_KEY
        with pytest.raises(Refused):
            services.exchange.accept(stopped)
        wrong = services.exchange.preview(package, confirmed="1234 5678 9012 3456")
        assert "không phải là mã khóa của gói này" in wrong.look.problems[0]
        services.exchange.accept(services.exchange.preview(package, confirmed=code))
        assert services.exchange.preview(package).look.trust is Trust.KNOWN


def test_the_last_package_is_told_on_the_screen_of_today(office: Machine, usb: Path) -> None:
    with office.open() as services:
        assert services.today.look().last_package is None
        services.exchange.pack(WHOLE, usb)
        assert services.today.look().last_package == dt.datetime(2026, 3, 20, 8, 30)


COMMUNES = ("An Bình", "Minh Tiến", "Phú Thọ", "Tân Lập", "Đông Hưng")
REPORT = Wanted(PackageKind.REPORT, 2026, Period.Q1)
PROVINCE = OfficeLevel(Level.PROVINCE, "tỉnh Hưng Yên", "Sở Nội vụ", "Hưng Yên", "Lê Thị Hoa")


@pytest.fixture
def communes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Machine]:
    """Five communes; each next one has carried out one task more."""
    found = {}
    tasks = ("ra-soat", "tap-huan", "ky-luat", "bao-cao")
    for number, name in enumerate(COMMUNES):
        pc = machine(monkeypatch, tmp_path / f"xa-{number}")
        commune(pc, name)
        for task in tasks[:number]:
            done(pc, task, 2)
        found[name] = pc
    return found


@pytest.fixture
def province(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    pc = machine(monkeypatch, tmp_path / "tinh")
    with pc.open() as services:
        services.consolidation.register.set_level(PROVINCE)
        services.consolidation.register.add_list("\n".join(f"xã {name}" for name in COMMUNES))
    return pc


def report(pc: Machine, usb: Path) -> Path:
    """Freeze the report of the first quarter and pack it."""
    with pc.open() as services:
        services.reports.freeze(services.reports.open(Period.Q1, 2026).value.id)
        return services.exchange.pack(REPORT, usb).path


def test_a_quarter_goes_up(communes: dict[str, Machine], province: Machine, usb: Path) -> None:
    for pc in communes.values():
        report(pc, usb)
    with province.open() as services:
        packages = [found.path for found in services.exchange.find(usb)]
        for were_there in (False, True):
            files = services.exchange.take_all(packages).value
            assert [file.problem for file in files] == [""] * 5
            assert [file.taken.was_there for file in files if file.taken] == [were_there] * 5
        totals = services.consolidation.totals(2026, Period.Q1)
        assert (totals.expected, totals.received) == (5, 5)
        assert totals.count("total") == 25
        closed = 4 + 3 + 2  # one quarter of "Hằng quý" closes no task
        assert totals.count("closed") == closed
        offices = services.consolidation.register.offices()
        assert [office.name for office in offices] == sorted(COMMUNES, key=sort_key)
        assert all(office.workspace_id for office in offices)


def test_a_corrected_report_replaces_the_first_in_any_order(
    communes: dict[str, Machine], province: Machine, usb: Path
) -> None:
    pc = communes["Minh Tiến"]
    first = report(pc, usb)
    with pc.open() as services:
        frozen = services.reports.look(Period.Q1, 2026)
        services.tasks.done(["k-tap-huan"], on=dt.date(2026, 3, 3))
        draft = services.reports.correct(frozen.id).value
        services.reports.freeze(draft.id)
        second = services.exchange.pack(REPORT, usb).path
    with province.open() as services:
        services.exchange.take_all([second, first])
        totals = services.consolidation.totals(2026, Period.Q1)
        assert (totals.received, totals.count("closed")) == (1, 2)
        newest = max(services.exchange.log(), key=lambda note: note.sequence)
        services.exchange.undo_import(newest.package_id)
        totals = services.consolidation.totals(2026, Period.Q1)
        assert (totals.received, totals.count("closed")) == (1, 1)


def test_a_commune_of_the_same_name_is_stopped(
    communes: dict[str, Machine],
    province: Machine,
    usb: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    namesake = machine(monkeypatch, tmp_path / "khac")
    commune(namesake, "Minh Tiến")
    first, second = report(communes["Minh Tiến"], usb), report(namesake, usb)
    with province.open() as services:
        taken, stopped = services.exchange.take_all([first, second]).value
        assert not taken.problem
        assert "trùng tên" in stopped.problem
        assert services.consolidation.totals(2026, Period.Q1).received == 1


def test_the_workspace_of_a_commune_adds_up_by_its_year_and_brings_no_rows(
    communes: dict[str, Machine], province: Machine, usb: Path
) -> None:
    package = send(communes["Minh Tiến"], usb)
    with communes["Minh Tiến"].open() as services:
        year = max(plan.years.last for plan in services.plans.list())
        tasks = services.tasks.find(TaskQuery(year=year)).total
    with province.open() as services:
        (taken,) = services.exchange.take_all([package]).value
        assert not taken.problem
        assert services.consolidation.totals(year, Period.YEAR).numbers["all/total"] == tasks > 0
        assert not services.plans.list()


def test_the_workspace_of_another_commune_is_stopped_where_plans_are(
    communes: dict[str, Machine], usb: Path
) -> None:
    package = send(communes["Minh Tiến"], usb)
    other = next(pc for name, pc in communes.items() if name != "Minh Tiến")
    with other.open() as services:
        (stopped,) = services.exchange.take_all([package]).value
        assert "không phải của đơn vị này" in stopped.problem


def words_of(pc: Machine) -> str:
    with pc.open() as services:
        return services.words_from_above.sentence(2026, Period.Q1)


def test_a_report_is_sent_back_mended_and_received(
    communes: dict[str, Machine], province: Machine, usb: Path
) -> None:
    own, other = communes["Minh Tiến"], communes["An Bình"]
    first = [report(own, usb), report(other, usb)]
    with province.open() as services:
        services.exchange.take_all(first)
        service = services.consolidation
        (office,) = [o for o in service.register.offices() if o.name == "Minh Tiến"]
        due = dt.date(2026, 3, 25)
        service.send_back([office.id], 2026, Period.Q1, "Bổ sung minh chứng", due, "Chị Hoa")
        down = going_down(services, usb)
    for pc in (own, other):
        assert [file.problem for file in take_files(pc, down)] == [""]
    assert words_of(other) == "Sở Nội vụ tỉnh Hưng Yên đã nhận, ngày 20/03/2026."
    said = "Sở Nội vụ tỉnh Hưng Yên gửi trả ngày 20/03/2026: Bổ sung minh chứng."
    assert words_of(own).startswith(said.removesuffix("."))
    assert words_of(own).endswith("Gửi lại trước 25/03/2026.")
    with own.open() as services:
        frozen = services.reports.look(Period.Q1, 2026)
        draft = services.reports.correct(frozen.id).value
        services.reports.freeze(draft.id)
        own.clock.day = dt.date(2026, 3, 22)
        second = services.exchange.pack(REPORT, usb).path
    province.clock.day = dt.date(2026, 3, 24)
    with province.open() as services:
        assert not services.exchange.take_all([second]).value[0].problem
        cell = services.consolidation.cell(office.id, 2026, Period.Q1)
        assert cell.state is CellState.RECEIVED
        down = going_down(services, usb)
    take_files(own, down)
    assert words_of(own) == "Sở Nội vụ tỉnh Hưng Yên đã nhận, ngày 24/03/2026."


def going_down(services: Services, usb: Path) -> Path:
    """Pack receipts and reports sent back for all communes."""
    down = services.consolidation.down
    chosen = down.contents(down.gathered(words=down.words(2026, Period.Q1)))
    return services.exchange.pack(Wanted(PackageKind.DOWN, down=chosen), usb).path


def take_files(pc: Machine, *packages: Path) -> Sequence[TakenFile]:
    with pc.open() as services:
        return services.exchange.take_all(packages).value


def test_what_comes_down_changes_nothing_the_second_time(
    communes: dict[str, Machine], province: Machine, usb: Path
) -> None:
    own = communes["Tân Lập"]
    with province.open() as services:
        services.exchange.take_all([report(own, usb)])
    with province.open() as services:
        first, again = going_down(services, usb), going_down(services, usb)
    take_files(own, first)
    before = digest(own)
    assert [file.problem for file in take_files(own, first)] == [""]
    assert digest(own) == before
    with own.open() as services:
        (taken,) = services.exchange.take_all([again]).value
        coming = taken.preview.payload
        assert isinstance(coming, ComingDown)
        assert (coming.words, coming.items, coming.known) == ((), (), 1)


def test_the_report_of_the_province_has_a_row_for_each_commune(
    communes: dict[str, Machine], province: Machine, usb: Path, tmp_path: Path
) -> None:
    packages = [report(pc, usb) for pc in communes.values()]
    with province.open() as services:
        services.exchange.take_all(packages)
        service = services.consolidation
        paper = service.export(2026, Period.Q1, "docx", tmp_path / "bc.docx")
        book = service.export(2026, Period.Q1, "xlsx", tmp_path / "bc.xlsx")
    text = "\n".join(
        cell.text for table in docx.Document(str(paper)).tables for cell in table._cells
    )
    assert all(f"xã {name}" in text for name in COMMUNES)
    rows = [row for row in openpyxl.load_workbook(book).worksheets[0].values if row[0]]
    numbers = [row[3] for row in rows if "xã " in str(row[1])]
    assert numbers == [5] * len(COMMUNES), "numbers that Excel can add up"


def test_evidence_goes_up_and_is_looked_at_there(
    communes: dict[str, Machine], province: Machine, usb: Path, tmp_path: Path
) -> None:
    own = communes["Minh Tiến"]
    paper, program = tmp_path / "biên bản.pdf", tmp_path / "chạy.exe"
    paper.write_bytes(b"%PDF-1.7 bien ban")
    program.write_bytes(b"MZ chuong trinh")
    with own.open() as services:
        services.evidence.attach_files(["k-ra-soat"], [paper, program])
        services.evidence.attach_files(["k-tap-huan"], [paper])
        services.reports.freeze(services.reports.open(Period.Q1, 2026).value.id)
        wanted = Wanted(PackageKind.REPORT, 2026, Period.Q1, with_evidence=True)
        package = services.exchange.pack(wanted, usb).path
    with province.open() as services:
        assert not services.exchange.take_all([package]).value[0].problem
        (office,) = (
            one
            for one in services.consolidation.register.offices()
            if one.workspace_id and one.name == "Minh Tiến"
        )
        proofs = services.consolidation.proofs
        kept = proofs.package(office.id, 2026, Period.Q1)
        assert kept is not None
        found = proofs.inside(kept).proofs
        assert sorted((each.task, each.name) for each in found) == [
            ("k-ra-soat", "biên bản.pdf"),
            ("k-ra-soat", "chạy.exe"),
            ("k-tap-huan", "biên bản.pdf"),
        ]
        by_name = {each.name: each for each in found}
        copy = proofs.open_copy(kept, by_name["biên bản.pdf"], tmp_path / "xem")
        assert copy.read_bytes() == paper.read_bytes()
        with pytest.raises(Refused, match="không thuộc loại được mở"):
            proofs.open_copy(kept, by_name["chạy.exe"], tmp_path / "xem")
        assert [each.suffix for each in (tmp_path / "xem").iterdir()] == [".pdf"]
        saved = proofs.save(kept, by_name["chạy.exe"], tmp_path / "luu.tep")
        assert saved.read_bytes() == program.read_bytes()
        with pytest.raises(Refused, match="Đã có tệp"):
            proofs.save(kept, by_name["chạy.exe"], tmp_path / "luu.tep")


def test_a_quarter_from_the_communes_to_the_printed_report(
    communes: dict[str, Machine], province: Machine, usb: Path, tmp_path: Path
) -> None:
    """Pack on five PCs, take in on a sixth, look, call, add a form, print; then take all back."""
    packages = [report(pc, usb) for name, pc in communes.items() if name != "An Bình"]
    province.clock.day = dt.date(2026, 3, 24)
    with province.open() as services:
        service = services.consolidation
        service.register.set_dates(2026, {Period.Q1: dt.date(2026, 3, 23)})
        assert not any(file.problem for file in services.exchange.take_each(packages))
        day = service.day.look(2026, Period.Q1)
        assert [call.name for call in day.having(Concern.MISSING)] == ["xã An Bình"]
        (form,) = service.write_forms([day.calls[0].office.id], 2026, Period.Q1, tmp_path)
        fill(form, {"Tổng số nhiệm vụ": 5, "Hoàn thành đúng hạn": 5})
        (taken,) = service.take_forms([form])
        assert taken.problem == ""
        totals = service.totals(2026, Period.Q1)
        assert (totals.received, totals.typed, totals.count("total")) == (4, 1, 25)
        assert len(service.preview(2026, Period.Q1, 40).pages) >= 2
        paper = service.export(2026, Period.Q1, "docx", tmp_path / "bc.docx")
        assert list(province.application().checker().check_file(paper)) == []
        for line in service.courses.imports(2026):
            services.exchange.undo_import(line.package.id)
        assert service.totals(2026, Period.Q1).received == 0
        assert service.courses.imports(2026) == []


def fill(form: Path, values: dict[str, int]) -> None:
    """Fill in a form as a commune does in Excel."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, 1).value in values:
            sheet.cell(row, 2).value = values[sheet.cell(row, 1).value]
    book.save(form)


def test_both_packages_of_a_commune_are_taken_back_the_last_one_first(
    communes: dict[str, Machine], province: Machine, usb: Path
) -> None:
    pc = communes["Minh Tiến"]
    first = report(pc, usb)
    with pc.open() as services:
        frozen = services.reports.look(Period.Q1, 2026)
        services.tasks.done(["k-tap-huan"], on=dt.date(2026, 3, 3))
        services.reports.freeze(services.reports.correct(frozen.id).value.id)
        second = services.exchange.pack(REPORT, usb).path
    with province.open() as services:
        services.exchange.take_all([first, second])
        newest, oldest = services.consolidation.courses.imports(2026)
        assert (newest.counts, oldest.counts) == (True, False)
        for line in (newest, oldest):
            services.exchange.undo_import(line.package.id)
        assert services.consolidation.courses.imports(2026) == []
