"""What one extractor gives back beside what it has entered in the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..conventions import Convention
from ..document import Document
from ..statement import Finding, Quotation, Thing
from .register import Register

__all__ = ["Cover", "Extractor", "Part"]


@dataclass(frozen=True, slots=True)
class Cover:
    """The title block; "" or None for what it does not say. `title` is as printed, `body` and `post` in title case."""

    title: str = ""
    body: str = ""
    post: str = ""
    date: date | None = None
    body_quotation: Quotation | None = None
    post_quotation: Quotation | None = None

    @property
    def name(self) -> str:
        """What the paper is called: "Cabinet, 26 October 2021"; "" where its title block names nothing."""
        day = f"{self.date.day} {self.date:%B %Y}" if self.date else ""
        return ", ".join(filter(None, (self.body or self.title, day)))


@dataclass(frozen=True, slots=True)
class Part:
    """The covers of the papers read, the bodies and posts that these name (all by source), and the defects noticed."""

    covers: Mapping[str, Cover] = field(default_factory=dict)
    bodies: Mapping[str, Thing] = field(default_factory=dict)
    posts: Mapping[str, Thing] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Part:
        """Several parts as one; of two that tell of one source, the later."""
        every = tuple(parts)
        return cls(
            covers={source: cover for part in every for source, cover in part.covers.items()},
            bodies={source: body for part in every for source, body in part.bodies.items()},
            posts={source: post for part in every for source, post in part.posts.items()},
            findings=tuple(finding for part in every for finding in part.findings),
        )


#: Reads the papers of one convention and enters what they say in the register. The last argument is the council's name,
#: "" where it is not known. Raises SourceError for papers that say nothing of the kind that the convention is for.
Extractor = Callable[[Sequence[Document], Convention, Register, str], Part]
