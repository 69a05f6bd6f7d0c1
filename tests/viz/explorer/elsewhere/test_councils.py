"""The explorer of other councils: no link leads nowhere, and no sentence has a hole where a paper said nothing."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, deque
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from following import marked
from visiting import asked_at, getting

from goldenthread.graph.building import build
from goldenthread.graph.search import searchable
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.viz.explorer.matching import SUFFIXES
from goldenthread.viz.explorer.rendering import Renderer
from goldenthread.viz.explorer.replies import Page
from goldenthread.viz.explorer.visit import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
COUNCILS = tomllib.loads((HERE / "councils.toml").read_text(encoding="utf-8"))
SAMPLES = 2  # pages of one shape: the path without its names, and the names of its parameters
ELSEWHERE = ("/assets/", "/data/", "/void", "/examples", "/openapi.json", "/prefixes", "/graphs")  # not made by a page
HOLES = re.compile(
    r"\bNone\b(?! (?:of|ticked)\b)|Leicestershire(?! County Council\.)|\bnan\b|\(\s*\)|“”|\{\{|\}\}| \.(?=\s|$)| ,(?!,)\s|\bobject at 0x"
)


class Words(HTMLParser):
    """The words of a page, a block a line; what people and papers wrote between quotation marks or in code is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self.skipped = 0
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag in {"script", "code", "pre", "q", "textarea"}
        if tag in {"h1", "h2", "h3", "caption", "legend"}:
            self.headings.append("")
        self.out.append("" if tag in {"a", "span", "strong", "q", "abbr", "mark", "code"} else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in {"script", "code", "pre", "q", "textarea"}
        self.out.append("…" if tag in {"q", "code"} else "" if tag in {"a", "span", "strong", "abbr", "mark"} else "\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.out.append(data)
        if self.headings:
            self.headings[-1] += data


def _shape(address: str) -> str:
    parts = urlsplit(address)
    steps = parts.path.split("/")
    known = steps[:3] if steps[1] in {"id", "questions"} else steps[:2]
    return f"{'/'.join(known)} {len(steps)} {sorted({each.partition('=')[0] for each in parts.query.split('&')})}"


def _faults(shown: Shown) -> Iterator[str]:
    """Walk from the plan at a glance through pages of every shape; say of each what is wrong with it."""
    get, renderer = getting(shown), Renderer()
    queue, seen, shapes = deque(["/", "/search?q=a", "/search?q=zzzz"]), set[str](), Counter[str]()
    anchors: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    while queue:
        address = queue.popleft()
        if address in seen or shapes[_shape(address)] == SAMPLES:
            continue
        seen.add(address)
        shapes[_shape(address)] += 1
        try:
            reply = get(address)
        except GoldenThreadError as error:
            yield f"{address}: {error}"
            continue
        if not isinstance(reply, Page):
            continue
        html = renderer.html(reply, asked_at(shown, address))
        page, words = marked(html.encode()), Words()
        words.feed(html)
        anchors[address] = set(page.ids)
        yield from (f"{address}: an empty heading" for heading in words.headings if not heading.strip())
        yield from (
            f"{address}: {hole[0]!r} in {line.strip()!r}" for line in "".join(words.out).split("\n") for hole in HOLES.finditer(line)
        )
        for tag, link in page.links:
            target, fragment = urldefrag(link)
            if tag != "a" or not (target or fragment) or urlsplit(target).scheme or target.startswith(ELSEWHERE):
                continue
            if fragment:
                wanted.append((address, target or address, unquote(fragment)))
            if target and target.rpartition(".")[2].partition("?")[0] not in SUFFIXES:
                queue.append(target)
    yield from (f"{at}: no anchor {target}#{name}" for at, target, name in wanted if target in anchors and name not in anchors[target])


@pytest.mark.parametrize("name", COUNCILS)
def test_every_page_of_another_council_is_whole(name: str, tmp_path: Path) -> None:
    folder = tmp_path / 'a plan\'s "own" é'
    Workspace.create(folder, "https://plans.example/", COUNCILS[name]["council"])
    build([HERE / "papers" / paper for paper in COUNCILS[name]["papers"]], folder)
    workspace = Workspace.open(folder)
    faults = list(_faults(Shown.of(workspace, searchable(workspace))))
    assert not faults, "\n".join(faults)
