"""Văn bản đi: the register of what goes out, and the making of letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop.domain.outgoing import OutgoingDocument, OutgoingStatus, Purpose
from desktop.i18n import _
from desktop.services.letters.drafting import Letter
from desktop.services.outcome import Kind
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.fields.dates import shown
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.giving_out import GivingOut
from desktop.ui.letters.making import Making
from desktop.ui.letters.papers import FORMATS, Paper
from desktop.ui.letters.papers_view import PapersView
from desktop.ui.letters.reading import registered_papers
from desktop.ui.letters.urge_page import UrgePage
from desktop.ui.letters.words import number_words, purpose_words, status_words
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

URGE = "urge"
STATUS = "status:"
"""What a link may ask for: urging (of whom, in the anchor), documents of one status by its name."""


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Số, ký hiệu"), number_words, 120),
        ListColumn(_("Ngày"), lambda document: shown(document.date), 92),
        ListColumn(_("Loại"), purpose_words, 150),
        ListColumn(_("Trích yếu"), lambda document: document.subject, 280, stretch=True),
        ListColumn(_("Nơi nhận"), lambda document: document.addressee, 230),
        ListColumn(_("Trạng thái"), status_words, 130),
        ListColumn(_("Lập ngày"), lambda document: shown(document.made_on), 92, spare=True),
    )


class LettersScreen(Screen):
    """The register; a paper that is open, and urging, stand in its place."""

    shows = frozenset({Kind.OUTGOING})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year: int | None = None
        self.status = self._make_status_filter()
        empty = EmptyState(
            _(
                "Sổ văn bản đi giữ công văn đôn đốc, phiếu nhắc việc, phiếu giao việc, báo cáo.\n"
                "Bấm Đôn đốc để lập công văn cho mọi đơn vị có việc quá hạn, sắp đến hạn."
            ),
            _("Đôn đốc"),
            self.urge,
        )
        self.panel = ListPanel(
            _columns(), _("Lọc: số, trích yếu, nơi nhận; có dấu hoặc không"), empty
        )
        self.panel.view.setAccessibleName(_("Sổ văn bản đi"))
        self.panel.bar_row.addWidget(self.status)
        self.panel.opened.connect(lambda document: self.open([document]))
        self.panel.shown.connect(self._enable)
        self.panel.cleared.connect(lambda: self.status.setCurrentIndex(0))
        self.panel.view.selectionModel().selectionChanged.connect(lambda *_two: self._enable())
        self.status.currentIndexChanged.connect(lambda _row: self._narrow())
        remember_columns(self.panel.view, session.program.settings.layout, "letters.columns")
        self.notice = NoticeBar()
        self.papers = PapersView(session)
        self.papers.left.connect(self.show_list)
        self.urging = UrgePage(session)
        self.urging.left.connect(self.show_list)
        self.urging.ticked.connect(self._ticked)
        self._list_out = GivingOut(session, self.notice, self)
        self._papers_out = GivingOut(session, self.papers.notice, self)
        self.making = Making(session, self)
        self.making.made.connect(self._made)
        self._lay_out()
        self._make_actions()

    def _make_status_filter(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Trạng thái"))
        box.addItem(_("Mọi trạng thái"), "")
        for status in OutgoingStatus:
            box.addItem(_(status.value), status.name)
        return box

    def _lay_out(self) -> None:
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.notice)
        column.addWidget(self.panel)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        for page in (self._page, self.papers, self.urging):
            self._pages.addWidget(page)
        self.setFocusProxy(self.panel)

    # -- actions ---------------------------------------------------------------------------

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self._back = self.action(_("Sổ văn bản"), self.show_list, icon_name="back")
        self._undo = self.undo_action()
        self._open = self.action(_("Mở"), lambda: self.open(self._selected()))
        self._issue = self.action(_("Đã ban hành…"), self._ask_issue, icon_name="sign")
        self._cancel = self.action(_("Hủy văn bản"), self._cancel_selected)
        self._export = self.action(_("Xuất ▾"), lambda: None, icon_name="export")
        self._export.setMenu(self._export_menu())
        self._print = self.action(_("In"), self._print_papers, icon_name="print", keys=keys.Print)
        self._make = self.action(_("Lập văn bản ▾"), lambda: None)
        self._make.setMenu(self._making_menu())
        self._urge = self.action(
            _("Đôn đốc"), self.urge, icon_name="letters", keys=keys.New, primary=True
        )
        self._make_all = self.action(_("Lập công văn"), self._make_letters, primary=True)
        self._make_all.setShortcut("Ctrl+Return")
        self._of_row = (self._open, self._issue, self._cancel, self._export, self._print)
        self.panel.offer((*self._of_row, self._undo, self._make, self._urge))
        self.papers.addActions([self._print])
        self.urging.addAction(self._make_all)
        self.urging.people.insertAction(self.urging.people.actions()[0], self._make_all)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, words in FORMATS.items():
            menu.addAction(
                words, lambda name=name: self._with_papers(lambda p: self._out.ask_export(p, name))
            )
        return menu

    def _making_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Phiếu nhắc việc…"), self.making.ask_note)
        menu.addAction(_("Phiếu giao việc…"), self.making.ask_handout)
        menu.addAction(_("Phiếu đánh giá tháng…"), self.making.ask_evaluation)
        menu.addAction(_("Biên bản bàn giao…"), self.making.ask_handover)
        return menu

    def _enable(self) -> None:
        chosen = self.panel.view.selected_items()
        for action in self._of_row:
            action.setEnabled(bool(chosen))
        waiting = [each.status is OutgoingStatus.SUBMITTED for each in chosen]
        self._cancel.setEnabled(any(waiting))
        not_cancelled = [each.status is not OutgoingStatus.CANCELLED for each in chosen]
        self._issue.setEnabled(len(chosen) == 1 and all(not_cancelled))

    # -- what the frame asks ---------------------------------------------------------------

    def title(self) -> str:
        """Return the title of what is shown."""
        shown_page = self._pages.currentWidget()
        if shown_page is self.urging:
            return _("Đôn đốc")
        if shown_page is self.papers and self.papers.papers:
            first = self.papers.papers[0].document
            count = len(self.papers.papers)
            return (
                first.subject or first.document_type
                if count == 1
                else _("{count} văn bản").format(count=count)
            )
        return _("Văn bản đi")

    def help_topic(self) -> str:
        """Return the help page of letters."""
        return "letters"

    def actions(self) -> Sequence[QAction]:
        """Return the actions of what is shown."""
        shown_page = self._pages.currentWidget()
        if shown_page is self.urging:
            return (self._back, self._make_all)
        if shown_page is self.papers:
            registered = [paper for paper in self.papers.papers if self.panel.has(paper.id)]
            issue = (self._issue,) if len(registered) == 1 == len(self.papers.papers) else ()
            return (self._back, self._export, self._print, *issue)
        of_row = (self._cancel, self._issue, self._export, self._print)
        return (self._undo, *of_row, self._make, self._urge)

    def refresh(self) -> None:
        """Load the register again: what waits for signature comes first."""
        order = list(OutgoingStatus)
        self.session.read(
            lambda services: sorted(
                services.outgoing.list(), key=lambda document: order.index(document.status)
            ),
            self.panel.show_items,
        )

    def show_year(self, year: int | None) -> None:
        """Show only the documents of a year."""
        self._year = year
        self._narrow()

    def follow(self, what: str, anchor: str = "") -> None:
        """Urge, show the documents of one status, or open one by its key."""
        if what in (URGE, "new"):
            self.urge(anchor)
        elif what.startswith(STATUS):
            self.show_list()
            self.status.setCurrentIndex(self.status.findData(what.removeprefix(STATUS)))
        elif what:
            self.session.read(
                lambda services: services.outgoing.get(what), lambda found: self.open([found])
            )

    def reset(self) -> None:
        """Go back to the register."""
        self.show_list()

    def _narrow(self) -> None:
        year, status = self._year, self.status.currentData()

        def accepts(document: OutgoingDocument) -> bool:
            in_year = year is None or year == (document.date or document.made_on).year
            return in_year and status in ("", document.status.name)

        self.panel.narrow(accepts)

    # -- pages -----------------------------------------------------------------------------

    def show_list(self) -> None:
        """Show the register."""
        self._show(self._page, self.panel)
        self._enable()
        self.refresh()

    def _show(self, page: QWidget, focus: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(focus)
        self.actions_changed.emit()
        focus.setFocus()

    def urge(self, ref: str = "") -> None:
        """Show who is to be urged."""
        self._show(self.urging, self.urging)
        self.urging.open(ref)

    def _ticked(self, count: int) -> None:
        self._make_all.setText(_("Lập {count} công văn").format(count=count))
        self._make_all.setEnabled(count > 0)
        if self._pages.currentWidget() is self.urging:
            self.actions_changed.emit()

    def _make_letters(self) -> None:
        chosen, note = self.urging.chosen(), self.urging.note.text().strip()
        self._make_all.setEnabled(False)

        def made(letters: Sequence[Letter]) -> None:
            self.open([letter.outgoing for letter in letters])
            self.message.emit(
                _("Đã lập và ghi sổ {count} công văn, chờ ký.").format(count=len(letters))
            )

        self.session.do(lambda services: services.letters.urge(chosen, note), made)

    def _selected(self) -> list[OutgoingDocument]:
        return list(self.panel.view.selected_items())

    def open(self, documents: Sequence[OutgoingDocument]) -> None:
        """Show the pages of documents; a report is opened where reports are."""
        reports = [each for each in documents if each.purpose is Purpose.REPORT]
        if reports and reports[0].about:
            self.go.emit("reports", reports[0].about[0], "")
            return
        keys = [each.id for each in documents]
        if keys:
            self.session.read(lambda services: registered_papers(services, keys), self._made)

    def _made(self, papers: Sequence[Paper]) -> None:
        if not papers:
            self.message.emit(_("Không có văn bản nào được lập."))
            return
        self.refresh()
        self.papers.show_papers(papers)
        if len(papers) == 1:
            self.panel.view.select_row(self.panel.view.list_model.row_of(papers[0].id))
        self._enable()
        for action in (self._export, self._print):
            action.setEnabled(True)
        self._show(self.papers, self.papers)

    # -- doing -----------------------------------------------------------------------------

    @property
    def _out(self) -> GivingOut:
        return self._papers_out if self._pages.currentWidget() is self.papers else self._list_out

    def _with_papers(self, give: Callable[[Sequence[Paper]], object]) -> None:
        """Give the papers on screen, or those of the selected rows, to ``give``."""
        if self._pages.currentWidget() is self.papers:
            give(self.papers.papers)
            return
        keys = [each.id for each in self._selected() if each.purpose is not Purpose.REPORT]
        if keys:
            self.session.read(lambda services: registered_papers(services, keys), give)

    def _print_papers(self) -> None:
        self._with_papers(self._out.ask_print)

    def _ask_issue(self) -> None:
        document = self.panel.view.current_item()
        if document is not None and document.purpose is Purpose.REPORT and document.about:
            self.go.emit("reports", document.about[0], "sent")
        elif document is not None:
            self.making.ask_issue(document, self._issued)

    def _issued(self, document: OutgoingDocument) -> None:
        self.message.emit(_("Đã ghi số {number}.").format(number=number_words(document)))
        if self._pages.currentWidget() is self.papers:
            self.open([document])

    def _cancel_selected(self) -> None:
        waiting = [e for e in self._selected() if e.status is OutgoingStatus.SUBMITTED]
        if waiting:
            told = _("Đã hủy; bấm Hoàn tác (Ctrl+Z) để lấy lại.")
            self.making.ask_cancel(waiting, lambda: self.message.emit(told))
