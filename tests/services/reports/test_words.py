"""What a report says, made of its figures."""

import datetime as dt
from dataclasses import replace

from desktop.domain.reporting.figures import Figures, ReportTarget
from desktop.domain.reporting.figures_changes import differences
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import Evidence
from desktop.services.reports.tables import report_tables
from desktop.services.reports.words import (
    difference_words,
    estimate_words,
    report_values,
    targets_values,
)
from tests.support.followed import (
    done,
    dropped,
    dropped_time,
    figures,
    progress,
    proved,
    task,
    window,
)

REPORT = Evidence("e", "15/BC-UBND", dt.date(2026, 3, 5), "Báo cáo")


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def quarter() -> Figures:
    return figures(
        [
            proved(done(task("xong", "Tháng 02/2026"), day(2, 20)), REPORT),
            done(task("muon", "Tháng 01/2026"), day(2, 3)),
            task("qua-han", "Tháng 02/2026"),
            progress(task("dang", "Năm 2026"), day(3, 1), 40, "Đã lấy ý kiến.", "Thiếu máy"),
            progress(task("dang-2", "Năm 2026"), day(3, 2), 20, "", "Thiếu máy."),
            done(task("hang-quy", "Hằng quý"), day(3, 10)),
        ],
        window(Period.Q1),
        {REPORT.id: REPORT},
    )


def test_each_task_stands_in_the_list_of_its_state() -> None:
    area = report_values(quarter(), ["Kế hoạch số 05/KH-UBND"])["linh_vuc"][0]
    names = {key: [entry["viec"] for entry in area[key]] for key in ("hoan_thanh", "muon", "dang")}
    assert names == {
        "hoan_thanh": ["Việc xong", "Việc hang-quy (Quý I/2026)"],
        "muon": ["Việc muon"],
        "dang": ["Việc dang", "Việc dang-2"],
    }
    late = area["qua_han"][0]
    assert (late["viec"], late["han"]) == ("Việc qua-han", "28/02/2026")
    finished = area["hoan_thanh"][0]
    assert finished["minh_chung"] == "Báo cáo số 15/BC-UBND ngày 05 tháng 3 năm 2026"
    assert area["dang"][0]["ket_qua"] == "Đã lấy ý kiến"
    assert area["dang"][0]["ty_le"] == "40%"


def test_the_same_difficulty_is_told_once() -> None:
    assert report_values(quarter(), [])["kho_khan"] == ["Thiếu máy (02 nhiệm vụ)"]


def test_the_work_to_come_belongs_to_the_time_that_is_named() -> None:
    values = report_values(quarter(), [])
    assert values["ky_toi"] == "quý II năm 2026"
    assert [entry["viec"] for entry in values["viec_ky_toi"]] == ["Việc hang-quy (Quý II/2026)"]


def test_shares_and_states_are_told() -> None:
    values = report_values(quarter(), [])
    assert values["tong"] == 6
    assert values["theo_trang_thai"]["dung_han"] == 1
    assert values["ty_le"] == {"hoan_thanh": "33,3%", "dung_han": "50%"}
    assert report_values(figures([], window(Period.Q1)), [])["ty_le"]["hoan_thanh"] == ""


def test_tasks_without_a_day_are_told_from_those_not_yet_due() -> None:
    later, undated = task("sau", "Quý IV/2026"), task("khong-ro", "")
    values = report_values(figures([later, undated], window(Period.Q1)), [])
    assert (values["theo_trang_thai"]["chua_den_han"], values["khong_ro_han"]) == (2, 1)


def test_a_sentence_with_several_targets_is_said_once() -> None:
    empty = ReportTarget("a", "Đạt 80%; 100%.", "=", 80, "%")
    measured = replace(empty, id="b", goal=100, value=99.5, reached=False)
    told = targets_values([empty, measured])
    assert [(each["noi_dung"], each["ket_qua"], each["dat"]) for each in told] == [
        ("Đạt 80%; 100%", "99,5%", False),
        ("Cùng nội dung trên", "", None),
    ]


def test_the_difference_to_the_report_before_is_one_sentence() -> None:
    early = figures([task("xong", "Tháng 02/2026")], window(Period.Q1, day(2, 10)))
    told = difference_words(differences(early, quarter()), "năm 2025")
    assert told == (
        "So với báo cáo năm 2025: số nhiệm vụ theo dõi tăng 5; số nhiệm vụ đã hoàn thành tăng 2; "
        "số nhiệm vụ quá hạn tăng 1."
    )
    assert difference_words([], "năm 2025") == ""


def test_estimates_are_called_so() -> None:
    assert estimate_words(window(Period.Q1)) == ""
    assert "ngày 14 tháng 3 năm 2026" in estimate_words(window(Period.Q1, day(3, 10)))


def test_the_tables_have_a_row_for_each_task_unit_and_time_to_come() -> None:
    tables = {table.key: table for table in report_tables(quarter(), [])}
    tasks = [row for row in tables["chi_tiet"].rows if not row.is_group]
    assert len(tasks) == 6
    assert len(tables["don_vi"].rows) == 1
    assert tables["don_vi"].rows[0].cells[2:] == ("6", "1", "1", "1", "2", "0", "1", "0")
    assert len(tables["ky_toi"].rows) == 1
    late = next(row for row in tasks if "qua-han" in row.cells[1])
    assert "Quá hạn 14 ngày" in late.cells
    for table in tables.values():
        assert all(row.is_group or len(row.cells) == len(table.columns) for row in table.rows)


def test_the_sign_of_a_list_does_not_go_into_sentences() -> None:
    listed = task("a", "Quý I/2026")
    listed = replace(listed, item=replace(listed.item, task="b) Rà soát văn bản;"))
    area = report_values(figures([listed], window(Period.Q1)), [])["linh_vuc"][0]
    assert [entry["viec"] for entry in area["dang"]] == ["Rà soát văn bản"]


def test_reasons_of_what_is_given_up_stand_in_text_and_table() -> None:
    """A task given up, one given up time by time, and one time of a task that goes on."""
    whole = dropped(task("ca-viec", "Tháng 02/2026"), day(2, 1), "Tỉnh làm chung")
    once = task("mot-lan", "Tháng 02/2026")
    only = dropped_time(once, once.times[0].label, "Không có hồ sơ")
    part = dropped_time(task("hang-quy", "Hằng quý"), "Quý I/2026", "Lồng ghép vào báo cáo năm")
    found = figures([whole, only, part], window(Period.Q1))
    area = report_values(found, [])["linh_vuc"][0]
    assert [(each["viec"], each["ly_do"]) for each in area["khong"]] == [
        ("Việc ca-viec", "Tỉnh làm chung"),
        ("Việc mot-lan", "Không có hồ sơ"),
    ]
    assert [(each["viec"], each["ly_do"]) for each in area["khong_lan"]] == [
        ("Việc hang-quy (Quý I/2026)", "Lồng ghép vào báo cáo năm")
    ]
    table = next(each for each in report_tables(found, []) if each.key == "chi_tiet")
    assert [row.cells[-1] for row in table.rows if not row.is_group] == [
        "Tỉnh làm chung",
        "Không có hồ sơ",
        "Quý I/2026: Lồng ghép vào báo cáo năm",
    ]


def test_a_task_stands_once_in_a_list_with_its_times() -> None:
    """Monthly work that is late many times is one line, not one for each month."""
    monthly = dropped_time(task("hang-thang", "Hằng tháng"), "Tháng 2/2026", "Lồng ghép")
    done_twice = done(task("hang-quy", "Hằng quý"), day(3, 20), day(6, 10))
    found = figures([monthly, done_twice], window(Period.H1))
    area = report_values(found, [])["linh_vuc"][0]
    assert [(each["viec"], each["han"], each["ly_do"]) for each in area["qua_han"]] == [
        ("Việc hang-thang (04 lần, từ tháng 1/2026 đến tháng 5/2026)", "", "")
    ]
    assert [(each["viec"], each["ngay_xong"]) for each in area["hoan_thanh"]] == [
        ("Việc hang-quy (quý I/2026, quý II/2026)", "")
    ]


def test_a_task_without_a_day_shows_the_words_of_the_plan() -> None:
    found = figures([task("cho", "Khi có hướng dẫn của tỉnh")], window(Period.Q1))
    table = next(each for each in report_tables(found, []) if each.key == "chi_tiet")
    (row,) = (row for row in table.rows if not row.is_group)
    assert "Khi có hướng dẫn của tỉnh" in row.cells
