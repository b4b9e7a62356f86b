"""The office's profile: set up once, changed when people or names change."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.commune import CommuneProfile
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Presets, Store

Guard = Callable[[CommuneProfile, CommuneProfile], None]
"""Refuses a change from one profile to another."""


def _allow(_before: CommuneProfile, _after: CommuneProfile) -> None:
    """Refuse nothing."""


class ProfileService:
    """Reads and changes the profile of the commune that owns the workspace."""

    def __init__(self, store: Store, presets: Presets, guard: Guard = _allow) -> None:
        self._store = store
        self._presets = presets
        self._guard = guard

    def get(self) -> CommuneProfile:
        """Return the profile; raise ``Refused`` in a workspace that was never set up."""
        profile = self._store.profile.get()
        if profile is None:
            raise Refused(
                _("Chưa có thông tin xã trong tệp dữ liệu này."),
                advice=_("Hãy nhập tên xã, tỉnh ở mục Thiết lập (hoặc lệnh init)."),
            )
        return profile

    def is_set_up(self) -> bool:
        """Tell whether the workspace knows its commune."""
        return self._store.profile.get() is not None

    def proposal(
        self, preset: str, commune: str, province: str, district: str = ""
    ) -> CommuneProfile:
        """Return the profile that a preset gives for a commune, without storing it."""
        if not commune.strip() or not province.strip():
            raise Refused(_("Cần có tên xã và tên tỉnh."))
        return self._presets.profile(preset, commune, province, district)

    def set_up(self, profile: CommuneProfile) -> Outcome[CommuneProfile]:
        """Store the first profile together with the starting library of legal documents."""
        with self._store.step(_("Khai báo thông tin xã")) as step:
            changed = self._store.profile.save(profile)
            for document in self._presets.legal_documents():
                self._store.library.save(document)
        return Outcome(profile, changed | {Kind.LEGAL_LIBRARY}, step)

    def change(self, profile: CommuneProfile, label: str = "") -> Outcome[CommuneProfile]:
        """Store a changed profile; every draft shows it from now on.

        Refused when a unit or officer with open tasks would be gone.
        """
        before = self._store.profile.get()
        if before is not None:
            self._guard(before, profile)
        with self._store.step(label or _("Sửa thông tin xã")) as step:
            changed = self._store.profile.save(profile)
        return Outcome(profile, changed, step)
