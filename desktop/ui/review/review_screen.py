"""The screen Xem lại: a file that was read, its original at the left, the draft at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.reading.result import ReadPlan
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services import review
from desktop.ui.alerts import ask
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.review.bar import ReviewBar
from desktop.ui.review.draft_pane import DraftPane
from desktop.ui.review.file_choice import ask_file
from desktop.ui.review.file_reading import FileReading
from desktop.ui.review.names_flow import NamesFlow
from desktop.ui.review.reading_page import ReadingPage
from desktop.ui.review.services import ReviewServices
from desktop.ui.review.source_document import Spot
from desktop.ui.review.source_pane import SourcePane
from desktop.ui.review.state import ReviewState
from desktop.ui.review.taking_flow import TakingFlow
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

READING_PAGE, REVIEW_PAGE = range(2)
_PANES, _SPLIT = "review.panes", "review.split"


class ReviewScreen(Screen):
    """Review of one file.

    Signals:
        taken: The draft is stored; carries the key of the plan.
        closed: The officer left the review.
    """

    taken = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._name = ""
        self._path: Path | None = None
        self._refused = False
        self.state = ReviewState(self)
        self.reading = FileReading(session, self)
        self.page = ReadingPage(self)
        self.notice = NoticeBar(self)
        self.bar = ReviewBar(self.state, self)
        self.original = SourcePane(session.jobs, session.program.settings.layout, self)
        self.source = self.original.text
        self.draft = DraftPane(self.state, self)
        self.flow = TakingFlow(session, self.state, self.bar, self.draft, self.notice, self)
        self.names = NamesFlow(session, self.state, self.draft, self)
        self._lay_out()
        self._make_actions()
        self._connect()
        self._restore_layout()

    # -- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for place, (pane, share) in enumerate(((self.original, 9), (self.draft, 16))):
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(place, share)
        self.panes.setCollapsible(1, False)
        self.panes.setSizes([360, 640])
        self.original.setMinimumWidth(180)
        self.draft.setMinimumWidth(320)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self.notice, self.bar):
            rows.addWidget(widget)
        rows.addWidget(self.panes, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.page)
        self.pages.addWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)

    def _make_actions(self) -> None:
        self.back_action = self.action(_("Danh sách"), self.leave_review, icon_name="back")
        keys = QKeySequence.StandardKey
        self._undo = self.action(_("Hoàn tác"), self.undo, icon_name="undo", keys=keys.Undo)
        self.previous_action = self._keyed(_("Chỗ trước"), ("Shift+F8",), lambda: self.walk(-1))
        self.next_action = self._keyed(_("Chỗ sau"), ("F8",), lambda: self.walk(1))
        self.accept_action = self._keyed(_("Nhận"), ("Ctrl+Return", "Ctrl+Enter"), self.accept)
        self._keyed("", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), self.accept_all_sure)
        self._keyed("", ("F6",), self._next_pane)
        self.take_action = self.action(
            _("Lấy vào kế hoạch"), self.take, keys=keys.Save, primary=True
        )
        for action in (self._undo, self.take_action):
            self.addAction(action)
        self._reviewing = (
            self._undo,
            self.previous_action,
            self.next_action,
            self.accept_action,
            self.take_action,
        )

    def _keyed(self, words: str, keys: Sequence[str], do: object) -> QAction:
        action = self.action(words, do)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({shown})")
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.reading.told.connect(self.page.tell)
        self.reading.done.connect(self.show_read)
        self.reading.cancelled.connect(self._close)
        self.reading.refused.connect(self._show_refusal)
        self.page.cancel_asked.connect(self._cancel)
        self.page.other_asked.connect(self.choose_file)
        self.page.close_asked.connect(self._close)
        self.state.changed.connect(self._mark_doubts)
        self.state.current_changed.connect(self._follow)
        self.state.refused.connect(self._tell_refused)
        self.original.place_clicked.connect(self._go_to_spot)
        self.draft.walk_asked.connect(self.walk)
        self.draft.left_by_enter.connect(self._go_on_after_typing)
        self.draft.accept_asked.connect(self.accept)
        self.bar.sure_asked.connect(self.accept_all_sure)
        self.flow.taken.connect(self._taken)
        self.panes.splitterMoved.connect(self._remember_layout)
        self.draft.split.splitterMoved.connect(self._remember_layout)
        self.draft.split.splitterMoved.connect(self.draft.keep_sizes)

    # -- what the frame asks ---------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the review."""
        return _("Xem lại: {name}").format(name=self._name) if self._name else _("Nhập kế hoạch")

    def help_topic(self) -> str:
        """Return the help page of the list of plans, which tells of taking in files."""
        return "plans"

    @property
    def needs_room(self) -> bool:
        """Two documents stand side by side."""
        return True

    def actions(self) -> Sequence[QAction]:
        """Return the actions for the right of the title."""
        is_review = self.pages.currentIndex() == REVIEW_PAGE
        return (self.back_action, *self._reviewing) if is_review else (self.back_action,)

    # -- files -----------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Read a file and show it for review."""
        self._start(path.name, path)
        self.reading.read(path)

    def open_clipboard(self) -> None:
        """Read what was copied in Word or Excel and show it for review."""
        self._start(_("nội dung đã chép"))
        self.reading.read_clipboard(QGuiApplication.clipboard().mimeData())

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        ask_file(self, self.session.program.settings.layout, self.open_file)

    def _start(self, name: str, path: Path | None = None) -> None:
        self._name, self._path = name, path
        self.state.close()
        self.notice.hide()
        self.page.show_progress(name)
        self._show_page(READING_PAGE)

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.title_changed.emit(self.title())
        self.actions_changed.emit()

    def show_read(self, read: ReadPlan) -> None:
        """Start the review of a reading."""
        self._show_page(REVIEW_PAGE)
        words = " · ".join((self._original_words(read), *read.notes))
        services: ReviewServices = self.session.services
        self.original.show_source(read.source, words, self._path, services.reading.pages)
        self.state.open(read)
        self.flow.start()
        self.names.start()
        if not self.walk(1):
            self.draft.focus_current()

    def _original_words(self, read: ReadPlan) -> str:
        name = _("Bản gốc: {name}").format(name=self._name)
        if read.source.pages is None:
            return name
        return f"{name} · {_('{count} trang').format(count=read.source.pages)}"

    def _show_refusal(self, error: AppError) -> None:
        self.page.show_refusal(self._name, error)
        self._show_page(READING_PAGE)

    def _cancel(self) -> None:
        self.page.show_cancelling()
        self.reading.cancel()

    # -- walking and accepting -------------------------------------------------------------

    def walk(self, step: int) -> bool:
        """Go to the next or previous doubt; False when none is left."""
        if not self.state.is_open:
            return False
        self.draft.hand_over()
        if not self.state.walk(step):
            self.message.emit(_("Không còn chỗ nào cần xem; bấm “Lấy vào kế hoạch”."))
            return False
        self.draft.focus_current()
        return True

    def accept(self) -> None:
        """Take what is current as right and go to the next doubt."""
        if self.state.is_open:
            self.draft.hand_over()
            self.state.accept(self.state.current)
            self.walk(1)

    def accept_all_sure(self) -> None:
        """Take all likely doubts as right."""
        if not self.state.is_open:
            return
        count = self.state.accept_all_sure()
        self.message.emit(_("Đã nhận {count} chỗ; Ctrl+Z để lấy lại.").format(count=count))
        self.walk(1)

    def undo(self) -> None:
        """Take back the last step of the review."""
        if not self.state.is_open or not self.state.undo():
            self.message.emit(_("Không còn gì để hoàn tác."))

    def _mark_doubts(self) -> None:
        self.original.mark_doubts(fact.place for fact in self.state.doubts)
        self._undo.setEnabled(self.state.was_touched)

    def _follow(self, anchor: str) -> None:
        self.original.go_to(review.place_of(self.state.read, anchor))
        doubt = next((fact.doubt for fact in self.state.doubts if fact.anchor == anchor), "")
        if doubt:
            self.message.emit(doubt)

    def _go_to_spot(self, spot: Spot) -> None:
        facts = [f for f in self.state.read.facts if f.place.index == spot[0]]
        exact = [f for f in facts if (f.place.row, f.place.column) == spot[1:]]
        in_row = [f for f in facts if f.place.row == spot[1]]
        found = next(iter(exact or in_row), None)
        if found is not None:
            self.state.go_to(found.anchor)

    def _next_pane(self) -> None:
        """Give the keys to the next pane (F6)."""
        view = self.draft.tabs.currentWidget()
        panes = [self.original.stack.currentWidget(), view, self.draft.doubts]
        here = next((n for n, p in enumerate(panes) if p.hasFocus()), 0)
        panes[(here + 1) % len(panes)].setFocus()

    def _tell_refused(self, error: AppError) -> None:
        self._refused = True
        self.notice.tell(error.sentence())

    def _go_on_after_typing(self) -> None:
        """Go to the next doubt; words that were refused keep the place."""
        if self._refused:
            self._refused = False
            return
        self.notice.hide()
        self.walk(1)

    # -- taking ----------------------------------------------------------------------------

    def take(self) -> None:
        """Store the draft; with doubts left the officer is told once."""
        if not self.state.is_open:
            return
        self.draft.hand_over()
        count = len(self.state.doubts)
        if not count:
            self.flow.take()
            return
        words = _("Còn {count} chỗ chưa xem; lấy vào kế hoạch thì các chỗ ấy giữ như máy đọc.")
        choices = ((_("Xem tiếp"), self._go_on), (_("Vẫn lấy"), self.flow.take))
        self.notice.tell(words.format(count=count), choices)

    def _go_on(self) -> None:
        self.notice.hide()
        self.walk(1)

    def _taken(self, plan_id: str) -> None:
        self.reset()
        self.message.emit(_("Đã lấy vào kế hoạch; bấm Hoàn tác (Ctrl+Z) để bỏ."))
        self.taken.emit(plan_id)

    # -- leaving ---------------------------------------------------------------------------

    def leave_review(self) -> None:
        """Leave; what was put right by hand is dropped only when the officer says so."""
        question = _("Bỏ bản đang xem lại? Các chỗ đã sửa sẽ mất, tệp gốc vẫn còn nguyên.")
        if not self.state.was_touched or ask(self, question, _("Bỏ")):
            self._close()

    def _close(self) -> None:
        self.reset()
        self.closed.emit()

    def reset(self) -> None:
        """Forget what belongs to the workspace that was open before."""
        self.reading.forget()
        self.original.close_file()
        self.state.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading when the window goes."""
        self.reading.forget()
        self.original.close_file()
        super().closeEvent(event)

    # -- sizes -----------------------------------------------------------------------------

    def _restore_layout(self) -> None:
        layout = self.session.program.settings.layout
        for key, split in ((_PANES, self.panes), (_SPLIT, self.draft.split)):
            stored = layout.get(key, "")
            if stored:
                split.restoreState(QByteArray.fromBase64(stored.encode("ascii", "ignore")))
        if layout.get(_SPLIT):
            self.draft.keep_sizes()

    def _remember_layout(self) -> None:
        layout = self.session.program.settings.layout
        for key, split in ((_PANES, self.panes), (_SPLIT, self.draft.split)):
            layout[key] = bytes(split.saveState().toBase64().data()).decode("ascii")
