"""The pane beside the table: all that is known of one task, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.decree_dates import short_date
from desktop.domain.schedule import Kind
from desktop.domain.tracking.model import Origin, Part
from desktop.domain.tracking.words import OPEN_STATES
from desktop.i18n import _
from desktop.services.tasks.detail import TaskDetail, TimeDetail
from desktop.ui.tasks.chips import SIGNALS
from desktop.ui.tasks.columns import progress_words, state_words
from desktop.ui.tasks.detail_words import (
    assignment_words,
    diary_words,
    event_noted,
    names,
    proof_words,
    reminder_words,
    source_of,
    source_words,
    time_words,
)
from desktop.ui.tasks.doing import TaskDoing
from desktop.ui.tasks.dropping import FilesDrop
from desktop.ui.tasks.giving import TaskGiving
from desktop.ui.tasks.note_edit import NoteEdit
from desktop.ui.tasks.sections import Choice, Section, buttons, entry, fields, link, words

SHOWN_TIMES = 12
"""So many times of a task stand in the pane at once."""


@dataclass(frozen=True, slots=True)
class PaneActions:
    """What the buttons of the pane do with the task shown, as the keys of the table do."""

    done: Callable[[], object]
    progress: Callable[[], object]
    evidence: Callable[[], object]
    remind: Callable[[], object]
    assign: Callable[[], object]
    hand_over: Callable[[], object]
    drop: Callable[[], object]
    urge: Callable[[], object]


class DetailPane(QScrollArea):
    """Shows a ``TaskDetail``.

    Signals:
        plan_asked: Key of the plan to open, and of the row in it.
        left: Esc was pressed; the keys go back to the table.
    """

    plan_asked = Signal(str, str)
    left = Signal()

    def __init__(self, doing: TaskDoing, giving: TaskGiving, actions: PaneActions) -> None:
        super().__init__()
        self._doing, self._giving, self._actions = doing, giving, actions
        self.detail: TaskDetail | None = None
        self._day = doing.today()
        self.note = QPlainTextEdit()
        self._given = ""
        self._is_behind = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Chi tiết nhiệm vụ"))
        self.setMinimumWidth(280)
        FilesDrop(self, self._take_files)
        self.show_detail(None)

    # -- showing ---------------------------------------------------------------------------

    def show_detail(self, detail: TaskDetail | None) -> None:
        """Show a task; the same one again keeps its place, and stays if nothing changed."""
        day = self._doing.today()
        if detail is not None and (detail, day) == (self.detail, self._day):
            self.keep_note()
            return
        same = detail and self.detail and detail.item.id == self.detail.item.id
        if same and self.note.hasFocus():
            self.detail, self._is_behind = detail, True
            return
        self.keep_note()
        self._day, self._is_behind = day, False
        before, had_focus = self.verticalScrollBar().value(), self._has_focus_within()
        self.detail = detail
        content = QWidget()
        content.setObjectName("taskPane")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        for widget in self._parts(detail) if detail is not None else (_nothing(),):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(content)
        if same:
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(before))
        if had_focus:
            self.setFocus()

    def _has_focus_within(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus() and self.isAncestorOf(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Give the keys to the first button of the pane."""
        (self.widget().findChild(QPushButton) or self).setFocus()

    def focus_note(self) -> None:
        """Give the keys to the free note (F2)."""
        if self.detail is not None:
            self.ensureWidgetVisible(self.note)
            self.note.setFocus()

    def keep_note(self) -> None:
        """Keep the note where other words were typed."""
        detail = self.detail
        if detail is None:
            return
        text = self.note.toPlainText().strip()
        if text != self._given:
            self._given = text
            self._doing.note(detail.item.id, text)

    def _leave_note(self) -> None:
        """Keep the note, then show what came while it was typed."""
        self.keep_note()
        if self._is_behind and not self.note.hasFocus():
            late, self.detail = self.detail, None
            self.show_detail(late)

    def _parts(self, detail: TaskDetail) -> Iterator[QWidget]:
        yield from self._head(detail)
        yield self._dates(detail)
        yield self._plan(detail)
        yield self._people(detail)
        yield self._evidence(detail)
        yield self._diary(detail)
        yield self._note(detail)
        yield self._reminders(detail)
        yield self._history(detail)

    # -- parts -----------------------------------------------------------------------------

    def _head(self, detail: TaskDetail) -> Iterator[QWidget]:
        line = detail.line
        yield words(
            f"{state_words(line, self._doing.today())}  ·  {progress_words(line)}",
            signal=SIGNALS.get(line.state, "plain"),
        )
        mark = detail.facts.mark
        if mark is not None and mark.dropped_on is not None:
            yield words(_("Lý do: {reason}").format(reason=mark.dropped_reason))
        if line.context:
            yield words(line.context, muted=True)
        yield words(line.title, bold=True)
        done = _("Hoàn thành") if line.state in OPEN_STATES else _("Mở lại")
        acts = self._actions
        yield buttons(
            (
                (done, acts.done),
                (_("Tiến độ"), acts.progress),
                (_("Minh chứng"), acts.evidence),
                (_("Nhắc"), acts.remind),
            ),
            primary=0,
        )

    def _dates(self, detail: TaskDetail) -> Section:
        section = Section(_("Thời hạn"))
        mark, reading = detail.facts.mark, detail.reading
        section.add(words(_("Trong kế hoạch: {time}").format(time=detail.item.time or "–")))
        if mark is not None and mark.schedule is not None:
            section.add(words(_("✓ Thời hạn đã được xác nhận."), muted=True))
        else:
            for doubt in reading.doubts:
                section.add(words(f"? {doubt}", signal="soon"))
        if reading.kind is Kind.EVENT_DRIVEN or (mark is not None and mark.event_date):
            section.add(words(event_noted(detail), muted=True))
        section.add(buttons(list(self._date_choices(detail))))
        for time in detail.times[:SHOWN_TIMES]:
            section.add(self._time(detail, time))
        if len(detail.times) > SHOWN_TIMES:
            more = len(detail.times) - SHOWN_TIMES
            section.add(words(_("… và {count} lần nữa").format(count=more), muted=True))
        return section

    def _date_choices(self, detail: TaskDetail) -> Iterator[Choice]:
        mark, key = detail.facts.mark, detail.item.id
        if mark is None or mark.schedule is None:
            yield _("Chấp nhận"), lambda: self._doing.accept_dates([key])
        yield _("Sửa ngày…"), lambda: self._doing.edit_dates(detail)
        if mark is not None and mark.schedule is not None:
            yield _("Theo lại kế hoạch"), lambda: self._doing.reset_dates(key)
        if detail.reading.kind in (Kind.EVENT_DRIVEN, Kind.PER_PROGRAMME):
            yield _("Ghi văn bản đã có…"), lambda: self._doing.edit_event(detail)

    def _time(self, detail: TaskDetail, time: TimeDetail) -> QWidget:
        doing, key, label = self._doing, detail.item.id, time.time.label
        about = f"{label}: {detail.item.title}" if label else detail.item.title
        choices: list[Choice] = []
        if time.time.is_open:
            choices.append((_("Xong"), lambda: doing.done_time(key, label)))
            if time.time.due is not None:
                choices.append((_("Gia hạn…"), lambda: doing.extend(key, about, label)))
            if len(detail.times) > 1:
                choices.append((_("Không thực hiện…"), lambda: doing.drop([key], about, label)))
        else:
            if time.time.done_on is not None:
                quality = time.fact.quality if time.fact else None
                choices.append(
                    (_("Nghiệm thu…"), lambda: doing.accept_result(key, about, label, quality))
                )
                choices.append((_("Yêu cầu làm lại…"), lambda: doing.send_back(key, about, label)))
            choices.append((_("Mở lại"), lambda: doing.reopen([key], label)))
        return entry(time_words(time), choices, signal=SIGNALS.get(time.state, ""))

    def _plan(self, detail: TaskDetail) -> Section:
        item = detail.item
        levels = [(_("Mục tiêu"), item.objective), (_("Nhiệm vụ"), item.task)]
        section = Section(_("Nội dung trong kế hoạch") if item.plan_id else _("Nhiệm vụ riêng"))
        section.add(
            fields(
                [
                    *[(name, value) for name, value in levels if value != detail.line.title],
                    (_("Sản phẩm"), "\n".join(item.products)),
                    (_("Chủ trì"), "; ".join(item.lead)),
                    (_("Phối hợp"), "; ".join(item.cooperate)),
                    (_("Kinh phí"), item.budget),
                    (_("Lĩnh vực"), item.area),
                    (_("Văn bản giao"), source_words(source_of(detail))),
                    (_("Kế hoạch"), detail.line.plan),
                ]
            )
        )
        if item.plan_id:
            anchor = item.id if item.origin is Origin.ROW else ""
            section.add(
                link(
                    _("Mở kế hoạch tại nhiệm vụ này"),
                    lambda: self.plan_asked.emit(item.plan_id, anchor),
                )
            )
        else:
            section.add(buttons([(_("Sửa nhiệm vụ…"), lambda: self._doing.edit_own(item))]))
        return section

    def _people(self, detail: TaskDetail) -> Section:
        section = Section(_("Giao việc"))
        section.add(
            fields(
                [
                    (_("Chủ trì"), names(detail.lead) or "–"),
                    (_("Phối hợp"), names(detail.cooperate)),
                ]
            )
        )
        for given in detail.facts.assignments:
            section.add(words(assignment_words(given), muted=True))
        choices: list[Choice] = [
            (_("Giao cho…"), self._actions.assign),
            (_("Chuyển giao…"), self._actions.hand_over),
        ]
        for part, name in ((Part.LEAD, _("Chủ trì")), (Part.COOPERATE, _("Phối hợp"))):
            if any(given.part is part for given in detail.facts.assignments):
                choices.append(
                    (
                        _("Bỏ giao riêng ({part})").format(part=name),
                        lambda part=part: self._giving.unassign([detail.item.id], part),
                    )
                )
        return section.add(buttons(choices))

    def _evidence(self, detail: TaskDetail) -> Section:
        section = Section(_("Minh chứng ({count})").format(count=len(detail.evidence)))
        for proof in detail.evidence:
            choices: list[Choice] = []
            evidence, link_id = proof.evidence, proof.link.id
            if evidence.file_hash:
                key = evidence.id
                choices.append((_("Mở tệp"), lambda key=key: self._giving.open_evidence(key)))
            choices.append((_("Gỡ"), lambda link_id=link_id: self._giving.unlink(link_id)))
            section.add(entry(proof_words(proof), choices))
        section.add(_drop_hint())
        return section.add(buttons([(_("Thêm minh chứng…"), self._actions.evidence)]))

    def _diary(self, detail: TaskDetail) -> Section:
        progress = sorted(detail.facts.progress, key=lambda each: (each.on, each.id), reverse=True)
        section = Section(_("Nhật ký ({count})").format(count=len(progress)))
        for diary in progress:
            key = diary.id
            section.add(
                entry(
                    diary_words(diary),
                    [(_("Xóa"), lambda key=key: self._doing.remove_progress(key))],
                )
            )
        mark = detail.facts.mark
        if mark is not None and mark.dropped_on is not None:
            section.add(
                entry(
                    _("Không thực hiện từ {day}: {reason}").format(
                        day=short_date(mark.dropped_on), reason=mark.dropped_reason
                    ),
                    [(_("Thực hiện trở lại"), lambda: self._doing.take_up([detail.item.id]))],
                )
            )
            return section
        return section.add(
            buttons(
                [
                    (_("Ghi tiến độ…"), self._actions.progress),
                    (_("Không thực hiện…"), self._actions.drop),
                ]
            )
        )

    def _note(self, detail: TaskDetail) -> Section:
        stored = detail.facts.mark.note if detail.facts.mark is not None else ""
        self.note = NoteEdit(stored, self.keep_note, self._leave_note)
        self._given = stored.strip()
        return Section(_("Ghi chú (F2)")).add(self.note)

    def _reminders(self, detail: TaskDetail) -> Section:
        reminders = sorted(detail.facts.reminders, key=lambda each: each.on, reverse=True)
        title = _("Đã nhắc ({count})").format(count=len(reminders))
        section = Section(title, folded=not reminders)
        for each in reminders:
            section.add(entry(reminder_words(each)))
        return section.add(
            buttons(
                [
                    (_("Ghi đã nhắc…"), self._actions.remind),
                    (_("Lập công văn đôn đốc…"), self._actions.urge),
                ]
            )
        )

    def _history(self, detail: TaskDetail) -> Section:
        section = Section(_("Lịch sử"), folded=True)
        for step in detail.history:
            undone = _(" (đã hoàn tác)") if step.undone else ""
            section.add(words(f"{step.at:%d/%m/%Y %H:%M} · {step.label}{undone}", muted=True))
        if not detail.history:
            section.add(words(_("Chưa có thay đổi nào."), muted=True))
        return section

    def _take_files(self, files: list) -> None:
        if self.detail is not None:
            self._giving.attach_files([self.detail.item.id], files)


def _nothing() -> QLabel:
    return words(_("Chọn một nhiệm vụ để xem thời hạn, minh chứng, nhật ký."), muted=True)


def _drop_hint() -> QLabel:
    hint = QLabel(_("Kéo tệp PDF, Word, ảnh từ thư mục thả vào đây"))
    hint.setTextFormat(Qt.TextFormat.PlainText)
    hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
    hint.setWordWrap(True)
    hint.setProperty("dropzone", True)
    return hint
