"""Checks documents against Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.documents.check import rules
from desktop.documents.check.anchors import Anchors
from desktop.documents.check.layout import Case, Kind, Layout
from desktop.documents.check.locate import locate
from desktop.documents.check.reader import read_document
from desktop.documents.check.registry import CHECKS, Hit, rule_table
from desktop.documents.safe_zip import ZipLimits
from desktop.domain.commune import CommuneProfile
from desktop.domain.document_types import LONE_APPENDIX, OFFICIAL_LETTER, DocumentType, type_of
from desktop.domain.findings import Finding, Severity
from desktop.domain.letterheads import issuer_of
from desktop.domain.plan import Plan
from desktop.domain.symbols import parse_number_line
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.ports import DocumentRenderer

RULE_MODULES = rules.__all__
"""Importing the rules registers them."""
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}
_RULES_OF_SHEETS = ("P", "H", "F", "V")
"""Groups of rules for a sheet that is none of the types of the decree: page, head, words."""


class Nd30Checker:
    """The checker; implements ``services.ports.FormatChecker``.

    Args:
        renderer: Makes the DOCX of a plan; needed by ``check_plan`` only.
        issue: True when number, date and every blank must be filled in.
        local_rules: True to apply rules of single provinces (names of files).
    """

    def __init__(
        self,
        renderer: DocumentRenderer | None = None,
        *,
        issue: bool = False,
        local_rules: bool = False,
    ) -> None:
        self._renderer = renderer
        self._issue = issue
        self._local_rules = local_rules

    def check_file(
        self, path: Path, document_type: str = "", pdf_twin: Path | None = None
    ) -> Sequence[Finding]:
        """Check a DOCX; ``document_type`` is an abbreviation ("KH") when it is known.

        Any other name ("Phiếu giao việc") is a sheet, for which only page, font and head count.

        Raises ``Refused`` for a file that is no sound DOCX, ``EnvironmentFailure`` for one that
        cannot be read from the disk.
        """
        twin = _read(pdf_twin) if pdf_twin else b""
        return self.check_bytes(_read(path), document_type, name=path.name, pdf_twin=twin)

    def check_plan(self, plan: Plan, profile: CommuneProfile) -> Sequence[Finding]:
        """Check the document that the plan makes, with anchors to its blocks."""
        if self._renderer is None:
            raise Refused(_("Chưa có bộ tạo văn bản để kiểm tra."))
        data = self._renderer.render(plan, profile, "docx")
        own = replace(profile, issuer=issuer_of(plan, profile))
        return self._check(data, plan.document_type, own, anchors=Anchors(plan))

    def check_bytes(
        self,
        data: bytes,
        document_type: str = "",
        profile: CommuneProfile | None = None,
        *,
        name: str = "",
        pdf_twin: bytes = b"",
    ) -> Sequence[Finding]:
        """Check the bytes of a DOCX; ``pdf_twin`` is a PDF made of the same document."""
        return self._check(data, document_type, profile, name=name, pdf_twin=pdf_twin)

    def _check(
        self,
        data: bytes,
        document_type: str,
        profile: CommuneProfile | None,
        *,
        name: str = "",
        pdf_twin: bytes = b"",
        anchors: Anchors | None = None,
    ) -> Sequence[Finding]:
        document = read_document(data)
        layout = locate(document)
        case = Case(
            document,
            layout,
            _type(layout, document_type),
            profile,
            self._issue,
            name,
            self._local_rules,
            pdf_twin,
        )
        found = [
            _finding(identifier, hit, anchors)
            for identifier, check in CHECKS.items()
            if not _is_sheet(document_type) or identifier.startswith(_RULES_OF_SHEETS)
            for hit in check(case)
        ]
        return sorted(_merged(found), key=_rank)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > ZipLimits().file_bytes:
            raise Refused(_("Tệp {name} quá lớn nên không mở.").format(name=path.name))
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFailure(
            _("Không mở được tệp {name}.").format(name=path.name),
            advice=_("Kiểm tra đường dẫn; đóng tệp nếu đang mở ở chương trình khác."),
        ) from error


def _is_sheet(document_type: str) -> bool:
    """Tell whether a document is known to be none of the types of the decree."""
    return document_type not in ("", LONE_APPENDIX) and type_of(document_type) is None


def _type(layout: Layout, document_type: str) -> DocumentType | None:
    """Return the type: the known one, else that of the title.

    A paper without title is a công văn when it has "V/v" or a symbol without type.
    """
    known = type_of(document_type)
    if known is not None or layout.kind is Kind.ATTACHMENT:
        return known
    head = layout.letterhead
    if layout.title.kind is not None or head is None:
        return layout.title.kind
    read = parse_number_line(head.number.text) if head.number else None
    untyped = read is not None and type_of(read[1].split("-")[0]) is None
    return OFFICIAL_LETTER if head.about or untyped else None


def _finding(identifier: str, hit: Hit, anchors: Anchors | None) -> Finding:
    info = rule_table()[identifier]
    return Finding(
        identifier,
        hit.severity or info.severity,
        hit.aspect or info.aspect,
        hit.place,
        hit.found,
        hit.expected,
        info.source,
        anchors.of(identifier, hit) if anchors else "",
    )


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """Say the same fault once: the first place and how many others there are."""
    groups: dict[tuple[str, Severity, str, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.rule, finding.severity, finding.found, finding.expected)
        groups.setdefault(key, []).append(finding)
    return [_one(group) for group in groups.values()]


def _one(group: list[Finding]) -> Finding:
    first, others = group[0], len({finding.place for finding in group}) - 1
    if not others:
        return first
    place = _("{place} và {count} chỗ khác").format(place=first.place, count=others)
    return replace(first, place=place)


def _rank(finding: Finding) -> tuple[int, int]:
    """Order by weight, then by the order of the rules."""
    return _ORDER[finding.severity], list(rule_table()).index(finding.rule)
