"""The program never opens a socket: watched by Python's own audit events in whole runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.samples import DATA

WATCHED = """
import sys

def watch(event, arguments):
    if event.startswith("socket.") or event in ("urllib.Request", "http.client.connect"):
        print("NETWORK", event, arguments, file=sys.stderr, flush=True)
        import os
        os._exit(99)

sys.addaudithook(watch)
"""
COMMAND = WATCHED + "from desktop.app import run_command\nsys.exit(run_command(sys.argv[1:]))\n"
TRYING = WATCHED + "import socket\nsocket.socket()\n"
WINDOW = (
    WATCHED
    + """
import threading
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication
from desktop.app import run_window

def leave():
    queued = Qt.ConnectionType.QueuedConnection
    QMetaObject.invokeMethod(QApplication.instance(), "quit", queued)

threading.Timer(4, leave).start()
sys.exit(run_window([]))
"""
)


def run(home: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "KEHOACHXA_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def test_the_watch_sees_a_socket(tmp_path: Path) -> None:
    assert run(tmp_path, TRYING).returncode == 99


def test_a_whole_demonstration_opens_no_socket(tmp_path: Path) -> None:
    done = run(tmp_path, COMMAND, "demo", "--out", str(tmp_path / "demo"))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["001_thieu-van-2024.docx", "001_thieu-van-2024.pdf"])
def test_reading_a_foreign_file_opens_no_socket(tmp_path: Path, name: str) -> None:
    done = run(tmp_path, COMMAND, "read", str(DATA / "foreign" / name), "--json")
    assert done.returncode == 0, done.stderr


def test_the_window_opens_no_socket(tmp_path: Path) -> None:
    assert run(tmp_path, WINDOW).returncode == 0
