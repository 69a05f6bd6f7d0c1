"""Councils, their papers and the facts in them: a folder of papers/ with the papers and facts.toml is a case.

`sources` in a facts.toml names a folder of papers elsewhere in the checkout; `papers` gives them the short names that
receipts are written with ("CAB 17": paragraph 17 of that paper).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.inferring import infer
from goldenthread.graph.stating import compile_papers
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary

HERE = Path(__file__).parent
BASE = "https://example.org/plan/"

Fact = tuple[str, ...]


@cache
def plain(text: str) -> str:
    """Words as facts are compared: blind to case, kinds of quotation marks and hyphens, and closing punctuation."""
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans("‘’“”", "''\"\""))
    return re.sub(r"[\s\u2010-\u2015-]+", " ", text.casefold()).strip().rstrip(" ;.,:")


@dataclass(frozen=True)
class Council:
    """A council of the cases: its papers, what people read in them, and the graph that they give."""

    name: str
    papers: tuple[Path, ...]
    told: Mapping[str, Any]
    stated: Mapping[str, tuple[Quad, ...]] = field(repr=False)
    store: EmbeddedStore = field(repr=False)

    def rows(self, section: str) -> set[Fact]:
        """What the graph says, as the query of a section asks: rows of plain words, "" where there is nothing."""
        query = (HERE / "sections" / f"{section}.rq").read_text(encoding="utf-8")
        return {tuple(_words(term) for term in row) for row in self.store.select(query).rows}

    def found(self, section: str) -> set[Fact]:
        """The rows as facts; those of relations also without their receipts."""
        rows = {tuple(plain(word) for word in row) for row in self.rows(section)}
        return rows | {row[:-1] for row in rows} if section == "relations" else rows

    def called(self) -> dict[str, set[str]]:
        """The names that each instrument and body goes by, by its label as printed."""
        names: dict[str, set[str]] = defaultdict(set)
        for label, name in self.rows("called"):
            names[label].add(plain(name))
        return names

    def facts(self, section: str, part: str = "") -> set[Fact]:
        """The facts that facts.toml tells in a section, or in that section of its part "never" or "not_yet"."""
        listed: Sequence[Sequence[str]] = (self.told.get(part, {}) if part else self.told).get(section, ())
        expanded = (each for fact in listed for each in self._expanded(section, [fact] if isinstance(fact, str) else fact))
        return {tuple(plain(word) for word in fact) for fact in expanded}

    def _expanded(self, section: str, fact: Sequence[str]) -> list[Sequence[str]]:
        """A relation and its receipts: the relation itself, and once with each of them."""
        named: Mapping[str, str] = self.told["papers"]
        full = [re.sub(r"^\w+(?= )", lambda match: named.get(match[0], match[0]), word) for word in fact]
        if section == "paragraphs":
            return [full]
        return [fact[:3], *([*fact[:3], receipt] for receipt in full[3:])] if section == "relations" else [fact]


def _words(term: object) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""


def _papers(folder: Path, root: Path, told: Mapping[str, Any]) -> tuple[Path, ...]:
    return tuple(sorted((root / told["sources"] if "sources" in told else folder).glob("*.txt")))


@pytest.fixture(scope="session")
def council_of(root: Path) -> Callable[[str], Council]:
    """A council by the name of its folder; its papers are compiled once."""

    @cache
    def council(name: str) -> Council:
        folder = HERE / "papers" / name
        told = tomllib.loads((folder / "facts.toml").read_text(encoding="utf-8"))
        papers = _papers(folder, root, told)
        stated = compile_papers(papers, BASE, told["council"])
        store = EmbeddedStore.of(quad for quads in stated.values() for quad in quads)
        add_vocabulary(store)
        store.add(infer(store, BASE))
        return Council(name, papers, told, stated, store)

    return council


@pytest.fixture(params=sorted(path.parent.name for path in HERE.glob("papers/*/facts.toml")))
def council(request: pytest.FixtureRequest, council_of: Callable[[str], Council]) -> Council:
    """Each council in turn."""
    return council_of(request.param)


@pytest.fixture(scope="session")
def no_plan() -> Path:
    """A paper about something else."""
    return HERE / "papers" / "no-plan.txt"
