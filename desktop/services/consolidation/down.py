"""What the level above sends down: receipts, reports sent back, tasks, templates, documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.domain.consolidation.down import SentDown, TemplateText, WordFor
from desktop.domain.consolidation.register import (
    CommuneOffice,
    OfficeLevel,
    ReportReturn,
    SuperiorWord,
    Verdict,
)
from desktop.domain.ids import new_id
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.domain.tracking.model import PlanItem, SourceDocument
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.exchange.contents import DownContents
from desktop.services.outcome import Outcome


class SendingDown:
    """Sends reports back, and gathers what a package to the communes carries."""

    def __init__(self, desk: ConsolidationDesk) -> None:
        self._desk = desk

    def send_back(
        self,
        office_ids: Sequence[str],
        year: int,
        period: Period,
        remarks: str,
        new_due: dt.date | None = None,
        by: str = "",
    ) -> Outcome[Sequence[ReportReturn]]:
        """Send reports back with what is to be mended, in one step (gửi trả)."""
        words, today = remarks.strip(), self._desk.today()
        if not words:
            raise Refused(_("Cần ghi rõ nội dung phải sửa khi gửi trả."))
        if new_due is not None and new_due < today:
            raise Refused(_("Hạn gửi lại đã qua."))
        standings = self._desk.standings(year, period)
        made = []
        for office_id in office_ids:
            found = standings.get((office_id, year, period))
            if found is None:
                name = self._desk.office(office_id).full_name
                raise Refused(_("{name} chưa gửi gói báo cáo của kỳ này.").format(name=name))
            made.append(
                ReportReturn(
                    new_id(), office_id, year, period, found.package.id, words, new_due, today, by
                )
            )
        if not made:
            raise Refused(_("Chưa chọn báo cáo để gửi trả."))
        label = _("Gửi trả {count} báo cáo {period}")
        label = label.format(count=len(made), period=title(period, year))
        with self._desk.store.step(label) as step:
            changed = self._desk.received.returns.put(*made)
        return Outcome(tuple(made), changed, step)

    def words(
        self, year: int, period: Period, by: str = "", office_ids: Sequence[str] = ()
    ) -> Sequence[WordFor]:
        """Return what is to be told the communes about their reports of a period.

        A receipt for the package that counts, and the decisions to send back.
        """
        level = self._desk.level()
        standings = self._desk.standings(year, period)
        returns = self._desk.received.returns.list("year", str(year))
        chosen = [o for o in self._desk.offices() if not office_ids or o.id in office_ids]
        found: list[WordFor] = []
        for office in chosen:
            standing = standings.get((office.id, year, period))
            if standing is None:
                continue
            package = standing.package
            receipt = SuperiorWord(
                f"{package.id}.receipt",
                *(year, period, package.id, Verdict.RECEIVED, package.received_on),
                *(office_words(level), by or level.contact),
            )
            found.append(WordFor(package.workspace_id, receipt))
            found += [
                WordFor(package.workspace_id, _return_word(each, level))
                for each in returns
                if (each.office_id, each.period) == (office.id, period)
            ]
        return found

    def contents(self, sent: SentDown) -> DownContents:
        """Return the contents of a package, refused when there is nothing in it."""
        records = sent.records()
        if not records:
            raise Refused(_("Chưa chọn nội dung để gửi xuống."))
        counts = (
            (_("biên nhận, gửi trả"), len(sent.words)),
            (_("nhiệm vụ"), len(sent.tasks)),
            (_("mẫu văn bản"), len(sent.templates)),
            (_("văn bản căn cứ"), len(sent.legal)),
        )
        return DownContents(records, tuple(count for count in counts if count[1]))

    def gathered(
        self,
        *,
        words: Iterable[WordFor] = (),
        task_keys: Sequence[str] = (),
        templates: Iterable[TemplateText] = (),
        legal_ids: Sequence[str] = (),
        source: SourceDocument | None = None,
    ) -> SentDown:
        """Return what is chosen of the workspace: its tasks and its library.

        ``source`` is the document that gives the tasks, for those that name none.
        """
        library = {each.id: each for each in self._desk.store.library.list()}
        unknown = [key for key in legal_ids if key not in library]
        if unknown:
            raise Refused(_("Văn bản này không còn trong thư viện."), details=str(unknown))
        return SentDown(
            tuple(words),
            tuple(self._tasks(task_keys, source)),
            tuple(templates),
            tuple(library[key] for key in legal_ids),
        )

    def offices_of(self, words: Iterable[WordFor]) -> Sequence[CommuneOffice]:
        """Return the communes to which words go."""
        wanted = {each.workspace_id for each in words}
        return [office for office in self._desk.offices() if office.workspace_id in wanted]

    def _tasks(self, keys: Sequence[str], source: SourceDocument | None) -> Iterator[PlanItem]:
        issuer = office_words(self._desk.level())
        for key in keys:
            item = self._desk.store.tasks.item(key)
            given = item.source or source or SourceDocument()
            yield replace(item, source=replace(given, issuer=given.issuer or issuer))


def office_words(level: OfficeLevel) -> str:
    """Return the office as communes know it: "Sở Nội vụ tỉnh Hưng Yên"."""
    return f"{level.agency} {level.name}" if level.agency else f"UBND {level.name}"


def _return_word(each: ReportReturn, level: OfficeLevel) -> SuperiorWord:
    return SuperiorWord(
        each.id,
        *(each.year, each.period, each.package_id, Verdict.RETURNED, each.on),
        *(office_words(level), each.by or level.contact, each.remarks, each.new_due),
    )
