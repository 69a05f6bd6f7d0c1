"""What a field for the name of a thing offers while somebody types: things that are called so, as JSON.

`q` is what was typed, each `kind` a class whose things are meant; none means all of them. The kind `plan` means the plans that a page
may be about (scope.py).
"""

from __future__ import annotations

import json
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from ....graph.named import folded, plain_words
from ..naming import context_of, tail_of
from ..replies import File
from ..routing import Route
from ..scope import PLAN, plan_choices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ....graph.search import Hit
    from ..visit import Visit

__all__ = ["ROUTES"]

_MOST = 10
_LONGEST = 200  # letters of what is typed
_KINDS = 12


def _choices(visit: Visit) -> File:
    if visit.first("kind") == PLAN:
        return _answer(visit.first("q")[:_LONGEST], _plans(visit))
    text, index, kinds = visit.first("q")[:_LONGEST], visit.shown.store.index, visit.all("kind")[:_KINDS] or ("",)
    found = [index.search(text, kind=kind, words=False, limit=_MOST) for kind in kinds] if text else []
    exact = [each for each in found if not each.loosely] if any(each.hits and not each.loosely for each in found) else found
    hits = {hit.iri: hit for hit in chain.from_iterable(zip_longest(*(each.hits for each in exact))) if hit}
    several = len(visit.shown.plans) > 1
    told = [_told(visit, hit, several=several) for hit in list(hits.values())[:_MOST]]
    return _answer(text, told)


def _plans(visit: Visit) -> list[dict[str, str]]:
    words = folded(visit.first("q")[:_LONGEST]).split()
    fitting = (choice for choice in plan_choices(visit) if all(word in folded(choice.text) for word in words))
    return [{"value": choice.value, "title": choice.text, "kind": "", "context": ""} for choice in islice(fitting, _MOST)]


def _answer(text: str, hits: list[dict[str, str]]) -> File:
    return File("application/json", json.dumps({"query": text, "hits": hits}, ensure_ascii=False).encode())


def _told(visit: Visit, hit: Hit, *, several: bool) -> dict[str, str]:
    """`value` names the thing for certain, `title` is for people."""
    context = context_of(hit.iri, visit.shown.base) if several else ""
    return {"value": tail_of(hit.iri, visit.shown.base), "title": hit.title, "kind": plain_words(hit.kind), "context": context}


def _never(_: object) -> Iterable[tuple[dict[str, str], dict[str, str]]]:
    return ()


ROUTES = (Route("/choices", _choices, every=_never),)
