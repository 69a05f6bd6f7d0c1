"""The instruments, bodies, services and posts that the papers name, each entered once with its variants.

Names are gathered from all papers before any is entered, because a variant is told only by what else is there: "Business
Plans" is short for the one longer name that ends so; "MTFS" stands in brackets behind its long form in one paper only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ....ontology.terms import COUNCIL, DECISION_BODY, GT, POST
from ...conventions import BodyHead, Convention
from ...document import Document
from ...statement import Thing
from ..periods import PERIOD
from ..register import Register
from ..sameness import name_key
from ..sentences import Sentence, sentences_of
from .names import Name, names_in, posts_in

__all__ = ["Entities", "find_council", "find_entities"]

_OF_PLACE = re.compile(r"\b(?:London |Royal |Metropolitan )?(?:Borough|City) of [A-Z]\w+(?: (?:and|upon) [A-Z]\w+)*\b")
_UP_TO_COUNCIL = re.compile(r"(?:[\w’&-]+ )+?Council\b(?! (?:Plan|Strategy|Tax))")
_OF_THE_PAPER = 3  # names in title blocks, appendices and background papers are those of the paper's own council
_ANY_COUNCIL = frozenset(
    f"{kind} Council".strip() for kind in ("", "County", "Borough", "City", "District", "Town", "Full", "Parish", "Youth")
)


@dataclass(frozen=True, slots=True)
class Entities:
    """The council, its full meeting, and every name that the papers use -> the thing that it means."""

    council: Thing
    full_council: Thing
    council_names: tuple[str, ...]
    names: dict[str, Thing]

    def pattern(self) -> re.Pattern[str]:
        """Matches every known name; names of several words whatever their case."""
        loose = sorted((name for name in self.names if " " in name), key=lambda name: (-len(name), name))
        strict = sorted((name for name in self.names if " " not in name), key=lambda name: (-len(name), name))
        either = [*(rf"(?i:{_spelt(name)})" for name in loose), *map(_spelt, strict)]
        return re.compile(rf"(?<![\w’])(?:{'|'.join(either)})(?!\w)") if either else re.compile(r"(?!)")


def find_council(documents: Sequence[Document], convention: Convention, given: str = "") -> str:
    """The council's full name: as given, else the one that the papers print most; "Council" where they print none."""
    if given:
        return given
    counted: Counter[str] = Counter()
    for sentence in _all_sentences(documents):
        text = sentence.text.title().replace(" Of ", " of ") if sentence.text.isupper() else sentence.text
        named = (_UP_TO_COUNCIL.match(name.text) for name in names_in(text, convention))
        weight = 1 if sentence.paragraph.number[:1].isdigit() else _OF_THE_PAPER
        for name in [*(match[0] for match in named if match), *_OF_PLACE.findall(text)]:
            counted[name] += weight * (name not in _ANY_COUNCIL)
    return max((name for name in counted if counted[name]), key=lambda name: (counted[name], len(name), name), default="Council")


def find_entities(documents: Sequence[Document], convention: Convention, register: Register, council: str, plan: str) -> Entities:
    """Everything that a head word marks as an instrument or a body, and the posts, entered in the register."""
    found: dict[str, Name] = {}
    posts: dict[str, None] = {}
    for sentence in _all_sentences(documents):
        for start, end in posts_in(sentence.text, convention):
            posts.setdefault(_titled(sentence.text[start:end]))
        for name in (_neighbour(name, council) for name in names_in(sentence.text, convention, council)):
            if name.head and name.head.is_a != "Council" and name.head.head != "full council" and not _is_plan(name, plan):
                _keep(found, name)
    for sentence in _all_sentences(documents):
        for function in _functions(sentence.text, convention):
            found.pop(f"{name_key(function)}/{function.endswith('s')}/", None)
            found.setdefault(f"{function}/function", Name(0, 0, function, BodyHead(function, "CorporateFunction")))
    whole, full = register.enter(COUNCIL, council), register.enter(DECISION_BODY, _full_council(council))
    names: dict[str, Thing] = {"Full Council": full}
    ordered = sorted(found.values(), key=lambda name: (-len(name.text.split()), name.text))
    for name in ordered:
        thing = names.get(_longer(name, ordered)) or _enter(register, name)
        for text in (name.text, *name.aliases):
            names.setdefault(text, thing)
            register.call(thing, text)
    for post in posts:
        names.setdefault(post, register.enter(POST, post))
    return Entities(whole, full, _council_names(council), names)


def _neighbour(name: Name, council: str) -> Name:
    """The name, another council's as that of a partner."""
    other = name.head and name.head.is_a == "Council" and name.text not in (*_council_names(council), *_ANY_COUNCIL)
    return replace(name, head=BodyHead("council", "Partner")) if other else name


def _is_plan(name: Name, plan: str) -> bool:
    """Whether a name is the plan's own, whose versions are told apart elsewhere."""
    bare = re.sub(rf",?\s*\(?{PERIOD}\)?.*", "", name.text)
    return bool(plan) and bare.casefold().endswith(plan.casefold()) and len(bare.split()) <= len(plan.split())


def _keep(found: dict[str, Name], name: Name) -> None:
    """The fullest reading of a name: one with its abbreviation beats one without, other capitals are the same name."""
    key = name_key(name.text)
    plural = name.text.endswith("s")
    spelling = f"{key}/{plural}/{name.years}"  # every print of a period must be known again
    known = found.get(spelling)
    if known is None or len(name.aliases) > len(known.aliases):
        found[spelling] = name


def _functions(text: str, convention: Convention) -> list[str]:
    """The corporate functions that a bracket lists: "support services (e.g. Payroll, Estates)"."""
    match = re.search(
        rf"\b{convention.word('bodies', 'members_of')}’? \((?:e\.g\.|such as|including|for example)?,? ?(?P<list>[^()]+)\)", text
    )
    return [name for name in re.split(r",? and |, ", match["list"]) if name[:1].isupper()] if match else []


def _longer(name: Name, names: Iterable[Name]) -> str:
    """The one longer name that a name is the end or the beginning of, both of them plural or both singular."""
    if len(name.text.split()) < 2 or name.years:
        return ""
    same_kind = [o for o in names if o.head and name.head and o.head.is_a == name.head.is_a and o.text != name.text]
    dated = [o for o in same_kind if o.years and o.text.startswith(name.text) and o.text[len(name.text) :].strip(" ()") == o.years]
    fits = [o for o in same_kind if o.text.endswith(" " + name.text) or name.text in o.aliases]
    return dated[0].text if len(dated) == 1 else fits[0].text if len(fits) == 1 else ""


def _enter(register: Register, name: Name) -> Thing:
    label = re.sub(r"\s+\([A-Z]+s?\)$", "", name.text)
    return register.enter(GT + (name.head.is_a if name.head else "Instrument"), label)


def _full_council(council: str) -> str:
    kind = re.search(r"(?:County|City|Borough|District|Metropolitan|Town) Council$", council)
    return f"{kind[0] if kind else 'Council'} (meeting of the full council)"


def _council_names(council: str) -> tuple[str, ...]:
    kind = re.search(r"(?:County|City|Borough|District|Metropolitan|Town) Council$", council)
    return tuple(dict.fromkeys((council, *((kind[0],) if kind else ()), "Council")))


def _titled(post: str) -> str:
    return post.title().replace(" Of ", " of ").replace(" And ", " and ").replace("’S", "’s") if post.isupper() else post


def _spelt(name: str) -> str:
    return re.escape(name).replace(r"\ ", " ").replace("’", "[’']")


def _all_sentences(documents: Sequence[Document]) -> Iterable[Sentence]:
    return (sentence for document in documents for sentence in sentences_of(document))
