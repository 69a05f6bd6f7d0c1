"""Whether a stakeholder of a StratML file is a person, who is not kept.

Its type says so; files from before the type was added, and many since, leave it out, and then the shape of the name tells. A
person who is kept by mistake is worse than a body that is asked for again: in doubt it is taken for a person, and a notice
tells where.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from lxml import etree

from ._xml import local_name

__all__ = ["person_in"]

_TYPE = "StakeholderTypeType"


def person_in(element: etree._Element) -> Literal["typed", "shaped", ""]:
    """Whether an Organization or Stakeholder is a person by its type, by the shape of its name, or not at all."""
    if local_name(element) not in ("Organization", "Stakeholder"):
        return ""
    said = element.get(_TYPE, "").strip().casefold()
    if said == "person":
        return "typed"
    name = " ".join(" ".join(child.text or "" for child in element.iterchildren("{*}Name")).split())
    return "shaped" if not said and _looks_like_one(name, local_name(element)) else ""


def _looks_like_one(name: str, kind: str) -> bool:
    told = _told()
    if kind == "Organization":
        return bool(re.fullmatch(told["initial"], name))
    return bool(re.fullmatch(told["name"], name)) and told["groups"].isdisjoint(re.findall(r"\w+", name.casefold()))


@cache
def _told() -> Mapping[str, Any]:
    """What `people.toml` tells; the words of groups as a set."""
    told = tomllib.loads(files(__package__).joinpath("people.toml").read_text(encoding="utf-8"))
    return {**told, "groups": frozenset(told["groups"])}
