"""How things are called in the workbook, and which thing a name in a cell means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from ...ontology import terms as t
from ..named import NamedThing, folded, named_things, plain_words
from ..store.store import Store

__all__ = ["VERDICTS", "Names", "names_of"]

VERDICTS = ("right", "wrong")
#: What an officer may state with a new link: a stake is only ever inferred, a validity is written beside the strategy.
_RELATIONS = (
    t.ADDRESSES, t.APPROVED, t.COMPLEMENTS, t.CONTRIBUTES_TO, t.DEVELOPS, t.DRAWS_MEMBERS_FROM, t.HAS_REMIT, t.IMPLEMENTS,
    t.INVOLVES, t.IS_CONSULTED_ON, t.IS_DELIVERED_THROUGH, t.IS_LED_BY, t.IS_PART_OF, t.MONITORS, t.OWNS, t.REPLACES,
    t.REPORTS_TO, t.REVIEWS, t.REVISES, t.SCRUTINISES, t.SUPPORTS, t.UNDERPINS, t.WORKS_WITH,
)  # fmt: skip
#: The lists of the drop-downs that hold things, and the classes (with all below them) whose things stand in each.
_LISTS: Mapping[str, tuple[str, ...]] = {
    "departments": (t.DEPARTMENT, t.CORPORATE_FUNCTION),
    "boards": (t.OUTCOME_BOARD, t.PARTNERSHIP_BOARD, t.SCRUTINY_COMMITTEE, t.DECISION_BODY, t.MANAGEMENT_TEAM),
    "bodies": (t.BODY,),
    "strategies": (t.INSTRUMENT,),
    "elements": (t.PLAN_ELEMENT,),
    "determinants": (t.DETERMINANT, t.POPULATION_GROUP),
    "things": (t.PLAN_ELEMENT, t.INSTRUMENT, t.BODY),
    "ends": (t.PLAN_ELEMENT, t.INSTRUMENT, t.BODY, t.DETERMINANT, t.POPULATION_GROUP),
}
_KINDS: Mapping[str, str] = {"instrument kinds": t.INSTRUMENT, "body kinds": t.BODY}
#: Of relations that are not the ontology's own.
_RELATED = {t.EXACT_MATCH: "is the same as", t.CLOSE_MATCH: "says much the same as", t.NOTATION: "has number"}
_TREE = "SELECT ?below ?above { ?below rdfs:subClassOf* ?above . FILTER (STRSTARTS(STR(?below), STR(gt:))) }"
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: `shown` gives the one name of each, by address; `lists` the addresses in each drop-down."""

    shown: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    above: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]  # of each thing, its class
    called: Mapping[str, frozenset[str]] = field(repr=False)  # folded name -> addresses

    def choices(self, name: str) -> tuple[str, ...]:
        """Give the names in a drop-down, in order."""
        return VERDICTS if name == "verdicts" else tuple(self.shown[iri] for iri in self.lists[name])

    def find(self, name: str, text: str) -> tuple[str, ...]:
        """Give the addresses in a list that a text may mean: one, several, or none."""
        within = set(self.lists[name])
        exact = tuple(iri for iri in self.lists[name] if folded(self.shown[iri]) == folded(text))
        return exact or tuple(sorted(within & self.called.get(folded(text), frozenset())))

    def near(self, name: str, text: str) -> str:
        """Give the name in a list that comes nearest to a text, or ""."""
        choices = {folded(choice): choice for choice in self.choices(name)}
        whole = {folded(short): choice for choice in choices.values() for short in (choice, choice.partition(" [")[0])}
        found = get_close_matches(folded(text), whole, n=1, cutoff=_NEAR)
        return whole[found[0]].partition(" [")[0] if found else ""

    def of_class(self, iri: str, kind: str) -> bool:
        """Tell whether a thing is of a class or of one below it."""
        return kind in self.above.get(self.kinds.get(iri, ""), frozenset())

    def with_new(self, things: Mapping[str, tuple[str, str]]) -> Names:
        """Give the names with further things: address -> name and class."""
        shown, kinds = dict(self.shown), dict(self.kinds)
        called = defaultdict(frozenset, self.called)
        for iri, (name, kind) in things.items():
            shown.setdefault(iri, name)
            kinds.setdefault(iri, kind)
            called[folded(name)] |= {iri}
        return Names(shown, {**self.lists, **_listed(shown, kinds, self.above)}, self.above, kinds, called)


def names_of(store: Store) -> Names:
    """Give the names of all things of a graph and of its lenses."""
    above = defaultdict[str, set[str]](set)
    for below, over in store.select(_TREE).rows:
        if isinstance(below, NamedNode) and isinstance(over, NamedNode):
            above[below.value].add(over.value)
    tree = {kind: frozenset(over) for kind, over in above.items()}
    ends = set(_LISTS["ends"])
    things = {thing.iri: thing for thing in named_things(store) if tree.get(t.GT + thing.kind, frozenset()) & ends}
    kinds = {iri: t.GT + thing.kind for iri, thing in things.items()}
    shown, called = _shown(things.values()), defaultdict[str, set[str]](set)
    for iri, thing in things.items():
        for name in {shown[iri], *thing.names, thing.notation if not thing.of_a_lens else "", iri} - {""}:
            called[folded(name)].add(iri)
    lists = _listed(shown, kinds, tree)
    words = _labels(store, "?term rdfs:label ?label . FILTER STRSTARTS(STR(?term), STR(gt:))")
    others = _labels(store, "?term a skos:Concept ; skos:prefLabel ?label")  # such as a status
    for name, top in _KINDS.items():
        lists[name] = tuple(sorted((kind for kind, over in tree.items() if top in over), key=lambda kind: words.get(kind, kind)))
    lists["relations"] = tuple(sorted(_RELATIONS, key=lambda relation: words.get(relation, relation)))
    labels = {iri: words.get(iri, plain_words(iri)) for name in (*_KINDS, "relations") for iri in lists[name]}
    for iri, label in labels.items():
        called[folded(label)].add(iri)
    return Names({**others, **shown, **labels, **_RELATED}, lists, tree, kinds, {name: frozenset(iris) for name, iris in called.items()})


def _shown(things: Collection[NamedThing]) -> dict[str, str]:
    """One name for each thing that no other has: number and name, with the class or the address where that is not enough."""
    shown = {}
    for thing in things:
        lens = thing.iri.removeprefix(t.LENS).partition("/")[0]
        shown[thing.iri] = f"{thing.label} [{lens}]" if thing.of_a_lens else " ".join(thing.title.split())
    by_iri = {thing.iri: thing for thing in things}
    for more in (_kind, _address):
        alike = defaultdict[str, list[str]](list)
        for iri, name in shown.items():
            alike[folded(name)].append(iri)
        for iri in (iri for iris in alike.values() if len(iris) > 1 for iri in iris):
            shown[iri] += more(by_iri[iri])
    return shown


def _kind(thing: NamedThing) -> str:
    return f" ({plain_words(thing.kind)})"


def _address(thing: NamedThing) -> str:
    return f" [{thing.iri.rpartition('/id/')[2]}]"


def _listed(shown: Mapping[str, str], kinds: Mapping[str, str], above: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(sorted((iri for iri in kinds if above.get(kinds[iri], frozenset()) & set(classes)), key=lambda iri: folded(shown[iri])))
        for name, classes in _LISTS.items()
    }


def _labels(store: Store, where: str) -> dict[str, str]:
    rows = store.select(f"SELECT ?term ?label {{ {where} }}").rows
    return {term.value: label.value for term, label in rows if isinstance(term, NamedNode) and isinstance(label, Literal)}
