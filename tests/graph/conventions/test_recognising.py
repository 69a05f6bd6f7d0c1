"""Recognising: the papers of all councils are what they are, scores are shares, and nothing that is no plan is taken for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.graph.conventions import FLOOR, Convention, Sign, read_convention_file, recognise, scores, shipped_conventions
from goldenthread.graph.document import Document
from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import ConventionError, SourceError

ROOT = Path(__file__).resolve().parents[3]
COMMITTEE = sorted([*ROOT.glob("tests/graph/extracting/papers/*/*.txt"), *ROOT.glob("examples/leicestershire/sources/*.txt")])
HEADED = sorted(path for path in ROOT.glob("tests/graph/extracting/headed/cases/*") if path.suffix != ".toml")

Reading = Callable[[str], Document]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read(text: str) -> Document:
        paper = tmp_path / "paper.md"
        paper.write_text(text, encoding="utf-8")
        return read_document(paper)

    return read


def _with(*signs: Sign, formats: str = "") -> Convention:
    base = shipped_conventions()["headed-strategy"]
    fields = {name: getattr(base, name) for name in base.__dataclass_fields__}
    return Convention(**fields | {"name": "tidal", "signs": signs, "formats": tuple(formats.split())})


@pytest.mark.parametrize("paper", COMMITTEE, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_committee_papers_are_committee_papers(paper: Path) -> None:
    first, second, *_ = scores(read_document(paper))
    assert first.convention.name == "uk-committee-paper"
    assert first.score >= 0.7
    assert first.score - second.score > 0.3


@pytest.mark.parametrize("paper", HEADED, ids=lambda path: path.stem)
def test_strategies_are_strategies(paper: Path) -> None:
    first, second, *_ = scores(read_document(paper))
    assert first.convention.name == "headed-strategy"
    assert first.score >= FLOOR
    assert first.score - second.score > 0.3
    assert first.reasons


def test_the_score_is_the_share_of_the_weight_that_is_shown(reading: Reading) -> None:
    document = reading("# Tides\n\n## Ebb\n\nWater goes.\n\n## Flow\n\nWater comes.\n")
    ebb, flow = Sign("^ebb$", "heading", 3, "it ebbs"), Sign("^(?:ebb|flow)$", "heading", 1, "it flows", times=4)
    whale, rock = Sign("whale", "text", 4, "it spouts"), Sign("water", "text", -1, "it is wet")
    (found,) = scores(document, {"tidal": _with(ebb, flow, whale)})
    assert found.score == pytest.approx((3 + 2 / 4) / 8, abs=0.005)
    assert found.reasons == ("it ebbs", "it flows")
    (against,) = scores(document, {"tidal": _with(ebb, flow, whale, rock)})
    assert against.score == pytest.approx((3 + 2 / 4 - 1) / 8, abs=0.005)
    assert "not: it is wet" in against.reasons
    (other,) = scores(document, {"tidal": _with(ebb, formats="pdf")})
    assert other.score == 0.75
    assert other.reasons[-1] == "not: such papers come as pdf, this one as markdown"


def test_what_is_of_no_kind_is_refused_with_the_nearest(reading: Reading) -> None:
    with pytest.raises(SourceError, match=r"paper\.md is of no kind that is known: the nearest is [^\n]*--convention \S+\.$"):
        recognise(reading("# Tea\n\nTea was taken.\n"))


def test_the_more_particular_of_two_is_taken(reading: Reading, tmp_path: Path) -> None:
    document = reading(HEADED[0].read_text(encoding="utf-8"))
    (tmp_path / "a-first-by-name.toml").write_text('extends = "headed-strategy"\n', encoding="utf-8")
    (tmp_path / "zebra.toml").write_text('extends = "a-first-by-name"\n', encoding="utf-8")
    own = {name: read_convention_file(tmp_path / f"{name}.toml") for name in ("a-first-by-name", "zebra")}
    assert recognise(document, {**shipped_conventions(), **own}).convention.lineage == (
        "a-first-by-name",
        "headed-strategy",
        "uk-committee-paper",
    )


def test_conventions_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "hen.toml").write_text('extends = "egg"\n', encoding="utf-8")
    (tmp_path / "egg.toml").write_text('extends = "hen"\n', encoding="utf-8")
    with pytest.raises(ConventionError, match="which extends it in turn"):
        read_convention_file(tmp_path / "hen.toml")


def test_lists_are_replaced_and_more_is_added(tmp_path: Path) -> None:
    paper = shipped_conventions()["uk-committee-paper"]
    own = tmp_path / "own.toml"
    own.write_text(
        'extends = "uk-committee-paper"\n[cover]\nbody = ["moot"]\nmore_date = ["tide: *(?P<date>.+)"]\n'
        '[[more_ladders]]\noutcome = ["big move"]\nsub_outcome = ["promise"]\naim = []\naction = ["step"]\n',
        encoding="utf-8",
    )
    convention = read_convention_file(own)
    assert convention.words("cover", "body") == ("moot",)
    assert convention.words("cover", "date") == (*paper.words("cover", "date"), "tide: *(?P<date>.+)")
    assert convention.words("cover", "title") == paper.words("cover", "title")
    assert convention.ladders[:-1] == paper.ladders
    assert convention.ladders[-1].outcome == ("big move",)
    assert (convention.name, convention.kind, convention.signs) == ("own", "paper", paper.signs)
