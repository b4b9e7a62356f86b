"""What argparse says of usage, in the officer's language."""

from __future__ import annotations

from desktop.i18n import _


def in_own_words(message: str) -> str:
    """Return argparse's English ``message`` with its fixed phrases in the chosen language."""
    for english, own in (
        ("the following arguments are required:", _("còn thiếu:")),
        ("unrecognized arguments:", _("không hiểu:")),
        ("invalid choice:", _("không có lựa chọn")),
        ("choose from", _("chọn một trong:")),
        ("invalid int value:", _("không phải là số:")),
        ("expected one argument", _("thiếu giá trị")),
        ("expected at least one argument", _("thiếu giá trị")),
        ("argument ", _("tham số ")),
        ("usage:", _("cách dùng:")),
        ("positional arguments:", _("tham số:")),
        ("options:", _("tùy chọn:")),
        ("show this help message and exit", _("hiện trợ giúp này")),
        ("show program's version number and exit", _("hiện số phiên bản")),
    ):
        message = message.replace(english, own)
    return message
