"""The queue: what is in it, in which order, how it narrows; what a verdict does, at every later build; what undoing gives back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision, Verdict, read_decisions, record, undo
from goldenthread.graph.reviewing import Answer, Named, Offer, Queue, Wanted, decision_on, read_log, read_queue, taken_back
from goldenthread.graph.suggesting import Method
from goldenthread.graph.suggesting.crosswalk import steps
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import ThingError
from goldenthread.ontology.terms import ADDRESSES, EXACT_MATCH, LENS

STATED = """
SELECT ?words {
  ?link a gt:Link ; gt:hasGrade "stated" ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:isEvidencedBy ?decision, ?quotation .
  GRAPH ?decisions { ?decision a gt:Decision } ?quotation oa:exact ?words .
}"""


def one(queue: Queue, subject: str, concept: str) -> Offer:
    (found,) = [offer for offer in queue if subject in offer.subject.title and offer.object.iri == LENS + concept]
    return found


def now(workspace: Workspace) -> Queue:
    return read_queue(workspace.store(), read_decisions(workspace))


def test_the_best_come_first_each_with_its_receipt(queue: Queue) -> None:
    assert len(queue) > 5
    assert [offer.score for offer in queue] == sorted((offer.score for offer in queue), reverse=True)
    assert all(offer.receipts and offer.quotations for offer in queue)
    offer = one(queue, "long lives", "implications/health")
    assert (offer.relation, offer.words, offer.lens, len(offer.receipts)) == ("addresses", "health", "implications", 2)
    assert (offer.subject.title, offer.subject.kind) == ("9.3 People enjoy long lives in good health", "sub-outcome")


def test_a_number_leads_to_one_offer_and_stays_the_same(queue: Queue, workspace: Workspace, compile_papers: CompilePapers) -> None:
    offer = queue.offers[0]
    assert len(offer.id) == 7
    assert queue.find(f" {offer.id.upper()} ") == queue.find(offer.id[:6]) == offer
    build((), workspace.folder, compile_papers=compile_papers)
    assert now(workspace).find(offer.id) == offer
    for wrong, match in (("zzz", "No suggestion"), ("", "No suggestion")):
        with pytest.raises(ThingError, match=match):
            queue.find(wrong)
    most = max("0123456789abcdef", key=lambda digit: sum(each.id.startswith(digit) for each in queue))
    with pytest.raises(ThingError, match="give more of its number") as error:
        queue.find(most)
    assert len(error.value.candidates) > 1


def test_it_narrows(queue: Queue, base: str) -> None:
    aim = f"{base}id/aim/increased-proportion-of-residents-with-a-healthy-weight"
    of_aim = queue.narrowed(Wanted(about=aim))
    assert 0 < len(of_aim) < len(queue)
    assert {"Increased", "We will"} == {offer.subject.title.partition(" p")[0][:9].rstrip(" w") for offer in of_aim}
    food = queue.narrowed(Wanted(lens=f"{LENS}health-foundation/food"))
    assert {offer.object.iri for offer in food} == {f"{LENS}health-foundation/food"}
    assert {offer.lens for offer in queue.narrowed(Wanted(lens=f"{LENS}marmot"))} == {"marmot"}
    assert len(queue.narrowed(Wanted(least=0.51))) == sum(offer.score > 0.5 for offer in queue)
    assert len(queue.narrowed(Wanted(methods=frozenset({Method.CROSSWALK})))) == 0


def test_what_is_accepted_is_stated_with_its_receipt_and_leads_on(
    queue: Queue, workspace: Workspace, morning: datetime, compile_papers: CompilePapers
) -> None:
    offer = one(queue, "Increased", "health-foundation/food")
    record(workspace, [decision_on(offer, Answer.ACCEPT, morning, "A. N. Officer", "as agreed")])
    assert offer not in now(workspace).offers  # at once, without a build
    for _ in range(2):
        build((), workspace.folder, compile_papers=compile_papers)
    store = workspace.store()
    parts = {"s": NamedNode(offer.subject.iri), "p": NamedNode(ADDRESSES), "o": NamedNode(offer.object.iri)}
    shown = store.select(STATED.replace("SELECT ?words", "SELECT ?s ?p ?o ?words"), parts).rows
    assert {row[3].value for row in shown if isinstance(row[3], Literal)} == {receipt.words for receipt in offer.receipts}
    assert offer.iri not in {each.iri for each in now(workspace)}
    led = {each.object.iri for each in now(workspace) if each.method is Method.CROSSWALK and each.subject == offer.subject}
    assert led == {step.concept for step in steps()[offer.object.iri]}


def test_what_is_rejected_is_not_offered_again_until_it_is_undone(
    queue: Queue, workspace: Workspace, morning: datetime, compile_papers: CompilePapers
) -> None:
    offer = one(queue, "Diversity", "implications/equality")
    record(workspace, [decision_on(offer, Answer.REJECT, morning)])
    for _ in range(2):
        build((), workspace.folder, compile_papers=compile_papers)
        assert offer.iri not in {each.iri for each in now(workspace)}
    (decision,) = taken_back(read_decisions(workspace), [offer.id])
    undo(workspace, [decision.iri], morning + timedelta(hours=1))
    build((), workspace.folder, compile_papers=compile_papers)
    assert now(workspace).find(offer.id) == offer
    with pytest.raises(ThingError, match="no decision in force has the number"):
        taken_back(read_decisions(workspace), [offer.id])


def test_the_log_tells_what_holds(queue: Queue, workspace: Workspace, morning: datetime) -> None:
    first, second = one(queue, "Diversity", "implications/equality"), one(queue, "Increased", "health-foundation/food")
    record(workspace, [decision_on(first, Answer.ACCEPT, morning, "A. N. Officer"), decision_on(second, Answer.REJECT, morning)])
    (decision,) = taken_back(read_decisions(workspace), [first.id])
    undo(workspace, [decision.iri], morning + timedelta(hours=1), "B. Officer")
    log = read_log(workspace.store(), read_decisions(workspace))
    told = {(entry.id, entry.verdict, entry.who, entry.stands) for entry in log}
    assert told == {
        (first.id, "undone", "B. Officer", True),
        (first.id, "accepted", "A. N. Officer", False),
        (second.id, "rejected", "", True),
    }
    assert log[0].verdict == "undone"
    assert log[0].what == "“6.1 Diversity is celebrated” addresses “Equality”"


@pytest.mark.parametrize(("kept", "given_up"), [("https://e.org/b", "https://e.org/a"), ("https://e.org/a", "https://e.org/b")])
def test_two_names_of_one_thing_are_merged_under_the_one_that_papers_use(kept: str, given_up: str, morning: datetime) -> None:
    one, other = Named("https://e.org/a", "HWB", "outcome board"), Named("https://e.org/b", "Health and Wellbeing Board", "partner")
    offer = Offer(
        "https://e.org/id/suggestion/12", Method.ABBREVIATION, 0.95, "HWB", one, EXACT_MATCH, other, "", (), ("https://e.org/q",), kept
    )
    merged = decision_on(offer, Answer.ACCEPT, morning)
    assert (merged.verdict, merged.subject, merged.object) == (Verdict.MERGED, given_up, NamedNode(kept))
    refused = decision_on(offer, Answer.REJECT, morning)
    assert (refused.verdict, refused.subject, refused.object) == (Verdict.REJECTED, one.iri, NamedNode(other.iri))
    lost = one if given_up == one.iri else other
    assert offer.consequence.startswith(f"“{lost.title}” becomes another name of ")


def test_a_decision_is_evidenced_by_what_was_shown(queue: Queue, morning: datetime) -> None:
    offer = queue.offers[0]
    decision: Decision = decision_on(offer, Answer.ACCEPT, morning)
    assert (decision.decides_on, decision.evidence) == (offer.iri, offer.quotations)


def test_two_names_become_one_and_two_again(
    tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str, morning: datetime
) -> None:
    paper = tmp_path / "boards.txt"
    sub = "SubOutcome People enjoy long lives in good health"
    paper.write_text(f"Body Health and Wellbeing Board monitors {sub}\nBody HWB isConsultedOn {sub}\n", encoding="utf-8")
    workspace = build((*tiny_papers, paper), tmp_path / "plan", base=base, compile_papers=compile_papers).workspace
    names = "SELECT ?name { ?body a gt:Body ; skos:prefLabel|skos:altLabel ?name . FILTER (?name != 'Carers’ Forum') } ORDER BY ?body"
    bodies = "SELECT DISTINCT ?body { ?body a gt:Body }"
    before = len(workspace.store().select(bodies).rows)
    (offer,) = now(workspace).narrowed(Wanted(methods=frozenset({Method.ABBREVIATION})))
    assert offer.kept
    record(workspace, [decision_on(offer, Answer.ACCEPT, morning)])
    for _ in range(2):
        build((), workspace.folder, compile_papers=compile_papers)
        assert len(workspace.store().select(bodies).rows) == before - 1
        assert {str(name) for (name,) in workspace.store().select(names).rows} == {'"HWB"', '"Health and Wellbeing Board"'}
        assert not now(workspace).narrowed(Wanted(methods=frozenset({Method.ABBREVIATION})))
    assert [entry.verdict for entry in read_log(workspace.store(), read_decisions(workspace))] == ["merged"]
    (decision,) = taken_back(read_decisions(workspace), [f"#{offer.id}"])
    undo(workspace, [decision.iri], morning + timedelta(hours=1))
    build((), workspace.folder, compile_papers=compile_papers)
    assert len(workspace.store().select(bodies).rows) == before
    assert now(workspace).find(f"#{offer.id}") == offer
