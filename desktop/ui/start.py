"""Start of the window: shown first, filled when the workspace is open."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QLockFile, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.errors import Refused
from desktop.i18n import _
from desktop.ui import crash, theme
from desktop.ui.icons import icon
from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.translate import CatalogueTranslator

if TYPE_CHECKING:
    from desktop.ui.window_program import WindowProgram

MEASURE = "--quit-after-paint"
ALREADY_OPEN = 1
LOCK_NAME = "dang-mo.lock"
SWITCH_SECONDS = 0.0005
"""How long the thread of the store may run before it lets the window draw.

Drawing a table calls Python for each cell, and each call waits that long while the store is busy.
"""
SETTLED_MS = 5000
"""How long after opening what was loaded is taken to stay."""


def run(program: WindowProgram, arguments: Sequence[str]) -> int:
    """Open the window and return the exit code of the program."""
    sys.setswitchinterval(SWITCH_SECONDS)
    application = _application()
    measured = MEASURE in arguments
    lock = None if measured else take_lock()
    if lock is not None and not lock.isLocked():
        _tell_already_open()
        return ALREADY_OPEN
    jobs = Jobs(application)
    session = Session(program, jobs, application)
    window = MainWindow(session)
    crash.watch(window)
    session.opened.connect(lambda: QTimer.singleShot(SETTLED_MS, leave_alone))
    if measured:
        window.painted.connect(application.quit)
    else:
        workspace, make = wanted_workspace(program, arguments)
        window.painted.connect(lambda: session.open(workspace, make=make))
    window.show()
    code = application.exec()
    jobs.close()
    return code


def wanted_workspace(program: WindowProgram, arguments: Sequence[str]) -> tuple[Path, bool]:
    """Return the workspace to open, and whether it may be made when it is not there.

    One that is named, as by a double click on its file, goes before the one last opened.
    """
    named = next((argument for argument in arguments if argument != MEASURE), None)
    if named is not None:
        return Path(named).absolute(), False
    return program.last_workspace(), not program.settings.workspace


def leave_alone() -> None:
    """Search all that is there now no more for what nobody needs.

    A search stops every thread for as long as it takes to look at everything: 50 ms and more.
    """
    gc.freeze()


def _application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("KeHoachXa")
    application.setApplicationDisplayName(_("Kế hoạch xã"))
    application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application.installTranslator(CatalogueTranslator(application))
    theme.apply(application)
    application.setWindowIcon(icon("plans", "accent"))
    return application


def take_lock() -> QLockFile | None:
    """Return the lock of the one running window; not locked when another window holds it.

    None when the folder takes no lock file: then the workspace itself tells who has it.
    """
    folder = paths.data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    lock = QLockFile(str(folder / LOCK_NAME))
    lock.setStaleLockTime(0)
    held_elsewhere = QLockFile.LockError.LockFailedError
    if lock.tryLock(0) or (lock.error() is held_elsewhere and lock.getLockInfo()[0]):
        return lock
    # A power cut leaves a lock that names nobody, which would be held for ever.
    with suppress(OSError):
        (folder / LOCK_NAME).unlink()
    if lock.tryLock(0) or lock.error() is held_elsewhere:
        return lock
    return None


def _tell_already_open() -> None:
    from desktop.ui.alerts import show_error

    show_error(
        None,
        Refused(
            _("Kế hoạch xã đang mở ở một cửa sổ khác."),
            _("Không có gì bị thay đổi."),
            _("Hãy dùng cửa sổ đang mở."),
        ),
    )
