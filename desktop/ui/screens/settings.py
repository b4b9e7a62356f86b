"""Thiết lập: the commune, the backups, the language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import i18n
from desktop.domain.commune import CommuneProfile
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.program import Services
from desktop.ui.fields.office import OfficeFields
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


class SettingsScreen(Screen):
    """Everything that is set once and seldom changed."""

    shows = frozenset({Kind.PROFILE})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._profile: CommuneProfile | None = None
        self._fields = OfficeFields()
        self._save = QPushButton(_("Lưu thông tin xã"))
        self._save.setProperty("primary", True)
        self._save.clicked.connect(self._store)
        self._fields.edited.connect(lambda: self._save.setEnabled(self._fields.is_complete()))
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._office_box())
        column.addWidget(self._backup_box())
        column.addWidget(self._language_box())
        column.addStretch(1)
        page.setMaximumWidth(820)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _office_box(self) -> QGroupBox:
        box = QGroupBox(_("Thông tin xã"))
        column = QVBoxLayout(box)
        column.addWidget(self._fields)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignRight)
        return box

    def _backup_box(self) -> QGroupBox:
        box = QGroupBox(_("Dữ liệu và sao lưu"))
        self._file = QLabel()
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._file.setWordWrap(True)
        self._file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note = QLabel(_("Chương trình tự sao lưu mỗi khi đóng, nếu có thay đổi."))
        note.setProperty("muted", True)
        now = QPushButton(_("Sao lưu ngay"))
        now.clicked.connect(self._back_up)
        folder = QPushButton(_("Mở thư mục"))
        folder.clicked.connect(self._open_folder)
        check = QPushButton(_("Kiểm tra dữ liệu"))
        check.clicked.connect(self._check)
        row = QHBoxLayout()
        for button in (now, folder, check):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(box)
        for widget in (self._file, note):
            column.addWidget(widget)
        column.addLayout(row)
        return box

    def _language_box(self) -> QGroupBox:
        box = QGroupBox(_("Ngôn ngữ"))
        self._language = QComboBox()
        for code in i18n.LANGUAGES:
            self._language.addItem(LANGUAGE_NAMES[code], code)
        self._language.setCurrentIndex(
            self._language.findData(self.session.program.settings.language)
        )
        self._language.activated.connect(self._choose_language)
        form = QFormLayout(box)
        form.addRow(_("Ngôn ngữ màn hình"), self._language)
        return box

    def title(self) -> str:
        """Return the title of the place."""
        return _("Thiết lập")

    def actions(self) -> Sequence[QAction]:
        """The place has its buttons beside what they change."""
        return ()

    def refresh(self) -> None:
        """Load the profile again."""
        self.session.read(_profile_and_file, self._show)

    def _show(self, look: tuple[CommuneProfile | None, str]) -> None:
        self._profile, path = look
        self._file.setText(_("Tệp dữ liệu: {path}").format(path=path))
        if self._profile is not None:
            self._fields.show_profile(self._profile)
        self._save.setEnabled(self._fields.is_complete())

    def _store(self) -> None:
        known, fields = self._profile, self._fields
        issuer, era = fields.issuer(), fields.era

        def work(services: Services) -> Outcome[CommuneProfile]:
            if known is not None:
                return services.profile.change(fields.changed_profile(known))
            proposal = services.profile.proposal(
                era.value, issuer.name, issuer.province, issuer.district or ""
            )
            return services.profile.set_up(fields.changed_profile(proposal))

        self.session.do(work, lambda _profile: self.message.emit(_("Đã lưu thông tin xã.")))

    def _back_up(self) -> None:
        self.session.read(
            lambda services: services.safety.backup(),
            lambda path: self.message.emit(_("Đã sao lưu: {name}").format(name=path.name)),
        )

    def _check(self) -> None:
        self.session.read(lambda services: services.safety.check(), self._checked)

    def _checked(self, faults: Sequence[str]) -> None:
        self.message.emit(" ".join(faults) or _("✓ Dữ liệu lành lặn."))

    def _open_folder(self) -> None:
        folder = self.session.services.store.path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _choose_language(self) -> None:
        settings = self.session.program.settings
        settings.language = self._language.currentData()
        self.session.program.save_settings()
        self.message.emit(_("Ngôn ngữ mới được dùng từ lần mở sau."))


def _profile_and_file(services: Services) -> tuple[CommuneProfile | None, str]:
    profile = services.profile.get() if services.profile.is_set_up() else None
    return profile, str(services.store.path)
