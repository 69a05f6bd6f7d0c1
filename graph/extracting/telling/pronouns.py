"""What "It", "The new strategy" and "They" mean at the beginning of a sentence: what the sentence before is about."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from ...conventions import Convention, compiled
from ...statement import Thing
from ..framing.annotated import Annotated, Named

__all__ = ["bodies_meant", "instrument_meant"]

_SUBJECT = compiled("{subject:body+}(?:, [^,]*,)? (?P<verb>[a-z-]+)")
_OF_ITSELF = re.compile(r"(?:this|the) (?:report|paper|section|paragraph|appendix)\b", re.IGNORECASE)
_PHRASE = re.compile(r"(?:The|This) (?:(?:new|draft|revised) )?(?P<head>[a-z]+)(?= (?:will|would|is|was|has|also)\b)")
_IT = re.compile(r"(?:In (?:its )?turn,? )?(?P<it>[Ii]t)\b")
_BEGINNING = 5  # characters: what is named so early is what the sentence is about


def instrument_meant(text: str, before: Annotated | None) -> Named | None:
    """The instrument that the words at the beginning of a text mean behind the sentence `before`, as a name in the text.

    "The new strategy" is the strategy that was named last, "It" what the sentence is about.
    """
    if before is None or not before.names:
        return None
    if phrase := _PHRASE.match(text):
        named = [name for name in before.names if name.letter == "I" and name.called.casefold().endswith(f" {phrase['head']}")]
        return replace(named[-1], start=0, end=phrase.end(), called="") if named else None
    it = _IT.match(text)
    about = _about(before) if it else None
    return replace(about, start=it.start("it"), end=it.end(), called="") if it and about else None


def _about(before: Annotated) -> Named | None:
    """The instrument that a sentence begins with, or that is all that it names, at its end or before its colon."""
    first, text = before.names[0], before.sentence.text.partition(": ")[0]
    if first.start < _BEGINNING:
        return first if first.letter in "PI" else None
    named = [name for name in before.names if name.letter in "PIBEA" and name.start < len(text)]
    alone = len(named) == 1 and named[0].letter in "PI" and not text[named[0].end :].strip(" .)")
    return named[0] if alone and not _OF_ITSELF.match(text) else None


def bodies_meant(before: Annotated | None, convention: Convention, gone: Container[object]) -> Sequence[Thing]:
    """The bodies that "They" means behind the sentence `before`; none where that is not certain.

    The subject must be several bodies or one with a plural name ("Outcome Boards"), the word behind it a verb, and none
    of the bodies among those `gone`, which others have replaced.
    """
    subject = _SUBJECT.match(before.text) if before else None
    if before is None or subject is None or subject["verb"].casefold() not in convention.word("verbs", "of_plurals").split():
        return ()
    bodies, first = before.things(subject["subject"]), before.names[0]
    plural = len(bodies) > 1 or first.called.endswith("s")
    return bodies if plural and not any(body in gone for body in bodies) else ()
