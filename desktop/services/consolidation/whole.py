"""Whole workspaces of other offices: added up by the report of the year that they carry."""

from __future__ import annotations

from desktop.domain.consolidation.model import OFFICE
from desktop.domain.exchange.model import Manifest
from desktop.errors import Refused
from desktop.services.consolidation.packages import IncomingReport, ReportPackages
from desktop.services.exchange.copies import CopyMerge, WorkspacePackages
from desktop.services.exchange_ports import PackageLook
from desktop.services.outcome import Kind


class WholePackages:
    """Implements ``KindOfPackage`` for whole workspaces, the office's own and those of others.

    That of the office itself is merged row by row; of another one only the report is taken.
    """

    def __init__(self, copies: WorkspacePackages, reports: ReportPackages) -> None:
        self._copies = copies
        self._reports = reports

    def problem(self, manifest: Manifest) -> Refused | None:
        """Return why a package is not for this workspace, None when it is."""
        problem = self._copies.problem(manifest)
        tells = problem is not None and bool(manifest.counts.get(OFFICE))
        return None if tells and self._reports.problem(manifest) is None else problem

    def read(self, look: PackageLook) -> CopyMerge | IncomingReport:
        """Return what merging would do, or the report that would be taken."""
        if look.manifest is not None and self._copies.problem(look.manifest) is not None:
            return self._reports.read(look)
        return self._copies.read(look)

    def take(self, look: PackageLook, payload: CopyMerge | IncomingReport) -> frozenset[Kind]:
        """Write the rows and the files of evidence, or the report."""
        if isinstance(payload, IncomingReport):
            return self._reports.take(look, payload)
        return self._copies.take(look, payload)
