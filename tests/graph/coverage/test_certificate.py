"""The certificate: every character of a paper is in it, each passage with the strongest of what can be said of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.graph.coverage import Certificate, Use, Verdict, certificates, certify, read_signs
from goldenthread.graph.document import Document
from goldenthread.graph.reading.composing import compose
from goldenthread.graph.reading.rendition import Writer
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import SourceError


def document(*, notice: str = "") -> Document:
    writer = Writer()
    writer.heading("Homes", 1)
    writer.text("1. The Council will build 90 homes. It will insulate all of its flats.")
    writer.text("2. The Housing Board met twice.")
    writer.text("3. We will:")
    writer.item("open a second depot", "•")
    writer.text("4. It rained a good deal.")
    writer.heading("Background papers", 1)
    writer.text("We will remember them, Cabinet, May 2030")
    writer.table("Actions", [["Action", "Who"], ["Light the underpass", "Highways"], ["Mend the kerbs", None]])
    if notice:
        writer.notice(notice)
    return compose(writer.finish("word"), Path("paper.docx"), b"")


def certificate(paper: Document, **told: bool) -> Certificate:
    """The certificate where each of the words given is used, for a name only if True."""
    uses = [Use(paper.text.index(words), paper.text.index(words) + len(words), "action", words, names) for words, names in told.items()]
    return certify(paper, "Report", uses, read_signs())


def verdicts(found: Certificate) -> dict[str, Verdict]:
    return {passage.paragraph.number: passage.verdict for passage in found.passages}


def test_each_passage_has_its_verdict() -> None:
    found = certificate(document(), **{"build 90 homes": False, "Housing Board": True, "Light the underpass": False})
    assert verdicts(found) == {
        "Homes": Verdict.BOILERPLATE,
        "1": Verdict.USED,
        "2": Verdict.USED,
        "3": Verdict.MISSED,
        "4": Verdict.OTHER,
        "Background papers": Verdict.BOILERPLATE,
        "table 1, row 1, column 1": Verdict.BOILERPLATE,
        "table 1, row 1, column 2": Verdict.BOILERPLATE,
        "table 1, row 2, column 1": Verdict.USED,
        "table 1, row 2, column 2": Verdict.OTHER,
        "table 1, row 3, column 1": Verdict.MISSED,
    }
    assert found.named_only == 1


def test_a_missed_sentence_of_a_used_paragraph_is_told() -> None:
    found = certificate(document(), **{"build 90 homes": False})
    missed = [piece.text for passage in found.passages for piece in passage.missed]
    assert missed == ["It will insulate all of its flats.", "open a second depot", "Light the underpass", "Mend the kerbs"]
    assert found.missed == len(missed)


def test_a_name_alone_does_not_use_up_a_commitment() -> None:
    found = certificate(document(), **{"The Council": True})
    assert verdicts(found)["1"] is Verdict.MISSED
    assert found.passages[1].names == 1


def test_what_could_not_be_read_is_in_it() -> None:
    assert certificate(document(notice="Page 4 is a picture.")).notices == ("Page 4 is a picture.",)


@given(st.lists(st.text("ab .:!\n\t1é“", max_size=30), max_size=8))
def test_no_word_of_a_paper_is_left_out(blocks: list[str]) -> None:
    writer = Writer()
    for block in blocks:
        writer.text(block)
    paper = compose(writer.finish("word"), Path("paper.docx"), b"")
    shown = "".join(piece.text for passage in certify(paper, "", (), read_signs()).passages for piece in passage.pieces)
    kept = "".join(block.text for paragraph in paper.paragraphs for block in paragraph.blocks)
    assert "".join(shown.split()) == "".join(kept.split())


def test_every_quotation_of_a_workspace_is_a_use_of_some_passage(leicestershire: Workspace) -> None:
    whole = certificates(leicestershire)
    assert [each.filename for each in whole] == [path.name for path in leicestershire.sources()]
    for each in whole:
        told = {(use.start, use.end) for passage in each.passages for use in passage.uses}
        query = f"""SELECT ?start ?end {{ ?q a gt:Quotation ; oa:start ?start ; oa:end ?end ;
            gt:isQuotedFrom/gt:isPartOf/dcterms:identifier "{each.filename}" }}"""
        kept = {tuple(int(getattr(term, "value", -1)) for term in row) for row in leicestershire.store().select(query).rows}
        assert told == kept
        assert each.count(Verdict.USED) > 30
        assert each.missed <= 2, "read beside the paper: no more than these looked like commitments and were not used"


def test_one_paper_is_named_by_a_part_of_its_name(leicestershire: Workspace) -> None:
    (one,) = certificates(leicestershire, "scrutiny")
    assert one.filename.startswith("2021-11-10")
    with pytest.raises(SourceError, match="There is no paper called 'budget'"):
        certificates(leicestershire, "budget")
    with pytest.raises(SourceError, match="may be any of"):
        certificates(leicestershire, "2021")


def test_a_paper_that_changed_has_no_certificate(leicestershire: Workspace, tmp_path: Path) -> None:
    import shutil

    copy = Workspace.open(shutil.copytree(leicestershire.folder, tmp_path / "copy"))
    paper = copy.sources()[0]
    paper.write_text(paper.read_text(encoding="utf-8") + "\nWe will also sing.\n", encoding="utf-8")
    with pytest.raises(SourceError, match="build again"):
        certificates(copy)
