"""What every place of the program has: a title, actions, a help line, a way to refresh."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.ui.icons import icon
from desktop.ui.session import Session


class Screen(QWidget):
    """A place of the program, shown beside the rail.

    Signals:
        title_changed: The title of the place is another now.
        actions_changed: The actions of the place are others now.
        message: Something to tell in the status bar.
        saved_state: How far saving is, in words.
        go: A place to go to, the key of a thing there or "new", and of a spot inside it.
    """

    title_changed = Signal(str)
    actions_changed = Signal()
    message = Signal(str)
    saved_state = Signal(str)
    go = Signal(str, str, str)

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

    def action(
        self,
        words: str,
        do: Callable[[], object],
        *,
        icon_name: str = "",
        keys: QKeySequence.StandardKey | str | None = None,
        primary: bool = False,
    ) -> QAction:
        """Return an action of this place; its keys work where it is offered.

        Deleting works on the table alone: in a field the same keys take back letters.
        """
        action = QAction(words, self)
        if icon_name:
            action.setIcon(icon(icon_name, "accent_text" if primary else "text"))
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
            within = keys is not QKeySequence.StandardKey.Delete
            context = Qt.ShortcutContext
            action.setShortcutContext(
                context.WidgetWithChildrenShortcut if within else context.WidgetShortcut
            )
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words} ({shown})")
        action.setProperty("primary", primary)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def undo_action(self) -> QAction:
        """Return the action that takes back the last step in the workspace."""
        keys = QKeySequence.StandardKey.Undo
        return self.action(_("Hoàn tác"), self.undo_last, icon_name="undo", keys=keys)

    def undo_last(self) -> None:
        """Take back the last step and tell which one it was."""
        self.session.do(
            lambda services: services.history.undo(),
            lambda step: self.message.emit(_("Đã hoàn tác: {label}").format(label=step.label)),
            nothing=lambda: self.message.emit(_("Không còn gì để hoàn tác.")),
        )

    def help_topic(self) -> str:
        """Return the name of the help page of what is being shown."""
        raise NotImplementedError

    @property
    def needs_room(self) -> bool:
        """Tell whether the rail should fold on a small screen."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keys, as Space does."""
        button = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(button, QPushButton) and self.isAncestorOf(button):
            button.click()
            return
        super().keyPressEvent(event)

    def follow(self, what: str, anchor: str = "") -> None:
        """Show a thing of this place: "new", or its key and the key of a spot inside it."""

    def reset(self) -> None:
        """Forget what belongs to the workspace that was open before."""

    def refresh(self) -> None:
        """Load again what is shown."""

    def leave(self) -> None:
        """Finish what is being typed before another place is shown."""

    def show_year(self, year: int | None) -> None:
        """Show only what belongs to ``year``; None shows all years."""
