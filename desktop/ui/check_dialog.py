"""Kiểm tra dữ liệu: what is wrong, and what may be mended, asked before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import AppError, Cancelled
from desktop.i18n import _
from desktop.services.checkup import Findings, Repair
from desktop.services.second_place import owner_in
from desktop.ui.exchange.working import Working
from desktop.ui.jobs import OwnedJobs

if TYPE_CHECKING:
    from desktop.services.second_place import Owner
    from desktop.ui.session import Session

WIDTH = 620
EVIDENCE_FOLDER = "minh-chung"


class CheckDialog(QDialog):
    """Looks through the workspace and what is beside it; mends what is ticked.

    Signals:
        told: What was found or done, for the status bar.
    """

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, OwnedJobs(session.jobs, self)
        self._found = Findings()
        self._sources: tuple[Path, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Kiểm tra dữ liệu"))
        self.setMinimumWidth(WIDTH)
        self.working = Working()
        self.result = QLabel()
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setWordWrap(True)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.repairs = {repair: QCheckBox(_(repair.value)) for repair in Repair}
        self.folder = QPushButton(_("Chọn thư mục có tệp minh chứng…"))
        self.folder.clicked.connect(lambda _on: self._choose_folder())
        self.mend = QPushButton(_("Sửa những mục đã chọn"))
        self.mend.setProperty("primary", True)
        self.mend.clicked.connect(lambda _on: self._mend())
        self.leave = QPushButton(_("Đóng"))
        self.leave.clicked.connect(lambda _on: self.reject())
        column = QVBoxLayout(self)
        column.addWidget(self.working)
        column.addWidget(self.result)
        for repair, box in self.repairs.items():
            box.toggled.connect(lambda _on: self._offer())
            column.addWidget(box)
            if repair is Repair.EVIDENCE:
                column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.mend)
        buttons.addWidget(self.leave)
        column.addLayout(buttons)
        self._show_choices(())

    def start(self) -> None:
        """Show the dialog and look."""
        self._look("")
        self.show()

    def _look(self, before: str) -> None:
        working = self.working
        working.begin(_("Đang kiểm tra…"))
        self.result.setText(before)
        self._show_choices(())
        pc = self._session.program.second_places().pc()
        checks = self._session.services.checks

        def inside() -> tuple[Findings, Owner]:
            return checks.look_into_file(working.tell), owner_in(self._session.services.store, pc)

        def beside(found: tuple[Findings, Owner]) -> None:
            self._jobs.carry(
                lambda: (
                    checks.look_beside(found[0], working.tell, working.is_stopped),
                    self._second_places(found[1]),
                ),
                lambda looked: self._show(before, *looked),
                self._failed,
            )

        self._jobs.run(inside, beside, self._failed)

    def _second_places(self, owner: Owner) -> tuple[Path, ...]:
        program = self._session.program
        second = program.second_places()
        return tuple(second.evidence_of(owner, second.look(program.drives().removable()).places))

    def _show(self, before: str, found: Findings, sources: tuple[Path, ...]) -> None:
        self.working.end()
        self._found = found
        self._sources = (*self._sources, *sources)
        self.result.setText("\n".join(filter(None, (before, *finding_words(found)))))
        self._show_choices(found.repairs())
        harmless = {fault.repair for fault in found.faults if fault.harmless}
        for repair in found.repairs():
            self.repairs[repair].setChecked(repair not in harmless)
        self._offer()
        self.adjustSize()
        self.told.emit(finding_words(found)[0])

    def _show_choices(self, repairs: Sequence[Repair]) -> None:
        for repair, box in self.repairs.items():
            box.setVisible(repair in repairs)
        self.folder.setVisible(Repair.EVIDENCE in repairs)
        self.mend.setVisible(bool(repairs))

    def _offer(self) -> None:
        self.mend.setEnabled(bool(self._wanted()))

    def _wanted(self) -> set[Repair]:
        known = self._found.repairs()
        return {repair for repair in known if self.repairs[repair].isChecked()}

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Thư mục có tệp minh chứng"))
        if folder:
            self._sources = (*self._sources, *_evidence_below(Path(folder)))
            self.repairs[Repair.EVIDENCE].setChecked(True)

    def _mend(self) -> None:
        found, wanted, sources = self._found, self._wanted(), self._sources
        self.mend.setEnabled(False)
        self._session.do(
            lambda services: services.checks.repair(found, wanted, sources),
            lambda done: self._look("\n".join(f"✓ {words}" for words in done)),
            self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self.working.end()
        if isinstance(error, Cancelled):
            super().reject()
            return
        self.result.setText("\n".join(filter(None, (error.what, error.safe, error.advice))))
        self._offer()

    def reject(self) -> None:
        """Stop what is under way first."""
        if self.working.is_running:
            self.working.stop()
        else:
            super().reject()


def finding_words(found: Findings) -> list[str]:
    """Tell what was found, and what to do about what cannot be mended."""
    if not found.faults:
        return [_("✓ Dữ liệu lành lặn.")]
    lines = [f"• {fault.words}" for fault in found.faults]
    if found.is_sound:
        return [_("✓ Dữ liệu lành lặn."), *lines]
    if any(fault.repair is None and not fault.harmless for fault in found.faults):
        lines.append(_("Hãy khôi phục bản sao lưu gần nhất, hoặc dùng “Cứu tệp hỏng…”."))
    return lines


def _evidence_below(folder: Path) -> list[Path]:
    """Return where files of evidence may lie: in the folder, or in one of its kind below it."""
    below = (path for path in folder.glob("*") if path.is_dir())
    return [folder, folder / EVIDENCE_FOLDER, *(p for p in below if EVIDENCE_FOLDER in p.name)]
