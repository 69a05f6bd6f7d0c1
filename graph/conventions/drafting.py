"""The beginning of a convention of one's own: a file that works as it is, with remarks on what to change."""

from __future__ import annotations

import json
import re

from ...ontology.errors import ConventionError
from .convention import Convention

__all__ = ["draft"]

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def draft(name: str, parent: Convention) -> str:
    """The TOML file of a convention that extends another. Raises ConventionError for a name that cannot be a file's."""
    if not _NAME.fullmatch(name):
        raise ConventionError(f"“{name}” cannot be the name of a convention: use small letters, figures and hyphens, such as our-plan.")
    return f"""\
# A convention of our own: only what differs from “{parent.name}” stands here.
# goldenthread conventions show {parent.name}    prints all that can be changed.
# A list takes the place of the other's; put more_ before its key (more_ladders) to add to it instead.
# Patterns are Python regular expressions, blind to case; in double quotation marks a backslash is written twice.

extends = {json.dumps(parent.name)}
title = {json.dumps(f"{parent.title}, ours", ensure_ascii=False)}
about = "Which papers it is for, in one sentence."

# What tells our papers from others: the share of the weight that a paper shows is its score.
# `where` is one of title, heading, text, cell, number, filename. Without signs of its own it has those that it extends.
# [[recognise.signs]]
# where = "heading"
# pattern = "^our big moves?$"
# weight = 1
# says = "a heading speaks of our big moves"

# What our plan calls its levels, from the top, each in the singular; [] for a level that it has not.
# [[more_ladders]]
# outcome = ["big move"]
# sub_outcome = ["promise"]
# aim = []
# action = ["step"]
"""
