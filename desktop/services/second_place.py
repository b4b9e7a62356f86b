"""Copies of the backups outside this PC: on sticks plugged in now and then, on another drive.

Nothing here touches the open workspace: backups are files at rest, and so are the files of
evidence and the packages that were taken in, which go along because no backup holds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.errors import AppError, EnvironmentFailure
from desktop.i18n import _
from desktop.services.exchange.words import drive_words
from desktop.services.exchange_ports import Drive, Stop
from desktop.services.ports import Progress, Store
from desktop.settings import Settings

FOLDER = "sao-luu-ke-hoach-xa"
"""Folder on a stick or drive; its other files are left alone."""

COMPANIONS = (".minh-chung", ".goi-nhan")
"""Ends of the folders beside a workspace whose files go along; each file is written once."""

TEMPLATES = "mau"
"""Folder at a second place for the templates that the office saved."""

PUT_OFF_DAYS = 7
_OWNER_LETTERS = 24
_ID_LETTERS = 8
_AT_ONCE = 16 * 2**20
"""Bytes of the other files that are brought in one go."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose backups they are.

    Attributes:
        workspace: The workspace file.
        office: The name of the office in letters for names of files.
        key: The workspace and this PC; each thins out its own folder only.
    """

    workspace: Path
    office: str
    key: str


@dataclass(frozen=True, slots=True)
class Place:
    """A second place within reach.

    Attributes:
        root: The stick, or the folder that was chosen.
        name: As it is told.
        mark: What the stick is known by, "" for a folder.
    """

    root: Path
    name: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What is plugged in: the second places, and sticks to ask about once."""

    places: tuple[Place, ...] = ()
    offers: tuple[Drive, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """What a second place has now.

    Attributes:
        place: The place.
        at: When the backup that lies there was made.
        was_there: True when it lay there already.
    """

    place: Place
    at: datetime
    was_there: bool


@dataclass(frozen=True, slots=True)
class Rest:
    """Files that are still to be brought to a place: how many, and whether there is no room."""

    files: int = 0
    no_room: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether nothing more can be brought."""
        return self.no_room or not self.files


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest good backup: its files, itself first, and when it was made."""

    files: Sequence[Path]
    at: datetime


class BackupShelf(Protocol):
    """The backups of this PC."""

    def newest(self, workspace: Path) -> Newest | None:
        """Return the newest backup that is unaltered, None when there is none."""

    def thin_out(self, workspace: Path, folder: Path) -> None:
        """Delete those in a folder that the rules of keeping do not ask for."""


class OutsideFiles(Protocol):
    """Files on a stick or drive; every call may fail with one sentence."""

    def mark_of(self, root: Path) -> str:
        """Return the mark that a stick carries, "" when it has none or cannot be read."""

    def put_mark(self, root: Path, mark: str) -> None:
        """Write the mark of a stick."""

    def folder_of(self, root: Path, owner: Owner) -> Path:
        """Return the folder of an owner, under whatever name its office had before."""

    def carry(self, files: Sequence[Path], folder: Path, tell: Progress, cancelled: Stop) -> bool:
        """Copy a file and what belongs to it, read it back; True when it lay there already."""

    def missing(self, source: Path, folder: Path) -> Iterator[Path]:
        """Yield the files below ``source``, in it, that are not below ``folder`` yet."""

    def has_room(self, folder: Path, size: int) -> bool:
        """Tell whether so many bytes can be written."""


def owner_of(workspace: Path, office: str, workspace_id: str, pc: str) -> Owner:
    """Return under which name the backups of a workspace lie at a second place."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(office)).strip("-")[:_OWNER_LETTERS].rstrip("-")
    return Owner(workspace, words or "co-quan", f"{workspace_id[-_ID_LETTERS:]}-{pc}")


def owner_in(store: Store, pc: str) -> Owner:
    """Return under which name the backups of an open workspace lie at a second place."""
    profile = store.profile.get()
    office = profile.issuer.name if profile else ""
    return owner_of(store.path, office, store.exchange.workspace_id, pc)


class SecondPlaces:
    """Knows the second places and brings the newest backup there.

    ``look``, ``accept`` and ``carry`` read and write outside this PC and may take long; the
    others change the settings and belong to the thread of the window.
    """

    def __init__(
        self,
        settings: Settings,
        save: Callable[[], None],
        shelf: BackupShelf,
        outside: OutsideFiles,
        templates: Path | None = None,
    ) -> None:
        """Join the parts; ``templates`` is the folder of the templates that the office saved."""
        self._settings = settings
        self._write = save
        self._shelf = shelf
        self._outside = outside
        self._templates = templates

    # what is known

    def pc(self) -> str:
        """Return the name under which this PC keeps its backups elsewhere."""
        if not self._settings.pc:
            self._settings.pc = new_id().replace("-", "")[-_ID_LETTERS:]
            self._save()
        return self._settings.pc

    def sticks(self) -> Mapping[str, str]:
        """Return the sticks that are used, by mark, with their names."""
        return dict(self._settings.backup_sticks)

    def last(self, owner: Owner) -> datetime | None:
        """Return when a backup was last brought to a second place."""
        try:
            return datetime.fromisoformat(self._settings.carried.get(owner.key, ""))
        except ValueError:
            return None

    def remember(self, mark: str, drive: Drive) -> None:
        """Use a stick from now on."""
        self._settings.backup_sticks[mark] = drive.label
        self._settings.other_sticks.pop(_key(drive), None)
        self._save()

    def decline(self, drive: Drive) -> None:
        """Never ask about a stick again."""
        self._settings.other_sticks[_key(drive)] = drive.label
        self._save()

    def forget(self, mark: str) -> None:
        """Use a stick no more; what lies on it stays."""
        self._settings.backup_sticks.pop(mark, None)
        self._save()

    def note(self, owner: Owner, now: datetime) -> None:
        """Note that a second place has the newest backup."""
        self._settings.carried[owner.key] = now.replace(tzinfo=None).isoformat(timespec="seconds")
        self._save()

    def _save(self) -> None:
        """Write the settings; where that fails they stand until the program is left."""
        with suppress(AppError):
            self._write()

    def days_at_risk(
        self,
        owner: Owner,
        package: datetime | None,
        change: datetime | None,
        today: date,
    ) -> int | None:
        """Return for how many days nothing has left this PC when it is time to say so.

        Args:
            owner: Whose backups.
            package: When the last package was made.
            change: When something was last changed; what did not change needs no copy.
            today: The day.
        """
        settings = self._settings
        first = _day(settings.outside_from.get(owner.key, ""))
        if not settings.outside_days or first is None or change is None:
            return None
        copies = (moment.date() for moment in (package, self.last(owner)) if moment)
        left = max((first, *copies))
        waiting = _day(settings.outside_put_off)
        if change.date() < left or (waiting and today < waiting):
            return None
        gone = (today - left).days
        return gone if gone >= settings.outside_days else None

    def begin(self, owner: Owner, today: date) -> None:
        """Note on which day this PC first had the workspace, from which days are counted."""
        if owner.key not in self._settings.outside_from:
            self._settings.outside_from[owner.key] = today.isoformat()
            self._save()

    def put_off(self, today: date) -> None:
        """Remind in a week."""
        self._settings.outside_put_off = (today + timedelta(days=PUT_OFF_DAYS)).isoformat()
        self._save()

    # what is outside

    def look(self, drives: Sequence[Drive]) -> Around:
        """Return the second places among the drives, and those to ask about."""
        marks = {drive.path: self._outside.mark_of(drive.path) for drive in drives}
        known = [drive for drive in drives if self._is_used(marks[drive.path], drive)]
        places = [Place(drive.path, drive_words(drive), marks[drive.path]) for drive in known]
        others = self._settings.other_sticks
        offers = (
            drive
            for drive in drives
            if drive not in known and not drive.read_only and _key(drive) not in others
        )
        chosen = self._chosen()
        return Around((*places, *([chosen] if chosen else ())), tuple(offers))

    def accept(self, drive: Drive) -> str:
        """Mark a stick, so that it is known wherever it is plugged in; return its mark."""
        mark = self._outside.mark_of(drive.path)
        if not mark or mark in self._settings.backup_sticks:
            mark = new_id()
            self._outside.put_mark(drive.path, mark)
        return mark

    def carry(self, place: Place, owner: Owner, tell: Progress, cancelled: Stop) -> Carried | None:
        """Bring the newest backup to a place; None when there is no backup yet.

        Raises ``EnvironmentFailure`` or ``Cancelled``; nothing half stays at the place and
        nothing there is harmed.
        """
        newest = self._shelf.newest(owner.workspace)
        if newest is None:
            return None
        folder = self._folder(place, owner)
        was_there = self._outside.carry(newest.files, folder, tell, cancelled)
        self._shelf.thin_out(owner.workspace, folder)
        return Carried(place, newest.at, was_there)

    def carry_rest(self, place: Place, owner: Owner, cancelled: Stop) -> Rest:
        """Bring some of the files that no backup holds; return what is left to bring.

        It is called again and again, so that a package need not wait for all of them.
        """
        waiting = list(self._rest(owner, self._folder(place, owner)))
        carried = 0
        for number, (source, folder) in enumerate(waiting):
            size = source.stat().st_size
            if not self._outside.has_room(folder, size):
                return Rest(len(waiting) - number, no_room=True)
            if carried and carried + size > _AT_ONCE:
                return Rest(len(waiting) - number)
            self._outside.carry((source,), folder, _quiet, cancelled)
            carried += size
        return Rest()

    def evidence_of(self, owner: Owner, places: Sequence[Place]) -> Iterator[Path]:
        """Yield the folders at second places in which copies of the evidence are kept."""
        for place in places:
            yield self._outside.folder_of(place.root, owner) / COMPANIONS[0][1:]

    def _folder(self, place: Place, owner: Owner) -> Path:
        is_other = bool(place.mark) and self._outside.mark_of(place.root) != place.mark
        if is_other or not place.root.is_dir():
            raise _gone(place)
        return self._outside.folder_of(place.root, owner)

    def _rest(self, owner: Owner, folder: Path) -> Iterator[tuple[Path, Path]]:
        """Yield the files to bring, and the folder into which each goes."""
        for end in COMPANIONS:
            source, place = owner.workspace.with_suffix(end), folder / end[1:]
            for inside in self._outside.missing(source, place):
                yield source / inside, (place / inside).parent
        if self._templates is not None:
            for inside in self._outside.missing(self._templates, folder / TEMPLATES):
                yield self._templates / inside, (folder / TEMPLATES / inside).parent

    def _is_used(self, mark: str, drive: Drive) -> bool:
        """A mark that was copied to another stick along with its folder does not count."""
        return bool(mark) and self._settings.backup_sticks.get(mark) == drive.label

    def _chosen(self) -> Place | None:
        folder = self._settings.second_folder
        root = Path(folder).parent
        return Place(root, str(root)) if folder and root.is_dir() else None


def _quiet(_what: str, _share: float) -> None:
    """Listen to no progress."""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _key(drive: Drive) -> str:
    """Return what a stick is recognised by that shall not be written to."""
    return f"{drive.label}/{drive.total}"


def _gone(place: Place) -> EnvironmentFailure:
    return EnvironmentFailure(
        _("Không còn thấy {place}.").format(place=place.name),
        _("Bản sao lưu vẫn còn nguyên trong máy."),
        _("Hãy cắm lại USB đó; chương trình sẽ tự chép."),
    )
