"""One sentence for each reason why a package is not taken in."""

from __future__ import annotations

from desktop.errors import Refused
from desktop.i18n import _


def _unchanged() -> str:
    return _("Dữ liệu trên máy này không thay đổi.")


def damaged(details: str = "") -> Refused:
    """Return the refusal of a package that is cut short or was altered by accident."""
    return Refused(
        _("Gói bị hỏng hoặc chép chưa hết."),
        _unchanged(),
        _("Hãy chép lại gói từ máy đã tạo ra nó."),
        details,
    )


def tampered(entry: str) -> Refused:
    """Return the refusal of a package with an entry that is not what the list says."""
    return Refused(
        _("Nội dung gói không khớp với danh mục của gói."),
        _unchanged(),
        _("Hãy yêu cầu đơn vị gửi chép lại gói và đọc mã kiểm tra qua điện thoại."),
        entry,
    )


def not_a_package() -> Refused:
    """Return the refusal of a file of another kind."""
    return Refused(
        _("Tệp này không phải là gói dữ liệu Kế hoạch xã."),
        _unchanged(),
        _("Hãy chọn tệp có đuôi .goixa do chương trình tạo ra."),
    )


def too_large() -> Refused:
    """Return the refusal of a package beyond the limits."""
    return Refused(
        _("Gói lớn bất thường nên không mở."),
        _unchanged(),
        _("Hãy hỏi đơn vị gửi xem gói có đúng do chương trình tạo ra không."),
    )


def newer(version: int) -> Refused:
    """Return the refusal of a package that only a newer program can read."""
    return Refused(
        _("Gói do phiên bản mới hơn của chương trình tạo ra (định dạng {version}).").format(
            version=version
        ),
        _unchanged(),
        _("Hãy cập nhật chương trình trên máy này rồi nhập lại."),
    )


def unknown_kind() -> Refused:
    """Return the refusal of a package of a kind that this program does not know."""
    return Refused(
        _("Gói thuộc loại mà chương trình này không biết."),
        _unchanged(),
        _("Hãy cập nhật chương trình trên máy này rồi nhập lại."),
    )


def wrong_signature() -> Refused:
    """Return the refusal of a package whose signature does not fit."""
    return Refused(
        _("Chữ ký của gói không đúng: gói đã bị sửa sau khi đơn vị ký."),
        _unchanged(),
        _("Hãy yêu cầu đơn vị gửi chép lại gói và đọc mã kiểm tra qua điện thoại."),
    )


def other_key() -> Refused:
    """Return the refusal of a package of a known office with another key, or with none."""
    return Refused(
        _("Gói mang tên đơn vị đã biết nhưng không ký bằng khóa đã biết của đơn vị đó."),
        _unchanged(),
        _("Hãy gọi điện cho đơn vị và so mã khóa trước khi nhận."),
    )


def bad_line(part: str, number: int, details: str) -> Refused:
    """Return the refusal of a package with a line that no version of the program writes."""
    return Refused(
        _("Dòng {number} của phần “{part}” trong gói không hợp lệ.").format(
            number=number, part=part
        ),
        _unchanged(),
        _("Hãy yêu cầu đơn vị gửi tạo lại gói."),
        details,
    )
