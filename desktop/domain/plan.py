"""A plan (kế hoạch): the aggregate that is drafted, signed and followed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.commune import Issuer
from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.outline import Block
from desktop.domain.signing import Signing
from desktop.domain.tasks import TaskTable


class PlanKind(Enum):
    """What the plan is for."""

    ANNUAL_REFORM = "annual_reform"
    """Kế hoạch cải cách hành chính năm."""
    FIVE_YEAR_REFORM = "five_year_reform"
    """Kế hoạch cải cách hành chính giai đoạn."""
    INDEX_REMEDY = "index_remedy"
    """Kế hoạch khắc phục tồn tại, nâng cao các chỉ số."""
    OTHER = "other"


class PlanStatus(Enum):
    """Life of a plan; the value is the word shown to the officer."""

    DRAFT = "Nháp"
    SUBMITTED = "Trình ký"
    ISSUED = "Đã ban hành"
    CLOSED = "Kết thúc"


@dataclass(frozen=True, slots=True)
class YearSpan:
    """Years a plan covers, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} - {self.last}"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with all that is printed of it.

    Attributes:
        id: Lasting key.
        kind: What the plan is for.
        document_type: Abbreviation of the type of document ("KH"; "PL" for a lone appendix).
        years: Years it covers.
        subject: Trích yếu, one line, without a closing mark.
        issuer: The commune named in the letterhead; None means the one that owns the workspace.
        number: Number given by the clerk, empty in a draft.
        symbol: Symbol after the slash ("KH-UBND").
        date: Day of issue; None leaves day and month blank.
        status: Where it is in its life.
        bases: Căn cứ lines.
        opening: Opening paragraph ("Ủy ban nhân dân xã … ban hành Kế hoạch … như sau:").
        blocks: The text.
        closing: Closing paragraph without "./."; empty when the text just ends.
        task_table: The task table, None when the plan has none.
        signing: The signature block; None when nobody signs (a lone appendix).
        recipients: Nơi nhận entries without dash and semicolon.
        targets, duties, reports: Facts read from or stored with the text.
        template_id: Template it was made from, empty when none.
        tracked: True while its tasks are followed; not part of what is signed.
    """

    id: str
    kind: PlanKind
    document_type: str
    years: YearSpan
    subject: str
    symbol: str = "KH-UBND"
    issuer: Issuer | None = None
    number: str = ""
    date: dt.date | None = None
    status: PlanStatus = PlanStatus.DRAFT
    bases: tuple[PlanBasis, ...] = ()
    opening: str = ""
    blocks: tuple[Block, ...] = ()
    closing: str = ""
    task_table: TaskTable | None = None
    signing: Signing | None = None
    recipients: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    duties: tuple[Duty, ...] = ()
    reports: tuple[ReportDue, ...] = ()
    template_id: str = ""
    tracked: bool = True
