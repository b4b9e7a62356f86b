"""Kiểm tra dữ liệu: what is wrong with the workspace and the files beside it, and what mends it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from desktop.domain.tracking.model import Evidence
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.errors import AppError, Cancelled, Refused
from desktop.i18n import _
from desktop.services.exchange_ports import Stop, never
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import BackupFile, Clock, Progress, Store
from desktop.services.task_ports import Records

BACKUP_REASON = "truoc-khi-sua-loi"
NAMED_FILES = 5


class Repair(Enum):
    """What can be mended, in the words of the question; none of it loses anything."""

    INDEXES = "Dựng lại chỉ mục của tệp dữ liệu"
    TASK_LIST = "Dựng lại danh sách nhiệm vụ"
    EVIDENCE = "Lấy lại tệp minh chứng từ nơi sao lưu thứ hai"
    BACKUP = "Tạo bản sao lưu mới"
    ORPHANS = "Gỡ các ghi nhận không còn thuộc nhiệm vụ nào (sao lưu trước, hoàn tác được)"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be.

    Attributes:
        words: What, one sentence.
        repair: What mends it, None when only a backup or a rescue does.
        harmless: True when no number and no document is wrong because of it.
    """

    words: str
    repair: Repair | None = None
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found.

    Attributes:
        faults: The worst first.
        lost_evidence: Files of evidence that are gone or were changed.
    """

    faults: tuple[Fault, ...] = ()
    lost_evidence: tuple[Evidence, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong that matters."""
        return all(fault.harmless for fault in self.faults)

    def repairs(self) -> tuple[Repair, ...]:
        """Return what can be mended, in order, each once."""
        known = {fault.repair for fault in self.faults}
        return tuple(repair for repair in Repair if repair in known)


class CheckService:
    """Looks through the workspace and mends what is safe to mend."""

    def __init__(
        self, store: Store, clock: Clock, backups: Callable[[], Sequence[BackupFile]]
    ) -> None:
        """Prepare to look; ``backups`` gives those of the workspace, newest first."""
        self._store = store
        self._clock = clock
        self._backups = backups

    def look(self, tell: Progress, cancelled: Stop = never) -> Findings:
        """Check the file, the evidence and the newest backup."""
        found = self.look_into_file(tell)
        return self.look_beside(found, tell, cancelled)

    def look_into_file(self, tell: Progress) -> Findings:
        """Check what is in the workspace file."""
        tell(_("Đang kiểm tra tệp dữ liệu"), 0)
        faults = [*self._store.faults()]
        if not faults:
            faults += self._orphan_faults()
        return Findings(tuple(faults))

    def look_beside(self, found: Findings, tell: Progress, cancelled: Stop = never) -> Findings:
        """Check the files beside the workspace, which may take long; it reads no rows."""
        kept = [] if found.faults and not found.is_sound else self._kept_evidence()
        lost = []
        for number, evidence in enumerate(kept):
            if cancelled():
                raise Cancelled(_("Đã dừng theo yêu cầu."), _("Không có gì bị thay đổi."))
            tell(_("Đang kiểm tra tệp minh chứng"), number / len(kept))
            if not self._store.blobs.is_sound(evidence.file_hash):
                lost.append(evidence)
        tell(_("Đang kiểm tra bản sao lưu"), 1)
        faults = [*found.faults, *_evidence_faults(lost), *self._backup_faults()]
        return Findings(tuple(sorted(faults, key=_weight)), tuple(lost))

    def repair(
        self, found: Findings, wanted: Collection[Repair], sources: Sequence[Path] = ()
    ) -> Outcome[tuple[str, ...]]:
        """Mend what was found; return what was done, a sentence each.

        ``sources`` are folders in which lost files of evidence are looked for by their content.
        """
        steps: Mapping[Repair, Callable[[], str]] = {
            Repair.INDEXES: self._mend_indexes,
            Repair.TASK_LIST: self._mend_list,
            Repair.EVIDENCE: lambda: self._mend_evidence(found.lost_evidence, sources),
            Repair.BACKUP: self._make_backup,
            Repair.ORPHANS: self._remove_orphans,
        }
        done = tuple(steps[repair]() for repair in found.repairs() if repair in wanted)
        changed = {Kind.TASKS, Kind.EVIDENCE, Kind.BACKUPS} if done else ()
        return Outcome(done, frozenset(changed))

    # looking

    def _kept_evidence(self) -> list[Evidence]:
        by_hash = {one.file_hash: one for one in self._store.tasks.evidence.list()}
        by_hash.pop("", None)
        return list(by_hash.values())

    def _backup_faults(self) -> Iterator[Fault]:
        newest = next(iter(self._backups()), None)
        if newest is not None and not newest.is_verified():
            words = _("Bản sao lưu mới nhất ({name}) bị hỏng hoặc đã bị sửa.")
            yield Fault(words.format(name=newest.path.name), Repair.BACKUP)

    def _orphan_faults(self) -> Iterator[Fault]:
        count = sum(len(keys) for _records, keys in self._orphans())
        if count:
            words = _("{count} ghi nhận thuộc nhiệm vụ không còn trong kế hoạch nào.")
            yield Fault(words.format(count=count), Repair.ORPHANS, harmless=True)

    def _orphans(self) -> Iterator[tuple[Records[Any], list[str]]]:
        """Yield the facts about tasks that are in no plan any more, kind by kind."""
        tasks = self._store.tasks
        listing = tasks.find(TaskQuery(untracked=True), Order(), self._clock.today())
        known = set(listing.keys)
        marks = [mark.task_id for mark in tasks.marks.list() if mark.task_id not in known]
        if marks:
            yield tasks.marks, marks
        kinds: tuple[Records[Any], ...] = (
            *(tasks.occurrences, tasks.progress, tasks.assignments),
            *(tasks.evidence_links, tasks.reminders),
        )
        for records in kinds:
            keys = [fact.id for fact in records.list() if fact.task_id not in known]
            if keys:
                yield records, keys

    # mending

    def _mend_indexes(self) -> str:
        self._store.mend_indexes()
        return _("Đã dựng lại chỉ mục của tệp dữ liệu.")

    def _mend_list(self) -> str:
        self._store.mend_list()
        return _("Đã dựng lại danh sách nhiệm vụ.")

    def _make_backup(self) -> str:
        self._store.backup("tay")
        return _("Đã tạo bản sao lưu mới.")

    def _mend_evidence(self, lost: Sequence[Evidence], sources: Sequence[Path]) -> str:
        back = sum(self._take_back(evidence, sources) for evidence in lost)
        if back == len(lost):
            return _("Đã lấy lại {count} tệp minh chứng.").format(count=back)
        words = _("Đã lấy lại {count} tệp minh chứng; còn thiếu {missing} tệp, hãy đính kèm lại.")
        return words.format(count=back, missing=len(lost) - back)

    def _take_back(self, evidence: Evidence, sources: Sequence[Path]) -> bool:
        """Look for a file by its content where copies are kept under their hash."""
        file_hash = evidence.file_hash
        for source in sources:
            path = source / file_hash[:2] / file_hash
            try:
                if path.is_file() and self._store.blobs.take_back(path):
                    return True
            except AppError:
                continue
        return False

    def _remove_orphans(self) -> str:
        orphans = list(self._orphans())
        if not orphans:
            raise Refused(_("Không còn ghi nhận nào cần gỡ."))
        self._store.backup(BACKUP_REASON)
        with self._store.step(_("Gỡ ghi nhận không còn thuộc nhiệm vụ nào")):
            for records, keys in orphans:
                records.remove(*keys)
        count = sum(len(keys) for _records, keys in orphans)
        return _("Đã gỡ {count} ghi nhận.").format(count=count)


def _evidence_faults(lost: Sequence[Evidence]) -> Iterator[Fault]:
    if lost:
        names = ", ".join(one.file_name or one.subject for one in lost[:NAMED_FILES])
        more = "…" if len(lost) > NAMED_FILES else ""
        words = _("{count} tệp minh chứng đã mất hoặc bị thay đổi: {names}.")
        text = words.format(count=len(lost), names=names + more)
        yield Fault(text, Repair.EVIDENCE)


def _weight(fault: Fault) -> tuple[bool, bool]:
    return fault.harmless, fault.repair is not None
