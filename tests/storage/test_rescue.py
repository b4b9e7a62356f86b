"""What can still be read of a damaged file is taken over; nothing of the damaged file is lost."""

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.storage.salvage import bisected
from desktop.storage.workspace import WorkspaceOpener
from tests.support.stored_plans import PROFILE, large_plan

PAGE = 4096
PLANS, BLOCKS, TASKS = 6, 60, 40


@pytest.fixture
def full(path: Path, opener: WorkspaceOpener) -> Path:
    """A closed workspace of an office with some work in it."""
    with closing(opener.open(path)) as store:
        with store.step("Lập hồ sơ"):
            store.profile.save(PROFILE)
        for number in range(PLANS):
            with store.step("Thêm kế hoạch", f"p{number}"):
                store.plans.save(large_plan(f"p{number}", BLOCKS, TASKS))
        store.exchange.keep_secret("signing_key", "11" * 32)
    return path


def lose_pages(path: Path, pages: list[int]) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def living(opener: WorkspaceOpener, path: Path) -> dict[tuple[str, str], object]:
    with closing(opener.open(path)) as store:
        return {
            state.key: state.content
            for table in store.exchange.tables()
            for state in store.exchange.states(table)
        }


def test_a_sound_file_is_taken_over_whole(
    full: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    before = living(opener, full)
    rescue = opener.rescue(full, tmp_path / "moi.khx")
    assert (rescue.saved, rescue.lost, rescue.rest) == (len(before), 0, None)
    assert living(opener, rescue.path) == before
    with closing(opener.open(rescue.path)) as store:
        assert store.check() == []
        assert store.exchange.secret("signing_key") == "11" * 32
        assert [step.label for step in store.history.steps()] == ["Cứu dữ liệu từ tệp hỏng"]


@pytest.mark.parametrize("seed", range(6))
def test_of_a_file_that_lost_pages_nearly_all_rows_come_back(
    full: Path, blank: Path, opener: WorkspaceOpener, tmp_path: Path, seed: int
) -> None:
    before = living(opener, full)
    identity = identity_of(opener, full)
    rows = range(blank.stat().st_size // PAGE, full.stat().st_size // PAGE)
    lose_pages(full, random.Random(seed).sample(rows, 6))
    damaged = full.read_bytes()

    rescue = opener.rescue(full, tmp_path / "moi.khx")
    after = living(opener, rescue.path)
    assert len(after) >= 0.96 * len(before), f"{len(after)} of {len(before)}"
    assert {key: before[key] for key in after} == after
    assert rescue.saved == len(after)
    assert identity_of(opener, rescue.path) == identity
    assert full.read_bytes() == damaged
    assert rescue.kept.read_bytes() == damaged


def identity_of(opener: WorkspaceOpener, path: Path) -> str:
    with closing(opener.open(path)) as store:
        assert store.check() == []
        return store.exchange.workspace_id


def test_without_the_first_page_a_sentence_leads_to_the_backup(
    full: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    lose_pages(full, [0])
    with pytest.raises(Refused, match="phần đầu") as refusal:
        opener.rescue(full, tmp_path / "moi.khx")
    assert "bản sao lưu" in refusal.value.advice
    assert not (tmp_path / "moi.khx").exists()
    (kept,) = (tmp_path / "sao-luu").glob("tep-hong-*/xa.khx")
    assert kept.read_bytes() == full.read_bytes()
    assert not list(tmp_path.glob("cuu-*"))


def test_what_the_log_holds_is_saved_too(
    full: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    store = opener.open(full)
    with store.step("Thêm kế hoạch", "p9"):
        store.plans.save(large_plan("p9", 3, 3))
    copy = tmp_path / "chet" / "xa.khx"
    copy.parent.mkdir()
    for name in ("xa.khx", "xa.khx-wal"):
        (copy.parent / name).write_bytes((tmp_path / name).read_bytes())
    store.close()
    lose_pages(copy, [copy.stat().st_size // PAGE - 1])

    rescue = opener.rescue(copy, tmp_path / "moi.khx")
    assert (rescue.kept.parent / "xa.khx-wal").is_file()
    with closing(opener.open(rescue.path)) as saved:
        assert saved.plans.get("p9") == large_plan("p9", 3, 3)


def test_an_existing_file_is_never_overwritten(
    full: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    (tmp_path / "moi.khx").write_text("bảng lương")
    with pytest.raises(Refused, match="Đã có tệp"):
        opener.rescue(full, tmp_path / "moi.khx")
    assert (tmp_path / "moi.khx").read_text() == "bảng lương"


def broken_at(bad: set[int]) -> Callable[[int, int], list[int]]:
    def read(low: int, high: int) -> list[int]:
        if any(low <= number <= high for number in bad):
            raise ValueError(low)
        return list(range(low, high + 1))

    return read


@pytest.mark.parametrize("bad", [set(), {1}, {100}, {3, 50, 51, 52}, set(range(1, 101))])
def test_halving_leaves_out_only_what_cannot_be_read(bad: set[int]) -> None:
    assert list(bisected(broken_at(bad), 1, 100)) == [n for n in range(1, 101) if n not in bad]
