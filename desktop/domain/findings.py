"""What a check found in a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """Weight of a finding; the value is the word shown."""

    ERROR = "Lỗi"
    WARNING = "Cảnh báo"
    INFO = "Lưu ý"


class Aspect(Enum):
    """What the finding is about: the form of the document, or its words."""

    FORMAT = "Thể thức"
    CONTENT = "Nội dung"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a checker.

    Attributes:
        rule: Identifier of the rule ("P03", "N11").
        severity: Weight.
        aspect: Form or words.
        place: Where, in words the officer understands ("Trang 1, Số ký hiệu", "Đoạn 12: …").
        found: What stands there.
        expected: What is right.
        source: Clause of the decree ("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.3").
        anchor: Key of the plan's block or field to jump to, empty for foreign files.
    """

    rule: str
    severity: Severity
    aspect: Aspect
    place: str
    found: str
    expected: str
    source: str = ""
    anchor: str = ""
