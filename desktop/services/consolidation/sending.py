"""A package to the communes from the choice to the stick: made, then noted as sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.consolidation.down_records import TemplateText
from desktop.domain.exchange.model import PackageKind
from desktop.services.consolidation.down import DownChoice
from desktop.services.exchange.contents import Wanted
from desktop.services.exchange.packing import Packed, PackSummary
from desktop.services.exchange_ports import Drive, Seal, Stop, never
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Progress

if TYPE_CHECKING:
    from desktop.services.program import Services


def _whole(services: Services, choice: DownChoice) -> DownChoice:
    """Return the choice with its templates as a whole; refused for a broken or unknown one."""
    if not choice.template_ids:
        return choice
    titles = {info.id: info.title for info in services.plans.templates()}
    texts = tuple(
        TemplateText(titles.get(each, each), services.plans.template_text(each), each)
        for each in choice.template_ids
    )
    return replace(choice, templates=(*choice.templates, *texts))


def describe_down(services: Services, choice: DownChoice) -> PackSummary:
    """Return what a package would carry; refused when nothing is chosen."""
    down = services.consolidation.down
    carried = down.contents(down.chosen(_whole(services, choice)))
    return services.exchange.describe(PackageKind.DOWN, down=carried)


def send_down(
    services: Services,
    choice: DownChoice,
    out: Path | Drive,
    seal: Seal | None = None,
    tell: Progress = lambda _what, _share: None,
    cancelled: Stop = never,
) -> Outcome[Packed]:
    """Make a package for the communes, copy it, and note for whom it was."""
    down = services.consolidation.down
    carried = down.contents(down.chosen(_whole(services, choice)))
    wanted = Wanted(PackageKind.DOWN, contact=choice.by, down=carried)
    packed = services.exchange.pack(wanted, out, seal, tell, cancelled)
    noted = down.note(packed.receipt.manifest.package_id, carried, choice)
    return Outcome(packed, noted.changed | {Kind.PACKAGES}, noted.step_id)
