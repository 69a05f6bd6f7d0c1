"""What was asked of a map: which grades, which rows and columns, in which order; and the addresses that ask otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .....queries.matrices.ties import GRADES
from ...scope import PLAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...visit import Visit

__all__ = ["ALL", "SHOWN", "YES", "Chosen", "Way", "chosen", "listing"]

#: What the parameter `grade` may say, what it is called, and the grades that it shows.
SHOWN: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "": ("all three", GRADES),
    "facts": ("stated and inferred", ("stated", "inferred")),
    **{grade: (grade, (grade,)) for grade in GRADES},
}
#: What the parameter `outcome` says for the whole plan.
ALL: Final = "all"
#: What the parameters `rows` and `columns` say for more of them.
YES: Final = "yes"
_KEPT = (PLAN, "grade", "rows", "columns", "sort")


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to see the same: what it is called, its address, and whether it is the present one."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a map is to be shown. What an address says that is none of the choices counts as not said."""

    visit: Visit
    path: str
    grade: str
    sub_outcomes: bool
    narrower: bool
    sort: str

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades that are shown, the surest first."""
        return SHOWN[self.grade][1]

    def href(self, **changes: str) -> str:
        """Give the address of the same map with other choices."""
        kept = {name: self.visit.first(name) for name in _KEPT}
        return self.visit.to.page(self.path, **{**kept, "grade": self.grade, **changes})

    def list_href(self, outcome: str = "", concept: str = "", grade: str = "") -> str:
        """Give the address of the list of what is tied: of an outcome, of a concept, of both, or of all."""
        listed = listing(outcome, concept)
        return self.visit.to.page(self.path, **{PLAN: self.visit.first(PLAN), "grade": grade or self.grade, **listed})

    def by_grade(self) -> tuple[Way, ...]:
        """Give the ways to choose grades."""
        return tuple(Way(text, self.href(grade=value), value == self.grade) for value, (text, _) in SHOWN.items())

    def by_rows(self) -> tuple[Way, ...]:
        """Give the ways to open outcomes."""
        return _either(self, "rows", ("outcomes", "with their sub-outcomes"), opened=self.sub_outcomes)

    def by_columns(self) -> tuple[Way, ...]:
        """Give the ways to open broader concepts."""
        return _either(self, "columns", ("the broad ones", "with the narrower ones"), opened=self.narrower)


def listing(outcome: str = "", concept: str = "") -> Mapping[str, str]:
    """Give the parameters by which a list is asked for."""
    told = {name: value for name, value in (("outcome", outcome), ("concept", concept)) if value}
    return told or {"outcome": ALL}


def chosen(visit: Visit, path: str) -> Chosen:
    """Read what an address asks for."""
    grade = visit.first("grade")
    return Chosen(
        visit=visit,
        path=path,
        grade=grade if grade in SHOWN else "",
        sub_outcomes=visit.first("rows") == YES,
        narrower=visit.first("columns") == YES,
        sort=visit.first("sort"),
    )


def _either(chosen: Chosen, name: str, texts: tuple[str, str], *, opened: bool) -> tuple[Way, ...]:
    return tuple(Way(text, chosen.href(**{name: value}), opened == bool(value)) for text, value in zip(texts, ("", YES), strict=True))
