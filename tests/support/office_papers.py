"""Whole conformant documents of a commune: a plan, a letter, a decision and others."""

from __future__ import annotations

from tests.support.docx_files import (
    Paper,
    body,
    centred,
    flush,
    layout_table,
    line,
    paragraph,
    section,
    task_table,
)

_HEAD_WIDTHS = (3685, 5670)
_END_WIDTHS = (4400, 4955)
SUBJECT = "Cải cách hành chính năm 2026 trên địa bàn xã Kim Liên"


def letterhead(number: str = "Số: 05/KH-UBND", about: str = "") -> str:
    """Return the head of a document of the commune."""
    left = centred("ỦY BAN NHÂN DÂN", 26, bold=True) + centred(
        "XÃ KIM LIÊN", 26, bold=True, extra=line(13)
    )
    right = centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, bold=True) + centred(
        "Độc lập - Tự do - Hạnh phúc", 28, bold=True, extra=line(60.5)
    )
    below = centred(number, 26)
    if about:
        below += centred(about, 24).replace('w:before="0"', 'w:before="120"')
    dated = centred("Kim Liên, ngày 15 tháng 01 năm 2026", 28, italic=True)
    return layout_table([(left, right), (below, dated)], _HEAD_WIDTHS)


def ending(
    authority: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    recipients: tuple[str, ...] = ("- UBND tỉnh;", "- Sở Nội vụ;", "- Lưu: VT, VHXH."),
) -> str:
    """Return recipients and signature."""
    left = flush("Nơi nhận:", 24, bold=True, italic=True)
    left += "".join(flush(entry, 22) for entry in recipients)
    right = "".join(centred(text, 28, bold=True) for text in authority)
    right += "".join(centred("", 28) for _ in range(5))
    right += centred("Nguyễn Văn Bình", 28, bold=True)
    return layout_table([(left, right)], _END_WIDTHS)


def title(kind: str = "KẾ HOẠCH", subject: str = SUBJECT, length: float = 45) -> str:
    """Return type, subject and the line below."""
    return centred(kind, 28, bold=True) + centred(subject, 28, bold=True, extra=line(length))


BASES = body(
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True
) + body(
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    italic=True,
)
TEXT = (
    body("Ủy ban nhân dân xã Kim Liên ban hành Kế hoạch cải cách hành chính năm 2026 như sau:")
    + body("I. MỤC ĐÍCH, YÊU CẦU", bold=True, keep=True)
    + body("1. Mục đích", bold=True, keep=True)
    + body(
        "Nâng cao hiệu lực, hiệu quả hoạt động của các cơ quan, đơn vị thuộc xã; lấy sự hài lòng "
        "của người dân, doanh nghiệp làm thước đo chất lượng phục vụ."
    )
    + body("2. Yêu cầu", bold=True, keep=True)
    + body("a) Xác định rõ nhiệm vụ, sản phẩm, thời hạn và trách nhiệm của từng đơn vị;")
    + body("b) Bảo đảm phối hợp chặt chẽ giữa các phòng, đơn vị;")
    + body("c) Kiểm tra, đôn đốc thường xuyên;")
    + body("d) Gắn kết quả với đánh giá, xếp loại;")
    + body("đ) Công khai kết quả thực hiện.")
    + body("II. NHIỆM VỤ", bold=True, keep=True)
    + body("- Ban hành đầy đủ các văn bản chỉ đạo, điều hành;")
    + body("- Thực hiện các nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.")
    + body("III. TỔ CHỨC THỰC HIỆN", bold=True, keep=True)
    + body("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã theo dõi, đôn đốc.", keep=True)
    + body("Trên đây là Kế hoạch cải cách hành chính năm 2026; đề nghị các đơn vị thực hiện./.",
           keep=True)
)  # fmt: skip
APPENDIX = (
    centred("Phụ lục", 28, bold=True)
    + centred("DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026", 28, bold=True)
    + centred(
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 15 tháng 01 năm 2026 "
        "của Ủy ban nhân dân xã Kim Liên)",
        28, italic=True, extra=line(50),
    )
    + task_table(
        [("STT", "Nhiệm vụ"), ("1", "Rà soát văn bản"), ("2", "Kiểm tra công vụ"),
         ("3", "Khảo sát sự hài lòng"), ("4", "Báo cáo năm./.")]
    )
)  # fmt: skip


def _closed(content: str) -> str:
    """Return content whose last section is upright, with the paragraph Word asks for."""
    return content + section()


def plan() -> Paper:
    """Return a plan with one appendix on pages of its own."""
    first = letterhead() + title() + BASES + TEXT + ending()
    return Paper(
        first + paragraph("", section()) + APPENDIX + section(landscape=True, restart=True)
    )


def plan_in_parts() -> Paper:
    """Return a plan with Phần, Mục and Tiểu mục."""
    text = (
        body("Ủy ban nhân dân xã Kim Liên ban hành Kế hoạch như sau:")
        + _group("Phần I", "QUY ĐỊNH CHUNG")
        + _group("Mục 1", "PHẠM VI")
        + body("Kế hoạch áp dụng với các phòng, đơn vị.")
        + _group("Tiểu mục 1", "TỔ CHỨC")
        + body("Các đơn vị thực hiện.")
        + _group("Phần II", "NHIỆM VỤ")
        + body("Các đơn vị báo cáo hằng quý.", keep=True)
        + body("Kế hoạch có hiệu lực từ ngày ký./.", keep=True)
    )
    return Paper(_closed(letterhead() + title() + text + ending()))


def _group(label: str, name: str) -> str:
    lines = centred(label, 28, bold=True) + centred(name, 28, bold=True)
    return lines.replace(
        '<w:pPr><w:spacing w:before="0"', '<w:pPr><w:keepNext/><w:spacing w:before="120"'
    )


def official_letter() -> Paper:
    """Return a công văn to two addressees."""
    text = (
        centred("Kính gửi:", 28)
        + centred("- Sở Nội vụ;", 28)
        + centred("- Sở Tài chính.", 28)
        + body("Ủy ban nhân dân xã Kim Liên báo cáo kết quả công tác văn thư.", keep=True)
        + body("Trân trọng đề nghị quý cơ quan xem xét./.", keep=True)
    )
    head = letterhead("Số: 12/UBND-VHXH", "V/v báo cáo công tác văn thư")
    end = ending(("CHỦ TỊCH",), ("- Như trên;", "- Lưu: VT, VHXH."))
    return Paper(_closed(head + text + end))


def decision() -> Paper:
    """Return a decision of the chairman."""
    text = (
        centred("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ KIM LIÊN", 28, bold=True)
        + BASES
        + centred("QUYẾT ĐỊNH:", 28, bold=True).replace('w:before="0"', 'w:before="120"')
        + body("Điều 1. Thành lập Tổ công tác cải cách hành chính xã Kim Liên.").replace(
            "<w:r><w:rPr>", "<w:r><w:rPr><w:b/>", 1)
        + body("Điều 2. Tổ công tác giúp Chủ tịch Ủy ban nhân dân xã.", keep=True).replace(
            "<w:r><w:rPr>", "<w:r><w:rPr><w:b/>", 1)
        + body("Các đơn vị chịu trách nhiệm thi hành Quyết định này./.", keep=True)
    )  # fmt: skip
    subject = "Về việc thành lập Tổ công tác cải cách hành chính"
    end = ending(("CHỦ TỊCH",), ("- Như Điều 2;", "- Lưu: VT, VHXH."))
    head = letterhead("Số: 05/QĐ-UBND") + title("QUYẾT ĐỊNH", subject)
    return Paper(_closed(head + text + end))


def minutes() -> Paper:
    """Return a biên bản."""
    head = letterhead("Số: 05/BB-UBND").replace("Kim Liên, ngày 15 tháng 01 năm 2026", "")
    left = centred("THƯ KÝ", 28, bold=True)
    right = centred("CHỦ TỌA", 28, bold=True)
    right += "".join(centred("", 28) for _ in range(5)) + centred("Lê Văn Bình", 28, bold=True)
    last = layout_table(
        [(flush("Nơi nhận:", 24, bold=True, italic=True) + flush("- Lưu: VT, Hồ sơ.", 22), left),
         ("<w:p/>", right)],
        _END_WIDTHS,
    )  # fmt: skip
    text = body("Cuộc họp bắt đầu lúc 8 giờ.", keep=True) + body("Cuộc họp kết thúc./.", keep=True)
    return Paper(_closed(head + title("BIÊN BẢN", "Họp giao ban tháng 01", 0) + text + last))


def attachment() -> Paper:
    """Return an appendix in a file of its own."""
    return Paper(APPENDIX + section(landscape=True))


def attached_text() -> Paper:
    """Return a quy chế issued with a decision."""
    head = letterhead().replace("Số: 05/KH-UBND", "").replace(
        "Kim Liên, ngày 15 tháng 01 năm 2026", "")  # fmt: skip
    reference = centred("(Kèm theo Quyết định số 05/QĐ-UBND ngày 15 tháng 01 năm 2026)", 28,
                        italic=True)  # fmt: skip
    text = body("Quy chế này quy định việc tiếp công dân.") + body("Các đơn vị thực hiện./.")
    return Paper(_closed(head + title("QUY CHẾ", "Tiếp công dân của xã Kim Liên", 27)
                         + reference + text))  # fmt: skip
