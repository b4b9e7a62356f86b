"""A package that lies on a stick or in a folder, as a row of the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.exchange.model import Effect
from desktop.domain.exchange.package_names import shown as shown_name
from desktop.domain.reporting.periods import title
from desktop.i18n import _
from desktop.services.exchange.copies import CopyMerge
from desktop.services.exchange.service import TakenFile
from desktop.services.exchange.taking import Preview
from desktop.ui.exchange.words import (
    PART_WORDS,
    content_words,
    moment,
    office_words,
    plan_words,
    trust_words,
)
from desktop.ui.fields.dates import shown
from desktop.ui.screens.list_view import ListColumn

if TYPE_CHECKING:
    from desktop.services.consolidation.below import ComingDown


@dataclass(frozen=True, slots=True)
class Incoming:
    """A package that was found.

    Attributes:
        preview: What is known of it.
        passphrase, confirmed: What the officer typed for it.
        taken_now: True when it was taken in just now.
        problem: Why it was not taken.
        made_here: True for a package that this workspace made itself.
        from_other: True for the data of another commune, which may have been merged into this one.
    """

    preview: Preview
    passphrase: str = field(default="", repr=False)
    confirmed: str = ""
    taken_now: bool = False
    problem: str = ""
    made_here: bool = False
    from_other: bool = False

    @property
    def id(self) -> str:
        """Key of the row."""
        return str(self.preview.look.path)

    @property
    def path(self) -> Path:
        """The file."""
        return self.preview.look.path

    @property
    def acceptable(self) -> bool:
        """Tell whether it may be taken in, and was not yet."""
        new = self.preview.taken is None and not self.taken_now
        return self.preview.usable and new and not self.made_here

    def after(self, file: TakenFile) -> Incoming:
        """Return the row after it was taken in, or refused."""
        taken = file.taken
        return replace(
            self,
            preview=replace(file.preview, taken=taken.note if taken else file.preview.taken),
            taken_now=taken is not None and not taken.was_there,
            problem=file.problem,
        )


def columns() -> tuple[ListColumn, ...]:
    """Return the columns of the list of packages."""
    return (
        ListColumn(_("Đơn vị"), lambda row: office_words(row.preview.look), 170),
        ListColumn(_("Nội dung"), lambda row: content_words(row.preview.look), 210),
        ListColumn(_("Lập lúc"), _created_words, 140),
        ListColumn(_("Xác thực"), lambda row: trust_words(row.preview.look), 120),
        ListColumn(_("Sẽ làm gì"), doing_words, 280, stretch=True),
        ListColumn(_("Tệp"), lambda row: shown_name(row.path.name), 240, spare=True),
    )


def _created_words(row: Incoming) -> str:
    manifest = row.preview.look.manifest
    return moment(manifest.created) if manifest else ""


def doing_words(row: Incoming) -> str:
    """Return in a few words what taking a package in would do, did, or why it cannot."""
    preview = row.preview
    if row.taken_now:
        return _("✓ Đã nhận xong")
    if row.made_here:
        return _("→ Gói do máy này lập, không cần nhận")
    if row.problem:
        return _("● {problem}").format(problem=row.problem)
    if preview.taken is not None:
        return _("✓ Đã nhận ngày {day}").format(day=shown(preview.taken.noted.date()))
    if preview.look.problems:
        return _("● {problem}").format(problem=" ".join(preview.look.problems))
    return payload_words(preview.payload)


def payload_words(payload: object) -> str:
    """Return what a payload would do: counts of a merge, or what a report is."""
    if isinstance(payload, CopyMerge):
        words = plan_words(payload.plan)
        return _("Chép cả bộ dữ liệu: {words}").format(words=words) if payload.moves_in else words
    facts = report_facts(payload)
    return "; ".join(f"{name}: {value}" if value else name for name, value in facts.items())


def is_report(payload: object) -> bool:
    """Tell whether a package brings the report of a commune."""
    from desktop.services.consolidation.packages import IncomingReport

    return isinstance(payload, IncomingReport)


def report_facts(payload: object) -> Mapping[str, str]:
    """Return what a report of a commune would do, by what it is called."""
    from desktop.services.consolidation.below import ComingDown
    from desktop.services.consolidation.packages import IncomingReport

    if isinstance(payload, ComingDown):
        return _facts_from_above(payload)
    if not isinstance(payload, IncomingReport):
        return {}
    facts = {_(payload.effect.value): ""}
    if payload.is_new_office:
        facts[_("xã mới trong danh sách")] = ""
    facts[_("nhiệm vụ")] = str(payload.tasks)
    facts[_("chỉ tiêu")] = str(payload.targets)
    if payload.receipts:
        facts[_("biên nhận gói đã gửi xuống")] = str(len(payload.receipts))
    return facts


def _facts_from_above(payload: ComingDown) -> Mapping[str, str]:
    facts = {word_words(word): "" for word in payload.words}
    for part, words in PART_WORDS.items():
        counts = [len(payload.of(part, effect)) for effect in (Effect.NEW, Effect.CHANGED)]
        if any(counts):
            facts[_(words).lower()] = count_words(*counts)
    if payload.known:
        facts[_("đã có, giữ nguyên")] = str(payload.known)
    facts.update((remark, "") for remark in payload.remarks)
    return facts or {_("Không có gì cho đơn vị này"): ""}


def count_words(new: int, changed: int) -> str:
    """Return how many things are new and how many change: "2 mới, 1 thay đổi"."""
    counts = ((_("{count} mới"), new), (_("{count} thay đổi"), changed))
    return ", ".join(words.format(count=count) for words, count in counts if count)


def word_words(word: SuperiorWord) -> str:
    """Return what the level above says of a report in one sentence."""
    about = title(word.period, word.year)
    if word.verdict is Verdict.RECEIVED:
        text = _("✓ {office} đã nhận báo cáo {about}, ngày {day}")
        return text.format(office=word.office, about=about, day=shown(word.on))
    text = _("↩ {office} gửi trả báo cáo {about}: {remarks}")
    said = text.format(office=word.office, about=about, remarks=word.remarks)
    if word.new_due is None:
        return said
    return _("{said}; gửi lại trước {day}").format(said=said, day=shown(word.new_due))
