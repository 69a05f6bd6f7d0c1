"""What the text is about: the outcome and sub-outcome that "it", "this outcome" and "the same sub-outcome" mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...statement import Thing
from ..framing.annotated import Annotated
from ..framing.levels import Levels
from ..framing.outline import Element

__all__ = ["Focus"]

_OPENING = re.compile(r"(?:of|among|within|in|under|for) ", re.IGNORECASE)
_IT = re.compile(r"(?:it|this (?:outcome|plan)) ", re.IGNORECASE)


@dataclass(slots=True)
class Focus:
    """Follows the sentences of a paper. A paragraph's beginning forgets what was meant, but for what its heading names."""

    levels: Levels
    outcome: Element | None = None
    sub: Element | None = None
    _section: Element | None = None
    _subject: Element | None = None
    _earlier: Element | None = None
    _met: dict[Thing, None] = field(default_factory=dict)

    @property
    def met(self) -> tuple[Thing, ...]:
        """The elements that the paragraph has named so far, each once; the last is what "it" means."""
        return tuple(self._met)

    @property
    def current(self) -> tuple[Element, ...]:
        """The outcome and the sub-outcome that the text is about."""
        return tuple(element for element in (self.outcome, self.sub) if element)

    def new_paragraph(self) -> None:
        """A paragraph begins."""
        self._earlier = self.sub or self._earlier
        self.outcome, self.sub, self._subject = self._section, None, None
        self._met = {}

    def under_heading(self, annotated: Annotated) -> None:
        """A heading that is an outcome's name tells what the paragraphs under it are about; any other ends that."""
        outcomes = {r.element.thing: r.element for r in annotated.elements if r.element.level == "Outcome"}
        self._section = next(iter(outcomes.values())) if len(outcomes) == 1 else None
        self.new_paragraph()

    def meet(self, annotated: Annotated) -> None:
        """Note the elements that a sentence names, for the pronouns of the next ones."""
        text = annotated.sentence.text
        for reference in annotated.elements:
            self._met.pop(reference.element.thing, None)
            self._met[reference.element.thing] = None
            if reference.element.level == "Outcome":
                self.outcome, self.sub = reference.element, None
            else:
                self.sub, self.outcome = reference.element, reference.element.parent or self.outcome
        if self._earlier and re.search(rf"\bthe same (?:{self.levels.word('SubOutcome')})\b", text, re.IGNORECASE):
            self.sub, self.outcome = self._earlier, self._earlier.parent
        if annotated.elements:
            self._subject = _subject(annotated)
        elif _IT.match(text):
            self.sub = self._subject if self._subject and self._subject.level == "SubOutcome" else None


def _subject(annotated: Annotated) -> Element:
    """The element that a sentence is about: the first, but for "Of the objectives of priority 1, objective 1.1 ..."."""
    text, (first, *more) = annotated.sentence.text, annotated.elements
    follows = more and _OPENING.match(text) and text[: more[0].start].rstrip().endswith(",")
    return more[0].element if follows else first.element
