"""What can still be read of a damaged file is taken over; nothing of the damaged file is lost."""

import random
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest

from desktop.domain.exchange.model import PackageKind
from desktop.domain.tracking.model import Evidence
from desktop.errors import Cancelled, Refused
from desktop.services.exchange.ports import Direction, PackageNote
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


@pytest.fixture
def with_files(full: Path, opener: WorkspaceOpener, tmp_path: Path) -> Path:
    """The workspace with evidence, a package that was taken in and one that was made."""
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(b"%PDF quyet dinh")
    with closing(opener.open(full)) as store:
        file_hash, size = store.blobs.put(scan)
        with store.step("Thêm minh chứng"):
            store.tasks.evidence.put(
                Evidence(
                    "e1",
                    subject="Quyết định",
                    file_hash=file_hash,
                    file_name=scan.name,
                    file_size=size,
                ),
                Evidence(
                    "e2", subject="Ảnh", file_hash="ab" * 32, file_name="mat.jpg", file_size=5
                ),
            )
        for number, direction in enumerate(Direction):
            store.exchange.note(package_note(number, direction))
    for end, name in ((".goi-nhan", "g1.goixa"), (".goi-di", "GOI_XA_0001.goixa")):
        full.with_suffix(end).mkdir()
        (full.with_suffix(end) / name).write_bytes(b"goi")
    return full


def package_note(number: int, direction: Direction) -> PackageNote:
    at = datetime(2026, 3, 5, 8, 30)
    return PackageNote(
        f"{number:064}", direction, f"g{number}", PackageKind.WORKSPACE, "w", "Xã Minh Tiến",
        "may-cu", 1, "", at, at, 2026, "", "GOI_XA_0001.goixa",
    )  # fmt: skip


@pytest.mark.parametrize("linked", [True, False])
def test_evidence_the_log_and_the_packages_come_along(
    with_files: Path,
    opener: WorkspaceOpener,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    linked: bool,
) -> None:
    if not linked:

        def refuse(*_paths: object) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr("desktop.storage.companions.os.link", refuse)
    lose_pages(with_files, [with_files.stat().st_size // PAGE - 1])
    out = tmp_path / "moi" / "cuu.khx"
    told: list[float] = []
    rescue = opener.rescue(with_files, out, lambda _what, share: told.append(share))
    assert (rescue.packages, rescue.evidence, rescue.evidence_lost) == (2, 1, ("mat.jpg",))
    assert told == sorted(told)
    assert (tmp_path / "moi" / "cuu.goi-nhan" / "g1.goixa").read_bytes() == b"goi"
    assert (tmp_path / "moi" / "cuu.goi-di" / "GOI_XA_0001.goixa").read_bytes() == b"goi"
    with closing(opener.open(out)) as store:
        kept = next(one for one in store.tasks.evidence.list() if one.id == "e1")
        assert store.blobs.path(kept.file_hash).read_bytes() == b"%PDF quyet dinh"
        assert {note.package_id for note in store.exchange.notes()} == {"g0", "g1"}
        assert store.check() == []


def files_below(folder: Path) -> list[Path]:
    """Return the files besides those that SQLite keeps beside a file it was asked about."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and ".khx-" not in path.name)


def test_a_rescue_that_is_stopped_leaves_nothing(
    with_files: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    before, out = files_below(tmp_path), tmp_path / "moi" / "cuu.khx"
    stopped_at, rescued = 0, False
    while not rescued:
        left = iter(range(stopped_at))
        with suppress(Cancelled):
            opener.rescue(with_files, out, cancelled=lambda left=left: next(left, None) is None)
            rescued = True
        assert rescued or files_below(tmp_path) == before
        stopped_at += 1
    assert stopped_at > 5, "asked while reading and while keeping files"
