"""Who signs, and under which authority (quyền hạn, chức vụ của người ký).

Source: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, mục II.7.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
    body: str = "Ủy ban nhân dân"

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
