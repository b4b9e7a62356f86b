"""The forms by which criteria and reviewed scores are read from a table in a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from desktop.domain.consolidation.criteria import CriteriaSet
from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.exchange.package_names import shown as shown_name
from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.labels import plain_label
from desktop.ui.letters.forms import Form
from desktop.ui.session import Session

FIRST_YEAR, LAST_YEAR = 2020, 2100
HELP = "down"


class CriteriaFields(Form):
    """Title, year and document of a set of criteria that stands in a file."""

    def __init__(self, path: Path, year: int) -> None:
        super().__init__()
        self.rows.addRow(_("Tệp:"), QLabel(shown_name(path.name)))
        self.title = self.add_line(
            _("Tên bộ tiêu chí:"), "", _("Chỉ số cải cách hành chính cấp xã")
        )
        self.year = self.add_number(_("Năm:"), year, FIRST_YEAR, LAST_YEAR)
        self.document = self.add_line(
            _("Văn bản ban hành:"), "", _("Quyết định số 15/QĐ-UBND ngày 05/01/2026")
        )
        self.rows.addRow(plain_label(_("Bảng cần có cột Tiêu chí và cột Điểm tối đa."), muted=True))

    def is_complete(self) -> bool:
        """Tell whether the set has a title."""
        return bool(self.title.text().strip())


class ScoreFields(Form):
    """By which criteria the scores of a file are, and of which commune."""

    def __init__(
        self, path: Path, sets: Sequence[CriteriaSet], offices: Sequence[CommuneOffice], key: str
    ) -> None:
        super().__init__()
        self.rows.addRow(_("Tệp:"), QLabel(shown_name(path.name)))
        words = _("{title} năm {year}")
        self.set = self.add_choice(
            _("Bộ tiêu chí:"),
            [(words.format(title=each.title, year=each.year), each.id) for each in sets],
        )
        self.set.setCurrentIndex(max(0, self.set.findData(key)))
        self.office = self.add_choice(
            _("Điểm của xã:"),
            [
                (_("Theo cột Đơn vị trong bảng"), ""),
                *((office.full_name, office.id) for office in offices),
            ],
        )
        self.rows.addRow(
            plain_label(
                _("Bảng cần có cột Mã (STT) và cột Điểm thẩm định; có thể có Điểm tự chấm."),
                muted=True,
            )
        )

    def is_complete(self) -> bool:
        """Tell whether there are criteria."""
        return self.set.currentIndex() >= 0


def ask_table(owner: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """Ask for a file with a table."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    dialog = QFileDialog(owner, title, QStandardPaths.writableLocation(documents))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Bảng Excel, Word, PDF (*.xlsx *.docx *.pdf)"), _("Mọi tệp (*)")])
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def read_criteria(
    session: Session, path: Path, owner: QWidget, done: Callable[[str], object]
) -> None:
    """Ask what the criteria of a file are called, and keep them; ``done`` gets their key."""
    fields = CriteriaFields(path, session.program.clock.today().year)

    def keep(kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
        title, year = fields.title.text(), fields.year.value()
        document = fields.document.text()

        def finished(found: CriteriaSet) -> None:
            kept(found)
            done(found.id)

        session.do(
            lambda services: services.consolidation.down.criteria.put(
                title, year, services.reading.tables(path), document
            ),
            finished,
            refused,
        )

    FormDialog(_("Nhập bộ tiêu chí"), fields, keep, HELP, owner).open()


def read_scores(
    session: Session, path: Path, key: str, owner: QWidget, done: Callable[[str], object]
) -> None:
    """Ask by which criteria the scores of a file are, and keep them."""

    def ask(found: tuple[Sequence[CriteriaSet], Sequence[CommuneOffice]]) -> None:
        fields = ScoreFields(path, *found, key)

        def keep(kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
            set_id, office_id = str(fields.set.currentData()), str(fields.office.currentData())

            def finished(sheets: object) -> None:
                kept(sheets)
                done(set_id)

            session.do(
                lambda services: services.consolidation.down.criteria.put_scores(
                    set_id, services.reading.tables(path), office_id
                ),
                finished,
                refused,
            )

        FormDialog(_("Nhập điểm thẩm định"), fields, keep, HELP, owner).open()

    session.read(
        lambda services: (
            services.consolidation.down.criteria.sets(),
            services.consolidation.register.offices(),
        ),
        ask,
    )
