"""What the list of plans calls to take in a foreign file; the review itself loads at first use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.review.file_choice import FileDrop, ask_file
from desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from desktop.ui.review.review_screen import ReviewScreen


class ReviewHook(QObject):
    """Shows the review in the stack of the screen that owns it.

    Signals:
        taken: A file became a plan, or was merged into one; carries the key of the plan.
        closed: The review was left; the owner shows its list again.
    """

    taken = Signal(str)
    closed = Signal()

    def __init__(self, owner: Screen, stack: QStackedWidget, drop_on: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._stack = stack
        self.screen: ReviewScreen | None = None
        FileDrop(drop_on, self.open_file)

    @property
    def is_shown(self) -> bool:
        """Tell whether the review is what the stack shows."""
        return self.screen is not None and self._stack.currentWidget() is self.screen

    def ask_file(self) -> None:
        """Ask for a file and review it (Nhập từ tệp…)."""
        ask_file(self._owner, self._owner.session.program.settings.layout, self.open_file)

    def open_file(self, path: Path) -> None:
        """Review a file."""
        self._shown().open_file(path)

    def open_clipboard(self) -> None:
        """Review what was copied in Word or Excel (Dán từ Word/Excel)."""
        self._shown().open_clipboard()

    def reset(self) -> None:
        """Forget what belongs to the workspace that was open before."""
        if self.screen is not None:
            self.screen.reset()

    def _shown(self) -> ReviewScreen:
        if self.screen is None:
            from desktop.ui.review.review_screen import ReviewScreen

            screen = self.screen = ReviewScreen(self._owner.session, self._owner)
            screen.title_changed.connect(self._owner.title_changed)
            screen.actions_changed.connect(self._owner.actions_changed)
            screen.message.connect(self._owner.message)
            screen.taken.connect(self.taken)
            screen.closed.connect(self.closed)
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(self.screen)
        self._owner.setFocusProxy(self.screen)
        return self.screen
