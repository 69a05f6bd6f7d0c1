"""The frame of the papers: the plan and its versions, the outline, the names. A sentence is understood only within it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ....ontology.errors import SourceError
from ....ontology.terms import GT
from ...conventions import BodyHead, Convention
from ...document import Document
from ...statement import Thing
from ..part import Cover
from ..register import Register
from ..sentences import sentences_of
from .annotating import Annotator
from .cover import read_cover
from .entities import find_council, find_entities
from .levels import Levels, choose_ladder
from .names import names_in
from .numbers import Misprint, resolve_numbers
from .outline import Outline
from .outlining import Outlining
from .plans import About, Plans, find_plans
from .references import References

__all__ = ["Frame", "find_frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of the papers before their sentences are read; `bodies` and `posts` are those of the covers, by source."""

    documents: tuple[Document, ...]
    convention: Convention
    register: Register
    covers: Mapping[str, Cover]
    levels: Levels
    plans: Plans | None
    outlining: Outlining
    misprints: tuple[Misprint, ...]
    annotator: Annotator
    bodies: Mapping[str, Thing]
    posts: Mapping[str, Thing]

    @property
    def outline(self) -> Outline:
        """The outcomes and sub-outcomes."""
        return self.outlining.outline

    @property
    def plan(self) -> Thing | None:
        """The plan that the outcomes belong to."""
        return self.plans.new if self.plans else None


def find_frame(
    documents: Sequence[Document],
    convention: Convention,
    register: Register,
    council: str,
    about: About | None = None,
    others: Sequence[References] = (),
) -> Frame:
    """The frame of a council's papers on one plan, entered in the register; `about` tells which, where that is known.

    `others` find the elements of other plans that the papers may speak of.

    Raises SourceError when there is no plan in any of them.
    """
    papers = tuple(sorted(documents, key=lambda document: document.source))
    covers = {document.source: read_cover(document, convention) for document in papers}
    name = find_council(papers, convention, council)
    levels = choose_ladder(papers, convention)
    plans = find_plans(papers, convention, register, name, about)
    outlining = Outlining(convention, levels, register, plans.new.key if plans else "")
    for document in papers:
        outlining.read(document)
    if not outlining.outline.elements and not plans:
        names = ", ".join(document.filename for document in papers)
        raise SourceError(
            f"There is no plan in {names}: no outcomes, priorities or named plan were found; check that it is a paper on one."
        )
    entities = find_entities(papers, convention, register, name, plans.name if plans else "")
    references = References(outlining.outline, levels, convention.words("outline", "sections"))
    for document in papers:
        outlining.read_numbers(document, references)
    resolve_numbers(outlining.outline)
    for document in papers:  # once more: where labels have drifted, only a number tells what is meant
        outlining.read_numbers(document, references)
    outlining.adopt()
    misprints = resolve_numbers(outlining.outline)
    annotator = Annotator(convention, plans, entities, references, others)
    for document in papers:
        if not _speaks_of_plan(document, plans, references):
            name = document.filename
            raise SourceError(
                f"There is no plan in {name}: it names neither the plan nor an outcome of it; leave it out or check the file."
            )
    bodies, posts = _cover_things(covers, annotator, register)
    return Frame(papers, convention, register, covers, levels, plans, outlining, misprints, annotator, bodies, posts)


def _new_body(text: str, is_body: bool, annotator: Annotator, register: Register) -> Thing | None:
    """A body that only the cover names, as the class that its name tells."""
    name = next((name for name in names_in(text, annotator.convention) if isinstance(name.head, BodyHead)), None)
    return register.enter(GT + name.head.is_a, name.text) if is_body and name and name.head else None


def _speaks_of_plan(document: Document, plans: Plans | None, references: References) -> bool:
    """Whether any sentence of a paper means the plan or an element of it."""
    texts = (sentence.text for sentence in sentences_of(document))
    return any((plans and any(plans.references(text, None))) or any(references.find(text)) for text in texts)


def _cover_things(covers: Mapping[str, Cover], annotator: Annotator, register: Register) -> tuple[Mapping[str, Thing], Mapping[str, Thing]]:
    """The body that each paper was written for, and the post whose report it is, by source."""
    bodies: dict[str, Thing] = {}
    posts: dict[str, Thing] = {}
    for source, cover in covers.items():
        for text, quotation, things in ((cover.body, cover.body_quotation, bodies), (cover.post, cover.post_quotation, posts)):
            thing = (annotator.named(text) or _new_body(text, things is bodies, annotator, register)) if text else None
            if thing and quotation:
                things[source] = thing
                register.mention(thing, text, quotation)
    return bodies, posts
