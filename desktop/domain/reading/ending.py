"""The end of a document: closing paragraph, recipients, authority lines and signer.

Source of the components: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 and II.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.domain.folding import fold
from desktop.domain.reading.labels import read_label
from desktop.domain.reading.lines import Line, has_end_mark, line_of
from desktop.domain.reading.name_words import SURNAMES
from desktop.domain.reading.source import Place, SourceTable
from desktop.domain.recipients import parse_recipients
from desktop.domain.signing import Authority, Signing, parse_authority_lines
from desktop.domain.text import squeeze

_RECIPIENTS = re.compile(r"noi (?:nhan|gui)\s*(?::|$)|noi (?:nhan|gui)\b(?=.{0,3}$)")
_SIGN = re.compile(
    r"(?:T[./]?M|K[./]?T|T[./]?L|TUQ|Q)[.:]\s*[A-ZĐÀ-ỸẠ-Ỹ]{2}"
    r"|(?:TM|KT|TL|TUQ|T/M|K/T|T/L) [A-ZĐÀ-ỸẠ-Ỹ]{2}"
)
_POST = re.compile(
    r"(?:(?:quyen )?(?:pho )?(?:chu tich|truong phong|giam doc|truong ban|bi thu|hieu truong)"
    r"|(?:pho )?chanh van phong|pho phong|truong cong an)\b.{0,40}"
)
_POST_BELOW = re.compile(r"(?:cong chuc|can bo|chi huy truong|tram truong|uy vien|truong|pho)\b")
"""Posts that sign by order or delegation, below the line of who gave it."""
_SIGNED = re.compile(r"\(?\s*(?:da ky|ky ten|ky, dong dau).{0,20}\)?")
_BULLET = re.compile(r"\s*[-‐‑−–—•+*]")
_CLOSING = re.compile(
    r"(?:tren day la|tren day,|ke hoach nay|yeu cau cac|de nghi cac|yeu cau|"
    r"qua trinh (?:trien khai,? )?thuc hien|trong qua trinh|.{0,160}\bchiu trach nhiem thi hanh|"
    r"(?:ubnd|uy ban nhan dan|chu tich)\b.{0,60}\b(?:yeu cau|de nghi)|nhan duoc ke hoach)\b"
)
_HEADING = 16
"""Letters in which "Nơi nhận:" must stand."""


@dataclass(slots=True)
class Ending:
    """What stands below the text.

    Attributes:
        recipients: Entries of "Nơi nhận".
        authority: Lines above the signature, as printed.
        signing: The signature block; None when the lines are none.
        signer: Name below them.
        places: Where the parts stand, by "recipients", "signing", "signer".
        unread: Lines that are none of these.
    """

    recipients: tuple[str, ...] = ()
    authority: list[str] = field(default_factory=list)
    signing: Signing | None = None
    signer: str = ""
    places: dict[str, Place] = field(default_factory=dict)
    unread: list[Line] = field(default_factory=list)


def begins_ending(item: Line | SourceTable) -> bool:
    """Tell whether the end of the document begins with this line or table."""
    if isinstance(item, SourceTable):
        lines = [line_of(paragraph) for cell in item.cells for paragraph in cell.paragraphs]
        return any(_is_start(piece) for line in lines for piece in line.pieces)
    return bool(item.pieces) and _is_start(item.pieces[0])


def _is_start(piece: str) -> bool:
    return bool(_RECIPIENTS.match(fold(piece[:_HEADING]))) or is_authority(piece)


def is_authority(text: str) -> bool:
    """Tell whether a line in capitals names an authority or a post that signs."""
    return text.isupper() and bool(_SIGN.match(text) or _POST.fullmatch(fold(text)))


def read_ending(items: Sequence[Line | SourceTable]) -> Ending:
    """Return what the lines and tables below the text say."""
    ending = Ending()
    listed: list[str] = []
    in_list = False
    for line, printed in _pieces(items):
        piece = printed
        heading = _RECIPIENTS.match(fold(printed))
        if heading:
            in_list = True
            ending.places.setdefault("recipients", line.place)
            piece = printed[heading.end() :].strip()
        if not piece or _SIGNED.fullmatch(fold(piece)) or _is_mark(piece):
            continue
        if not _read_signature(ending, piece, line):
            in_list = (in_list and not ending.signer) or bool(_BULLET.match(piece))
            if in_list:
                listed.append(piece)
            else:
                ending.unread.append(line)
    ending.recipients = _entries(listed)
    ending.signing = parse_authority_lines(ending.authority) or _own_head(ending.authority)
    return ending


def _own_head(authority: Sequence[str]) -> Signing | None:
    """Return the signature of one who heads a body of her own ("TRƯỞNG CÔNG AN XÃ")."""
    if len(authority) != 1 or not _POST.fullmatch(fold(authority[0])):
        return None
    title = authority[0].capitalize()
    return Signing(Authority.HEAD, title, head_title=title)


def _is_mark(piece: str) -> bool:
    return not any(sign.isalnum() for sign in piece)


def _pieces(items: Sequence[Line | SourceTable]) -> Iterator[tuple[Line, str]]:
    """Yield the printed lines; two columns on one line are taken apart."""
    for line in _lines(items):
        for piece in line.pieces:
            words = f"{line.label} {piece}".strip() if piece is line.pieces[0] else piece
            for part in _columns(words):
                yield line, part


def _lines(items: Sequence[Line | SourceTable]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, SourceTable):
            for cell in sorted(item.cells, key=lambda cell: (cell.column, cell.row)):
                yield from map(line_of, cell.paragraphs)
        else:
            yield item


def _columns(text: str) -> tuple[str, ...]:
    sign = _SIGN.search(text)
    if sign and sign.start() and _RECIPIENTS.match(fold(text[:_HEADING])):
        return text[: sign.start()].strip(), text[sign.start() :]
    if is_authority(text):
        return (text,)
    for match in re.finditer(r"[;.:)]\s+", text):
        left, right = text[: match.end()].strip(), text[match.end() :]
        if is_authority(right) or (_BULLET.match(left) and is_person(right)):
            return left, right
    return (text,)


def _read_signature(ending: Ending, piece: str, line: Line) -> bool:
    """Take a line of the signature; False when it is none."""
    begun = bool(ending.authority) and not ending.signer
    if is_authority(piece) or (begun and (_is_body(piece) or _POST.fullmatch(fold(piece)))):
        return _read_authority(ending, piece, line)
    if begun and _is_signer(piece):
        ending.signer = squeeze(piece)
        ending.places["signer"] = line.place
        return True
    return False


def _read_authority(ending: Ending, piece: str, line: Line) -> bool:
    """Take a line above the signature; the rest of a body's name goes on with its line."""
    if ending.signer:
        return False
    post = _POST.fullmatch(fold(piece)) or _POST_BELOW.match(fold(piece))
    if is_authority(piece) or not ending.authority or post:
        ending.authority.append(piece)
    else:
        ending.authority[-1] = f"{ending.authority[-1]} {piece}"
    ending.places.setdefault("signing", line.place)
    return True


def _is_signer(piece: str) -> bool:
    """Tell whether a line right below the authority can be a name, also a rare one."""
    words = squeeze(piece).split(" ")
    named = all(re.fullmatch(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", word) for word in words)
    return is_person(piece) or (
        named and len(words) <= 6 and all(word[:1].isupper() for word in words)
    )


def _is_body(piece: str) -> bool:
    """Tell whether a line goes on with the name of the body that signs ("XÃ MINH TIẾN")."""
    return piece.isupper() and not is_person(piece) and not _BULLET.match(piece)


def is_person(text: str) -> bool:
    """Tell whether a line is the full name of a person, perhaps with a rank before it."""
    words = squeeze(text).strip(".").split(" ")
    if not 2 <= len(words) <= 7 or any(not word.isalpha() for word in words):
        return False
    ranked = [place for place, word in enumerate(words) if fold(word) in SURNAMES]
    return any(
        len(words) - place >= 2 and all(word[:1].isupper() for word in words[place:])
        for place in ranked
    )


def _entries(listed: Sequence[str]) -> tuple[str, ...]:
    """Return the entries; lines without a dash go on with the entry above, remarks too."""
    dashed = any(_BULLET.match(piece) for piece in listed)
    joined: list[str] = []
    for piece in listed:
        goes_on = dashed and joined and not _BULLET.match(piece)
        if goes_on and not joined[-1].rstrip().endswith(";"):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    entries: list[str] = []
    for entry in parse_recipients("\n".join(joined)):
        if entry.startswith("(") and entries:
            entries[-1] = f"{entries[-1]} {entry}"
        else:
            entries.append(entry)
    return tuple(entries)


def take_closing(items: list[Line | SourceTable]) -> Line | None:
    """Take the closing paragraph off the end of the text; None when the text just ends."""
    last = items[-1] if items else None
    if last is None or isinstance(last, SourceTable) or read_label(last) is not None:
        return None
    if not _CLOSING.match(last.folded) or (len(items) < 2 and not has_end_mark(last.text)):
        return None
    items.pop()
    return last


def is_closing(text: str) -> bool:
    """Tell whether a paragraph closes a document ("Trên đây là …")."""
    return fold(text).startswith(("tren day la", "tren day,"))
