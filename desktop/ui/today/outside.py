"""A line on Today when nothing has left this PC for too long, with what can be done about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal

from desktop.i18n import _
from desktop.services.exchange.log import last_made_at
from desktop.services.program import Services
from desktop.services.second_place import Owner, owner_in
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class _Facts:
    """What decides whether to remind: whose backups, the last package, the last change."""

    owner: Owner
    package: dt.datetime | None
    change: dt.datetime | None


class OutsideLine(NoticeBar):
    """Reminds of a copy outside this PC; it can be put off.

    Signals:
        go: A place to go to, and what to show there.
    """

    go = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def refresh(self) -> None:
        """Look again whether there is something to remind of."""
        if not self._session.is_open:
            return
        pc = self._session.program.second_places().pc()
        self._session.read(lambda services: _look(services, pc), self._show, lambda _error: None)

    def _show(self, facts: _Facts) -> None:
        program = self._session.program
        second, today = program.second_places(), program.clock.today()
        days = second.days_at_risk(facts.owner, facts.package, facts.change, today)
        if days is None:
            self.hide()
            return
        words = _(
            "Đã {days} ngày chưa có bản sao lưu hay gói nào rời máy này. "
            "Nếu máy hỏng hoặc mất, công việc từ đó đến nay sẽ mất theo."
        )
        self.tell(
            words.format(days=days),
            (
                (_("Chép ra USB…"), lambda: self.go.emit("settings", "backups")),
                (_("Nhắc lại sau 7 ngày"), self._put_off),
            ),
        )

    def _put_off(self) -> None:
        program = self._session.program
        self.hide()
        program.second_places().put_off(program.clock.today())


def _look(services: Services, pc: str) -> _Facts:
    last = next(iter(services.history.steps(limit=1)), None)
    store = services.store
    return _Facts(owner_in(store, pc), last_made_at(store.exchange), last.at if last else None)
