"""Which bodies "They" means: the plural subject of the sentence before."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ...conventions import Convention, compiled
from ...statement import Thing
from ..framing.annotating import Annotated

__all__ = ["bodies_meant"]

_SUBJECT = compiled("{subject:body+}(?:, [^,]*,)? (?P<verb>[a-z-]+)")


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
