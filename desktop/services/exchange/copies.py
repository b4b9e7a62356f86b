"""Packages of the whole workspace: to the other PC of the office, or to a new one."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.exchange import merging
from desktop.domain.exchange.model import Manifest, MergePlan, RowState
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange import words
from desktop.services.exchange.contents import TEMPLATES
from desktop.services.exchange_ports import OwnTemplates, PackageLook, PackageReader, Record
from desktop.services.outcome import Kind
from desktop.services.ports import Store


@dataclass(frozen=True, slots=True)
class CopyMerge:
    """What taking in a copy of the workspace would do.

    Attributes:
        plan: Row by row.
        blobs: Files of evidence that it brings.
        moves_in: True when this empty workspace would become a copy of that office's.
        templates: Templates of the office that it brings, by name.
    """

    plan: MergePlan
    blobs: tuple[str, ...] = ()
    moves_in: bool = False
    templates: tuple[tuple[str, str], ...] = ()


class WorkspacePackages:
    """Implements ``KindOfPackage`` for whole workspaces."""

    def __init__(
        self, store: Store, reader: PackageReader, templates: OwnTemplates | None = None
    ) -> None:
        """Take in rows and evidence, and ``templates`` where the office's own are kept."""
        self._store = store
        self._templates = templates
        self._exchange = store.exchange
        self._reader = reader

    def problem(self, manifest: Manifest) -> Refused | None:
        """Return why not: it is that of another office, and something was written here."""
        if self._is_own(manifest) or self._is_empty():
            return None
        return Refused(
            _("{package}, không phải của đơn vị này.").format(
                package=words.package_words(manifest)
            ),
            _("Dữ liệu trên máy này không thay đổi."),
            _("Cấp trên chỉ nhận gói báo cáo; chuyển sang máy mới thì nhập vào tệp dữ liệu trống."),
        )

    def read(self, look: PackageLook) -> CopyMerge:
        """Return what merging would do, row by row."""
        arrived = self.arrived(look)
        known = self._exchange.known({state.key for state in arrived})
        own = look.manifest is not None and self._is_own(look.manifest)
        lines = self._reader.records(look, TEMPLATES, _problem_of_template)
        templates = tuple((str(line["name"]), str(line["text"])) for line in lines)
        blobs = tuple(self._reader.blobs(look))
        return CopyMerge(merging.merge(known, arrived), blobs, not own, templates)

    def take(self, look: PackageLook, payload: CopyMerge) -> frozenset[Kind]:
        """Write the rows and the files of evidence."""
        assert look.manifest is not None
        if payload.moves_in:
            self._exchange.adopt(look.manifest.office.workspace_id)
            self._require_whole(look.manifest, payload.plan)
        changed = self._exchange.apply(payload.plan)
        self.take_blobs(look, payload.blobs)
        if self._templates is not None:
            for name, text in payload.templates:
                self._templates.take(name, text)
        came = {Kind.EVIDENCE: payload.blobs, Kind.TEMPLATES: payload.templates}
        return changed | {kind for kind, files in came.items() if files}

    def arrived(self, look: PackageLook) -> list[RowState]:
        """Return the rows of a package, those of an older program brought to this version."""
        if look.manifest is None or not self._is_older(look.manifest):
            return list(self._reader.rows(look, self._exchange.problem_of))
        completed, problem_of = self._exchange.completed, self._exchange.problem_of
        rows = self._reader.rows(look, lambda state: problem_of(completed(state)))
        return [completed(state) for state in rows]

    def _is_older(self, manifest: Manifest) -> bool:
        return manifest.schema_version < self._exchange.schema_version

    def _require_whole(self, manifest: Manifest, plan: MergePlan) -> None:
        """Refuse a workspace that would not be, row by row, the one that was packed.

        Rows that had to be brought to this version are no longer those of which the digest tells.
        """
        states = (state for entry in plan.entries for state in (entry.after, *entry.siblings))
        told = "" if self._is_older(manifest) else manifest.state_digest
        if told and merging.state_digest(states) != told:
            raise Refused(
                _("Dữ liệu nhận được không giống dữ liệu lúc tạo gói."),
                _("Tệp dữ liệu này vẫn trống như trước."),
                _("Hãy tạo lại gói trên máy cũ rồi nhập lại."),
            )

    def _is_own(self, manifest: Manifest) -> bool:
        return manifest.office.workspace_id == self._exchange.workspace_id

    def _is_empty(self) -> bool:
        """Tell whether no row was ever written here."""
        tables = self._exchange.tables()
        return all(next(iter(self._exchange.states(table)), None) is None for table in tables)

    def take_blobs(self, look: PackageLook, blobs: tuple[str, ...]) -> None:
        """Keep the files of evidence; one that stays after a refusal harms nothing."""
        missing = self._missing(blobs)
        if not missing:
            return
        with tempfile.TemporaryDirectory(dir=self._store.path.parent) as folder:
            for file_hash in missing:
                out = Path(folder) / file_hash
                self._reader.extract_blob(look, file_hash, out)
                self._store.blobs.put(out)
                out.unlink()

    def _missing(self, blobs: tuple[str, ...]) -> list[str]:
        return [file_hash for file_hash in blobs if not self._has(file_hash)]

    def _has(self, file_hash: str) -> bool:
        try:
            return self._store.blobs.path(file_hash).is_file()
        except Refused:
            return False


def moving_remarks(payload: object) -> tuple[str, ...]:
    """Return what does not come along when a package fills an empty workspace."""
    if not isinstance(payload, CopyMerge) or not payload.moves_in:
        return ()
    return (
        _(
            "Lịch sử thao tác, sổ gói và khóa ký ở lại máy cũ; lần gửi báo cáo đầu tiên từ máy này "
            "cấp trên sẽ gọi điện đối chiếu mã khóa. Muốn mang theo tất cả, hãy dùng Thiết lập, "
            "“Khôi phục từ tệp khác…” với bản sao lưu của máy cũ trên USB."
        ),
    )


def _problem_of_template(_part: str, line: Record) -> str:
    """Return "" for a line that is a template; whether it can be used is seen when it is kept."""
    is_template = set(line) == {"name", "text"} and all(
        isinstance(value, str) for value in line.values()
    )
    return "" if is_template else _("Gói có mẫu văn bản không hợp lệ.")
