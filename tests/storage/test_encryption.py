"""A workspace with a passphrase: nothing of it can be read without, everything with it."""

import random
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.domain.tracking.model import Evidence
from desktop.errors import AppError, EnvironmentFailure, Refused
from desktop.services.passphrases import PassphraseNeeded, WrongPassphrase, chosen
from desktop.storage import cipher, engine, failures, files, protection, vault
from desktop.storage.connection import Connection
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.changer import FEW_ROUNDS
from tests.support.stored_plans import PROFILE, large_plan

FIRST, SECOND = "trời xanh mây trắng", "nắng vàng biển biếc"
MARKER = "Trích yếu không ai được đọc trộm"
PAPER = b"%PDF-1.7 " + MARKER.encode() * 50
WORKSPACES = Path(__file__).resolve().parents[1] / "data" / "workspaces"
PAGE = cipher.PAGE


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(cipher, "ROUNDS", FEW_ROUNDS)
    cipher.forget_all()
    yield
    cipher.forget_all()


@pytest.fixture
def office(path: Path, opener: WorkspaceOpener, tmp_path: Path) -> Path:
    """A closed workspace with plans, a file of evidence and a backup, readable by all."""
    paper = tmp_path / "bien-ban.pdf"
    paper.write_bytes(PAPER)
    with closing(opener.open(path)) as store:
        with store.step("Lập hồ sơ"):
            store.profile.save(PROFILE)
        for number in range(3):
            with store.step(MARKER, f"p{number}"):
                store.plans.save(large_plan(f"p{number}", 40, 30))
        with store.step("Đính kèm"):
            file_hash, size = store.blobs.put(paper)
            store.tasks.evidence.put(
                Evidence("e1", subject=MARKER, file_hash=file_hash, file_size=size)
            )
        store.backup("tay")
    paper.unlink()
    return path


@pytest.fixture
def locked(office: Path, opener: WorkspaceOpener) -> Path:
    """The same with a passphrase that this process has forgotten."""
    assert opener.set_passphrase(office, FIRST, backups_too=True) == []
    opener.open(office).close()
    cipher.forget_all()
    return office


def readable(folder: Path) -> list[str]:
    """Return the files below ``folder`` in which the words of the office can be read."""
    words = [MARKER.encode(), b"Tr\xe1\xba\xa7n V\xc4\x83n", b"SQLite format 3", b"CREATE TABLE"]
    found = [path for path in folder.rglob("*") if path.is_file()]
    return [str(p.relative_to(folder)) for p in found if any(w in p.read_bytes() for w in words)]


def state(store: SqliteStore) -> tuple[str, list[str]]:
    return store.exchange.digest(), [step.label for step in store.history.steps()]


def state_of(opener: WorkspaceOpener, path: Path) -> tuple[str, list[str]]:
    with closing(opener.open(path)) as store:
        assert store.check() == []
        return state(store)


def evidence_of(store: SqliteStore) -> Path:
    evidence = store.tasks.evidence.get("e1")
    assert evidence is not None
    return store.blobs.path(evidence.file_hash)


def test_setting_a_passphrase_keeps_every_row_and_leaves_nothing_to_read(
    office: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    before = state_of(opener, office)
    assert readable(tmp_path)
    assert opener.set_passphrase(office, FIRST, backups_too=True) == []
    assert state_of(opener, office) == before
    assert readable(tmp_path) == []


def test_a_whole_sitting_leaves_nothing_to_read(
    locked: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    opener.unlock(locked, FIRST)
    more = tmp_path.parent / f"{tmp_path.name}-ngoai.pdf"
    more.write_bytes(PAPER + b"!")
    with closing(opener.open(locked)) as store:
        with store.step(MARKER):
            store.plans.save(large_plan("p9", 40, 30))
            file_hash, _size = store.blobs.put(more)
        assert readable(tmp_path) == []
        assert evidence_of(store).read_bytes() == PAPER
        assert store.blobs.path(file_hash).read_bytes() == PAPER + b"!"
        store.history.undo("")
        store.backup("tay")
    assert readable(tmp_path) == []
    opener.restore(opener.list_backups(locked)[0].path, locked)
    opener.rescue(locked, locked.with_name("cuu.khx"))
    assert readable(tmp_path) == []


def test_while_in_use_the_log_cannot_be_read_either(
    locked: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    opener.unlock(locked, FIRST)
    with closing(opener.open(locked)) as store:
        with store.step(MARKER):
            store.plans.save(large_plan("p9", 40, 30))
        assert files.log_of(locked).stat().st_size > PAGE
        log = files.log_of(locked).read_bytes()
    assert MARKER.encode() not in log


def test_the_file_asks_for_its_passphrase_and_takes_no_other(
    locked: Path, opener: WorkspaceOpener
) -> None:
    before = locked.read_bytes()
    with pytest.raises(PassphraseNeeded, match=r"xa\.khx"):
        opener.open(locked)
    for wrong in (SECOND, FIRST + " ", FIRST.upper(), ""):
        with pytest.raises(WrongPassphrase, match=r"không mở được tệp xa\.khx"):
            opener.unlock(locked, wrong)
    with pytest.raises(PassphraseNeeded):
        opener.open(locked)
    assert locked.read_bytes() == before
    opener.unlock(locked, unicodedata.normalize("NFD", FIRST))
    with closing(opener.open(locked)) as store:
        assert store.is_encrypted
        assert store.plans.get("p1").blocks


def test_any_program_that_knows_sqlcipher_opens_the_file_with_the_passphrase(
    office: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    opener.set_passphrase(office, FIRST, backups_too=False)
    with closing(sqlcipher.connect(office)) as raw:
        raw.execute(f"PRAGMA key = '{FIRST}'")
        assert raw.execute("SELECT count(*) FROM plan").fetchone() == (3,)


def test_everything_else_asks_for_the_passphrase_too(
    locked: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    backup = opener.list_backups(locked)[0].path
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for attempt in (
        lambda: opener.look_inside(backup),
        lambda: opener.restore(backup, locked),
        lambda: opener.rescue(locked, tmp_path / "moi.khx"),
        lambda: opener.set_passphrase(locked, SECOND, backups_too=True),
        lambda: opener.set_passphrase(locked, "", backups_too=True),
    ):
        with pytest.raises(PassphraseNeeded):
            attempt()
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    opener.unlock(backup, FIRST)
    assert opener.look_inside(backup).plans == 3


def test_changing_shuts_the_old_passphrase_out(locked: Path, opener: WorkspaceOpener) -> None:
    opener.unlock(locked, FIRST)
    before = state_of(opener, locked)
    assert opener.set_passphrase(locked, SECOND, backups_too=True) == []
    cipher.forget_all()
    for file in (locked, opener.list_backups(locked)[0].path):
        with pytest.raises(WrongPassphrase):
            opener.unlock(file, FIRST)
        opener.unlock(file, SECOND)
    with closing(opener.open(locked)) as store:
        assert state(store) == before
        assert evidence_of(store).read_bytes() == PAPER


def test_taking_it_away_lays_everything_open_again(locked: Path, opener: WorkspaceOpener) -> None:
    opener.unlock(locked, FIRST)
    before = state_of(opener, locked)
    opener.set_passphrase(locked, "", backups_too=True)
    cipher.forget_all()
    with closing(opener.open(locked)) as store:
        assert not store.is_encrypted
        assert state(store) == before
        assert evidence_of(store).parent.parent.name == "xa.minh-chung"
        assert evidence_of(store).read_bytes() == PAPER
    assert opener.look_inside(opener.list_backups(locked)[0].path).plans == 3


def test_backups_that_stay_as_they_were_are_named(
    office: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    backup = opener.list_backups(office)[0].path
    aside = opener.restore(backup, office)
    assert opener.set_passphrase(office, FIRST, backups_too=False) == [backup, aside]
    assert opener.look_inside(backup).plans == 3
    assert opener.set_passphrase(office, SECOND, backups_too=True) == [aside]
    assert [one.is_verified() for one in opener.list_backups(office)] == [True]
    opener.open(office).close()
    assert readable(tmp_path) == [str(aside.relative_to(tmp_path))]


def test_packages_that_were_not_sealed_are_named(office: Path, opener: WorkspaceOpener) -> None:
    made = office.with_suffix(".goi-di")
    made.mkdir()
    for name, head in (("mo.goixa", b"PK\x03\x04"), ("kin.goixa", b"age-encryption.org/v1")):
        (made / name).write_bytes(head)
    assert opener.set_passphrase(office, FIRST, backups_too=True) == [made / "mo.goixa"]
    assert opener.set_passphrase(office, "", backups_too=True) == []


def test_a_backup_made_before_is_put_back_under_the_passphrase(
    office: Path, opener: WorkspaceOpener
) -> None:
    backup = opener.list_backups(office)[0].path
    opener.set_passphrase(office, FIRST, backups_too=False)
    opener.open(office).close()
    opener.restore(backup, office)
    assert cipher.is_encrypted(office)
    with closing(opener.open(office)) as store:
        assert store.check() == []
        assert evidence_of(store).read_bytes() == PAPER
    cipher.forget_all()
    opener.unlock(office, FIRST)


def test_a_backup_of_an_earlier_passphrase_takes_the_present_one(
    locked: Path, opener: WorkspaceOpener
) -> None:
    opener.unlock(locked, FIRST)
    backup = opener.list_backups(locked)[0].path
    opener.set_passphrase(locked, SECOND, backups_too=False)
    opener.restore(backup, locked)
    cipher.forget_all()
    opener.unlock(locked, SECOND)
    with closing(opener.open(locked)) as store:
        assert evidence_of(store).read_bytes() == PAPER


def test_a_backup_is_put_back_even_when_the_passphrase_of_the_file_is_forgotten(
    office: Path, opener: WorkspaceOpener
) -> None:
    backup = opener.list_backups(office)[0].path
    opener.set_passphrase(office, FIRST, backups_too=False)
    cipher.forget_all()
    opener.restore(backup, office)
    assert state_of(opener, office)


@pytest.mark.parametrize("name", ["schema-1.khx", "schema-2.khx"])
def test_an_older_file_is_brought_up_under_its_passphrase(
    opener: WorkspaceOpener, tmp_path: Path, name: str
) -> None:
    plain, path = tmp_path / "cu.khx", tmp_path / "xa.khx"
    for copy in (plain, path):
        copy.write_bytes((WORKSPACES / name).read_bytes())
    opener.set_passphrase(path, FIRST, backups_too=True)
    with closing(opener.open(path)) as store, closing(opener.open(plain)) as other:
        assert store.check() == []
        assert len(store.plans.list()) == len(other.plans.list()) > 0
    backup = opener.list_backups(path)[0]
    assert backup.reason == "truoc-nang-cap"
    assert cipher.salt_of(backup.path) == cipher.salt_of(path)


def lose(path: Path, *pages: int) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def test_a_damaged_file_is_told_as_damaged_and_not_as_a_wrong_passphrase(
    locked: Path, opener: WorkspaceOpener
) -> None:
    data = bytearray(locked.read_bytes())
    data[1000] ^= 1
    locked.write_bytes(data)
    opener.unlock(locked, FIRST)
    with pytest.raises(failures.Damaged, match=r"xa\.khx bị hỏng") as failure:
        opener.open(locked)
    assert opener.list_backups(locked)[0].path.name in failure.value.advice


@pytest.mark.parametrize("spoilt", [b"", b"KHX", b"KHX\x01", b"hello" * 2000, bytes(9 * PAGE)])
def test_files_that_are_not_ours_are_never_asked_for_a_passphrase_that_would_open_them(
    locked: Path, opener: WorkspaceOpener, spoilt: bytes
) -> None:
    locked.write_bytes(spoilt)
    with pytest.raises(AppError, match=r"không phải tệp dữ liệu"):
        opener.open(locked)
    opener.unlock(locked, FIRST)


def test_a_damaged_plain_file_is_not_asked_for_a_passphrase(
    office: Path, opener: WorkspaceOpener
) -> None:
    sound, chance = office.read_bytes(), random.Random(3)
    for _time in range(40):
        data = bytearray(sound)
        at = chance.randrange(2) * 60
        data[at : at + 200] = chance.choice((bytes(200), chance.randbytes(200)))
        office.write_bytes(data)
        with pytest.raises(AppError) as failure:
            opener.open(office)
        assert not isinstance(failure.value, PassphraseNeeded)


def test_r03_a_lying_disk_under_an_encrypted_file_is_noticed(
    locked: Path, opener: WorkspaceOpener
) -> None:
    opener.unlock(locked, FIRST)
    before, sound, chance = state_of(opener, locked), locked.read_bytes(), random.Random(7)
    count = len(sound) // PAGE
    for number in range(40):
        data, at = bytearray(sound), chance.randrange(count) * PAGE
        if number % 4 == 0:
            data[at : at + PAGE] = chance.choice((bytes(PAGE), chance.randbytes(PAGE)))
        elif number % 4 == 1:
            del data[at:]
        elif number % 4 == 2:
            data[at + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
        else:
            other = chance.randrange(count) * PAGE
            data[at : at + PAGE] = sound[other : other + PAGE]
        locked.write_bytes(data)
        try:
            store = opener.open(locked)
        except AppError:
            continue
        with closing(store):
            assert data == sound or store.check() or state(store) == before
    locked.write_bytes(sound[:PAGE])
    opener.restore(opener.list_backups(locked)[0].path, locked)
    assert state_of(opener, locked)


def test_of_a_damaged_file_nearly_all_is_rescued_into_an_encrypted_one(
    locked: Path, blank: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    opener.unlock(locked, FIRST)
    first = blank.stat().st_size // PAGE
    lose(locked, *random.Random(2).sample(range(first, locked.stat().st_size // PAGE), 3))
    rescue = opener.rescue(locked, tmp_path / "moi.khx")
    assert rescue.saved >= 0.96 * (rescue.saved + rescue.lost)
    assert cipher.salt_of(rescue.path) == cipher.salt_of(locked)
    assert readable(tmp_path) == []
    with closing(opener.open(rescue.path)) as store:
        assert store.check() == []


@pytest.mark.parametrize("passphrase", ["", SECOND])
def test_a_disk_that_says_no_leaves_the_old_file_whole(
    locked: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    opener.unlock(locked, FIRST)
    before = locked.read_bytes()

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    for function in ("sync_file", "replace_file"):
        with monkeypatch.context() as patch:
            patch.setattr(files, function, fail)
            with pytest.raises(EnvironmentFailure, match="đầy"):
                opener.set_passphrase(locked, passphrase, backups_too=True)
        assert locked.read_bytes() == before
        assert sorted(path.name for path in locked.parent.glob("xa.khx*")) == ["xa.khx"]


def test_a_copy_that_differs_is_not_put_in_the_place_of_the_file(
    office: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, export = office.read_bytes(), engine.export

    def lying(source: Path, target: Path, key: cipher.Key | None) -> None:
        export(source, target, key)
        with closing(engine.connect(target)) as raw:
            raw.execute("UPDATE plan SET number = '99' WHERE id = 'p1'")

    monkeypatch.setattr(engine, "export", lying)
    with pytest.raises(EnvironmentFailure, match="không đọc được đúng như tệp cũ"):
        opener.set_passphrase(office, FIRST, backups_too=True)
    assert office.read_bytes() == before
    assert not files.part_of(office).exists()


def test_what_a_cut_left_in_the_open_is_swept_away_at_the_next_start(
    locked: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    opener.unlock(locked, FIRST)
    part = files.part_of(locked)
    engine.export(locked, part, None)
    view = tmp_path / "xa.dang-xem"
    view.mkdir()
    (view / "cu").write_bytes(PAPER)
    assert len(readable(tmp_path)) == 2
    opener.open(locked).close()
    assert readable(tmp_path) == []


def test_backups_that_a_cut_left_in_the_open_follow_at_the_next_start(
    office: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(protection, "change_backups", lambda *_arguments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opener.set_passphrase(office, FIRST, backups_too=True)
    assert len(readable(tmp_path / "sao-luu")) == 1
    opener.open(office).close()
    assert readable(tmp_path) == []
    assert [one.is_verified() for one in opener.list_backups(office)] == [True]


def test_a_log_that_stays_keeps_the_old_file(
    office: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, log = office.read_bytes(), files.log_of(office)
    monkeypatch.setattr(files, "sync_file", lambda _path: log.write_bytes(b"steps"))
    with pytest.raises(EnvironmentFailure):
        opener.set_passphrase(office, FIRST, backups_too=True)
    assert office.read_bytes() == before
    assert log.read_bytes() == b"steps"


def test_evidence_that_a_cut_left_in_the_open_is_sealed_at_the_next_start(
    office: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opener.set_passphrase(office, FIRST, backups_too=True)
    with monkeypatch.context() as patch:
        patch.setattr(vault.SealingFile, "finish", lambda _file: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opener.open(office)
    assert readable(tmp_path)
    with closing(opener.open(office)) as store:
        assert evidence_of(store).read_bytes() == PAPER
    assert readable(tmp_path) == []


def test_lost_evidence_is_taken_back_from_copies_sealed_or_not(
    office: Path, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    kept = next(office.parent.glob("xa.minh-chung/??/*"))
    plain, sealed = tmp_path / "usb1" / kept.name, tmp_path / "usb2" / kept.name
    for copy in (plain, sealed):
        copy.parent.mkdir()
        copy.write_bytes(kept.read_bytes())
        if copy is plain:
            opener.set_passphrase(office, FIRST, backups_too=True)
            opener.open(office).close()
    spoilt = tmp_path / ("0" * 64)
    spoilt.write_bytes(PAPER)
    with closing(opener.open(office)) as store:
        assert not store.blobs.take_back(spoilt)
        for copy in (plain, sealed):
            kept.unlink()
            assert store.blobs.take_back(copy)
            assert evidence_of(store).read_bytes() == PAPER
            assert PAPER[:20] not in kept.read_bytes()


def test_another_window_is_not_disturbed(
    locked: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener.unlock(locked, FIRST)
    monkeypatch.setattr(engine, "is_held", lambda _path: True)
    with pytest.raises(EnvironmentFailure, match="cửa sổ khác"):
        opener.set_passphrase(locked, SECOND, backups_too=True)


def test_every_setting_is_in_force_and_errors_are_told_in_the_same_words(
    locked: Path, opener: WorkspaceOpener
) -> None:
    opener.unlock(locked, FIRST)
    with closing(Connection.open(locked)) as connection:
        assert connection.key is not None
        with pytest.raises(engine.errors(sqlite3.IntegrityError)):
            connection.raw.execute("INSERT INTO plan (id) VALUES ('p1')")
        broken = sqlcipher.OperationalError("english words")
        broken.sqlite_errorcode = sqlite3.SQLITE_FULL
        with pytest.raises(EnvironmentFailure, match="đầy"), failures.explained(locked):
            raise broken


def test_without_the_library_plain_files_open_and_encrypted_ones_are_told(
    locked: Path, blank: Path, opener: WorkspaceOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener.unlock(locked, FIRST)
    monkeypatch.setitem(__import__("sys").modules, "sqlcipher3", None)
    with pytest.raises(EnvironmentFailure, match="thiếu thư viện"):
        opener.open(locked)


@pytest.mark.parametrize(
    ("first", "again", "problem"),
    [
        ("ngắn quá", "ngắn quá", "ít nhất 10 ký tự"),
        ("          a", "          a", "ít nhất 10 ký tự"),
        ("một mật khẩu dài", "một mật khẩu dai", "không giống nhau"),
    ],
)
def test_a_passphrase_that_will_not_do_is_refused(first: str, again: str, problem: str) -> None:
    with pytest.raises(Refused, match=problem):
        chosen(first, again)


def test_a_passphrase_is_kept_as_it_was_typed_whatever_the_keyboard_program_composes() -> None:
    assert chosen(FIRST, unicodedata.normalize("NFD", FIRST)) == FIRST


def test_keys_are_never_shown(locked: Path, opener: WorkspaceOpener) -> None:
    opener.unlock(locked, FIRST)
    key = cipher.key_of(locked)
    assert key is not None
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)


def test_only_the_seam_knows_the_libraries() -> None:
    storage = Path(protection.__file__).parent
    words: Callable[[Path], str] = lambda path: path.read_text("utf-8")  # noqa: E731
    knowing = {path.name for path in storage.glob("*.py") if "import sqlite3\n" in words(path)}
    assert knowing == {"engine.py"}


def test_a_first_page_that_a_cut_tore_comes_back_from_the_log(
    locked: Path, opener: WorkspaceOpener
) -> None:
    opener.unlock(locked, FIRST)
    log = files.log_of(locked)
    with closing(opener.open(locked)) as store:
        with store.step("Thêm", "moi"):
            store.plans.save(large_plan("moi", 60, 40))
        as_cut, logged, wanted = locked.read_bytes(), log.read_bytes(), state(store)
    torn = as_cut[:512] + bytes(PAGE - 512) + as_cut[PAGE:]
    locked.write_bytes(torn)
    log.write_bytes(logged)
    assert state_of(opener, locked) == wanted
    assert not engine.shared_of(locked).exists()
