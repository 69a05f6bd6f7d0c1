"""The coverage page: all of the paper is on it, nothing in it runs, colour is never alone, every link leads somewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.coverage import Use, certify, read_signs
from goldenthread.graph.reading.composing import compose
from goldenthread.graph.reading.rendition import Writer
from goldenthread.viz.certificates import certificates_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from goldenthread.graph.coverage import Certificate

HOSTILE = "<script>document.title='caught'</script>"


@pytest.fixture
def certificate() -> Certificate:
    writer = Writer()
    writer.title("Cabinet")
    writer.page()
    writer.text(f"1. We will open a depot. {HOSTILE}")
    writer.heading("Homes", 1)
    writer.text("The numbering begins anew here.")
    writer.heading("Homes", 1)
    writer.table(HOSTILE, [["Action", "Who"], ["Light the underpass", None]])
    writer.notice("Page 2 is a picture: read it yourself.")
    paper = compose(writer.finish("pdf"), Path("paper.pdf"), b"")
    start = paper.text.index("We will")
    return certify(paper, f"Report {HOSTILE}", [Use(start, start + 7, "action", f"{HOSTILE} is part of it")], read_signs())


def test_the_same_papers_give_the_same_page(certificate: Certificate) -> None:
    assert certificates_page([certificate], "Coverage") == certificates_page([certificate], "Coverage")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_in_a_browser(certificate: Certificate, browser: Browser, tmp_path: Path, scheme: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(certificates_page([certificate, certificate], "Coverage"), encoding="utf-8")
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 360, "height": 800})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(path.as_uri())
    assert told == []
    assert page.title() == "Coverage – Golden Thread"
    assert page.get_by_text("Page 2 is a picture").count() == 2
    assert "The numbering begins anew here." in page.locator("main").inner_text()
    broken = "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    assert page.evaluate(broken) == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off on a telephone"
    verdicts = page.locator("main .passage").count()
    assert page.locator("main .passage .verdict").count() == verdicts, "each passage says in words what its colour says"
    page.close()


def test_a_paper_alone_has_the_anchors_of_its_paragraphs(certificate: Certificate) -> None:
    page = certificates_page([certificate], "Coverage")
    assert 'id="paragraph-1"' in page
    assert 'id="paragraph-homes-2"' in page
    assert 'id="paragraph-table-1-row-2-column-1"' in page
    assert page.count("1 statement") == 1
