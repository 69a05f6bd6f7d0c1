"""What has no page of a thing: papers and their words, links and suggestions, what was merged, and what is not there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....graph.extracting.sameness import slug
from .....graph.named import name_in_address
from .....graph.suggesting import Method
from .....queries.portraits.claims import claim, now_called, passage
from .....queries.whereabouts import Whereabouts
from ....wording import shortened
from ...citing import citing, source_of
from ...papers.places import paper_href, part_of, quotation_href
from ...reasons import whys
from ...replies import Crumb, Moved, Page
from ..review.wording import KINDS, strength_of
from .addressing import alternates_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .....queries.portraits.claims import Claim, Passage
    from ...replies import Reply
    from ...visit import Visit

__all__ = ["elsewhere"]

_NEAREST = 5
_SHORT = 60  # letters


def elsewhere(visit: Visit, iri: str) -> Reply:
    """Answer for what is no thing: lead to its place in a paper, or to what it goes by now, or show what it says.

    What is not there gives a page with the nearest things (404).
    """
    store = visit.shown.store
    if (said := claim(store, iri)) is not None:
        return _claim_page(visit, said)
    if (there := passage(store, iri)) is not None:
        return Moved(_place(visit, iri, there))
    if now := now_called(store, iri):
        return Moved(visit.to.thing(now))
    return _missing(visit, iri)


def _claim_page(visit: Visit, said: Claim) -> Page:
    kind = {"stated": "Link", "inferred": "Link", "suggested": "Suggestion"}.get(said.grade, "Decision")
    end = said.object.title if said.object else said.value
    return Page(
        "things/claim.html",
        f"{kind}: {said.subject.title} {said.relation} {end}",
        {"said": said, "kind": kind, "facts": _facts(said), "cited": citing(visit.to), "told": partial(whys, visit, whole=True)},
        crumbs=(
            Crumb("Plan", visit.to.page("/")),
            Crumb(shortened(said.subject.title, 60, 1), visit.to.thing(said.subject.iri)),
            Crumb(kind, ""),
        ),
        alternates=alternates_of(visit, said.iri),
    )


def _facts(said: Claim) -> Mapping[str, str]:
    """What is told of a suggestion or decision, as the review words it."""
    if not said.method:
        return said.facts
    return {"Why": KINDS[Method(said.method)], "How strong": strength_of(said.score), **said.facts}


def _place(visit: Visit, iri: str, there: Passage) -> str:
    source = source_of(there.paper)
    if iri == there.paragraph:
        return paper_href(visit.to, source, part_of(there.begins), f"paragraph-{slug(there.number)}")
    if there.paragraph:
        return quotation_href(visit.to, Whereabouts(source, source_of(iri), there.number, 0, there.begins, 0))
    return paper_href(visit.to, source)


def _missing(visit: Visit, iri: str) -> Page:
    """Say that nothing is there, and what may be meant."""
    words = name_in_address(iri)
    index = visit.shown.store.index
    near = {thing.iri: thing for thing in index.nearest(words, _NEAREST)}
    hits = index.search(words, words=False, limit=_NEAREST).hits if words.strip() else ()
    listed = [(thing.title, visit.to.thing(thing.iri)) for thing in near.values()]
    listed += [(hit.title, visit.to.thing(hit.iri)) for hit in hits if hit.iri not in near]
    return Page(
        "things/missing.html",
        "Nothing is here",
        {"words": words, "near": listed[:_NEAREST]},
        status=404,
        crumbs=(Crumb("Plan", visit.to.page("/")),),
        lasting=False,
    )
