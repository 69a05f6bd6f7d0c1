"""Reading PDF and Word: pages a second and peak memory, beside pypdf and python-docx that only take the text out.

    python benchmarks/reading.py [PAGES ...] [FILE.pdf FILE.docx ...]

Each size is a paper made of the shipped ones, set again and again until it has about so many pages, as PDF and as Word;
files are measured too, a Word file as if it were one page. Every figure is of a process of its own (Linux), the median of
three runs of all programs in turn. Seconds are those that one core worked, libraries being loaded, so that other work of the
machine disturbs little. "Grown" is by how much the process grew meanwhile; "with extraction" is everything up to the
statements.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

import pypdf
from docx import Document as WordDocument
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from goldenthread.graph.reading import read_document

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted((ROOT / "examples/leicestershire/sources").glob("*.txt"))
RUNS = 3
PAGES_OF_A_COPY = 13  # that the shipped papers fill in print
ROWS = [["Ref", "Action", "Lead"], *([str(n), f"Action {n} of the plan", "Public Health"] for n in range(1, 9))]
TIMED = """
import json, sys, time
from pathlib import Path
file = Path(sys.argv[1])
{setup}
def peak():  # of this program alone; what getrusage tells begins with the memory of the process that started it
    return next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
before, start = peak(), time.process_time()
{work}
print(json.dumps([time.process_time() - start, peak(), peak() - before]))
"""
READ = "from goldenthread.graph.reading import read_document, pdf, word"
PROGRAMS = {
    "our reading": (READ, "read_document(file)"),
    "our reading, with extraction": (
        f"{READ}\nfrom goldenthread.graph.extracting import extract\nfrom goldenthread.graph.conventions import recognise",
        "paper = read_document(file)\nextract([(paper, recognise(paper).convention)], 'Leicestershire County Council')",
    ),
    "pypdf, text only": ("import pypdf", "[page.extract_text() for page in pypdf.PdfReader(file).pages]"),
    "python-docx, text only": (
        "import docx",
        "paper = docx.Document(str(file))\n[paragraph.text for paragraph in paper.paragraphs]\n"
        "[cell.text for table in paper.tables for row in table.rows for cell in row.cells]",
    ),
}
PEERS = {".pdf": "pypdf, text only", ".docx": "python-docx, text only"}


def flowables(pages: int) -> Iterator[Flowable]:
    """The shipped papers with a table behind each, until they fill about so many pages."""
    styles = getSampleStyleSheet()
    for _ in range(max(1, round(pages / PAGES_OF_A_COPY))):
        for paper in PAPERS:
            for paragraph in read_document(paper).paragraphs:
                for i, block in enumerate(paragraph.blocks):
                    style = styles["Heading2" if block.kind == "heading" else "BodyText"]
                    number = "" if i or block.kind == "heading" or paragraph.number == "title" else f"{paragraph.number}. "
                    yield Paragraph(number + escape(block.text), style)
            yield Table(ROWS, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])


def make_pdf(pages: int, file: Path) -> int:
    """A PDF of about so many pages; gives how many it has."""
    template = SimpleDocTemplate(str(file))
    template.build(list(flowables(pages)))
    return template.page


def make_word(pages: int, file: Path) -> None:
    """A Word file of the same words and tables as the PDF of so many pages."""
    paper = WordDocument()
    for flowable in flowables(pages):
        if isinstance(flowable, Paragraph):
            paper.add_paragraph(flowable.getPlainText(), style="Heading 2" if flowable.style.name == "Heading2" else None)
        else:
            table = paper.add_table(len(ROWS), len(ROWS[0]))
            for row, texts in zip(table.rows, ROWS, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    paper.save(str(file))


def measured(program: str, file: Path) -> Sequence[float]:
    """Seconds, peak megabytes and megabytes grown of one run."""
    setup, work = PROGRAMS[program]
    code = TIMED.format(setup=setup, work=work)
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", code, str(file)], check=True, capture_output=True, text=True)
    figures: list[float] = json.loads(run.stdout.splitlines()[-1])
    return figures


def compare(file: Path, pages: int) -> None:
    programs = ("our reading", "our reading, with extraction", PEERS[file.suffix])
    runs: dict[str, list[Sequence[float]]] = {program: [] for program in programs}
    for _ in range(RUNS):
        for program in programs:
            runs[program].append(measured(program, file))
    peer = median(seconds for seconds, *_ in runs[programs[-1]])
    for program in programs:
        seconds, peak, grown = (median(figures) for figures in zip(*runs[program], strict=True))
        ratio = f"{seconds / peer:13.2f}"
        print(f"{file.name:34}{pages:6}  {program:30}{seconds:9.2f}{pages / seconds:9.0f}{peak:9.0f}{grown:10.0f}{ratio}", flush=True)


def main(sizes: Sequence[int], files: Sequence[Path]) -> None:
    print(f"{'file':34}{'pages':>6}  {'program':30}{'seconds':>9}{'pages/s':>9}{'peak MB':>9}{'grown MB':>10}{'time / peer':>13}")
    for file in files:
        compare(file, len(pypdf.PdfReader(file).pages) if file.suffix == ".pdf" else 1)
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            paper = Path(name) / f"{size}-pages.pdf"
            pages = make_pdf(size, paper)
            compare(paper, pages)
            make_word(size, paper.with_suffix(".docx"))
            compare(paper.with_suffix(".docx"), pages)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        [int(each) for each in given if each.isdigit()] or ([] if given else [26, 100, 1000]),
        [Path(each) for each in given if not each.isdigit()],
    )
