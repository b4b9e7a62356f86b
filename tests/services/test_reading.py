"""Reading a foreign file into the workspace: nothing is stored before the officer says so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import PlanStatus, YearSpan
from desktop.domain.reading.source import SourceDocument
from desktop.errors import Refused
from desktop.services.outcome import Kind
from desktop.services.ports import Progress
from desktop.services.program import Services
from desktop.services.reading import ReadingService
from desktop.services.reading_view import read_as_json
from tests.support import other_offices as offices
from tests.support.foreign_plans import foreign, grid, layout
from tests.support.programs import FixedClock, office, program


class Shelf:
    """A reader that hands out one document."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document

    def read(self, path: Path, tell: Progress, cancelled: Callable[[], bool]) -> SourceDocument:
        tell("Đang đọc", 1.0)
        return self.document


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Services:
    return office(program(monkeypatch, tmp_path / "home"), tmp_path / "xa.khx")


def reading(services: Services, document: SourceDocument) -> ReadingService:
    return ReadingService(Shelf(document), services.store, FixedClock())


def never() -> bool:
    return False


def test_reading_stores_nothing_and_saving_makes_a_draft(services: Services) -> None:
    service = reading(services, offices.ISLAND_WITH_APPENDICES)
    read = service.read(Path("kh.docx"), lambda _what, _share: None, never)
    assert services.plans.list() == []

    outcome = service.save(read)

    stored = services.plans.get(outcome.value.id)
    assert stored == outcome.value
    assert stored.status is PlanStatus.DRAFT
    kept = tuple(b for b in read.plan.blocks if not b.text.startswith("(Kèm theo"))
    assert (stored.blocks, stored.task_table) == (kept, read.plan.task_table)
    assert Kind.PLANS in outcome.changed


def test_the_reference_of_an_appendix_is_not_kept_twice(services: Services) -> None:
    """The saved plan prints "(Kèm theo …)" itself; other brackets of the text stay."""
    service = reading(services, offices.ISLAND_WITH_APPENDICES)
    read = service.read(Path("kh.docx"), lambda _what, _share: None, never)
    lines = (
        "(Kèm theo Kế hoạch số     /KH-UBND ngày   /01/2026 của UBND xã)",
        "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)./.",
        "(Kèm theo hồ sơ) thì báo cáo ngay",
    )
    texts = tuple(
        Block(f"b{place}", BlockKind.PARAGRAPH, Level.TEXT, text)
        for place, text in enumerate(lines)
    )
    saved = service.save(replace(read, plan=replace(read.plan, blocks=texts))).value
    assert [block.text for block in saved.blocks] == [lines[2]]


def test_a_draft_is_saved_once_and_never_overwritten(services: Services) -> None:
    service = reading(services, offices.PLAN_OF_A_DECISION)
    read = service.read(Path("kh.docx"), lambda _what, _share: None, never)
    saved = service.save(read).value

    with pytest.raises(Refused, match="đã được lưu"):
        service.save(read)

    assert services.plans.get(saved.id) == saved


def test_reading_again_makes_another_plan(services: Services) -> None:
    service = reading(services, offices.PLAN_OF_A_DECISION)

    for _ in range(2):
        service.save(service.read(Path("kh.docx"), lambda _what, _share: None, never))

    assert len(services.plans.list()) == 2


def test_progress_grows_to_the_understanding(services: Services) -> None:
    shares: list[float] = []
    service = reading(services, offices.TOWN_AS_TEXT)

    service.read(Path("kh.txt"), lambda _what, share: shares.append(share), never)

    assert shares == sorted(shares)
    assert 0 < shares[-1] < 1


def test_a_file_without_a_year_gets_the_year_of_today(services: Services) -> None:
    service = reading(services, foreign("{bc}KẾ HOẠCH", "{bc}Chỉnh trang trụ sở"))

    read = service.read(Path("kh.docx"), lambda _what, _share: None, never)

    assert service.save(read).value.years == YearSpan(2026, 2026)


def test_what_the_file_does_not_print_is_none() -> None:
    from desktop.domain.reading.understand import understand

    data = read_as_json(understand(offices.NUMBERS_GONE_WRONG, 2026))

    assert data["document"]["commune"] == "Phú Lộc"
    assert [data["document"][key] for key in ("issuer_parent", "issuer", "place", "symbol")] == [
        None
    ] * 4
    assert data["document"]["authority"] == []
    assert {"anchor", "doubt", "confidence", "index", "page"} <= data["doubtful"][0].keys()


def test_a_lone_appendix_shows_the_letterhead_above_it_and_the_symbol_it_belongs_to() -> None:
    from desktop.domain.reading.understand import understand

    above = layout(["ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    appendix = (
        "{bc}PHỤ LỤC",
        "{bc}NHIỆM VỤ NĂM 2026",
        "{ic}(Kèm theo Kế hoạch số    /KH-UBND ngày   /01/2026 của UBND xã Tân Lập)",
        grid(["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát hồ sơ", "Văn phòng"]),
    )

    alone = read_as_json(understand(foreign(*appendix), 2026))["document"]
    headed = read_as_json(understand(foreign(above, *appendix), 2026))["document"]

    assert (alone["type"], alone["title"]) == ("PHỤ LỤC", "NHIỆM VỤ NĂM 2026")
    assert (alone["issuer"], alone["commune"], alone["symbol"]) == (None, "Tân Lập", "KH-UBND")
    assert (headed["issuer_parent"], headed["issuer"]) == ("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP")
    assert (headed["number"], headed["date"]) == (None, None)


def test_what_the_file_prints_is_shown() -> None:
    from desktop.domain.reading.understand import understand

    document = read_as_json(understand(offices.WARD_BY_FIGURE, 2026))["document"]

    assert (document["issuer_parent"], document["issuer"]) == ("ỦY BAN NHÂN DÂN", "PHƯỜNG 12")
    assert (document["place"], document["symbol"]) == ("Phường 12", "KH-UBND")
    assert document["authority"] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
