"""What every place of the program has: a title, actions, a help line, a way to refresh."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.services.outcome import Kind
from desktop.ui.session import Session


class Screen(QWidget):
    """A place of the program, shown beside the rail.

    Signals:
        title_changed: The title of the place is another now.
        actions_changed: The actions of the place are others now.
        message: Something to tell in the status bar.
        saved_state: How far saving is, in words.
    """

    title_changed = Signal(str)
    actions_changed = Signal()
    message = Signal(str)
    saved_state = Signal(str)

    shows: frozenset[Kind] = frozenset()
    """Kinds of thing on the screen; it refreshes when one of them changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def title(self) -> str:
        """Return the title of the place."""
        raise NotImplementedError

    def actions(self) -> Sequence[QAction]:
        """Return the actions shown at the right of the title; the first primary one stands out."""
        return ()

    def refresh(self) -> None:
        """Load again what is shown."""

    def leave(self) -> None:
        """Finish what is being typed before another place is shown."""

    def show_year(self, year: int | None) -> None:
        """Show only what belongs to ``year``; None shows all years."""
