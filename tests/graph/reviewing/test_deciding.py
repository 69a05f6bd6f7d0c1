"""Several officers answer the same suggestions at once: nothing is lost, and nobody is overruled unseen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import read_decisions, undo
from goldenthread.graph.reviewing import Answer, Queue, Said, decide, list_open, narrowed, numbers_of, read_offers
from goldenthread.graph.workspace import Workspace


def test_answers_are_kept_with_name_note_and_the_words_that_were_shown(workspace: Workspace, queue: Queue, morning: datetime) -> None:
    yes, no, *_ = queue.offers
    said = {yes.iri: Said(Answer.ACCEPT, "A. N. Officer", "agreed"), no.iri: Said(Answer.REJECT)}
    outcome = decide(workspace, workspace.store(), said, morning)
    assert {(each.decides_on, each.who, each.note, each.evidence) for each in outcome.kept} == {
        (yes.iri, "A. N. Officer", "agreed", yes.quotations),
        (no.iri, "", "", no.quotations),
    }
    assert set(read_decisions(workspace).in_force) == set(outcome.kept)


def test_the_second_is_told_what_the_first_said(workspace: Workspace, queue: Queue, morning: datetime) -> None:
    same, other, fresh, *_ = queue.offers
    first = decide(workspace, workspace.store(), dict.fromkeys((same.iri, other.iri), Said(Answer.ACCEPT, "Ann")), morning)
    answers = {same.iri: Said(Answer.ACCEPT, "Bob"), other.iri: Said(Answer.REJECT, "Bob"), fresh.iri: Said(Answer.REJECT, "Bob")}
    second = decide(workspace, workspace.store(), answers, morning + timedelta(seconds=1))
    assert [each.decides_on for each in second.same] == [same.iri]
    assert [(each.decides_on, each.who, each.when) for each in second.against] == [(other.iri, "Ann", first.kept[1].when)]
    assert [each.decides_on for each in second.kept] == [fresh.iri]
    assert len(read_decisions(workspace)) == 3


def test_what_is_undone_can_be_answered_otherwise(workspace: Workspace, queue: Queue, morning: datetime) -> None:
    offer = queue.offers[0]
    (kept,) = decide(workspace, workspace.store(), {offer.iri: Said(Answer.ACCEPT)}, morning).kept
    undo(workspace, [kept.iri], morning)
    outcome = decide(workspace, workspace.store(), {offer.iri: Said(Answer.REJECT)}, morning)
    assert (len(outcome.kept), outcome.against) == (1, ())


def test_the_second_is_told_after_a_build_too(workspace: Workspace, queue: Queue, morning: datetime, compile_papers: CompilePapers) -> None:
    offer = queue.offers[0]
    decide(workspace, workspace.store(), {offer.iri: Said(Answer.ACCEPT, "Ann")}, morning)
    build((), workspace.folder, compile_papers=compile_papers)
    outcome = decide(workspace, workspace.store(), {offer.iri: Said(Answer.REJECT, "Bob")}, morning)
    assert [each.who for each in outcome.against] == ["Ann"]


def test_what_is_suggested_no_more_is_told(workspace: Workspace, morning: datetime, base: str) -> None:
    gone = f"{base}id/suggestion/0123456789abcdef0123"
    assert decide(workspace, workspace.store(), {gone: Said(Answer.ACCEPT)}, morning).gone == (gone,)
    assert len(read_decisions(workspace)) == 0


def test_of_many_who_answer_at_once_each_suggestion_has_one_answer(workspace: Workspace, queue: Queue, morning: datetime) -> None:
    store, offers = workspace.store(), queue.offers[:6]

    def officer(number: int) -> int:
        answer = (Answer.ACCEPT, Answer.REJECT)[number % 2]
        outcomes = [decide(workspace, store, {offer.iri: Said(answer, str(number))}, morning) for offer in offers]
        return sum(len(each.kept) for each in outcomes)

    with ThreadPoolExecutor(4) as officers:
        kept = sum(officers.map(officer, range(4)))
    assert kept == len(offers) == len(read_decisions(workspace).in_force) == len(read_decisions(workspace))


def test_the_list_in_short_is_the_queue(workspace: Workspace, queue: Queue, morning: datetime) -> None:
    store = workspace.store()
    listed = list_open(store, read_decisions(workspace))
    assert {each.iri for each in listed} == {offer.iri for offer in queue} == set(numbers_of(store))
    assert [each.score for each in listed] == [offer.score for offer in queue]
    assert read_offers(store, [each.iri for each in listed]) == queue.offers
    decide(workspace, store, {listed[0].iri: Said(Answer.REJECT)}, morning)
    assert [each.iri for each in list_open(store, read_decisions(workspace))] == [each.iri for each in listed[1:]]


def test_the_list_is_narrowed_and_scoped_to_a_plan(workspace: Workspace) -> None:
    store = workspace.store()
    listed = list_open(store, read_decisions(workspace))
    a_lens, a_method, a_subject = listed[0].lens, listed[0].method.value, listed[0].subject
    assert {each.lens for each in narrowed(listed, store, lens=a_lens)} == {a_lens}
    assert {each.method.value for each in narrowed(listed, store, method=a_method)} == {a_method}
    assert listed[0] in narrowed(listed, store, about=a_subject)
    assert narrowed(listed, store, least=2.0) == []
    plans = {row[0] for row in store.select("SELECT DISTINCT ?plan { ?outcome a gt:Outcome ; gt:isPartOf ?plan }").texts}
    for plan in plans:
        of_it = list_open(store, read_decisions(workspace), plan)
        parts = {plan, *(row[0] for row in store.select(f"SELECT ?x {{ ?x gt:isPartOf+ <{plan}> }}").texts)}
        assert [each.iri for each in of_it] == [
            each.iri for each in listed if {each.subject, each.object} & parts or each.predicate.endswith("exactMatch")
        ]
