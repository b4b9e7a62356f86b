"""Templates of documents besides plans, and the values that each expects.

Values are plain data: text, whole numbers, ``bool``, ``datetime.date`` (printed "ngày 05 tháng 3
năm 2026"), mappings with ASCII keys, and lists of text or of mappings. Text is printed as it is:
nothing in it acts as markup, level or template. A value marked (d) has a default in the template
and may be left out; any other missing value is a ``Refused`` that names it.

Every template knows the values of plan templates too (``templates_values``: ``loai``, ``xa``,
``xa_day_du``, ``cap_tren``, ``cap_tren_ngan``, ``thuong_truc``, ``don_vi.…``) and ``nam``.

For every document, all optional; they replace what the template says:

================  ===============================================================================
so, ky_hieu       Number and symbol, text
ngay              Date of the document, ``datetime.date`` or None
kinh_gui          Kính gửi, list of text
can_cu            Căn cứ, list of text
noi_nhan          Nơi nhận, list of text without dash and closing mark
nguoi_ky          ``domain.signing.Signing`` at the right, None for nobody
nguoi_ky_trai     ``domain.signing.Signing`` at the left, None for nobody
sections          mapping of section key to the words that replace the section; a line that begins
                  "- " or "+ " is an item, any other a paragraph
================  ===============================================================================

Tables go in as ``DataTable`` with the key named below; one that is missing or has no rows is left
out together with its heading sentence.

cong-van-don-doc (công văn)
    qua_han, sap_den_han: how many; ngay_tinh: day of counting;
    (d) ke_hoach: list of citations ("Kế hoạch số 05/KH-UBND ngày … của …"); (d) han_tra_loi: day
    by which an answer is due, text or date, ""; (d) ghi_chu: words of the officer.
    Tables: qua_han, sap_den_han.
phieu-nhac-viec (sheet)
    nguoi_nhan: name of officer or unit; (d) chuc_vu, don_vi; ngay_tinh; qua_han, sap_den_han;
    (d) han_tra_loi, ghi_chu. Tables: qua_han, sap_den_han.
phieu-giao-viec (sheet)
    nguoi_nhan; (d) chuc_vu, don_vi; so_viec; (d) chu_tri, phoi_hop: how many; (d) la_don_vi:
    True when a unit gets it; (d) ke_hoach: list; (d) han_bao_cao: text ("trước ngày 20 hằng
    tháng"); (d) ghi_chu. Table: viec.
phieu-danh-gia-thang (sheet)
    ho_ten; (d) chuc_vu, don_vi; thang; tu_ngay, den_ngay; giao, hoan_thanh, dung_han, muon,
    chua_xong: how many; (d) so_luong, chat_luong, tien_do, chung: percentages as text ("92,5%");
    (d) chat_luong_tot, chat_luong_dat, chat_luong_lam_lai: how many; (d) tu_nhan_xet, nhan_xet,
    xep_loai, trong_so (the weights in words), can_cu_cach_tinh: text. Tables: ket_qua (the three
    criteria), viec.
bien-ban-ban-giao (biên bản)
    ngay_ban_giao: date; ben_giao, ben_nhan: {ho_ten, chuc_vu, don_vi}; (d) nguoi_chung_kien: list
    of {ho_ten, chuc_vu, don_vi}; (d) dia_diem, ly_do: text; so_viec, (d) qua_han, so_minh_chung:
    how many; (d) ghi_chu. Tables: viec, minh_chung.
danh-muc-minh-chung (sheet)
    so_minh_chung, so_viec: how many; (d) pham_vi: what was chosen, text; (d) viec_thieu: how many
    done tasks have no evidence. Tables: minh_chung, thieu.
lich-nam (sheet, landscape)
    so_viec; (d) pham_vi, chu_giai: text. Table: lich (columns as the caller wants: months across).
lich-cong-tac (sheet)
    tu_ngay, den_ngay; so_viec; (d) pham_vi. Table: lich.
bao-cao-dinh-ky (báo cáo, all periods)
    ky: title of the period ("6 tháng đầu năm 2026"); ma_ky: "Q1", "H1", "9M", "Q3", "Q4", "YEAR";
    (d) ky_toi: title of the next period ("quý III năm 2026"); tu_ngay, den_ngay: days of the data;
    tong: how many tasks are followed; theo_trang_thai: {dung_han (done in time), muon (done
    late), qua_han (overdue), sap_den_han, dang_thuc_hien, chua_den_han, khong_thuc_hien}: how many;
    (d) ty_le: {hoan_thanh, dung_han}: percentages as text, "" when there is nothing to divide;
    linh_vuc: list of {khoa: ASCII key of the area, ten, tong, hoan_thanh, muon, qua_han, dang,
    khong, khong_lan: lists of {viec, don_vi, han, ngay_xong, minh_chung, ket_qua, ly_do, ty_le},
    chi_tieu: list as below} - every key of an entry is needed, "" or [] for nothing;
    ``hoan_thanh``, ``muon`` and ``qua_han`` hold times done in time, done late, overdue (counted
    as "nội dung"), ``dang`` and ``khong`` tasks, ``khong_lan`` times given up of tasks that go on;
    (d) chi_tieu: list of {noi_dung, muc_tieu, ket_qua, dat (True, False, None: no value yet),
    cach_tinh ("28/30 hồ sơ" or "")}, those printed together and not below an area;
    (d) so_chi_tieu: {tong, dat, chua_dat, chua_co}: how many of all;
    (d) viec_ky_toi: list of {viec, don_vi, han};
    (d) ke_hoach: list of citations; (d) chi_dao: {van_ban: how many directing documents issued,
    don_doc: how many letters of urging, nhac_viec: how many reminders, hoi_nghi, kiem_tra: how
    many}; (d) ket_qua_noi_bat, ton_tai, nguyen_nhan, phuong_huong, kho_khan, kien_nghi: lists of
    text; (d) so_voi_ky_truoc: text on the difference to the report before; (d) khong_ro_han: how
    many of those not begun have no day.
    Tables (each an appendix): thong_ke, don_vi (states by unit), chi_tieu, chi_tiet (tasks one
    by one), ky_toi; with the table chi_tieu the common list of targets is left out.
    Sections: chi_dao, tong_hop, linh_vuc_<khoa>, chi_tieu, noi_bat, ton_tai, nguyen_nhan,
    phuong_huong, kien_nghi.
bao-cao-tong-hop (báo cáo of a district or province over its communes)
    ky, den_ngay; cap: "tỉnh Hưng Yên"; co_quan: who adds up; phai_gui, da_gui: how many communes;
    (d) nhap_tay, nop_muon, bi_tra_lai: how many; (d) chua_gui: names; tong, theo_trang_thai,
    (d) ty_le: as above; (d) linh_vuc: list of {ten, tong, hoan_thanh, qua_han}; (d) chi_tieu:
    {tong, dat, ty_le}; (d) tot, can_don_doc: names with their figures; (d) ky_hieu_mac_dinh.
    Tables (each an appendix): don_vi (one row a commune), chua_gui. Sections: gui_bao_cao,
    ket_qua, linh_vuc, chi_tieu, danh_gia.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop.documents.office_template_body import Body, all_appendices, parse_template_body
from desktop.documents.office_template_fill import BodyFiller, ScopedFiller, plain_value
from desktop.documents.plan_text import read_text, split_parts
from desktop.documents.plan_text_fields import Fields
from desktop.documents.presets import PresetBook
from desktop.documents.templates_file import MAX_TEXT
from desktop.documents.templates_fill import TemplateFault, refusal
from desktop.documents.templates_values import signer_name, template_values
from desktop.domain.commune import CommuneProfile
from desktop.domain.office_document import DataTable, OfficeDocument, TextSection
from desktop.domain.plan import YearSpan
from desktop.domain.signing import Signing
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _

SUFFIX = ".txt"
KIND = "document"
"""What the list of templates calls these; plan templates bear the kind of their plan."""
_SIGNING_KEYS = ("authority", "title", "signer", "head_title", "body")
_HEAD_VALUES = ("so", "ky_hieu", "ngay", "nguoi_ky", "nguoi_ky_trai", "sections")
"""Values that go into the head of the document and are nothing that a text may name."""
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class DocumentTemplateInfo:
    """A document template as a list shows it."""

    id: str
    title: str
    description: str
    built_in: bool
    kind: str = KIND


class OfficeTemplates:
    """The document templates of the program and the versions of them that the office keeps.

    Args:
        built_in: Folder of the templates that ship with the program.
        own: Folder of the office; a file there stands in for the built-in one of its name.
        presets: Folder of the presets.
    """

    def __init__(self, built_in: Path, own: Path | None, presets: Path) -> None:
        self._built_in = built_in
        self._own = own
        self._book = PresetBook(presets)

    def list(self) -> Sequence[DocumentTemplateInfo]:
        """Return the templates by title; a broken one of the office says what is wrong."""
        names = sorted(path.stem for path in self._built_in.glob(f"*{SUFFIX}"))
        return sorted((self._info(name) for name in names), key=lambda info: info.title)

    def fill(
        self,
        template_id: str,
        profile: CommuneProfile,
        year: int,
        values: Mapping[str, object],
        tables: Sequence[DataTable] = (),
    ) -> OfficeDocument:
        """Return the document of a template with these values and tables.

        Raises ``Refused`` for an unknown template, a missing value and a faulty template file.
        """
        template = self._template(template_id)
        return template.filled(_Given(profile, year, values, tables, self._book))[0]

    def sections(
        self,
        template_id: str,
        profile: CommuneProfile,
        year: int,
        values: Mapping[str, object],
        tables: Sequence[DataTable] = (),
    ) -> Sequence[TextSection]:
        """Return the sections whose words the officer may replace, as they stand now."""
        template = self._template(template_id)
        return template.filled(_Given(profile, year, values, tables, self._book))[1]

    def _info(self, template_id: str) -> DocumentTemplateInfo:
        path = self._path(template_id)
        built_in = path.parent == self._built_in
        try:
            template = _DocumentTemplate(path)
        except Refused as error:
            return DocumentTemplateInfo(template_id, template_id, error.what, built_in)
        return DocumentTemplateInfo(template_id, template.title, template.description, built_in)

    def _template(self, template_id: str) -> _DocumentTemplate:
        names = sorted(path.stem for path in self._built_in.glob(f"*{SUFFIX}"))
        if template_id not in names:
            raise Refused(
                _("Không có mẫu văn bản “{name}”.").format(name=template_id),
                advice=_("Các mẫu hiện có: {names}.").format(names=", ".join(names)),
            )
        return _DocumentTemplate(self._path(template_id))

    def _path(self, template_id: str) -> Path:
        own = self._own / f"{template_id}{SUFFIX}" if self._own else None
        return own if own and own.is_file() else self._built_in / f"{template_id}{SUFFIX}"


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller gives for one document."""

    profile: CommuneProfile
    year: int
    values: Mapping[str, object]
    tables: Sequence[DataTable]
    book: PresetBook

    def known(self, defaults: Mapping[str, object], body: Body) -> ScopedFiller:
        """Return a filler that knows the office, the defaults of the template and the values.

        ``bang`` tells how many rows each table has, ``phu_luc`` what the appendix of a table is
        called ("Phụ lục II", "" when it is left out), ``cac_phu_luc`` names all that stand.
        """
        years = YearSpan(self.year, self.year)
        base = template_values(self.profile, years, self.profile.era, self.book)
        given = {
            key: plain_value(value) for key, value in self.values.items() if key not in _HEAD_VALUES
        }
        rows = {table.key: sum(not row.is_group for row in table.rows) for table in self.tables}
        filled = frozenset(key for key, count in rows.items() if count)
        appendices = body.appendix_names(filled)
        units = base["don_vi"]
        standing = units["thuong_truc"] if isinstance(units, Mapping) else ""
        lists: dict[str, object] = {"kinh_gui": [], "can_cu": [], "noi_nhan": []}
        return ScopedFiller(
            {
                **base,
                **lists,
                "thuong_truc": standing,
                "ma_luu": self.profile.filing_code,
                "bang": {**dict.fromkeys(body.table_keys(), 0), **rows},
                "phu_luc": appendices,
                "cac_phu_luc": all_appendices(appendices.values()),
                **_with_defaults(defaults, given),
            }
        )

    def text(self, key: str, own: str) -> str:
        """Return a value of the head, ``own`` when it was not given."""
        return str(self.values[key]) if key in self.values else own

    def texts(self, key: str, own: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lines of the head that were given, ``own`` when they were not."""
        value = self.values.get(key)
        return tuple(str(line) for line in value) if isinstance(value, list | tuple) else own

    def date(self) -> dt.date | None:
        """Return the date of the document."""
        value = self.values.get("ngay")
        return value if isinstance(value, dt.date) else None

    def signing(self, key: str, own: Signing | None) -> Signing | None:
        """Return who signs, with the name of the officer of that title when it is known."""
        value = self.values.get(key, own)
        if not isinstance(value, Signing) or value.signer:
            return value if isinstance(value, Signing) else None
        name = signer_name(self.profile.officers, value.title)
        return Signing(value.authority, value.title, name, value.head_title, value.body)

    def overrides(self) -> Mapping[str, str]:
        """Return the words of the officer by section."""
        words = self.values.get("sections")
        if not isinstance(words, Mapping):
            return {}
        return {str(key): str(text) for key, text in words.items()}


def _with_defaults(
    defaults: Mapping[str, object], given: Mapping[str, object]
) -> dict[str, object]:
    """Return the values with what is missing, in mappings too, taken from the defaults."""
    whole = {**defaults, **given}
    for key, default in defaults.items():
        value = whole[key]
        if isinstance(default, Mapping) and isinstance(value, Mapping):
            whole[key] = {**default, **value}
    return whole


class _DocumentTemplate:
    """A parsed template file; every fault is a ``Refused`` that names file and line."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._text = self._tried(lambda: read_text(path))
        if len(self._text) > MAX_TEXT:
            raise refusal(self._name, None, _("tệp quá lớn để là một mẫu."))
        header, text, _rest = self._tried(lambda: split_parts(self._text))
        self._header = Fields(header)
        self._defaults = header.get("mac_dinh", {})
        self._body: Body = self._tried(lambda: parse_template_body(text))
        self.title = squeeze(self._tried(lambda: self._header.needed_text("title")))
        self.description = squeeze(self._tried(lambda: self._header.text("description")))

    def filled(self, given: _Given) -> tuple[OfficeDocument, Sequence[TextSection]]:
        """Return the document and its sections."""
        defaults = self._defaults if isinstance(self._defaults, dict) else {}
        filler = given.known(defaults, self._body)
        return self._tried(lambda: self._document(given, filler))

    def _document(
        self, given: _Given, filler: ScopedFiller
    ) -> tuple[OfficeDocument, Sequence[TextSection]]:
        body = BodyFiller({table.key: table for table in given.tables}, given.overrides())
        header = self._header
        parts = body.parts(self._body.pieces, filler)
        document = OfficeDocument(
            document_type=self._filled(filler, header.needed_text("document_type")),
            subject=self._filled(filler, header.text("subject")),
            year=given.year,
            symbol=given.text("ky_hieu", self._filled(filler, header.text("symbol"))),
            number=given.text("so", ""),
            date=given.date(),
            addressees=given.texts("kinh_gui", self._lines(filler, "addressees")),
            bases=given.texts("can_cu", self._lines(filler, "bases")),
            opening=self._filled(filler, header.text("opening")),
            parts=parts,
            closing=self._filled(filler, header.text("closing")),
            signing=given.signing("nguoi_ky", self._signing(filler, "signing")),
            second_signing=given.signing("nguoi_ky_trai", self._signing(filler, "second_signing")),
            recipients=given.texts("noi_nhan", self._lines(filler, "recipients")),
            appendices=body.appendices(self._body.appendices, filler),
            landscape=header.text("orientation") == "ngang",
        )
        return document, tuple(body.sections)

    def _lines(self, filler: ScopedFiller, key: str) -> tuple[str, ...]:
        lines = (self._filled(filler, line) for line in self._header.texts(key))
        return tuple(line for line in lines if line)

    def _signing(self, filler: ScopedFiller, key: str) -> Signing | None:
        fields = self._header.table(key, _SIGNING_KEYS)
        if fields is None:
            return None
        usual = Signing()
        return Signing(
            authority=fields.choice("authority", usual.authority),
            title=self._filled(filler, fields.text("title", usual.title)),
            signer=self._filled(filler, fields.text("signer")),
            head_title=fields.text("head_title", usual.head_title),
            body=fields.text("body", usual.body),
        )

    def _filled(self, filler: ScopedFiller, text: str) -> str:
        try:
            return squeeze(filler.fill(text))
        except TemplateFault as fault:
            found = self._text.find(text.split("\n", 1)[0])
            line = self._text.count("\n", 0, found) + (fault.line or 1) if found >= 0 else None
            raise TemplateFault(fault.reason, line) from fault

    def _tried(self, work: Callable[[], _Result]) -> _Result:
        """Name the file, and the line where it is known, in what cannot be read or filled."""
        try:
            return work()
        except TemplateFault as fault:
            raise refusal(self._name, fault.line, fault.reason) from fault
        except Refused as error:
            raise refusal(self._name, None, error.what) from error
