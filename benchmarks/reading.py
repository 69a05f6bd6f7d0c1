"""Reading PDF and Word: pages a second and peak memory, beside pypdf and python-docx that only take the text out.

    python benchmarks/reading.py [PAGES ...]

Each size is a paper made of the shipped ones, set again and again until it has so many pages. Every figure is of a process
of its own; ratios compare medians of three runs of both in turn. "With extraction" is everything up to the statements.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from docx import Document as WordDocument
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from goldenthread.graph.reading import read_document

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted((ROOT / "examples/leicestershire/sources").glob("*.txt"))
RUNS = 3
TIMED = """
import json, resource, sys, time
from pathlib import Path
file = Path(sys.argv[1])
{setup}
start = time.perf_counter()
{work}
print(json.dumps([time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
READ = "from goldenthread.graph.reading import read_document"
PROGRAMS = {
    "our reading": (READ, "read_document(file)"),
    "our reading, with extraction": (
        f"{READ}\nfrom goldenthread.graph.extracting import extract\nfrom goldenthread.graph.conventions import read_convention",
        "extract([(read_document(file), read_convention())], 'Leicestershire County Council')",
    ),
    "pypdf, text only": ("import pypdf", "[page.extract_text() for page in pypdf.PdfReader(file).pages]"),
    "python-docx, text only": (
        "import docx",
        "paper = docx.Document(str(file))\n[paragraph.text for paragraph in paper.paragraphs]",
    ),
}


def flowables(copies: int) -> Iterator[Flowable]:
    styles = getSampleStyleSheet()
    for _ in range(copies):
        for paper in PAPERS:
            for paragraph in read_document(paper).paragraphs:
                for i, block in enumerate(paragraph.blocks):
                    style = styles["Heading2" if block.kind == "heading" else "BodyText"]
                    number = "" if i or block.kind == "heading" or paragraph.number == "title" else f"{paragraph.number}. "
                    yield Paragraph(number + escape(block.text), style)
            rows = [["Ref", "Action", "Lead"], *([str(n), f"Action {n} of the plan", "Public Health"] for n in range(1, 9))]
            yield Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])


def make_pdf(pages: int, file: Path) -> int:
    """A PDF of about so many pages; gives how many it has."""
    template = SimpleDocTemplate(str(file))
    template.build(list(flowables(max(1, round(pages / 13)))))
    return template.page


def make_word(pages: int, file: Path) -> None:
    paper = WordDocument()
    for flowable in flowables(max(1, round(pages / 13))):
        if isinstance(flowable, Paragraph):
            paper.add_paragraph(flowable.getPlainText(), style="Heading 2" if flowable.style.name == "Heading2" else None)
    paper.save(str(file))


def measured(program: str, file: Path) -> tuple[float, float]:
    """Seconds and megabytes of one run."""
    setup, work = PROGRAMS[program]
    code = TIMED.format(setup=setup, work=work)
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", code, str(file)], check=True, capture_output=True, text=True)
    seconds, megabytes = json.loads(run.stdout.splitlines()[-1])
    return seconds, megabytes


def compare(file: Path, pages: int, programs: tuple[str, ...]) -> None:
    runs: dict[str, list[tuple[float, float]]] = {program: [] for program in programs}
    for _ in range(RUNS):
        for program in programs:
            runs[program].append(measured(program, file))
    peer = median(seconds for seconds, _ in runs[programs[-1]])
    for program in programs:
        seconds, megabytes = (median(figures) for figures in zip(*runs[program], strict=True))
        print(f"{file.suffix:6}{pages:6} pages  {program:30}{pages / seconds:8.0f} pages/s{megabytes:8.0f} MB{seconds / peer:7.2f} x peer")


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            file = Path(name) / f"paper-{size}.pdf"
            compare(file, make_pdf(size, file), ("our reading", "our reading, with extraction", "pypdf, text only"))
        file = Path(name) / "paper.docx"
        make_word(sizes[0], file)
        compare(file, sizes[0], ("our reading", "our reading, with extraction", "python-docx, text only"))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [26, 100, 1000])
