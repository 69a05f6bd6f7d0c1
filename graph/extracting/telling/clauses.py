"""The other ways to read a sentence: without what stands between subject and verb, and its relative clauses by themselves.

"⟦P0⟧ itself, which the Board has seen, supports ⟦I1⟧" is also read as "⟦P0⟧ supports ⟦I1⟧", and "... is underpinned by
⟦I1⟧, which replaced ⟦I2⟧" also as "⟦I1⟧ replaced ⟦I2⟧", so that one pattern finds all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...conventions import Convention

__all__ = ["readings"]

_ASIDE = re.compile(r"(?<=⟧), (?:\w+ of )?(?:which|whom|whose)\b[^,.;]*,(?= (?!(?:and|or|as|but|which|with)\b)[a-z])")
_RELATIVE = re.compile(r"(?P<name>⟦[PI]\d+⟧),? which (?P<clause>(?P<verb>[a-z]+)[^.;]*)")


def readings(text: str, convention: Convention) -> Iterator[str]:
    """A sentence with placeholders as it is, then every further reading of it."""
    yield text
    beside = "|".join(convention.words("verbs", "beside"))
    adverbs = rf"(?<=⟧)(?: (?:{beside})|, (?:{beside}),)(?= (?!of\b)[a-z])|(?<= which) (?:{beside})(?= [a-z])"
    plain = re.sub(adverbs, "", text, flags=re.IGNORECASE)
    whole = _ASIDE.sub("", plain)
    if whole != text:
        yield whole
    for relative in _RELATIVE.finditer(plain):
        one = relative["verb"].endswith(("s", "ed"))  # "which support" speaks of the whole list before, "which supports" of its last
        before = relative["name"] if one else plain[: relative.end("name")]
        yield f"{before} {relative['clause']}"
