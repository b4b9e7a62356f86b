"""What stands around the table: the line below it, and sentences in its place."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QToolButton, QWidget

from desktop.i18n import _
from desktop.ui.screens.empty import EmptyState

SPLIT, PANE, FOLDED = "tasks.split", "tasks.pane", "folded"
PANE_WIDTH = 380


class Foot(QWidget):
    """The switch of views, how many tasks there are, the button that folds the pane."""

    def __init__(self, switch: QWidget) -> None:
        super().__init__()
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setProperty("field", True)
        self.fold.setText(_("Chi tiết"))
        self.fold.setToolTip(_("Hiện hoặc ẩn phần chi tiết ở bên phải (F4)"))
        self.fold.setShortcut(QKeySequence("F4"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(switch)
        row.addWidget(self.count, 1)
        row.addWidget(self.fold)

    def show_count(self, total: int, selected: int) -> None:
        """Tell how many tasks are in the list, and how many of them are selected."""
        words = _("{count} nhiệm vụ").format(count=_figure(total))
        if selected > 1:
            words += " · " + _("đang chọn {count}").format(count=_figure(selected))
        self.count.setText(words)


class PaneSplitter(QSplitter):
    """The table and the pane beside it; how wide, and whether folded, is remembered."""

    def __init__(self, pages: QWidget, pane: QWidget, layout: MutableMapping[str, str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._pane, self._layout = pane, layout
        self.addWidget(pages)
        self.addWidget(pane)
        self.setStretchFactor(0, 1)
        self.setCollapsible(0, False)
        self.setSizes([900, PANE_WIDTH])
        stored = layout.get(SPLIT, "").encode("ascii", "ignore")
        self.restoreState(QByteArray.fromBase64(stored))
        self.is_open = layout.get(PANE, "") != FOLDED
        pane.setVisible(self.is_open)
        self.splitterMoved.connect(lambda _place, _index: self._keep())

    def open_pane(self, opened: bool) -> None:
        """Show the pane or fold it."""
        self.is_open = opened
        self._pane.setVisible(opened)
        self._layout[PANE] = "" if opened else FOLDED

    def _keep(self) -> None:
        self._layout[SPLIT] = bytes(self.saveState().toBase64().data()).decode("ascii")


def empty_states(
    go_to_plans: Callable[[], object], clear: Callable[[], object]
) -> tuple[EmptyState, EmptyState]:
    """Return what is shown while there is no task at all, and where the filters leave none."""
    nothing = EmptyState(
        _(
            "Chưa có nhiệm vụ nào.\nNhiệm vụ lấy từ bảng phân công và phần tổ chức thực hiện "
            "của các kế hoạch: soạn kế hoạch hoặc nhập kế hoạch từ tệp, nhiệm vụ sẽ tự hiện "
            "ở đây."
        ),
        _("Tới danh sách kế hoạch"),
        go_to_plans,
    )
    no_match = EmptyState(
        _("Không có nhiệm vụ nào khớp với điều kiện lọc."), _("Xóa lọc"), clear, primary=False
    )
    return nothing, no_match


def _figure(count: int) -> str:
    """Return a number with points between thousands."""
    return f"{count:,}".replace(",", ".")
