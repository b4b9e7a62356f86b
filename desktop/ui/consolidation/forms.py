"""The forms of the level above: a commune, a pasted list, merging, sending back, typed figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QSpinBox

from desktop.domain.commune import CommuneKind
from desktop.domain.consolidation.hand import FORM
from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.ids import new_id
from desktop.i18n import _
from desktop.ui.fields.dates import is_date_or_empty, typed
from desktop.ui.labels import plain_label
from desktop.ui.letters.forms import Form

MOST = 1_000_000
PASTE_HEIGHT = 220


class CommuneFields(Form):
    """A commune of the register."""

    def __init__(self, office: CommuneOffice | None = None) -> None:
        super().__init__()
        self._office = office or CommuneOffice(new_id(), CommuneKind.XA.value, "")
        kinds = [(kind.value, kind.value) for kind in CommuneKind]
        self.kind = self.add_choice(_("Loại:"), kinds)
        self.kind.setCurrentIndex(self.kind.findData(self._office.kind))
        self.name = self.add_line(_("Tên:"), self._office.name, "Minh Tiến")
        self.superior = self.add_line(_("Trực thuộc:"), self._office.superior, "huyện Phù Cừ")
        self.contact = self.add_line(_("Người liên hệ:"), self._office.contact)
        self.telephone = self.add_line(_("Điện thoại:"), self._office.telephone)
        self.valid_from = self.add_date(_("Từ ngày:"), self._office.valid_from)
        self.valid_to = self.add_date(_("Đến ngày:"), self._office.valid_to)

    def office(self) -> CommuneOffice:
        """Return the commune as typed."""
        return replace(
            self._office,
            kind=str(self.kind.currentData()),
            name=self.name.text(),
            superior=self.superior.text(),
            contact=self.contact.text(),
            telephone=self.telephone.text(),
            valid_from=typed(self.valid_from),
            valid_to=typed(self.valid_to),
        )

    def is_complete(self) -> bool:
        """Tell whether it has a name and its days are days."""
        days = (self.valid_from, self.valid_to)
        return bool(self.name.text().strip()) and all(map(is_date_or_empty, days))


class PasteFields(Form):
    """A list of communes as it stands in Excel."""

    def __init__(self) -> None:
        super().__init__()
        self.superior = self.add_line(_("Trực thuộc:"), "", "huyện Phù Cừ")
        self.list = self.add_text(_("Danh sách:"))
        self.list.setFixedHeight(PASTE_HEIGHT)
        self.list.setPlaceholderText(
            _("Dán từ Excel, mỗi dòng một xã: tên xã, người liên hệ, số điện thoại")
        )

    def is_complete(self) -> bool:
        """Tell whether there is a line."""
        return bool(self.list.toPlainText().strip())


class MergeFields(Form):
    """Into which commune others went, and when."""

    def __init__(self, choices: Sequence[tuple[str, str]], today: dt.date) -> None:
        super().__init__()
        self.into = self.add_choice(_("Sáp nhập vào:"), choices)
        self.day = self.add_date(_("Từ ngày:"), today)

    def on(self) -> dt.date:
        """Return the day of the merger."""
        day = typed(self.day)
        assert day is not None
        return day

    def is_complete(self) -> bool:
        """Tell whether there is a commune and a day."""
        return self.into.count() > 0 and typed(self.day) is not None


class BindFields(Form):
    """Which workspace is that of a commune: one that sent packages, or that of a package file."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        words = plain_label(
            _(
                "Gắn khi xã đã tạo tệp dữ liệu mới, hoặc khi gói của xã thành một dòng riêng "
                "trong danh sách. Hãy gọi cho xã để hỏi lại trước."
            )
        )
        self.rows.addRow(words)
        self.rows.addRow(_("Xã:"), plain_label(name))
        self.workspace = self.add_choice(_("Bộ dữ liệu:"), choices)
        self.file = QPushButton(_("Chọn tệp gói…"))
        self.rows.addRow("", self.file)

    def offer(self, words: str, workspace_id: str) -> None:
        """Offer a workspace of which a package was chosen, and choose it."""
        if self.workspace.findData(workspace_id) < 0:
            self.workspace.insertItem(0, words, workspace_id)
        self.workspace.setCurrentIndex(self.workspace.findData(workspace_id))
        self.edited.emit()

    def workspace_id(self) -> str:
        """Return the workspace that is chosen."""
        return str(self.workspace.currentData() or "")

    def is_complete(self) -> bool:
        """Tell whether one is chosen."""
        return bool(self.workspace_id())


class ReturnFields(Form):
    """Why reports go back, and by when they are to come again."""

    def __init__(self, by: str) -> None:
        super().__init__()
        self.remarks = self.add_text(_("Nội dung phải sửa:"))
        self.new_due = self.add_date(_("Hạn gửi lại:"), None)
        self.by = self.add_line(_("Người gửi trả:"), by)

    def is_complete(self) -> bool:
        """Tell whether there are remarks and the day is one."""
        return bool(self.remarks.toPlainText().strip()) and is_date_or_empty(self.new_due)


class NoteFields(Form):
    """What the clerk notes; no package touches it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.note = self.add_text(_("Ghi chú:"))
        self.note.setPlainText(words)

    def is_complete(self) -> bool:
        """An empty note takes the old one back."""
        return True


class HandFields(Form):
    """The figures of a commune that sends no package."""

    def __init__(self, known: Mapping[str, int], source: str = "") -> None:
        super().__init__()
        self.numbers: dict[str, QSpinBox] = {
            key: self.add_number(_("{words}:").format(words=_(words)), known.get(key, 0), 0, MOST)
            for key, words in FORM.items()
        }
        self.source = self.add_line(_("Theo văn bản:"), source, "Báo cáo số 12/BC-UBND")

    def figures(self) -> dict[str, int]:
        """Return the numbers typed."""
        return {key: box.value() for key, box in self.numbers.items()}

    def is_complete(self) -> bool:
        """Whether the sums agree is told when they are kept."""
        return True


class DueFields(Form):
    """The days by which communes are to report."""

    def __init__(self, days: Mapping[str, tuple[str, dt.date | None]]) -> None:
        super().__init__()
        self.days = {
            key: self.add_date(_("{words}:").format(words=words), day)
            for key, (words, day) in days.items()
        }

    def is_complete(self) -> bool:
        """Tell whether what is typed are days."""
        return all(map(is_date_or_empty, self.days.values()))
