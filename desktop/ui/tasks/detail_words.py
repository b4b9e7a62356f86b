"""What the pane says of a task: its times, its diary, its evidence, in words."""

from __future__ import annotations

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.model import (
    Assignee,
    Assignment,
    Evidence,
    OccurrenceFact,
    Part,
    ProgressEntry,
    Reminder,
    ReminderWay,
    SourceDocument,
)
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS
from desktop.i18n import _
from desktop.services.tasks.detail import EvidenceDetail, TaskDetail, TimeDetail
from desktop.ui.tasks.doing import event_words

WAY_WORDS = {
    ReminderWay.LETTER: "Công văn đôn đốc",
    ReminderWay.NOTE: "Phiếu nhắc việc",
    ReminderWay.SPOKEN: "Nhắc trực tiếp",
}
"""How somebody was reminded; shown through ``_``."""


def event_noted(detail: TaskDetail) -> str:
    """Return the document from which the time runs, or for which the task waits."""
    mark = detail.facts.mark
    if mark is not None and mark.event_date is not None:
        return _("Tính từ {document} ngày {day}").format(
            document=mark.event_document or _("văn bản"), day=short_date(mark.event_date)
        )
    return event_words(detail.reading)


def time_words(time: TimeDetail) -> str:
    """Return one time in words: its name, its due day, its state."""
    each = time.time
    parts = [each.label] if each.label else []
    if each.due is not None and short_date(each.due) not in each.label:
        parts.append(_("hạn {day}").format(day=short_date(each.due)))
    if each.planned_due is not None and each.planned_due != each.due:
        parts.append(_("(gia hạn, trước là {day})").format(day=short_date(each.planned_due)))
    if each.done_on is not None:
        parts.append(_("xong {day}").format(day=short_date(each.done_on)))
    if time.fact is not None and time.fact.quality is not None:
        parts.append(_("nghiệm thu {quality}%").format(quality=time.fact.quality))
    state = f"{STATE_SIGNS[time.state]} {_(STATE_WORDS[time.state])}"
    return "\n".join(line for line in (state, " · ".join(parts), _why(time.fact)) if line)


def _why(fact: OccurrenceFact | None) -> str:
    """Return the reason for which a time was given up or postponed, and what was noted on it."""
    if fact is None:
        return ""
    reason = fact.dropped_reason or fact.extension_reason
    told = _("Lý do: {reason}").format(reason=reason) if reason else ""
    return "\n".join(words for words in (told, fact.note) if words)


def source_of(detail: TaskDetail) -> SourceDocument | None:
    """Return the document that gave a task; what the officer noted stands before the plan."""
    mark = detail.facts.mark
    return (mark.source if mark else None) or detail.item.source


def source_words(source: SourceDocument | None) -> str:
    """Return the document that gave a task, with its clause."""
    if source is None:
        return ""
    day = _("ngày {day}").format(day=short_date(source.date)) if source.date else ""
    return ", ".join(part for part in (source.number, day, source.issuer, source.clause) if part)


def names(assignees: tuple[Assignee, ...]) -> str:
    """Return the names of people in one line."""
    return "; ".join(assignee.name for assignee in assignees)


def evidence_words(evidence: Evidence) -> str:
    """Return an evidence in one line: number, day, subject, name of its file."""
    day = evidence.date
    parts = (
        evidence.number,
        _("ngày {day}").format(day=short_date(day)) if day else "",
        evidence.issuer,
        evidence.subject,
    )
    named = ", ".join(part for part in parts if part)
    return f"{named} [{evidence.file_name}]" if evidence.file_name else named


def proof_words(proof: EvidenceDetail) -> str:
    """Return an evidence, and below it the time it proves, the place in it, since when."""
    since = proof.attached
    attached = _("gắn ngày {day}").format(day=short_date(since)) if since else ""
    below = " · ".join(part for part in (proof.link.label, proof.link.place, attached) if part)
    return "\n".join(part for part in (evidence_words(proof.evidence), below) if part)


def diary_words(diary: ProgressEntry) -> str:
    """Return a line of the diary: day, percent, what was done, what stands in the way."""
    share = f" · {diary.percent}%" if diary.percent is not None else ""
    label = f" · {diary.label}" if diary.label else ""
    trouble = _("Vướng mắc: {words}").format(words=diary.difficulty) if diary.difficulty else ""
    lines = (f"{short_date(diary.on)}{share}{label}", diary.note, trouble)
    return "\n".join(line for line in lines if line)


def assignment_words(given: Assignment) -> str:
    """Return to whom a part was given, from when to when, and why."""
    part = _("Chủ trì") if given.part is Part.LEAD else _("Phối hợp")
    since = short_date(given.valid_from) if given.valid_from else _("từ đầu")
    until = f" – {short_date(given.valid_to)}" if given.valid_to else ""
    reason = f"; {given.reason}" if given.reason else ""
    return f"{part}: {given.assignee.name} ({since}{until}{reason})"


def reminder_words(reminder: Reminder) -> str:
    """Return who was reminded when and how."""
    note = f": {reminder.note}" if reminder.note else ""
    way = _(WAY_WORDS[reminder.way])
    return f"{short_date(reminder.on)} · {way} · {reminder.assignee}{note}"
