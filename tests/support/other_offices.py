"""Plans of invented offices with the writings, numberings and faults that real files have."""

from tests.support.foreign_plans import foreign, grid, layout, plain

WARD_BY_FIGURE = foreign(
    layout(
        [
            "{bc}ỦY BAN NHÂN DÂN\n{bc}PHƯỜNG 12",
            "{bc}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{bc}Độc lập - Tự do - Hạnh "
            "phúc\n-------------------",
        ],
        ["Số:      /KH-UBND", "{i}Phường 12, ngày      tháng 01 năm 2027"],
    ),
    "DỰ THẢO",
    "{bc}KẾ HOẠCH",
    "{bc}Chuyển đổi số và cải cách hành chính",
    "{bc}phường 12, thành phố Cần Thơ năm 2027",
    "_______",
    "{i}Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "{i}Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về "
    "đột phá phát triển khoa học, công nghệ;",
    "{i}Xét đề nghị của Phòng Văn hóa - Xã hội.",
    "Ủy ban nhân dân phường 12 ban hành Kế hoạch với các nội dung sau:",
    "{bc}Phần I",
    "{bc}ĐÁNH GIÁ KẾT QUẢ NĂM 2026",
    "Năm 2026, tỷ lệ hồ sơ trực tuyến đạt 72%.",
    "{bc}Phần II",
    "{bc}NHIỆM VỤ NĂM 2027",
    "{b}I. MỤC TIÊU",
    "1. Tỷ lệ hồ sơ trực tuyến đạt từ 85% trở lên.",
    "2. Thời gian chờ của người dân không quá 10 phút/lượt.",
    "3. Trên 95% người dân hài lòng.",
    "{b}II. TỔ CHỨC THỰC HIỆN",
    "{b}1. Trung tâm Phục vụ hành chính công",
    "a) Chủ trì tiếp nhận hồ sơ;",
    "b) Báo cáo hằng tháng.",
    "{b}2. Phòng Kinh tế, Hạ tầng và Đô thị: ",
    "Bố trí kinh phí.",
    "3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường phối hợp tuyên truyền.",
    "Trên đây là Kế hoạch năm 2027 của phường 12.",
    "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Phòng Văn hóa - Xã hội./.",
    layout(
        [
            "{b}Nơi nhận:\n- UBND thành phố;\n- Sở Nội vụ;\n- Lưu: VT, VHXH.",
            "{b}TM. ỦY BAN NHÂN DÂN\n{b}KT. CHỦ TỊCH\n{b}PHÓ CHỦ TỊCH\n\n{b}Lê Thị Bích Ngọc",
        ]
    ),
)
"""Phường of a city, parts above main headings, a deputy signs, number and day left open."""

TOWN_AS_TEXT = plain("""
ỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
THỊ TRẤN ÁI TỬ Độc lập - Tự do - Hạnh phúc
Số: 07/KH-UBND Ái Tử, ngày 09 tháng 01 năm 2023
KẾ HOẠCH
Tuyên truyền cải cách hành chính thị trấn Ái Tử năm 2023
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND huyện Triệu Phong về tuyên truyền cải \
cách hành chính năm 2023, UBND thị trấn xây dựng Kế hoạch như sau:
I/ MỤC ĐÍCH, YÊU CẦU
1/ Mục đích
Nâng cao nhận thức của cán bộ, công chức.
2/ Yêu cầu
Nội dung thiết thực, ngắn gọn.
II/ NỘI DUNG
1/ Nội dung tuyên truyền
a/ Chương trình tổng thể cải cách hành chính nhà nước;
b/ Các thủ tục hành chính mới.
2/ Hình thức tuyên truyền
- Trên đài truyền thanh: mỗi tuần ít nhất 02 lần.
- Tổ chức tối thiểu 04 hội nghị trong năm 2023.
III/ TỔ CHỨC THỰC HIỆN
1/ Công chức Văn hóa - Xã hội: Chủ trì tham mưu, phối hợp các đơn vị tổ chức tuyên truyền.
2/ Đài Truyền thanh thị trấn: Xây dựng chuyên mục, phát sóng định kỳ hằng tuần.
3/ Các tổ dân phố có trách nhiệm phổ biến Kế hoạch này đến Nhân dân.
IV/ CHẾ ĐỘ BÁO CÁO
Các bộ phận gửi báo cáo quý I, 6 tháng, 9 tháng và năm về Văn phòng UBND thị trấn trước ngày \
05/3, 05/6, 05/9 và 05/12 để tổng hợp.
Trên đây là Kế hoạch tuyên truyền năm 2023 của UBND thị trấn Ái Tử./.
Nơi nhận: TM. ỦY BAN NHÂN DÂN
- UBND huyện (b/c); CHỦ TỊCH
- TT Đảng ủy, HĐND thị trấn;
- Các ban, ngành,
đoàn thể thị trấn;
- Lưu: VT. Nguyễn Hữu Thắng
""")
"""Plain text: two columns on one line, "I/", "1/" and "a/", recipients beside the signature."""

ISLAND_WITH_APPENDICES = foreign(
    "{bc}ỦY BAN NHÂN DÂN\nĐẶC KHU CÔN ĐẢO",
    "{bc}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "{bc}Độc lập - Tự do - Hạnh phúc",
    "{c}Số: 31/KH-UBND",
    "{ic}Côn Đảo, ngày 15 tháng 12 năm 2025",
    "{bc}KẾ HOẠCH",
    "{bc}Cải cách hành chính giai đoạn 2026-2030, định hướng đến năm 2035",
    "{i}- Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ;",
    "{i}- Thực hiện Kế hoạch số 90/KH-UBND ngày 01/12/2025 của UBND Thành phố Hồ Chí Minh;",
    "Ủy ban nhân dân đặc khu Côn Đảo ban hành Kế hoạch như sau:",
    "{b}A. NHỮNG VẤN ĐỀ CHUNG",
    "{b}I. Mục tiêu",
    "{b}1. Mục tiêu chung",
    "Xây dựng nền hành chính phục vụ.",
    "{b}2. Mục tiêu cụ thể",
    "- Đến năm 2028, 90% hồ sơ được số hóa; đến năm 2030 đạt 100%.",
    "- Phấn đấu nằm trong nhóm 10 đơn vị dẫn đầu thành phố.",
    "{b}II. Yêu cầu",
    "Bám sát chỉ đạo của cấp trên.",
    "{b}B. NHIỆM VỤ",
    "{b}I. Cải cách thể chế",
    "1.1. Rà soát văn bản.",
    "1.2. Kiểm tra việc thi hành pháp luật.",
    "{b}II. Cải cách thủ tục hành chính",
    "- Niêm yết công khai.",
    "+ Tại trụ sở;",
    "+ Trên cổng thông tin.",
    "{b}C. TỔ CHỨC THỰC HIỆN",
    "{b}I. Văn phòng HĐND và UBND",
    "- Theo dõi, đôn đốc.",
    "{b}II. Các cơ quan, đơn vị",
    "- Thực hiện Kế hoạch này.",
    "+ Báo cáo trước ngày 20 hằng tháng.",
    "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.",
    "{bi}Nơi nhận:",
    "- UBND Thành phố;",
    "- Lưu: VT, VP (3).",
    "{bc}TM. ỦY BAN NHÂN DÂN",
    "{bc}CHỦ TỊCH",
    "{c}(Đã ký)",
    "{bc}Huỳnh Trung Sơn",
    "{bc}Phụ lục I",
    "{bc}CHỈ TIÊU CỤ THỂ GIAI ĐOẠN 2026-2030",
    "{ic}(Kèm theo Kế hoạch số 31/KH-UBND ngày 15/12/2025 của UBND đặc khu Côn Đảo)",
    grid(["TT", "Chỉ tiêu", "2026", "2030"], ["1", "Hồ sơ số hóa", "50%", "100%"]),
    "{bc}Phụ lục II",
    "{bc}PHÂN CÔNG NHIỆM VỤ",
    grid(
        ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"],
        ["I", "CẢI CÁCH THỂ CHẾ", "", "", ""],
        ["1", "Ban hành quy chế làm việc", "Văn phòng HĐND và UBND", "Các phòng", "Quý I/2026"],
        ["2", "Rà soát văn bản", "Phòng Kinh tế", "", "Hằng năm"],
    ),
    "./.",
)
""""A." above "I.", bases with dashes, signature before two appendices, one without tasks."""

TASKS_AS_PARAGRAPHS = foreign(
    layout(
        [
            "{b}ỦY BAN NHÂN DÂN\n{b}XÃ ĐƯNG K'NỚ",
            "{b}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{b}Độc lập - Tự do - Hạnh phúc",
        ],
        ["Số: 05/KH-UBND", "Đưng K’Nớ, ngày 21 tháng 01 năm 2025"],
    ),
    "{bc}KẾ HOẠCH\nCải cách hành chính xã Đưng K'Nớ năm 2025",
    "Thực hiện Kế hoạch số 01/KH-UBND ngày 16/01/2025 của UBND huyện Lạc Dương, UBND "
    "xã Đưng K'Nớ xây dựng Kế hoạch, cụ thể:",
    "{b}I. NHIỆM VỤ",
    "{b}1. Cải cách thể chế",
    "a) Xây dựng kế hoạch theo dõi thi hành pháp luật.",
    "- Đơn vị chủ trì: Công chức Tư pháp - Hộ tịch.",
    "- Đơn vị phối hợp: Các công chức chuyên môn; Trưởng các thôn.",
    "- Thời gian hoàn thành: Tháng 02/2025.",
    "- Sản phẩm: Kế hoạch; Báo cáo.",
    "b) Tự kiểm tra văn bản. Chủ trì: Công chức Tư pháp; Thời gian thực hiện: Quý III/2025.",
    "{b}2. Cải cách tài chính công",
    "a) Công khai dự toán",
    "+ Cơ quan chủ trì: Công chức Tài chính - Kế toán",
    "+ Thời hạn: Thường xuyên",
    "{b}II. KINH PHÍ",
    "Kinh phí: từ ngân sách xã.",
    "Trên đây là Kế hoạch cải cách hành chính năm 2025./.",
    layout(["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "CHỦ TỊCH\n\nK'Brốp"]),
)
"""Lines "Đơn vị chủ trì: …" below tasks; a highland name signs."""

STYLED_HEADINGS = foreign(
    "{c}UBND HUYỆN BA VÌ",
    "{bc}ỦY BAN NHÂN DÂN XÃ TẢN LĨNH",
    "{c}Số:..../KH-UBND",
    "{c}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "{c}Tản Lĩnh, ngày .... tháng .... năm 2024",
    "{c}KẾ HOẠCH",
    "{c}Kiểm tra công tác cải cách hành chính năm 2024",
    "{#1=I.}Mục đích",
    "Phát hiện, chấn chỉnh sai phạm",
    "trong thực thi công vụ.",
    "{#1=II.}Nội dung",
    "{#2=1.}Kiểm tra việc chấp hành kỷ luật",
    "{=-}Giờ giấc làm việc;",
    "{=-}Văn hóa công sở.",
    "{#2=2.}Kiểm tra thủ tục hành chính",
    "{=a)}Tiếp nhận hồ sơ",
    "{=b)}Trả kết quả",
    "{#1=III.}Tổ chức thực hiện",
    "{#2=1.}Tổ kiểm tra",
    "{=-}Xây dựng lịch kiểm tra.",
    "{#2=2.}Công chức được kiểm tra",
    "{=-}Chuẩn bị tài liệu.",
    "Nhận được Kế hoạch này, đề nghị các bộ phận thực hiện.",
    "Nơi nhận:",
    "- UBND huyện Ba Vì;",
    "- Lưu: VT",
    "T/M ỦY BAN NHÂN DÂN",
    "KT CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Phùng Văn Khoa",
)
"""Headings by style and automatic number, nothing bold; the issuer beside its superior."""

UNIT_WITH_FIGURES = plain("""
UBND XÃ HÒA BÌNH
PHÒNG VĂN HÓA - XÃ HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 3/KH-VHXH
Hòa Bình, ngày 5 tháng 2 năm 2026
KẾ HOẠCH
Rà soát, đánh giá thủ tục hành chính năm 2026
1. MỤC ĐÍCH
1.1. Phát hiện thủ tục không cần thiết.
1.2. Kiến nghị cắt giảm ít nhất 20% thời gian giải quyết.
2. NỘI DUNG
2.1. Thủ tục lĩnh vực hộ tịch
a) Đăng ký khai sinh.
b) Đăng ký kết hôn.
2.3. Thủ tục lĩnh vực đất đai
Rà soát toàn bộ quy trình.
3. TỔ CHỨC THỰC HIỆN
3.1. Công chức Tư pháp chịu trách nhiệm rà soát, báo cáo trước ngày 30/6/2026.
3.2. Văn phòng HĐND và UBND theo dõi, đôn đốc việc thực hiện.
Nơi nhận:
- UBND xã;
- Lưu: VHXH.
TRƯỞNG PHÒNG
Trần Văn Minh
""")
"""A unit of the commune issues; main headings "1."; a number is left out."""

NUMBERS_GONE_WRONG = foreign(
    "{bc}PHƯƠNG ÁN",
    "{bc}Nâng cao chỉ số cải cách hành chính của xã Phú Lộc năm 2024",
    "Căn cứ kết quả chấm điểm năm 2023, UBND xã Phú Lộc, huyện Krông Năng, tỉnh Đắk "
    "Lắk xây dựng Phương án:",
    "{b}I- ĐÁNH GIÁ CHUNG",
    "{b}1- Kết quả đạt được",
    "Chỉ số đạt 78,5 điểm, tăng 3%.",
    "{b}2- Hạn chế",
    "Còn 5% hồ sơ trễ hẹn.",
    "{b}III- GIẢI PHÁP",
    "{b}1- Về thể chế",
    "* Mục tiêu: 100% văn bản được rà soát.",
    "* Giải pháp:",
    "- Rà soát hằng quý.",
    "{b}1- Về thủ tục",
    "- Giảm hồ sơ trễ hẹn xuống dưới 1%.",
    "{b}III- TỔ CHỨC THỰC HIỆN",
    "- Giao Công chức Văn phòng - Thống kê theo dõi, đôn đốc thực hiện.",
    "- Trưởng các thôn, buôn phối hợp tuyên truyền.",
)
"""Hyphens behind numbers; II is missing, III and 1 stand twice; stars; no signature."""

PLAN_OF_A_DECISION = foreign(
    layout(
        [
            "{b}ỦY BAN NHÂN DÂN\n{b}XÃ LONG PHỤNG",
            "{b}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{b}Độc lập - Tự do - Hạnh phúc",
        ]
    ),
    "{bc}KẾ HOẠCH",
    "{bc}Cải cách hành chính nhà nước năm 2025 trên địa bàn xã Long Phụng",
    "{ic}(Ban hành kèm theo Quyết định số 119/QĐ-UBND ngày 18 tháng 7 năm 2025 của "
    "Ủy ban nhân dân xã Long Phụng)",
    "{b}I. MỤC TIÊU",
    "1. 100% cán bộ, công chức được tập huấn.",
    "{b}II. NHIỆM VỤ",
    grid(
        ["STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn"],
        ["1", "Ban hành quy chế", "Văn phòng", "Tháng 8/2025"],
    ),
    "{b}III. BÁO CÁO",
    "Định kỳ báo cáo quý, 6 tháng, năm về Sở Nội vụ trước ngày 10 của tháng cuối quý.",
    "Kết quả thực hiện là căn cứ xếp loại cuối năm./.",
)
"""Attached to a decision; the table in the text; quarterly reports by one rule."""
