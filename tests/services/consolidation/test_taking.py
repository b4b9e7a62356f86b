"""Reports that come in: in any order, twice, forked, from namesakes; taken out; made anew."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.consolidation.model import ReportContents
from desktop.domain.consolidation.register import CommuneOffice, Level, OfficeLevel
from desktop.domain.exchange.package_names import SUFFIX
from desktop.domain.reporting.model import Period
from desktop.errors import Cancelled, Refused
from desktop.exchange.report_reading import PackageReports
from desktop.services.consolidation.packages import Effect
from desktop.services.consolidation.ports import ReceivedQuery
from tests.support.consolidation_records import contents, target, task
from tests.support.document_plans import ISSUED
from tests.support.superior_office import SendingCommune, SuperiorOffice, quiet


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SuperiorOffice]:
    opened = SuperiorOffice(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def commune(tmp_path: Path) -> SendingCommune:
    return SendingCommune(tmp_path / "out")


def report(
    name: str = "Minh Tiến", done: int = 1, overdue: int = 1, **more: object
) -> ReportContents:
    tasks = [task(f"d{n}") for n in range(done)]
    tasks += [task(f"o{n}", "overdue", area=1) for n in range(overdue)]
    return contents(name, tasks, [target("t1"), target("t2", None)], **more)  # type: ignore[arg-type]


def total(office: SuperiorOffice, period: Period = Period.Q1) -> int:
    return office.views.totals(2026, period).count("total")


def test_a_first_package_makes_the_commune_known(
    office: SuperiorOffice, commune: SendingCommune
) -> None:
    (taken,) = office.take(commune.write(report()).path)
    assert (taken.effect, taken.is_new_office, taken.tasks, taken.targets) == (
        Effect.NEW,
        True,
        2,
        2,
    )
    (found,) = office.register.offices()
    assert found.full_name == "xã Minh Tiến"
    assert (found.workspace_id, found.contact, found.telephone) == (
        commune.workspace_id,
        "Nguyễn Thị Lan",
        "0912 345 678",
    )
    assert commune.keys is not None
    assert found.key == commune.keys.signing_public
    assert total(office) == 2


def test_an_expected_commune_is_bound_and_keeps_what_the_clerk_entered(
    office: SuperiorOffice, commune: SendingCommune
) -> None:
    office.register.add_list("UBND xã MINH TIẾN; Trần Văn Bình; 0988 111 222\nPhường 12")
    assert office.names() == ["phường 12", "xã MINH TIẾN"]
    (taken,) = office.take(commune.write(report()).path)
    assert not taken.is_new_office
    (found,) = [o for o in office.register.offices() if o.workspace_id]
    assert (found.contact, found.telephone) == ("Trần Văn Bình", "0988 111 222")


def test_a_later_package_replaces_an_earlier_one_whichever_comes_first(
    office: SuperiorOffice, commune: SendingCommune
) -> None:
    first, second = commune.write(report(done=1)), commune.write(report(done=5))
    (taken,) = office.take(second.path)
    (older,) = office.take(first.path)
    assert (taken.effect, older.effect) == (Effect.NEW, Effect.OLDER)
    assert total(office) == 6
    third = commune.write(report(done=7))
    (newest,) = office.take(third.path)
    assert newest.effect is Effect.REPLACES
    assert total(office) == 8


def test_two_pcs_that_know_nothing_of_each_other_are_told_as_a_fork(
    office: SuperiorOffice, commune: SendingCommune
) -> None:
    other = commune.other_pc()
    (_first,) = office.take(commune.write(report()).path)
    (second,) = office.take(other.write(report(done=3)).path)
    assert second.effect is Effect.FORKED
    cell = office.views.cell(second.office.id, 2026, Period.Q1)
    assert cell.standing is not None
    assert cell.standing.forked
    assert cell.standing.count == 2
    followed = SendingCommune(
        commune.out, commune.workspace_id, previous=commune.previous, keys=commune.keys
    )
    office.store.history.undo(second.package.id)
    (third,) = office.take(followed.write(report(done=4)).path)
    assert third.effect is Effect.REPLACES, "a new PC that goes on from the last package"


def test_an_import_is_taken_out_again_and_put_back(
    office: SuperiorOffice, commune: SendingCommune
) -> None:
    office.take(commune.write(report(done=1)).path)
    before = office.rebuilding.digest()
    (second,) = office.take(commune.write(report(done=5)).path)
    after = office.rebuilding.digest()
    assert total(office) == 6
    office.store.history.undo(second.package.id)
    assert (total(office), office.rebuilding.digest()) == (2, before)
    office.store.history.redo(second.package.id)
    assert (total(office), office.rebuilding.digest()) == (6, after)
    assert office.store.check() == []


def test_a_namesake_below_another_superior_is_another_commune(
    office: SuperiorOffice, tmp_path: Path
) -> None:
    one, other = SendingCommune(tmp_path / "a"), SendingCommune(tmp_path / "b")
    office.take(one.write(report(superior="huyện Phù Cừ")).path)
    office.take(other.write(report(done=4, superior="huyện Ân Thi")).path)
    names = office.desk.names(office.register.offices())
    assert sorted(names.values()) == ["xã Minh Tiến (huyện Phù Cừ)", "xã Minh Tiến (huyện Ân Thi)"]
    assert total(office) == 2 + 5


def test_a_namesake_below_the_same_superior_waits_for_the_clerk(
    office: SuperiorOffice, tmp_path: Path
) -> None:
    one, other = SendingCommune(tmp_path / "a"), SendingCommune(tmp_path / "b")
    (first,) = office.take(one.write(report()).path)
    second = other.write(report(done=4))
    with pytest.raises(Refused, match="bộ dữ liệu khác"):
        office.take(second.path)
    assert total(office) == 2
    office.register.bind(first.office.id, other.workspace_id)
    office.take(second.path)
    assert len(office.register.offices()) == 1


def test_another_key_of_a_known_commune_is_stopped(
    office: SuperiorOffice, commune: SendingCommune
) -> None:
    office.take(commune.write(report()).path)
    forged = SendingCommune(commune.out, commune.workspace_id)
    with pytest.raises(Refused, match="khóa"):
        office.take(forged.write(report(done=9)).path)
    assert total(office) == 2


def test_a_package_that_contradicts_itself_is_stopped(
    office: SuperiorOffice, commune: SendingCommune
) -> None:
    good = report()
    wrong = replace(good, tasks=good.tasks[:1])
    with pytest.raises(Refused, match="không khớp"):
        office.take(commune.write(wrong).path)
    with pytest.raises(Refused, match="không khớp"):
        office.take(commune.write(good, period="H1").path)
    assert office.register.offices() == []


def test_a_commune_at_work_takes_no_reports(
    office: SuperiorOffice, commune: SendingCommune
) -> None:
    office.register.set_level(OfficeLevel(Level.COMMUNE))
    with office.store.step("Soạn"):
        office.store.plans.save(ISSUED)
    with pytest.raises(Refused, match="cấp huyện, cấp tỉnh"):
        office.take(commune.write(report()).path)


def test_notes_survive_the_next_package(office: SuperiorOffice, commune: SendingCommune) -> None:
    (first,) = office.take(commune.write(report()).path)
    office.register.note(first.office.id, 2026, "d0", "Đã gọi ngày 15/3")
    office.take(commune.write(report(done=2)).path)
    rows = office.views.tasks(ReceivedQuery(2026, Period.Q1)).rows
    assert {row.task.id: row.note for row in rows}["d0"] == "Đã gọi ngày 15/3"
    office.register.note(first.office.id, 2026, "d0", "  ")
    assert office.register.notes(2026) == {}


def test_everything_is_made_anew_from_the_inbox(office: SuperiorOffice, tmp_path: Path) -> None:
    """R7: the inbox alone gives the live state, whatever its order."""
    for number in range(4):
        sender = SendingCommune(tmp_path / str(number))
        office.take(
            sender.write(report(f"Xã số {number}", done=number)).path,
            sender.write(report(f"Xã số {number}", done=number + 1)).path,
        )
    live = office.rebuilding.digest()
    outcome = office.rebuilding.add_up(anew=True)
    assert outcome.value.read == 8
    assert outcome.value.problems == ()
    assert office.rebuilding.digest() == live
    assert office.rebuilding.missing() == []
    assert office.rebuilding.add_up().value.read == 0, "nothing is missing"


def test_a_damaged_file_of_the_inbox_stops_no_other(office: SuperiorOffice, tmp_path: Path) -> None:
    taken = [
        office.take(SendingCommune(tmp_path / name).write(report(name)).path)[0]
        for name in ("An", "Bình", "Cường")
    ]
    inbox = office.store.received.inbox
    spoilt, gone, good = (inbox / f"{one.package.id}{SUFFIX}" for one in taken)
    spoilt.write_bytes(spoilt.read_bytes()[:-40])
    gone.unlink()
    found = dict(office.rebuilding.add_up(anew=True).value.problems)
    assert found.keys() == {taken[0].package.id, taken[1].package.id}
    assert "hỏng" in found[taken[0].package.id]
    assert total(office) == 2
    assert set(office.rebuilding.missing()) == found.keys()
    spoilt.write_bytes(good.read_bytes())
    again = dict(office.rebuilding.add_up().value.problems)
    assert "không khớp" in again[taken[0].package.id], "another package under its name"


def test_stopping_leaves_what_was_there(office: SuperiorOffice, commune: SendingCommune) -> None:
    office.take(commune.write(report()).path)
    before = office.rebuilding.digest()
    with pytest.raises(Cancelled):
        office.rebuilding.add_up(anew=True, cancelled=lambda: True)
    assert office.rebuilding.digest() == before


def test_many_packages_are_read_by_processes_as_by_one(
    office: SuperiorOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [
        SendingCommune(tmp_path / "out").write(report(f"Xã {n}", done=n)).path for n in range(5)
    ]
    paths.insert(2, tmp_path / "out" / "gone.goixa")
    monkeypatch.setattr("desktop.exchange.report_reading.MANY", 2)
    monkeypatch.setattr("desktop.exchange.report_reading._PIECE", 2)
    alone = [*PackageReports(tmp_path / "staging", 1).read_all(paths, quiet)]
    together = [*PackageReports(tmp_path / "staging", 2).read_all(paths, quiet)]
    assert [each.flat is None for each in alone] == [False, False, True, False, False, False]
    assert alone == together


ORDERS = st.lists(st.integers(0, 7), min_size=8, max_size=16).map(lambda more: [*range(8), *more])


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=ORDERS, seed=st.integers(0, 2**16), undone=st.booleans())
def test_any_order_and_any_number_of_times_give_one_state(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], seed: int, undone: bool
) -> None:
    paths = _eight_packages(tmp_path_factory)
    shuffled = random.Random(seed).sample(order, len(order))
    folder = tmp_path_factory.mktemp("superior")
    office = SuperiorOffice(folder)
    try:
        for number in shuffled:
            (taken,) = office.take(paths[number])
            if undone:
                office.store.history.undo(taken.package.id)
                office.store.history.redo(taken.package.id)
        digest = office.rebuilding.digest()
    finally:
        office.store.close()
    assert _DIGESTS.setdefault(str(paths[0]), digest) == digest


_DIGESTS: dict[str, str] = {}
_PACKAGES: list[Path] = []


def _eight_packages(factory: pytest.TempPathFactory) -> list[Path]:
    """Write three packages of one commune, a fork of it, and four of two others, once."""
    if not _PACKAGES:
        out = factory.mktemp("sent")
        one, two, three = (SendingCommune(out) for _ in range(3))
        _PACKAGES.extend(
            sender.write(report(name, done=done, period=period)).path
            for sender, name, done, period in (
                (one, "An", 1, "Q1"),
                (one, "An", 2, "Q1"),
                (one, "An", 3, "H1"),
                (one.other_pc(), "An", 4, "Q1"),
                (two, "Bình", 5, "Q1"),
                (two, "Bình", 6, "Q1"),
                (three, "Cường", 7, "Q1"),
                (three, "Cường", 8, "H1"),
            )
        )
    return _PACKAGES


def test_merged_communes_stand_below_the_new_one_with_their_history(
    office: SuperiorOffice, tmp_path: Path
) -> None:
    old = [
        office.take(SendingCommune(tmp_path / name).write(report(name, done=2, year=2026)).path)[
            0
        ].office
        for name in ("An", "Bình")
    ]
    new = office.register.put(
        CommuneOffice("new", "xã", "An Bình", valid_from=dt.date(2026, 5, 1))
    ).value
    office.register.merge([one.id for one in old], new.id, dt.date(2026, 5, 1))
    assert office.names() == ["xã An Bình", "xã An", "xã Bình"]
    assert office.views.by_heir(2026, Period.Q1)[new.id]["all/total"] == 6
    assert office.views.course("total", new.id, [(2026, Period.Q1), (2026, Period.H1)]) == [6, None]
    overview = office.views.overview(2026, [Period.Q1, Period.H1])
    words = {row.office.name: [cell.state.value for cell in row.cells] for row in overview.rows}
    assert words == {
        "An Bình": ["Không phải gửi", "Chưa đến hạn"],
        "An": ["Đã nhận", "Không phải gửi"],
        "Bình": ["Đã nhận", "Không phải gửi"],
    }
    with pytest.raises(Refused, match="đã nhập"):
        office.register.merge([new.id], old[0].id, dt.date(2026, 6, 1))
