"""Thiết lập: the commune, the backups, days off, notices, the language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from desktop import i18n
from desktop.domain.commune import CommuneProfile
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.program import Services
from desktop.ui.consolidation.level_box import LevelBox
from desktop.ui.fields.office import OfficeFields
from desktop.ui.screens.backups_box import BackupsBox
from desktop.ui.screens.days_off import DaysOffBox
from desktop.ui.screens.evaluation_box import EvaluationBox
from desktop.ui.screens.passphrase_box import PassphraseBox
from desktop.ui.screens.screen import Screen
from desktop.ui.screens.section_index import SectionIndex
from desktop.ui.session import Session

HELP_OF_THEIR_OWN = frozenset({"backups", "passphrase"})
"""Boxes with a help page of their own, by their keys."""

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


class SettingsScreen(Screen):
    """Everything that is set once and seldom changed."""

    shows = frozenset({Kind.PROFILE, Kind.BACKUPS, Kind.CALENDAR, Kind.OFFICES})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._profile: CommuneProfile | None = None
        self._touched = False
        self.fields = OfficeFields()
        self.save = QPushButton(_("Lưu thông tin xã"))
        self.save.setProperty("primary", True)
        self.save.clicked.connect(self._store)
        self.fields.edited.connect(self._edited)
        self.backups = BackupsBox(session)
        self.backups.message.connect(self.message)
        self.days_off = DaysOffBox(session)
        self.days_off.message.connect(self.message)
        self.evaluation = EvaluationBox(session)
        self.evaluation.message.connect(self.message)
        self.passphrase = PassphraseBox(session)
        self.passphrase.message.connect(self.message)
        self.level = LevelBox(session)
        self.level.message.connect(self.message)
        self._lay_out()

    def _lay_out(self) -> None:
        self.sections = SectionIndex(
            {
                "office": self._office_box(),
                "level": self.level,
                "backups": self.backups,
                "passphrase": self.passphrase,
                "days-off": self.days_off,
                "evaluation": self.evaluation,
                "notice": self._notice_box(),
                "language": self._language_box(),
            }
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.sections)
        self.setFocusProxy(self.fields.form.kind)

    def _office_box(self) -> QGroupBox:
        box = QGroupBox(_("Thông tin xã"))
        column = QVBoxLayout(box)
        column.addWidget(self.fields)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        return box

    def _notice_box(self) -> QGroupBox:
        box = QGroupBox(_("Nhắc việc khi mở chương trình"))
        self.notice = QCheckBox(
            _("Mỗi ngày một lần, báo số nhiệm vụ quá hạn và sắp đến hạn ở góc màn hình")
        )
        self.notice.setChecked(self.session.program.settings.daily_notice)
        self.notice.clicked.connect(self._switch_notice)
        column = QVBoxLayout(box)
        column.addWidget(self.notice)
        return box

    def _language_box(self) -> QGroupBox:
        box = QGroupBox(_("Ngôn ngữ"))
        self.language = QComboBox()
        for code in i18n.LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(
            self.language.findData(self.session.program.settings.language)
        )
        self.language.activated.connect(self._choose_language)
        self.language_note = QLabel(_("Ngôn ngữ mới được dùng từ lần mở sau."))
        self.language_note.setProperty("muted", True)
        form = QFormLayout(box)
        form.addRow(_("Ngôn ngữ màn hình"), self.language)
        form.addRow("", self.language_note)
        return box

    def title(self) -> str:
        """Return the title of the place."""
        return _("Thiết lập")

    def help_topic(self) -> str:
        """Return the help page of the box that is in sight."""
        key = self.sections.current()
        return key if key in HELP_OF_THEIR_OWN else "settings"

    def actions(self) -> Sequence[QAction]:
        """The place has its buttons beside what they change."""
        return ()

    def refresh(self) -> None:
        """Load the profile again."""
        self.session.read(_profile_or_none, self._show)
        self.backups.refresh()
        self.passphrase.refresh()
        self.days_off.refresh()
        self.evaluation.refresh()
        self.level.refresh()

    def follow(self, what: str, anchor: str = "") -> None:
        """Bring one of the boxes into sight."""
        self.sections.show_box(what)

    def _show(self, profile: CommuneProfile | None) -> None:
        self._profile = profile
        if profile is not None and not self._touched:
            self.fields.show_profile(profile)
            self._touched = False
        self.save.setEnabled(self.fields.is_complete())

    def _edited(self) -> None:
        self._touched = True
        self.save.setEnabled(self.fields.is_complete())

    def leave(self) -> None:
        """Keep what was typed, when it is complete."""
        if self._touched and self.fields.is_complete():
            self._store()

    def reset(self) -> None:
        """Forget what was typed for the workspace before."""
        self._touched = False

    def _store(self) -> None:
        known, fields = self._profile, self.fields
        issuer, era = fields.issuer(), fields.era

        def work(services: Services) -> Outcome[CommuneProfile]:
            if known is not None:
                return services.profile.change(fields.changed_profile(known))
            proposal = services.profile.proposal(
                era.value, issuer.name, issuer.province, issuer.district or ""
            )
            return services.profile.set_up(fields.changed_profile(proposal))

        self._touched = False
        self.session.do(work, lambda _profile: self.message.emit(_("Đã lưu thông tin xã.")))

    def _switch_notice(self, on: bool) -> None:
        self.session.program.settings.daily_notice = on
        self.session.keep_settings()

    def _choose_language(self) -> None:
        settings = self.session.program.settings
        settings.language = self.language.currentData()
        self.session.keep_settings()
        self.message.emit(_("Ngôn ngữ mới được dùng từ lần mở sau."))


def _profile_or_none(services: Services) -> CommuneProfile | None:
    return services.profile.get() if services.profile.is_set_up() else None
