"""What a report says: the values that its document template prints, made of the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop.domain.decree_dates import decree_date, short_date
from desktop.domain.facts import Target
from desktop.domain.reading.names import strip_bullet
from desktop.domain.reporting.figures import (
    Figures,
    ReportTarget,
    ReportTask,
    ReportTime,
    Window,
    times_of_all,
)
from desktop.domain.reporting.figures_changes import Difference
from desktop.domain.reporting.measuring import PERCENT, write_figure, write_goal
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import PERIOD_WORDS
from desktop.domain.tracking.model import TaskState

Values = dict[str, Any]

STATE_KEYS = {
    "dung_han": TaskState.DONE,
    "muon": TaskState.DONE_LATE,
    "qua_han": TaskState.OVERDUE,
    "sap_den_han": TaskState.DUE_SOON,
    "dang_thuc_hien": TaskState.IN_PROGRESS,
    "chua_den_han": TaskState.NOT_YET,
    "khong_thuc_hien": TaskState.NOT_DONE,
}
"""States by their names in the templates of documents."""

NEXT_WORDS = {
    Period.Q1: "quý II năm {year}",
    Period.H1: "6 tháng cuối năm {year}",
    Period.M9: "quý IV năm {year}",
    Period.Q3: "quý IV năm {year}",
    Period.Q4: "quý I năm {next}",
    Period.YEAR: "năm {next}",
}
"""The time for which a report announces its work: that of ``periods.next_work_days``."""
_MOST_NAMED = 3
"""Times of one task that a sentence names one by one."""
_UNDER_WAY = (TaskState.IN_PROGRESS, TaskState.DUE_SOON)


def report_values(figures: Figures, plans: Sequence[str]) -> Values:
    """Return the values of the template of periodic reports.

    ``plans`` are the citations of the plans on which it reports.
    """
    window = figures.window
    return {
        "ky": PERIOD_WORDS[window.period].format(year=window.year),
        "ma_ky": window.period.value,
        "ky_toi": NEXT_WORDS[window.period].format(year=window.year, next=window.year + 1),
        "tu_ngay": window.first,
        "den_ngay": min(window.last, window.as_of),
        "tong": figures.count("total"),
        "theo_trang_thai": {key: figures.count(state.value) for key, state in STATE_KEYS.items()},
        "khong_ro_han": sum(map(_waits_undated, figures.tasks)),
        "ty_le": {
            "hoan_thanh": share_words(figures.share("closed", "total")),
            "dung_han": share_words(figures.share("done", "closed")),
        },
        "linh_vuc": [_area(figures, scope, title) for scope, title in figures.areas()],
        "so_chi_tieu": _counted(figures.targets),
        "viec_ky_toi": [_coming(task, time) for task, time in coming(figures)],
        "ke_hoach": list(plans),
        "chi_dao": {
            "van_ban": figures.documents,
            "don_doc": figures.letters,
            "nhac_viec": figures.reminders,
        },
        "kho_khan": difficulties(figures),
    }


def _waits_undated(task: ReportTask) -> bool:
    """Tell whether a task has not begun and its plan names no day for it."""
    return task.state is TaskState.NOT_YET and not any(time.due for time in task.times)


def share_words(share: float | None) -> str:
    """Return a percentage as text, "" when there was nothing to divide by."""
    return "" if share is None else f"{write_figure(round(share, 1))}%"


def estimate_words(window: Window) -> str:
    """Return the sentence that the figures are an estimate; "" when they are not."""
    if not window.is_estimate:
        return ""
    last, day = decree_date(window.last), decree_date(window.as_of)
    return (
        f"Báo cáo được lập trước ngày chốt số liệu ({last}); số liệu tính đến {day}, "
        "phần còn lại của kỳ được bổ sung vào báo cáo sau."
    )


def difficulties(figures: Figures) -> list[str]:
    """Return what the diaries of the period call difficult, each once with where it hinders."""
    found: dict[str, list[str]] = {}
    for task in figures.behind("all/difficult"):
        for words in dict.fromkeys(note.difficulty for note in task.notes if note.difficulty):
            found.setdefault(words.rstrip(" .;"), []).append(bare_title(task))
    return [
        f"{words} ({titles[0] if len(titles) == 1 else f'{len(titles):02d} nhiệm vụ'})"
        for words, titles in found.items()
    ]


def coming(figures: Figures) -> list[tuple[ReportTask, ReportTime]]:
    """Return the times that are due until the end of the next report, by day."""
    waiting = times_of_all(
        figures.behind("all/next"),
        lambda time: time.is_open and figures.window.is_next(time.due),
    )
    return sorted(waiting, key=lambda each: each[1].due or figures.window.last)


def difference_words(differences: Sequence[Difference], before: str) -> str:
    """Return one sentence on the numbers of all tasks that differ from the report before."""
    found = {each.key: each for each in differences}
    told = [
        f"{words} {_moved(found[key].after - found[key].before)}"
        for key, words in _COMPARED.items()
        if key in found
    ]
    return f"So với báo cáo {before}: {'; '.join(told)}." if told else ""


_COMPARED = {
    "all/total": "số nhiệm vụ theo dõi",
    "all/closed": "số nhiệm vụ đã hoàn thành",
    "all/overdue": "số nhiệm vụ quá hạn",
}


def _moved(by: int) -> str:
    return f"tăng {by}" if by > 0 else f"giảm {-by}"


def _counted(targets: Sequence[ReportTarget]) -> Values:
    return {
        "tong": len(targets),
        "dat": sum(target.reached is True for target in targets),
        "chua_dat": sum(target.reached is False for target in targets),
        "chua_co": sum(target.reached is None for target in targets),
    }


def targets_values(targets: Sequence[ReportTarget]) -> list[Values]:
    """Return targets as the template prints them; a sentence of several is said only once.

    Those of one sentence stand together, the measured ones first.
    """
    by_sentence: dict[str, list[ReportTarget]] = {}
    for target in targets:
        by_sentence.setdefault(target.text, []).append(target)
    return [
        {**target_values(target), **({"noi_dung": SAME} if place else {})}
        for found in by_sentence.values()
        for place, target in enumerate(sorted(found, key=lambda each: each.value is None))
    ]


SAME = "Cùng nội dung trên"
"""Stands in place of a sentence that was just said."""


def target_values(target: ReportTarget) -> Values:
    """Return a target as the template prints it."""
    goal = Target(target.id, "", target.text, target.comparator, target.goal, target.unit)
    return {
        "noi_dung": target.text.rstrip(" .;"),
        "muc_tieu": write_goal(goal),
        "ket_qua": result_words(target),
        "dat": target.reached,
        "cach_tinh": quotient_words(target),
    }


def result_words(target: ReportTarget) -> str:
    """Return the measured value of a target, "" while there is none."""
    if target.value is None:
        return ""
    space = "" if target.unit == PERCENT else " "
    return f"{write_figure(target.value)}{space}{target.unit}".strip()


def quotient_words(target: ReportTarget) -> str:
    """Return what a value was computed from: "28/30", "" when it was typed."""
    if target.numerator is None or target.denominator is None:
        return ""
    return f"{write_figure(target.numerator)}/{write_figure(target.denominator)}"


def _area(figures: Figures, scope: str, title: str) -> Values:
    """Return an area: each task once in a list, with the times of it that belong there."""
    window = figures.window
    tasks = figures.behind(f"{scope}/total")
    stands = [task for task in tasks if task.state is not TaskState.NOT_DONE]
    key = scope.partition(":")[2]

    def done(state: TaskState) -> list[Values]:
        return _gathered(
            times_of_all(stands, lambda time: time.state is state and window.holds(time.done_on))
        )

    late = times_of_all(stands, lambda time: time.state is TaskState.OVERDUE)
    given_up = times_of_all(
        stands,
        lambda time: (
            time.state is TaskState.NOT_DONE and (time.due is None or time.due >= window.first)
        ),
    )
    under_way = [task for task in tasks if task.state in _UNDER_WAY]
    under_way.sort(key=lambda task: not task.notes)
    return {
        "khoa": key,
        "ten": title,
        "tong": len(tasks),
        "hoan_thanh": done(TaskState.DONE),
        "muon": done(TaskState.DONE_LATE),
        "qua_han": _gathered(late),
        "dang": [_entry(task) for task in under_way],
        "khong": [_entry(task) for task in tasks if task.state is TaskState.NOT_DONE],
        "khong_lan": _gathered(given_up),
        "chi_tieu": targets_values([each for each in figures.targets if each.area == key]),
    }


def _gathered(found: Iterable[tuple[ReportTask, ReportTime]]) -> list[Values]:
    """Return one entry for each task, however many of its times are meant."""
    tasks: dict[str, tuple[ReportTask, list[ReportTime]]] = {}
    for task, time in found:
        tasks.setdefault(task.id, (task, []))[1].append(time)
    return [
        _entry(task, times[0]) if len(times) == 1 else _entry_of_several(task, times)
        for task, times in tasks.values()
    ]


def _entry_of_several(task: ReportTask, times: Sequence[ReportTime]) -> Values:
    """Return an entry that names the times in place of their days."""
    evidence = dict.fromkeys(words for time in times for words in time.evidence)
    reasons = dict.fromkeys(time.reason for time in times if time.reason)
    return {
        **_entry(task, times[0]),
        "viec": f"{bare_title(task)} ({_span(task, times)})",
        "han": "",
        "ngay_xong": "",
        "minh_chung": "; ".join(evidence),
        "ly_do": "; ".join(reasons),
    }


def _span(task: ReportTask, times: Sequence[ReportTime]) -> str:
    """Return the names of times, of many how many they are with the first and the last."""
    names = [_inside(time_label(task, time) or short_date(time.due)) for time in times if time.due]
    if len(names) <= _MOST_NAMED:
        return ", ".join(names)
    return f"{len(names):02d} lần, từ {names[0]} đến {names[-1]}"


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:]


def _entry(task: ReportTask, time: ReportTime | None = None) -> Values:
    due = time.due if time else task.due
    done_on = time.done_on if time else None
    return {
        "viec": named(task, time),
        "don_vi": task.lead,
        "han": short_date(due) if due else "",
        "ngay_xong": short_date(done_on) if done_on else "",
        "minh_chung": "; ".join(time.evidence if time else task.evidence),
        "ket_qua": last_note(task),
        "ly_do": time.reason if time else reason_of(task),
        "ty_le": f"{task.percent}%" if task.percent and not done_on else "",
    }


def reason_of(task: ReportTask) -> str:
    """Return why a task is not carried out; of one given up time by time, each reason once."""
    dropped = (time.reason for time in task.times if time.state is TaskState.NOT_DONE)
    return task.reason or "; ".join(dict.fromkeys(filter(None, dropped)))


def time_label(task: ReportTask, time: ReportTime) -> str:
    """Return the name of a time where it tells something: not of a task's only time or a day."""
    is_day = time.due is not None and short_date(time.due) in time.label
    return "" if len(task.times) == 1 or is_day else time.label


def named(task: ReportTask, time: ReportTime | None) -> str:
    """Return a task as a sentence names it, with the time that is meant."""
    label = time_label(task, time) if time else ""
    return f"{bare_title(task)}{f' ({label})' if label else ''}"


def bare_title(task: ReportTask) -> str:
    """Return the words of a task without the sign of a list before them and the mark at the end."""
    return strip_bullet(task.title).rstrip(" .;")


def last_note(task: ReportTask) -> str:
    """Return what the diary of the period last told of a task."""
    return next((note.note.rstrip(" .;") for note in reversed(task.notes) if note.note), "")


def _coming(task: ReportTask, time: ReportTime) -> Values:
    return {
        "viec": named(task, time),
        "don_vi": task.lead,
        "han": short_date(time.due) if time.due else "",
    }
