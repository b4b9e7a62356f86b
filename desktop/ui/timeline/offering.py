"""Offers the views of tasks in time in the place of tasks; each is loaded when first chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import _
from desktop.ui.tasks.views import TaskView, register

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.session import Session


def offer_views() -> None:
    """Put the views into the switch of the place of tasks."""
    register(TaskView("board", _("Theo cán bộ"), _board))
    register(TaskView("year", _("Năm"), _year))
    register(TaskView("calendar", _("Lịch"), _calendar))


def _board(session: Session) -> QWidget:
    from desktop.ui.timeline.board_view import BoardView

    return BoardView(session)


def _year(session: Session) -> QWidget:
    from desktop.ui.timeline.year_view import YearView

    return YearView(session)


def _calendar(session: Session) -> QWidget:
    from desktop.ui.timeline.calendar_view import CalendarView

    return CalendarView(session)
