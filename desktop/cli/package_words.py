"""What the package commands say: lines for people, data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.cli.down_commands import PART_NAMES
from desktop.domain.consolidation.adding import Totals
from desktop.domain.exchange.model import Effect, Manifest
from desktop.domain.exchange.package_names import blob_of, shown, table_of
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.i18n import _
from desktop.services.consolidation.below import ComingDown
from desktop.services.consolidation.packages import IncomingReport
from desktop.services.exchange import words
from desktop.services.exchange.copies import CopyMerge
from desktop.services.exchange.packing import Packed
from desktop.services.exchange.service import TakenFile
from desktop.services.exchange_ports import PackageLook

Data = dict[str, Any]

_EFFECTS = {
    Effect.NEW: "new",
    Effect.CHANGED: "changed",
    Effect.DELETED: "deleted",
    Effect.CONFLICT: "conflict",
    Effect.UNCHANGED: "unchanged",
}

_PARTS = {"task": "Nhiệm vụ", "target": "Chỉ tiêu"}
"""Names of the parts of a report that people count; shown through the translation."""


def packed_data(packed: Packed) -> Data:
    """Return a package that was made, for programs."""
    receipt = packed.receipt
    return {
        "file": str(packed.path),
        "kept": str(receipt.path),
        "sha256": receipt.sha256,
        "size": receipt.size,
        "check_code": receipt.check_code,
        "sealed": receipt.sealed,
        **_manifest_data(receipt.manifest),
    }


def packed_lines(packed: Packed) -> Iterator[str]:
    """Yield what was made, for people."""
    receipt = packed.receipt
    yield _("Tệp: {path} ({size})").format(path=packed.path, size=words.size_words(receipt.size))
    yield _("Mã kiểm tra: {code}").format(code=receipt.check_code)


def problem(look: PackageLook) -> str:
    """Return why a package is not taken."""
    return " ".join(look.problems) or _("Gói này không đọc được.")


def look_data(look: PackageLook) -> Data:
    """Return what is known of a package, for programs."""
    return {
        "file": str(look.path),
        "sha256": look.sha256,
        "size": look.size,
        "sealed": look.sealed,
        "trust": look.trust.value,
        "check_code": look.check_code,
        "key_code": look.fingerprint,
        "problems": list(look.problems),
        **(_manifest_data(look.manifest) if look.manifest else {}),
    }


def look_lines(look: PackageLook) -> Iterator[str]:
    """Yield what is known of a sound package, for people."""
    manifest = look.manifest
    assert manifest is not None
    yield words.package_words(manifest)
    yield _("Gói số {number}, lập {at}").format(
        number=manifest.sequence, at=f"{manifest.created:%H:%M %d/%m/%Y}"
    )
    yield from _content_lines(manifest)
    yield _("Mã kiểm tra: {code}").format(code=look.check_code)
    yield _("Chữ ký: {trust}").format(trust=look.trust.value)
    if look.fingerprint:
        yield _("Mã khóa của đơn vị: {code}").format(code=look.fingerprint)


def _content_lines(manifest: Manifest) -> Iterator[str]:
    """Yield how much a package carries; rows of all tables are counted together."""
    rows = sum(count for part, count in manifest.counts.items() if table_of(part))
    evidence = sum(bool(blob_of(name)) for name in manifest.files)
    counts = (
        (_("Dòng dữ liệu"), rows),
        *((_(name), manifest.counts.get(part, 0)) for part, name in _PARTS.items()),
        (_("Tệp minh chứng kèm theo"), evidence),
        (_("Tệp minh chứng không kèm theo"), len(manifest.missing_blobs)),
    )
    yield from (f"  {name}: {words.grouped(count)}" for name, count in counts if count)


def file_data(file: TakenFile) -> Data:
    """Return what became of a file, for programs."""
    preview = file.preview
    data = {
        **look_data(preview.look),
        "result": _result(file),
        "remarks": list(preview.remarks),
        "problem": file.problem,
    }
    if isinstance(preview.payload, CopyMerge):
        data["rows"] = _effects(preview.payload)
    if isinstance(preview.payload, IncomingReport):
        data["report"] = _report_data(preview.payload)
    if isinstance(preview.payload, ComingDown):
        data["from_above"] = _above_data(preview.payload)
    return data


def file_lines(file: TakenFile) -> Iterator[str]:
    """Yield what became of a file, for people."""
    look = file.preview.look
    name = shown(look.path.name)
    if file.problem:
        yield _("{name}: KHÔNG NHẬN. {problem}").format(name=name, problem=file.problem)
        return
    if look.manifest is None:
        return
    results = {
        "known": _("{name}: đã nhận từ trước, không có gì thay đổi."),
        "would-take": _("{name}: sẽ nhận {package}."),
        "taken": _("{name}: đã nhận {package}."),
    }
    package = words.package_words(look.manifest)
    yield results[_result(file)].format(name=name, package=package)
    payload = file.preview.payload
    if isinstance(payload, CopyMerge):
        yield "  " + effects_words(payload)
    if isinstance(payload, IncomingReport):
        yield "  " + _report_words(payload)
    if isinstance(payload, ComingDown):
        yield from _above_words(payload)
    yield from (f"  {remark}" for remark in file.preview.remarks)


def summary_data(
    out: Path, year: int, period: Period, totals: Totals, taken: Sequence[TakenFile]
) -> Data:
    """Return what was added up, for programs."""
    return {
        "file": str(out),
        "year": year,
        "period": period.value,
        "expected": totals.expected,
        "received": totals.received,
        "typed": totals.typed,
        "numbers": dict(totals.numbers),
        "packages": [file_data(file) for file in taken],
    }


def summary_lines(
    out: Path, year: int, period: Period, totals: Totals, taken: Sequence[TakenFile]
) -> Iterator[str]:
    """Yield what was added up, for people."""
    for file in taken:
        yield from file_lines(file)
    yield _("Đã tổng hợp {period}: {received} trên {expected} xã, {tasks} nhiệm vụ.").format(
        period=title(period, year),
        received=totals.received + totals.typed,
        expected=totals.expected,
        tasks=words.grouped(totals.count("total")),
    )
    yield _("Tệp: {path}").format(path=out)


def effects_words(merge: CopyMerge) -> str:
    """Return how many rows are new, changed, deleted, in conflict, and the same as before."""
    counts = ((_(effect.value), merge.plan.count(effect)) for effect in Effect)
    return ", ".join(f"{name}: {words.grouped(count)}" for name, count in counts)


def _effects(merge: CopyMerge) -> Data:
    return {name: merge.plan.count(effect) for effect, name in _EFFECTS.items()}


def _report_data(report: IncomingReport) -> Data:
    return {
        "office_id": report.office.id,
        "office": report.office.full_name,
        "new_office": report.is_new_office,
        "effect": report.effect.name.lower(),
        "tasks": report.tasks,
        "targets": report.targets,
    }


def _report_words(report: IncomingReport) -> str:
    return _("{effect}: {tasks} nhiệm vụ, {targets} chỉ tiêu").format(
        effect=_(report.effect.value), tasks=report.tasks, targets=report.targets
    )


def _above_data(coming: ComingDown) -> Data:
    return {
        "words": len(coming.words),
        "items": [
            {"kind": item.part, "key": item.key, "title": item.title, "effect": item.effect.name}
            for item in coming.items
        ],
        "known": coming.known,
        "remarks": list(coming.remarks),
    }


def _above_words(coming: ComingDown) -> Iterator[str]:
    """Yield what came from above, a line each."""
    for word in coming.words:
        about = title(word.period, word.year)
        yield "  " + _("{verdict}: báo cáo {about}. {remarks}").format(
            verdict=_(word.verdict.value), about=about, remarks=word.remarks
        )
    for item in coming.items:
        effect = _(item.effect.value)
        yield f"  {effect}: {_(PART_NAMES[item.part])} – {item.title}"
    if coming.known:
        yield "  " + _("Đã có, giữ nguyên: {count}").format(count=coming.known)
    yield from (f"  {remark}" for remark in coming.remarks)


def _result(file: TakenFile) -> str:
    """Return "refused", "known", "taken" or "would-take"."""
    if file.problem:
        return "refused"
    if file.preview.taken or (file.taken and file.taken.was_there):
        return "known"
    return "taken" if file.taken else "would-take"


def _manifest_data(manifest: Manifest) -> Data:
    office = manifest.office
    return {
        "package_id": manifest.package_id,
        "kind": manifest.kind.value,
        "office": {
            "workspace_id": office.workspace_id,
            "name": office.name,
            "superior": office.superior,
            "level": office.level,
            "contact": office.contact,
        },
        "sequence": manifest.sequence,
        "created": manifest.created.isoformat(),
        "year": manifest.year or None,
        "period": manifest.period or None,
        "format": manifest.format_version,
        "schema": manifest.schema_version,
        "counts": dict(manifest.counts),
        "missing_evidence": len(manifest.missing_blobs),
    }
