"""Who is who: one thing for all the names that the papers give it, and where each name was read.

A thing's address is made of its class and the label that it was first entered with, so enter things by the label that
will stand: the register is filled paper by paper in the order of the papers' names, which does not depend on the machine.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..statement import Mention, Quotation, Record, Statement, Thing, Value
from .sameness import name_key, slug

__all__ = ["Register"]


class Register:
    """What the papers have said so far: things with their names, statements, records; filled while extracting."""

    def __init__(self) -> None:
        self.labels: dict[Thing, str] = {}
        self.mentions: dict[Mention, None] = {}
        self.records: dict[Record, None] = {}
        self.evidences: dict[Thing, dict[Quotation, None]] = {}
        self.aliases: dict[Thing, dict[str, None]] = {}
        self._statements: dict[tuple[Thing, str, Value], dict[Quotation, None]] = {}
        self._keys: dict[tuple[str, str], Thing] = {}

    def enter(self, kind: str, label: str, *, within: str = "") -> Thing:
        """The thing of a class (IRI) that goes by a label; made if there is none. `within` parts equal labels."""
        key = (kind, f"{within}/{name_key(label)}")
        if known := self._keys.get(key):
            return known
        thing = Thing(kind, "/".join(filter(None, (slug(within), slug(label)))))
        if thing in self.labels:  # two labels that are cut to the same address
            thing = Thing(kind, f"{thing.key}-{len(self.labels)}")
        self._keys[key] = thing
        self.labels[thing] = label
        return thing

    def known(self, kinds: Iterable[str], name: str, *, within: str = "") -> Thing | None:
        """The thing of one of the classes that bears a name, if it has been entered."""
        found = (self._keys.get((kind, f"{within}/{name_key(name)}")) for kind in kinds)
        return next((thing for thing in found if thing), None)

    def merge(self, thing: Thing, into: Thing) -> None:
        """Two things turn out to be one: whatever was said of the first is said of the second."""
        swap = {thing: into}
        self.labels.pop(thing, None)
        self._keys = {key: swap.get(known, known) for key, known in self._keys.items()}
        self.mentions = {Mention(swap.get(m.thing, m.thing), m.name, m.quotation): None for m in self.mentions}
        self.records = {r: None for r in self.records if r.thing != thing}
        statements, self._statements = self._statements, {}
        for (subject, predicate, value), quotations in statements.items():
            other = swap.get(value, value) if isinstance(value, Thing) else value
            self.state(swap.get(subject, subject), predicate, other, *quotations)

    def call(self, thing: Thing, name: str, *, within: str = "") -> None:
        """Another name for a thing."""
        self._keys.setdefault((thing.kind, f"{within}/{name_key(name)}"), thing)

    def alias(self, thing: Thing, name: str) -> None:
        """A name that a paper says the thing also has, wherever it is used."""
        self.aliases.setdefault(thing, {})[name] = None

    def mention(self, thing: Thing, name: str, quotation: Quotation) -> None:
        """A name of a thing was read there."""
        self.mentions[Mention(thing, name, quotation)] = None

    def state(self, subject: Thing, predicate: str, value: Value, *quotations: Quotation) -> None:
        """The papers say so; a fact told twice is one statement with both quotations. A thing is not linked to itself."""
        if subject != value:
            self._statements.setdefault((subject, predicate, value), {}).update(dict.fromkeys(quotations))

    def evidence(self, thing: Thing, quotation: Quotation) -> None:
        """Words that an event or a duty rests on as a whole."""
        self.evidences.setdefault(thing, {})[quotation] = None

    def record(self, thing: Thing, predicate: str, value: Value) -> None:
        """A detail of a thing that needs no words to rest on."""
        self.records[Record(thing, predicate, value)] = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything stated so far, in the order of its first telling."""
        return tuple(Statement(s, p, o, tuple(sorted(q))) for (s, p, o), q in self._statements.items() if q)

    def stated(self, predicate: str) -> list[tuple[Thing, Value]]:
        """Subject and object of every statement with a predicate, in the order of their telling."""
        return [(s, o) for (s, p, o) in self._statements if p == predicate]
