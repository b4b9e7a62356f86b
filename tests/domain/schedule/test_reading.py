"""What is told of a reading beside its dates: what waits, what was taken for granted."""

import pytest

from desktop.domain.plan import YearSpan
from desktop.domain.schedule import Duration, DurationUnit, Kind, read_schedule


def test_an_event_keeps_its_words_and_the_time_allowed() -> None:
    phrase = "Trong vòng 10 ngày làm việc kể từ ngày nhận được văn bản"
    read = read_schedule(phrase, 2026)
    assert read.kind is Kind.EVENT_DRIVEN
    assert read.event == phrase
    assert read.duration == Duration(10, DurationUnit.WORKING_DAY)
    assert str(read.duration) == "10 ngày làm việc"
    assert read.occurrences == ()


@pytest.mark.parametrize(
    ("phrase", "count", "unit"),
    [
        ("20 ngày sau khi Tỉnh ủy ban hành", 20, DurationUnit.DAY),
        ("không quá 12 ngày làm việc", 12, DurationUnit.WORKING_DAY),
        ("Trong vòng 24 giờ kể từ khi tiếp nhận", 24, DurationUnit.HOUR),
        ("02 tháng kể từ ngày ban hành", 2, DurationUnit.MONTH),
        ("Chậm nhất sau 03 ngày kể từ ngày kết thúc", 3, DurationUnit.DAY),
    ],
)
def test_times_allowed(phrase: str, count: int, unit: DurationUnit) -> None:
    read = read_schedule(phrase, 2026)
    assert (read.kind, read.duration) == (Kind.EVENT_DRIVEN, Duration(count, unit))


def test_a_condition_beside_a_date_is_kept_as_a_doubt() -> None:
    read = read_schedule("Sau khi có hướng dẫn của tỉnh, trước ngày 30/6/2026", 2026)
    assert read.kind is Kind.BEFORE_DATE
    assert read.event == "Sau khi có hướng dẫn của tỉnh"
    assert read.doubts == ("Ngoài thời hạn còn có điều kiện: Sau khi có hướng dẫn của tỉnh.",)


@pytest.mark.parametrize(
    ("phrase", "doubt"),
    [
        ("Quý I", "Không ghi năm: lấy năm của kế hoạch."),
        ("Cuối năm 2026", "Chỉ ghi “cuối” kỳ: lấy ngày cuối kỳ."),
        ("Đầu quý II/2026", "Chỉ ghi “đầu” kỳ: chưa rõ ngày cuối."),
        ("Giữa tháng 6/2026", "Chỉ ghi “giữa” kỳ: chưa rõ ngày."),
        ("Tuần 2 tháng 6/2026", "Tuần của tháng tính 7 ngày một, từ ngày 01."),
        ("Từ tháng 11/2026 đến tháng 02", "Hiểu mốc sau là của năm tiếp theo."),
        ("Tháng 12 và tháng 01/2026", "Hiểu mốc đầu là của năm trước."),
        ("Hằng quý, trước ngày 20", "Có ngày mà chưa rõ của tháng nào: lấy hết kỳ."),
        ("Ngày 15", "Có ngày mà chưa rõ của tháng nào."),
        ("Trước ngày 15", "Có ngày mà chưa rõ của tháng nào."),
        ("Từ giữa quý III đến 31/12/2026", "Chỉ ghi “giữa” kỳ: chưa rõ ngày."),
        ("Từ 01/9/2026 đến đầu năm 2027", "Chỉ ghi “đầu” kỳ: chưa rõ ngày cuối."),
        ("Trước ngày 31/02/2026", "Ngày 31/02/2026 không có trong lịch."),
        ("Trước ngày 29/02", "Ngày 29/02/2026 không có trong lịch."),
        ("Tháng 13/2026", "Không có tháng 13."),
        ("Quý V", "Không có quý V."),
        ("Tháng 6 năm 20266", "“20266” không phải là năm."),
        ("Trước ngày 15/8 âm lịch", "Ngày âm lịch: chưa tính được ngày dương lịch."),
        ("Năm học 2026-2027", "Năm học: chưa rõ ngày bắt đầu và kết thúc."),
        ("Định kỳ", "Chưa đọc được thời hạn từ lời văn."),
        ("", "Không ghi thời gian."),
    ],
)
def test_doubts(phrase: str, doubt: str) -> None:
    assert read_schedule(phrase, 2026).doubts == (doubt,)


@pytest.mark.parametrize("phrase", ["Quý I/2026", "Thường xuyên", "Hằng quý", "31/10/2026"])
def test_plain_words_leave_no_doubt(phrase: str) -> None:
    assert read_schedule(phrase, 2026).doubts == ()


def test_spans_point_at_the_words_that_count() -> None:
    phrase = "Hoàn thành rà soát trong tháng 4/2026; công bố trước ngày 15/5/2026"
    read = read_schedule(phrase, 2026)
    assert [phrase[start:end] for start, end in read.spans] == [
        "tháng 4/2026", "trước ngày 15/5/2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "phrase",
    [
        "Thực hiện Nghị quyết số 03/2026/NQ-HĐND ngày 10/01/2026",
        "Đạt 5/7 tiêu chí",
        "Xử lý 2026 hồ sơ",
        "98% hồ sơ",
        "Văn bản số 12/2026",
        "sáu việc",
    ],
)
def test_figures_that_are_no_time(phrase: str) -> None:
    assert read_schedule(phrase, 2026).kind is Kind.UNKNOWN


@pytest.mark.parametrize("years", [1989, 2101, YearSpan(2030, 2026), YearSpan(0, 2026)])
def test_years_of_a_plan_must_be_years(years: YearSpan | int) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        read_schedule("Quý I", years)
