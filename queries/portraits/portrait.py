"""What a portrait is: a thing in words, and what is near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.receipt import place_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.named import NamedThing

__all__ = ["Branch", "Bundle", "Link", "Matter", "Moment", "Offered", "Portrait", "Quoted", "Reason", "Seen", "Shared", "Tie", "Value"]


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """Words that something rests on: the paper's name, the paragraph as printed (with its page), the words, and their IRIs.

    The paragraph is the `number` alone, and begins `begins` characters from the start of its paper. Of a decision that officers
    took `words` are the verdict and why, `quotation` is its IRI, and `paper` is "".
    """

    report: str
    paragraph: str
    words: str
    quotation: str = ""
    paper: str = ""
    number: str = ""
    begins: int = 0

    @property
    def place(self) -> str:
        """Paper and paragraph in words."""
        return place_in_words(self.report, self.paragraph)


@dataclass(frozen=True, slots=True)
class Link:
    """One link in words: what it joins, its grade, the rule that derived it and the words that it rests on itself.

    `object` is a thing, or None where it is a value, which `value` holds in words. `relation` is the property in words;
    `rule` and `explanation` are "" for a stated link.
    """

    iri: str
    subject: NamedThing
    predicate: str
    relation: str
    object: NamedThing | None
    value: str
    grade: str
    rule: str
    explanation: str
    receipts: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a tie is there: a link, and of an inferred one all links that it rests on, the nearest first, down to stated ones."""

    link: Link
    rests_on: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """What a thing is joined to by one relation, and every reason for it: of a stated tie its words, of an inferred its rules."""

    other: NamedThing
    reasons: tuple[Reason, ...]

    @property
    def grade(self) -> str:
        """Stated, where any of its links is."""
        grades = {reason.link.grade for reason in self.reasons}
        return "stated" if "stated" in grades else next(iter(grades), "")


@dataclass(frozen=True, slots=True)
class Bundle:
    """All ties of one relation in one direction; `ties` are the first of `total`, of which only so many can be `listed`.

    `name` tells this bundle from the others of a thing; `section` is what it belongs to ("strategies", "bodies" ...).
    """

    name: str
    section: str
    heading: str
    outward: bool
    predicate: str
    ties: tuple[Tie, ...]
    total: int
    listed: int


@dataclass(frozen=True, slots=True)
class Value:
    """Something told of a thing that is no thing itself: what it is called, its words, and why, where it has links."""

    name: str
    text: str
    reasons: tuple[Reason, ...] = ()

    @property
    def grade(self) -> str:
        """The grade of its links, "" where it has none."""
        return next((reason.link.grade for reason in self.reasons), "")


@dataclass(frozen=True, slots=True)
class Branch:
    """A thing in the thread, what is below it, and why it is there; `hidden` parts are not shown, `repeated` ones elsewhere."""

    thing: NamedThing
    reasons: tuple[Reason, ...]
    branches: tuple[Branch, ...] = ()
    hidden: int = 0
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """An event: its first day as data, when in words, whether it was still to come for the paper that tells of it, and the words."""

    thing: NamedThing
    day: str
    begins: str
    ends: str
    planned: bool
    receipts: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A duty or a finding: its kind in words, what is told of it, whom it is owed by and to, and the words that show it."""

    thing: NamedThing
    kind: str
    details: Mapping[str, str]
    parties: Mapping[str, NamedThing]
    receipts: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion: what it would join, by which method and words it was found, and its score from 0 to 1."""

    iri: str
    subject: NamedThing
    relation: str
    object: NamedThing
    method: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A paper that names a thing, and in how many quoted passages; or what the thing has to do with it."""

    paper: str
    label: str
    passages: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Somebody else with a stake in the same commitments, and in how many."""

    other: NamedThing
    commitments: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that a page shows of one thing.

    `kind` is its class in words, or what its own plan calls its level, `class_name` the local name of its class; `receipts` are the
    words that it rests on itself (an event, a duty); `thread` the tops of what it is part of, down to it and its parts; `offers` the
    likeliest of what is suggested, `offered` how much is; `shared` the bodies with a stake in the same commitments as this body.
    """

    thing: NamedThing
    kind: str
    class_name: str
    values: tuple[Value, ...]
    receipts: tuple[Quoted, ...]
    thread: tuple[Branch, ...]
    bundles: tuple[Bundle, ...]
    moments: tuple[Moment, ...]
    duties: tuple[Matter, ...]
    findings: tuple[Matter, ...]
    offers: tuple[Offered, ...]
    offered: int
    papers: tuple[Seen, ...]
    shared: tuple[Shared, ...]

    @property
    def iri(self) -> str:
        """Its IRI."""
        return self.thing.iri

    @property
    def title(self) -> str:
        """Number and name."""
        return self.thing.title

    def section(self, name: str) -> tuple[Bundle, ...]:
        """Give the bundles of a section."""
        return tuple(bundle for bundle in self.bundles if bundle.section == name)
