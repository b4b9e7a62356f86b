"""Templates of documents besides plans, and the values that each expects.

Values are plain data: text, whole numbers, ``bool``, ``datetime.date`` (printed "05/03/2026"),
mappings with ASCII keys, and lists of text or of mappings. Text is printed as it is: nothing in
it acts as markup, level or template. A value marked (d) has a default in the template and may be
left out; any other missing value is a ``Refused`` that names it.

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
    nguoi_nhan; (d) chuc_vu, don_vi; so_viec; (d) chu_tri, phoi_hop: how many; (d) ke_hoach: list;
    (d) han_bao_cao: text; (d) ghi_chu. Table: viec.
phieu-danh-gia-thang (sheet)
    ho_ten; (d) chuc_vu, don_vi; thang; tu_ngay, den_ngay; giao, hoan_thanh, dung_han, muon,
    chua_xong: how many; (d) so_luong, chat_luong, tien_do, chung: percentages as text ("92,5%");
    (d) chat_luong_tot, chat_luong_dat, chat_luong_lam_lai: how many; (d) tu_nhan_xet, nhan_xet,
    xep_loai: text. Tables: ket_qua (the three criteria), viec.
bien-ban-ban-giao (biên bản)
    ngay_ban_giao: date; ben_giao, ben_nhan: {ho_ten, chuc_vu, don_vi}; (d) nguoi_chung_kien: list
    of {ho_ten, chuc_vu, don_vi}; (d) dia_diem, ly_do: text; so_viec, (d) qua_han, so_minh_chung:
    how many; (d) ghi_chu. Tables: viec, minh_chung.
danh-muc-minh-chung (sheet)
    so_minh_chung, so_viec: how many; (d) pham_vi: what was chosen, text; (d) viec_thieu: how many
    done tasks have no evidence. Tables: minh_chung, thieu.
lich-nam (sheet, landscape)
    so_viec; (d) pham_vi: text. Table: lich (columns as the caller wants: months across).
lich-cong-tac (sheet)
    tu_ngay, den_ngay; so_viec; (d) pham_vi. Table: lich.
bao-cao-dinh-ky (báo cáo, all periods)
    ky: title of the period ("6 tháng đầu năm 2026"); ma_ky: "Q1", "H1", "9M", "Q3", "Q4", "YEAR";
    ky_toi: title of the next period ("quý III năm 2026"); tu_ngay, den_ngay: days of the data;
    tong: how many tasks are followed; theo_trang_thai: {dung_han (done in time), muon (done
    late), qua_han (overdue), sap_den_han, dang_thuc_hien, chua_den_han, khong_thuc_hien}: how many;
    (d) ty_le: {hoan_thanh, dung_han}: percentages as text, "" when there is nothing to divide;
    linh_vuc: list of {khoa: ASCII key of the area, ten, tong, hoan_thanh, muon, qua_han, dang,
    khong: lists of {viec, don_vi, han, ngay_xong, minh_chung, ket_qua, ly_do, ty_le}, chi_tieu:
    list as below} - every key of an entry is needed, "" or [] for nothing; ``hoan_thanh`` holds
    those done in time, ``muon`` those done late;
    chi_tieu: list of {noi_dung, muc_tieu, ket_qua, dat (True, False, None: no value yet),
    cach_tinh ("28/30 hồ sơ" or "")};
    viec_ky_toi: list of {viec, don_vi, han};
    (d) ke_hoach: list of citations; (d) chi_dao: {van_ban: how many directing documents issued,
    don_doc: how many letters of urging, nhac_viec: how many reminders, hoi_nghi, kiem_tra: how
    many}; (d) ket_qua_noi_bat, ton_tai, nguyen_nhan, phuong_huong, kho_khan, kien_nghi: lists of
    text; (d) so_voi_ky_truoc: text on the difference to the report before.
    Tables (appendix): thong_ke, chi_tieu, chi_tiet (tasks one by one), ky_toi.
    Sections: chi_dao, linh_vuc_<khoa>, chi_tieu, noi_bat, ton_tai, nguyen_nhan, phuong_huong,
    kien_nghi.
"""
