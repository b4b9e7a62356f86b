"""The tables in the appendix of a report: statistics, targets, tasks one by one, what comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.decree_dates import short_date
from desktop.domain.office_document import CellAlign, DataColumn, DataRow, DataTable
from desktop.domain.reporting.figures import MEASURES, Figures, ReportTask, ReportTime
from desktop.domain.reporting.measuring import write_figure
from desktop.domain.reporting.statistics import StatisticRow
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import STATE_WORDS, URGENCY
from desktop.services.letters.work_tables import without_empty_columns
from desktop.services.reports.words import (
    SAME,
    bare_title,
    coming,
    last_note,
    target_values,
    time_label,
)

_CENTER = CellAlign.CENTER
_NUMBER = DataColumn("TT", 4, _CENTER)
_CLOSED = (TaskState.DONE, TaskState.DONE_LATE)
_NOT_DONE = TaskState.NOT_DONE
_REACHED = {True: "Đạt", False: "Chưa đạt", None: "Chưa có số liệu"}


def report_tables(figures: Figures, statistics: Sequence[StatisticRow]) -> list[DataTable]:
    """Return the tables of a report by the keys of its template."""
    return [
        statistics_table(statistics),
        _targets_table(figures),
        _tasks_table(figures),
        _units_table(figures),
        _coming_table(figures),
    ]


def statistics_table(rows: Sequence[StatisticRow]) -> DataTable:
    """Return the statistics form: one row for each indicator below the heading of its group."""
    columns = (
        _NUMBER,
        DataColumn("Chỉ tiêu thống kê", 44),
        DataColumn("Đơn vị tính", 12, _CENTER),
        DataColumn("Số liệu kỳ báo cáo", 13, _CENTER),
        DataColumn("Lũy kế từ 15/12", 13, _CENTER),
        DataColumn("Ghi chú", 16),
    )
    return DataTable("thong_ke", columns, tuple(_statistic_rows(rows)))


def _statistic_rows(rows: Sequence[StatisticRow]) -> Iterator[DataRow]:
    group = ""
    for number, row in enumerate(rows, start=1):
        if row.indicator.group != group:
            group = row.indicator.group
            yield DataRow((group,), is_group=True)
        cells = (_figure(row.period), _figure(row.year))
        indicator = row.indicator
        yield DataRow((str(number), indicator.label, indicator.unit, *cells, row.note))


def _figure(value: float | None) -> str:
    return "" if value is None else write_figure(value)


def _targets_table(figures: Figures) -> DataTable:
    columns = (
        _NUMBER,
        DataColumn("Chỉ tiêu", 46),
        DataColumn("Mục tiêu", 16, _CENTER),
        DataColumn("Kết quả", 12, _CENTER),
        DataColumn("Cách tính", 12, _CENTER),
        DataColumn("Đánh giá", 12, _CENTER),
    )
    rows: list[DataRow] = []
    before = ""
    for number, target in enumerate(figures.targets, start=1):
        told = target_values(target)
        sentence = SAME if target.text == before else told["noi_dung"]
        before = target.text
        cells = (sentence, told["muc_tieu"], told["ket_qua"], told["cach_tinh"])
        rows.append(DataRow((str(number), *cells, _REACHED[target.reached])))
    return without_empty_columns(DataTable("chi_tieu", columns, tuple(rows)))


def _tasks_table(figures: Figures) -> DataTable:
    columns = (
        _NUMBER,
        DataColumn("Nhiệm vụ", 30),
        DataColumn("Chủ trì", 15),
        DataColumn("Thời hạn", 12, _CENTER),
        DataColumn("Trạng thái", 12, _CENTER),
        DataColumn("Kết quả, minh chứng", 20),
        DataColumn("Lý do, vướng mắc", 15),
    )
    rows: list[DataRow] = []
    number = 0
    for scope, title in figures.areas():
        rows.append(DataRow((title,), is_group=True))
        for task in figures.behind(f"{scope}/total"):
            number += 1
            rows.append(DataRow((str(number), *_task_cells(task, figures))))
    return without_empty_columns(DataTable("chi_tiet", columns, tuple(rows)))


def _task_cells(task: ReportTask, figures: Figures) -> tuple[str, ...]:
    return (
        bare_title(task),
        task.lead,
        _deadlines(task),
        _state(task, figures),
        "; ".join(word for word in (_done_words(task), last_note(task), *task.evidence) if word),
        _why(task),
    )


def _why(task: ReportTask) -> str:
    """Return why a task is given up or was postponed, else what the diary calls difficult."""
    times = (
        f"{label}: {time.reason}" if (label := time_label(task, time)) else time.reason
        for time in task.times
        if time.reason
    )
    difficulty = next((note.difficulty for note in reversed(task.notes) if note.difficulty), "")
    return task.reason or "; ".join(dict.fromkeys(times)) or difficulty


def _deadlines(task: ReportTask) -> str:
    if task.continuous:
        return "Thường xuyên"
    opened = [time for time in task.times if time.is_open and time.due]
    shown = opened[:1] or [time for time in task.times if time.due][-1:]
    return "; ".join(_dated(task, time) for time in shown) or task.time


def _dated(task: ReportTask, time: ReportTime) -> str:
    label = time_label(task, time)
    day = short_date(time.due) if time.due else ""
    return f"{label}: {day}" if label else day


def _state(task: ReportTask, figures: Figures) -> str:
    if MEASURES["updated"](task, figures.window):
        return "Đã thực hiện trong kỳ"
    if MEASURES["silent"](task, figures.window):
        return "Chưa có cập nhật"
    late = max((time.days_late(figures.window.as_of) for time in task.times), default=0)
    words = STATE_WORDS[task.state]
    return f"{words} {late} ngày" if late and task.state is TaskState.OVERDUE else words


def _done_words(task: ReportTask) -> str:
    done = [time for time in task.times if time.done_on]
    if not done or len(task.times) == 1:
        return f"Xong ngày {short_date(done[0].done_on)}" if done and done[0].done_on else ""
    return f"Đã xong {len(done)}/{len(task.times)} lần"


def _units_table(figures: Figures) -> DataTable:
    """Return the states of the tasks of each unit; a task led by two counts below both."""
    shown = {"total": "Tổng số"} | {
        state.value: STATE_WORDS[state] for state in (*_CLOSED, *reversed(URGENCY[:4]), _NOT_DONE)
    }
    columns = (
        _NUMBER,
        DataColumn("Đơn vị chủ trì", 32),
        *(DataColumn(header, 8, _CENTER) for header in shown.values()),
    )
    rows = tuple(
        DataRow((str(number), name, *(str(figures.count(each, scope)) for each in shown)))
        for number, (scope, name) in enumerate(figures.units(), start=1)
    )
    return DataTable("don_vi", columns, rows)


def _coming_table(figures: Figures) -> DataTable:
    columns = (
        _NUMBER,
        DataColumn("Nhiệm vụ", 52),
        DataColumn("Chủ trì", 26),
        DataColumn("Thời hạn", 18, _CENTER),
    )
    rows = tuple(
        DataRow((str(number), bare_title(task), task.lead, _dated(task, time)))
        for number, (task, time) in enumerate(coming(figures), start=1)
    )
    return DataTable("ky_toi", columns, rows)
