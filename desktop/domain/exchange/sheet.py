"""The plain sheet that lies beside a package: for the folder of the clerk, not for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.exchange.check_code import fingerprint
from desktop.domain.exchange.model import Manifest, PackageKind
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.domain.text import squeeze

_KINDS = {
    PackageKind.WORKSPACE: "Toàn bộ dữ liệu của đơn vị",
    PackageKind.REPORT: "Báo cáo gửi cấp trên",
    PackageKind.DOWN: "Gói cấp trên gửi xuống",
}
_WIDTH = 18


def write_sheet(
    manifest: Manifest,
    file_name: str,
    size: int,
    check_code: str,
    summary: Sequence[tuple[str, str]],
    sealed: bool = False,
) -> bytes:
    """Return the sheet as UTF-8 with a mark at its beginning and CRLF, as Notepad wants it."""
    lines = [
        "GÓI DỮ LIỆU KẾ HOẠCH XÃ",
        "",
        *_facts(manifest, file_name, size, sealed),
        "",
        "Nội dung:",
        *(f"  - {squeeze(name)}: {squeeze(figure)}" for name, figure in summary),
        *_evidence(manifest),
        "",
        f"Mã kiểm tra: {check_code}",
        "(Đọc mã này qua điện thoại để đơn vị nhận so với mã hiện trên màn hình khi nhập gói.)",
    ]
    if manifest.office.key:
        lines.append(f"Mã khóa của đơn vị: {fingerprint(manifest.office.key)}")
    lines += ["", "Không sửa, không đổi tên tệp .goixa. Mở bằng chương trình Kế hoạch xã."]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def _facts(manifest: Manifest, file_name: str, size: int, sealed: bool) -> Iterator[str]:
    office = manifest.office
    kind = _KINDS[manifest.kind]
    if manifest.period:
        kind += f" {title(Period(manifest.period), manifest.year)}"
    yield _fact("Đơn vị:", office.name)
    if office.superior:
        yield _fact("Trực thuộc:", office.superior)
    if office.contact:
        yield _fact("Người lập:", office.contact)
    yield _fact("Loại gói:", kind)
    yield _fact("Lập lúc:", f"{manifest.created:%H giờ %M, ngày %d/%m/%Y}")
    yield _fact("Gói số:", str(manifest.sequence))
    yield _fact("Tên tệp:", file_name)
    yield _fact("Dung lượng:", f"{_grouped(size)} byte")
    if sealed:
        yield _fact("Niêm phong:", "có, cần mật khẩu hoặc khóa của đơn vị nhận")


def _evidence(manifest: Manifest) -> Iterator[str]:
    carried = sum(name.startswith("blobs/") for name in manifest.files)
    if carried:
        yield f"  - Tệp minh chứng kèm theo: {_grouped(carried)}"
    if manifest.missing_blobs:
        yield f"  - Tệp minh chứng không kèm theo: {_grouped(len(manifest.missing_blobs))}"


def _fact(name: str, value: str) -> str:
    return f"{name:<{_WIDTH}}{squeeze(value)}"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
