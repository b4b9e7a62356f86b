"""A chart on screen: tool tips, clicks and keys on its marks, and the ways out of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontInfo,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QToolTip, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.charts import paper
from desktop.ui.charts.chart import Chart, Mark, pixel_font
from desktop.ui.charts.files import write_file
from desktop.ui.charts.picture import paint_sheet, picture, sheet_height
from desktop.ui.copying import table_mime
from desktop.ui.icons import icon
from desktop.ui.theme import colours
from desktop.ui.tips import plain_tip

LEAST_WIDTH = 240
PADDING = 12.0


class ChartView(QWidget):
    """Shows one chart.

    Signals:
        opened: The link of a mark that was clicked, or entered by key.
        message: What was done, for the status bar.
        failed: An ``AppError``.
    """

    opened = Signal(str)
    message = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.menu_actions = self._make_actions()

    def _make_actions(self) -> tuple[QAction, ...]:
        made = (
            (_("Chép hình"), "copy", self.copy_picture),
            (_("Chép số liệu"), "copy", self.copy_numbers),
            (_("Lưu hình…"), "export", self.ask_save),
            (_("In…"), "print", self.ask_print),
        )
        actions = []
        for words, name, do in made:
            action = QAction(icon(name), words, self)
            action.triggered.connect(lambda _checked=False, do=do: do())
            actions.append(action)
        return tuple(actions)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; its numbers are told to those who do not see it."""
        self.chart = chart
        self._current = -1
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(described(chart))
        self.updateGeometry()
        self.update()

    # -- geometry --------------------------------------------------------------------------

    def drawn_font(self) -> QFont:
        """Return the font of the widget in pixels."""
        return pixel_font(self.font(), QFontInfo(self.font()).pixelSize())

    def area(self) -> QRectF:
        """Return where the chart is drawn."""
        return QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -PADDING)

    def marks(self) -> Sequence[Mark]:
        """Return the marks of the chart where they stand now."""
        return self.chart.marks(self.area(), self.drawn_font()) if self.chart else ()

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the chart needs."""
        if self.chart is None:
            return 0
        return round(self.chart.height_for(width - 2 * PADDING, self.drawn_font()) + 2 * PADDING)

    def sizeHint(self) -> QSize:
        """Return the size in the width of now."""
        width = max(self.width(), LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: in a narrow place a chart is scrolled, not squeezed."""
        return QSize(LEAST_WIDTH, self.heightForWidth(max(self.width(), LEAST_WIDTH)))

    # -- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, and a frame around the mark that has the keys."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().base))
        if self.chart is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.drawn_font())
        self.chart.paint(painter, self.area(), colours())
        marks = self.marks()
        if self.hasFocus() and 0 <= self._current < len(marks):
            painter.setPen(QPen(QColor(colours().text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(marks[self._current].rect.adjusted(-2, -2, 2, 2))

    # -- mouse -----------------------------------------------------------------------------

    def mark_at(self, where: QPointF) -> int:
        """Return the place of the mark at a point, -1 for none."""
        found = (place for place, mark in enumerate(self.marks()) if mark.rect.contains(where))
        return next(found, -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a mark says."""
        place = self.mark_at(event.position())
        marks = self.marks()
        shape = Qt.CursorShape
        can_open = place >= 0 and bool(marks[place].link)
        self.setCursor(shape.PointingHandCursor if can_open else shape.ArrowCursor)
        words = marks[place].words if place >= 0 else ""
        tip = plain_tip(words) if words else ""
        QToolTip.showText(event.globalPosition().toPoint(), tip, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what lies behind a mark."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.mark_at(event.position()))

    def _open(self, place: int) -> None:
        marks = self.marks()
        if 0 <= place < len(marks) and marks[place].link:
            self._current = place
            self.opened.emit(marks[place].link)

    # -- keys ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark by the arrows, open one by Enter."""
        keys = Qt.Key
        steps = {keys.Key_Right: 1, keys.Key_Down: 1, keys.Key_Left: -1, keys.Key_Up: -1}
        ends = {keys.Key_Home: 0, keys.Key_End: len(self.marks()) - 1}
        key = event.key()
        if key in (keys.Key_Return, keys.Key_Enter):
            self._open(self._current)
        elif key in steps:
            self._go(self._current + steps[keys(key)])
        elif key in ends:
            self._go(ends[keys(key)])
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        marks = self.marks()
        if not marks:
            return
        self._current = min(max(place, 0), len(marks) - 1)
        mark = marks[self._current]
        self.setAccessibleDescription(mark.words)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        corner = mark.rect.bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(corner), mark.words, self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which mark has the keys."""
        super().focusInEvent(event)
        self._current = max(self._current, 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        if self.chart is not None:
            self.setAccessibleDescription(described(self.chart))
        self.update()

    # -- out of the window -----------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the picture, the numbers, paper."""
        self.show_menu(event.globalPos())

    def show_menu(self, where: QPoint) -> None:
        """Offer the picture, the numbers, paper at a place of the screen."""
        if self.chart is None:
            return
        menu = QMenu(self)
        menu.addActions(list(self.menu_actions))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a sharp picture."""
        if self.chart is not None:
            QGuiApplication.clipboard().setImage(picture(self.chart, self.drawn_font()))
            self.message.emit(_("Đã chép hình, dán được vào Word."))

    def copy_numbers(self) -> None:
        """Put the numbers on the clipboard as a table."""
        if self.chart is not None:
            QGuiApplication.clipboard().setMimeData(table_mime(self.chart.table()))
            self.message.emit(_("Đã chép số liệu, dán được vào Excel."))

    def ask_save(self) -> QFileDialog | None:
        """Ask where the picture goes, then write it."""
        chart = self.chart
        if chart is None:
            return None
        kinds = _("Hình PNG (*.png)")
        return paper.ask_file(self, _("Lưu hình"), chart.title, "png", kinds, self.save)

    def save(self, path: Path) -> None:
        """Write the picture to a file."""
        if self.chart is None:
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture(self.chart, self.drawn_font()).save(buffer, "PNG")
        try:
            write_file(path, bytes(buffer.data().data()))
        except AppError as error:
            self.failed.emit(error)
            return
        self.message.emit(_("Đã lưu hình {name}.").format(name=path.name))

    def ask_print(self) -> None:
        """Ask for the printer, then print the chart."""
        if self.chart is not None:
            sheet = ChartSheet(self.chart, self.drawn_font())
            paper.ask_print(sheet, self, self.message.emit, self.failed.emit)


class ChartSheet:
    """A chart on one page, as large as the page allows."""

    across = False

    def __init__(self, chart: Chart, font: QFont) -> None:
        self.title = chart.title
        self._chart, self._font = chart, font

    def page_count(self, page: QRectF) -> int:
        """A chart is one page."""
        return 1

    def paint_page(self, painter: QPainter, page: QRectF, number: int) -> None:
        """Draw the chart; a high one is made smaller."""
        painter.setFont(self._font)
        high = sheet_height(self._chart, page.width(), self._font)
        painter.save()
        scale = min(1.0, page.height() / high)
        painter.scale(scale, scale)
        paint_sheet(painter, self._chart, QRectF(0, 0, page.width(), high))
        painter.restore()


def described(chart: Chart) -> str:
    """Return the numbers of a chart in words, a sentence for each row."""
    head, *rows = chart.table()
    sentences = []
    for row in rows:
        pairs = zip(head[1:], row[1:], strict=True)
        numbers = ", ".join(f"{name.lower()} {number}" for name, number in pairs if number)
        sentences.append(f"{row[0]}: {numbers}.")
    return " ".join(sentences)
