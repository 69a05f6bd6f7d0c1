"""The pages of things: every kind of node has one, what readers come for is on it, and nothing from a paper becomes markup."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.search import SearchableStore
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.ontology.errors import ThingError
from goldenthread.ontology.terms import (
    ACTION,
    ALT_LABEL,
    EXACT,
    HAS_GRADE,
    IS_EVIDENCED_BY,
    IS_PART_OF,
    IS_QUOTED_FROM,
    LINK,
    NOTATION,
    OBJECT,
    OUTCOME,
    PARAGRAPH,
    PREDICATE,
    PREF_LABEL,
    QUOTATION,
    REPORT,
    SUBJECT,
    TYPE,
)
from goldenthread.viz.explorer.pages.things.every import every_thing
from goldenthread.viz.explorer.replies import Moved, Page
from goldenthread.viz.explorer.visit import Shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from made import Made

    from goldenthread.graph.workspace import Workspace

SUB_OUTCOME = "sub-outcome/strategic-plan-2022-26/people-enjoy-long-lives-in-good-health"
BOARD = "partnership-board/health-and-wellbeing-board"
STRATEGY = "strategy/living-well-with-dementia-strategy-2019-22"
ID = "https://w3id.org/goldenthread/leicestershire/id/"
KINDS = "SELECT ?class (MIN(?it) AS ?one) { GRAPH ?g { ?it a ?class } FILTER (STRSTARTS(STR(?it), '%s')) } GROUP BY ?class ORDER BY ?class"
HOSTILE = (
    "<script>alert(1)</script>",
    "\"' onmouseover=alert(1) x='",
    "</title></svg><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eright to left\u202c مرحبا بالعالم",
    "long " * 1000,
    "x" * 5000,
    "javascript:alert(1)",
)


class _Tags(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def _shape(html: str) -> list[str]:
    return [tag for tag, _ in _Tags(html).tags]


def test_every_kind_of_node_has_a_page_or_a_place(leicestershire: Workspace, make: Callable[..., Made]) -> None:
    kinds = {row[0]: row[1] for row in leicestershire.store().select(KINDS % ID).texts}
    assert len(kinds) > 25
    for kind, one in kinds.items():
        reply = make(one.removeprefix(ID)).reply
        assert (isinstance(reply, Page) and reply.status == 200) or (isinstance(reply, Moved) and reply.href.startswith("/sources/")), kind


def test_a_static_site_has_each_of_them(leicestershire: Workspace, make: Callable[..., Made]) -> None:
    tails = [parameters["tail"] for parameters, _ in every_thing(Shown.of(leicestershire, SearchableStore(leicestershire.store())))]
    assert {SUB_OUTCOME, BOARD, STRATEGY} <= set(tails)
    assert len(tails) == len(set(tails))
    assert all(make(tail).html for tail in tails[::40] if not tail.startswith("report/"))


@pytest.mark.parametrize(
    ("tail", "told"),
    [
        (
            SUB_OUTCOME,
            [
                "Its place in the golden thread",
                "Strategies and other instruments",
                "Healthy Weight Strategy",
                "inferred",
                "A strategy, programme or service that supports a part of a plan",
            ],
        ),
        (
            SUB_OUTCOME,
            [
                "What would lose support if this stopped",
                "nothing found",
                "Health Overview and Scrutiny Committee, 10 November 2021, para 17",
            ],
        ),
        (BOARD, ["What it has a stake in, and why", "The first 20 of 82", "With whom it shares actions", "25 November 2021", "remit"]),
        (STRATEGY, ["Runs until", "2022", "stated", "ends in 2022; Strategic Plan (2022-26)", "Reviewed by"]),
        ("strategy/healthy-weight-strategy", ["Runs until", "Not given in the papers read"]),
    ],
)
def test_readers_find_what_they_come_for(make: Callable[..., Made], tail: str, told: list[str]) -> None:
    text = _Tags(make(tail).html).text
    assert [words for words in told if words not in text] == []


@pytest.mark.parametrize("tail", [SUB_OUTCOME, BOARD, STRATEGY, "strategic-plan/strategic-plan-2022-26"])
def test_a_page_is_sound(make: Callable[..., Made], tail: str) -> None:
    tags = _Tags(make(tail).html).tags
    ids = Counter(attributes["id"] for _, attributes in tags if "id" in attributes)
    assert [name for name, times in ids.items() if times > 1] == []
    inner = {attributes["href"][1:] for tag, attributes in tags if tag == "a" and attributes.get("href", "").startswith("#")}
    assert inner <= ids.keys()
    assert [tag for tag, _ in tags].count("h1") == 1
    assert not any("style" in attributes or any(name.startswith("on") for name in attributes) for _, attributes in tags)
    assert not any(attributes.get("href", "").startswith("https://w3id.org") for tag, attributes in tags if tag == "a")


def test_every_stated_tie_has_receipts_that_lead_into_a_paper(make: Callable[..., Made]) -> None:
    html = make(STRATEGY).html
    hrefs = [attributes["href"] for tag, attributes in _Tags(html).tags if tag == "a" and "/sources/" in attributes.get("href", "")]
    assert any(re.fullmatch(r"/sources/[a-z0-9-]+#quotation-[0-9a-f]+", href) for href in hrefs)


def test_a_suggestion_shows_its_words_and_says_that_it_is_no_fact(leicestershire: Workspace, make: Callable[..., Made]) -> None:
    rows = (
        leicestershire.store()
        .select("SELECT ?it { GRAPH ?g { ?it a gt:Suggestion ; gt:matchesWords 'dementia' } } ORDER BY ?it LIMIT 1")
        .texts
    )
    text = _Tags(make(next(rows)[0].removeprefix(ID)).html).text
    for told in (
        "addresses",
        "suggested",
        "1 receipt",
        "Living Well with Dementia Strategy",
        "counts as no fact until an officer accepts it",
    ):
        assert told in text


def test_a_long_list_goes_on_page_by_page(make: Callable[..., Made]) -> None:
    first, second = (_Tags(make(BOARD, all="hasStakeIn-out", page=page).html).text for page in ("1", "2"))
    assert "1 to 50 of 82" in first
    assert "51 to 82 of 82" in second
    with pytest.raises(ThingError):
        make(BOARD, all="hasNoSuchLink-out")


def test_words_lead_to_their_place_in_the_paper(leicestershire: Workspace, make: Callable[..., Made]) -> None:
    ((quotation, number, paper),) = (
        leicestershire.store()
        .select("SELECT ?q ?n ?r { ?q gt:isQuotedFrom ?p . ?p skos:notation ?n ; gt:isPartOf ?r . FILTER (?n = '17') } ORDER BY ?q LIMIT 1")
        .texts
    )
    reply = make(quotation.removeprefix(ID)).reply
    assert number == "17"
    assert isinstance(reply, Moved)
    assert (reply.status, reply.href) == (303, f"/sources/{paper.rpartition('/')[2]}#quotation-{quotation.rpartition('/')[2]}")


@pytest.mark.parametrize("tail", ["strategy/healthy-wait-strategy", "nothing", "", "outcome/", "x" * 1900, "%00", "'\"--"])
def test_what_is_not_there_gives_the_nearest(make: Callable[..., Made], tail: str) -> None:
    try:
        made = make(tail)
    except ThingError:
        return  # what cannot be an address is refused as such
    assert isinstance(made.reply, Page)
    assert made.reply.status == 404
    assert tail != "strategy/healthy-wait-strategy" or "Healthy Weight Strategy" in made.html


def _told_in(label: str) -> EmbeddedStore:
    """An action of that name, part of an outcome of that name, in the words of a paper of that name."""
    node = {name: NamedNode(f"{ID}{name}") for name in ("outcome/a", "action/b", "link/c", "quotation/d", "paragraph/e", "report/f")}
    outcome, action, link, quotation, paragraph, report = node.values()
    words = Literal(label)
    told: list[tuple[NamedNode, str, NamedNode | Literal]] = [
        *((outcome, predicate, value) for predicate, value in ((TYPE, NamedNode(OUTCOME)), (PREF_LABEL, words), (ALT_LABEL, words))),
        *((action, predicate, value) for predicate, value in ((TYPE, NamedNode(ACTION)), (PREF_LABEL, words), (IS_PART_OF, outcome))),
        *(
            (link, predicate, value)
            for predicate, value in ((TYPE, NamedNode(LINK)), (SUBJECT, action), (PREDICATE, NamedNode(IS_PART_OF)))
        ),
        *(
            (link, predicate, value)
            for predicate, value in ((OBJECT, outcome), (HAS_GRADE, Literal("stated")), (IS_EVIDENCED_BY, quotation))
        ),
        *(
            (quotation, predicate, value)
            for predicate, value in ((TYPE, NamedNode(QUOTATION)), (EXACT, words), (IS_QUOTED_FROM, paragraph))
        ),
        *((paragraph, predicate, value) for predicate, value in ((TYPE, NamedNode(PARAGRAPH)), (NOTATION, words), (IS_PART_OF, report))),
        *((report, predicate, value) for predicate, value in ((TYPE, NamedNode(REPORT)), (PREF_LABEL, words))),
    ]
    graph = NamedNode("https://w3id.org/goldenthread/leicestershire/graph/source/f")
    return EmbeddedStore.of(Quad(subject, NamedNode(predicate), value, graph) for subject, predicate, value in told)


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("tail", ["outcome/a", "action/b", "link/c"])
def test_hostile_words_stay_words(maker_of: Callable[[EmbeddedStore], Callable[..., Made]], tail: str, label: str) -> None:
    plain = _shape(maker_of(_told_in("plain"))(tail).html)
    html = maker_of(_told_in(label))(tail).html
    assert [tag for tag in _shape(html) if tag != "text"] == [tag for tag in plain if tag != "text"]  # a long name takes more lines
    assert " ".join(label.split()) in _Tags(html).text
    assert not any(name.startswith("on") for _, attributes in _Tags(html).tags for name in attributes)
