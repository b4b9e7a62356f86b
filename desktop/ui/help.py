"""Help for the place one is on: short pages in Vietnamese that ship with the program."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.paths import RESOURCES

FOLDER = RESOURCES / "help"
GENERAL = "general"
"""Keys that work everywhere; shown below every page."""
SIZE = QSize(440, 600)
HEADING_POINTS = (4, 2, 1, 0, 0, 0)
"""How much larger than the text the headings of each level are."""


class HelpBrowser(QTextBrowser):
    """Shows a page; loads nothing beside it and opens no link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def show_page(self, markdown: str) -> None:
        """Show a page, its headings only a little larger than the text."""
        self.setMarkdown(markdown)
        document = self.document()
        document.setDocumentMargin(16)
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                _shrink_heading(block, self.font().pointSizeF() + HEADING_POINTS[level - 1])
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl) -> object:
        """Refuse to load anything."""
        return None


class HelpDialog(QDialog):
    """A window beside the work; it stays open while one works on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Trợ giúp"))
        self.browser = HelpBrowser()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        self.resize(SIZE)

    def show_topic(self, topic: str) -> None:
        """Show the page of a place, and below it what works everywhere."""
        self.browser.show_page(f"{page(topic)}\n\n{page(GENERAL)}")
        if not self.isVisible():
            self._stand_beside()
        self.show()
        self.raise_()

    def _stand_beside(self) -> None:
        """Stand at the right edge of the window that asked, inside the screen."""
        owner = self.parentWidget().window().frameGeometry()
        screen = self.parentWidget().screen().availableGeometry()
        self.resize(SIZE.boundedTo(QSize(screen.width() // 2, screen.height() - 48)))
        left = min(owner.right(), screen.right()) - self.width() - 12
        top = max(screen.top() + 32, min(owner.top() + 48, screen.bottom() - self.height()))
        self.move(max(screen.left(), left), top)


def _shrink_heading(block: QTextBlock, points: float) -> None:
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    letters = QTextCharFormat()
    letters.setFontPointSize(points)
    letters.setFontWeight(QFont.Weight.DemiBold)
    letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
    cursor.mergeCharFormat(letters)
    space = QTextBlockFormat()
    space.setTopMargin(12)
    space.setBottomMargin(4)
    cursor.mergeBlockFormat(space)


def page(topic: str) -> str:
    """Return the text of a help page."""
    return (FOLDER / f"{topic}.md").read_text(encoding="utf-8")


def show_help(owner: QWidget, topic: str) -> HelpDialog:
    """Show help beside ``owner``; one help window for each window that asks."""
    dialog = owner.findChild(HelpDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if dialog is None:
        dialog = HelpDialog(owner)
    dialog.show_topic(topic)
    return dialog


def answer_f1(owner: QWidget, topic: str) -> None:
    """Let F1 in a dialog show its page."""
    keys = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), owner)
    keys.activated.connect(lambda: show_help(owner, topic))
