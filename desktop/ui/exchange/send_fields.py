"""What is to be sent: the report of a period or everything, with what, sealed or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.i18n import _
from desktop.services.consolidation.down import DownChoice
from desktop.services.exchange.contents import Wanted
from desktop.services.exchange_ports import Seal
from desktop.ui.exchange.down_fields import DownFields
from desktop.ui.exchange.words import PERIOD_NAMES
from desktop.ui.session import Session

YEARS_SHOWN = 6
LEAST_PASSPHRASE = 8


class SendFields(QWidget):
    """The choices above the sentence.

    Signals:
        edited: Something else is wanted now.
    """

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.what = QComboBox()
        self.period = QComboBox()
        self.year = QComboBox()
        self.with_evidence = QCheckBox(_("Kèm tệp minh chứng"))
        self.with_words = QCheckBox(_("Kèm biên nhận, gửi trả báo cáo của kỳ:"))
        self.with_words.setChecked(True)
        self.down = DownFields(session, self)
        self.contact = QLineEdit()
        self.contact.setPlaceholderText(_("Họ tên, số điện thoại để nơi nhận gọi lại"))
        self.sealed = QCheckBox(_("Niêm phong bằng mật khẩu"))
        self.passphrase, self.again = _secret(), _secret()
        self._lay_out()
        self.offer_kinds(False)
        for box in (self.what, self.period, self.year):
            box.activated.connect(lambda _row: self._changed())
        for tick in (self.with_evidence, self.with_words):
            tick.clicked.connect(lambda _on: self._changed())
        self.down.edited.connect(self._changed)
        self.sealed.clicked.connect(lambda _on: self._changed())
        for line in (self.passphrase, self.again, self.contact):
            line.textEdited.connect(lambda _words: self.edited.emit())
        self._fold()

    def _lay_out(self) -> None:
        self._when = QWidget()
        row = QHBoxLayout(self._when)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.period, 2)
        row.addWidget(self.year, 1)
        form = self._form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(_("Gửi gì:"), self.what)
        first, *others = self.down.rows.values()
        form.addRow(*first)
        form.addRow("", self.with_words)
        form.addRow(_("Kỳ báo cáo:"), self._when)
        form.addRow("", self.with_evidence)
        for row in others:
            form.addRow(*row)
        form.addRow(_("Người lập:"), self.contact)
        form.addRow("", self.sealed)
        form.addRow(_("Mật khẩu:"), self.passphrase)
        form.addRow(_("Nhập lại mật khẩu:"), self.again)

    def add_place(self, place: QWidget) -> None:
        """Ask below the other choices where the package goes."""
        self._form.addRow(_("Chép vào:"), place)

    def _changed(self) -> None:
        self._fold()
        self.edited.emit()

    def _fold(self) -> None:
        goes_down = self.kind is PackageKind.DOWN
        self._form.setRowVisible(self._when, self.kind is not PackageKind.WORKSPACE)
        self._when.setEnabled(not goes_down or self.with_words.isChecked())
        self._form.setRowVisible(self.with_evidence, not goes_down)
        self._form.setRowVisible(self.with_words, goes_down)
        for name, (_label, row) in self.down.rows.items():
            self._form.setRowVisible(row, goes_down and self.down.is_needed(name))
        for line in (self.passphrase, self.again):
            self._form.setRowVisible(line, self.sealed.isChecked())

    @property
    def kind(self) -> PackageKind:
        """What is to be sent."""
        kind = self.what.currentData()
        assert isinstance(kind, PackageKind)
        return kind

    def offer_kinds(self, stands_above: bool) -> None:
        """Offer what a commune sends, or the level above; what was chosen stays."""
        first = (
            (_("Gửi xuống xã: biên nhận, gửi trả, nhiệm vụ, mẫu, tiêu chí"), PackageKind.DOWN)
            if stands_above
            else (_("Báo cáo của một kỳ, gửi cấp trên"), PackageKind.REPORT)
        )
        if self.what.count() and self.what.itemData(0) is first[1]:
            return
        self.what.clear()
        for words, kind in (
            first,
            (_("Toàn bộ dữ liệu, sang máy khác của cơ quan"), PackageKind.WORKSPACE),
        ):
            self.what.addItem(words, kind)
        self._fold()

    def offer_periods(self, period: Period, year: int) -> None:
        """Offer the periods and the years up to ``year``; propose one of them."""
        self.period.clear()
        for each, words in PERIOD_NAMES.items():
            self.period.addItem(_(words), each)
        self.year.clear()
        for each_year in range(year, year - YEARS_SHOWN, -1):
            self.year.addItem(_("Năm {year}").format(year=each_year), each_year)
        self.choose_period(period, year)

    def choose_period(self, period: Period, year: int) -> None:
        """Choose a report."""
        self.period.setCurrentIndex(self.period.findData(period))
        self.year.setCurrentIndex(max(0, self.year.findData(year)))

    def choose(self, kind: PackageKind) -> None:
        """Choose what is to be sent."""
        self.what.setCurrentIndex(self.what.findData(kind))
        self._changed()

    def wanted(self) -> Wanted:
        """Return the package that is wanted."""
        has_period = self.kind is not PackageKind.WORKSPACE
        return Wanted(
            self.kind,
            int(self.year.currentData() or 0) if has_period else 0,
            self.period.currentData() if has_period else None,
            with_evidence=self.with_evidence.isChecked() and self.kind is not PackageKind.DOWN,
            contact=self.contact.text().strip(),
        )

    def choice(self) -> DownChoice:
        """Return what is chosen to go down."""
        wanted = self.wanted()
        period = wanted.period if self.with_words.isChecked() else None
        return self.down.choice(wanted.year, period, wanted.contact)

    def problem(self) -> str:
        """Return what is wrong with what was typed, "" when nothing is."""
        if self.kind is PackageKind.DOWN and self.down.problem():
            return self.down.problem()
        if not self.sealed.isChecked():
            return ""
        if len(self.passphrase.text()) < LEAST_PASSPHRASE:
            return _("Mật khẩu cần ít nhất {count} chữ.").format(count=LEAST_PASSPHRASE)
        if self.passphrase.text() != self.again.text():
            return _("Hai lần nhập mật khẩu chưa giống nhau.")
        return ""

    def seal(self) -> Seal | None:
        """Return the seal that is wanted."""
        return Seal(passphrase=self.passphrase.text()) if self.sealed.isChecked() else None

    def forget_passphrase(self) -> None:
        """Leave no passphrase on the screen."""
        self.passphrase.clear()
        self.again.clear()
        self.sealed.setChecked(False)
        self._fold()


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
