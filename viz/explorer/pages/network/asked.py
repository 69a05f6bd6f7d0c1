"""What the address of `/network` asks for.

Whatever may be asked several times over ("class=aim&class=action", as a form sends it) is written once in our own
addresses ("class=aim,action").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from .....graph.named import named_things
from .....graph.network import FACTS, GRADES
from .....graph.things import find_thing
from .....ontology.errors import ThingError
from ....colouring import COLOURINGS
from ....marks import read_marks
from ....selecting import Wish
from ...naming import iri_of, tail_of, thing_of
from ...scope import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...visit import Visit

__all__ = ["DEGREES", "Asked", "lenses", "read_asked"]

#: Degrees of separation, from which page to which.
DEGREES: Final = range(1, 5)
_DEGREES = 2
_LONGEST = 1_000  # letters of a name, an address or of what is to be found


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    The thing that it is `about` goes by its IRI, by the `tail` that names it in an address, and as it was `typed`; if there is no
    such thing, `missed` tells why and `offers` what comes near it. `colour` is one of COLOURINGS, `find` words to be found in
    names, `lens` the name of a lens.
    """

    plan: str = ""
    about: str = ""
    tail: str = ""
    typed: str = ""
    missed: str = ""
    offers: tuple[str, ...] = ()
    degrees: int = _DEGREES
    lens: str = ""
    grades: tuple[str, ...] = FACTS
    classes: tuple[str, ...] = ()
    colour: str = "class"
    find: str = ""

    @property
    def begins_with(self) -> tuple[str, ...]:
        """The grades that are shown where none were chosen: of a whole plan what is stated, since all at once hide one another."""
        return FACTS if self.about or self.lens else FACTS[:1]

    @property
    def query(self) -> dict[str, str]:
        """The parameters of an address that asks for the same."""
        return {
            PLAN: self.plan,
            "about": self.tail,
            "degrees": str(self.degrees) if self.about and self.degrees != _DEGREES else "",
            "lens": self.lens,
            "grade": ",".join(self.grades) if self.grades != self.begins_with else "",
            "class": ",".join(self.classes),
            "colour": self.colour if self.colour != "class" else "",
            "find": self.find,
        }

    def wish(self, most: int) -> Wish:
        """What the picture is to show."""
        return Wish(self.about, self.degrees, self.lens, frozenset(self.grades), frozenset(self.classes), most)


def read_asked(visit: Visit) -> Asked:
    """Read the parameters; what no choice offers counts as not asked. Raises ThingError for a lens that is not there."""
    typed = visit.first("about")[:_LONGEST]
    about, missed, offers = _thing(visit, typed)
    degrees = visit.first("degrees")
    colour = visit.first("colour")
    lens = _lens(visit, visit.first("lens"))
    asked = Asked(
        plan=visit.first(PLAN),
        about=about,
        tail=tail_of(about, visit.shown.base),
        typed=typed,
        missed=missed,
        offers=offers,
        degrees=int(degrees) if degrees.isdecimal() and len(degrees) == 1 and int(degrees) in DEGREES else _DEGREES,
        lens=lens,
        classes=_several(visit, "class", (mark.name for mark in read_marks().marks)),
        colour=colour if colour in COLOURINGS else "class",
        find=visit.first("find")[:_LONGEST],
        grades=(),
    )
    return replace(asked, grades=_several(visit, "grade", GRADES) or asked.begins_with)


def _several(visit: Visit, name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The values of a parameter that are known, in the order in which they are known."""
    asked = {part for value in visit.all(name) for part in value.split(",")}
    return tuple(each for each in known if each in asked)


def _thing(visit: Visit, typed: str) -> tuple[str, str, tuple[str, ...]]:
    """The thing that is named, by its address or in words; or else why there is none, and the candidates.

    A form that was made for a thing (`before`) means just that one where its name was left as it was.
    """
    if not typed:
        return "", "", ()
    before = iri_of(visit.first("before"), visit.shown) if visit.first("before") else ""
    if before and (thing := thing_of(before, visit.shown)) and thing.title == typed:
        return before, "", ()
    try:
        return iri_of(typed, visit.shown) or find_thing(visit.shown.store, typed), "", ()
    except ThingError as error:
        return "", str(error), error.candidates


def _lens(visit: Visit, name: str) -> str:
    if not name:
        return ""
    known = lenses(visit)
    if name not in known:
        raise ThingError(f"There is no lens '{name}': choose one of these.", tuple(known.values()))
    return name


def lenses(visit: Visit) -> Mapping[str, str]:
    """The lenses, by name, with their labels."""
    return {thing.iri.rpartition("/")[2]: thing.label for thing in named_things(visit.shown.store, kinds=["Lens"])}
