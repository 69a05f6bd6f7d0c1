"""The plan at a glance counts what its lists hold, and of several plans one is chosen first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from visiting import getting, page_html

from goldenthread.ontology.errors import ThingError
from goldenthread.viz.explorer.replies import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goldenthread.viz.explorer.visit import Shown


def _content(shown: Shown, address: str) -> Mapping[str, Any]:
    page = getting(shown)(address)
    assert isinstance(page, Page)
    return page.content


def test_it_shows_every_outcome_and_sub_outcome_with_its_number(leicestershire_shown: Shown) -> None:
    glance = _content(leicestershire_shown, "/")["glance"]
    assert [outcome.title.split()[0] for outcome in glance.outcomes] == ["5", "6", "7", "8", "9"]
    parts = [part for outcome in glance.outcomes for part in outcome.parts]
    assert len(parts) == 22
    assert all(part.href.startswith("/id/sub-outcome/") for part in parts)
    people = next(part for part in parts if part.title.startswith("9.3 "))
    assert (people.aims, people.actions, people.strategies) == (3, 14, 5)


@pytest.mark.parametrize("address", ["/", "/?plan={}"])
def test_each_count_is_that_of_the_list_behind_it(leicestershire_shown: Shown, two_councils: Shown, address: str) -> None:
    shown = two_councils if "{}" in address else leicestershire_shown
    content = _content(shown, address.format(shown.plans[-1].iri.rpartition("/id/")[2]))
    for count in content["glance"].counts:
        assert count.number > 0
        listed = _content(shown, f"{count.href}{'&' if '?' in count.href else '?'}page=all")
        lines = listed["lines"].lines
        names = {(line.cells[0].href, line.cells[0].text) for line in lines}
        if "aims-and-actions" in count.href:
            names = {cell.href for line in lines if line.cells[1].text == count.one.split()[-1] for cell in line.cells[2:3]}
        elif "instruments" in count.href:
            names = {line.cells[0].href for line in lines if line.cells[1].text != "strategic plan"}
        assert len(names) == count.number, count


def test_all_that_it_links_to_answers(leicestershire_shown: Shown) -> None:
    content = _content(leicestershire_shown, "/")
    hrefs = [count.href for count in content["glance"].counts]
    hrefs += [part.supported for outcome in content["glance"].outcomes for part in outcome.parts]
    hrefs += [each.href for each in content["glance"].attention if each.href.startswith("/questions")]
    for href in hrefs:
        page = getting(leicestershire_shown)(href)
        assert isinstance(page, Page)
        assert page.status == 200


def test_what_needs_attention_is_told_and_counted(leicestershire_shown: Shown) -> None:
    ending, bare, defects = _content(leicestershire_shown, "/")["glance"].attention
    assert [(item.text, item.remark) for item in ending.items] == [("Living Well with Dementia Strategy 2019-22", "ends 2022")]
    assert bare.count == 16
    assert 0 < len(defects.items) <= defects.count


def test_of_several_plans_one_is_chosen_from_a_list(two_councils: Shown) -> None:
    content = _content(two_councils, "/")
    assert content["total"] == 2
    assert len({plan.href for plan in content["plans"]}) == 2
    chosen = [_content(two_councils, listed.href)["plan"] for listed in content["plans"]]
    assert sorted(plan.iri for plan in chosen) == sorted(plan.iri for plan in two_councils.plans)
    whose = content["plans"][0].whose
    assert [plan.whose for plan in _content(two_councils, f"/?find={whose.split()[-1].lower()}")["plans"]] == [whose]
    assert _content(two_councils, "/?find=nowhere")["plans"] == []


def test_a_plan_shows_nothing_of_the_other(two_councils: Shown) -> None:
    first, second = (_content(two_councils, f"/?plan={plan.iri.rpartition('/id/')[2]}")["glance"] for plan in two_councils.plans)
    hrefs = [{part.href for outcome in glance.outcomes for part in outcome.parts} for glance in (first, second)]
    assert hrefs[0]
    assert not hrefs[0] & hrefs[1]
    assert {paper.iri for paper in first.papers}.isdisjoint(paper.iri for paper in second.papers)


def test_a_plan_that_is_not_there_is_told(two_councils: Shown) -> None:
    with pytest.raises(ThingError, match="No plan with outcomes"):
        getting(two_councils)("/?plan=nonesuch")


def test_the_page_says_the_same_in_words(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/")
    for words in ("Strategic Plan (2022-26)", "What needs attention", "What do you come with?", "Papers read", "10 November 2021"):
        assert words in html
