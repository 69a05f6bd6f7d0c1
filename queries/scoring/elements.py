"""The parts of a plan: outcomes, sub-outcomes, aims and actions by their words, commitments by their words and their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from ...graph.named import plain_words
from ...ontology.terms import ACTION, AIM, COMMITMENT, NOTATION, PREF_LABEL
from .gold import CLASSES, ELEMENTS, Item
from .matching import Matching, pair
from .scores import Fault, Score, tallied
from .wording import agreement, normal, words

__all__ = ["element_scores"]

_MOST = 0.9  # of a label's words that stand where the papers tell of something vaguely
_CLASSES = {"aim": AIM, "action": ACTION}
_PLURALS = {"outcome": "outcomes", "sub-outcome": "sub-outcomes", "aim": "aims", "action": "actions"}


def element_scores(case: Matching) -> Iterator[Score]:
    """The scores of the kinds of elements that the gold covers."""
    elements = _Elements(case)
    for kind in _PLURALS:
        nodes = elements.bearers(kind) if kind in _CLASSES else case.candidates(kind)
        case.take(list(case.gold.of(kind)), nodes, partial(elements.bears, faults=elements.faults(kind)))
    told, rest, spare = elements.commitments()
    for kind, plural in _PLURALS.items():
        if kind in case.gold.kinds:
            golds = list(case.gold.of(kind))
            nodes = [*elements.bearers(kind), *elements.unread(kind)] if kind in _CLASSES else sorted(case.candidates(kind))
            yield tallied(case, plural, golds, nodes, elements.faults(kind), kind=kind)
            if kind == "sub-outcome":
                for part, fault in (("place", elements.place), ("number", elements.number)):
                    yield replace(tallied(case, f"{plural}: {part}", golds, nodes, [fault], kind=kind), not_counted=())
    if "commitment" in case.gold.kinds:
        elsewhere = {node for kind in _CLASSES for node in elements.unread(kind)}
        left = [node for node in rest if node not in elsewhere]
        yield tallied(case, "narrative commitments", told, left, [elements.kind_of], spare, kind="commitment")


class _Elements:
    """What may be wrong with a node that stands for an element."""

    def __init__(self, case: Matching) -> None:
        self.case, self.facts, self.gold = case, case.facts, case.gold

    def faults(self, kind: str) -> Sequence[Fault]:
        known: dict[str, Sequence[Fault]] = {"outcome": [self.in_plan], "sub-outcome": [self.place, self.number]}
        return known.get(kind, [self.kind_of, self.place])

    def bears(self, item: Item, node: str, faults: Sequence[Fault]) -> float:
        """Whether a node bears an item's words; the better the fewer faults it has."""
        return (self.case.identity.get(node) == item.id) * (1 + sum(not fault(item, node) for fault in faults))

    def bearers(self, kind: str) -> list[str]:
        """The commitments that bear the words of an aim or action of the gold."""
        ids = {item.id for item in self.gold.of(kind)}
        return [node for node in sorted(self.case.members["commitment"]) if self.case.identity.get(node) in ids]

    def unread(self, kind: str) -> list[str]:
        """The aims or actions of the graph that stand for nothing in the gold; exact gold counts them among the commitments."""
        known = self.case.identity
        return [] if self.gold.exact else [node for node in self.facts.instances(_CLASSES[kind]) if node not in known]

    def in_plan(self, item: Item, node: str) -> str:
        if item.id not in self.case.loose and not any(normal(item.label) == normal(label) for label in self.facts.values(node, PREF_LABEL)):
            return "its preferred label is another"
        plans = {plan for plan_id in item.under for plan in self.case.nodes(plan_id)}
        return "" if not item.under or self.facts.wholes(node) & plans else f"not part of {self._labelled(item.under)}"

    def place(self, item: Item, node: str) -> str:
        """It is part of the one whole of that kind that the gold has."""
        if not item.under:
            return ""
        kind = self.gold.by_id[item.under[0]].kind if item.under[0] in self.gold.by_id else ""
        if kind in ELEMENTS:
            reached = self.case.reach(node, kind)
            if kind in ("action", "commitment"):
                reached = {up for up in reached if self._is_of(up, kind)}
            return (
                ""
                if reached == set(item.under[:1])
                else f"part of {self._labelled(reached) or 'nothing'}, not of {self._labelled(item.under)}"
            )
        homes = {home for home_id in item.under for home in self.case.nodes(home_id)}
        return "" if self.facts.wholes(node) & homes else f"not part of {self._labelled(item.under)}"

    def number(self, item: Item, node: str) -> str:
        numbers = self.facts.values(node, NOTATION)
        return "" if not item.number or numbers == (item.number,) else f"numbered {', '.join(numbers) or 'nothing'}, not {item.number}"

    def kind_of(self, item: Item, node: str) -> str:
        right = item.classes or (CLASSES[item.kind],)
        has = next(each for each in (ACTION, AIM, COMMITMENT) if self.facts.is_a(node, each))
        return "" if has in right else f"{plain_words(has)}, not {' or '.join(map(plain_words, right))}"

    def commitments(self) -> tuple[list[Item], list[str], list[str]]:
        """The commitments told in running text, the nodes that may be theirs, and those that only repeat one at its second place."""
        case, identity = self.case, self.case.identity
        told = list(self.gold.of("commitment"))
        rest = [node for node in sorted(case.members["commitment"]) if node not in identity]
        for late in (False, True):  # what stands under an aim comes after the aims
            new = pair([item for item in told if bool(item.within) == late], [n for n in rest if n not in identity], self._told_as)
            case.pairs |= new
            identity.update({node: item_id for item_id, node in new.items()})
            case.loose |= {item_id for item_id, node in new.items() if not self._same_words(self.gold.by_id[item_id], node)}
        spare = [
            node
            for node in rest
            for item in told
            if len(item.under) > 1
            and item.id in case.pairs
            and node not in identity
            and self._told_as(item, node)
            and not case.reach(node, "sub-outcome") & case.reach(case.pairs[item.id], "sub-outcome")
        ]
        return told, rest, spare

    def _told_as(self, item: Item, node: str) -> float:
        """How well a commitment fits one told in running text: 0 unless it is in its words and at its place."""
        labels, source = self.facts.labels(node), words(" ".join((*item.wordings[:1], *item.told)))
        rating = max((agreement(label, item.label) for label in labels), default=0.0)
        if item.vague:
            rating = max([rating, *(float(len(words(label) & source) >= _MOST * len(words(label)) > 0) for label in labels)])
        return rating + (not self.kind_of(item, node)) if rating and self._at_home(item, node) else 0.0

    def _at_home(self, item: Item, node: str) -> bool:
        """Whether it stands where the text puts it, and under no aim but its own."""
        subs, tops = self.case.reach(node, "sub-outcome"), self.case.reach(node, "outcome")
        kinds = {self.gold.by_id[up].kind for up in item.under if up in self.gold.by_id}
        if not item.under:
            right = True
        elif "sub-outcome" in kinds:
            right = bool(subs) and subs <= set(item.under)
        elif "outcome" in kinds:
            right = not subs and tops == set(item.under)
        elif kinds & {"aim", "action", "commitment"}:
            return not self.place(item, node)
        else:
            homes = {home for home_id in item.under for home in self.case.nodes(home_id)}
            return not subs | tops and bool(self.facts.wholes(node) & homes)
        return right and self.case.reach(node, "aim") & self.gold.by_id.keys() <= {item.within}

    def _is_of(self, item_id: str, kind: str) -> bool:
        item = self.gold.by_id.get(item_id)
        return item is not None and item.kind == kind

    def _same_words(self, item: Item, node: str) -> bool:
        return any(normal(label) == normal(text) for label in self.facts.labels(node) for text in item.wordings)

    def _labelled(self, ids: tuple[str, ...] | set[str]) -> str:
        names = (self.gold.by_id[each].label if each in self.gold.by_id else self.facts.label(each) for each in ids)
        return ", ".join(sorted(names))
