"""The screen Soạn thảo: a plan with its outline, its text or table, its pages and checks."""

from __future__ import annotations

import json
from collections.abc import MutableMapping, Sequence

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.plan import PlanStatus
from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.editor.bases_panel import BasesPanel
from desktop.ui.editor.findings_fixes import UndoOffer
from desktop.ui.editor.findings_view import FindingsView
from desktop.ui.editor.flow import BASES, RECIPIENTS, SIGNING, TABLE, Role
from desktop.ui.editor.head_strip import HeadStrip
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.editor.outline_view import OutlineView
from desktop.ui.editor.output import FORMATS, Output
from desktop.ui.editor.preview_view import PreviewView
from desktop.ui.editor.services import EditorServices
from desktop.ui.editor.session import PlanSession, SaveState
from desktop.ui.editor.signing_panel import SigningPanel
from desktop.ui.editor.table_pane import TablePane
from desktop.ui.editor.text_pane import TextPane
from desktop.ui.jobs import JobRunner

NARROW = 900
"""Width in pixels below which the outline folds by itself."""

TEXT_TAB, TABLE_TAB = 0, 1
PREVIEW_TAB, FINDINGS_TAB, BASES_TAB, SIGNING_TAB = range(4)

_FORMAT_WORDS = {"docx": "Word (DOCX)…", "pdf": "PDF…", "xlsx": "Excel (XLSX)…"}


class PlanEditor(QWidget):
    """Editor of one plan.

    Signals:
        title_changed: Title of the plan, for the bar above.
        saved_state_changed: How far saving is, in words.
        message: A quiet sentence for the status bar.
    """

    title_changed = Signal(str)
    saved_state_changed = Signal(str)
    message = Signal(str)

    def __init__(
        self, services: EditorServices, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = PlanSession(services, jobs, self)
        self.strip = HeadStrip(self.session, self)
        self.notice = NoticeBar(self)
        self.outline = OutlineView(self.session, self)
        self.text = TextPane(self.session, self)
        self.table = TablePane(self.session, self)
        self.preview = PreviewView(self.session, self)
        self.findings = FindingsView(self.session, self)
        self.undo_offer = UndoOffer(self.session, self.notice, self)
        self.bases = BasesPanel(self.session, self)
        self.signing = SigningPanel(self.session, self)
        self.output = Output(self.session, self.notice, self)
        self._layout: MutableMapping[str, str] = {}
        self._lay_out()
        self._make_actions()
        self._connect()

    # -- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.middle = QTabWidget()
        self.middle.setDocumentMode(True)
        self.middle.addTab(self.text, _("Nội dung"))
        self.middle.addTab(self.table, _("Bảng nhiệm vụ"))
        self.right = QTabWidget()
        self.right.setDocumentMode(True)
        self.right.setUsesScrollButtons(True)
        for panel, words in (
            (self.preview, _("Xem trước")),
            (self.findings, _("Kiểm tra")),
            (self.bases, _("Căn cứ")),
            (_scrolled(self.signing), _("Ký, nơi nhận")),
        ):
            self.right.addTab(panel, words)
        self._place_panes()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.notice)
        rows.addWidget(self.strip)
        rows.addWidget(self.panes, 1)

    def _place_panes(self) -> None:
        """Put outline, text and panels side by side; only the text cannot be folded away."""
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for place, (pane, share) in enumerate(
            ((self.outline, 0), (self.middle, 3), (self.right, 2))
        ):
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(place, share)
            self.panes.setCollapsible(place, place != 1)
        self.panes.setSizes([210, 620, 430])
        self.outline.setMinimumWidth(120)
        self.middle.setMinimumWidth(320)
        self.right.setMinimumWidth(240)

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self.undo_action = self._action(_("Hoàn tác"), keys.Undo, self.session.undo)
        self.redo_action = self._action(_("Làm lại"), QKeySequence("Ctrl+Y"), self.session.redo)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.export_action = self._action(_("Xuất ▾"), None, lambda: None)
        menu = QMenu(self)
        for name in FORMATS:
            menu.addAction(_(_FORMAT_WORDS[name]), lambda name=name: self.output.ask_export(name))
        self.export_action.setMenu(menu)
        self.print_action = self._action(_("In"), keys.Print, self.output.ask_print)
        self.advance_action = self._action(_("Trình ký"), None, self.output.advance)
        self.advance_action.setProperty("primary", True)
        self._action("", keys.Save, self.session.flush)
        self._action("", QKeySequence("F6"), self._next_pane)
        self._outline_button = outline = self._fold(_("Bố cục"), "Ctrl+Shift+O", self.outline)
        preview = self._fold(_("Xem trước"), "Ctrl+Shift+P", self.right)
        self.middle.setCornerWidget(outline, Qt.Corner.TopLeftCorner)
        self.middle.setCornerWidget(preview, Qt.Corner.TopRightCorner)

    def _action(
        self, words: str, keys: QKeySequence | QKeySequence.StandardKey | None, do: object
    ) -> QAction:
        action = QAction(words, self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words} ({shown})")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)
        return action

    def _fold(self, words: str, keys: str, pane: QWidget) -> QToolButton:
        """Return a button that folds and unfolds a pane."""
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoRaise(True)
        self._action("", QKeySequence(keys), button.toggle)
        button.setToolTip(_("Ẩn, hiện khung {name} ({keys})").format(name=words, keys=keys))
        left = pane is self.outline

        def show(shown: bool) -> None:
            pane.setVisible(shown)
            sign = "◂" if shown is left else "▸"
            button.setText(f"{sign} {words}" if left else f"{words} {sign}")

        button.toggled.connect(show)
        show(True)
        return button

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._show_opened)
        session.plan_changed.connect(lambda _origin: self._show_title())
        session.state_changed.connect(lambda: self.saved_state_changed.emit(session.state_words()))
        session.history_changed.connect(self._show_history)
        session.failed.connect(self._tell_failure)
        session.message.connect(self.message)
        self.text.line_changed.connect(self.outline.follow)
        self.text.line_changed.connect(self.preview.follow)
        self.text.link_opened.connect(self._open_link)
        self.table.row_changed.connect(self._follow_row)
        self.outline.jump_asked.connect(self.go_to)
        self.preview.jump_asked.connect(self.go_to)
        self.findings.jump_asked.connect(self.go_to)
        self.findings.fixed.connect(self.undo_offer.tell)
        self.findings.counted.connect(self._show_counts)
        self.output.jump_asked.connect(self.go_to)
        self.panes.splitterMoved.connect(self._remember)
        self.table.view.horizontalHeader().sectionResized.connect(self._remember)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    # -- what the shell uses ---------------------------------------------------------------

    def open_plan(self, plan_id: str) -> None:
        """Load a plan and show it, after what was typed in the one before is kept."""
        self.notice.hide()
        self.session.open(plan_id)

    def actions(self) -> Sequence[QAction]:
        """Return the actions for the right of the title."""
        return (
            self.undo_action,
            self.redo_action,
            self.export_action,
            self.print_action,
            self.advance_action,
        )

    def flush(self) -> None:
        """Send everything typed to the store; called before another place is shown."""
        self.session.flush()

    def use_layout(self, layout: MutableMapping[str, str]) -> None:
        """Take sizes of panes and columns from ``layout``, and keep them there from now on."""
        self._layout = layout
        stored = layout.get("editor.panes", "")
        if stored:
            self.panes.restoreState(QByteArray.fromBase64(stored.encode("ascii", "ignore")))
        try:
            widths = json.loads(layout.get("editor.columns", "{}"))
        except ValueError:
            return
        if isinstance(widths, dict):
            known = {str(k): v for k, v in widths.items() if isinstance(v, int) and v > 0}
            self.table.view.set_widths(known)

    def _remember(self) -> None:
        state = self.panes.saveState().toBase64().data()
        self._layout["editor.panes"] = bytes(state).decode("ascii")
        self._layout["editor.columns"] = json.dumps(self.table.view.widths())

    # -- going places ----------------------------------------------------------------------

    def go_to(self, anchor: str) -> None:
        """Go to a block, row, basis or field by its key."""
        basis = anchor.partition("basis:")[2]
        if anchor == BASES or basis:
            self._show_right(BASES_TAB)
            self.bases.go_to(basis)
        elif anchor in (SIGNING, RECIPIENTS, "signer", "authority"):
            self._show_right(SIGNING_TAB)
            form = self.signing.form
            (form.recipients_edit if anchor == RECIPIENTS else form.signer_combo).setFocus()
        elif anchor in ("number", "date", "symbol"):
            getattr(self.strip.form, f"{anchor}_edit").setFocus()
        elif anchor in (TABLE, "appendix") or self.table.go_to_row(anchor):
            self._open_link(Role.TABLE)
        else:
            self._go_to_line(anchor)

    def _go_to_line(self, line_id: str) -> None:
        if self.text.go_to_line(line_id):
            self.middle.setCurrentIndex(TEXT_TAB)
            self.text.flow.setFocus()

    def _follow_row(self, row_id: str) -> None:
        if self.middle.currentIndex() == TABLE_TAB:
            self.preview.follow(row_id)

    def _open_link(self, role: Role) -> None:
        if role is Role.BASES:
            self.go_to(BASES)
        else:
            self.middle.setCurrentIndex(TABLE_TAB)
            self.table.view.setFocus()

    def _show_right(self, tab: int) -> None:
        button = self.middle.cornerWidget(Qt.Corner.TopRightCorner)
        if isinstance(button, QToolButton):
            button.setChecked(True)
        self.right.setCurrentIndex(tab)

    def _next_pane(self) -> None:
        """Give the keys to the next pane (F6)."""
        middle = self.text.flow if self.middle.currentIndex() == TEXT_TAB else self.table.view
        panes = [pane for pane in (self.outline, middle, self.right) if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next(
            (
                place
                for place, pane in enumerate(panes)
                if focus is not None and (pane is focus or pane.isAncestorOf(focus))
            ),
            -1,
        )
        target = panes[(here + 1) % len(panes)]
        if target is self.right:
            target.tabBar().setFocus()
        else:
            target.setFocus()

    # -- showing ---------------------------------------------------------------------------

    def _show_opened(self) -> None:
        self._show_title()
        self._show_counts(0, 0)
        self.middle.setCurrentIndex(TEXT_TAB)
        self.text.flow.setFocus()

    def _show_title(self) -> None:
        plan = self.session.plan
        if plan is None:
            return
        status = "" if plan.status is PlanStatus.DRAFT else f" – {_(plan.status.value)}"
        self.title_changed.emit(f"{plan.subject or _('Kế hoạch chưa có trích yếu')}{status}")
        count = len(plan.task_table.tasks) if plan.task_table else 0
        self.middle.setTabText(TABLE_TAB, _("Bảng nhiệm vụ ({count})").format(count=count))
        self.right.setTabText(BASES_TAB, _("Căn cứ ({count})").format(count=len(plan.bases)))
        self.advance_action.setText(_step_words(plan.status))

    def _show_counts(self, errors: int, count: int) -> None:
        words = _("Kiểm tra ({count})").format(count=count) if count else _("Kiểm tra")
        self.right.setTabText(FINDINGS_TAB, f"● {words}" if errors else words)

    def _show_history(self, can_undo: bool, can_redo: bool) -> None:
        self.undo_action.setEnabled(can_undo)
        self.redo_action.setEnabled(can_redo)

    def _tell_failure(self, error: AppError) -> None:
        if self.session.state is SaveState.FAILED:
            choices = ((_("Lưu lại"), self._retry),) if self.session.has_unsaved else ()
            self.notice.tell(error.sentence(), choices)
        else:
            self.notice.tell(error.sentence())
        self.message.emit(error.what)

    def _retry(self) -> None:
        self.notice.hide()
        self.session.flush()

    # -- saving ----------------------------------------------------------------------------

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Hand over what is typed when the keys leave a pane."""
        leaving = old is not None and self.isAncestorOf(old)
        if leaving and (new is None or not self._same_pane(old, new)):
            self.session.flush()

    def _same_pane(self, old: QWidget, new: QWidget) -> bool:
        panes = (self.text, self.table, self.outline, self.bases, self.signing, self.strip)
        return any(pane.isAncestorOf(old) and pane.isAncestorOf(new) for pane in panes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the outline where there is no room for three panes, unfold it where there is."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        if (before < NARROW) != (now < NARROW) or before < 0:
            self._outline_button.setChecked(now >= NARROW)
            self.strip.show_printed(now >= NARROW)
            full = _("Ký, nơi nhận")
            self.right.setTabText(SIGNING_TAB, full if now >= NARROW else _("Ký"))
            self.right.setTabToolTip(SIGNING_TAB, full)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the text."""
        super().focusInEvent(event)
        self.text.flow.setFocus()

    def hideEvent(self, event: QEvent) -> None:
        """Hand over what is typed when another place is shown."""
        self.session.flush()
        super().hideEvent(event)


def _step_words(status: PlanStatus) -> str:
    """Return the name of the next step in the life of a plan."""
    return {
        PlanStatus.DRAFT: _("Trình ký"),
        PlanStatus.SUBMITTED: _("Ban hành"),
        PlanStatus.ISSUED: _("Kết thúc"),
        PlanStatus.CLOSED: _("Mở lại"),
    }[status]


def _scrolled(panel: QWidget) -> QScrollArea:
    """Return a form that scrolls where the screen is too small for it."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(panel)
    return area
