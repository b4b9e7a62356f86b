"""Đôn đốc: everyone who has overdue or coming tasks, ticked; one button makes all letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.folding import fold
from desktop.domain.outgoing import Purpose
from desktop.domain.tracking.model import Assignee
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.letters.addressees import PersonToRemind
from desktop.services.program import Services
from desktop.ui.copying import table_mime
from desktop.ui.icons import icon
from desktop.ui.letters.pages import PaperPages
from desktop.ui.letters.papers import Paper
from desktop.ui.letters.reading import paper
from desktop.ui.screens.list_view import ROW_HEIGHT
from desktop.ui.session import Session

PERSON = Qt.ItemDataRole.UserRole
NOTE_DELAY_MS = 600


class UrgePage(QWidget):
    """Who is to be urged, with the letter that the one under the cursor would get.

    Signals:
        ticked: How many letters would be made now.
        left: Esc was pressed.
    """

    ticked = Signal(int)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ref = ""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Lọc: đơn vị, cán bộ; có dấu hoặc không"))
        self.filter.setAccessibleName(_("Lọc"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.people = self._make_list()
        self.all_button = QPushButton()
        self.all_button.setAutoDefault(False)
        self.all_button.clicked.connect(lambda _checked: self._tick_all())
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Nội dung thêm vào mọi công văn (không bắt buộc)"))
        self.note.setAccessibleName(_("Nội dung thêm"))
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.pages = PaperPages(session)
        self._delay = QTimer(self, singleShot=True, interval=NOTE_DELAY_MS, timeout=self._draw)
        self.note.textEdited.connect(lambda _text: self._delay.start())
        self._lay_out()

    def _make_list(self) -> QTreeWidget:
        people = QTreeWidget()
        people.setRootIsDecorated(False)
        people.setUniformRowHeights(True)
        people.setAlternatingRowColors(True)
        people.setAccessibleName(_("Đơn vị, cá nhân cần đôn đốc"))
        people.setHeaderLabels([_("Đơn vị, cá nhân"), _("Quá hạn"), _("Sắp đến hạn")])
        header = people.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 76)
        header.resizeSection(2, 100)
        people.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction(icon("copy"), _("Chép bảng"), people)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(lambda _checked: self.copy_table())
        people.addAction(copy)
        people.currentItemChanged.connect(lambda *_items: self._draw())
        people.itemChanged.connect(lambda _item, _column: self._count())
        return people

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 12)
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self.all_button)
        column.addLayout(top)
        column.addWidget(self.people, 1)
        column.addWidget(self.note)
        column.addWidget(self.summary)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.pages)
        split.setSizes([560, 640])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)
        self.setFocusProxy(self.people)

    # -- showing ---------------------------------------------------------------------------

    def open(self, ref: str = "") -> None:
        """Ask who is to be urged; only the one named by ``ref`` is ticked when it is given."""
        self._ref = ref
        self.note.clear()
        self.filter.clear()
        self._session.read(lambda services: services.letters.people_to_remind(), self._show)

    def _show(self, people: Sequence[PersonToRemind]) -> None:
        refs = {person.assignee.ref for person in people}
        self.people.blockSignals(True)
        self.people.clear()
        for person in people:
            self._add(person, refs)
        self.people.blockSignals(False)
        wanted = [i for i in self._items() if i.data(0, PERSON).assignee.ref == self._ref]
        first = next(iter(wanted or self._items()), None)
        if first is not None:
            self.people.setCurrentItem(first)
        else:
            self.pages.show_paper(None, _("Không có ai có nhiệm vụ quá hạn hay sắp đến hạn."))
        self._count()

    def _add(self, person: PersonToRemind, refs: set[str]) -> None:
        item = QTreeWidgetItem(
            [person.assignee.name, str(len(person.overdue)), str(len(person.coming))]
        )
        item.setData(0, PERSON, person)
        covered = person.unit in refs
        on = person.assignee.ref == self._ref if self._ref in refs else not covered
        item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        tip = person.assignee.name
        if covered:
            tip = _("{name}: đã có trong công văn gửi đơn vị").format(name=tip)
        item.setToolTip(0, tip)
        item.setSizeHint(0, QSize(0, ROW_HEIGHT))
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
        self.people.addTopLevelItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.people.topLevelItem(row) for row in range(self.people.topLevelItemCount())]

    def copy_table(self) -> None:
        """Put the list on the clipboard as a table that Word and Excel take."""
        header = self.people.headerItem()
        shown = [item for item in self._items() if not item.isHidden()]
        cells = [[item.text(column) for column in range(3)] for item in (header, *shown)]
        QGuiApplication.clipboard().setMimeData(table_mime(cells))

    def _narrow(self, words: str) -> None:
        wanted = fold(words).split()
        for item in self._items():
            item.setHidden(not all(word in fold(item.text(0)) for word in wanted))

    def _draw(self) -> None:
        """Show the letter that the one under the cursor would get."""
        item = self.people.currentItem()
        if item is None:
            return
        assignee, note = item.data(0, PERSON).assignee, self.note.text().strip()

        def draft(services: Services) -> Paper:
            document = services.letters.draft(Purpose.URGE, assignee, note)
            return paper(services, document, assignee.name, f"draft:{assignee.ref}")

        self._session.read(draft, self.pages.show_paper, self._no_draft)

    def _no_draft(self, error: AppError) -> None:
        self.pages.show_paper(None, error.sentence())

    # -- choosing --------------------------------------------------------------------------

    def chosen(self) -> list[Assignee]:
        """Return who is ticked."""
        return [person.assignee for person in self._ticked()]

    def _ticked(self) -> list[PersonToRemind]:
        return [
            item.data(0, PERSON)
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked
        ]

    def _tick_all(self) -> None:
        """Tick everyone, or nobody when everyone is ticked."""
        everyone = len(self._ticked()) == len(self._items())
        self.people.blockSignals(True)
        for item in self._items():
            item.setCheckState(0, Qt.CheckState.Unchecked if everyone else Qt.CheckState.Checked)
        self.people.blockSignals(False)
        self._count()

    def _count(self) -> None:
        ticked = self._ticked()
        overdue = sum(len(person.overdue) for person in ticked)
        coming = sum(len(person.coming) for person in ticked)
        self.summary.setText(
            _("Sẽ lập {count} công văn: {overdue} lượt việc quá hạn, {coming} sắp đến hạn.").format(
                count=len(ticked), overdue=overdue, coming=coming
            )
            if ticked
            else _("Chưa chọn ai. Bấm dấu cách để chọn.")
        )
        everyone = bool(ticked) and len(ticked) == len(self._items())
        self.all_button.setText(_("Bỏ chọn hết") if everyone else _("Chọn hết"))
        self.all_button.setEnabled(bool(self._items()))
        self.ticked.emit(len(ticked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back; nothing was made yet."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
