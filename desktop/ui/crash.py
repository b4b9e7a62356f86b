"""What nobody expected: told in words, written to the log, never a silent end."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtWidgets import QWidget

from desktop.ui.alerts import show_error
from desktop.ui.jobs import as_app_error

log = logging.getLogger(__name__)


def watch(window: QWidget) -> None:
    """Tell of errors that reach the event loop, with what is safe and what to do."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show_error(window, as_app_error(error))

    sys.excepthook = hook
