"""The register of documents that go out besides plans (sổ văn bản đi)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.outgoing import OutgoingDocument, OutgoingStatus
from desktop.domain.symbols import is_number, normal_number
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.ports import Clock, Store
from desktop.services.tasks.checks import require_past, require_words
from desktop.services.tasks.desk import Desk


class OutgoingService:
    """Lists outgoing documents; notes number and day once they are signed."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._desk = Desk(store, clock)

    def list(self, status: OutgoingStatus | None = None) -> Sequence[OutgoingDocument]:
        """Return the documents, the last made first; only those of ``status`` when given."""
        listed = [
            document
            for document in self._desk.tasks.outgoing.list()
            if status in (None, document.status)
        ]
        return sorted(listed, key=lambda document: (document.made_on, document.id), reverse=True)

    def get(self, outgoing_id: str) -> OutgoingDocument:
        """Return a document; refuses an unknown key."""
        return registered(self._desk, outgoing_id)

    def issue(
        self, outgoing_id: str, number: str, symbol: str, date: dt.date
    ) -> Outcome[OutgoingDocument]:
        """Note the number, symbol and day that the clerk gave."""
        before = self.get(outgoing_id)
        if before.status is OutgoingStatus.CANCELLED:
            raise Refused(_("Văn bản đã hủy, không ghi số được."))
        check_number(number)
        require_past(date, self._desk.today())
        after = replace(
            before,
            number=normal_number(number),
            symbol=squeeze(symbol) or before.symbol,
            date=date,
            status=OutgoingStatus.ISSUED,
        )
        self._refuse_twin(after)
        return self._put(after, _("Ghi số, ngày văn bản đi"))

    def cancel(self, outgoing_id: str, reason: str) -> Outcome[OutgoingDocument]:
        """Cancel a document that was not issued; the history of the workspace keeps why.

        The reminders that it gave stay in the log. Refused without a reason.
        """
        before = self.get(outgoing_id)
        words = require_words(reason, _("Cần ghi lý do hủy văn bản."))
        if before.status is OutgoingStatus.ISSUED:
            raise Refused(
                _("Văn bản đã ban hành không hủy được."),
                advice=_("Nếu ghi nhầm số, hãy hoàn tác bước ghi số."),
            )
        return self._put(
            replace(before, status=OutgoingStatus.CANCELLED),
            _("Hủy văn bản đi gửi {name}: {reason}").format(name=before.addressee, reason=words),
        )

    def _refuse_twin(self, document: OutgoingDocument) -> None:
        """Refuse a number that another document of the same year and symbol has."""
        for other in self._desk.tasks.outgoing.list():
            same = (other.number, other.symbol) == (document.number, document.symbol)
            in_year = other.date and document.date and other.date.year == document.date.year
            if same and in_year and other.id != document.id:
                raise Refused(
                    _("Số {number}/{symbol} đã dùng cho văn bản “{subject}”.").format(
                        number=document.number, symbol=document.symbol, subject=other.subject
                    )
                )

    def _put(self, document: OutgoingDocument, label: str) -> Outcome[OutgoingDocument]:
        with self._desk.store.step(label) as step:
            changed = self._desk.tasks.outgoing.put(document)
        return Outcome(document, changed, step)


def registered(desk: Desk, outgoing_id: str) -> OutgoingDocument:
    """Return a document of the register; refuses an unknown key."""
    document = desk.tasks.outgoing.get(outgoing_id)
    if document is None:
        raise Refused(_("Không có văn bản này trong sổ văn bản đi."))
    return document


def check_number(number: str) -> None:
    """Refuse what is no number of a document."""
    if not is_number(normal_number(number)):
        raise Refused(
            _("“{number}” không phải là số văn bản.").format(number=squeeze(number)[:20]),
            advice=_("Chỉ ghi phần số, ví dụ 05."),
        )
