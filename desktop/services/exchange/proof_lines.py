"""The lines of a package that tell which task each carried file proves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.consolidation.proof import MOST_PROOFS, PROOF, ProofRecord
from desktop.domain.decree_dates import short_date
from desktop.domain.exchange.package_names import shown
from desktop.domain.tracking.model import Evidence, EvidenceLink
from desktop.i18n import _
from desktop.services.exchange_ports import Record


def proof_records(
    links: Iterable[EvidenceLink], carried: Iterable[Evidence]
) -> Mapping[str, Sequence[Record]]:
    """Return a line for each task and file; none without files."""
    files = {each.id: each for each in carried if each.file_hash}
    lines = [
        ProofRecord(
            link.task_id, file.file_hash, shown(file.file_name), file.file_size, _words(file)
        ).record()
        for link in links
        if (file := files.get(link.evidence_id))
    ]
    return {PROOF: lines[:MOST_PROOFS]} if lines else {}


def _words(evidence: Evidence) -> str:
    number = evidence.number
    if number and evidence.date:
        number = _("{number} ngày {day}").format(number=number, day=short_date(evidence.date))
    return shown("; ".join(filter(None, (number, evidence.subject))))
