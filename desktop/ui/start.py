"""Start of the window: shown first, filled when the workspace is open."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from desktop.i18n import _
from desktop.ui import crash, theme
from desktop.ui.icons import icon
from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session, WindowProgram
from desktop.ui.translate import CatalogueTranslator


def run(program: WindowProgram, arguments: Sequence[str]) -> int:
    """Open the window and return the exit code of the program."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("KeHoachXa")
    application.setApplicationDisplayName(_("Kế hoạch xã"))
    application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    translator = CatalogueTranslator(application)
    application.installTranslator(translator)
    theme.apply(application)
    application.setWindowIcon(icon("plans"))
    jobs = Jobs(application)
    session = Session(program, jobs, application)
    window = MainWindow(session)
    crash.watch(window)
    if "--quit-after-paint" in arguments:
        window.painted.connect(application.quit)
    else:
        window.painted.connect(lambda: session.open(program.last_workspace()))
    window.show()
    code = application.exec()
    jobs.close()
    return code
