"""What papers tell, gathered as a reader of papers gathers it: things, statements, mentions, and the words of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.graph.extracting.extraction import Extraction
from goldenthread.graph.extracting.part import Cover
from goldenthread.graph.extracting.sameness import slug
from goldenthread.graph.statement import Finding, Mention, Quotation, Record, Statement, Thing, Value
from goldenthread.ontology.terms import GT

from .paper import Paper

__all__ = ["Telling"]

Triple = tuple[Thing, str, Value]


@dataclass(slots=True)
class Telling:
    """What one council's papers tell; `council` is its slug, with which every address of its own begins."""

    council: str
    labels: dict[Thing, str] = field(default_factory=dict)
    aliases: defaultdict[Thing, list[str]] = field(default_factory=lambda: defaultdict(list))
    stated: defaultdict[Triple, list[Quotation]] = field(default_factory=lambda: defaultdict(list))
    mentions: list[Mention] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    evidences: defaultdict[Thing, list[Quotation]] = field(default_factory=lambda: defaultdict(list))
    findings: list[Finding] = field(default_factory=list)

    def thing(self, kind: str, label: str, plan: str = "") -> Thing:
        """The thing of a class (local name) and label; a plan's elements are told by their plan too."""
        within = f"{self.council}-{plan}" if plan else self.council
        made = Thing(GT + kind, f"{within}/{slug(label)}")
        self.labels.setdefault(made, label)
        return made

    def state(self, subject: Thing, predicate: str, value: Value, *words: Quotation) -> None:
        """State a triple, with the words that say it; said again, it has more words."""
        known = self.stated[subject, predicate, value]
        known += [quotation for quotation in words if quotation not in known]

    def mention(self, quotation: Quotation, *things: Thing) -> None:
        """Tell which things words name, by their labels."""
        self.mentions += [Mention(thing, self.labels[thing], quotation) for thing in things]

    def alias(self, thing: Thing, name: str, quotation: Quotation) -> None:
        """Tell another name of a thing, and the words that have it."""
        if name != self.labels[thing] and name not in self.aliases[thing]:
            self.aliases[thing].append(name)
        self.mentions.append(Mention(thing, name, quotation))

    def record(self, thing: Thing, predicate: str, value: Value) -> None:
        """Tell a detail that needs no words of its own."""
        self.records.append(Record(thing, predicate, value))

    def extraction(self, papers: Iterable[tuple[Paper, Thing, Thing]]) -> Extraction:
        """All of it, of papers with the body that each is for and the post whose report it is."""
        bound = tuple(papers)
        return Extraction(
            documents=tuple(paper.document() for paper, _, _ in bound),
            covers={paper.source: Cover(paper.title, self.labels[body], self.labels[post], paper.day) for paper, body, post in bound},
            bodies={paper.source: body for paper, body, _ in bound},
            posts={paper.source: post for paper, _, post in bound},
            labels=self.labels,
            aliases={thing: tuple(names) for thing, names in self.aliases.items()},
            statements=tuple(Statement(*triple, tuple(said)) for triple, said in self.stated.items()),
            mentions=tuple(self.mentions),
            records=tuple(self.records),
            evidences={thing: tuple(said) for thing, said in self.evidences.items()},
            findings=tuple(self.findings),
        )
