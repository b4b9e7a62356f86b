"""A chart as a picture, for the clipboard, a file and paper: always dark on white."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from desktop.ui.charts.chart import GAP, Chart, bold, line_height, write
from desktop.ui.theme import LIGHT

WIDTH = 720.0
"""Width of a picture in pixels at 100 %: the text width of a page at a usual size of letters."""
SCALE = 2
"""Pixels of a picture for one on screen, so that it is sharp in print."""
MARGIN = 16.0
DOTS_PER_METER = round(96 * SCALE / 0.0254)


def picture(chart: Chart, font: QFont) -> QImage:
    """Return the chart with its title."""
    size = QRectF(0, 0, WIDTH, sheet_height(chart, WIDTH, font))
    image = QImage(
        round(size.width() * SCALE), round(size.height() * SCALE), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(DOTS_PER_METER)
    image.setDotsPerMeterY(DOTS_PER_METER)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    painter.setFont(font)
    paint_sheet(painter, chart, size)
    painter.end()
    return image


def sheet_height(chart: Chart, width: float, font: QFont) -> float:
    """Return the height of the chart with its title and margins."""
    inner = width - 2 * MARGIN
    return chart.height_for(inner, font) + line_height(bold(font)) + GAP + 2 * MARGIN


def paint_sheet(painter: QPainter, chart: Chart, area: QRectF) -> None:
    """Draw the chart below its title, dark on white."""
    painter.fillRect(area, QColor(LIGHT.base))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    plain = painter.font()
    painter.setFont(bold(plain))
    high = line_height(painter.font())
    write(painter, QRectF(inner.topLeft(), inner.size()).adjusted(0, 0, 0, high - inner.height()),
          chart.title, LIGHT.text)  # fmt: skip
    painter.setFont(plain)
    chart.paint(painter, inner.adjusted(0, high + GAP, 0, 0), LIGHT)
