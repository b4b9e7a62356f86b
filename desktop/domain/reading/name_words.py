"""Words that names of units, posts and people begin with or are shortened to: data for ``names``.

All words are folded (see ``folding``): without case and without marks.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HEADS = (
    "cong chuc", "can bo", "vien chuc", "chuyen vien", "van phong", "phong", "trung tam",
    "ban chi huy", "ban chi dao", "ban quan ly", "ban cong tac", "bo phan", "cong an",
    "bo chi huy", "tram", "dai truyen thanh", "mat tran", "uy ban", "dang uy", "thuong truc",
    "hoi dong", "hoi", "doan", "ubnd", "hdnd", "mttq", "ubmttq", "truong", "pho", "chu tich",
    "bi thu", "chanh van phong", "giam doc", "chi huy truong", "lanh dao", "hop tac xa", "htx",
    "chi bo", "chi doan", "ngan hang", "buu dien", "khu pho", "to dan pho", "to cong nghe",
    "to cong tac", "cac",
    "toan the", "tat ca", "nguoi dung dau", "dong chi", "d/c", "ong", "ba", "bcd", "chqs",
)  # fmt: skip
"""Beginnings of a name, in any case of letters."""

CAPITAL_HEADS = (
    "ban", "bộ", "sở", "tổ", "đội", "thôn", "nhà", "đài", "quân sự", "vp", "tt", "vnpt", "viettel",
    "công ty", "kho bạc", "thuế", "chi cục", "p",
)  # fmt: skip
"""Beginnings of a name only where they are written with a capital; with their marks, since
without them they are too like common words (đội, đổi, đối).
"""

TITLES = (
    "chu tich", "pho chu tich", "bi thu", "pho bi thu", "truong", "pho truong", "giam doc",
    "pho giam doc", "chanh van phong", "pho chanh van phong", "chi huy truong", "cong chuc",
    "can bo", "chuyen vien", "dai dien",
)  # fmt: skip
"""Posts that stand behind the name of a person."""

NOT_NAMES = (
    "ban hanh", "ban giao", "ban sao", "bo tieu chi", "bo thu tuc", "to chuc", "hoi nghi",
    "hoi thao", "hoi thi", "phong chong", "phong, chong", "phong trao", "truong hop", "doan ket",
    "can bo hoa", "cac ngay", "cac buoi", "cac chi tieu", "cac noi dung", "cac nhiem vu",
    "cac thu tuc", "cac dich vu", "cac giai phap", "cac chi so", "cac hoat dong", "cac kenh",
    "cac cuoc", "cac van ban", "cac ke hoach", "cac bao cao", "cac quy dinh", "pho bien",
)  # fmt: skip
"""Beginnings of texts that look like those of names."""

DASH_HEADS = (
    "cong chuc", "can bo", "van phong", "phong", "trung tam", "ban chi huy", "ban chi dao",
    "bo phan", "cong an", "tram y te", "dai truyen thanh", "hoi", "doan thanh nien", "cac",
)  # fmt: skip
"""Beginnings that end the name before them even after a dash or a slash."""

ROLES = (
    "van phong - thong ke", "tu phap", "tai chinh", "dia chinh", "van hoa", "quan su", "ke toan",
    "noi vu", "vhxh", "vptk", "tpht", "tckt", "dcxd", "vp-tk", "tp-ht", "tc-kt", "vh-xh", "dc-xd",
    "vp-hdnd",
)  # fmt: skip
"""Posts of officers that stand for them without the word công chức."""

OPEN_ENDS = (
    "cong chuc", "can bo", "vien chuc", "cac", "phong", "van phong", "trung tam", "ban", "bo phan",
    "uy ban", "hoi", "hoi dong", "doan", "tram", "dai", "lanh dao", "truong", "pho", "toan the",
    "tat ca", "dong chi", "d/c", "ong", "ba", "va", "cua", "to", "cong chuc phu trach",
    "uy ban mttq", "chu tich", "pho chu tich", "bi thu", "truong phong", "pho truong",
    "pho truong phong",
)  # fmt: skip
"""Words with which no name ends: what follows on the next line goes on with it."""

GENERIC = (
    "co quan", "don vi", "ban nganh", "ban, nganh", "doan the", "to chuc", "nganh", "phong ban",
    "cong chuc", "can bo", "vien chuc", "bo phan", "nguoi lao dong", "ca nhan", "hoi doan the",
    "phong, ban", "phong", "ban", "hoi", "thon", "xom", "truong hoc", "tram", "linh vuc",
)  # fmt: skip
"""What "các …" adds up; after a comma such a word goes on with the list."""

GENERIC_STARTS = ("cac", "toan the", "tat ca", "nhung", "co quan", "ban nganh", "don vi")

DWELLINGS = ("thon", "ban", "xom", "buon", "lang", "ap", "khu pho", "to dan pho", "khom")
"""Kinds of dwelling below the commune."""

COMPOUND_ENDS = (
    "xa hoi", "ho tich", "ke toan", "thong ke", "xay dung", "nong nghiep", "moi truong",
    "thong tin", "thuong binh", "ky thuat", "nghe nghiep", "kinh te", "giao duc", "do thi",
)  # fmt: skip
"""Second halves of names with a dash ("Văn hóa - Xã hội")."""

COMPOUND_STARTS = (
    "van phong", "tu phap", "tai chinh", "van hoa", "dia chinh", "lao dong", "nong nghiep",
    "chinh tri", "kinh te", "xay dung", "khoa hoc", "giao duc", "hdnd", "vp",
)  # fmt: skip
"""First halves of names with a dash."""

SURNAMES = _set(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai cao
    luong luu ta to ha dao doan lam truong vuong thai chau quach nong be ma trieu la giang
    kieu dam vi ksor rmah
    """
)

EXPANSIONS: dict[str, str] = {
    "vp tk": "van phong thong ke", "vptk": "van phong thong ke",
    "tc kt": "tai chinh ke toan", "tckt": "tai chinh ke toan",
    "tc kh": "tai chinh ke hoach", "tckh": "tai chinh ke hoach",
    "tp ht": "tu phap ho tich", "tpht": "tu phap ho tich",
    "vh xh": "van hoa xa hoi", "vhxh": "van hoa xa hoi", "van hoa xh": "van hoa xa hoi",
    "vh tt": "van hoa thong tin", "dc xd": "dia chinh xay dung", "dcxd": "dia chinh xay dung",
    "dc nn": "dia chinh nong nghiep", "dc nn xd mt": "dia chinh nong nghiep xay dung moi truong",
    "kt ht dt": "kinh te ha tang do thi", "kthtdt": "kinh te ha tang do thi",
    "ubmttq": "uy ban mat tran to quoc", "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc viet nam", "vn": "viet nam",
    "bch qs": "ban chi huy quan su", "chqs": "chi huy quan su", "bch": "ban chi huy",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong", "pvhcc": "phuc vu hanh chinh cong",
    "hcc": "hanh chinh cong", "tt pvhcc": "trung tam phuc vu hanh chinh cong",
    "hdnd": "hoi dong nhan dan", "ubnd": "uy ban nhan dan", "bcd": "ban chi dao",
    "cchc": "cai cach hanh chinh", "tthc": "thu tuc hanh chinh", "vp": "van phong",
    "tk": "thong ke", "tc": "tai chinh", "tp": "tu phap", "vh": "van hoa", "xh": "xa hoi",
    "dc": "dia chinh", "xd": "xay dung", "nn": "nong nghiep", "tnmt": "tai nguyen moi truong",
    "cc": "cong chuc", "cb": "can bo", "cbcc": "can bo cong chuc", "ca": "cong an",
    "qs": "quan su", "bpmc": "bo phan mot cua", "1 cua": "mot cua", "tyt": "tram y te",
    "dtn": "doan thanh nien", "tncs": "thanh nien cong san", "hcm": "ho chi minh",
    "ccb": "cuu chien binh", "lhpn": "lien hiep phu nu", "nd": "nong dan", "pct": "pho chu tich",
    "ct": "chu tich", "kh": "ke hoach", "kt": "kinh te", "p": "phong",
    "gd dt": "giao duc dao tao", "nv": "noi vu",
}  # fmt: skip
"""Short forms and what they stand for; the longer ones are looked for first."""

ROLE_PREFIXES = ("cong chuc phu trach", "cong chuc", "can bo", "bo phan", "phu trach", "dong chi")
"""Words before a post that do not change who is meant."""

EVERYONE_WORDS = _set(
    """
    cac toan the tat ca nhung co quan don vi ban nganh phong bo phan cong chuc vien can doan
    chuyen mon lien thuoc truc cap xa phuong thi tran dac khu to thuc hien khac tren dia linh
    vuc tham gia chinh tri hoi huu nguoi lao dong cung moi duoc giao nhiem vu va
    """
)
"""A name made of these words only, in the plural, means everybody."""

EVERYONE_STARTS = ("cac", "toan the", "tat ca", "moi", "cong chuc chuyen mon", "ban nganh")

OUTSIDE_STARTS = (
    "so", "bo", "chinh phu", "ngan hang", "doanh nghiep", "cong ty", "buu dien", "vnpt", "viettel",
    "kho bac", "toa an", "vien kiem sat", "phong noi vu", "phong tu phap", "to chuc tin dung",
    "dai hoc", "truong dai hoc",
)  # fmt: skip
"""Beginnings of bodies outside the commune."""

OUTSIDE_WORDS = (
    "cap tren", "tinh", "huyen", "thanh pho", "thi xa", "trung uong", "don vi cung cap",
)  # fmt: skip
"""Words that stand in names of bodies outside the commune."""

INSIDE_STARTS = ("bo phan", "to cong", "cac thon")
"""Beginnings of bodies of the commune that look like those of others."""
