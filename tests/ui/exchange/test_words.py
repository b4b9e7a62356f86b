"""Phản hồi của cấp trên: receipts and reports sent back; foreign words stay words."""

import datetime as dt

from PySide6.QtCore import Qt

from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.reporting.model import Period
from desktop.services.consolidation.below import ComingDown
from desktop.services.outcome import Outcome
from desktop.ui.exchange.incoming import payload_words

WORD = SuperiorWord(
    "w",
    2026,
    Period.Q1,
    "p",
    Verdict.RETURNED,
    dt.date(2026, 3, 20),
    "Sở Nội vụ tỉnh Hưng Yên",
    remarks="Thiếu <b>số liệu</b>",
    new_due=dt.date(2026, 3, 25),
)


def test_report_that_was_sent_back_is_shown_and_opened(screen, session):
    def keep(services):
        with services.store.step("Nhập gói") as step:
            changed = services.store.received.words_from_above.put(WORD)
        return Outcome(None, changed, step)

    session.do(keep)
    screen.refresh()
    screen.follow("words")
    model = screen.words.panel.view.list_model
    assert model.index(0, 2).data() == "↩ Gửi trả"
    assert model.index(0, 5).data() == "25/03/2026"
    tip = model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" in tip
    went = []
    screen.go.connect(lambda *where: went.append(where))
    screen.words.open.trigger()
    assert went == [("reports", "Q1", "2026")]


def test_package_from_above_says_what_it_brings():
    words = payload_words(ComingDown("Sở Nội vụ", (WORD,)))
    assert words.startswith("↩ Sở Nội vụ tỉnh Hưng Yên gửi trả báo cáo quý I năm 2026")
    assert words.endswith("gửi lại trước 25/03/2026")
    assert payload_words(ComingDown("Sở Nội vụ")) == "Không có gì cho đơn vị này"
