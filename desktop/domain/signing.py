"""Who signs, and under which authority (quyền hạn, chức vụ của người ký).

Source: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, mục II.7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.domain.folding import fold
from desktop.domain.text import squeeze

COMMUNE_BODY = "Ủy ban nhân dân"


class Authority(Enum):
    """Form of the signing authority."""

    COLLECTIVE = "TM."
    """The head signs on behalf of the collective: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH."""
    COLLECTIVE_DEPUTY = "TM.+KT."
    """A deputy signs for the head of a collective: TM. / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH."""
    HEAD = ""
    """The head signs by her own power: CHỦ TỊCH."""
    DEPUTY = "KT."
    """A deputy signs for the head: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH."""
    ACTING = "Q."
    """The acting head: Q. CHỦ TỊCH."""
    BY_ORDER = "TL."
    """A unit head signs by order: TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG."""
    DELEGATED = "TUQ."
    """A delegate signs: TUQ. CHỦ TỊCH / her title."""


@dataclass(frozen=True, slots=True)
class Signing:
    """The signature block of a document.

    Attributes:
        authority: Form of the authority.
        title: Title of the person who signs, in mixed case ("Chủ tịch", "Phó Chủ tịch").
        signer: Name of the person, empty when not yet known.
        head_title: Title of the head for whom a deputy or delegate signs.
        body: The collective named after "TM.".
    """

    authority: Authority = Authority.COLLECTIVE
    title: str = "Chủ tịch"
    signer: str = ""
    head_title: str = "Chủ tịch"
    body: str = COMMUNE_BODY

    def lines(self) -> tuple[str, ...]:
        """Return the printed lines above the signature, in capitals."""
        body, head, own = (part.upper() for part in (self.body, self.head_title, self.title))
        printed: dict[Authority, tuple[str, ...]] = {
            Authority.COLLECTIVE: (f"TM. {body}", own),
            Authority.COLLECTIVE_DEPUTY: (f"TM. {body}", f"KT. {head}", own),
            Authority.HEAD: (own,),
            Authority.DEPUTY: (f"KT. {head}", own),
            Authority.ACTING: (f"Q. {head}",),
            Authority.BY_ORDER: (f"TL. {head}", own),
            Authority.DELEGATED: (f"TUQ. {head}", own),
        }
        return printed[self.authority]


_COLLECTIVES = ("uy ban", "hoi dong", "thuong truc", "ubnd", "hdnd", "ban ")


@dataclass(frozen=True, slots=True)
class _Post:
    """A post whose holder may sign.

    Attributes:
        title: Beginning of the title.
        head: Title of the head of the same body.
        deputy: True for the deputy of that head.
        leads_unit: True for posts of a unit below the commune.
    """

    title: str
    head: str
    deputy: bool = False
    leads_unit: bool = True


_POSTS = (
    _Post("Chủ tịch", "Chủ tịch", leads_unit=False),
    _Post("Phó Chủ tịch", "Chủ tịch", deputy=True, leads_unit=False),
    _Post("Chánh Văn phòng", "Chánh Văn phòng"),
    _Post("Phó Chánh Văn phòng", "Chánh Văn phòng", deputy=True),
    _Post("Trưởng phòng", "Trưởng phòng"),
    _Post("Phó Trưởng phòng", "Trưởng phòng", deputy=True),
    _Post("Phó phòng", "Trưởng phòng", deputy=True),
    _Post("Giám đốc", "Giám đốc"),
    _Post("Phó Giám đốc", "Giám đốc", deputy=True),
    _Post("Trưởng ban", "Trưởng ban"),
    _Post("Phó Trưởng ban", "Trưởng ban", deputy=True),
)
_ACTING = re.compile(r"^(?:quyen|q\.) ?")


def signing_options(title: str, body: str = COMMUNE_BODY) -> tuple[Authority, ...]:
    """Return the forms of authority open to who holds ``title``, the usual one first.

    A deputy signs for the head (KT.), never by order or delegation; the head of a unit signs
    documents of the commune by order (TL.), any other officer by delegation (TUQ.). What a
    collective decides is signed on its behalf (TM.). Without a title every form is open.

    Source: Điều 13 of the decree.
    """
    folded = fold(title)
    if not folded:
        return tuple(Authority)
    if _ACTING.match(folded):
        return (Authority.ACTING,)
    post = _post(folded)
    if post is None:
        return (Authority.DELEGATED,)
    if fold(body).startswith(_COLLECTIVES):
        return _for_collective(post)
    return (Authority.DEPUTY,) if post.deputy else (Authority.HEAD,)


def _for_collective(post: _Post) -> tuple[Authority, ...]:
    if post.leads_unit:
        by_order = () if post.deputy else (Authority.BY_ORDER,)
        return (*by_order, Authority.DELEGATED)
    if post.deputy:
        return Authority.COLLECTIVE_DEPUTY, Authority.DEPUTY
    return Authority.COLLECTIVE, Authority.HEAD


def default_signing(title: str, signer: str = "", body: str = COMMUNE_BODY) -> Signing:
    """Return the usual signature block of who holds ``title`` in a document of ``body``."""
    post = _post(_ACTING.sub("", fold(title)))
    own_unit = post is not None and not fold(body).startswith(_COLLECTIVES)
    head = post.head if post and (own_unit or not post.leads_unit) else "Chủ tịch"
    return Signing(signing_options(title, body)[0], title, signer, head, body)


def _post(folded_title: str) -> _Post | None:
    return next((post for post in _POSTS if folded_title.startswith(fold(post.title))), None)


_SIGN_LINE = re.compile(r"(T[./]?M|K[./]?T|T[./]?L|TUQ|Q)[.:\s]\s*(\S.*)", re.IGNORECASE)
_BY_SIGNS = {
    ("TM", ""): Authority.COLLECTIVE,
    ("TM", "KT", ""): Authority.COLLECTIVE_DEPUTY,
    ("",): Authority.HEAD,
    ("KT", ""): Authority.DEPUTY,
    ("Q",): Authority.ACTING,
    ("TL", ""): Authority.BY_ORDER,
    ("TUQ", ""): Authority.DELEGATED,
    ("TM", "TL", ""): Authority.BY_ORDER,
    ("TM", "TUQ", ""): Authority.DELEGATED,
}
"""Signs in printed order; who signs by order or delegation does not sign for the collective,
but offices print "TM." above it all the same."""
_ACRONYMS = ("UBND", "HĐND", "MTTQ", "CCHC")


def parse_authority_lines(lines: Sequence[str]) -> Signing | None:
    """Return the signature block of printed lines, without the name; None when they are none.

    Signs written against the decree ("T/M", "KT CHỦ TỊCH") are understood, the words kept.
    """
    printed = [_sign_and_words(line) for line in map(squeeze, lines) if line]
    parts = dict(printed)
    if len(parts) != len(printed):
        return None
    authority = _BY_SIGNS.get(tuple(parts))
    if authority is None or (authority is Authority.HEAD and _post(fold(parts[""])) is None):
        return None
    head = parts.get("KT") or parts.get("TL") or parts.get("TUQ") or parts.get("Q")
    title = parts.get("") or f"Quyền {parts['Q']}"
    if head is None:
        post = _post(fold(title))
        head = post.head if post else "Chủ tịch"
    return Signing(authority, title, "", head, parts.get("TM", COMMUNE_BODY))


def _sign_and_words(line: str) -> tuple[str, str]:
    match = _SIGN_LINE.fullmatch(line)
    if match is None:
        return "", _mixed_case(line)
    return re.sub(r"[./]", "", match[1]).upper(), _mixed_case(match[2])


def _mixed_case(words: str) -> str:
    """Return words printed in capitals as a title or body is written in a sentence."""
    if not words.isupper():
        return words
    post = max(
        (post for post in _POSTS if fold(words).startswith(fold(post.title))),
        key=lambda post: len(post.title),
        default=None,
    )
    known = post.title if post else words[0]
    rest = words[len(known) :].lower()
    kept = {acronym.lower(): acronym for acronym in _ACRONYMS}
    return " ".join(kept.get(word.lower(), word) for word in f"{known}{rest}".split(" "))
