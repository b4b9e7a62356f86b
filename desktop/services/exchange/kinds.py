"""How packages of one kind are read and taken in."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from desktop.domain.exchange.model import Manifest
from desktop.errors import Refused
from desktop.services.exchange_ports import PackageLook
from desktop.services.outcome import Kind

Payload = TypeVar("Payload")


class KindOfPackage(Protocol, Generic[Payload]):
    """One kind of package; what is read of it is shown before it is taken in."""

    def problem(self, manifest: Manifest) -> Refused | None:
        """Return why packages like this are not for this workspace, None when they are."""

    def read(self, look: PackageLook) -> Payload:
        """Return what a package holds and would do; refused with one sentence for a bad line."""

    def take(self, look: PackageLook, payload: Payload) -> frozenset[Kind]:
        """Take in what was read; inside a step. Return the kinds of thing that changed."""
