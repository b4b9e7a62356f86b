"""Plans of further invented offices, as unlike the usual commune plan as real ones are."""

from tests.support.foreign_plans import foreign, grid, layout, plain

CITY_WARD_IN_PARTS = foreign(
    layout(
        [
            "{bc}ỦY BAN NHÂN DÂN\n{bc}PHƯỜNG TÂN ĐỊNH",
            "{bc}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{bc}Độc lập - Tự do - Hạnh phúc",
        ],
        ["Số: 214/KH-UBND", "{i}Tân Định, ngày 09 tháng 02 năm 2026"],
    ),
    "{bc}KẾ HOẠCH",
    "{bc}Kiểm soát thủ tục hành chính năm 2026",
    "{bc}trên địa bàn phường Tân Định",
    "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ "
    "tục hành chính và Nghị định số 92/2017/NĐ-CP ngày 07 tháng 8 năm 2017 của Chính phủ.",
    "Căn cứ Thông tư số 02/2017/TT-VPCP ngày 31 tháng 10 năm 2017 của Văn phòng Chính phủ.",
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân Thành phố Hồ "
    "Chí Minh về kiểm soát thủ tục hành chính năm 2026, Ủy ban nhân dân phường Tân Định ban hành "
    "Kế hoạch với các nội dung sau:",
    "{bc}Phần thứ nhất",
    "{bc}MỤC TIÊU",
    "{b}I. Mục tiêu chung",
    "Nâng cao chất lượng giải quyết thủ tục hành chính.",
    "{b}II. Chỉ tiêu cụ thể",
    "1. Phấn đấu đạt từ 95% trở lên hồ sơ được giải quyết trước và đúng hạn.",
    "2. Tối thiểu 80% hồ sơ được nộp trực tuyến toàn trình.",
    "3. Thời gian chờ không quá 15 phút/lượt giao dịch.",
    "4. Giảm ít nhất 10% số hồ sơ trễ hạn so với năm 2025.",
    "{bc}Phần thứ hai",
    "{bc}NHIỆM VỤ",
    "Các nhiệm vụ cụ thể như sau:",
    grid(
        ["STT", "Nội dung nhiệm vụ", "Cơ quan thực hiện", "", "Thời gian hoàn thành", "Sản phẩm"],
        ["", "", "Chủ trì", "Phối hợp", "", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["I", "Công bố, công khai thủ tục hành chính", "", "", "", ""],
        [
            "1",
            "Niêm yết thủ tục hành chính",
            "Trung tâm Phục vụ hành chính công",
            "Các phòng chuyên môn",
            "Trong vòng 05 ngày làm việc kể từ ngày công bố",
            "Bảng niêm yết",
        ],
        [
            "2",
            "Rà soát thủ tục hành chính",
            "Văn phòng HĐND và UBND",
            "Phòng Văn hóa - Xã hội; Phòng Kinh tế, Hạ tầng và Đô thị",
            "Xong trước 30/6",
            "Báo cáo; Phương án đơn giản hóa",
        ],
        ["II", "Kiểm tra", "", "", "", ""],
        ["3", "Tự kiểm tra", "Văn phòng HĐND và UBND", "", "Quý III, năm 2026", "Biên bản"],
    ),
    "{bc}Phần thứ ba",
    "{bc}TỔ CHỨC THỰC HIỆN",
    "{b}I. Văn phòng HĐND và UBND phường",
    "1. Theo dõi, đôn đốc việc thực hiện.",
    "2. Tham mưu báo cáo quý I trước ngày 15/3, 6 tháng trước ngày 15/6, 9 tháng trước ngày 15/9 "
    "và năm trước ngày 15/12 gửi Ủy ban nhân dân Thành phố.",
    "{b}II. Phòng Kinh tế, Hạ tầng và Đô thị",
    "Bố trí kinh phí.",
    "Trên đây là Kế hoạch kiểm soát thủ tục hành chính năm 2026./.",
    layout(
        [
            "{bi}Nơi nhận:\nUBND Thành phố (b/c);\nThường trực Đảng ủy;\nCác phòng, đơn vị;\n"
            "Lưu: VT, VP.",
            "{bc}TM. ỦY BAN NHÂN DÂN\n{bc}KT. CHỦ TỊCH\n{bc}PHÓ CHỦ TỊCH\n{c}(Đã ký)\n"
            "{bc}Trần Quốc Bảo",
        ]
    ),
)
""""Phần thứ nhất", bases that end with full stops, who does what below one header."""

DECISION_IN_ARTICLES = foreign(
    layout(
        [
            "{bc}ỦY BAN NHÂN DÂN\n{bc}XÃ SƠN LÔI",
            "{bc}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{bc}Độc lập - Tự do - Hạnh phúc",
        ],
        ["Số: 88/QĐ-UBND", "{i}Sơn Lôi, ngày 10 tháng 3 năm 2025"],
    ),
    "{bc}QUYẾT ĐỊNH",
    "{bc}Về việc phân công nhiệm vụ thực hiện cải cách hành chính năm 2025",
    "{bc}CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ",
    "{i}Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;",
    "{i}Căn cứ Quyết định số 120/QĐ-UBND ngày 15 tháng 01 năm 2025 của UBND huyện Bình Xuyên;",
    "{i}Theo đề nghị của công chức Văn phòng - Thống kê.",
    "{bc}QUYẾT ĐỊNH:",
    "{b}Điều 1. Phân công nhiệm vụ",
    "1. Công chức Văn phòng - Thống kê:",
    "a) Tham mưu kế hoạch, báo cáo;",
    "b) Theo dõi, đôn đốc các bộ phận.",
    "2. Công chức Tư pháp - Hộ tịch:",
    "a) Rà soát văn bản quy phạm pháp luật;",
    "b) Niêm yết thủ tục hành chính lĩnh vực tư pháp.",
    "{b}Điều 2. Chế độ báo cáo",
    "Các công chức gửi báo cáo quý I trước 10/3, 6 tháng trước 10/6, quý III trước 10/9, năm "
    "trước 10/12 về công chức Văn phòng - Thống kê.",
    "{b}Điều 3. Hiệu lực thi hành",
    "Quyết định này có hiệu lực kể từ ngày ký.",
    "Các công chức có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    layout(
        [
            "{bi}Nơi nhận:\n- Như Điều 3;\n- UBND huyện;\n- Lưu: VT.",
            "{bc}CHỦ TỊCH\n\n{bc}Nguyễn Đình Hưng",
        ]
    ),
)
"""A decision: the head of the committee decides by articles."""

UNIT_OF_A_WARD = foreign(
    layout(
        [
            "{c}UBND PHƯỜNG HẢI CHÂU\n{bc}PHÒNG VĂN HÓA - XÃ HỘI",
            "{bc}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{bc}Độc lập - Tự do - Hạnh phúc",
        ],
        ["Số: 07/KH-VHXH", "{i}Hải Châu, ngày 05 tháng 01 năm 2026"],
    ),
    "{bc}KẾ HOẠCH",
    "{bc}Tuyên truyền cải cách hành chính năm 2026",
    "{i}Căn cứ Kế hoạch số 02/KH-UBND ngày 02/01/2026 của UBND phường Hải Châu;",
    "Phòng Văn hóa - Xã hội xây dựng Kế hoạch như sau:",
    "{b}I. MỤC ĐÍCH",
    "Nâng cao nhận thức của người dân về cải cách hành chính.",
    "{b}II. NỘI DUNG CÔNG VIỆC",
    grid(
        [
            "TT",
            "Nội dung công việc",
            "Sản phẩm",
            "Thời gian hoàn thành",
            "Cơ quan thực hiện",
            "Ghi chú",
        ],
        [
            "1",
            "Xây dựng chuyên mục",
            "Chuyên mục",
            "Trước ngày 25 hằng tháng",
            "Phòng Văn hóa - Xã hội",
            "",
        ],
        [
            "2",
            "Tổ chức hội nghị",
            "Hội nghị",
            "Quý II",
            "Phòng Văn hóa - Xã hội, Đoàn Thanh niên",
            "Kinh phí phường",
        ],
        ["3", "Phát tờ rơi", "500 tờ rơi", "Thường xuyên", "Các tổ dân phố", ""],
    ),
    "{b}III. TỔ CHỨC THỰC HIỆN",
    "1. Giao đồng chí Lê Thị Hoa làm đầu mối tổng hợp, báo cáo kết quả.",
    "2. Đề nghị Ủy ban MTTQ Việt Nam phường phối hợp tuyên truyền.",
    "Trên đây là Kế hoạch tuyên truyền năm 2026 của Phòng Văn hóa - Xã hội./.",
    layout(
        [
            "{bi}Nơi nhận:\n- UBND phường (b/c);\n- Lưu: VT.",
            "{bc}TRƯỞNG PHÒNG\n\n{bc}Phan Thị Kim Liên",
        ]
    ),
)
"""A unit of a ward plans, the table has remarks and one column of who acts."""

COLUMNS_FROM_RIGHT_TO_LEFT = foreign(
    "{bc}ỦY BAN NHÂN DÂN",
    "{bc}XÃ ĐẠ TÔNG",
    "{bc}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "{bc}Độc lập - Tự do - Hạnh phúc",
    "Số: 45/KH-UBND",
    "{i}Đạ Tông, ngày 20 tháng 01 năm 2025",
    "{bc}KẾ HOẠCH",
    "{bc}Chuyển đổi số xã Đạ Tông năm 2025",
    "{i}Căn cứ Kế hoạch số 9/KH-UBND ngày 10/01/2025 của UBND huyện Đam Rông;",
    "UBND xã ban hành Kế hoạch như sau:",
    "{b}1. Mục tiêu",
    "- Trên 90% hộ gia đình có đường truyền cáp quang.",
    "- 100% thôn có tổ công nghệ số cộng đồng.",
    "{b}2. Nhiệm vụ",
    "Có phụ lục kèm theo.",
    "{b}3. Tổ chức thực hiện",
    "- Công chức Văn hóa - Xã hội chủ trì tham mưu triển khai Kế hoạch.",
    "- Đoàn Thanh niên xã phối hợp hướng dẫn người dân.",
    "Yêu cầu các bộ phận nghiêm túc thực hiện./.",
    "{bi}Nơi nhận:",
    "- Phòng VH&TT huyện;",
    "- Lưu: VT.",
    "{bc}TUQ. CHỦ TỊCH",
    "{bc}CÔNG CHỨC VĂN HÓA - XÃ HỘI",
    "{bc}Rơ Ông Ha Thuyên",
    "{bc}PHỤ LỤC",
    "{bc}DANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ",
    "{ic}(Kèm theo Kế hoạch số 45/KH-UBND ngày 20/01/2025 của UBND xã Đạ Tông)",
    grid(
        [
            "Ghi chú",
            "Thời gian",
            "Đơn vị phối hợp",
            "Đơn vị chủ trì",
            "Kết quả",
            "Nội dung nhiệm vụ",
            "TT",
        ],
        ["(7)", "(6)", "(5)", "(4)", "(3)", "(2)", "(1)"],
        ["", "", "", "", "", "NHẬN THỨC SỐ", "A"],
        [
            "",
            "T3/2025",
            "Đài Truyền thanh",
            "Công chức Văn hóa - Xã hội",
            "Bản tin",
            "Tuyên truyền chuyển đổi số",
            "1",
        ],
        [
            "",
            "10/10/2025",
            "Các thôn",
            "Đoàn Thanh niên",
            "Hội thi",
            "Hưởng ứng Ngày Chuyển đổi số",
            "2",
        ],
        ["", "", "", "", "", "HẠ TẦNG SỐ", "B"],
        ["", "6 tháng/lần", "", "Văn phòng - Thống kê", "Báo cáo", "Kiểm tra đường truyền", "1"],
    ),
)
"""Columns in reverse order, a row of their numbers, groups by letters, a delegate signs."""

PARTY_COMMITTEE = foreign(
    layout(
        [
            "{c}ĐẢNG BỘ TỈNH NGHỆ AN\n{bc}ĐẢNG ỦY XÃ NAM ĐÀN\n{c}*",
            "{bc}ĐẢNG CỘNG SẢN VIỆT NAM",
        ],
        ["{c}Số 15-KH/ĐU", "{i}Nam Đàn, ngày 20 tháng 8 năm 2025"],
    ),
    "{bc}KẾ HOẠCH",
    "{bc}lãnh đạo thực hiện cải cách hành chính năm 2025",
    "-----",
    "Thực hiện Kế hoạch số 11-KH/TU ngày 01/8/2025 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng "
    "ủy xã xây dựng Kế hoạch như sau:",
    "{b}I- MỤC ĐÍCH, YÊU CẦU",
    "1- Nâng cao vai trò lãnh đạo của cấp ủy.",
    "2- Gắn với kiểm tra, giám sát.",
    "{b}II- CHỈ TIÊU",
    "- Ít nhất 90% cán bộ, công chức hoàn thành tốt nhiệm vụ.",
    "- Không quá 02% hồ sơ trễ hạn.",
    "{b}III- TỔ CHỨC THỰC HIỆN",
    "1- Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Kế hoạch.",
    "2- Các chi bộ trực thuộc quán triệt Kế hoạch đến đảng viên.",
    layout(
        [
            "{b}Nơi nhận:\n- Ban Thường vụ Tỉnh ủy (b/c),\n- Các chi bộ,\n- Lưu Văn phòng Đảng ủy.",
            "{bc}T/M BAN THƯỜNG VỤ\n{bc}PHÓ BÍ THƯ\n\n{bc}Hoàng Nghĩa Phúc",
        ]
    ),
)
"""A committee of the Party: its own letterhead, number and marks of numbering."""

POLICE_OF_A_COMMUNE = foreign(
    layout(
        [
            "{c}CÔNG AN TỈNH HÀ TĨNH\n{bc}CÔNG AN XÃ THẠCH HÀ",
            "{bc}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{bc}Độc lập - Tự do - Hạnh phúc",
        ],
        ["Số: 112/KH-CAX", "{i}Thạch Hà, ngày 12 tháng 01 năm 2026"],
    ),
    "{bc}KẾ HOẠCH",
    "{bc}Thực hiện cải cách hành chính trong Công an xã Thạch Hà năm 2026",
    "Căn cứ Kế hoạch số 20/KH-CAT-PV01 ngày 05/01/2026 của Công an tỉnh Hà Tĩnh; Công an xã Thạch "
    "Hà xây dựng kế hoạch cụ thể như sau:",
    "{b}I. CHỈ TIÊU",
    "1. 100% hồ sơ cư trú được tiếp nhận trên môi trường điện tử.",
    "2. Tỷ lệ kích hoạt định danh mức 2 đạt tối thiểu 95% vào tháng 6/2026.",
    "{b}II. NHIỆM VỤ TRỌNG TÂM",
    "1. Rà soát thủ tục hành chính nội bộ",
    "- Cán bộ thực hiện: Thiếu tá Trần Văn Nam",
    "- Thời gian thực hiện: Quý I/2026.",
    "- Kết quả: Báo cáo rà soát.",
    "2. Kiểm tra việc tiếp công dân",
    "- Cán bộ thực hiện: Đại úy Lê Thị Mai",
    "- Thời gian thực hiện: Hằng quý.",
    "- Kết quả: Biên bản kiểm tra.",
    "{b}III. CHẾ ĐỘ BÁO CÁO",
    "Báo cáo quý trước ngày 15 tháng cuối quý; báo cáo 6 tháng trước ngày 10/6; báo cáo năm trước "
    "ngày 10/12 về Công an tỉnh (qua Phòng PV01).",
    "Trên đây là Kế hoạch của Công an xã Thạch Hà./.",
    layout(
        [
            "{bi}Nơi nhận:\n- Công an tỉnh (để b/c);\n- Lưu: CAX.",
            "{bc}TRƯỞNG CÔNG AN XÃ\n\n{bc}Thượng tá Nguyễn Xuân Hải",
        ]
    ),
)
"""The police of a commune: a base that goes on with the opening, ranks before names."""

PROJECT_06_BY_PARAGRAPHS = foreign(
    layout(
        [
            "{bc}UỶ BAN NHÂN DÂN\n{bc}XÃ TÂN LẬP",
            "{bc}CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{bc}Độc lập - Tự do - Hạnh phúc",
        ],
        ["Số: 19 /KH - UBND", "{i}Tân Lập, ngày 03 tháng 02 năm 2025"],
    ),
    "{bc}KẾ HOẠCH",
    "{bc}Triển khai Đề án 06 trên địa bàn xã Tân Lập năm 2025",
    "{i}Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ;",
    "{i}Xét đề nghị của Công chức Văn phòng - Thống kê;",
    "UBND xã Tân Lập ban hành Kế hoạch với nội dung cụ thể như sau:",
    "{b}I. MỤC TIÊU",
    "- Phấn đấu từ 70% đến 80% hồ sơ trực tuyến.",
    "{b}II. NHIỆM VỤ",
    "{b}1. Về dịch vụ công",
    "1.1. Hướng dẫn người dân nộp hồ sơ trực tuyến.",
    "- Cơ quan chủ trì: Bộ phận Một cửa.",
    "- Cơ quan phối hợp: Tổ công nghệ số cộng đồng, Đoàn Thanh niên.",
    "- Thời gian hoàn thành: Thường xuyên trong năm 2025.",
    "- Sản phẩm đầu ra: Báo cáo hằng tháng.",
    "1.2. Số hóa hồ sơ hộ tịch.",
    "- Cơ quan chủ trì: Công chức Tư pháp - Hộ tịch.",
    "- Cơ quan phối hợp: Công an xã.",
    "- Thời gian hoàn thành: Xong trước 30/9/2025.",
    "- Sản phẩm đầu ra: Cơ sở dữ liệu hộ tịch.",
    "{b}2. Về hạ tầng",
    "2.1. Rà soát trang thiết bị.",
    "- Cơ quan chủ trì: Công chức Tài chính - Kế toán.",
    "- Thời gian hoàn thành: Quý I, năm 2025.",
    "{b}III. TRÁCH NHIỆM CỦA CÁC BAN, NGÀNH",
    "{b}1. Giao Công chức Tư pháp – Hộ tịch:",
    "- Chủ trì số hóa dữ liệu hộ tịch;",
    "- Báo cáo kết quả trước ngày 20 hằng tháng.",
    "{b}2. Giao Công an xã:",
    "- Làm sạch dữ liệu dân cư.",
    "{b}3. Các trường học, Trạm Y tế:",
    "- Tuyên truyền thanh toán không dùng tiền mặt.",
    "Quá trình thực hiện nếu có khó khăn, vướng mắc đề nghị phản ánh về UBND xã để chỉ đạo./.",
    layout(
        [
            "{bi}Nơi nhận:\n- UBND huyện;\n- TT. Đảng ủy, HĐND xã;\n- Các ban, ngành;\n- Lưu: VT.",
            "{bc}TL. CHỦ TỊCH\n{bc}CHÁNH VĂN PHÒNG\n\n{bc}Vũ Mạnh Cường",
        ]
    ),
)
"""Tasks with "Cơ quan chủ trì: …" below them, duties that are given ("Giao …:")."""

DISASTERS_AS_TEXT = plain("""
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ XUÂN LỘC Độc lập - Tự do - Hạnh phúc
Số: 36 /KH - UBND Xuân Lộc, ngày 07 tháng 5 năm 2025
KẾ HOẠCH
Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2025
Căn cứ Luật Phòng, chống thiên tai ngày 19/6/2013; Luật sửa đổi, bổ sung một số điều của Luật \
Phòng, chống thiên tai và Luật Đê điều ngày 17/6/2020;
Căn cứ Nghị định số: 66/2021/NĐ-CP ngày 06/7/2021 của Chính phủ;
UBND xã Xuân Lộc xây dựng Kế hoạch như sau:
A . MỤC ĐÍCH, YÊU CẦU:
1. Chủ động phòng ngừa, ứng phó kịp thời.
2. Giảm thiểu thiệt hại về người và tài sản.
B . NỘI DUNG
I- CÔNG TÁC CHUẨN BỊ
1. Kiện toàn Ban Chỉ huy, hoàn thành trước ngày 15/5.
2. Huy động tối thiểu 80% lực lượng xung kích tham gia diễn tập.
II- ỨNG PHÓ
1. Tổ chức trực ban 24/24 giờ khi có thiên tai.
C . TỔ CHỨC THỰC HIỆN
I- Ban Chỉ huy quân sự xã
- Chuẩn bị lực lượng, phương tiện.
II- Trạm Y tế xã
- Chuẩn bị thuốc, vật tư y tế.
III- Các thôn
- Cử người trực.
Trên đây là Kế hoạch phòng, chống thiên tai năm 2025 của UBND xã Xuân Lộc./.
Nơi nhận:
- UBND huyện (b/c);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn Thắng
""")
"""Plain text, "A ." above "I-" above "1.", blanks inside the number of the document."""

STEERING_COMMITTEE_IN_CHAPTERS = foreign(
    layout(
        [
            "{bc}UBND XÃ BÌNH AN\n{bc}BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH",
            "{bc}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{bc}Độc lập - Tự do - Hạnh phúc",
        ],
        ["Số: 02/KH-BCĐ", "{i}Bình An, ngày 15 tháng 01 năm 2026"],
    ),
    "{bc}KẾ HOẠCH\nHoạt động của Ban Chỉ đạo cải cách hành chính năm 2026",
    "Thực hiện Quyết định số 12/QĐ-UBND ngày 10/01/2026 của UBND xã Bình An về kiện toàn Ban Chỉ "
    "đạo cải cách hành chính, Ban Chỉ đạo ban hành Kế hoạch hoạt động năm 2026 như sau:",
    "{bc}CHƯƠNG I",
    "{bc}MỤC TIÊU",
    "- 100% cuộc họp đúng kế hoạch.",
    "{b}Chương II. NHIỆM VỤ",
    grid(
        ["Thời gian hoàn thành", "Nhiệm vụ", "Phân công", ""],
        ["", "", "Chủ trì", "Phối hợp"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["Tháng 1/2026", "Họp Ban Chỉ đạo", "Văn phòng", "Các thành viên"],
        ["Quý II", "Kiểm tra các thôn", "Phó Trưởng ban", "Thành viên Ban Chỉ đạo"],
    ),
    "{b}Chương III. TỔ CHỨC THỰC HIỆN",
    "1. Các thành viên Ban Chỉ đạo có trách nhiệm thực hiện Kế hoạch này.",
    "2. Văn phòng là cơ quan thường trực, tổng hợp báo cáo.",
    "Trên đây là Kế hoạch hoạt động năm 2026./.",
    layout(
        [
            "{bi}Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.",
            "{bc}KT. TRƯỞNG BAN\n{bc}PHÓ TRƯỞNG BAN\n\n{bc}Đỗ Văn Hòa",
        ]
    ),
)
"""Chapters, the time in the first column, a committee whose deputy signs."""
