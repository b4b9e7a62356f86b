"""One package in full: what it says, how far it is to be trusted, what it would change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.services.consolidation.below import ComingDown
from desktop.services.exchange.copies import CopyMerge
from desktop.services.exchange_ports import Trust
from desktop.ui.exchange.changes_tree import ChangesTree
from desktop.ui.exchange.incoming import Incoming, payload_words, report_facts
from desktop.ui.exchange.words import content_words, office_words, trust_words
from desktop.ui.labels import plain_label

HEARD_HINT = "1234 5678 9012 3456"


class IncomingPane(QWidget):
    """The package that has the focus in the list.

    Signals:
        unseal_asked: A passphrase was typed.
        heard: The code of a key was typed as it was heard over the telephone.
        succession_asked: The commune that sent it was merged into this one.
    """

    unseal_asked = Signal(str)
    heard = Signal(str)
    succession_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.problem, self.remarks, self.trust, self.code = (
            plain_label() for _number in range(5)
        )
        self.title.setProperty("heading", True)
        self.problem.setProperty("signal", "late")
        self.trust.setProperty("signal", "plain")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.unseal = self._asking(
            self.passphrase, _("Mật khẩu của gói:"), _("Mở gói"), self._unseal
        )
        self.typed_code = QLineEdit()
        self.typed_code.setPlaceholderText(HEARD_HINT)
        self.hearing = self._asking(
            self.typed_code, _("Mã khóa nghe qua điện thoại:"), _("Đối chiếu"), self._hear
        )
        self.succession = QPushButton(_("Xã này đã sáp nhập vào xã ta: tiếp nhận dữ liệu…"))
        self.succession.clicked.connect(self.succession_asked)
        self.tree = ChangesTree()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (
            self.title,
            self.problem,
            self.remarks,
            self.trust,
            self.code,
            self.unseal,
            self.hearing,
        ):
            column.addWidget(part)
        column.addWidget(self.succession, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.tree, 1)
        column.addStretch(0)

    def _asking(self, line: QLineEdit, label: str, words: str, do: object) -> QWidget:
        box = QWidget()
        button = QPushButton(words)
        button.clicked.connect(do)
        line.returnPressed.connect(do)
        line.setAccessibleName(label)
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(button)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        name = plain_label()
        name.setText(label)
        column.addWidget(name)
        column.addLayout(row)
        return box

    def show_row(self, row: Incoming | None) -> None:
        """Show a package, or nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        look, preview = row.preview.look, row.preview
        office, content = office_words(look), content_words(look)
        self.title.setText(f"{content} – {office}" if office else row.path.name)
        _tell(self.problem, problem_words(row))
        _tell(self.remarks, "\n".join(preview.remarks))
        _tell(self.trust, trust_advice(row))
        _tell(self.code, _codes(row))
        self.passphrase.clear()
        self.typed_code.setText(row.confirmed)
        self.unseal.setVisible(look.sealed and look.manifest is None)
        self.hearing.setVisible(look.trust is Trust.OTHER_KEY and look.manifest is not None)
        self.succession.setVisible(row.from_other and preview.taken is None)
        self._show_changes(row)

    def _show_changes(self, row: Incoming) -> None:
        payload = row.preview.payload
        self.tree.setVisible(payload is not None)
        # What a report brings, and what is new from above, has nothing to be set side by side.
        is_new = isinstance(payload, ComingDown) and not any(i.changes for i in payload.items)
        compares = isinstance(payload, CopyMerge | ComingDown) and not is_new
        self.tree.setColumnHidden(1, not compares)
        self.tree.setColumnHidden(2, is_new)
        if isinstance(payload, CopyMerge):
            self.tree.show_plan(payload.plan)
        elif isinstance(payload, ComingDown):
            self.tree.show_above(payload)
        else:
            facts = report_facts(payload) or {payload_words(payload): ""}
            self.tree.show_facts(facts.items())

    def _unseal(self) -> None:
        if self.passphrase.text():
            self.unseal_asked.emit(self.passphrase.text())

    def _hear(self) -> None:
        if self.typed_code.text().strip():
            self.heard.emit(self.typed_code.text().strip())


def problem_words(row: Incoming) -> str:
    """Return why a package is not taken; what the key lacks is said beside the key."""
    look = row.preview.look
    if row.made_here or row.preview.taken or (look.trust is Trust.OTHER_KEY and not row.confirmed):
        return row.problem
    return row.problem or " ".join(look.problems)


def trust_advice(row: Incoming) -> str:
    """Return what the signature says and what is to be done about it."""
    look = row.preview.look
    words = trust_words(look)
    if look.manifest is None:
        return ""
    advice = {
        Trust.NEW: _(
            "{trust}: lần đầu nhận gói của đơn vị này. Hãy gọi điện, đọc mã khóa cho nhau nghe."
        ),
        Trust.OTHER_KEY: _(
            "{trust}: không phải khóa đã biết. Hãy gọi cho đơn vị và gõ mã khóa nghe được."
        ),
        Trust.UNSIGNED: _("{trust}: gói không có chữ ký. Hãy gọi điện, đọc mã kiểm tra."),
    }
    return advice.get(look.trust, "{trust}").format(trust=words)


def _codes(row: Incoming) -> str:
    look = row.preview.look
    lines = []
    if look.check_code:
        lines.append(_("Mã kiểm tra: {code}").format(code=look.check_code))
    if look.fingerprint:
        lines.append(_("Mã khóa: {code}").format(code=look.fingerprint))
    return "\n".join(lines)


def _tell(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
