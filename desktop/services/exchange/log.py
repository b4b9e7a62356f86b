"""The log of packages (sổ gói): what was made here and what was taken in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from desktop.domain.exchange.model import Manifest
from desktop.i18n import _
from desktop.services.exchange.ports import Direction, ExchangeStore, PackageNote
from desktop.services.ports import Clock


def note_of(
    manifest: Manifest,
    manifest_hash: str,
    direction: Direction,
    clock: Clock,
    file_name: str,
    step_id: int | None = None,
) -> PackageNote:
    """Return the line of the log for a package."""
    return PackageNote(
        manifest_hash=manifest_hash,
        direction=direction,
        package_id=manifest.package_id,
        kind=manifest.kind,
        workspace_id=manifest.office.workspace_id,
        office=manifest.office.name,
        replica_id=manifest.replica_id,
        sequence=manifest.sequence,
        previous=manifest.previous,
        created=manifest.created,
        noted=clock.now().replace(tzinfo=None, microsecond=0),
        year=manifest.year,
        period=manifest.period,
        file_name=file_name,
        step_id=step_id,
    )


def last_made(exchange: ExchangeStore) -> PackageNote | None:
    """Return the last package that this copy of the workspace made."""
    own = filter(_is_made, exchange.notes(exchange.replica_id))
    return max(own, key=lambda note: note.sequence, default=None)


def last_made_at(exchange: ExchangeStore) -> datetime | None:
    """Return when this copy of the workspace made its last package."""
    last = last_made(exchange)
    return last.noted if last else None


def taken(known: Iterable[PackageNote], manifest_hash: str) -> PackageNote | None:
    """Return the line of a package that was taken in and stays, None when there is none."""
    own = (note for note in known if note.manifest_hash == manifest_hash)
    return next((note for note in own if not _is_made(note) and not note.undone), None)


def chain_remarks(
    manifest: Manifest, manifest_hash: str, known: Iterable[PackageNote]
) -> list[str]:
    """Return what the place of a package in the chain of its copy tells, a sentence each.

    Nothing of it stops a package: what counts is decided row by row. ``known`` are the packages
    of that copy.
    """
    own = [note for note in known if not _is_made(note) and not note.undone]
    others = [note for note in own if note.manifest_hash != manifest_hash]
    by_number = {note.sequence: note for note in others}
    before, after = by_number.get(manifest.sequence - 1), by_number.get(manifest.sequence + 1)
    forked = (
        manifest.sequence in by_number
        or (before is not None and before.manifest_hash != manifest.previous)
        or (after is not None and after.previous != manifest_hash)
    )
    remarks = [_("Chuỗi gói của đơn vị này bị rẽ nhánh; hãy hỏi lại đơn vị.")] if forked else []
    newest = max(by_number, default=0)
    if newest > manifest.sequence:
        remarks.append(
            _("Gói số {number} cũ hơn gói số {newest} đã nhận.").format(
                number=manifest.sequence, newest=newest
            )
        )
    return remarks


def _is_made(note: PackageNote) -> bool:
    return note.direction is Direction.MADE
