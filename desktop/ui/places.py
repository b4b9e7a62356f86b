"""The places of the program; the screen of each is imported at its first showing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.ui.screens.screen import Screen
    from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the program: its key, its words, its icon, its screen.

    ``above_only`` places are offered in the workspace of a level above communes.
    """

    key: str
    label: str
    icon: str
    make: Callable[[Session], Screen]
    above_only: bool = False


def places() -> tuple[Place, ...]:
    """Return the places of the program in the order of the rail."""
    return (
        Place("home", _("Hôm nay"), "home", _home),
        Place("plans", _("Kế hoạch"), "plans", _plans),
        Place("tasks", _("Nhiệm vụ"), "tasks", _tasks),
        Place("evidence", _("Minh chứng"), "evidence", _evidence),
        Place("targets", _("Chỉ tiêu"), "targets", _targets),
        Place("reports", _("Báo cáo"), "reports", _reports),
        Place("letters", _("Văn bản đi"), "letters", _letters),
        Place("library", _("Căn cứ"), "library", _library),
        Place("people", _("Cán bộ"), "people", _people),
        Place("usb", _("USB"), "usb", _exchange),
        Place("consolidation", _("Tổng hợp"), "sum", _consolidation, above_only=True),
        Place("settings", _("Thiết lập"), "settings", _settings),
    )


def _home(session: Session) -> Screen:
    from desktop.ui.screens.home import HomeScreen

    return HomeScreen(session)


def _plans(session: Session) -> Screen:
    from desktop.ui.screens.plans import PlansScreen

    return PlansScreen(session)


def _tasks(session: Session) -> Screen:
    from desktop.ui.tasks.screen import TasksScreen
    from desktop.ui.timeline.offering import offer_views

    offer_views()
    return TasksScreen(session)


def _evidence(session: Session) -> Screen:
    from desktop.ui.evidence.screen import EvidenceScreen

    return EvidenceScreen(session)


def _targets(session: Session) -> Screen:
    from desktop.ui.targets.screen import TargetsScreen

    return TargetsScreen(session)


def _reports(session: Session) -> Screen:
    from desktop.ui.reports.screen import ReportsScreen

    return ReportsScreen(session)


def _letters(session: Session) -> Screen:
    from desktop.ui.letters.screen import LettersScreen

    return LettersScreen(session)


def _library(session: Session) -> Screen:
    from desktop.ui.screens.library import LibraryScreen

    return LibraryScreen(session)


def _people(session: Session) -> Screen:
    from desktop.ui.screens.people import PeopleScreen

    return PeopleScreen(session)


def _exchange(session: Session) -> Screen:
    from desktop.ui.exchange.screen import ExchangeScreen

    return ExchangeScreen(session)


def _consolidation(session: Session) -> Screen:
    from desktop.ui.consolidation.screen import ConsolidationScreen

    return ConsolidationScreen(session)


def _settings(session: Session) -> Screen:
    from desktop.ui.screens.settings import SettingsScreen

    return SettingsScreen(session)
