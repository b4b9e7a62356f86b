"""A set of criteria, or reviewed scores, as a table: looked at, printed, put into a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.commune import CommuneProfile
from desktop.domain.consolidation.criteria import CriteriaSet, ScoreSheet, points_words
from desktop.domain.consolidation.letterhead import profile_of
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.consolidation.list_paper import list_table, table_paper
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.fields.scrolling import fit_screen
from desktop.ui.labels import plain_label
from desktop.ui.letters.giving_out import GivingOut
from desktop.ui.letters.papers import Paper
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.session import Session

SIZE = QSize(980, 600)
CRITERIA_KIND, SCORE_KIND = "Bộ tiêu chí", "Bảng điểm"
"""What the tables are called on paper."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table."""

    id: str
    cells: tuple[str, ...]


def show_criteria(session: Session, found: CriteriaSet, owner: QWidget) -> GivenTable:
    """Show a set of criteria."""
    heads = ((_("STT"), 60), (_("Tiêu chí"), 300), (_("Điểm tối đa"), 96), (_("Cách chấm"), 220))
    lines = [
        Line(str(n), (i.code, i.name, points_words(i.points), i.how, i.evidence))
        for n, i in enumerate(found.items)
    ]
    title = _("{title} năm {year}").format(title=found.title, year=found.year)
    dialog = GivenTable(
        session,
        title,
        found.document,
        (*heads, (_("Tài liệu kiểm chứng"), 220)),
        lines,
        owner,
        CRITERIA_KIND,
    )
    dialog.open()
    return dialog


def show_scores(
    session: Session, sheet: ScoreSheet, named: CriteriaSet | None, office: str, owner: QWidget
) -> GivenTable:
    """Show the reviewed scores of a commune, with the criteria if these are known."""
    known = {item.code: item for item in named.items} if named else {}
    heads = (
        *((_("STT"), 60), (_("Tiêu chí"), 300), (_("Điểm tối đa"), 96)),
        *((_("Tự chấm"), 84), (_("Thẩm định"), 90), (_("Nhận xét"), 240)),
    )
    lines = []
    for number, line in enumerate(sheet.lines):
        item = known.get(line.code)
        named_words = (item.name, points_words(item.points)) if item else ("", "")
        points = (points_words(line.own), points_words(line.reviewed))
        lines.append(Line(str(number), (line.code, *named_words, *points, line.remark)))
    title = _("Điểm thẩm định")
    if named is not None:
        title = _("Điểm thẩm định: {title} năm {year}").format(title=named.title, year=named.year)
    dialog = GivenTable(session, title, office, heads, lines, owner, SCORE_KIND)
    dialog.open()
    return dialog


class GivenTable(QDialog):
    """A table with a title; everything in it is plain words."""

    def __init__(
        self,
        session: Session,
        title: str,
        note: str,
        heads: Sequence[tuple[str, int]],
        lines: Sequence[Line],
        owner: QWidget,
        kind: str,
    ) -> None:
        """Show ``lines`` below ``title``; on paper the table is called a ``kind``."""
        super().__init__(owner)
        self._kind = kind
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._session, self._title = session, title
        self.head = plain_label(title, heading=True)
        self.note = plain_label(note, muted=True)
        self.note.setVisible(bool(note))
        self.notice = NoticeBar()
        self.giving = GivingOut(session, self.notice, self)
        self.panel = ListPanel(
            [
                ListColumn(head, lambda line, at=at: line.cells[at], width, stretch=at == 1)
                for at, (head, width) in enumerate(heads)
            ],
            _("Lọc: tiêu chí, nội dung; có dấu hoặc không"),
            EmptyState(_("Bảng không có dòng nào."), "", lambda: None, primary=False),
        )
        self.panel.show_items(list(lines))
        self.panel.view.left.connect(self._leave)
        column = QVBoxLayout(self)
        for part in (self.head, self.note, self.notice):
            column.addWidget(part)
        column.addWidget(self.panel, 1)
        column.addLayout(self._buttons())
        fit_screen(self, SIZE)

    def _buttons(self) -> QHBoxLayout:
        self.print = QPushButton(_("In"))
        self.print.clicked.connect(lambda _on: self._give_out("print"))
        self.export = QPushButton(_("Xuất Excel"))
        self.export.clicked.connect(lambda _on: self._give_out("xlsx"))
        self.leave = QPushButton(_("Đóng"))
        self.leave.clicked.connect(lambda _on: self.accept())
        buttons = QHBoxLayout()
        for button in (self.print, self.export):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        return buttons

    def _leave(self) -> None:
        """Close by Esc where there is no filter to be left first."""
        if not self.panel.filter.text():
            self.reject()

    def paper(self, profile: CommuneProfile) -> Paper:
        """Return the table as it is shown, as a paper."""
        return table_paper(
            self._session.program.office_documents(),
            list_table(self.panel),
            self._title,
            self._session.program.clock.today(),
            profile,
            self._kind,
        )

    def _give_out(self, way: str) -> None:
        def give(profile: CommuneProfile) -> None:
            papers = [self.paper(profile)]
            if way == "print":
                self.giving.ask_print(papers)
            else:
                self.giving.ask_export(papers, way)

        self._session.read(own_profile, give)


def own_profile(services: Services) -> CommuneProfile:
    """Return the office as documents need it: the commune, or the level above."""
    level = services.store.received.level()
    profile = services.store.profile.get()
    return profile if profile is not None and not level.name else profile_of(level)
