"""Which number an element bears, and which printed numbers are misprints.

A number is right where it fits its outcome: all sub-outcomes of an outcome share what stands before the dot, and there is
no sixth of five. A misprint ("6.13") never becomes the element's number; the right one follows from the place in the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...statement import Quotation
from .outline import Element, Outline

__all__ = ["Misprint", "resolve_numbers"]


@dataclass(frozen=True, slots=True)
class Misprint:
    """A printed number that cannot be right, the one that is ("" where nothing tells), and where it was read."""

    element: Element
    printed: str
    right: str
    quotations: tuple[Quotation, ...]


def resolve_numbers(outline: Outline) -> tuple[Misprint, ...]:
    """Give every element its number: as printed unless it cannot be right, else by its place in the list; return the misprints."""
    misprints: list[Misprint] = []
    for outcome in outline.level("Outcome"):
        children = outline.children(outcome)
        prefix = _prefix(outcome, children)
        outcome.number = prefix
        wrong = list(_misprints(children, prefix))
        misprints += wrong
        for child in children:
            right = child.numbers.keys() - {misprint.printed for misprint in wrong if misprint.element is child}
            child.number = max(right, key=lambda number: (len(child.numbers[number]), number), default="")
        taken = {child.number for child in children}
        for child in children:
            guess = f"{prefix}.{child.position}"
            if not child.number and prefix and child.position and guess not in taken:
                child.number = guess
                taken.add(guess)
    return tuple(misprints)


def _prefix(outcome: Element, children: list[Element]) -> str:
    """The outcome's own number, else what most of its children's numbers begin with."""
    if outcome.numbers:
        return max(outcome.numbers, key=lambda number: (len(outcome.numbers[number]), number))
    begun = Counter(number.rsplit(".", 1)[0] for child in children for number in child.numbers if "." in number)
    return max(begun, key=lambda prefix: (begun[prefix], prefix), default="")


def _misprints(children: list[Element], prefix: str) -> Iterator[Misprint]:
    holders = {number: [c for c in children if number in c.numbers] for c in children for number in c.numbers}
    free = {f"{prefix}.{place}" for place in range(1, len(children) + 1)} - holders.keys()
    for child in children:
        for number in sorted(child.numbers):
            before, _, last = number.rpartition(".")
            by_place = f"{prefix}.{child.position}"
            open_place = child.position and (by_place in free or (by_place != number and by_place in child.numbers))
            beyond = last.isdigit() and int(last) > len(children) and open_place
            shared = len(holders[number]) > 1 and len(child.numbers[number]) < max(len(c.numbers[number]) for c in holders[number])
            twice = len(holders[number]) > 1 and by_place != number and by_place in free
            if (before and before != prefix) or beyond or shared or twice:
                others = [other for other in child.numbers if other != number]
                right = others[0] if others else by_place if by_place in free else ""
                yield Misprint(child, number, right, tuple(child.numbers[number]))
