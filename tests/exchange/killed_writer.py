"""Makes and carries packages until it is killed: ``python -m tests.exchange.killed_writer DIR``."""

import sys
from pathlib import Path

from desktop.exchange.writer import ZipPackageWriter
from desktop.services.exchange_ports import never
from tests.support.packages import contents, manifest, quiet, row, write


def main(folder: Path) -> None:
    stick = folder / "usb"
    stick.mkdir(exist_ok=True)
    number = len(list((folder / "out").glob("*.goixa")))
    while True:
        number += 1
        rows = [row(f"t{n}", {"title": f"Việc {number}.{n}"}) for n in range(200)]
        receipt = write(
            folder / "out", contents(manifest=manifest(sequence=number), rows={"task": rows})
        )
        print("made", receipt.path.name, flush=True)
        ZipPackageWriter().copy(receipt.path, stick, quiet, never)
        print("carried", receipt.path.name, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
