"""Which elements of the plan a paper says contribute to health, equality, community safety or the environment.

Two forms say so: a sentence ("every priority improves the health of sailors"), and a section on the theme that names what
the plan provides for it (under "Environment": "... actions to plant trees along the quays").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...ontology.terms import CONTRIBUTES_TO, LENS
from ..conventions import Convention, Theme
from ..statement import Concept, Quotation, Thing
from .annotating import Annotated
from .outline import Outline
from .register import Register

__all__ = ["Themes"]


@dataclass(slots=True)
class Themes:
    """States contributions to the themes of a convention."""

    convention: Convention
    register: Register
    outline: Outline
    both: str

    def of_section(self, heading: str) -> tuple[Theme, ...]:
        """The themes that a heading announces."""
        return tuple(theme for theme in self.convention.themes if re.search(theme.heading, heading, re.IGNORECASE))

    def contributes(self, thing: Thing, theme: Theme, quotation: Quotation) -> None:
        """State that a thing contributes to a theme."""
        self.register.state(thing, CONTRIBUTES_TO, Concept(f"{LENS}implications/{theme.concept}"), quotation)

    def read(self, annotated: Annotated, met: Sequence[Thing], listed: Sequence[Thing]) -> None:
        """The contributions that a sentence states.

        `met` are the elements that the paragraph has named, the last of which "it" means; `listed` what is listed below it.
        """
        text = annotated.text
        if re.search(self.convention.word("negation", "words"), text, re.IGNORECASE):
            return
        for theme in self.convention.themes:
            words = rf"(?:{theme.words})\b(?! (?:\w+ )?(?:services?|boards?|committee|commission|overview|and scrutiny))"
            says = rf"(?P<all>{self.convention.word('contributions', 'says')}(?: [\w’]+){{0,4}}? (?:the )?{words})"
            match = re.search(says, text, re.IGNORECASE) or re.search(
                rf"(?P<all>\b(?:links?|connections?|bearing) (?:to|with|on) (?:the )?(?:{theme.words}))\b", text, re.IGNORECASE
            )
            if not match:
                continue
            for thing in self._subjects(annotated, match, met):
                self.contributes(thing, theme, annotated.sentence.quote())
            if listed and re.search(r"\bfollowing\b", text[: match.start()]):
                for thing in listed:
                    self.contributes(thing, theme, annotated.sentence.quote())

    def _subjects(self, annotated: Annotated, match: re.Match[str], met: Sequence[Thing]) -> list[Thing]:
        before = annotated.text[: match.start()]
        if every := re.search(r"⟦A(\d+)⟧[^.;]*$", before):
            return [element.thing for element in self.outline.level(annotated.names[int(every[1])].called)]
        signs = re.findall(r"⟦E\d+⟧", before)
        if signs:
            return annotated.things(signs[-1])
        if re.match("link|connection|bearing", match["all"], re.IGNORECASE) and (
            behind := re.findall(r"⟦E\d+⟧", annotated.text[match.end() :])
        ):
            return annotated.things(behind[0])
        behind = re.match(r"[^.;]{0,60}?\b(?:through|under|within|by means of) (?P<signs>⟦E\d+⟧)", annotated.text[match.end() :])
        if behind:
            return annotated.things(behind["signs"])
        both = re.match(rf"both (?:{self.both})\b", annotated.text, re.IGNORECASE)
        if both:
            return list(met[-2:])
        pronoun = re.match(r"(?:it|this|this outcome|this \S+outcome|these)\b", annotated.text, re.IGNORECASE)
        return list(met[-1:]) if pronoun else []
