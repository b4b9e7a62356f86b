"""Tasks that are measured in a process of their own; each prints its seconds.

What a program does once (loading modules and fonts) is done before the clock starts; the
document that is timed was never made before in the process.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from desktop.documents import tree
from desktop.documents.compose import compose
from desktop.documents.read.docx import read_docx
from desktop.documents.renderer import PlanDocuments
from desktop.domain.plan import Plan
from desktop.domain.reading.understand import understand
from tests.benchmarks import backing_up, merging, task_lists
from tests.support.benchmark_plans import eight_pages, forty_pages
from tests.support.document_plans import ISSUED, PROFILE

DPI = 96


def render(format_name: str) -> float:
    documents = PlanDocuments()
    documents.render(ISSUED, PROFILE, format_name)
    return timed(lambda plan: documents.render(plan, PROFILE, format_name), forty_pages())


def preview() -> float:
    """Return the seconds that the pictures of all pages take after a small change."""
    documents = PlanDocuments()
    documents.preview(eight_pages(), PROFILE, DPI, spots=True)
    return min(
        timed(lambda plan: documents.preview(plan, PROFILE, DPI, spots=True), eight_pages(change))
        for change in range(1, 6)
    )


def pdf_of_open_plan() -> float:
    """Return the seconds of the PDF of a plan whose pages stand beside it, after a last change."""
    documents = PlanDocuments()
    plan = forty_pages()
    documents.preview(plan, PROFILE, DPI, spots=True)
    changed = replace(plan, closing="Trên đây là Kế hoạch, bản sửa cuối cùng.")
    return timed(lambda plan: documents.render(plan, PROFILE, "pdf"), changed)


def read_docx_plan() -> float:
    """Return the seconds of reading and understanding a Word file of 40 pages."""
    documents = PlanDocuments()
    understand(read_docx(documents.render(ISSUED, PROFILE, "docx")))
    data = documents.render(forty_pages(), PROFILE, "docx")
    return timed(lambda _plan: understand(read_docx(data)), ISSUED)


def timed(work: Callable[[Plan], object], plan: Plan) -> float:
    begin = time.perf_counter()
    work(plan)
    return time.perf_counter() - begin


def with_python_docx() -> float:
    """Write the same text as its guide shows: paragraph by paragraph, cell by cell."""
    import docx

    def write(plan: Plan) -> None:
        document = docx.Document()
        for node in nodes(compose(plan, PROFILE)):
            if isinstance(node, tree.Paragraph):
                run = document.add_paragraph().add_run(node.text)
                run.font.name = "Times New Roman"
            elif isinstance(node, tree.Table):
                table = document.add_table(0, len(node.weights))
                for texts in rows(node):
                    for cell, text in zip(table.add_row().cells, texts, strict=False):
                        cell.text = text
        document.save(io.BytesIO())

    write(ISSUED)
    return timed(write, forty_pages())


def with_docxtpl() -> float:
    """Fill a template with the same paragraphs and rows."""
    from docxtpl import DocxTemplate

    template = loop_template(columns=8)

    def write(plan: Plan) -> None:
        parts = nodes(compose(plan, PROFILE))
        document = DocxTemplate(io.BytesIO(template))
        document.render(
            {
                "texts": [part.text for part in parts if isinstance(part, tree.Paragraph)],
                "rows": [
                    row for part in parts if isinstance(part, tree.Table) for row in rows(part)
                ],
            },
            autoescape=True,
        )
        document.save(io.BytesIO())

    write(ISSUED)
    return timed(write, forty_pages())


def loop_template(columns: int) -> bytes:
    """Return a template with a loop of paragraphs and a loop of table rows."""
    import docx

    document = docx.Document()
    for line in ("{%p for text in texts %}", "{{ text }}", "{%p endfor %}"):
        document.add_paragraph(line)
    table = document.add_table(3, columns)
    table.cell(0, 0).text = "{%tr for row in rows %}"
    for column in range(columns):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def nodes(document: tree.Document) -> list[tree.Node]:
    return [node for section in document.sections for node in section.nodes]


def rows(table: tree.Table) -> list[list[str]]:
    """Return the texts of the cells, a list a row."""
    return [["\n".join(cell.lines) for cell in row.cells] for row in (*table.header, *table.rows)]


TASKS: dict[str, Callable[[], float]] = {
    "docx": lambda: render("docx"),
    "docx-python-docx": with_python_docx,
    "docx-docxtpl": with_docxtpl,
    "pdf": lambda: render("pdf"),
    "pdf-open-plan": pdf_of_open_plan,
    "pdf-once": lambda: timed(
        lambda plan: PlanDocuments().render(plan, PROFILE, "pdf"), forty_pages()
    ),
    "preview": preview,
    "read": read_docx_plan,
    **merging.TASKS,
    **backing_up.TASKS,
    **task_lists.TASKS,
}


if __name__ == "__main__":
    print(TASKS[sys.argv[1]]())
