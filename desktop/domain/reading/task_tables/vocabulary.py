"""What the headers of task tables say: phrases and the column they speak for, as data.

Phrases are folded (see ``folding``). The figures are points: what a phrase says for a column. A
longer phrase hides the shorter ones inside it, so that "thời gian thực hiện" says nothing of who
carries out.
"""

from __future__ import annotations

from enum import Enum

from desktop.domain.tasks import TaskField


class Meaning(Enum):
    """What a column of a foreign table shows; the first nine are those of ``TaskField``."""

    NUMBER = "number"
    OBJECTIVE = "objective"
    TASK = "task"
    ACTIVITY = "activity"
    PRODUCTS = "products"
    LEAD = "lead"
    COOPERATE = "cooperate"
    TIME = "time"
    BUDGET = "budget"
    AREA = "area"
    """The content area (lĩnh vực) in a column of its own; it becomes the group."""
    WHO = "who"
    """Lead and co-operators in one column."""
    OTHER = "other"
    """A known header for which a task has no field (ghi chú)."""

    @property
    def field(self) -> TaskField | None:
        """The field of a task, None when there is none."""
        return _FIELDS.get(self.value)


LISTS = frozenset({Meaning.PRODUCTS, Meaning.LEAD, Meaning.COOPERATE, Meaning.WHO})
"""Columns whose cells hold lists."""


_FIELDS = {field.value: field for field in TaskField}

_N, _O, _T, _A, _P, _L, _C, _M, _B, _G, _X = (
    Meaning.NUMBER, Meaning.OBJECTIVE, Meaning.TASK, Meaning.ACTIVITY, Meaning.PRODUCTS,
    Meaning.LEAD, Meaning.COOPERATE, Meaning.TIME, Meaning.BUDGET, Meaning.AREA, Meaning.OTHER,
)  # fmt: skip

_LINES: tuple[tuple[Meaning, int, str], ...] = (
    (_N, 8, "stt|tt|so tt|so thu tu|s tt|s t t"),
    (_O, 5, "muc tieu|muc tieu cu the|muc tieu yeu cau"),
    (_O, 3, "muc dich"),
    (_G, 5, "linh vuc|nhom nhiem vu|noi dung linh vuc|linh vuc cai cach"),
    (_T, 6, "nhiem vu cong viec|noi dung cong viec|noi dung nhiem vu|noi dung thuc hien"),
    (_T, 6, "ten nhiem vu|ten cong viec|nhiem vu giai phap|nhiem vu trong tam|dau viec"),
    (_T, 6, "cong viec thuc hien|nhiem vu thuc hien|cac nhiem vu|noi dung cong viec thuc hien"),
    (_T, 5, "nhiem vu|noi dung|cong viec|viec can lam|noi dung cac nhiem vu|nhiem vu chu yeu"),
    (_A, 6, "hoat dong|cac hoat dong|cong viec cu the|noi dung cu the|noi dung chi tiet"),
    (_A, 6, "nhiem vu cu the|buoc thuc hien|cach thuc thuc hien|giai phap thuc hien"),
    (_A, 4, "giai phap|bien phap"),
    (_P, 6, "san pham|dau ra|san pham dau ra|san pham du kien|ket qua|ket qua dat duoc"),
    (_P, 6, "ket qua thuc hien|ket qua du kien|san pham hoan thanh|ket qua can dat|ket qua dau ra"),
    (_P, 4, "hinh thuc van ban|van ban ban hanh"),
    (_L, 7, "chu tri|chu tri tham muu|chu tri thuc hien|don vi chu tri|co quan chu tri"),
    (_L, 6, "phu trach|chiu trach nhiem|trach nhiem thuc hien|dau moi|phan cong thuc hien"),
    (_L, 6, "don vi thuc hien|co quan thuc hien|bo phan thuc hien|cong chuc thuc hien"),
    (_L, 6, "nguoi thuc hien|can bo thuc hien|ban nganh thuc hien|don vi theo doi|duoc giao"),
    (_L, 5, "co quan tham muu|don vi tham muu|nguoi phu trach|can bo phu trach|tham muu"),
    (_L, 3, "trach nhiem|phan cong|to chuc thuc hien|don vi|co quan|bo phan|can bo|cong chuc"),
    (_L, 2, "nguoi|thuc hien|lanh dao|ban nganh|giao"),
    (_C, 9, "phoi hop|phoi hop thuc hien|don vi phoi hop|co quan phoi hop|cung phoi hop"),
    (_C, 6, "cung thuc hien|tham gia|don vi tham gia|don vi lien quan"),
    (_M, 9, "thoi gian|thoi han|tien do|thoi gian thuc hien|thoi gian hoan thanh"),
    (_M, 9, "thoi han hoan thanh|thoi han thuc hien|tien do thuc hien|tien do hoan thanh"),
    (_M, 9, "han hoan thanh|ngay hoan thanh|moc thoi gian|thoi diem|thoi diem hoan thanh|ky han"),
    (_M, 9, "han xu ly|han giai quyet|han chot|han cuoi|han nop|ngay den han|ngay het han"),
    (_M, 6, "lo trinh|lo trinh thuc hien|thoi gian bat dau|han"),
    (_M, 3, "hoan thanh|bat dau|ket thuc"),
    (_B, 9, "kinh phi|nguon kinh phi|kinh phi thuc hien|du toan|du toan kinh phi|nguon von"),
    (_B, 5, "ngan sach|chi phi|nguon luc|thanh tien|so tien"),
    (_X, 20, "ghi chu|don vi tinh|dvt|noi nhan|don vi nhan|co quan nhan|nhan bao cao"),
    (_X, 12, "ho va ten|ho ten|chuc vu|chuc danh|ngay sinh|dien thoai|don gia|trich yeu"),
    (_X, 12, "so lieu|so luong|so ky hieu|ky bao cao|ten bao cao|tieu chi|chi tieu|diem"),
    (_X, 12, "diem toi da|tu cham|tham dinh|ty le|ban hanh|co quan ban hanh|ngay ban hanh"),
    (_X, 8, "minh chung|kiem chung|tai lieu kiem chung|can cu|danh gia|van ban giao|mo ta"),
)

PHRASES: dict[tuple[str, ...], tuple[Meaning, int]] = {
    tuple(phrase.split()): (meaning, points)
    for meaning, points, phrases in _LINES
    for phrase in phrases.split("|")
}
LONGEST = max(map(len, PHRASES))

FILLERS = frozenset(
    word
    for line in """
    va cac cua theo cho thuc hien xa phuong chinh cu the du kien noi dung don vi co quan bo
    phan cong chuc ban nganh nguoi can trong nam den voi duoc giao hoac ca nhan tap lanh dao
    trieu dong dvt neu yeu cau dat san pham ket qua thu tuc chuyen mon lien
    """.splitlines()
    for word in line.split()
)
"""Words that may stand in a header without saying which column it is."""

USUAL_WEIGHTS: dict[TaskField, float] = {
    TaskField.NUMBER: 5, TaskField.OBJECTIVE: 16, TaskField.TASK: 30, TaskField.ACTIVITY: 22,
    TaskField.PRODUCTS: 16, TaskField.LEAD: 16, TaskField.COOPERATE: 14, TaskField.TIME: 13,
    TaskField.BUDGET: 10,
}  # fmt: skip
"""Shares of the width: a foreign file rarely tells widths that suit our page."""
