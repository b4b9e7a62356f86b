"""Ways in which offices word targets and report days, each as it is meant."""

import pytest

from desktop.domain.reading.report_regime import dues
from desktop.domain.reading.targets import figures, sentences

TARGETS: list[tuple[str, list[tuple[str, float, str]]]] = [
    ("Phấn đấu đạt từ 95% trở lên", [(">=", 95, "%")]),
    ("Tối thiểu 80% hồ sơ", [(">=", 80, "%")]),
    ("không quá 15 phút/lượt", [("<=", 15, "phút/lượt")]),
    ("Giảm ít nhất 10% so với năm 2024", [(">=", 10, "%")]),
    ("Tỷ lệ hài lòng đạt trên 90%", [(">", 90, "%")]),
    ("Tỷ lệ hồ sơ trễ hạn dưới 5%", [("<", 5, "%")]),
    ("100% văn bản được ký số", [("=", 100, "%")]),
    ("Hồ sơ trực tuyến đạt ≥ 80%", [(">=", 80, "%")]),
    ("Hồ sơ quá hạn < 1%", [("<", 1, "%")]),
    ("Hồ sơ trực tuyến đạt >= 80 %", [(">=", 80, "%")]),
    ("đạt 80 phần trăm trở lên", [(">=", 80, "%")]),
    ("Thanh toán trực tuyến đạt tối thiểu 50,5%", [(">=", 50.5, "%")]),
    ("Tổ chức ít nhất 02 cuộc kiểm tra/năm", [(">=", 2, "cuộc")]),
    ("Tăng từ 3 bậc trở lên so với năm 2024", [(">=", 3, "bậc")]),
    ("Xếp hạng trong nhóm 5 đơn vị dẫn đầu", [("<=", 5, "Nhóm")]),
    ("Phấn đấu vào top 3", [("<=", 3, "Top")]),
    ("Chỉ số CCHC đạt từ 85 điểm trở lên", [(">=", 85, "điểm")]),
    ("không thấp hơn 90%", [(">=", 90, "%")]),
    ("tối đa 5%", [("<=", 5, "%")]),
    ("Đạt 90% (tối thiểu)", [("=", 90, "%")]),
    ("ít nhất 95 % trở lên", [(">=", 95, "%")]),
    ("Giảm tối thiểu 20 % thời gian giải quyết", [(">=", 20, "%")]),
    ("Cắt giảm ít nhất 30% chi phí tuân thủ", [(">=", 30, "%")]),
    ("từ 90 đến 95% người dân hài lòng", [(">=", 90, "%")]),
    ("từ 90-95% người dân hài lòng", [(">=", 90, "%")]),
    ("Có từ 80% số hộ trở lên", [(">=", 80, "%")]),
    ("Hơn 95% hồ sơ", [(">", 95, "%")]),
    ("Bảo đảm 100% thủ tục", [("=", 100, "%")]),
    ("Thời gian giải quyết không vượt quá 30 phút", [("<=", 30, "phút")]),
    ("Tối thiểu 01 mô hình, sáng kiến", [(">=", 1, "mô hình")]),
    ("Mỗi thôn có ít nhất 05 thành viên", [(">=", 5, "thành viên")]),
    ("Tối thiểu 60% trở lên hồ sơ; 100% kết quả được số hóa", [(">=", 60, "%"), ("=", 100, "%")]),
]

REPORTS: list[tuple[str, list[tuple[str, str]]]] = [
    ("Báo cáo quý I trước 15/3, 6 tháng trước 15/6", [("Q1", "03-15"), ("H1", "06-15")]),
    (
        "báo cáo quý I (trước ngày 10/3), 6 tháng (trước ngày 10/6), quý III (trước ngày 10/9), "
        "năm (trước ngày 10/12)",
        [("Q1", "03-10"), ("H1", "06-10"), ("Q3", "09-10"), ("YEAR", "12-10")],
    ),
    (
        "Báo cáo quý I: trước ngày 15 tháng 3; báo cáo 6 tháng: trước ngày 15 tháng 6; "
        "báo cáo năm: trước ngày 15 tháng 12",
        [("Q1", "03-15"), ("H1", "06-15"), ("YEAR", "12-15")],
    ),
    (
        "Định kỳ 6 tháng (trước ngày 05/6), hằng năm (trước ngày 05/12) báo cáo UBND xã",
        [("H1", "06-05"), ("YEAR", "12-05")],
    ),
    (
        "trước ngày 15/6 (báo cáo 6 tháng) và trước ngày 15/12 (báo cáo năm)",
        [("H1", "06-15"), ("YEAR", "12-15")],
    ),
    (
        "Trước ngày 10/6 báo cáo 6 tháng, trước ngày 10/12 báo cáo năm",
        [("H1", "06-10"), ("YEAR", "12-10")],
    ),
    (
        "Báo cáo quý, 6 tháng, 9 tháng và năm trước ngày 15 của tháng cuối kỳ báo cáo",
        [("Q1", "03-15"), ("H1", "06-15"), ("9M", "09-15"), ("YEAR", "12-15")],
    ),
    (
        "Định kỳ hằng quý (trước ngày 15 tháng cuối quý), 6 tháng (trước ngày 15/6), "
        "năm (trước ngày 15/12) báo cáo",
        [("Q1", "03-15"), ("Q3", "09-15"), ("H1", "06-15"), ("YEAR", "12-15")],
    ),
    ("Báo cáo năm gửi chậm nhất ngày 05/12/2025", [("YEAR", "12-05")]),
    (
        "Báo cáo 6 tháng đầu năm trước 10/6; báo cáo cả năm trước 10/12",
        [("H1", "06-10"), ("YEAR", "12-10")],
    ),
    (
        "báo cáo sơ kết 6 tháng trước ngày 10/6 và tổng kết năm trước ngày 10/12",
        [("H1", "06-10"), ("YEAR", "12-10")],
    ),
    ("báo cáo quý I trước ngày 15.3", [("Q1", "03-15")]),
    (
        "báo cáo quý I, quý II, quý III, quý IV trước ngày 10/3, 10/6, 10/9, 10/12",
        [("Q1", "03-10"), ("H1", "06-10"), ("Q3", "09-10"), ("Q4", "12-10")],
    ),
]


@pytest.mark.parametrize(("words", "wanted"), TARGETS)
def test_targets(words: str, wanted: list[tuple[str, float, str]]) -> None:
    found = [figure for sentence in sentences(words) for figure in figures(sentence)]
    assert [(figure.comparator, figure.value, figure.unit) for figure in found] == wanted


@pytest.mark.parametrize(("words", "wanted"), REPORTS)
def test_report_days(words: str, wanted: list[tuple[str, str]]) -> None:
    assert list(dues(words)) == wanted
