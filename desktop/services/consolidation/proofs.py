"""The evidence files of communes: they lie in the packages of the inbox and are looked at there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.consolidation.proof import (
    HEAD,
    PROOF,
    ProofRecord,
    may_be_opened,
    plain_name,
    proofs_from,
)
from desktop.domain.exchange.package_names import SUFFIX, shown
from desktop.domain.reporting.model import Period
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.consolidation.packages import no_report
from desktop.services.exchange_ports import PackageLook, PackageReader


@dataclass(frozen=True, slots=True)
class CarriedProofs:
    """What the package that counts carries.

    Attributes:
        proofs: Its files, one line for each task that a file proves; a file of which the package
            does not tell the task has a line without.
        missing: How many files the commune could not send along.
    """

    proofs: tuple[ProofRecord, ...] = ()
    missing: int = 0


class ProofFiles:
    """Lists and gives out the files; never runs one, never keeps one in the workspace.

    Only ``package`` asks the store; a package is large and may be read on another thread.
    """

    def __init__(self, desk: ConsolidationDesk, reader: PackageReader) -> None:
        self._desk = desk
        self._reader = reader

    def package(self, office_id: str, year: int, period: Period) -> Path | None:
        """Return the package that counts for a commune and period, None when there is none."""
        found = self._desk.standings(year, period).get((office_id, year, period))
        path = self._desk.received.inbox / f"{found.package.id}{SUFFIX}" if found else None
        return path if path is not None and path.is_file() else None

    def inside(self, package: Path) -> CarriedProofs:
        """Return the files that a package of the inbox carries."""
        with self._opened(package) as look:
            return self._carried(look)

    def save(self, package: Path, proof: ProofRecord, out: Path) -> Path:
        """Write a file to ``out``, checked by its hash; never over another one."""
        if out.exists():
            raise Refused(
                _("Đã có tệp {name}.").format(name=out.name), advice=_("Hãy đặt tên khác.")
            )
        with self._opened(package) as look:
            self._reader.extract_blob(look, proof.file_hash, out)
        return out

    def open_copy(self, package: Path, proof: ProofRecord, folder: Path) -> Path:
        """Write a copy of a file of a safe kind into ``folder`` to be looked at.

        Refused for a kind that could run something, or whose contents are of another kind.
        """
        out = folder / plain_name(proof.name, proof.file_hash)
        if not out.exists():
            folder.mkdir(parents=True, exist_ok=True)
            self.save(package, proof, out)
        with out.open("rb") as file:
            head = file.read(HEAD)
        if not may_be_opened(proof.name, head):
            out.unlink()
            raise Refused(
                _("Tệp {name} không thuộc loại được mở từ chương trình.").format(
                    name=shown(proof.name)
                ),
                _("Tệp chưa được mở."),
                _("Nếu thật cần, hãy lưu tệp ra máy và quét vi-rút trước khi mở."),
            )
        return out

    @contextmanager
    def _opened(self, path: Path) -> Iterator[PackageLook]:
        look = self._reader.look(path, lambda _workspace: "", local=True)
        if not look.usable:
            raise EnvironmentFailure(
                _("Không mở lại được gói đã nhận."),
                _("Số liệu đã nhận vẫn nguyên vẹn."),
                details=" ".join(look.problems),
            )
        try:
            yield look
        finally:
            self._reader.forget(look)

    def _carried(self, look: PackageLook) -> CarriedProofs:
        there = self._reader.blobs(look)
        try:
            told = tuple(proofs_from(self._reader.records(look, PROOF, lambda *_one: "")))
        except ValueError as error:
            raise no_report(str(error)) from error
        known = {proof.file_hash for proof in told}
        others = (ProofRecord("", each, "", 0) for each in there if each not in known)
        missing = look.manifest.missing_blobs if look.manifest else ()
        here = (proof for proof in told if proof.file_hash in there)
        return CarriedProofs((*here, *others), len(missing))
