"""What the use cases of packages need from the outside: writing, reading, keys and drives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from desktop.domain.exchange.model import Manifest, RowState
from desktop.services.ports import Progress

Stop = Callable[[], bool]
"""Asked now and then; ``Cancelled`` is raised soon after it says yes."""


def never() -> bool:
    """Let a piece of work go on to its end."""
    return False


Record = Mapping[str, object]
"""One line of a part that carries no states of rows (a figure, a task at the cut-off)."""

RowValidator = Callable[[RowState], str]
"""Returns "" for a row that may come in, else one sentence that says why not."""

RecordValidator = Callable[[str, Record], str]
"""The same for a record; it is given the name of the part first."""

KnownKeys = Callable[[str], str]
"""Returns the public key (hex) bound to a ``workspace_id``, "" when none was ever seen."""


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """The two key pairs of a workspace.

    Attributes:
        signing_public, signing_secret: Ed25519, hex; the public one is ``Office.key``.
        sealing_public, sealing_secret: age ("age1…", "AGE-SECRET-KEY-1…"); the public one is
            given to those who shall seal packages for this office.
    """

    signing_public: str
    signing_secret: str = field(repr=False)
    sealing_public: str
    sealing_secret: str = field(repr=False)


class SecretStore(Protocol):
    """Secrets of the workspace, kept in its meta and never in a package."""

    def secret(self, name: str) -> str:
        """Return a secret, "" when it was never kept."""

    def keep_secret(self, name: str, value: str) -> None:
        """Keep a secret under a name."""


class KeyMaker(Protocol):
    """Makes and reads the keys of a workspace."""

    def office_keys(self, secrets: SecretStore) -> OfficeKeys:
        """Return the keys of the workspace; they are made and kept the first time."""


@dataclass(frozen=True, slots=True)
class Seal:
    """For whose eyes a package is; exactly one of the two is given.

    Attributes:
        recipient: age public key ("age1…") of the office that may open it.
        passphrase: Words told over the telephone.
    """

    recipient: str = ""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Unseal:
    """With what a sealed package is opened: the office's own key, a passphrase, or both."""

    identity: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PackageContents:
    """What goes into a package; each iterable is read once, to its end.

    Attributes:
        manifest: Complete but for ``office.key``, ``counts``, ``files`` and ``missing_blobs``,
            which the writer fills in.
        rows: States of rows by table; they make the parts "row_<table>".
        records: Lines of other parts by the name of the part ("figure", "task"); a name is of
            small letters, digits and "_", and does not begin with "row_".
        blobs: Files of evidence by SHA-256; those whose file is gone, or altered, are named as
            missing.
        summary: What the sheet beside the package says of the contents, in Vietnamese
            (("Kế hoạch", "3"), ("Nhiệm vụ", "71")).
    """

    manifest: Manifest
    rows: Mapping[str, Iterable[RowState]] = field(default_factory=dict)
    records: Mapping[str, Iterable[Record]] = field(default_factory=dict)
    blobs: Mapping[str, Path] = field(default_factory=dict)
    summary: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PackageReceipt:
    """A package that was written and read back.

    Attributes:
        path: The file in the outbox, its sheet (.txt) beside it.
        manifest: As it stands in the package.
        manifest_hash: SHA-256 of the manifest; ``previous`` of the next package.
        sha256, size: Of the whole file.
        check_code: To be compared over the telephone ("1234 5678 9012 3456").
        sealed: True when it cannot be opened without a key or passphrase.
    """

    path: Path
    manifest: Manifest
    manifest_hash: str
    sha256: str
    size: int
    check_code: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class CopyReceipt:
    """A package that lies on a stick, read back from the device itself.

    Attributes:
        path: The package.
        sheet: The sheet beside it.
        sha256, size: Of the package.
        was_there: True when the same package lay there already and was only checked.
    """

    path: Path
    sheet: Path
    sha256: str
    size: int
    was_there: bool = False


class PackageWriter(Protocol):
    """Writes packages."""

    def write(
        self,
        contents: PackageContents,
        out: Path,
        keys: OfficeKeys | None,
        seal: Seal | None,
        tell: Progress,
        cancelled: Stop,
    ) -> PackageReceipt:
        """Write a package and its sheet into the folder ``out``, and read it back.

        The file gets its name from office, sequence and day (``GOI_…``); nothing is left when
        it fails. Without ``keys`` it is not signed. Raises ``Refused`` for contents that are
        too large or hold values that no package can carry, ``EnvironmentFailure`` for a disk
        that is full or read-only, ``Cancelled``.
        """

    def copy(self, package: Path, folder: Path, tell: Progress, cancelled: Stop) -> CopyReceipt:
        """Copy a package of the outbox and its sheet to a stick and read it back from there.

        Nothing is ever overwritten. After this it is safe to pull the stick. Raises
        ``Refused`` for a name that another package has, or a package that is gone;
        ``EnvironmentFailure`` for a stick that is full, read-only, pulled or false;
        ``Cancelled``. Nothing half stays on the stick as long as it can be reached.
        """


class Trust(Enum):
    """What the signature says; the value is the word shown."""

    KNOWN = "đúng khóa đã biết"
    NEW = "khóa mới"
    UNSIGNED = "chưa xác thực"
    OTHER_KEY = "khóa khác với khóa đã biết"
    """The office has a bound key and this package has another one, or none: stopped."""
    WRONG = "chữ ký sai"


@dataclass(frozen=True, slots=True)
class PackageLook:
    """What is known of a package before a row of it is read.

    Attributes:
        path: The file as it was named.
        manifest: None when it could not be read, or the package is sealed.
        trust: What the signature says.
        problems: Why it must not be imported, one sentence each; empty when it may be.
        sealed: True when a key or passphrase is needed first (``unseal``).
        staged: The plain local copy from which rows are read; None with problems.
        manifest_hash: SHA-256 of the manifest; marks the package as imported.
        sha256, size: Of the file as it was named.
        check_code: To be compared over the telephone.
        fingerprint: Of the key of the office, in the same manner; "" when not signed.
    """

    path: Path
    manifest: Manifest | None = None
    trust: Trust = Trust.UNSIGNED
    problems: tuple[str, ...] = ()
    sealed: bool = False
    staged: Path | None = None
    manifest_hash: str = ""
    sha256: str = ""
    size: int = 0
    check_code: str = ""
    fingerprint: str = ""

    @property
    def usable(self) -> bool:
        """Tell whether rows may be read."""
        return self.manifest is not None and self.staged is not None and not self.problems


class PackageReader(Protocol):
    """Reads packages; every file is hostile until it is checked."""

    def look(
        self,
        path: Path,
        known: KnownKeys,
        unseal: Unseal | None = None,
        *,
        local: bool = False,
        cancelled: Stop = never,
    ) -> PackageLook:
        """Check limits, names, sizes, hashes and the signature; no row is read.

        Never raises for a bad file: what is wrong stands in ``problems``. The file is copied
        to the staging folder first; one of the workspace's own folders (``local``) is read
        where it is.
        """

    def rows(self, look: PackageLook, validate: RowValidator) -> Iterator[RowState]:
        """Yield the states of rows of a usable package, table by table.

        Raises ``Refused`` with one sentence for a line that is no row, or that ``validate``
        does not let in.
        """

    def records(self, look: PackageLook, part: str, validate: RecordValidator) -> Iterator[Record]:
        """Yield the lines of another part of a usable package; none when it has no such part."""

    def blobs(self, look: PackageLook) -> Sequence[str]:
        """Return the hashes of the evidence files that a usable package carries."""

    def extract_blob(self, look: PackageLook, file_hash: str, out: Path) -> None:
        """Write an evidence file of a usable package to ``out``, checked by its hash."""

    def keep(self, look: PackageLook, folder: Path) -> Path:
        """Keep a usable package, unsealed, as ``<package_id>.goixa`` in a folder of our own."""

    def forget(self, look: PackageLook) -> None:
        """Remove the staged copy, if there is one."""

    def sweep(self) -> None:
        """Remove staged copies that a cut left behind; for the start of the program."""


class OwnTemplates(Protocol):
    """The templates that the office saved: files of this PC, which go along when it moves."""

    def own_texts(self) -> Mapping[str, str]:
        """Return the templates of the office that can be used, by name."""

    def take(self, name: str, text: str) -> bool:
        """Keep a template of another PC; False for one that is here, or is no template."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive that is plugged in.

    Attributes:
        path: Where its files are.
        label: Its name, "" when it has none.
        free, total: Bytes.
        file_system: "FAT32", "exfat", "" when unknown.
        read_only: True when nothing can be written to it.
    """

    path: Path
    label: str
    free: int
    total: int = 0
    file_system: str = ""
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class FoundPackage:
    """A file that has our extension and our magic; nothing else of it was read."""

    path: Path
    size: int
    sealed: bool


class Drives(Protocol):
    """The removable drives of this machine."""

    def removable(self) -> Sequence[Drive]:
        """Return the drives that are plugged in now, by path."""

    def packages(self, folder: Path) -> Sequence[FoundPackage]:
        """Return the packages in a folder and the folders below it, by path.

        Links are not followed, hidden and system folders not entered.
        """
