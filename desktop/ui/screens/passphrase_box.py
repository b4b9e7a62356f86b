"""Mật khẩu mở dữ liệu: set, changed, taken away; what it protects, and what not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.passphrases import SHORTEST, chosen
from desktop.ui.alerts import tell
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.fields.secrets import SecretFields
from desktop.ui.labels import plain_label
from desktop.ui.session import Session

CURRENT, NEW, AGAIN = "current", "new", "again"
NAMED_FILES = 8


class PassphraseFields(QWidget):
    """What is asked before the passphrase changes.

    Signals:
        edited: Something was typed or ticked.
    """

    edited = Signal()

    def __init__(self, *, is_set: bool, removing: bool) -> None:
        super().__init__()
        self._removing = removing
        labels = {CURRENT: _("Mật khẩu hiện nay:")} if is_set else {}
        if not removing:
            labels |= {NEW: _("Mật khẩu mới:"), AGAIN: _("Gõ lại lần nữa:")}
        self.secrets = SecretFields(labels)
        self.warning = plain_label(_warning(removing))
        self.understood = QCheckBox(
            _("Tôi hiểu: quên mật khẩu là mất toàn bộ dữ liệu, không ai mở lại được")
        )
        self.understood.setVisible(not removing)
        self.backups = QCheckBox(
            _("Ghi lại cả các bản sao lưu cũ trên máy này không còn mật khẩu")
            if removing
            else _("Ghi lại cả các bản sao lưu cũ trên máy này theo mật khẩu mới")
        )
        self.backups.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.warning, self.secrets, self.backups, self.understood):
            column.addWidget(widget)
        self.secrets.edited.connect(self.edited)
        for tick in (self.understood, self.backups):
            tick.clicked.connect(lambda _on: self.edited.emit())
        self.setFocusProxy(self.secrets)

    def is_complete(self) -> bool:
        """Tell whether everything is typed, and what has to be ticked is."""
        typed = all(line.text() for line in self.secrets.lines.values())
        return typed and (self._removing or self.understood.isChecked())

    def current(self) -> str:
        """Return the passphrase that stands, "" when there is none."""
        return self.secrets.text(CURRENT) if CURRENT in self.secrets.lines else ""

    def new(self) -> str:
        """Return the new passphrase, "" for none; raises ``Refused`` for one that will not do."""
        if self._removing:
            return ""
        return chosen(self.secrets.text(NEW), self.secrets.text(AGAIN))


class PassphraseBox(QGroupBox):
    """Tells whether the workspace has a passphrase, and changes it.

    Signals:
        message: Something to tell in the status bar.
    """

    message = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("Mật khẩu mở dữ liệu"))
        self._session = session
        self._is_set = False
        self.state = plain_label()
        self.scope = plain_label(_scope())
        self.scope.setProperty("muted", True)
        self.change = QPushButton()
        self.change.clicked.connect(lambda _on: self._ask(removing=False))
        self.remove = QPushButton(_("Bỏ mật khẩu…"))
        self.remove.clicked.connect(lambda _on: self._ask(removing=True))
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.state)
        column.addWidget(self.scope)
        column.addLayout(row)
        self._show(is_set=False)

    def refresh(self) -> None:
        """Ask whether the workspace is encrypted."""
        self._session.read(
            lambda services: services.store.is_encrypted, lambda is_set: self._show(is_set=is_set)
        )

    def _show(self, *, is_set: bool) -> None:
        self._is_set = is_set
        self.state.setText(
            _("Tệp dữ liệu được mã hóa; mỗi lần mở chương trình phải nhập mật khẩu.")
            if is_set
            else _("Chưa đặt mật khẩu: ai dùng được máy này hoặc USB sao lưu đều đọc được dữ liệu.")
        )
        self.change.setText(_("Đổi mật khẩu…") if is_set else _("Đặt mật khẩu…"))
        self.remove.setVisible(is_set)

    def _ask(self, *, removing: bool) -> None:
        fields = PassphraseFields(is_set=self._is_set, removing=removing)

        def keep(kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
            try:
                passphrase = fields.new()
            except AppError as error:
                refused(error)
                return
            self.message.emit(_("Đang ghi lại tệp dữ liệu…"))
            self._session.set_passphrase(
                fields.current(),
                passphrase,
                backups_too=fields.backups.isChecked(),
                done=lambda left: (kept(None), self._done(left, is_set=bool(passphrase))),
                failed=refused,
            )

        title = _("Bỏ mật khẩu") if removing else self.change.text().rstrip("…")
        FormDialog(title, fields, keep, "settings", self).open()

    def _done(self, left: Sequence[Path], *, is_set: bool) -> None:
        self._show(is_set=is_set)
        self._session.changed.emit(frozenset({Kind.BACKUPS}))
        self.message.emit(_("Đã đặt mật khẩu mới.") if is_set else _("Đã bỏ mật khẩu."))
        if left:
            tell(self, left_words(left))


def left_words(left: Sequence[Path]) -> str:
    """Tell which older copies are still as they were."""
    lines = [
        _("Còn {count} tệp trên máy này vẫn như cũ, không theo mật khẩu mới:").format(
            count=len(left)
        ),
        *(f"• {path}" for path in left[:NAMED_FILES]),
    ]
    if len(left) > NAMED_FILES:
        lines.append(_("• và {count} tệp khác").format(count=len(left) - NAMED_FILES))
    lines += ["", _("Nếu không cần nữa, hãy xóa những tệp đó.")]
    return "\n".join(lines)


def _warning(removing: bool) -> str:
    if removing:
        return _("Bỏ mật khẩu thì ai có tệp dữ liệu đều đọc được.")
    return _(
        "Mật khẩu cần ít nhất {count} ký tự; nên ghép bốn, năm tiếng dễ nhớ. Chương trình không "
        "lưu mật khẩu ở đâu: hãy ghi ra giấy, cất vào tủ có khóa của cơ quan."
    ).format(count=SHORTEST)


def _scope() -> str:
    return _(
        "Được mã hóa: tệp dữ liệu, tệp minh chứng, các bản sao lưu làm từ lúc đặt. "
        "Không được mã hóa: gói đã tạo và đã nhận (trừ gói niêm phong), văn bản đã xuất, mẫu "
        "riêng, những bản đã chép ra USB từ trước."
    )
