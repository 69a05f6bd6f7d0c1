"""What holds for any document under headings: an outline without circles, quotations that stand where they say, or one sentence."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from goldenthread.graph.conventions import read_convention
from goldenthread.graph.document import Document, normalised
from goldenthread.graph.extracting import extract
from goldenthread.graph.reading.composing import compose
from goldenthread.graph.reading.rendition import Writer
from goldenthread.graph.statement import Thing
from goldenthread.ontology.errors import SourceError
from goldenthread.ontology.terms import GT, IS_PART_OF, OUTCOME, SUB_OUTCOME

WORDS = st.sampled_from(
    "Our priorities|Priority 1: Dry feet|Priority 2|Theme A|Goals|Objective 1.1 Warm halls|Fire-1.1 Clear the slopes|Fire-2.2 Store water|"
    "Key actions|We will:|We will mend the quay.|Lend pumps|Open the mill|Measuring success|Foreword|References|IV. Look far|"
    "The aims of this strategy are:|Tidal Strategy 2031-35|The national plan has two aims:|3|2031|•|Ω|Aim: Calm|5.1 Goal: Clear rivers|"
    "Contents .......... 3|The Council is committed to boats.|Our goals|What we mean|• Fewer leaks • More lamps".split("|")
)
BLOCKS = st.lists(
    st.tuples(st.sampled_from(["title", "heading", "text", "item", "table"]), WORDS, st.integers(0, 4)), min_size=1, max_size=30
)


def _document(blocks: list[tuple[str, str, int]]) -> Document:
    writer = Writer()
    for kind, words, level in blocks:
        match kind:
            case "title":
                writer.title(words)
            case "heading":
                writer.heading(words, level)
            case "text":
                writer.text(words)
            case "item":
                writer.item(words, ["•", "1.", "", "a)", "-"][level], level)
            case _:
                rows: list[list[str | None]] = [["Our goals", "What we mean", words], [words, "Calm", None], [None, words, "Priority 1"]]
                writer.table("", rows[: level + 1])
    return compose(writer.finish("word"), Path("plan.docx"), b"")


@settings(deadline=None, derandomize=True, max_examples=300)
@given(BLOCKS)
def test_any_document_has_a_sound_outline_or_is_refused(blocks: list[tuple[str, str, int]]) -> None:
    document = _document(blocks)
    try:
        extraction = extract([(document, read_convention("headed-strategy"))])
    except SourceError:
        with pytest.raises(SourceError, match=r"^There is no outline in plan\.docx: [^\n]*\.$"):
            extract([(document, read_convention("headed-strategy"))])
        return
    for statement in extraction.statements:
        for quotation in statement.quotations:
            assert normalised(document.text[quotation.start : quotation.end]) == quotation.exact
    parts = [statement for statement in extraction.statements if statement.predicate == IS_PART_OF]
    above: dict[Thing, list[Thing]] = {}
    for part in parts:
        assert isinstance(part.object, Thing)
        above.setdefault(part.subject, []).append(part.object)
    assert all(parent.kind == OUTCOME for thing, parents in above.items() if thing.kind == SUB_OUTCOME for parent in parents)
    assert all(
        not parent.kind.startswith(GT + "Outcome") for thing, parents in above.items() if thing.kind == OUTCOME for parent in parents
    )
    for thing in above:
        _no_circle(thing, above, ())


def _no_circle(thing: Thing, above: dict[Thing, list[Thing]], below: tuple[Thing, ...]) -> None:
    assert thing not in below
    for parent in above.get(thing, ()):
        _no_circle(parent, above, (*below, thing))
