"""What the level above sends down: words on reports of a period, and more when it is ticked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.exchange.model import PackageKind
from desktop.services.exchange.contents import Wanted
from desktop.services.program import Services


@dataclass(frozen=True, slots=True)
class MoreDown:
    """What goes along with receipts and reports sent back."""

    legal: bool = False
    tasks: bool = False


def complete(services: Services, wanted: Wanted, more: MoreDown) -> Wanted:
    """Return what is wanted with the contents that go down, when it goes down."""
    if wanted.kind is not PackageKind.DOWN or wanted.period is None:
        return wanted
    down = services.consolidation.down
    legal = [each.id for each in services.store.library.list()] if more.legal else []
    tasks = [each.id for each in services.store.tasks.own.list()] if more.tasks else []
    sent = down.gathered(
        words=down.words(wanted.year, wanted.period, wanted.contact),
        task_keys=tasks,
        legal_ids=legal,
    )
    return replace(wanted, down=down.contents(sent))
