"""Documents of plans: exported, previewed, checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_rules import ready_to_sign
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.ports import Clock, DocumentRenderer, FormatChecker, Preview

FORMATS = ("docx", "pdf", "xlsx")

TOLD_BY_THE_PLAN = frozenset({"B19", "V07"})
"""Rules of the checker whose matter the plan's own rules tell better: they know blocks and rows."""

WriteFile = Callable[[Path, bytes], Path]
"""Writes a file so that either the old or the whole new one is there after a power cut.

Returns where it is: beside a file of that name that is open in Word.
"""


class DocumentService:
    """Makes and checks the documents of plans; touches no store, so any thread may use it."""

    def __init__(
        self,
        renderer: DocumentRenderer,
        checker: FormatChecker,
        write_file: WriteFile,
        clock: Clock,
    ) -> None:
        self._renderer = renderer
        self._checker = checker
        self._write_file = write_file
        self._clock = clock

    def export(self, plan: Plan, profile: CommuneProfile, format_name: str, out: Path) -> Path:
        """Write the document of ``plan`` to ``out``, or beside it; return the path."""
        if format_name not in FORMATS:
            raise Refused(
                _("Không xuất được định dạng “{name}”.").format(name=format_name),
                advice=_("Chọn một trong: {names}.").format(names=", ".join(FORMATS)),
            )
        return self._write_file(out, self._renderer.render(plan, profile, format_name))

    def preview(
        self, plan: Plan, profile: CommuneProfile, dpi: int, spots: bool = False
    ) -> Preview:
        """Return the pages of the document as pictures at ``dpi``."""
        return self._renderer.preview(plan, profile, dpi, spots)

    def export_pages(
        self, plan: Plan, profile: CommuneProfile, folder: Path, dpi: int = 96
    ) -> Sequence[Path]:
        """Write the pages as PNG files into ``folder`` and return their paths in order."""
        written = []
        for number, page in enumerate(self.preview(plan, profile, dpi).pages, start=1):
            path = folder / f"trang-{number:03d}.png"
            self._write_file(path, page)
            written.append(path)
        return written

    def findings(self, plan: Plan, profile: CommuneProfile) -> Sequence[Finding]:
        """Check the document that the plan makes, and whether the plan is ready to be signed."""
        form = [
            finding
            for finding in self._checker.check_plan(plan, profile)
            if finding.rule not in TOLD_BY_THE_PLAN
        ]
        return [*form, *ready_to_sign(plan, profile, self._clock.today())]
