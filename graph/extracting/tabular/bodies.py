"""The bodies and posts that cells name, each entered once with its spellings; people are never kept."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ....ontology.terms import BODY, COUNCIL, DEPARTMENT, GT, PARTNER, POST
from ...conventions import Convention
from ...statement import Thing
from ..classes import BODIES
from ..register import Register
from ..sameness import plain
from .cells import Cell, Piece
from .headers import plain_words
from .splitting import Splitting, body_key

__all__ = ["Bodies"]

_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)\s*$")
_DASH = re.compile(r"(?P<before>[^;,\n]*?)\s[-–]\s")
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z]*s?")
_MOST_WORDS = 10  # of a name; more is a sentence
_NO_NAME = re.compile(r"\b(?:will|should|must|shall|is|are|was|were|has|have|been|to be)\b", re.IGNORECASE)
_OTHERS = re.compile(r"organi[sz]ation|agenc|partner|part(?:y|ies)\b|bod(?:y|ies)|jurisdiction|board", re.IGNORECASE)


@dataclass(slots=True)
class Bodies:
    """Who is named in which words. `learn` all cells of the papers first: how a name is cut and spelt rests on all of them."""

    convention: Convention
    register: Register
    council: str
    people: dict[Cell, None] = field(default_factory=dict)
    unread: dict[Cell, None] = field(default_factory=dict)
    _led: set[str] = field(default_factory=set)  # people whom a column of leads names: who leads here is no partner there
    _splitting: Splitting = field(init=False)
    _spelt: dict[str, Counter[str]] = field(default_factory=dict)
    _things: dict[str, Thing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._splitting = Splitting(self.convention)

    def learn(self, cells: Iterable[Cell]) -> None:
        """Take note of the names in cells and of how each is spelt."""
        known = list(cells)
        self._splitting.learn(cell.lines for cell in known)
        for cell in known:
            for piece in self._pieces(cell):
                self._spelt.setdefault(body_key(piece.text), Counter())[piece.text] += 1

    def named(self, cell: Cell) -> Iterator[tuple[Thing, Piece]]:
        """The bodies that take part, and the words that name each."""
        for piece in self._pieces(cell):
            if plain(piece.text) in self._led or self._is_person(piece.text, lead=False):
                self.people[cell] = None
            elif thing := self._entered(piece, BODY):
                yield thing, piece

    def leads(self, cell: Cell, header: str) -> Iterator[tuple[Thing, Piece]]:
        """The departments, bodies and posts that a column of leads names; people are only counted."""
        kind = BODY if _OTHERS.search(header) else DEPARTMENT
        for piece in self._pieces(cell, lead=True):
            if self._is_post(piece.text):
                yield self._entered_as(piece, POST), piece
            elif self._is_person(piece.text, lead=True):
                self.people[cell] = None
                self._led.add(plain(piece.text))
            elif thing := self._entered(piece, kind):
                yield thing, piece

    def _pieces(self, cell: Cell, *, lead: bool = False) -> Iterator[Piece]:
        """The names in a cell, without what stands in brackets behind them, unless that is the post of a person."""
        unknown = plain_words(self.convention, "unknown")
        if plain(cell.text) in unknown:
            return
        text = _DASH.sub(self._parted, cell.lines) if lead else cell.lines
        for begin, end in self._splitting.parts(text):
            start, words = begin, text[begin:end].replace("\n", " ")
            if bracket := _BRACKET.search(words):
                outside = words[: bracket.start()]
                if lead and self._is_person(outside, lead=True) and not _SHORT_FORM.fullmatch(bracket["inside"]):
                    start, words = start + bracket.start("inside"), bracket["inside"]
                    self._led.add(plain(outside))
                else:
                    words = outside
            if not any(map(str.isalpha, words)) or plain(words) in unknown:
                continue
            if len(words.split()) > _MOST_WORDS or _NO_NAME.search(words):
                self.unread[cell] = None
                continue
            yield Piece(cell, start, words)

    def _parted(self, match: re.Match[str]) -> str:
        """A dash behind a person parts her from her team ("Jane Smith - Housing"), behind a post it is in its name; as long as before."""
        return match[0] if self._is_post(match["before"].strip()) else f"{match['before']} ; "

    def _entered(self, piece: Piece, kind: str) -> Thing | None:
        """The body that words name, by the most usual of its spellings."""
        key = body_key(piece.text)
        group = next((g for g in self.convention.groups if re.fullmatch(g["pattern"], piece.text, re.IGNORECASE)), None)
        if key not in self._things:
            spelt = self._spelt.get(key, Counter({piece.text: 1}))
            label = group["label"] if group else max(spelt, key=lambda name: (spelt[name], sum(map(str.isupper, name)), name))
            if self._is_council(label):
                label = self.council
            known = self.register.known(BODIES, label)
            self._things[key] = known or self.register.enter(GT + group["is_a"] if group else self._class(label, kind), label)
        thing = self._things[key]
        self.register.mention(thing, piece.text, piece.quote())
        if bracket := _BRACKET.search(piece.cell.text[piece.start :].split(",")[0]):
            self._short_form(thing, bracket["inside"])
        return thing

    def _entered_as(self, piece: Piece, kind: str) -> Thing:
        thing = self.register.enter(kind, piece.text[:1].upper() + piece.text[1:])
        self.register.mention(thing, piece.text, piece.quote())
        return thing

    def _short_form(self, thing: Thing, words: str) -> None:
        """The short form in brackets, "Integrated Care Board (ICB)", is a name of it from here on."""
        if _SHORT_FORM.fullmatch(words):
            self.register.alias(thing, words)
            self._things.setdefault(body_key(words), thing)

    def _class(self, name: str, kind: str) -> str:
        """The class that the last words of a name tell; one that tells none is what its column is for."""
        text = plain(name)
        if self._is_council(name):
            return COUNCIL
        head = next((head for head in self.convention.body_heads if re.search(rf"\b{head.head}s?$", text)), None)
        if head is None or GT + head.is_a == BODY:
            return kind
        return PARTNER if head.is_a == "Council" else GT + head.is_a

    def _is_council(self, name: str) -> bool:
        """Whether a name is the council's own, or what its own sheet calls it: "County Council"."""
        own, text = plain(self.council), plain(name).removeprefix("the ")
        return bool(own) and (own == text or (text.endswith("council") and own.endswith(f" {text}")))

    def _is_post(self, words: str) -> bool:
        return bool(self.convention.pattern("bodies", "posts").fullmatch(words))

    def _is_person(self, words: str, *, lead: bool) -> bool:
        """Whether words are a person's name. Among leads also two or three capitalised words of which none is a body's."""
        words, patterns = _without_accents(words), self.convention.words("bodies", "people")
        if re.fullmatch(patterns[0], words, re.IGNORECASE) or "@" in words:
            return True
        if not lead:
            return False
        tokens = words.split()
        if len(tokens) in (2, 3) and all(re.fullmatch(r"[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?|[A-Z]\.?", token) for token in tokens):
            known = plain_words(self.convention, "bodies")
            return not any(plain(token) in known or plain(token).removesuffix("s") in known for token in tokens)
        return any(re.fullmatch(pattern, words) for pattern in patterns[1:])


def _without_accents(words: str) -> str:
    """Siobhán as Siobhan, so that the patterns of names need only plain letters."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))
