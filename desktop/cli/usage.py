"""What argparse says of usage, in the officer's language."""

from __future__ import annotations

import re

from desktop.i18n import _

_ONE_OF = re.compile(r"one of the arguments (.+) is required")


def in_own_words(message: str) -> str:
    """Return argparse's English ``message`` with its fixed phrases in the chosen language."""
    message = _ONE_OF.sub(lambda found: _("cần một trong: {names}").format(names=found[1]), message)
    for english, own in (
        ("not allowed with argument", _("không dùng cùng")),
        ("ignored explicit argument", _("không nhận giá trị")),
        ("ambiguous option:", _("viết tắt chưa rõ:")),
        ("could match", _("có thể là")),
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
