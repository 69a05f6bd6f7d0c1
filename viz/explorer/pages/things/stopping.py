"""What would lose support if a thing stopped: the first lines of the question `blast-radius`, and where the rest is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .....queries.asked import Asked
from .....queries.asking import Receipt
from .....queries.catalogue import question
from ...naming import tail_of
from ...receipts import linked_lines

if TYPE_CHECKING:
    from ...receipts import LinkedReceipt
    from ...visit import Visit

__all__ = ["Leaning", "Loss", "leaning_on"]

_QUESTION = "blast-radius"
_MOST = 10
_NOTHING = "nothing found"


@dataclass(frozen=True, slots=True)
class Loss:
    """A thing that leans on another one: how it does, and what else holds it up."""

    title: str
    href: str
    kind: str
    how: str
    left: str
    grade: str
    receipts: tuple[LinkedReceipt, ...]

    @property
    def alone(self) -> bool:
        """Whether nothing else was found that holds it up."""
        return self.left == _NOTHING


@dataclass(frozen=True, slots=True)
class Leaning:
    """What leans on a thing: the first lines, what would lose everything first; how many things in all, and where all are."""

    losses: tuple[Loss, ...]
    things: int
    alone: int
    lines: int
    href: str


def leaning_on(visit: Visit, iri: str) -> Leaning | None:
    """Give what leans on a thing; None where nothing does."""
    lines = _lines(visit, iri)
    if not lines:
        return None
    ordered = sorted(lines, key=lambda line: line[4] != _NOTHING)  # otherwise in the order of the question
    receipts = linked_lines(visit, [tuple(lines[line]) for line in ordered[:_MOST]])
    losses = tuple(
        Loss(title, visit.to.thing(about), kind, how, left, grade, told)
        for (title, about, kind, how, left, grade), told in zip(ordered[:_MOST], receipts, strict=True)
    )
    things = {about for _, about, *_ in lines}
    alone = {about for _, about, _, _, left, _ in lines if left == _NOTHING}
    href = visit.to.page(f"/questions/{_QUESTION}", about=tail_of(iri, visit.shown.base))
    return Leaning(losses, len(things), len(alone), len(lines), href)


def _lines(visit: Visit, iri: str) -> dict[tuple[str, str, str, str, str, str], dict[Receipt, None]]:
    """The rows of the question with the receipts of each; nothing of what closes an answer, which takes longer than the rows."""
    asked = Asked(question(_QUESTION), {"about": NamedNode(iri)})
    lines: dict[tuple[str, str, str, str, str, str], dict[Receipt, None]] = {}
    for title, about, kind, how, left, grade, place, words in visit.shown.store.select(asked.query).texts:
        receipts = lines.setdefault((title, about, kind, how, left, grade), {})
        if words:
            receipts[Receipt(place, words)] = None
    return lines
