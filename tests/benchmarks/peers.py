"""Programs of others that do the same, where they are installed."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from desktop.documents.renderer import PlanDocuments
from tests.benchmarks.measure import Failed, least, process
from tests.support.benchmark_plans import forty_pages
from tests.support.document_plans import PROFILE

NOVELWRITER_VARIABLE = "KEHOACHXA_NOVELWRITER"
"""Names the ``novelwriter`` command, for one in a virtual environment of its own."""

START_NOVELWRITER = """
import os, sys
import novelwriter
from PyQt6.QtCore import QTimer
from novelwriter.guimain import GuiMain
GuiMain.postLaunchTasks = lambda *_: QTimer.singleShot(0, lambda: os._exit(0))
novelwriter.main(["--config", sys.argv[1], "--data", sys.argv[1]])
"""
"""Starts novelWriter and leaves as soon as its window is shown, without the work after it."""


def libreoffice_pdf(times: int) -> float | None:
    """Return the seconds in which LibreOffice makes a PDF of our DOCX; None without it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "ke-hoach.docx"
        file.write_bytes(PlanDocuments().render(forty_pages(), PROFILE, "docx"))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", file.name]
        process(command, folder)  # the first start makes the user profile
        if not file.with_suffix(".pdf").exists():
            raise Failed("LibreOffice made no PDF")
        return least(lambda: process(command, folder)[0], times)


def novelwriter_start(times: int) -> float | None:
    """Return the seconds until the window of novelWriter is shown; None without it."""
    command = os.environ.get(NOVELWRITER_VARIABLE) or shutil.which("novelwriter")
    if not command:
        return None
    python = Path(command).parent / ("python.exe" if os.name == "nt" else "python")
    with tempfile.TemporaryDirectory() as folder:
        start = [str(python), "-c", START_NOVELWRITER, folder]
        process(start)  # the first start makes its settings
        return least(lambda: process(start)[0], times)
