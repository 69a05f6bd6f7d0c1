"""What a plan, body or group of a StratML file is: by the last words of its name, as in any paper, and by the lens of groups."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ....ontology import resource
from ....ontology.terms import (
    ALT_LABEL,
    BODY,
    COUNCIL,
    GT,
    PARTNER,
    POST,
    PREF_LABEL,
    PROGRAMME,
    STRATEGIC_PLAN,
    STRATEGY,
)
from ...conventions import BodyHead, Convention, InstrumentHead, read_convention
from ..periods import PERIOD
from ..sameness import name_key, plain

__all__ = ["group_called", "kind_of_body", "kind_of_plan"]


def kind_of_plan(name: str, convention: Convention) -> tuple[str, str]:
    """The class (IRI) of a plan and the notation of its kind; what its name does not tell, the convention does."""
    heads = [head for head in _words(convention).instrument_heads if head.kind not in convention.words("plan", "not_told_by")]
    bare = re.sub(rf",?\s*\(?(?:{PERIOD}|20\d\d)\)?.*", "", name)
    head = _head(bare, heads)
    if isinstance(head, InstrumentHead) and GT + head.is_a in (STRATEGIC_PLAN, STRATEGY, PROGRAMME):
        return GT + head.is_a, head.kind
    return GT + convention.word("plan", "is_a"), convention.word("plan", "kind")


def kind_of_body(name: str, convention: Convention, council: str) -> str:
    """The class (IRI) of a body or post; a council that is not the plan's own is a partner."""
    words = _words(convention)
    if name_key(name) == name_key(council):
        return COUNCIL
    if words.pattern("bodies", "posts").fullmatch(name):
        return POST
    head = _head(re.sub(r"[()]", " ", name), words.body_heads)
    if not isinstance(head, BodyHead):
        return BODY
    within = next((is_a for word, is_a in words.contains.items() if re.search(rf"\b{word}\b", name, re.IGNORECASE)), head.is_a)
    return PARTNER if within == "Council" and council else GT + within


@cache
def group_called(name: str) -> str:
    """The concept (IRI) of the lens of population groups that bears exactly this name, or ""."""
    return _groups().get(plain(name), "")


@cache
def _groups() -> dict[str, str]:
    turtle = parse(resource("lenses/population.ttl").read_bytes(), format=RdfFormat.TURTLE)
    return {
        plain(quad.object.value): quad.subject.value
        for quad in turtle
        if quad.predicate.value in (PREF_LABEL, ALT_LABEL) and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
    }


def _words(convention: Convention) -> Convention:
    """Head words of names are the same whatever a plan comes as: those of the convention, or else of committee papers."""
    return convention if convention.body_heads else read_convention()


def _head(name: str, heads: list[InstrumentHead] | tuple[BodyHead, ...]) -> InstrumentHead | BodyHead | None:
    """The longest head word that a name ends in, in the singular or plural."""
    words = f" {plain(name)}"
    singular = re.sub(r"ies$", "y", words) if words.endswith("ies") else words.removesuffix("s")
    return next((head for head in heads if words.endswith(f" {head.head}") or singular.endswith(f" {head.head}")), None)
