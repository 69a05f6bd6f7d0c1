"""From the parts of one plan to those of the next: who goes on as whom, and why.

What a paper says comes first. Then the same words; then what is split or merged, where several parts together hold the words of
one; then the pairs that are each other's nearest. The smallest parts are joined first, so that an outcome with a new name is
known by its description and by the sub-outcomes that went with it. All but what a paper says is a suggestion, with its score and
its words; that a part was dropped says that it was not found in the papers on the later plan, no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..extracting.sameness import plain
from ..receipt import Receipt
from .likeness import Likeness, Words
from .outlines import Part, PlanOutline

__all__ = ["Comparison", "Descent", "Fate", "compare"]

_TIERS = (("Aim", "Action", "Commitment"), ("SubOutcome",), ("Outcome",))
_ALIKE = 0.5  # likeness from which two wordings may be of one thing
_PIECE = 0.6  # share of a piece's words that the whole must hold
_WHOLE = 0.7  # share of the whole's words that its pieces must hold together
_DESCRIBED = 0.8  # likeness of two descriptions from which they tell of one thing
_WITH_PARTS = 0.6  # share of their parts, two at least, that two outcomes must have in common to be one under another name


class Fate(StrEnum):
    """What became of a part."""

    CARRIED = "carried"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Descent:
    """What became of a part, or where it came from.

    `before` and `after` are one part each, but for a split (several after), a merger (several before), what was dropped (none
    after) and what is new (none before). `likeness` is of their words, `because` the reason in words; `grade` is "stated" where
    `said` holds the words of a paper, else "suggested", and "" where nothing was found. `moved` is told of one that stands under
    another parent now.
    """

    fate: Fate
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    likeness: Likeness
    because: str
    grade: str = "suggested"
    said: tuple[Receipt, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans and what became of the parts of the first, in its order, then what is new."""

    before: PlanOutline
    after: PlanOutline
    descents: tuple[Descent, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many there are of each fate, and how many moved."""
        found = Counter(descent.fate.value for descent in self.descents)
        return {**{fate.value: found[fate] for fate in Fate}, "moved": sum(descent.moved for descent in self.descents)}


def compare(before: PlanOutline, after: PlanOutline) -> Comparison:
    """What became of the parts of one plan in another."""
    joining = _Joining(before, after)
    for kinds in _TIERS:
        joining.join(kinds)
    joining.same_words(before.parts, after.parts)  # an outcome that became a sub-outcome
    descents = [*joining.descents, *joining.left_over()]
    place = {part.iri: at for at, part in enumerate((*before.parts, *after.parts))}
    moved = _moves(descents)
    found = [_with_move(descent, moved) for descent in descents]
    return Comparison(before, after, tuple(sorted(found, key=lambda each: place[(each.before or each.after)[0].iri])))


class _Joining:
    """Joins parts of two plans; what is joined is taken."""

    def __init__(self, before: PlanOutline, after: PlanOutline) -> None:
        self.before, self.after = before, after
        self.words = Words([part.label for part in (*before.parts, *after.parts)])
        self.descents: list[Descent] = []
        self.taken: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        self.alike: dict[tuple[str, str], tuple[float, float]] = {}

    def join(self, kinds: Sequence[str]) -> None:
        old = [part for part in self.before.parts if part.kind in kinds]
        new = [part for part in self.after.parts if part.kind in kinds]
        self._said(old, new)
        self.same_words(old, new)
        self._pieces(old, new, Fate.SPLIT)
        self._pieces(new, old, Fate.MERGED)
        self._nearest(old, new)

    def left_over(self) -> Iterable[Descent]:
        nothing = Likeness(0.0)
        for part in self._free(self.before.parts):
            yield Descent(Fate.DROPPED, (part,), (), nothing, f"not found in the papers on the {self.after.label}", "")
        for part in self._free(self.after.parts):
            yield Descent(Fate.NEW, (), (part,), nothing, f"not found in the papers on the {self.before.label}", "")

    def same_words(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        for part in self._free(old):
            same = [each for each in self._free(new) if plain(each.label) == plain(part.label)]
            if same:
                best = max(same, key=lambda each: (each.kind == part.kind, (part.above, each.above) in self.pairs))
                self._take(Fate.CARRIED, (part,), (best,), "the same words")

    def _said(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        known = {part.iri: part for part in old}
        for part in new:
            told = {iri: said for iri, said in part.replaces.items() if iri in known}
            if told:
                same = len(told) == 1 and plain(part.label) == plain(known[next(iter(told))].label)
                fate = Fate.CARRIED if same else Fate.MERGED if len(told) > 1 else Fate.RENAMED
                said = tuple(receipt for receipts in told.values() for receipt in receipts)
                self._take(fate, tuple(known[iri] for iri in told), (part,), "a paper says so", said)

    def _pieces(self, wholes: Sequence[Part], parts: Sequence[Part], fate: Fate) -> None:
        """Parts that together hold the words of one: the words of each stand in it, and in none more."""
        free = self._free(parts)
        for whole in self._free(wholes):
            pieces = [part for part in free if part.iri not in self.taken and self._is_piece(part, whole, wholes)]
            pieces = [part for part in pieces if self._adds(part, whole, pieces)]
            together = self.words.covered(whole.label, [part.label for part in pieces])
            if len(pieces) > 1 and together >= _WHOLE:
                because = f"together they hold {together:.0%} of its words, by weight"
                old, new = ((whole,), tuple(pieces)) if fate is Fate.SPLIT else (tuple(pieces), (whole,))
                self._take(fate, old, new, because)

    def _is_piece(self, part: Part, whole: Part, wholes: Sequence[Part]) -> bool:
        held = self.words.covered(part.label, [whole.label])
        return held >= _PIECE and all(self.words.covered(part.label, [other.label]) <= held for other in self._free(wholes))

    def _adds(self, part: Part, whole: Part, pieces: Sequence[Part]) -> bool:
        """Whether a piece holds words of the whole that the other pieces do not."""
        others = [piece.label for piece in pieces if piece is not part]
        return self.words.covered(whole.label, [*others, part.label]) > self.words.covered(whole.label, others)

    def _nearest(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        """The pairs that are each other's nearest, the nearest first."""
        while True:
            rows = {(a.iri, b.iri): (*self._score(a, b), a, b) for a in self._free(old) for b in self._free(new)}
            best = [
                (score, because, a, b)
                for (one, other), (score, because, a, b) in rows.items()
                if because
                and score >= max(row[0] for (x, _), row in rows.items() if x == one)
                and score >= max(row[0] for (_, y), row in rows.items() if y == other)
            ]
            if not best:
                return
            _, because, a, b = max(best, key=lambda row: (row[0], row[2].kind == row[3].kind))
            self._take(Fate.RENAMED, (a,), (b,), because)

    def _score(self, a: Part, b: Part) -> tuple[float, str]:
        """How near two parts are, and why, "" if not near enough: by words, by description, by the parts that they share."""
        words, described = self._alike(a, b)
        shared = self._shared(a, b)
        reasons = (
            (words, _ALIKE, "their words are alike"),
            (described * 0.9, _DESCRIBED * 0.9, "their descriptions are alike"),
            (shared * 0.8, _WITH_PARTS * 0.8, f"{shared:.0%} of their parts are the same"),
        )
        score, _, because = max((reason for reason in reasons if reason[0] >= reason[1]), default=(words, 0.0, ""))
        return score, because

    def _alike(self, a: Part, b: Part) -> tuple[float, float]:
        """How alike the words and the descriptions of two parts are: asked for each time a pair was joined, and ever the same."""
        known = self.alike.get((a.iri, b.iri))
        if known is None:
            described = self.words.likeness(a.described, b.described).score if a.described and b.described else 0.0
            known = self.alike[a.iri, b.iri] = (self.words.likeness(a.label, b.label).score, described)
        return known

    def _shared(self, a: Part, b: Part) -> float:
        """The share of the parts of two parts that were joined with each other."""
        old = [part.iri for part in self.before.parts if part.above == a.iri]
        new = [part.iri for part in self.after.parts if part.above == b.iri]
        kept = sum(any((x, y) in self.pairs for y in new) for x in old)
        found = sum(any((x, y) in self.pairs for x in old) for y in new)
        return (kept + found) / (len(old) + len(new)) if kept > 1 else 0.0

    def _free(self, parts: Sequence[Part]) -> list[Part]:
        return [part for part in parts if part.iri not in self.taken]

    def _take(self, fate: Fate, old: tuple[Part, ...], new: tuple[Part, ...], because: str, said: tuple[Receipt, ...] = ()) -> None:
        likeness = self.words.likeness(" ".join(part.label for part in old), " ".join(part.label for part in new))
        self.descents.append(Descent(fate, old, new, likeness, because, "stated" if said else "suggested", said))
        self.taken.update(part.iri for part in (*old, *new))
        self.pairs.update((a.iri, b.iri) for a in old for b in new)


def _moves(descents: Iterable[Descent]) -> dict[str, set[str]]:
    """For each part of the first plan, those of the second that it goes on as."""
    found: dict[str, set[str]] = {}
    for descent in descents:
        for part in descent.before:
            found.setdefault(part.iri, set()).update(each.iri for each in descent.after)
    return found


def _with_move(descent: Descent, goes_on: Mapping[str, set[str]]) -> Descent:
    """The same, told of a move where no new part stands under what an old parent goes on as, or where the level changed."""
    parents = {part.above for part in descent.before if part.above in goes_on}
    heirs = {iri for parent in parents for iri in goes_on[parent]}
    above = {part.above for part in descent.after if part.above}
    other_level = descent.fate is Fate.CARRIED and descent.before[0].kind != descent.after[0].kind
    return replace(descent, moved=bool(parents and above and not above & heirs) or other_level)
