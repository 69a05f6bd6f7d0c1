"""Groups that papers name only as a kind: "partners", "health visitors"."""

from __future__ import annotations

from ...statement import Thing
from ..framing.annotating import Annotator
from ..register import Register

__all__ = ["mention_groups"]


def mention_groups(annotator: Annotator, register: Register) -> None:
    """Give such a group its label, and its mentions, where a link is stated of it; nowhere else is it a thing."""
    groups = annotator.group_labels
    for statement in register.statements:
        for thing in (statement.subject, statement.object):
            if isinstance(thing, Thing) and thing in groups:
                register.labels[thing] = groups[thing]
                for quotation in statement.quotations:
                    register.mention(thing, groups[thing], quotation)
