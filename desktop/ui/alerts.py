"""Refusals and failures told to the officer: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.errors import AppError, EnvironmentFailure
from desktop.i18n import _


def show_error(parent: QWidget | None, error: AppError) -> None:
    """Tell of ``error`` and offer to copy its words."""
    box = QMessageBox(parent)
    failure = isinstance(error, EnvironmentFailure)
    box.setIcon(QMessageBox.Icon.Critical if failure else QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Kế hoạch xã"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(error.what)
    box.setInformativeText("\n".join(part for part in (error.safe, error.advice) if part))
    copy = box.addButton(_("Chép chi tiết"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    details = f"{error.sentence()}\n{error.details}".strip()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    close = box.addButton(_("Đóng"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.exec()


def tell(parent: QWidget | None, words: str) -> None:
    """Tell of something that is to be read before going on."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(_("Kế hoạch xã"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.addButton(_("Đóng"), QMessageBox.ButtonRole.RejectRole)
    box.exec()


def ask(parent: QWidget, question: str, do: str) -> bool:
    """Ask before something that cannot be undone; ``do`` is the word on the button."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_("Kế hoạch xã"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    accept = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Hủy"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is accept
