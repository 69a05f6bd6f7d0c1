"""Which figure of a map is asked about, and the parts of the plan that it counts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from .....ontology.errors import ThingError
from .....queries.matrices.heat import tied
from .cells import OUTSIDE, OUTSIDE_TITLE
from .choosing import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .....queries.matrices.lenses import Concept, Lens
    from .....queries.matrices.outline import Outline, Part
    from .....queries.matrices.ties import Tie
    from ...visit import Visit

__all__ = ["Counted", "Cut", "counted", "cut"]


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a map is listed: of which part of the plan and of which concept, None for all; and the ties."""

    part: Part | None
    outside: bool
    concept: Concept | None
    ties: tuple[Tie, ...]

    @property
    def where(self) -> str:
        """What the list is of, of the plan; "" for all of it."""
        return self.part.title if self.part else OUTSIDE_TITLE if self.outside else ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A part that a figure counts, and its ties of that grade."""

    grade: str
    part: Part
    ties: tuple[Tie, ...]


def cut(visit: Visit, lens: Lens, outline: Outline, ties: Iterable[Tie]) -> Cut | None:
    """Read which figure's list is asked for, None where none is; raise ThingError for one that the map has not."""
    outcome, name = visit.first("outcome"), visit.first("concept")
    if not outcome and not name:
        return None
    concept = next((one for one in lens.concepts if one.name == name), None)
    if name and concept is None:
        raise ThingError(
            f"The lens {lens.label} has no subject '{name}': choose one of its own.", tuple(one.label for one in lens.concepts)
        )
    part = outline.parts.get(f"{visit.shown.base}id/{outcome}")
    outside = outcome == OUTSIDE
    if not part and not outside and outcome not in {"", ALL}:
        raise ThingError(f"The plan has no outcome '{outcome}': choose one of those it has.", tuple(one.title for one in outline.top()))
    whole = part.iri if part else "" if outside else None
    return Cut(part, outside, concept, tied(outline, lens, ties, whole, concept.iri if concept else None))


def counted(found: Cut, grades: Iterable[str], outline: Outline) -> tuple[Counted, ...]:
    """Give the parts by grade, in the plan's order, each with its ties of that grade."""
    parts: list[Counted] = []
    for grade in grades:
        of_grade = (tie for tie in found.ties if tie.grade == grade)
        ties = {part: tuple(group) for part, group in groupby(of_grade, key=lambda tie: tie.part)}
        parts += [Counted(grade, part, ties[part.iri]) for part in outline.in_order(ties)]
    return tuple(parts)
