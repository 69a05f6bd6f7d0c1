"""What a visitor types is understood, or she is told why not and what there is; whatever she types does no harm."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from visiting import asked_at, getting, page_html

from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.queries.asking import ask
from goldenthread.queries.catalogue import catalogue, question
from goldenthread.viz.explorer.pages.questions.inquiry import inquire
from goldenthread.viz.explorer.replies import File, Page

if TYPE_CHECKING:
    from goldenthread.viz.explorer.visit import Shown

SUPPORTING = "/questions/supporting-strategies"
PEOPLE = "sub-outcome/strategic-plan-2022-26/people-enjoy-long-lives-in-good-health"
HOSTILE = (
    '"><script>alert(1)</script>',
    "x" * 10_000,
    "> } INSERT DATA { <a:> <b:> <c:> } #",
    "' OR 1=1 --",
    "\x00\x07\ud800",
    "{{ 7*7 }}{% raw %}",
    "../../../etc/passwd",
    "<https://example.org/> a ?x . ?x ?y ?z",
)


@pytest.mark.parametrize(
    "about", ["9.3", PEOPLE, "people enjoy long lives in good health", "9.3 People enjoy long lives in good health", "long lives"]
)
def test_a_thing_may_be_named_in_many_ways_and_has_one_address(leicestershire_shown: Shown, about: str) -> None:
    page = getting(leicestershire_shown)(f"{SUPPORTING}?about={about}")
    assert isinstance(page, Page)
    assert page.status == 200
    assert page.canonical == f"{SUPPORTING}?about={PEOPLE.replace('/', '%2F')}"
    assert page.content["subject"] == "9.3 People enjoy long lives in good health"


def test_what_is_ambiguous_is_offered_as_links_that_answer(leicestershire_shown: Shown) -> None:
    page = getting(leicestershire_shown)(f"{SUPPORTING}?about=people&sort=expires")
    assert isinstance(page, Page)
    inquiry = page.content["inquiry"]
    assert page.status == 200
    assert not inquiry.errors  # type: ignore[attr-defined]
    assert len(inquiry.choices) > 2  # type: ignore[attr-defined]
    for choice in inquiry.choices:  # type: ignore[attr-defined]
        answered = getting(leicestershire_shown)(choice.href)
        assert isinstance(answered, Page)
        assert "sort=expires" in choice.href
        assert answered.status == 200
        assert answered.content["lines"] is not None


def test_what_nothing_is_called_is_told_with_the_nearest(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/questions/blast-radius?about=Healthy+Wait+Strategy")
    assert "Nothing in this workspace is called" in html
    assert "Healthy Weight Strategy" in html
    assert "govuk-error-summary" in html


@pytest.mark.parametrize("name", sorted(catalogue()))
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_do_no_harm(leicestershire_shown: Shown, name: str, text: str) -> None:
    visit = asked_at(leicestershire_shown, f"/questions/{name}")
    query = {parameter.name: (text,) for parameter in question(name).parameters} | {text: ("1",), "sort": (text,), "page": (text,)}
    inquiry = inquire(replace(visit, query=query), question(name))
    assert inquiry.notices
    assert inquiry.asked is None or not inquiry.asked.things
    assert all(len(sentence) < 700 for sentence, _ in inquiry.errors)


def test_nothing_that_was_typed_becomes_markup(leicestershire_shown: Shown) -> None:
    for text in HOSTILE[:1] + HOSTILE[5:6]:
        html = page_html(leicestershire_shown, f"{SUPPORTING}?about={quote(text)}&{quote(text)}=1")
        assert "<script>alert" not in html
        assert "49" not in re.findall(r"value=\"([^\"]*)\"", html)


def test_parameters_that_are_unknown_or_given_twice_are_told(leicestershire_shown: Shown) -> None:
    get = getting(leicestershire_shown)
    unknown = get(f"{SUPPORTING}?about=9.3&colour=red")
    assert isinstance(unknown, Page)
    assert unknown.status == 200
    assert "“colour”" in unknown.content["inquiry"].notices[0]  # type: ignore[attr-defined]
    twice = get(f"{SUPPORTING}?about=9.3&about=9.4")
    assert isinstance(twice, Page)
    assert twice.status == 400
    for query, told in (("about=9.3&colour=red", "colour"), ("about=people", "“people” may be any"), ("", "has to be told")):
        with pytest.raises(GoldenThreadError, match=told):
            get(f"{SUPPORTING}.csv?{query}")


def test_an_empty_field_is_told_only_when_it_was_sent(leicestershire_shown: Shown) -> None:
    get = getting(leicestershire_shown)
    first, sent = get(SUPPORTING), get(f"{SUPPORTING}?about=")
    assert isinstance(first, Page)
    assert isinstance(sent, Page)
    assert (first.status, sent.status) == (200, 400)
    assert not first.content["inquiry"].errors  # type: ignore[attr-defined]


def test_there_is_no_page_of_what_is_no_question(leicestershire_shown: Shown) -> None:
    with pytest.raises(GoldenThreadError, match="There is no question 'supporting-strategy': did you mean supporting-strategies"):
        getting(leicestershire_shown)("/questions/supporting-strategy")


def test_of_several_plans_the_latest_is_looked_at_unless_another_is_named(two_councils: Shown) -> None:
    get = getting(two_councils)
    latest, other = two_councils.plans
    for query, expected in (("", latest.iri), (f"?plan={other.iri.rpartition('/id/')[2]}", other.iri), ("?plan=all", None)):
        page = get(f"/questions/plan-at-a-glance{query}")
        assert isinstance(page, Page)
        asked = page.content["inquiry"].asked  # type: ignore[attr-defined]
        assert asked.things.get("plan", None) == expected or asked.things["plan"].value == expected
        file = get(f"/questions/plan-at-a-glance.csv{query}")
        assert isinstance(file, File)
        outcomes = {
            line.about["outcome"]
            for line in ask(two_councils.store, "plan-at-a-glance", None, **({"plan": expected} if expected else {})).lines
        }
        assert len(file.body.decode().splitlines()) - 1 >= len(outcomes) > 0


def test_a_number_of_several_plans_is_offered_with_the_plan_it_belongs_to(two_councils: Shown) -> None:
    numbers = "SELECT ?n { ?one a gt:SubOutcome ; skos:notation ?n . ?other a gt:SubOutcome ; skos:notation ?n . FILTER (?one != ?other) }"
    number = min(two_councils.store.select(numbers).texts)[0]
    html = page_html(two_councils, f"{SUPPORTING}?about={number}")
    assert f"Which “{number}” do you mean?" in html
    for plan in two_councils.plans:
        page = getting(two_councils)(f"{SUPPORTING}?about={number}&plan={plan.iri.rpartition('/id/')[2]}")
        assert isinstance(page, Page)
        part = page.content["inquiry"].asked.things["about"]  # type: ignore[attr-defined]
        assert two_councils.store.ask(f"ASK {{ {part} gt:isPartOf+ <{plan.iri}> }}")
