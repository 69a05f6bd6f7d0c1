"""A paper that means harm: what it says is shown as text, in every page and every file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from following import marked
from visiting import asked_at, getting

from goldenthread.graph.building import build
from goldenthread.graph.search import searchable
from goldenthread.graph.workspace import Workspace
from goldenthread.queries.workers.errors import NotAcceptableError
from goldenthread.viz.explorer.publishing.listing import listed
from goldenthread.viz.explorer.publishing.rendering import Press
from goldenthread.viz.explorer.rendering import STATIC_POLICY, Renderer
from goldenthread.viz.explorer.replies import File
from goldenthread.viz.explorer.routes import ROUTES
from goldenthread.viz.explorer.sending import HTML, written
from goldenthread.viz.explorer.triples import triples_file
from goldenthread.viz.explorer.visit import Shown

WORDS: dict[str, str] = tomllib.loads(Path(__file__).with_name("asked.toml").read_text(encoding="utf-8"))["words"]
COUNCIL = '"><script>alert(1)</script>'
PAGES = ("/", "/about", "/boards", "/findings", "/lens", "/network", "/questions", "/review", "/search?q=script", "/sources", "/import")
FILES = ("/network.svg", "/network.graphml", "/data/plan.graphml")

if TYPE_CHECKING:
    from collections.abc import Iterable


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, leicestershire_papers: tuple[Path, ...]) -> Shown:
    """What such papers make of a workspace."""
    folder = tmp_path_factory.mktemp("hostile")
    for paper in leicestershire_papers:
        text = paper.read_text(encoding="utf-8")
        for words, others in WORDS.items():
            text = text.replace(words, others)
        (folder / paper.name).write_text(text, encoding="utf-8")
    build(sorted(folder.glob("*.txt")), folder / "plan", base="https://example.org/plan/", council=COUNCIL)
    workspace = Workspace.open(folder / "plan")
    return Shown.of(workspace, searchable(workspace))


def paths(shown: Shown) -> Iterable[str]:
    """The pages of all that is called so, and of the papers."""
    for iri, label in shown.store.select("SELECT DISTINCT ?thing ?label { ?thing skos:prefLabel ?label }").texts:
        if iri.startswith(f"{shown.base}id/") and re.search("<|=cmd|\\x01|\\x0b|\\x1b", label):
            yield f"/{iri.removeprefix(shown.base)}"
    yield from (f"/sources/{path.stem}" for path in shown.workspace.sources())


def test_no_page_runs_what_a_paper_says(shown: Shown) -> None:
    renderer, get = Renderer(), getting(shown)
    told = ""
    for path in (*PAGES, *paths(shown)):
        found = written(get(path), asked_at(shown, path), renderer)
        assert found.headers["content-type"] == HTML
        page = marked(found.body)
        assert page.inline == [], path
        assert not [address for _, address in page.links if re.match(r"\s*(javascript|data):", address, re.IGNORECASE)], path
        told += found.body.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in told
    assert "&lt;img src=x onerror=alert(1)&gt;" in told
    assert "<script>alert" not in told


@pytest.mark.parametrize("path", FILES)
def test_files_of_xml_are_well_formed(shown: Shown, path: str) -> None:
    found = getting(shown)(path)
    assert isinstance(found, File)
    assert not [each.tag for each in ElementTree.fromstring(found.body).iter() if re.search("script|img$", str(each.tag))]  # noqa: S314 - our own file


def test_what_xml_cannot_hold_is_refused_rather_than_written(shown: Shown) -> None:
    triples = shown.store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(REGEX(STR(?o), '\\u001b')) }")
    assert isinstance(triples, list)
    assert b"alert" in triples_file(triples, "ttl").body
    with pytest.raises(NotAcceptableError, match="control character"):
        triples_file(triples, "rdf")


def test_no_spreadsheet_runs_what_a_paper_says(shown: Shown) -> None:
    for path in ("/findings/findings.csv", "/questions/lens-in-plan.csv", "/boards?format=csv"):
        found = getting(shown)(path)
        assert isinstance(found, File)
        assert not re.search(r'(?:^|,)"?[=+@-]', found.body.decode("utf-8-sig"), re.MULTILINE), path


def test_a_page_of_files_says_what_it_may_run(shown: Shown) -> None:
    press = Press.of(shown, listed(ROUTES, shown))
    begin = next(each for each in press.listed if each.file == "index.html")
    page = press.file(begin).decode()
    assert "unsafe" not in STATIC_POLICY
    assert f'content="{STATIC_POLICY}"'.replace("'", "&#39;") in page
    assert "<script>alert" not in page
