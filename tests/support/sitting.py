"""A sitting of an office that may be cut off anywhere: each action is told once it is done.

    python -m tests.support.sitting PLACE story FULL       a fixed story, then the end
    python -m tests.support.sitting PLACE story NORMAL     the same, waiting less for the disk
    python -m tests.support.sitting PLACE story OFF        the same, never waiting for it
    python -m tests.support.sitting PLACE nursery          one endless sitting for each seed read

The nursery loads the program once and forks a sitting for each line, so that thousands of them
can be killed in minutes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from desktop import paths
from desktop.app import Application
from desktop.domain.exchange.model import PackageKind
from desktop.domain.tracking.model import OccurrenceFact
from desktop.errors import AppError
from desktop.services.exchange.contents import Wanted
from desktop.services.program import Services
from desktop.storage import cipher, connection, health
from tests.storage.changer import FEW_ROUNDS
from tests.support.report_office import TurningClock
from tests.support.stored_plans import paragraph

DAY = dt.date(2026, 3, 20)
PASSPHRASE = "trời xanh mây trắng"
WHOLE = Wanted(PackageKind.WORKSPACE, with_evidence=True)
PLAN = "k"
TASK = "k-niem-yet"
FIRST = 5
"""Number of the plan before the first edit."""
PASSING = ("meta", "package_log", "list_", "received_")
"""Tables that say nothing of the work of the office, or follow from the others."""


@dataclass(frozen=True)
class Place:
    """Where a sitting works: home of the PC, its workspace, packages to take in, a stick."""

    folder: Path

    @property
    def workspace(self) -> Path:
        return self.folder / "xa.khx"

    @property
    def stick(self) -> Path:
        return self.folder / "usb"

    @property
    def exports(self) -> Path:
        return self.folder / "xuat"

    @cached_property
    def packages(self) -> list[Path]:
        return sorted((self.folder / "den").glob("*.goixa"))

    def application(self) -> Application:
        os.environ[paths.HOME_VARIABLE] = str(self.folder / "home")
        application = Application(TurningClock(DAY))
        if self.workspace.exists() and cipher.is_encrypted(self.workspace):
            cipher.ROUNDS = FEW_ROUNDS
            application.unlock(self.workspace, PASSPHRASE)
        return application

    def encrypt(self) -> None:
        """Put the closed workspace under a passphrase."""
        cipher.ROUNDS = FEW_ROUNDS
        self.application().set_passphrase(self.workspace, PASSPHRASE, backups_too=True)
        self.application().open(self.workspace).close()


def fresh(made: Place, folder: Path) -> Place:
    """Return a copy of a place in a new folder."""
    shutil.copytree(made.folder, folder)
    place = Place(folder)
    place.stick.mkdir()
    return place


def fact(number: int) -> OccurrenceFact:
    """Return what is noted on the task in the edit of that number."""
    day = dt.date(2026, 1, 1) + dt.timedelta(number % 60)
    return OccurrenceFact("f", TASK, "Quý I/2026", done_on=day, note=str(number))


def number_of(services: Services) -> int:
    return int(services.store.plans.get(PLAN).number or "0")


def digest(services: Services) -> str:
    """Return one word for all rows of the office."""
    raw = services.store._connection.raw  # type: ignore[attr-defined]
    told = hashlib.sha256()
    for table in sorted(health.counts(raw)):
        if not table.startswith(PASSING):
            rows = raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            told.update(repr((table, rows)).encode())
    return told.hexdigest()[:16]


def tell(*words: object) -> None:
    """Say that something is done, at once and by a call that tests of faults leave alone."""
    os.writev(1, [(" ".join(map(str, words)) + "\n").encode()])


def standing(told: list[list[str]], before: set[int]) -> set[int]:
    """Return the numbers of the last edit that the workspace may have.

    ``told`` are the words of each line, ``before`` what it had at first.
    """
    sure = before
    for what, *rest in told:
        if what in ("edited", "restored"):
            sure = {int(rest[0])}
        elif what == "restoring":
            sure |= {int(rest[0])}
        elif what == "turning":
            sure |= {number - 1 for number in sure}
        elif what == "turned":
            sure = {max(sure)}
    ongoing = told[-1][0] if told else ""
    return sure if ongoing == "restoring" else sure | {max(sure) + 1}


class Sitting:
    """The officer at work; ``close`` ends it.

    Each thing done is told in a line of its own, with the digest of all rows when wanted.
    """

    def __init__(self, place: Place, *, with_digest: bool = False) -> None:
        self.place = place
        self.with_digest = with_digest
        self.application = place.application()
        self.services = self.application.open(place.workspace)
        self.taken = 0

    def say(self, *words: object) -> None:
        tell(*words, *((digest(self.services),) if self.with_digest else ()))

    def edit(self) -> None:
        store = self.services.store
        plan = store.plans.get(PLAN)
        number = int(plan.number or "0") + 1
        block = paragraph(f"b{number}", "Đẩy mạnh cải cách. " * 20)
        with store.step("Thêm đoạn", PLAN):
            changed = replace(plan, number=str(number), blocks=(*plan.blocks[-40:], block))
            store.plans.save(changed)
            store.tasks.occurrences.put(fact(number))
        self.say("edited", number)

    def turn(self) -> None:
        """Take the last edit back and make it again."""
        history = self.services.store.history
        if history.can_undo(PLAN):
            self.say("turning")
            history.undo(PLAN)
            self.say("undone")
            history.redo(PLAN)
            self.say("turned")

    def back_up(self) -> None:
        self.say("backed-up", self.services.safety.backup().name)

    def pack(self) -> None:
        packed = self.services.exchange.pack(WHOLE, self.place.stick)
        self.say("packed", packed.path.name)

    def export(self) -> None:
        """Write the document of the plan in the place of the one before."""
        services, out = self.services, self.place.exports / "ke-hoach.docx"
        plan = services.store.plans.get(PLAN)
        services.documents.export(plan, services.store.profile.get(), "docx", out)
        self.say("exported", out.name)

    def take(self) -> None:
        """Take in the next package of the laptop, one that was taken long ago included."""
        exchange = self.services.exchange
        number = self.taken % len(self.place.packages)
        self.taken += 1
        exchange.accept(exchange.preview(self.place.packages[number]))
        self.say("taken", number + 1)

    def restore(self) -> None:
        """Go back to a backup made now, after one more edit."""
        number, path = number_of(self.services), self.services.safety.backup()
        self.say("backed-up", path.name)
        self.edit()
        self.say("restoring", number)
        self.services.close()
        try:
            self.application.restore(path, self.place.workspace)
        finally:
            self.services = self.application.open(self.place.workspace)
        self.say("restored", number)

    def close(self) -> None:
        self.services.close()
        tell("closed")

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        return {
            "edit": self.edit,
            "turn": self.turn,
            "export": self.export,
            "back-up": self.back_up,
            "pack": self.pack,
            "take": self.take,
            "restore": self.restore,
        }


STORY = (
    "edit edit turn back-up take edit export pack take edit restore edit back-up edit take turn"
    " edit export edit"
)
WAITING = {"OFF": 0, "NORMAL": 1, "FULL": 2}
"""Values of SQLite's setting ``synchronous``."""


def tell_story(place: Place, waiting: str) -> None:
    """Do the fixed story; every line ends with the digest of all rows."""
    connection.SETTINGS = tuple(
        (name, waiting, WAITING[waiting]) if name == "synchronous" else (name, wanted, expected)
        for name, wanted, expected in connection.SETTINGS
    )
    sitting = Sitting(place, with_digest=True)
    sitting.say("opened")
    for name in STORY.split():
        sitting.actions[name]()
    sitting.close()


def stay_stubborn(place: Place) -> None:
    """Try every action, whatever fails; a failure must be one that is told in a sentence."""
    try:
        sitting = Sitting(place)
    except AppError as refusal:
        tell("refused", "open", refusal.what)
        return
    for name, action in (*sitting.actions.items(), ("close", sitting.close)):
        try:
            action()
        except AppError as refusal:
            tell("refused", name, refusal.what)


def sit_for_ever(place: Place, seed: int) -> None:
    chance = random.Random(seed)
    sitting = Sitting(place)
    names = ["edit"] * 8 + ["turn", "back-up", "pack", "take", "take", "restore"]
    while True:
        sitting.actions[chance.choice(names)]()


def warm_up(place: Place) -> None:
    """Load all that a sitting needs, so that those that are forked begin at once."""
    services = place.application().open(place.workspace)
    plan = services.store.plans.get(PLAN)
    services.documents.export(plan, services.store.profile.get(), "docx", place.folder / "am.docx")
    exchange = services.exchange
    exchange.dismiss(exchange.preview(place.packages[0]))
    services.close()


def keep_nursery(place: Place) -> None:
    """Fork a sitting for each line; the parent kills it by the number that is told."""
    warm_up(place)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            tell("born", os.getpid())
            sit_for_ever(place, int(line))
        os.waitpid(child, 0)
        tell("gone", child)


if __name__ == "__main__":
    where, what = Place(Path(sys.argv[1])), sys.argv[2]
    if what == "story":
        tell_story(where, sys.argv[3])
    else:
        keep_nursery(where)
