"""Whose key is whose: bound at first sight, another one only after a telephone call."""

from __future__ import annotations

from desktop.domain.exchange.check_code import fingerprint, is_same
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange.ports import ExchangeStore
from desktop.services.exchange_ports import KeyMaker, OfficeKeys, PackageLook, Trust

_BOUND = "office_key:"


class Keyring:
    """The own keys and those that were seen in packages of other offices and PCs.

    An office may have several: each of its PCs signs with a key of its own.
    """

    def __init__(self, store: ExchangeStore, maker: KeyMaker) -> None:
        self._store = store
        self._maker = maker

    def own(self) -> OfficeKeys:
        """Return the keys of this workspace; they are made the first time."""
        return self._maker.office_keys(self._store)

    def own_fingerprint(self) -> str:
        """Return the code of the own key, to be read over the telephone."""
        return fingerprint(self.own().signing_public)

    def bound(self, workspace_id: str) -> tuple[str, ...]:
        """Return the public keys that packages of an office may be signed with."""
        kept = tuple(self._store.secret(_BOUND + workspace_id).split())
        if workspace_id != self._store.workspace_id:
            return kept
        return (self.own().signing_public, *kept)

    def trust(self, look: PackageLook) -> Trust:
        """Return what the key of a package that was read says here."""
        if look.manifest is None or look.trust is Trust.WRONG:
            return look.trust
        office = look.manifest.office
        known = self.bound(office.workspace_id)
        if not known:
            return Trust.NEW if office.key else Trust.UNSIGNED
        return Trust.KNOWN if office.key in known else Trust.OTHER_KEY

    def bind(self, workspace_id: str, key: str) -> None:
        """Let packages of an office be signed with ``key`` from now on."""
        known = self.bound(workspace_id)
        if key and key not in known:
            kept = self._store.secret(_BOUND + workspace_id).split()
            self._store.keep_secret(_BOUND + workspace_id, " ".join([*kept, key]))


def require_heard(key: str, spoken: str) -> None:
    """Refuse a code that is not the one of ``key``, which the office read over the telephone."""
    if not key or not is_same(spoken, fingerprint(key)):
        raise Refused(
            _("Mã khóa vừa nhập không phải là mã khóa của gói này."),
            _("Gói chưa được nhận."),
            _("Hãy gọi lại cho đơn vị và đọc từng nhóm bốn số."),
        )
