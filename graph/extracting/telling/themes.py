"""Which elements of the plan a paper says contribute to health, equality, community safety or the environment.

Two forms say so: a sentence ("every priority improves the health of sailors"), and a section on the theme that names what
the plan provides for it (under "Environment": "... actions to plant trees along the quays").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ....ontology.terms import CONTRIBUTES_TO, LENS
from ...conventions import Convention, Theme
from ...document import Paragraph
from ...statement import Concept, Quotation, Thing
from ..framing.annotated import Annotated
from ..framing.outline import Outline
from ..register import Register

__all__ = ["Themes"]


_ELEMENT = re.compile(r"⟦E\d+⟧")
_THROUGH = re.compile(r"[^.;]{0,60}?\b(?:through|under|within|by means of) ⟦E\d+⟧")
_PRONOUN = re.compile(r"(?:it|this|this outcome|this \S+outcome|these)\b", re.IGNORECASE)


@dataclass
class Themes:
    """States contributions to the themes of a convention."""

    convention: Convention
    register: Register
    outline: Outline
    both: str
    _last: tuple[Paragraph, Theme] | None = None

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
            for match in self._patterns[theme.concept].finditer(text):
                things = self._subjects(annotated, match, met)
                if re.search(r"\bfollowing\b", text[: match.start()]):
                    things = [*things, *listed]
                for thing in things:
                    self.contributes(thing, theme, annotated.sentence.quote())
                    self._last = (annotated.sentence.paragraph, theme)
        if self._last and self._last[0] is annotated.sentence.paragraph:
            for match in re.finditer(self.convention.word("contributions", "again"), text, re.IGNORECASE):
                for thing in self._subjects(annotated, match, met):
                    self.contributes(thing, self._last[1], annotated.sentence.quote())

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        """Concept of a theme -> "contributes to good health", or "has the most direct link to health" (group `link`)."""
        says = self.convention.word("contributions", "says")
        links = r"\b(?P<link>links?|connections?|bearing) (?:to|with|on)"
        patterns = {}
        for theme in self.convention.themes:
            words = rf"(?:the )?(?:{theme.words})\b(?! (?:\w+ )?(?:services?|boards?|committee|commission|overview|and scrutiny))"
            patterns[theme.concept] = re.compile(rf"{says}(?: [\w’]+){{0,4}}? {words}|{links} {words}", re.IGNORECASE)
        return patterns

    def _subjects(self, annotated: Annotated, match: re.Match[str], met: Sequence[Thing]) -> list[Thing]:
        """What contributes: all outcomes, the element named last before, or the one that stands behind ("... through 2.1")."""
        before, after = annotated.text[: match.start()], annotated.text[match.end() :]
        if every := re.search(r"⟦A(\d+)⟧[^.;]*$", before):
            return [element.thing for element in self.outline.level(annotated.names[int(every[1])].called)]
        if named := _ELEMENT.findall(before):
            return annotated.things(named[-1])
        if behind := (_ELEMENT.search(after) if match.groupdict().get("link") else _THROUGH.match(after)):
            return annotated.things(behind[0])
        if re.match(rf"both (?:{self.both})\b", annotated.text, re.IGNORECASE):
            return list(met[-2:])
        return list(met[-1:]) if _PRONOUN.match(annotated.text) else []
