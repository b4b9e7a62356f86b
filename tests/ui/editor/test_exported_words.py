"""What is told of a document that was written, also beside the one that Word holds."""

from pathlib import Path

from desktop.ui.editor.output import exported_words


def test_a_document_written_under_another_name_says_why():
    asked = Path("van-ban") / "ke-hoach.docx"
    assert exported_words(asked, asked) == "Đã xuất ke-hoach.docx vào thư mục van-ban"
    beside = asked.with_name("ke-hoach (2).docx")
    assert exported_words(beside, asked) == (
        "ke-hoach.docx đang mở ở chương trình khác "
        "nên đã xuất thành ke-hoach (2).docx trong van-ban"
    )
