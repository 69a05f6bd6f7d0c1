"""Finding the names in sentences: of the plan and its elements, of instruments, bodies, posts and groups that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ....ontology.terms import GT, POST
from ...conventions import Convention, compiled
from ...statement import Thing
from ..classes import INSTRUMENTS
from ..sameness import slug
from ..sentences import Sentence
from .annotated import PLACEHOLDER, Annotated, Named, together, without_short_forms
from .entities import Entities
from .outline import Element
from .plans import Plans
from .references import ElementReference, References

__all__ = ["Annotator"]

_ARTICLES = (
    r"the|a|an|our|its|their|this|these|those|all|all of|all the|both|each|two|three|four|five|six|seven|eight|nine",
    r"(?:the )?(?:[A-Z]\w+ ){0,3}Council[’']s(?:\s+own)?",
)
_INDEFINITE = re.compile(r"\b(?:a|an) $", re.IGNORECASE)  # "a delivery plan" is any, not the one that is known
_OWN_COMMITTEE = re.compile(r"\b(?:[Tt]he|[Tt]his) (?:Committee|Commission|Panel|Board)\b(?! [A-Z])")


class Annotator:
    """Finds the names of everything that is known in the sentences of the papers."""

    def __init__(
        self, convention: Convention, plans: Plans | None, entities: Entities, references: References, others: Sequence[References] = ()
    ) -> None:
        """`others` find the elements of other plans, which are known by their labels alone."""
        self.convention, self.plans, self.entities, self.references, self.others = convention, plans, entities, references, others
        self.before = _before_names(convention)
        self._known = entities.pattern()
        council = "|".join(re.escape(name) for name in entities.council_names)
        property_ = "|".join(convention.words("bodies", "property"))
        self._council = re.compile(rf"\b(?:{council})\b(?! [A-Z]\w+ (?:Board|Committee|Plan|Strategy)| (?:{property_})\b)")
        self._all = [(level, _all_of(references.levels.word(level))) for level in ("Outcome", "SubOutcome")]
        self._groups = [(re.compile(rf"(?<![\w-]){row['words']}(?![\w-])"), _group(row)) for row in convention.groups]
        self.group_labels = {_group(row): row["name"] for row in convention.groups}
        self._full = [compiled(pattern) for pattern in convention.words("bodies", "full_council")]

    def annotate(
        self,
        sentence: Sentence,
        own_body: Thing | None,
        last_plan: Thing | None,
        current: Sequence[Element] = (),
        it: Named | None = None,
        they: Sequence[Thing] = (),
    ) -> Annotated:
        """The names in a sentence.

        `own_body` is whom "the Committee" means, `last_plan` what "this Plan" and `current` what "this outcome" may mean,
        `it` is the instrument that the words at its beginning mean and `they` the bodies that the sentence before is about.
        """
        text = sentence.text
        elements = tuple(self.references.find(text, current))
        names = _named_elements(elements)
        for other in self.others:
            names = together(names, _named_elements(reference for reference in other.find(text) if reference.label))
        if self.plans and not text.isupper():
            names = together(
                names,
                (
                    Named(r.start, r.end, "P", r.thing, text[r.start : r.end] if r.named else "")
                    for r in self.plans.references(text, last_plan)
                ),
            )
        names = together(names, [it] if it else [])
        if they and (pronoun := re.match(r"They\b", text)):
            names = together(names, [Named(0, pronoun.end(), "B", they[0], others=tuple(they[1:]))])
        names = together(names, self.known_names(text))
        if own_body:
            names = together(names, (Named(*match.span(), "B", own_body) for match in _OWN_COMMITTEE.finditer(text)))
        names = together(names, self.group_names(text))
        names = together(names, self._council_names(text, {name.start for name in names}))
        for level, pattern in self._all:
            names = together(names, [Named(*match.span(), "A", None, level) for match in pattern.finditer(text)])
        return self._with_full_council(Annotated(sentence, without_short_forms(names, text), self.before, elements))

    def named(self, text: str) -> Thing | None:
        """The known body or post that a text as a whole is the name of."""
        return self.entities.names.get(text) or self._any_case(text)

    def known_names(self, text: str) -> Iterable[Named]:
        """Known instruments, bodies and posts in a text."""
        for match in self._known.finditer(text):
            thing = self.entities.names.get(match[0]) or self._any_case(match[0])
            some = match[0].islower() and _INDEFINITE.search(text, max(0, match.start() - 4), match.start())
            if thing and not some:
                yield Named(*match.span(), _letter(thing), thing, match[0])

    def _council_names(self, text: str, begun: set[int]) -> Iterable[Named]:
        """The council, but not as the owner of what is named right behind it ("the Council’s Communities Strategy")."""
        for match in self._council.finditer(text):
            owned = re.match(r"[’']s ", text[match.end() :])
            if not owned or match.end() + owned.end() not in begun:
                yield Named(*match.span(), "C", self.entities.council, match[0])

    def _any_case(self, name: str) -> Thing | None:
        fits = (thing for known, thing in self.entities.names.items() if known.casefold() == name.casefold())
        return next(fits, None)

    def group_names(self, text: str) -> Iterable[Named]:
        """Groups that are named only as a kind ("partners", "care homes")."""
        for pattern, group in self._groups:
            for match in pattern.finditer(text):
                yield Named(*match.span(), _letter(group), group, match[0])

    def _with_full_council(self, annotated: Annotated) -> Annotated:
        """Where "the County Council" decides, it is the meeting of the full council, not the organisation."""
        full = {
            int(found["index"])
            for pattern in self._full
            for match in pattern.finditer(annotated.text)
            for found in PLACEHOLDER.finditer(match[0])
            if found["letter"] == "C"
        }
        if not full:
            return annotated
        names = tuple(
            Named(n.start, n.end, "B", self.entities.full_council, n.called) if i in full else n for i, n in enumerate(annotated.names)
        )
        return replace(annotated, names=names)


def _named_elements(references: Iterable[ElementReference]) -> list[Named]:
    """A name for each place where elements are meant; "objectives 1.1 and 1.2" is one name of two."""
    meant: dict[tuple[int, int], list[Thing]] = {}
    for reference in references:
        meant.setdefault((reference.start, reference.end), []).append(reference.element.thing)
    return [Named(*span, "E", first, others=tuple(others)) for span, (first, *others) in meant.items()]


def _before_names(convention: Convention) -> re.Pattern[str]:
    """Matches what stands before a name and belongs to it: articles, whose it is, and the convention's adjectives."""
    return re.compile(rf"(?:\b(?:{'|'.join((*_ARTICLES, *convention.words('names', 'before')))})\s+)+$", re.IGNORECASE)


def _all_of(words: str) -> re.Pattern[str]:
    """Matches what means all elements of a level: "the five outcomes", "each outcome", "outcome delivery"."""
    return re.compile(
        rf"\b(?:(?:all (?:of )?the|all|each of the|these|the|their respective|its|the Council’s)"
        rf"(?: (?:two|three|four|(?:fi|ﬁ)ve|six|seven|eight|strategic|key|plan’s))* (?=\S+(?:s|ies)\b)(?:{words})"
        rf"|(?:each|every) (?:{words})|(?:{words}) delivery|delivery of (?:{words})"
        rf"|the (?:{words}) for which (?:it is|they are) responsible)\b(?! of the\b)(?! board)",
        re.IGNORECASE,
    )


def _group(row: Mapping[str, str]) -> Thing:
    return Thing(GT + row["is_a"], slug(row["name"]))


def _letter(thing: Thing) -> str:
    return "O" if thing.kind == POST else "I" if thing.kind in INSTRUMENTS else "B"
