"""An answer on a page: its lines, where they lead, what they rest on; and the same to take away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from visiting import getting, page_html

from goldenthread.graph.search import SearchableStore
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.queries.answers import to_csv, to_json
from goldenthread.queries.asking import ask
from goldenthread.queries.catalogue import catalogue
from goldenthread.queries.workers.errors import DeadlineError
from goldenthread.viz.cli import main
from goldenthread.viz.explorer.pages.questions import ROUTES
from goldenthread.viz.explorer.replies import File, Page
from goldenthread.viz.explorer.visit import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Triple

    from goldenthread.graph.store.store import Table, Term
    from goldenthread.viz.explorer.pages.questions.lines import Lines

ABOUT = {"supporting-strategies": "9.4", "blast-radius": "Healthy Weight Strategy", "names": "Outcome Boards", "receipts": "9.3"}


def _lines(shown: Shown, address: str) -> Lines:
    page = getting(shown)(address)
    assert isinstance(page, Page)
    lines = page.content["lines"]
    assert lines is not None, page.content["inquiry"]
    return lines  # type: ignore[return-value]


def _query(name: str) -> str:
    needs = any(parameter.required and not parameter.default for parameter in catalogue()[name].parameters)
    return f"about={ABOUT.get(name, '9.3')}" if needs else ""


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_question_answers_on_its_page_as_elsewhere(leicestershire_shown: Shown, name: str) -> None:
    query = _query(name)
    answer = ask(leicestershire_shown.store, name, query.removeprefix("about=") or None)
    lines = _lines(leicestershire_shown, f"/questions/{name}?{query}&page=all")
    assert lines.pager.total == len(answer)
    assert len(lines.lines) == len(answer)
    assert [line.cells[0].text for line in lines.lines] == [row[0] for row in answer.rows]
    for line, receipts in zip(lines.lines, answer.receipts, strict=True):
        assert [(each.place, each.words) for each in line.receipts] == [(each.place, each.words) for each in receipts]
        assert all(each.href.startswith("/sources/") and "#quotation-" in each.href for each in line.receipts)
    html = page_html(leicestershire_shown, f"/questions/{name}?{query}")
    assert answer.notes[0] in html
    assert "https://w3id.org/goldenthread/leicestershire/id/" not in html.partition('<details class="govuk-details gt-query')[0]


@pytest.mark.parametrize("name", ["supporting-strategies", "bodies", "lens-in-plan", "timeline"])
def test_the_files_are_those_of_the_command_line(leicestershire_shown: Shown, name: str) -> None:
    query = _query(name)
    for suffix in ("csv", "json"):
        file = getting(leicestershire_shown)(f"/questions/{name}.{suffix}?{query}&sort=grade")
        assert isinstance(file, File)
        folder = str(leicestershire_shown.workspace.folder)
        given = ["--about", query.removeprefix("about=")] if query else []
        told = CliRunner().invoke(main, ["ask", name, *given, "--format", suffix, "--workspace", folder])
        assert file.body == told.stdout_bytes
        assert file.name.endswith(f".{suffix}")


def test_the_query_that_is_shown_runs_as_it_stands(leicestershire_shown: Shown) -> None:
    for name in sorted(catalogue()):
        page = getting(leicestershire_shown)(f"/questions/{name}?{_query(name)}")
        assert isinstance(page, Page)
        query = str(page.content["query"])
        assert "?_about" not in query, name
        assert query.startswith("PREFIX")
        rows = leicestershire_shown.store.select(query).rows
        assert (len(rows) > 0) == bool(page.content["lines"].lines)  # type: ignore[attr-defined]


def test_lines_are_sorted_as_asked(leicestershire_shown: Shown) -> None:
    expiry = "/questions/instruments-by-expiry?page=all"
    for sort, down in (("expires", False), ("-expires", True)):
        lines = _lines(leicestershire_shown, f"{expiry}&sort={sort}")
        years = [cell.text for line in lines.lines for cell in line.cells if cell.label == "Expires"]
        known = [year for year in years if year != "not given"]
        assert known == sorted(known, reverse=down)
        assert years[len(known) :] == ["not given"] * (len(years) - len(known))
        assert ("Expires", "descending" if down else "ascending") in [(text, state) for text, _, state in lines.headings]
    untouched = _lines(leicestershire_shown, f"{expiry}&sort=nonesuch")
    assert [line.cells for line in untouched.lines] == [line.cells for line in _lines(leicestershire_shown, expiry).lines]


def test_long_answers_come_in_pages_and_whole_on_one(leicestershire_shown: Shown) -> None:
    first = _lines(leicestershire_shown, "/questions/lens-in-plan")
    assert (len(first.lines), first.pager.first, first.pager.last) == (50, 1, 50)
    last = _lines(leicestershire_shown, "/questions/lens-in-plan?page=9999")
    assert last.pager.last == last.pager.total == first.pager.total
    whole = _lines(leicestershire_shown, first.whole)
    assert len(whole.lines) == first.pager.total
    assert whole.whole == ""


def test_what_ends_inside_the_plan_is_flagged_where_it_ends(leicestershire_shown: Shown) -> None:
    lines = _lines(leicestershire_shown, "/questions/supporting-strategies?about=9.4")
    flags = {line.cells[0].text: cell.flag for line in lines.lines for cell in line.cells if cell.label == "Expires"}
    assert flags["Living Well with Dementia Strategy 2019-22"] == "ends before the plan does"
    assert set(flags.values()) == {"", "ends before the plan does"}
    assert lines.expiring == (("Living Well with Dementia Strategy 2019-22", "2022"),)


def test_a_page_says_how_to_cite_it_and_where_else_it_is(leicestershire_shown: Shown) -> None:
    page = getting(leicestershire_shown)("/questions/supporting-strategies?about=9.3")
    assert isinstance(page, Page)
    cited = str(page.content["cited"])
    assert leicestershire_shown.revision[:12] in cited
    assert "9.3 People enjoy long lives in good health" in cited
    assert page.alternates[0].media_type == "text/csv"


def test_a_static_site_has_questions_and_their_files(leicestershire_shown: Shown) -> None:
    every = {route.path: list(route.every(leicestershire_shown)) for route in ROUTES if route.every is not None}
    pages, files = every["/questions/{name}"], every["/questions/{name}.csv"]
    assert {each["name"] for each, _ in pages} == set(catalogue())
    assert ({"name": "bodies"}, {}) in files
    assert ({"name": "blast-radius"}, {}) not in files
    abouts = [query["about"] for _, query in pages if query]
    assert len(abouts) == 27
    assert all(about.startswith(("outcome/", "sub-outcome/")) for about in abouts)


class _Slow(EmbeddedStore):
    """A store whose questions take too long once its index is made."""

    is_slow = False

    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[Triple] | bool:
        if self.is_slow and "?strategy" in query:
            raise DeadlineError("The query was stopped after 10 seconds.", 10)
        return super().query(query, bindings)


def test_an_answer_that_takes_too_long_is_told_with_what_to_do(leicestershire_shown: Shown) -> None:
    store = _Slow()
    store.add(leicestershire_shown.store.quads())
    shown = Shown.of(leicestershire_shown.workspace, SearchableStore(store))
    assert shown.store.index
    store.is_slow = True
    page = getting(shown)("/questions/supporting-strategies?about=9.3")
    assert isinstance(page, Page)
    assert (page.status, page.lasting) == (504, False)
    assert "takes longer than 10 seconds" in str(page.content["problem"])
    assert "gt:supports" in str(page.content["query"])


def test_files_hold_what_the_answer_holds(leicestershire_shown: Shown) -> None:
    answer = ask(leicestershire_shown.store, "bodies")
    get = getting(leicestershire_shown)
    csv, data, excel = (get(f"/questions/bodies.{suffix}") for suffix in ("csv", "json", "xlsx"))
    assert isinstance(csv, File)
    assert isinstance(data, File)
    assert isinstance(excel, File)
    assert csv.body.decode() == to_csv(answer)
    assert json.loads(data.body) == json.loads(to_json(answer))
    assert excel.body.startswith(b"PK")
