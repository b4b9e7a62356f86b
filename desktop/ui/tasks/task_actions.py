"""The actions of the tasks, with their keys: in the title bar, in the menu, on the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.domain.tracking.query import TaskLine
    from desktop.ui.tasks.screen import TasksScreen

Keys = QKeySequence.StandardKey


class TaskActions:
    """Joins what the officer presses with what is done to the tasks that are chosen.

    Single letters are keys of the table alone: everywhere else they are letters.
    """

    def __init__(self, screen: TasksScreen) -> None:
        self._screen = screen
        make = screen.action
        self.done = make(
            _("Hoàn thành"), self.do_done, keys="Space", icon_name="check", primary=True
        )
        self.progress = make(_("Ghi tiến độ…"), self.do_progress, keys="P")
        self.evidence = make(_("Gắn minh chứng…"), self.do_evidence, keys="E")
        self.remind = make(_("Ghi đã nhắc…"), self.do_remind, keys="R")
        self.letter = make(_("Lập công văn đôn đốc…"), self.urge, keys="Shift+R")
        self.reopen = make(_("Mở lại"), self.do_reopen, keys="Shift+Space")
        self.drop = make(_("Không thực hiện…"), self.do_drop)
        self.assign = make(_("Giao việc…"), self.do_assign, keys="G")
        self.hand_over = make(_("Chuyển giao…"), self.do_hand_over)
        self.accept = make(_("Chấp nhận thời hạn"), self.do_accept)
        self.note = make(_("Ghi chú"), screen.edit_note, keys="F2")
        self.add = make(_("Thêm nhiệm vụ"), self.add_own, icon_name="add", keys=Keys.New)
        self.delete = make(_("Xóa nhiệm vụ riêng"), self.do_delete, keys=Keys.Delete)
        self.copy = make(_("Chép dòng"), self.do_copy, icon_name="copy", keys=Keys.Copy)
        self.all = make(_("Chọn tất cả"), screen.table.selectAll, keys=Keys.SelectAll)
        self.export = make(_("Xuất Excel"), self.do_export, icon_name="export")
        self.print = make(_("In"), self.do_print, icon_name="print", keys=Keys.Print)
        self.find = make(_("Lọc"), self.do_find, keys=Keys.Find)
        self.fold = make(_("Thu gọn mọi nhóm"), screen.table.fold_all, keys="Ctrl+-")
        self.unfold = make(_("Mở rộng mọi nhóm"), screen.table.unfold_all, keys="Ctrl++")
        self.undo = screen.undo_action()
        self._offer()

    def _offer(self) -> None:
        on_rows = (
            self.done, self.progress, self.evidence, self.remind, self.letter, self.assign,
            self.hand_over, self.accept, self.reopen, self.drop, self.note, self.delete,
            self.copy, self.all, self.fold, self.unfold,
        )  # fmt: skip
        for action in on_rows:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._on_rows = on_rows
        self._screen.table.offer(on_rows)
        self._screen.addActions([self.add, self.find, self.undo, self.print, self.export])

    def in_title(self) -> Sequence[QAction]:
        """Return the actions of the title bar."""
        return (
            self.undo, self.hand_over, self.print, self.export, self.assign, self.add, self.done,
        )  # fmt: skip

    def enable(self, has_rows: bool) -> None:
        """Let what needs tasks be chosen only where there are some."""
        for action in (*self._on_rows, self.print, self.export):
            if action is not self.hand_over:
                action.setEnabled(has_rows)

    # -- the selected tasks ----------------------------------------------------------------

    def do_done(self) -> None:
        """Mark as done, or open again."""
        self._screen.doing.toggle_done(self._screen.chosen()[0])

    def do_reopen(self) -> None:
        """Open again what was closed last."""
        self._screen.doing.reopen(self._screen.chosen()[0])

    def do_progress(self) -> None:
        """Ask how far they are."""
        keys, about = self._screen.chosen()
        line = self._screen.current_line()
        percent = line.percent if line is not None and len(keys) == 1 else 25
        self._screen.doing.ask_progress(keys, about, percent, self._screen.place_for_popup())

    def do_evidence(self) -> None:
        """Ask for what proves them."""
        keys, about = self._screen.chosen()
        detail = self._screen.pane.detail
        one = detail is not None and keys == [detail.item.id]
        times = [each.time for each in detail.times] if detail is not None and one else []
        self._screen.giving.prove(keys, about, times)

    def do_remind(self) -> None:
        """Log that somebody was reminded of them."""
        keys, about = self._screen.chosen()
        detail = self._screen.pane.detail
        leads = detail.lead if detail is not None and detail.item.id in keys else ()
        self._screen.giving.remind(keys, about, leads)

    def do_assign(self) -> None:
        """Give them to somebody."""
        keys, about = self._screen.chosen()
        year = self._year_of(self._screen.current_line())
        total = self._screen.table.tasks.rows.listing.total
        self._screen.giving.assign(keys, about, year, total)

    def _year_of(self, line: TaskLine | None) -> int:
        """Return the year whose work counts: the one shown, else of the task, never a past one."""
        today = self._screen.doing.today()
        due = line.due if line is not None else None
        return self._screen.query.year or max(due or today, today).year

    def do_hand_over(self) -> None:
        """Hand the work of one over to another; of several tasks only these may be meant."""
        keys = self._screen.table.selected_keys()
        self._screen.giving.hand_over(keys if len(keys) > 1 else [])

    def do_accept(self) -> None:
        """Confirm how their time wordings are read."""
        self._screen.doing.accept_dates(self._screen.chosen()[0])

    def do_drop(self) -> None:
        """Note that they are not carried out."""
        keys, about = self._screen.chosen()
        self._screen.doing.drop(keys, about)

    def do_delete(self) -> None:
        """Remove those that stand in no plan."""
        self._screen.doing.delete_own(self._screen.chosen()[0])

    def do_copy(self) -> None:
        """Put them on the clipboard."""
        self._screen.output.copy(self._screen.chosen()[0], self._screen.columns.shown_columns())

    # -- the task in the pane --------------------------------------------------------------

    def _current(self) -> tuple[list[str], str]:
        detail = self._screen.pane.detail
        return ([detail.item.id], detail.item.title) if detail is not None else ([], "")

    def done_current(self) -> None:
        """Mark the task in the pane as done, or open it again."""
        self._screen.doing.toggle_done(self._current()[0])

    def progress_current(self) -> None:
        """Ask how far the task in the pane is."""
        detail = self._screen.pane.detail
        if detail is not None:
            button = QApplication.focusWidget() or self._screen.pane
            where = button.mapToGlobal(QPoint(0, button.height()))
            self._screen.doing.ask_progress(
                [detail.item.id], detail.item.title, detail.line.percent, where
            )

    def evidence_current(self) -> None:
        """Ask for what proves the task in the pane."""
        detail = self._screen.pane.detail
        if detail is not None:
            times = [each.time for each in detail.times]
            self._screen.giving.prove(*self._current(), times)

    def remind_current(self) -> None:
        """Log that somebody was reminded of the task in the pane."""
        detail = self._screen.pane.detail
        if detail is not None:
            self._screen.giving.remind(*self._current(), detail.lead)

    def urge(self) -> None:
        """Go where letters of urging are made, with who leads the task in the pane ticked."""
        detail = self._screen.pane.detail
        lead = detail.lead[0].ref if detail is not None and detail.lead else ""
        self._screen.go.emit("letters", "urge", lead)

    def assign_current(self) -> None:
        """Give the task in the pane to somebody."""
        detail = self._screen.pane.detail
        year = self._year_of(detail.line if detail is not None else None)
        total = self._screen.table.tasks.rows.listing.total
        self._screen.giving.assign(*self._current(), year, total)

    def hand_over_current(self) -> None:
        """Hand the task in the pane over."""
        self._screen.giving.hand_over(self._current()[0])

    def drop_current(self) -> None:
        """Note that the task in the pane is not carried out."""
        self._screen.doing.drop(*self._current())

    # -- the list --------------------------------------------------------------------------

    def add_own(self) -> None:
        """Ask for a task that stands in no plan, and select it."""
        self._screen.doing.ask_own(self._screen.query.year, self._screen.select_task)

    def do_find(self) -> None:
        """Give the keys to the words to be found."""
        self._screen.bar.search.setFocus()
        self._screen.bar.search.selectAll()

    def do_export(self) -> None:
        """Write the list as a workbook."""
        self._screen.output.ask_export(*self._shown())

    def do_print(self) -> None:
        """Print the list."""
        self._screen.output.ask_print(*self._shown())

    def _shown(self) -> tuple:
        listing = self._screen.table.tasks.rows.listing
        return listing, self._screen.columns.shown_columns(), self._screen.subject()
