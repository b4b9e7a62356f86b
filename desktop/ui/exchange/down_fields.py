"""What the level above sends down: for whom, words on reports, and what is ticked of each kind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import PlanItem, SourceDocument
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.consolidation.down import DownChoice
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.ui.alerts import ask
from desktop.ui.exchange.criteria_forms import HELP, ask_table, read_criteria, read_scores
from desktop.ui.exchange.down_sources import (
    CRITERIA,
    LEGAL,
    OFFICES,
    SCORES,
    TASKS,
    TEMPLATES,
    sources,
)
from desktop.ui.exchange.given_table import show_criteria
from desktop.ui.exchange.pick_dialog import PickDialog
from desktop.ui.fields.dates import is_date_or_empty, typed
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.letters.forms import DATE_HINT
from desktop.ui.session import Session
from desktop.ui.tasks.forms import OwnFields

SOURCE = "source"


class DownFields(QObject):
    """A row of a form for each kind: what is chosen, and the button that lets choose.

    Signals:
        edited: Something else is chosen now.
    """

    edited = Signal()

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner
        self._sources = sources()
        self.picked: dict[str, tuple[str, ...]] = dict.fromkeys(self._sources, ())
        self._words: dict[str, QLabel] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.number, self.date = QLineEdit(), QLineEdit()
        self.number.setPlaceholderText(_("Số, ký hiệu: 12/KH-UBND"))
        self.number.setAccessibleName(_("Số, ký hiệu văn bản giao nhiệm vụ"))
        self.date.setPlaceholderText(DATE_HINT)
        self.date.setAccessibleName(_("Ngày của văn bản giao nhiệm vụ"))
        for line in (self.number, self.date):
            line.textEdited.connect(lambda _words: self.edited.emit())
        self.rows: dict[str, tuple[str, QWidget]] = {}
        for kind, source in self._sources.items():
            self.rows[kind] = (source.label, self._row(kind))
            if kind == TASKS:
                self.rows[SOURCE] = (_("Theo văn bản:"), self._source())
        self._tell()

    def _row(self, kind: str) -> QWidget:
        box, words, button = QWidget(), QLabel(), QPushButton(_("Chọn…"))
        button.setAccessibleName(self._sources[kind].title)
        button.clicked.connect(lambda _on: self.ask(kind))
        self._words[kind], self.buttons[kind] = words, button
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        row.addWidget(button)
        return box

    def _source(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.number, 2)
        row.addWidget(self.date, 1)
        return box

    def _tell(self) -> None:
        for kind, source in self._sources.items():
            count = len(self.picked[kind])
            self._words[kind].setText(source.some.format(count=count) if count else source.none)

    def is_needed(self, row: str) -> bool:
        """Tell whether a row has a meaning with what is chosen."""
        return row != SOURCE or bool(self.picked[TASKS])

    # -- what is chosen --------------------------------------------------------------------

    def choice(self, year: int, period: Period | None, by: str) -> DownChoice:
        """Return what is chosen; ``period`` is None when no words on reports go along."""
        number = self.number.text().strip()
        return DownChoice(
            year=year,
            period=period,
            office_ids=self.picked[OFFICES],
            tasks=self.picked[TASKS],
            template_ids=self.picked[TEMPLATES],
            legal=self.picked[LEGAL],
            criteria=self.picked[CRITERIA],
            scores=self.picked[SCORES],
            source=SourceDocument(number, typed(self.date)) if number else None,
            by=by,
        )

    def problem(self) -> str:
        """Return what is wrong with what was typed, "" when nothing is."""
        return "" if is_date_or_empty(self.date) else _("Ngày của văn bản giao chưa đúng.")

    def forget(self) -> None:
        """Choose nothing, for another workspace."""
        self.picked = dict.fromkeys(self._sources, ())
        self.number.clear()
        self.date.clear()
        self._tell()

    def set_picked(self, kind: str, keys: list[str]) -> None:
        """Choose these things of a kind."""
        self.picked[kind] = tuple(keys)
        self._tell()
        self.edited.emit()

    # -- choosing --------------------------------------------------------------------------

    def ask(self, kind: str) -> None:
        """Let the officer tick things of a kind."""
        source = self._sources[kind]
        dialog = PickDialog(source.title, source.empty, self._owner, source.none)
        dialog.chosen.connect(lambda keys: self.set_picked(kind, keys))
        self._offer_making(kind, dialog)
        self._load(kind, dialog, *self.picked[kind])
        dialog.open()

    def _load(self, kind: str, dialog: PickDialog, *ticked: str) -> None:
        self._session.read(
            self._sources[kind].items, lambda items: dialog.show_items(items, ticked)
        )

    def _offer_making(self, kind: str, dialog: PickDialog) -> None:
        if kind == TASKS:
            dialog.offer(_("Thêm nhiệm vụ…"), lambda: self._add_task(dialog))
        elif kind == CRITERIA:
            dialog.offer(_("Nhập từ Excel, Word…"), lambda: self._read_criteria(dialog))
            dialog.offer(_("Xem"), lambda: self._look(dialog), needs_items=True)
            dialog.offer(_("Xóa"), lambda: self._remove(dialog), needs_items=True)
        elif kind == SCORES:
            dialog.offer(_("Nhập điểm từ Excel…"), lambda: self._read_scores(dialog))

    def _add_task(self, dialog: PickDialog) -> None:
        """Type a task that stands in no plan of the level above."""
        fields = OwnFields(None, self._session.program.clock.today().year, (), ())

        def work(services: Services) -> Outcome[PlanItem]:
            own = fields.own_task()
            return services.tasks.add(
                own.task,
                own.time,
                own.lead,
                own.cooperate,
                own.products,
                own.area,
                own.year,
                source=own.source,
            )

        def keep(kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
            def finished(item: PlanItem) -> None:
                kept(item)
                self._load(TASKS, dialog, item.id)

            self._session.do(work, finished, refused)

        FormDialog(_("Thêm nhiệm vụ giao cho xã"), fields, keep, HELP, dialog).open()

    def _read_criteria(self, dialog: PickDialog) -> None:
        ask_table(
            dialog,
            _("Chọn tệp có bảng tiêu chí"),
            lambda path: read_criteria(
                self._session, path, dialog, lambda key: self._load(CRITERIA, dialog, key)
            ),
        )

    def _read_scores(self, dialog: PickDialog) -> None:
        ask_table(
            dialog,
            _("Chọn tệp có bảng điểm"),
            lambda path: read_scores(
                self._session,
                path,
                dialog.current(),
                dialog,
                lambda key: self._load(SCORES, dialog, key),
            ),
        )

    def _remove(self, dialog: PickDialog) -> None:
        """Remove the set of criteria of the line with its scores; it can be undone."""
        key = dialog.current()
        question = _("Xóa bộ tiêu chí này và điểm thẩm định theo nó? Xã đã nhận thì vẫn giữ.")
        if not key or not ask(dialog, question, _("Xóa")):
            return
        for kind in (CRITERIA, SCORES):
            self.set_picked(kind, [each for each in self.picked[kind] if each != key])
        self._session.do(
            lambda services: services.consolidation.down.criteria.remove(key),
            lambda _none: self._load(CRITERIA, dialog),
        )

    def _look(self, dialog: PickDialog) -> None:
        key = dialog.current()
        if key:
            self._session.read(
                lambda services: services.consolidation.down.criteria.get(key),
                lambda found: show_criteria(self._session, found, dialog),
            )
