"""Bytes put into a file: either the old file or the whole new one is there after a power cut."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from desktop.errors import EnvironmentFailure
from desktop.i18n import _


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``; raises ``EnvironmentFailure`` where it cannot be written."""
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not (opened and file.write(data) == len(data) and file.commit()):
        raise EnvironmentFailure(
            _("Không ghi được tệp {name}.").format(name=path.name),
            _("Dữ liệu không bị ảnh hưởng."),
            _("Hãy chọn thư mục khác, hoặc đóng tệp nếu nó đang mở ở chương trình khác."),
            file.errorString(),
        )
