"""Filled Excel forms that are dropped: their figures count at once, or a reason is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.exchange.package_names import SUFFIX
from desktop.domain.exchange.package_names import shown as shown_name
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.consolidation.hand import TakenForm
from desktop.services.outcome import Kind
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.letters.giving_out import open_path
from desktop.ui.pieces import Pieces
from desktop.ui.session import Session
from desktop.ui.tasks.dropping import FilesDrop


class FormsDrop(QObject):
    """Takes files dropped on widgets: forms are read, packages go to the place of sticks."""

    def __init__(
        self,
        session: Session,
        notice: NoticeBar,
        targets: Sequence[QWidget],
        packages: Callable[[Sequence[Path]], None],
    ) -> None:
        """Listen to ``targets``; ``packages`` gets the packages among what is dropped."""
        super().__init__(targets[0])
        self._session, self._notice, self._packages = session, notice, packages
        for target in targets:
            FilesDrop(target, self.take)

    def take(self, paths: Sequence[Path]) -> None:
        """Take what was dropped."""
        is_package = {path: path.is_dir() or path.suffix.casefold() == SUFFIX for path in paths}
        packages = [path for path in paths if is_package[path]]
        forms = [path for path in paths if not is_package[path]]
        if packages:
            self._packages(packages)
        if forms:
            self.take_forms(forms)

    def take_forms(self, paths: Sequence[Path]) -> None:
        """Keep the figures of filled forms."""
        taken: list[TakenForm] = []
        Pieces(
            self._session,
            lambda services: services.consolidation.take_forms(paths),
            taken.append,
            lambda: self._taken(taken),
            self._failed,
        ).start()

    def write_forms(
        self, office_ids: Sequence[str], year: int, period: Period, folder: Path
    ) -> None:
        """Write the forms of communes, to be filled in there."""
        written: list[Path] = []
        Pieces(
            self._session,
            lambda services: services.consolidation.write_forms(office_ids, year, period, folder),
            written.append,
            lambda: self._notice.tell(
                _("Đã tạo {count} biểu trong thư mục {folder}.").format(
                    count=len(written), folder=folder
                ),
                ((_("Mở thư mục"), lambda: open_path(folder)),),
            ),
            self._failed,
        ).start()

    def _taken(self, forms: Sequence[TakenForm]) -> None:
        self._session.changed.emit(frozenset({Kind.RECEIVED}))
        self._notice.tell(told(forms))

    def _failed(self, error: AppError) -> None:
        self._session.failed.emit(error)


def told(forms: Sequence[TakenForm]) -> str:
    """Return what became of forms: whose figures count now, a sentence for each that cannot."""
    good = [
        f"{each.office} ({title(each.form.period, each.form.year)})" for each in forms if each.form
    ]
    words = []
    if good:
        text = _("Đã nhập số liệu từ {count} biểu: {names}.")
        words.append(text.format(count=len(good), names=", ".join(good)))
    words += [f"● {shown_name(each.path.name)}: {each.problem}" for each in forms if each.problem]
    return "\n".join(words)
