"""Danh sách xã: from whom reports are expected, whom to call, who became part of whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.exchange.package_names import shown as shown_name
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import USUAL
from desktop.i18n import _
from desktop.services.exchange_ports import PackageLook
from desktop.services.program import Services
from desktop.ui.consolidation.forms import (
    BindFields,
    CommuneFields,
    DueFields,
    MergeFields,
    PasteFields,
)
from desktop.ui.exchange.words import PERIOD_NAMES
from desktop.ui.fields.dates import shown, typed
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.making import Kept, NotKept
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

HELP = "consolidation"


class RegisterPage(QWidget):
    """The register of communes.

    Signals:
        message: For the status bar.
    """

    message = Signal(str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._year = 0
        self._names: Mapping[str, str] = {}
        self.panel = ListPanel(
            self._columns(),
            _("Lọc: tên xã, người liên hệ, điện thoại"),
            EmptyState(
                _("Chưa có xã nào trong danh sách.\nChép danh sách từ Excel rồi dán vào đây."),
                _("Dán danh sách"),
                self.paste,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "consolidation.offices")
        self.panel.allow_sorting()
        self.panel.opened.connect(lambda _row: self.edit())
        keys = QKeySequence.StandardKey
        self.new = screen.action(_("Thêm xã"), self.add, icon_name="add", primary=True)
        self.list = screen.action(_("Dán danh sách"), self.paste, icon_name="copy")
        self.change = screen.action(_("Sửa"), self.edit)
        self.join = screen.action(_("Sáp nhập vào…"), self.merge)
        self.bind = screen.action(_("Gắn bộ dữ liệu"), self.ask_bind)
        self.due = screen.action(_("Hạn báo cáo"), self.edit_dates)
        self.delete = screen.action(_("Xóa"), self.remove, icon_name="delete", keys=keys.Delete)
        self.panel.offer((self.change, self.join, self.bind, self.delete, self.new, self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.panel)
        self.setFocusProxy(self.panel)

    def _columns(self) -> tuple[ListColumn, ...]:
        return (
            ListColumn(_("Xã"), lambda office: office.full_name, 200, stretch=True),
            ListColumn(_("Trực thuộc"), lambda office: office.superior, 150, spare=True),
            ListColumn(_("Người liên hệ"), lambda office: office.contact, 160),
            ListColumn(_("Điện thoại"), lambda office: office.telephone, 120),
            ListColumn(_("Từ ngày"), lambda office: shown(office.valid_from), 96, spare=True),
            ListColumn(_("Đến ngày"), lambda office: shown(office.valid_to), 96, spare=True),
            ListColumn(_("Nhập vào"), self._merged_words, 150),
            ListColumn(_("Khóa"), _key_words, 130, spare=True),
        )

    def _merged_words(self, office: CommuneOffice) -> str:
        return self._names.get(office.merged_into, "")

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done with the register; deleting is offered at the line itself."""
        return (self.due, self.bind, self.join, self.change, self.list, self.new)

    def refresh(self, year: int) -> None:
        """Load the register."""
        self._year = year

        def show(offices: Sequence[CommuneOffice]) -> None:
            self._names = {office.id: office.full_name for office in offices}
            self.panel.show_items(offices)

        self._session.read(lambda services: services.consolidation.register.offices(), show)

    # -- one commune -----------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new commune."""
        self._ask(_("Thêm xã"), CommuneFields())

    def edit(self) -> None:
        """Change the commune with the focus."""
        office = self.panel.view.current_item()
        if office is not None:
            self._ask(_("Sửa xã"), CommuneFields(office))

    def _ask(self, words: str, fields: CommuneFields) -> None:
        def keep(kept: Kept, refused: NotKept) -> None:
            office = fields.office()
            self._session.do(
                lambda services: services.consolidation.register.put(office), kept, refused
            )

        FormDialog(words, fields, keep, HELP, self).open()

    def remove(self) -> None:
        """Take the commune with the focus out of the register."""
        office = self.panel.view.current_item()
        if office is not None:
            self._session.do(
                lambda services: services.consolidation.register.remove(office.id),
                lambda _none: self.message.emit(_("Đã xóa; bấm Hoàn tác (Ctrl+Z) để lấy lại.")),
            )

    # -- many ------------------------------------------------------------------------------

    def paste(self) -> None:
        """Ask for a list as it stands in Excel."""
        fields = PasteFields()

        def keep(kept: Kept, refused: NotKept) -> None:
            text, superior = fields.list.toPlainText(), fields.superior.text()
            self._session.do(
                lambda services: services.consolidation.register.add_list(text, superior),
                lambda added: self._added(added, kept),
                refused,
            )

        FormDialog(_("Dán danh sách xã"), fields, keep, HELP, self).open()

    def _added(self, added: Sequence[CommuneOffice], kept: Kept) -> None:
        kept(added)
        self.message.emit(_("Đã thêm {count} xã.").format(count=len(added)))

    def merge(self) -> None:
        """Note that the selected communes became part of another one."""
        chosen = [office.id for office in self.panel.view.selected_items()]
        if not chosen:
            return
        left = self._names.keys() - chosen
        others = [(name, key) for key, name in self._names.items() if key in left]
        fields = MergeFields(others, self._session.program.clock.today())

        def keep(kept: Kept, refused: NotKept) -> None:
            into, day = str(fields.into.currentData()), fields.on()
            self._session.do(
                lambda services: services.consolidation.register.merge(chosen, into, day),
                kept,
                refused,
            )

        FormDialog(_("Sáp nhập xã"), fields, keep, HELP, self).open()

    # -- whose data they are ---------------------------------------------------------------

    def ask_bind(self) -> None:
        """Ask which workspace is that of the commune with the focus."""
        office = self.panel.view.current_item()
        if office is not None:
            self._session.read(
                lambda services: services.consolidation.register.by_package(office.id),
                lambda others: self._bind(office, others),
            )

    def _bind(self, office: CommuneOffice, others: Sequence[CommuneOffice]) -> None:
        fields = BindFields(
            office.full_name, [(workspace_words(one), one.workspace_id) for one in others]
        )

        def keep(kept: Kept, refused: NotKept) -> None:
            workspace_id = fields.workspace_id()
            self._session.do(
                lambda services: services.consolidation.register.bind(office.id, workspace_id),
                kept,
                refused,
            )

        dialog = FormDialog(_("Gắn bộ dữ liệu với xã"), fields, keep, HELP, self)
        fields.file.clicked.connect(lambda _on=False: self._ask_package(dialog, fields))
        dialog.open()

    def _ask_package(self, owner: QWidget, fields: BindFields) -> None:
        dialog = QFileDialog(owner, _("Chọn tệp gói của xã"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Gói dữ liệu (*.goixa)"))
        dialog.fileSelected.connect(lambda path: self.offer_package(Path(path), fields))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def offer_package(self, path: Path, fields: BindFields) -> None:
        """Offer the workspace of a package that is still on its stick."""

        def told(look: PackageLook) -> None:
            if look.manifest is None:
                self.message.emit(" ".join(look.problems))
                return
            sender = look.manifest.office
            words = _("{name}, mã khóa {code}").format(
                name=shown_name(sender.name), code=look.fingerprint or _("chưa có")
            )
            fields.offer(words, sender.workspace_id)

        self._session.read(lambda services: services.exchange.verify(path), told)

    # -- dates -----------------------------------------------------------------------------

    def edit_dates(self) -> None:
        """Ask for the days by which communes are to report; the usual ones are proposed."""
        year = self._year

        def days(services: Services) -> Mapping[Period, dt.date]:
            offices = services.consolidation.register
            return {**offices.propose_dates(year), **offices.dates(year)}

        self._session.read(days, lambda found: self._ask_dates(year, found))

    def _ask_dates(self, year: int, known: Mapping[Period, dt.date]) -> None:
        fields = DueFields(
            {period.value: (_(PERIOD_NAMES[period]), known.get(period)) for period in USUAL}
        )

        def keep(kept: Kept, refused: NotKept) -> None:
            dates = {Period(key): typed(line) for key, line in fields.days.items()}
            self._session.do(
                lambda services: services.consolidation.register.set_dates(year, dates),
                kept,
                refused,
            )

        words = _("Hạn xã gửi báo cáo năm {year}").format(year=year)
        FormDialog(words, fields, keep, HELP, self).open()


def workspace_words(office: CommuneOffice) -> str:
    """Return a commune that came by a package, as one of several to choose from."""
    parts = (office.full_name, office.superior, office.contact, office.telephone)
    return ", ".join(filter(None, parts))


def _key_words(office: CommuneOffice) -> str:
    if office.key:
        return _("✓ Đã biết")
    return _("◐ Chưa có chữ ký") if office.workspace_id else ""
