"""What would lose support if a thing stopped: the first lines of the question `blast-radius`, and where the rest is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....ontology.errors import ThingError
from .....queries.asking import ask
from ...receipts import linked_lines

if TYPE_CHECKING:
    from ...receipts import LinkedReceipt
    from ...visit import Visit

__all__ = ["Leaning", "Loss", "leaning_on"]

_QUESTION = "blast-radius"
_MOST = 10


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
        return self.left == "nothing found"


@dataclass(frozen=True, slots=True)
class Leaning:
    """What leans on a thing: the first lines, those that would lose everything first; how many things in all, and where all are."""

    losses: tuple[Loss, ...]
    things: int
    alone: int
    lines: int
    href: str


def leaning_on(visit: Visit, iri: str) -> Leaning | None:
    """Give what leans on a thing; None where nothing does, or where that is not asked of such a thing."""
    try:
        answer = ask(visit.shown.store, _QUESTION, iri)
    except ThingError:
        return None
    if not answer.rows:
        return None
    names = [column.variable for column in answer.columns]
    rows = [
        (dict(zip(names, row, strict=True)), about, place)
        for place, (row, about) in enumerate(zip(answer.rows, answer.abouts, strict=True))
    ]
    rows.sort(key=lambda row: row[0]["left"] != "nothing found")
    shown = rows[:_MOST]
    receipts = linked_lines(visit, [answer.receipts[place] for _, _, place in shown])
    losses = tuple(
        Loss(row["thing"], visit.to.thing(about["thing"]), row["kind"], row["how"], row["left"], row["grade"], quoted)
        for (row, about, _), quoted in zip(shown, receipts, strict=True)
    )
    things = {about["thing"] for about in answer.abouts}
    alone = {about["thing"] for row, about, _ in rows if row["left"] == "nothing found"}
    href = visit.to.page(f"/questions/{_QUESTION}", about=iri)
    return Leaning(losses, len(things), len(alone), len(rows), href)
