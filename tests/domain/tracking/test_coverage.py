"""Which tasks of the level above a commune takes up: by the words, and by what was noted."""

import pytest

from desktop.domain.tracking.coverage import CANDIDATES, Cover, Covered, OwnTask, coverage
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument

OWN = (
    "Ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2026",
    "Ban hành Kế hoạch kiểm tra văn bản QPPL của xã",
    "Tổ chức triển khai số hóa hồ sơ, giấy tờ, kết quả giải quyết TTHC",
    "Cử cán bộ tham gia các lớp bồi dưỡng nghiệp vụ tại Trung tâm Phục vụ hành chính công",
    "Tự đánh giá, chấm điểm Chỉ số cải cách hành chính",
    "Công khai minh bạch trong quản lý, sử dụng tài sản công",
    "Xây dựng Kế hoạch tuyên truyền cải cách hành chính",
)


def item(key: str, words: str) -> PlanItem:
    return PlanItem(key, "p", Origin.ROW, 0, words, 2026, 2026)


def own(*more: OwnTask) -> list[OwnTask]:
    return [*(OwnTask(item(f"o{n}", words)) for n, words in enumerate(OWN)), *more]


def of(words: str) -> Covered:
    (found,) = coverage([item("a", words)], own())
    return found


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Xây dựng và triển khai Kế hoạch kiểm soát TTHC trên địa bàn tỉnh", 0),
        ("Xây dựng Kế hoạch kiểm tra, rà soát văn bản quy phạm pháp luật", 1),
        ("Triển khai quy trình số hoá hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính", 2),
        ("CÔNG KHAI, MINH BẠCH VIỆC QUẢN LÝ, SỬ DỤNG TÀI SẢN CÔNG", 5),
    ],
)
def test_the_same_work_in_other_words_is_found(words: str, number: int) -> None:
    found = of(words)
    assert found.cover is Cover.YES
    assert found.own[0].id == f"o{number}"


def test_work_that_is_near_is_left_to_the_officer() -> None:
    found = of("Cử công chức tham gia lớp bồi dưỡng kỹ năng tiếp công dân, giải quyết khiếu nại")
    assert found.cover is Cover.MAYBE
    assert found.own[0].id == "o3"
    assert len(found.own) <= CANDIDATES


@pytest.mark.parametrize(
    "words",
    [
        "Xây dựng hạ tầng viễn thông, phủ sóng 5G tới các thôn",
        "Phối hợp với UBND tỉnh, UBND huyện, UBND xã trên địa bàn năm 2026",
        "…",
    ],
)
def test_what_nobody_does_is_a_gap(words: str) -> None:
    assert (of(words).cover, of(words).own) == (Cover.NO, ())


def test_a_task_that_the_plan_gave_is_certain_whatever_its_words() -> None:
    words = "Phủ sóng 5G tới các thôn"
    source = SourceDocument("12/KH-UBND", clause="Phủ sóng 5G tới  các thôn")
    given = OwnTask(item("o9", "Làm việc với nhà mạng"), source)
    (found,) = coverage([item("a", words)], own(given), "12/KH-UBND")
    assert (found.cover, found.own[0].id, found.is_named) == (Cover.YES, "o9", True)
    (other,) = coverage([item("a", words)], own(given), "13/KH-UBND")
    assert other.cover is Cover.NO


def test_every_task_is_answered_in_its_order_also_without_own_ones() -> None:
    above = [item(f"a{n}", words) for n, words in enumerate(OWN)]
    assert [found.above.id for found in coverage(above, own())] == [each.id for each in above]
    assert {found.cover for found in coverage(above, own())} == {Cover.YES}
    assert {found.cover for found in coverage(above, [])} == {Cover.NO}
