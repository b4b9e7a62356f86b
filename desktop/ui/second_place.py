"""Watches for sticks and brings them the newest backup, beside everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import AppError, Cancelled
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.services.exchange_ports import Drive
    from desktop.services.outcome import Kind
    from desktop.services.program import Services
    from desktop.services.second_place import Around, Carried, Owner, Place, Rest
    from desktop.ui.session import Session

FIRST_LOOK_MS = 6000
"""After opening: the first screen has its numbers by then."""
EVERY_MS = 5000
REASON = "khi cắm USB"


class SecondPlaceKeeper(QObject):
    """Brings the newest backup to each stick in use when it is plugged in or a backup was made.

    Signals:
        offered: A stick to ask about, once.
        told: What was done, for the status bar.
        trouble: Why a stick did not get its copy.
        carried: A second place has the newest backup.
    """

    offered = Signal(object)
    told = Signal(str)
    trouble = Signal(object)
    carried = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._owner: Owner | None = None
        self._served: set[Path] = set()
        self._offered: set[Path] = set()
        self._here: tuple[Place, ...] = ()
        self._looking = False
        self._stop = Event()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        session.opened.connect(self._begin)
        session.changed.connect(self._follow)

    def _begin(self) -> None:
        """Learn whose backups they are, then look from time to time."""
        self._owner, self._looking = None, False
        self._served.clear()
        pc = self._session.program.second_places().pc()
        self._session.read(lambda services: _owner(services, pc), self._know)

    def _know(self, owner: Owner) -> None:
        self._owner = owner
        program = self._session.program
        program.second_places().begin(owner, program.clock.today())
        QTimer.singleShot(FIRST_LOOK_MS, self, self.look)
        self._timer.start()

    def _follow(self, kinds: frozenset[Kind]) -> None:
        if any(kind.name == "BACKUPS" for kind in kinds) and self._owner is not None:
            self._served.clear()
            QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Look what is plugged in; one look at a time."""
        if self._looking or self._owner is None or not self._session.is_open:
            return
        self._looking = True
        program = self._session.program
        second = program.second_places()
        self._session.carry(
            lambda: second.look(program.drives().removable()), self._found, self._not_found
        )

    def _not_found(self, _error: AppError) -> None:
        """A drive that cannot be asked is asked again; it is no reason to disturb."""
        self._looking = False

    def _found(self, around: Around) -> None:
        self._looking = False
        self._here = around.places
        plugged = {place.root for place in around.places} | {d.path for d in around.offers}
        self._served &= plugged
        self._offered &= plugged
        for place in around.places:
            if place.root not in self._served:
                self._served.add(place.root)
                self._serve(place)
        for drive in around.offers:
            if drive.path not in self._offered:
                self._offered.add(drive.path)
                self.offered.emit(drive)

    # -- the answer to the offer -----------------------------------------------------------

    def accept(self, drive: Drive) -> None:
        """Use a stick from now on."""
        second = self._session.program.second_places()

        def marked(mark: str) -> None:
            second.remember(mark, drive)
            self.look()

        self._session.carry(lambda: second.accept(drive), marked, self.trouble.emit)

    def decline(self, drive: Drive) -> None:
        """Never ask about a stick again."""
        self._session.program.second_places().decline(drive)

    # -- carrying --------------------------------------------------------------------------

    def _serve(self, place: Place) -> None:
        """Back up what changed since the last backup, then bring the newest one."""

        def made(path: Path | None) -> None:
            if path is not None:
                self._tell_backup()
            self._carry(place, self._brought, self._failed)

        self._session.read(
            lambda services: services.safety.keep_safe(REASON),
            made,
            lambda _error: self._carry(place, self._brought, self._failed),
        )

    def _tell_backup(self) -> None:
        from desktop.services.outcome import Kind

        self._session.changed.disconnect(self._follow)
        self._session.changed.emit(frozenset({Kind.BACKUPS}))
        self._session.changed.connect(self._follow)

    def _carry(
        self,
        place: Place,
        done: Callable[[Carried | None], None],
        failed: Callable[[AppError], None],
    ) -> None:
        owner, second = self._owner, self._session.program.second_places()
        assert owner is not None
        self._session.jobs.carry(
            lambda: second.carry(place, owner, _quiet, self._stop.is_set), done, failed
        )

    def _brought(self, carried: Carried | None) -> None:
        if carried is None or self._owner is None:
            return
        program = self._session.program
        program.second_places().note(self._owner, program.clock.now())
        if not carried.was_there:
            words = _("✓ Đã chép bản sao lưu ra {place}.")
            self.told.emit(words.format(place=carried.place.name))
        self.carried.emit()
        self._carry_rest(carried.place, begun=False)

    def _carry_rest(self, place: Place, *, begun: bool) -> None:
        """Bring files of evidence piece by piece: a package may come in between."""
        owner, second = self._owner, self._session.program.second_places()
        if owner is None or not self._session.is_open:
            return

        def brought(rest: Rest) -> None:
            if rest.no_room:
                words = _("{place} không đủ chỗ cho {count} tệp minh chứng.")
                self.told.emit(words.format(place=place.name, count=rest.files))
            elif rest.files:
                words = _("Đang chép minh chứng ra {place}: còn {count} tệp, chưa rút USB.")
                self.told.emit(words.format(place=place.name, count=rest.files))
                self._carry_rest(place, begun=True)
            elif begun:
                self.told.emit(_("✓ Đã chép minh chứng ra {place}.").format(place=place.name))

        self._session.carry(
            lambda: second.carry_rest(place, owner, self._stop.is_set), brought, self._failed
        )

    def _failed(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self.trouble.emit(error)

    # -- leaving ---------------------------------------------------------------------------

    def finish(self, done: Callable[[], None]) -> None:
        """Bring the backup made at closing to what is plugged in, then call ``done``."""
        self._timer.stop()
        waiting = list(self._here) if self._owner is not None else []

        def following(_result: object) -> None:
            if not waiting:
                done()
                return
            place = waiting.pop()
            self.told.emit(_("Đang chép bản sao lưu ra {place}…").format(place=place.name))
            self._carry(place, noted, following)

        def noted(carried: Carried | None) -> None:
            program = self._session.program
            if carried is not None and self._owner is not None:
                program.second_places().note(self._owner, program.clock.now())
            following(None)

        following(None)

    def stop(self) -> None:
        """Let go of what is being carried; nothing half stays on the stick."""
        self._stop.set()


def _owner(services: Services, pc: str) -> Owner:
    from desktop.services.second_place import owner_in

    return owner_in(services.store, pc)


def _quiet(_what: str, _share: float) -> None:
    """The status bar tells when it is done."""


def offer_words(drive: Drive) -> str:
    """Return the question about a stick."""
    from desktop.services.exchange.words import drive_words

    return _("Chép bản sao lưu ra {stick} mỗi khi cắm?").format(stick=drive_words(drive))


def offer_choices(
    keeper: SecondPlaceKeeper, drive: Drive, close: Callable[[], None]
) -> Sequence[tuple[str, Callable[[], object]]]:
    """Return the answers to the question about a stick."""

    def answer(do: Callable[[Drive], None]) -> Callable[[], None]:
        def answered() -> None:
            close()
            do(drive)

        return answered

    return (
        (_("Chép mỗi khi cắm"), answer(keeper.accept)),
        (_("Không dùng USB này"), answer(keeper.decline)),
    )
