"""Content areas are known by synonyms."""

import pytest

from desktop.domain.reporting.areas import area_of


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("CẢI CÁCH CHẾ ĐỘ CÔNG CHỨC CÔNG VỤ", "cong_vu"),
        ("Cải cách Chế độ công vụ", "cong_vu"),
        ("Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", "cong_vu"),
        ("IV. Cải cách tổ chức bộ máy hành chính nhà nước", "bo_may"),
        ("CẢI CÁCH TỔ CHỨC BỘ MÁY", "bo_may"),
        ("Hiện đại hóa hành chính", "chinh_quyen_so"),
        ("Xây dựng và phát triển Chính phủ điện tử, Chính phủ số", "chinh_quyen_so"),
        ("Thực hiện cơ chế một cửa, một cửa liên thông", "thu_tuc"),
        ("2. Cải cách thủ tục hành chính", "thu_tuc"),
        ("Cải cách tài chính công", "tai_chinh"),
        ("CÔNG TÁC CHỈ ĐẠO ĐIÈUF HÀNH", "chi_dao"),
        ("Công tác chỉ đạo, điều hành, tuyên truyền cải cách hành chính", "chi_dao"),
        ("Cải cách thể chế", "the_che"),
        ("Nâng cao Chỉ số PAPI", "chi_so"),
        ("", "khac"),
    ],
)
def test_names_of_all_times_mean_the_same_area(title: str, key: str) -> None:
    assert area_of(title).key == key


def test_an_unknown_area_keeps_its_title() -> None:
    area = area_of("PHÒNG CHỐNG THIÊN TAI")
    assert area.title == "Phòng chống thiên tai"
    assert area.key == "x_phong_chong_thien_tai"
    assert area_of("Cải cách thể chế").order < area.order < area_of("").order
