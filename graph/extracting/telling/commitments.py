"""What a commitment says of instruments, services and bodies: it implements, develops, reviews, is delivered through, involves.

In a commitment also names without capitals count ("develop a communications strategy") and names without a head word
("implement Harbour Lights Plus"), because the verb before tells what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....ontology.terms import DC_TYPE, GT, KINDS, PARTNER, PROGRAMME, SERVICE
from ...conventions import Convention, LinkPattern, matches
from ...statement import Concept, Quotation, Thing
from ..framing.annotated import Named, masked, together
from ..framing.annotating import Annotator
from ..framing.names import Name, names_in
from ..register import Register
from ..sameness import slug

__all__ = ["link_behind", "link_commitment"]

_PLACEHOLDER = re.compile(r"⟦[A-Z](\d+)⟧")


def link_commitment(commitment: Thing, text: str, quotation: Quotation, annotator: Annotator, register: Register) -> None:
    """State the links of a commitment to what its words name."""
    convention = annotator.convention
    names = together([], annotator.known_names(text))
    for named, kind in _new_names(text, convention, names, register, commitment):
        names = together(names, (named,))
        if kind and named.thing:
            register.record(named.thing, DC_TYPE, Concept(KINDS + kind))
    names = together(names, annotator.group_names(text))
    said = masked(text, names, annotator.before)
    for name in names:
        if name.thing and name.thing not in annotator.group_labels:
            register.mention(name.thing, name.called or text[name.start : name.end], quotation)
    for predicate, match in _matches(convention.commitments, said, convention):
        for thing in _things(match["object"], names):
            register.state(commitment, GT + predicate, thing, quotation)
    for predicate, match in _matches(convention.among, said, convention):
        for thing in _things(match["object"], names):
            register.state(_things(match["subject"], names)[0], GT + predicate, thing, quotation)


def link_behind(commitments: Sequence[Thing], text: str, quotation: Quotation, annotator: Annotator, register: Register) -> None:
    """State the links that the words behind commitments tell of them: "..., which will be delivered through ..."."""
    names = together([], annotator.known_names(text))
    for predicate, match in _matches(annotator.convention.behind, masked(text, names, annotator.before), annotator.convention):
        for thing in _things(match["object"], names):
            for commitment in commitments:
                register.state(commitment, GT + predicate, thing, quotation)


def _matches(rows: Sequence[LinkPattern], said: str, convention: Convention) -> Iterator[tuple[str, re.Match[str]]]:
    """Predicate and match of every pattern that fits and is not denied in its clause."""
    for row in rows:
        for pattern in row.patterns:
            for match in matches(pattern, said):
                if not _denied(said[: match.start()], convention):
                    yield row.predicate, match


def _things(said: str, names: Sequence[Named]) -> list[Thing]:
    return [thing for index in _PLACEHOLDER.findall(said) if (thing := names[int(index)].thing)]


def _denied(before: str, convention: Convention) -> bool:
    clause = re.split(r"[.;,]", before)[-1]
    return bool(re.search(convention.word("negation", "words"), clause, re.IGNORECASE))


def _new_names(text: str, convention: Convention, known: list[Named], register: Register, commitment: Thing) -> Iterator[tuple[Named, str]]:
    """Names that only a verb marks, entered as what the verb says, with their kind ("" where none is told)."""
    heads = {head.head: head for head in convention.instrument_heads if not head.titled}
    forms = sorted((form for head in heads for form in (head, _plural(head))), key=len, reverse=True)
    either = "|".join(map(re.escape, forms))
    verbs = "|".join(convention.words("instruments", "made"))
    made = re.compile(
        rf"\b(?i:{verbs}) (?:on |of |with |in )?(?:(?:a|an|the|our|its|their|one)\b )?"
        rf"(?P<name>(?:(?!to |for |and |of |with |that |which |a |the )[a-z][\w-]* ){{1,4}}?(?:{either})(?: and (?:{either}))?"
        r"|directory of services|programmes? of work)\b(?! (?:to|by) (?:policy|practice))"
    )
    others = re.compile(rf"(?:{'|'.join(convention.words('instruments', 'made_by_others'))})[^.;:]*$", re.IGNORECASE)
    for match in made.finditer(text):
        words = match["name"]
        if others.search(text[: match.start()]):
            continue
        head = next(
            heads[h] for h in sorted(heads, key=len, reverse=True) if re.search(rf"\b(?:{h}|{_plural(h)})$", words.split(" and ")[0])
        )
        if (head.is_a == "Service" and " of " not in words) or words.split()[0] in (
            "proactive",
            "more",
            "joint",
            "same",
            "similar",
            "different",
        ):
            continue
        thing = register.enter(GT + head.is_a, words, within=slug(commitment.key.rsplit("/", 1)[-1], 40))
        yield Named(*match.span("name"), "I", thing, words), head.kind
    for name in names_in(text, convention):
        if name.head is None and len(name.text.split()) > 1 and all(name.end <= k.start or k.end <= name.start for k in known):
            yield from _by_verb(name, text, convention, register)


def _by_verb(name: Name, text: str, convention: Convention, register: Register) -> Iterator[tuple[Named, str]]:
    """A capitalised name without a head word is what the words before it say."""
    before = text[: name.start]
    label = name.text.split(" (")[0] if name.aliases else name.text
    if re.search(
        r"\bpartners (?:through|via) $|\b(?:work\w*|partnership|collaborat\w+) (?:closely )?with (?:the )?$", before, re.IGNORECASE
    ):
        thing = register.enter(PARTNER, name.text)
        register.call(thing, label)
        for alias in (label, *name.aliases):
            register.alias(thing, alias)
        yield Named(name.start, name.end, "B", thing, name.text), ""
    elif re.search(rf"\b(?:{'|'.join(convention.words('instruments', 'implemented'))}) (?:the |our |a |an )?$", before, re.IGNORECASE):
        yield Named(name.start, name.end, "I", register.enter(PROGRAMME, name.text), name.text), "programme"
    elif re.search(r"\b(?:through|via)\b(?: (?:the|our))?(?:[^.;]*\b(?:including|and))? (?:the |our )?$", before, re.IGNORECASE):
        yield Named(name.start, name.end, "I", register.enter(SERVICE, name.text), name.text), "service"
    elif re.search(r"\b(?:provid(?:e|es|ing)|offer(?:s|ing)?) (?:the |our |a )?$", before):
        at = name.start
        for part in re.split(r" and ", name.text) if re.fullmatch(r"\w+ \w+ and \w+ \w+", name.text) else [name.text]:
            start = text.index(part, at)
            at = start + len(part)
            yield Named(start, at, "I", register.enter(SERVICE, part), part), "service"


def _plural(head: str) -> str:
    if head == "programme of work":
        return "programmes of work"
    return head[:-1] + "ies" if head.endswith("y") else head + "s"
