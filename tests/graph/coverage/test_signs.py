"""What looks like a commitment and what is boilerplate, as data: a new case is a line in cases/."""

import tomllib
from pathlib import Path

import pytest

from goldenthread.graph.coverage import Signs, read_signs
from goldenthread.graph.document import Block, Paragraph, Table, tidy

CASES = Path(__file__).parent / "cases"
SENTENCES = tomllib.loads((CASES / "sentences.toml").read_text(encoding="utf-8"))
BOILERPLATE = tomllib.loads((CASES / "boilerplate.toml").read_text(encoding="utf-8"))["passages"]


@pytest.fixture
def signs() -> Signs:
    return read_signs()


@pytest.mark.parametrize(("text", "words"), SENTENCES["looks"])
def test_a_commitment_is_seen_by_its_words(signs: Signs, text: str, words: str) -> None:
    look = signs.look(text, "text")
    assert look
    assert words in look.words or look.words in text
    assert look.reason


@pytest.mark.parametrize("text", SENTENCES["not"])
def test_what_is_denied_past_or_about_the_paper_is_none(signs: Signs, text: str) -> None:
    assert signs.look(text, "text") is None


@pytest.mark.parametrize(("heading", "text", "reason"), BOILERPLATE)
def test_boilerplate_is_told_by_headings_and_lines(signs: Signs, heading: str, text: str, reason: str) -> None:
    assert signs.boilerplate(Paragraph("4", heading, (Block("text", *tidy(text, 0)),))) == reason


def test_items_go_on_from_what_announces_them(signs: Signs) -> None:
    lead = signs.lead("Over the next four years we will:")
    assert signs.look("more homes for social rent", "item", lead=lead) == lead
    assert signs.look("homes", "item", lead=lead) is None, "too short to say what is done"
    assert signs.look("more homes for social rent", "item") is None
    assert signs.look("more homes for social rent", "item", heading="What we will do") is not None
    assert signs.lead("The partners are:") is None


def test_cells_below_a_header_of_actions_are_tried(signs: Signs) -> None:
    texts = [["Safer streets", "Safer streets"], ["Action", "Who"], ["Light the underpass", "Highways"], ["Mend the kerbs", ""]]
    cells = [[Paragraph(f"{r},{c}", "", (Block("cell", *tidy(text, 100 * r + 40 * c)),)) if text else None for c, text in enumerate(row)]
             for r, row in enumerate(texts)]  # fmt: skip
    columns = signs.columns([Table("", tuple(map(tuple, cells)))])
    assert dict(columns.below) == {200: "Action", 300: "Action"}
    assert columns.headers == frozenset({100, 140})
    assert signs.look("Light the underpass", "cell", "Action") is not None
    assert signs.look("Light the underpass", "cell") is None
    assert signs.look("We will light the underpass", "cell") is not None, "which says by itself what it is"


def test_items_and_cells_tell_somebody_to_do_it(signs: Signs) -> None:
    text = "Health trusts and their partners to review the pathway"
    assert signs.look(text, "cell") is not None
    assert signs.look(text, "item") is not None
    assert signs.look(text, "text") is None
