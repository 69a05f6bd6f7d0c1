"""The search page: names, quoted words, how much there is of each kind, and nothing that takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from visiting import getting, page_html

from goldenthread.graph.search import QUOTATIONS
from goldenthread.ontology.errors import ThingError
from goldenthread.viz.explorer.replies import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goldenthread.viz.explorer.visit import Shown


def _content(shown: Shown, query: str) -> Mapping[str, Any]:
    page = getting(shown)(f"/search?{query}")
    assert isinstance(page, Page)
    assert page.status == 200
    return page.content


def test_all_pages_together_hold_every_match_once(leicestershire_shown: Shown) -> None:
    first = _content(leicestershire_shown, "q=health")
    total = first["pager"].total
    assert total == leicestershire_shown.store.index.search("health").total
    seen = [(hit.title, hit.href, hit.kind) for page in (1, 2) for hit in _content(leicestershire_shown, f"q=health&page={page}")["found"]]
    assert len(seen) == total
    assert len({href for _, href, _ in seen}) == total


@pytest.mark.parametrize("query", ["health", "care", "9.3"])
def test_each_kind_holds_as_many_as_it_says(leicestershire_shown: Shown, query: str) -> None:
    content = _content(leicestershire_shown, f"q={query}")
    assert content["kinds"][0].count == content["pager"].total
    for kind in content["kinds"]:
        page = getting(leicestershire_shown)(kind.href)
        assert isinstance(page, Page)
        assert page.content["pager"].total == kind.count, kind.text  # type: ignore[attr-defined]


def test_quoted_words_lead_to_the_paper_with_what_was_sought_marked(leicestershire_shown: Shown) -> None:
    content = _content(leicestershire_shown, f"q=healthy+weight&kind={QUOTATIONS}")
    assert content["found"]
    for hit in content["found"]:
        assert hit.quoted
        assert hit.href.startswith("/sources/")
        assert any(piece.matched for piece in hit.pieces)
    assert "<mark>" in page_html(leicestershire_shown, f"/search?q=healthy+weight&kind={QUOTATIONS}")


def test_where_nothing_holds_all_words_some_are_shown_and_that_is_said(leicestershire_shown: Shown) -> None:
    assert _content(leicestershire_shown, "q=healthy+nonesuch")["loosely"]
    assert not _content(leicestershire_shown, "q=healthy+weight")["loosely"]
    assert "Nothing holds all of these words" in page_html(leicestershire_shown, "/search?q=healthy+nonesuch")


def test_one_exact_match_is_a_list_of_one(leicestershire_shown: Shown) -> None:
    content = _content(leicestershire_shown, "q=9.3&kind=SubOutcome")
    assert [hit.title for hit in content["found"]] == ["9.3 People enjoy long lives in good health"]


@pytest.mark.parametrize(
    "query", ["", "q=", "q=zzzz", "q=%22NEAR(*", "q=%00%EF%BF%BD", f"q={'x+' * 5000}", "q=%3Cscript%3Ezzzz(qq)%3C/script%3E"]
)
def test_nothing_breaks_it(leicestershire_shown: Shown, query: str) -> None:
    assert _content(leicestershire_shown, query)["found"] == []
    assert "<script>zzzz" not in page_html(leicestershire_shown, f"/search?{query}")


def test_what_it_does_not_know_is_told(leicestershire_shown: Shown) -> None:
    assert len(_content(leicestershire_shown, "q=a&q=b&colour=red")["notices"]) == 2
    with pytest.raises(ThingError, match="no kind of thing"):
        _content(leicestershire_shown, "q=health&kind=unicorn")
