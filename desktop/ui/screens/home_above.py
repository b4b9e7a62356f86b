"""Hôm nay of a level above communes: who is missing, whom to call, what is odd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.consolidation.matrix import CellState
from desktop.domain.consolidation.register import period_id
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import USUAL, title
from desktop.i18n import _
from desktop.services.consolidation.day import AHEAD, Call, Concern, OfficeDay
from desktop.services.program import Services
from desktop.ui.consolidation.links import ALL, matrix_link, parse_link
from desktop.ui.consolidation.words import cell_words
from desktop.ui.fields.dates import shown
from desktop.ui.labels import plain_label
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session
from desktop.ui.tasks.flow_layout import FlowLayout
from desktop.ui.today.figures import Figure, Goal, when_words
from desktop.ui.today.numbers import BigNumber

PLACE = "consolidation"
BIG = ("missing", "late", "received", "expected")
SMALL = ("odd", "returned", "conflicts", "remarks", "reports", "backup")


@dataclass(frozen=True, slots=True)
class AboveLook:
    """What is shown.

    Attributes:
        day: The reports of the communes.
        conflicts: Rows changed on two PCs of the office.
        reports_due: Reports of the office itself that are due.
        last_backup: When the last backup was made.
    """

    day: OfficeDay
    conflicts: int
    reports_due: int
    last_backup: dt.datetime | None


@dataclass(frozen=True, slots=True)
class CallRow:
    """A commune to be spoken to."""

    id: str
    call: Call


def look(services: Services, chosen: tuple[int, Period] | None) -> AboveLook:
    """Ask how a period stands, the one that runs when none was chosen."""
    day = services.consolidation.day
    found = day.look(*(chosen or day.running()))
    own = services.reports.dates(found.today.year)
    return AboveLook(
        found,
        len(services.exchange.conflicts()),
        sum(each.sent_on is None and each.due <= found.today + AHEAD for each in own),
        services.today.last_backup(),
    )


def figures(found: AboveLook) -> Iterator[Figure]:
    """Yield the numbers; each opens its list."""
    day = found.day
    late, missing = day.number(CellState.LATE), day.number(CellState.MISSING)
    received = day.number(CellState.RECEIVED, CellState.LATE, CellState.TYPED, CellState.RETURNED)
    waiting = day.number(CellState.WAITING)
    odd = day.having(Concern.FORKED, Concern.NEW_KEY, Concern.UNSIGNED)

    def matrix(state: CellState | None) -> tuple[Goal, ...]:
        return (Goal(PLACE, matrix_link(day.year, day.period, state)),)

    yield Figure(
        "missing", str(missing), _("quá hạn chưa gửi"), _("Xã đã quá hạn mà chưa gửi báo cáo"),
        matrix(CellState.MISSING), "●", "late" if missing else "",
    )  # fmt: skip
    yield Figure(
        "late", str(late), _("nhận trễ"), _("Báo cáo nhận sau hạn"), matrix(CellState.LATE),
        "◐", "soon" if late else "",
    )  # fmt: skip
    yield Figure(
        "received", str(received), _("đã có số liệu"),
        _("Báo cáo đã nhận, cả nhận trễ, gửi trả và nhập bằng tay"), matrix(CellState.RECEIVED),
        "✓",
    )  # fmt: skip
    yield Figure(
        "expected", str(day.expected),
        _("xã phải gửi; {count} xã chưa đến hạn").format(count=waiting)
        if waiting else _("xã phải gửi"),
        _("Xã có trong danh sách của kỳ này"), matrix(None),
    )  # fmt: skip
    yield Figure(
        "odd", str(len(odd)), _("gói cần xem lại"),
        _("Gói bị rẽ nhánh, đổi khóa ký hoặc không có chữ ký"), (Goal(PLACE, "packages"),),
    )  # fmt: skip
    yield Figure(
        "returned", str(day.number(CellState.RETURNED)), _("gửi trả chưa gửi lại"),
        _("Báo cáo đã gửi trả mà xã chưa gửi lại"), matrix(CellState.RETURNED),
    )  # fmt: skip
    yield Figure(
        "conflicts", str(found.conflicts), _("xung đột"),
        _("Dòng được sửa ở hai máy của cơ quan"), (Goal("usb", "conflicts"),),
    )  # fmt: skip
    yield Figure(
        "remarks", str(len(day.remarks)), _("ý kiến của cấp trên phải trả lời"),
        _("Báo cáo của cơ quan bị cấp trên gửi trả"), (Goal("usb", "words"),),
    )  # fmt: skip
    yield Figure(
        "reports", str(found.reports_due), _("báo cáo của cơ quan sắp đến hạn"),
        _("Báo cáo cơ quan phải gửi trong 30 ngày tới"), (Goal("reports"),),
    )  # fmt: skip
    yield Figure(
        "backup", when_words(found.last_backup, day.today), _("Sao lưu"),
        _("Lần sao lưu gần nhất"), (Goal("settings", "backups"),),
    )  # fmt: skip


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Xã"), lambda row: row.call.name, 170),
        ListColumn(_("Việc cần làm"), concern_words, 300, stretch=True),
        ListColumn(_("Tình trạng"), lambda row: cell_words(row.call.cell), 180, spare=True),
        ListColumn(_("Hạn"), lambda row: shown(row.call.cell.due), 96),
        ListColumn(_("Người liên hệ"), lambda row: row.call.office.contact, 160),
        ListColumn(_("Điện thoại"), lambda row: row.call.office.telephone, 130),
    )


def concern_words(row: CallRow) -> str:
    """Return why a commune has to be spoken to."""
    return "; ".join(_(concern.value) for concern in row.call.concerns)


class AboveHome(QWidget):
    """Numbers of the period at the top, below them the communes to be spoken to.

    Signals:
        go: A place to go to, and what to show there.
        message: For the status bar.
    """

    go = Signal(str, str)
    message = Signal(str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._chosen: tuple[int, Period] | None = None
        self._goals: dict[str, Goal] = {}
        self.heading = plain_label("", heading=True)
        self.dates = QPushButton(_("Đặt hạn báo cáo"))
        self.dates.clicked.connect(lambda _on: self.go.emit(PLACE, "dates"))
        self.dates.hide()
        self.period = QComboBox()
        self.period.setAccessibleName(_("Kỳ báo cáo"))
        self.period.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.period.activated.connect(lambda _row: self._choose())
        self.big = {key: BigNumber() for key in BIG}
        self.small = {key: QToolButton() for key in SMALL}
        self.panel = ListPanel(
            _columns(),
            _("Lọc: tên xã, việc cần làm, điện thoại"),
            EmptyState("", "", self._open_empty, primary=False),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "home.calls")
        self.panel.view.setAccessibleName(_("Xã cần gọi"))
        self.panel.opened.connect(lambda _row: self._open())
        self.panel.allow_sorting()
        self._make_actions(screen)
        self._lay_out()
        self.setFocusProxy(self.panel)

    def _make_actions(self, screen: Screen) -> None:
        self.open = screen.action(_("Xem xã"), self._open)
        self.copy = screen.action(_("Chép danh sách cần gọi"), self.copy_calls, icon_name="copy")
        self.receive = screen.action(
            _("Nhận gói"), lambda: self.go.emit("usb", "receive"), icon_name="usb", primary=True
        )
        self.panel.offer((self.open, self.copy))

    def _lay_out(self) -> None:
        head, large, row = QHBoxLayout(), QHBoxLayout(), FlowLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.dates)
        head.addWidget(self.period)
        large.setSpacing(12)
        for key, big in self.big.items():
            big.clicked.connect(lambda _on=False, key=key: self.open_number(key))
            large.addWidget(big, 1)
        for key, small in self.small.items():
            small.setProperty("small", True)
            small.clicked.connect(lambda _on=False, key=key: self.open_number(key))
            row.addWidget(small)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (head, large, row):
            column.addLayout(part)
        column.addWidget(self.panel, 1)

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.copy, self.open, self.receive)

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask again how the period stands."""
        chosen = self._chosen
        self._session.read(lambda services: look(services, chosen), self.show_look)

    def forget(self) -> None:
        """Look at the period that runs: another workspace was opened."""
        self._chosen = None

    def show_look(self, found: AboveLook) -> None:
        """Show how the period stands."""
        day = found.day
        self._offer_periods(day.year, day.period)
        heading = (
            _("Báo cáo {period} của các xã – hạn gửi {day}")
            if day.due
            else _("Báo cáo {period} của các xã – chưa đặt hạn gửi")
        )
        self.heading.setText(heading.format(period=title(day.period, day.year), day=shown(day.due)))
        self.dates.setVisible(day.offices and day.due is None)
        for figure in figures(found):
            self._goals[figure.key] = figure.goals[0]
            if figure.key in self.big:
                self.big[figure.key].show_figure(figure)
            else:
                self._show_small(figure)
        self._say_empty(day)
        self.panel.show_items([CallRow(call.office.id, call) for call in day.calls])

    def _show_small(self, figure: Figure) -> None:
        button = self.small[figure.key]
        is_moment = figure.key == "backup"
        words = _("{what}: {when}") if is_moment else "{when} {what}"
        button.setText(words.format(what=figure.words, when=figure.number))
        button.setToolTip(figure.tip)
        button.setVisible(is_moment or figure.number != "0" or figure.key in ("odd", "reports"))

    def _say_empty(self, day: OfficeDay) -> None:
        empty = self.panel.empty
        if day.offices:
            empty.words.setText(_("✓ Không có xã nào cần gọi trong kỳ này."))
            empty.button.setText(_("Mở Ma trận"))
        else:
            empty.words.setText(
                _(
                    "Bắt đầu với ba bước: lập danh sách xã, đặt hạn báo cáo (Tổng hợp),\n"
                    "rồi nhận gói của các xã từ USB hoặc thư mục."
                )
            )
            empty.button.setText(_("Lập danh sách xã"))
        self._empty_goal = Goal(PLACE, "matrix" if day.offices else "register")

    def _offer_periods(self, year: int, period: Period) -> None:
        today = self._session.program.clock.today().year
        years = sorted({today, today - 1, year}, reverse=True)
        self.period.clear()
        for each in years:
            for one in reversed(USUAL):
                words = title(one, each)
                self.period.addItem(words[:1].upper() + words[1:], period_id(each, one))
        self.period.setCurrentIndex(self.period.findData(period_id(year, period)))

    def _choose(self) -> None:
        link = parse_link(f"{self.period.currentData()}.{ALL}")
        self._chosen = (link.year, link.period) if link else None
        self.refresh()

    # -- going on --------------------------------------------------------------------------

    def open_number(self, key: str) -> None:
        """Open the list behind a number."""
        goal = self._goals.get(key)
        if goal is not None:
            self.go.emit(goal.place, goal.what)

    def _open_empty(self) -> None:
        self.go.emit(self._empty_goal.place, self._empty_goal.what)

    def _open(self) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            self.go.emit(PLACE, f"{self.period.currentData()}.{row.id}")

    def copy_calls(self) -> None:
        """Put the communes to be called on the clipboard as a table."""
        count = self.panel.view.copy_all()
        words = _("Đã chép {count} xã cần gọi; dán được vào Word, Excel.")
        self.message.emit(words.format(count=count))
