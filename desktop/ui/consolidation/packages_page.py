"""Gói đã nhận: every import of a year, which one counts, what is odd, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.reporting.periods import title
from desktop.errors import AppError, Cancelled
from desktop.i18n import _
from desktop.services.consolidation.history import ImportLine
from desktop.services.consolidation.rebuilding import Rebuilt
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.exchange.working import Working
from desktop.ui.fields.dates import shown
from desktop.ui.layout_memory import remember_columns
from desktop.ui.pieces import Pieces
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package that was taken in."""

    id: str
    line: ImportLine


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of taking one back: the reason why not, "" when it was."""

    problem: str = ""


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(
            _("Ngày nhận"), lambda row: shown(row.line.package.received_on), 96,
            order=lambda row: row.line.package.received_on,
        ),
        ListColumn(_("Xã"), lambda row: row.line.name, 200, stretch=True),
        ListColumn(_("Kỳ báo cáo"), _period_words, 190),
        ListColumn(
            _("Gói số"), lambda row: str(row.line.package.sequence), 72, filtered=False,
            order=lambda row: row.line.package.sequence,
        ),
        ListColumn(_("Lập lúc"), _created_words, 140, spare=True),
        ListColumn(_("Tình trạng"), state_words, 250),
    )  # fmt: skip


def _period_words(row: PackageRow) -> str:
    package = row.line.package
    return title(package.period, package.year)


def _created_words(row: PackageRow) -> str:
    day, _mark, time = row.line.package.created.partition("T")
    return f"{'/'.join(reversed(day.split('-')))} {time[:5]}"


def state_words(row: PackageRow) -> str:
    """Return whether a package counts, and what is odd about it."""
    line = row.line
    if line.forked:
        words = _("● Rẽ nhánh, đang tính gói này") if line.counts else _("● Rẽ nhánh, không tính")
    else:
        words = _("✓ Đang tính") if line.counts else _("– Cũ hơn, chỉ lưu lại")
    if not line.filled:
        words += "; " + _("chưa tổng hợp")
    if not line.package.key:
        words += "; " + _("không có chữ ký")
    return words


def take_back(services: Services, rows: Sequence[PackageRow], working: Working
              ) -> Iterator[TakenBack]:  # fmt: skip
    """Take packages out again one by one, the last one first as steps are undone.

    One that cannot be never stops the others.
    """
    last_first = sorted(rows, key=lambda row: row.line.package.sequence, reverse=True)
    for number, row in enumerate(last_first):
        if working.is_stopped():
            return
        working.tell(_("Đang rút lại {name}…").format(name=row.line.name), number / len(rows))
        try:
            services.exchange.undo_import(row.id)
            yield TakenBack()
        except AppError as error:
            yield TakenBack(f"{row.line.name}: {error.sentence()}")


class PackagesPage(QWidget):
    """The list of imports.

    Signals:
        opened: A commune and a period to look into.
        receive_asked: Packages are to be taken in.
        message: For the status bar.
    """

    opened = Signal(str, object)
    receive_asked = Signal()
    message = Signal(str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._year = 0
        self.notice = NoticeBar()
        self.working = Working()
        self.panel = ListPanel(
            _columns(),
            _("Lọc: xã, kỳ, ngày nhận, tình trạng"),
            EmptyState(
                _("Năm này chưa nhận gói nào.\nCắm USB, rồi nhận các gói ở mục USB."),
                _("Nhận gói"),
                self.receive_asked.emit,
            ),
        )
        self.panel.allow_sorting()
        remember_columns(self.panel.view, session.program.settings.layout, "consolidation.packages")
        self.panel.opened.connect(lambda _row: self._open())
        self.open = screen.action(_("Xem xã"), self._open)
        self.all = screen.action(_("Chọn tất cả"), self.panel.view.selectAll)
        self.again = screen.action(_("Tổng hợp lại"), self.add_up_anew)
        self.back = screen.action(_("Rút lại"), self.take_selected_back, icon_name="undo")
        self.panel.offer((self.open, self.all, self.back))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (self.notice, self.working):
            column.addWidget(part)
        column.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel)

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.again, self.all, self.back, self.open)

    def refresh(self, year: int) -> None:
        """Load the imports of a year."""
        self._year = year
        self._session.read(
            lambda services: services.consolidation.courses.imports(year), self._show
        )

    def _show(self, lines: Sequence[ImportLine]) -> None:
        self.panel.show_items([PackageRow(line.package.id, line) for line in lines])
        missing = sum(not line.filled for line in lines)
        if missing and not self.working.is_running:
            words = _("● {count} gói đã nhận ở máy khác chưa được cộng vào số liệu.")
            add = (_("Tổng hợp lại"), lambda: self.add_up(anew=False))
            self.notice.tell(words.format(count=missing), (add,))

    def _open(self) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            self.opened.emit(row.line.package.office_id, row.line.package.period)

    # -- the way back ----------------------------------------------------------------------

    def take_selected_back(self) -> None:
        """Take the selected packages out again; their files stay and may be taken in again."""
        rows = self.panel.view.selected_items()
        if not rows or self.working.is_running:
            return
        working, results = self.working, list[TakenBack]()
        self._begin(_("Đang rút lại…"))
        Pieces(
            self._session,
            lambda services: take_back(services, rows, working),
            results.append,
            lambda: self._taken_back(results),
            self._failed,
        ).start()

    def _taken_back(self, results: Sequence[TakenBack]) -> None:
        self._end()
        problems = [each.problem for each in results if each.problem]
        words = [_("Đã rút lại {count} gói.").format(count=len(results) - len(problems))]
        if problems:
            words.append(_("● {count} gói không rút được: {first}").format(
                count=len(problems), first=problems[0]))  # fmt: skip
        self.notice.tell(" ".join(words))

    # -- adding up anew --------------------------------------------------------------------

    def add_up_anew(self) -> None:
        """Read all packages of the inbox again and put their contents into the tables."""
        self.add_up(anew=True)

    def add_up(self, *, anew: bool) -> None:
        """Put into the tables what is not there yet, or everything anew."""
        if self.working.is_running:
            return
        working, results = self.working, list[Rebuilt]()
        self._begin(_("Đang đọc các gói đã nhận…"))
        Pieces(
            self._session,
            lambda services: services.consolidation.add_up_each(
                anew=anew, tell=working.tell, cancelled=working.is_stopped
            ),
            results.append,
            lambda: self._added_up(results),
            self._failed,
        ).start()

    def _added_up(self, results: Sequence[Rebuilt]) -> None:
        self._end()
        last = results[-1] if results else Rebuilt(0)
        words = [_("Đã tổng hợp {count} gói.").format(count=last.read)]
        if last.problems:
            words.append(_("● {count} gói không đọc được: {first}").format(
                count=len(last.problems), first=last.problems[0][1]))  # fmt: skip
        self.notice.tell(" ".join(words))

    def _begin(self, words: str) -> None:
        self.notice.hide()
        self.working.begin(words)

    def _end(self) -> None:
        self.working.end()
        # What was done before a stop stays.
        self._session.saved.emit()
        self._session.changed.emit(frozenset({Kind.RECEIVED, Kind.OFFICES, Kind.PACKAGES}))

    def _failed(self, error: AppError) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.notice.tell(_("Đã dừng; phần làm xong trước đó vẫn được giữ."))
        else:
            self._session.failed.emit(error)
