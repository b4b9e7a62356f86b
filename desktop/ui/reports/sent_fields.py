"""The forms of a report: its number and day when it was sent, the days of its data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from desktop.domain.reporting.model import Report, ReportDate
from desktop.i18n import _
from desktop.ui.fields.dates import shown, typed
from desktop.ui.letters.forms import Form


class SentFields(Form):
    """Number, day, and those to whom it was sent."""

    def __init__(self, report: Report, dates: Sequence[ReportDate], today: dt.date) -> None:
        super().__init__()
        self.number = self.add_line(_("Số:"), report.number, "05")
        self.date = self.add_date(_("Ngày gửi:"), report.date or today)
        self._boxes: dict[str, QCheckBox] = {}
        for date in dates:
            if date.sent_on is None:
                words = _("{recipient} (hạn {day})").format(
                    recipient=date.recipient or _("Nơi nhận chưa ghi tên"), day=shown(date.due)
                )
                box = QCheckBox(words)
                box.setChecked(True)
                box.toggled.connect(lambda _on: self.edited.emit())
                self.rows.addRow("" if self._boxes else _("Đã gửi cho:"), box)
                self._boxes[date.id] = box

    def day(self) -> dt.date:
        """Return the day typed."""
        day = typed(self.date)
        assert day is not None
        return day

    def lines(self) -> list[str]:
        """Return the keys of the lines of the calendar that were sent."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def is_complete(self) -> bool:
        """Tell whether there is a number and a day."""
        return bool(self.number.text().strip()) and typed(self.date) is not None


class DaysFields(Form):
    """First and last day of the data of a report."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.first = self.add_date(_("Số liệu từ ngày:"), report.data_from)
        self.last = self.add_date(_("đến hết ngày:"), report.data_to)

    def days(self) -> tuple[dt.date, dt.date]:
        """Return the days typed."""
        first, last = typed(self.first), typed(self.last)
        assert first is not None
        assert last is not None
        return first, last

    def is_complete(self) -> bool:
        """Tell whether both are days."""
        return typed(self.first) is not None and typed(self.last) is not None
