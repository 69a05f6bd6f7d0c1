"""Names of instruments, bodies and posts in a text, told by the words that they end in.

A name is a run of capitalised words, with little words inside it, up to a head word: "Parks and Trees Board",
"Harbour Investment Plan", "Growing Old with Joy Strategy 2030-35". It ends at the first head word that no
further capitalised word follows, so "the Parks and Trees Board and Rivers and Canals Forum" are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ...conventions import BodyHead, Convention, InstrumentHead
from ..periods import PERIOD
from .heads import head_of

__all__ = ["Name", "names_in", "posts_in"]

_OWNERS = frozenset("Council Cabinet Board Committee Partnership".split())
_TOKEN = re.compile(r"[\w’'&/+-]+(?:-\w+)*|[^\w\s]")
_INNER = frozenset("and for in of on to with &".split())
_NEVER_FIRST = frozenset(
    """a an all additionally also any as at both but by during each every finally following for from further furthermore her his how however
    links other
    if in its it key many most no on our over report since some subject such that the their
    then there therefore these they this those through
    to under until upon was we what when where which while whilst who with within your
    january february march april may june july august september october november december
    draft revised current new previous final proposed""".split()
)
_COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve".split())  # "Three Lakes Forum", but "Three Lake Forums"
_SUFFIX = re.compile(rf"(?P<years>\s*\(?{PERIOD}\)?| 20\d\d(?![\d/]))?(?P<quoted>,? ‘[A-Z][^‘’]*(?:’\w[^‘’]*)*’)?")
_ACRONYM = re.compile(r" \((?:‘|“)?(?:the )?(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:’|”)?\)")
_ALIAS = re.compile(r" \((?P<alias>[A-Z][\w’-]*(?: (?:and |of |for |& )?[A-Z][\w’-]*)+)\)")
#: "Ports, " before "Piers and Harbours Forum", behind an article: still the name.
_LISTED = re.compile(r"(?:\b(?:the|a|an|our|[’']s) |^)(?P<more>(?:[A-Z][\w’-]+(?: [A-Z][\w’-]+)*, )+)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at the characters `start` to `end` of a text.

    `head` is what its last word tells (None where no head word was found); `aliases` are the short form, title or
    other name that the text gives with it; `years` is its period as printed.
    """

    start: int
    end: int
    text: str
    head: InstrumentHead | BodyHead | None
    aliases: tuple[str, ...] = ()
    years: str = ""


def posts_in(text: str, convention: Convention) -> Iterator[tuple[int, int]]:
    """Where posts are named ("Director of Ports and Harbours")."""
    for match in _posts(convention.words("bodies", "posts")).finditer(text):
        if any(character.isupper() for character in match[0][:1]):
            yield match.span()


def names_in(text: str, convention: Convention, place: str = "") -> Iterator[Name]:
    """Every name in a text. `place` is the council's own name, which is no part of its strategies' names."""
    return iter(_names_in(text, convention, place))


@lru_cache(maxsize=4096)  # the same sentences are gone through for the council, the plans, the bodies and the links
def _names_in(text: str, convention: Convention, place: str) -> tuple[Name, ...]:
    return tuple(_found(text, convention, place))


def _found(text: str, convention: Convention, place: str) -> Iterator[Name]:
    blanked = _blank(text, posts_in(text, convention))
    if text.isupper():
        return  # a title in capitals does not tell its names apart
    not_names = convention.words("instruments", "not_names")
    none = convention.pattern("names", "none")  # what reads like a name and is none
    for match in _begun(convention.words("bodies", "begin")).finditer(blanked):
        yield Name(*match.span(), match[0], BodyHead(match["first"].casefold(), "Partner"))
        blanked = _blank(blanked, iter([match.span()]))
    for run in _runs(list(_TOKEN.finditer(blanked)), blanked, place):
        named = (name for name in _names_of_run(run, text, convention, place) if name.text.casefold() not in not_names)
        yield from (name for name in named if name.text == place or not none.search(name.text))


def _blank(text: str, spans: Iterator[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "," * (end - start) + text[end:]
    return text


def _runs(tokens: Sequence[re.Match[str]], text: str, place: str) -> Iterator[list[re.Match[str]]]:
    """Runs of capitalised words with little words between; a possessive of a body or the place ends one."""
    run: list[re.Match[str]] = []
    for i, token in enumerate(tokens):
        word = token[0]
        adjoins = not run or text[run[-1].end() : token.start()] in (" ", "")
        capital = word[0].isupper() or (word[0].isdigit() and len(word) > 1 and not re.fullmatch(r"(?:19|20)\d\d", word))
        bridges = run and _bridges(word, run[-1][0], [token[0] for token in tokens[i + 1 : i + 3]])
        if adjoins and (capital or bridges) and word[0].isalnum() | (word == "&"):
            run.append(token)
            owner = re.fullmatch(r"(?P<owner>.+)[’']s", word)
            if owner and owner["owner"] in _OWNERS | {place.partition(" ")[0]}:
                yield run
                run = []
            continue
        if run:
            yield run
        run = [token] if capital else []
    if run:
        yield run


def _bridges(word: str, before: str, after: Sequence[str]) -> bool:
    """Whether a little word stands inside a name: "Ports and Harbours", "Ready for the Tide"."""
    if word == "for" and after[:1] == ["the"] and len(after) == 2:
        return after[1][0].isupper()
    if word == "the":
        return before == "for" and after[0][0].isupper() if after else False
    return word in _INNER and bool(after) and after[0][0].isupper()


def _names_of_run(run: list[re.Match[str]], text: str, convention: Convention, place: str) -> Iterator[Name]:
    words = [re.sub(r"[’']s$", "", token[0]) if i == len(run) - 1 else token[0] for i, token in enumerate(run)]
    first = 0
    while first < len(words):
        if words[first].casefold() in _NEVER_FIRST or words[first] in _INNER or re.fullmatch(r"(?:19|20)\d\d", words[first]):
            first += 1
            continue
        if place and " ".join(words[first : first + len(place.split())]) == place and first + len(place.split()) < len(words):
            end = first + len(place.split())
            yield Name(run[first].start(), run[end - 1].start() + len(words[end - 1]), place, head_of(place, convention))
            first = end
            continue
        last, head = _first_end(words, first, convention)
        if head is None:
            lower = re.match(r" (?P<word>[a-z]+(?: of work)?)\b", text[run[-1].end() :])
            head = head_of(f"x {lower['word']}", convention) if lower and len(words) - first >= 2 else None
            if lower and head and not (isinstance(head, InstrumentHead) and head.titled):
                if isinstance(head, BodyHead) and _last_number(words[first:]):
                    return
                start, end = run[first].start(), run[-1].end() + lower.end()
                yield Name(start, end, text[start:end], head)
                return
            start, end = run[first].start(), run[-1].start() + len(words[-1])
            if end - start > 1:  # "N=185" names nothing
                yield _named(text, start, end, _apposed(text[:start], convention))
            return
        if isinstance(head, BodyHead) and (number := _last_number(words[first:last])):
            first += number
            continue
        if isinstance(head, BodyHead) and words[first].casefold() in _COUNTS and words[last].endswith("s"):
            first += 1
            continue
        start, end = run[first].start(), run[last].start() + len(words[last])
        if isinstance(head, InstrumentHead) and head.titled and text.startswith(" of ", end):
            first = last + 1  # "Members’ Code of Conduct" is no Members’ Code
            continue
        listed = _LISTED.search(text[:start]) if " and " in text[start:end] else None
        yield _named(text, listed.start("more") if listed else start, end, head)
        first = last + 1


def _last_number(words: Sequence[str]) -> int:
    """How many words there are up to the last number, which counts what is behind it and is no part of a body's name."""
    return max((i + 1 for i, word in enumerate(words) if word.replace(",", "").isdigit()), default=0)


def _apposed(before: str, convention: Convention) -> InstrumentHead | None:
    """The head word right before a name that has none: "the transformation programme, Fit for the Future"."""
    match = re.search(r"\b(?P<head>[a-z]+ [a-z]+)(?:, (?:called |known as )?| called | known as )(?:the )?‘?$", before)
    head = head_of(match["head"], convention) if match else None
    return head if isinstance(head, InstrumentHead) and head.is_a != "Service" else None


def _named(text: str, start: int, end: int, head: InstrumentHead | BodyHead | None) -> Name:
    """The name with the years, title, abbreviation or alias printed right behind it."""
    aliases: list[str] = []
    suffix = _SUFFIX.match(text, end)
    years = suffix["years"] if suffix and suffix["years"] and not isinstance(head, BodyHead) else ""
    stop = end + len(years or "")
    quoted = re.compile(r",? ‘(?P<title>[A-Z][^‘’]*(?:’\w[^‘’]*)*)’").match(text, stop)
    if quoted and isinstance(head, InstrumentHead):
        aliases += [text[start:end], quoted["title"]]
        stop = quoted.end()
    if short := _ACRONYM.match(text, stop):
        aliases.append(short["short"])
    elif (alias := _ALIAS.match(text, stop)) and not isinstance(head, InstrumentHead):
        aliases.append(alias["alias"])
        stop = alias.end()
    return Name(start, stop, text[start:stop], head, tuple(aliases), (years or "").strip(" ()"))


def _first_end(words: Sequence[str], first: int, convention: Convention) -> tuple[int, InstrumentHead | BodyHead | None]:
    """The first word at which a name may end, and the head it ends in."""
    for last in range(first, len(words)):
        head = head_of(" ".join(words[first : last + 1]), convention)
        more = last + 1 < len(words) and words[last + 1] not in _INNER
        further = more and any(head_of(" ".join(words[first : k + 1]), convention) for k in range(last + 1, len(words)))
        if head and not further:
            return last, head
    return len(words) - 1, None


@cache
def _begun(first_words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches names that are told by their first word: "Healthwatch Westbay"."""
    return re.compile(rf"\b(?P<first>{'|'.join(first_words)})(?: [A-Z][\w-]+)*")


@cache
def _posts(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?i:{_plain_case(pattern)})(?!\w)" for pattern in patterns))


def _plain_case(pattern: str) -> str:
    """Capitals in the pattern stay capitals though the rest is blind to case."""
    return pattern.replace("[A-Z]", "(?-i:[A-Z])")
