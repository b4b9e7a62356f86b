"""What the runs of one paragraph leave behind: text, fields, shapes."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.documents.check.model import Box, Field, Line, Picture, Run
from desktop.documents.word.ooxml import Element, W
from desktop.domain.legacy_encodings import detect, is_capital_font, to_unicode


@dataclass
class Scan:
    """What is collected while the runs of one paragraph are read."""

    runs: list[Run] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    open_fields: list[list[str]] = field(default_factory=list)


def in_instruction(scan: Scan) -> bool:
    """Tell whether the innermost open field still reads its instruction."""
    return bool(scan.open_fields) and scan.open_fields[-1][2] == "instruction"


def field_character(item: Element, scan: Scan) -> None:
    """Open, turn or close a field at a ``fldChar`` element."""
    kind = item.get(f"{W}fldCharType")
    if kind == "begin":
        scan.open_fields.append(["", "", "instruction"])
    elif kind == "separate" and scan.open_fields:
        scan.open_fields[-1][2] = "result"
    elif kind == "end" and scan.open_fields:
        instruction, text, _state = scan.open_fields.pop()
        scan.fields.append(Field(instruction.strip(), text))


def decoded(text: str, font: str) -> str:
    """Return text of an old Vietnamese font as Unicode, so that its words can be judged."""
    if not font.lower().startswith((".vn", "vni")):
        return text
    encoding = detect(text, font)
    return to_unicode(text, encoding, is_capital_font(font)) if encoding else text
