"""A small sound file of every format that is read."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

_TEXT = """CABINET - 26 OCTOBER 2021

Draft Strategic Plan (2022-26)

Report of the Chief Executive

1. The Plan has two outcomes.

2. Outcome 1: Warm Homes. We will insulate 500 lofts by March 2024.
"""
_STRATML = """<?xml version="1.0" encoding="UTF-8"?>
<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Harbour Plan 2022-26</Name><StrategicPlanCore>
<Organization><Name>Harbour Council</Name></Organization><Goal><Name>Warm Homes</Name><Description>Homes are warm.</Description>
<Objective><Name>Lofts</Name><Description>Insulate 500 lofts.</Description></Objective></Goal></StrategicPlanCore></StrategicPlan>
"""
_MARKDOWN = """# Harbour Plan 2022-26

## Priority 1: Warm Homes

- We will insulate 500 lofts.

| Action | Lead |
|---|---|
| Survey | Housing |
"""
_HTML = """<!doctype html><html><head><title>Harbour Plan</title></head><body><h1>Harbour Plan 2022-26</h1><h2>Priority 1: Warm Homes</h2>
<ul><li>We will insulate 500 lofts.</li></ul>
<table><tr><th>Action</th><th>Lead</th></tr><tr><td>Survey</td><td>Housing</td></tr></table></body></html>
"""


def _pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True, pageCompression=0)
    for page in ("Harbour Plan 2022-26", "Priority 1: Warm Homes"):
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 760, page)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 730, "We will insulate 500 lofts by March 2024.")
        canvas.grid([72, 200, 400], [600, 620, 640])
        canvas.drawString(76, 625, "Action")
        canvas.drawString(204, 625, "Lead")
        canvas.drawString(76, 605, "Survey")
        canvas.drawString(204, 605, "Housing")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _word() -> bytes:
    paper = WordDocument()
    paper.add_heading("Harbour Plan 2022-26", 1)
    paper.add_paragraph("We will insulate 500 lofts.", style="List Number")
    table = paper.add_table(2, 2)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), ("Action", "Lead", "Survey", "Housing"), strict=True):
        cell.text = words
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _excel() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Actions", 0)
    for row in (["Harbour Plan 2022-26"], [], ["Ref", "Action", "Lead", "Due date"], [1, "Insulate lofts", "Housing", "March 2024"]):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


#: Ending -> the bytes of a sound file.
SEEDS: Mapping[str, Callable[[], bytes]] = {
    "txt": _TEXT.encode,
    "md": _MARKDOWN.encode,
    "html": _HTML.encode,
    "csv": "Ref,Action,Lead,Due date\r\n1,Insulate lofts,Housing,March 2024\r\n".encode,
    "xml": _STRATML.encode,
    "pdf": _pdf,
    "docx": _word,
    "xlsx": _excel,
}


@pytest.fixture
def seed(ending: str, tmp_path: Path) -> Path:
    """A sound file with an ending."""
    file = tmp_path / f"seed.{ending}"
    file.write_bytes(SEEDS[ending]())
    return file
