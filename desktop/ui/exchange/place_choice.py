"""Where a package goes: a USB stick that was found by itself, or a folder that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from desktop.i18n import _
from desktop.services.exchange.words import drive_words, size_words
from desktop.services.exchange_ports import Drive

Place = Drive | Path


class PlaceChoice(QWidget):
    """A list of sticks with a way to another folder.

    Signals:
        changed: Another place is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drives: tuple[Drive, ...] = ()
        self._folder: Path | None = None
        self.box = QComboBox()
        self.box.setAccessibleName(_("Chép vào"))
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.activated.connect(lambda _row: self.changed.emit())
        self.other = QPushButton(_("Chọn thư mục khác…"))
        self.other.clicked.connect(lambda _on: self.ask_folder())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self.other)
        self._fill(None)

    def place(self) -> Place | None:
        """Return where the package goes; None when no stick is there and no folder was chosen."""
        row = self.box.currentIndex()
        if 0 <= row < len(self._drives):
            return self._drives[row]
        return self._folder if self._folder is not None and row >= 0 else None

    def show_drives(self, drives: Sequence[Drive]) -> None:
        """Offer the sticks of now; one that came just now is chosen."""
        known = {drive.path for drive in self._drives}
        new = next((drive for drive in drives if drive.path not in known), None)
        chosen = new or self.place()
        self._drives = tuple(drives)
        self._fill(chosen)

    def choose_folder(self, folder: Path) -> None:
        """Choose a folder."""
        self._folder = folder
        self._fill(folder)

    def _fill(self, chosen: Place | None) -> None:
        places: list[Place] = [*self._drives]
        if self._folder is not None:
            places.append(self._folder)
        self.box.clear()
        for place in places:
            self.box.addItem(_place_words(place))
        self.box.setEnabled(bool(places))
        if not places:
            self.box.setPlaceholderText(_("Chưa thấy USB nào – hãy cắm USB vào máy"))
        paths = [_path(place) for place in places]
        wanted = _path(chosen) if chosen is not None else None
        self.box.setCurrentIndex(paths.index(wanted) if wanted in paths else len(places) and 0)
        if not places:
            self.box.setCurrentIndex(-1)
        self.changed.emit()

    def ask_folder(self) -> None:
        """Ask for another folder."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            self, _("Chép gói vào thư mục"), QStandardPaths.writableLocation(documents)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.choose_folder(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _path(place: Place) -> Path:
    return place.path if isinstance(place, Drive) else place


def _place_words(place: Place) -> str:
    if not isinstance(place, Drive):
        return str(place)
    words = _("{drive}, còn trống {free}").format(
        drive=drive_words(place), free=size_words(place.free)
    )
    return _("{words}, chỉ đọc").format(words=words) if place.read_only else words
