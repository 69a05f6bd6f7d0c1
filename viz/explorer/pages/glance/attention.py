"""What of a plan needs attention: what ends too early, what has no strategy behind it, and defects of the papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....queries.asking import ask
from .....queries.catalogue import question
from .....queries.checking import Severity, read_profile
from ...scope import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .....queries.asking import Answer
    from ...visit import Visit

__all__ = ["PLANS", "Attention", "Item", "attention_of"]

_SHOWN = 4
#: The kind of an instrument that is no strategy, but a plan such as this one.
PLANS = "strategic plan"
_GRAVE = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things that need attention: what to read, where it leads, and a remark that warns."""

    text: str
    href: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Attention:
    """A kind of thing that needs attention: how many there are, the first of them or why there is `none`, and where it goes on."""

    title: str
    count: int
    items: tuple[Item, ...]
    none: str
    onward: str
    href: str


def attention_of(
    visit: Visit, scope: Mapping[str, str], asked: Mapping[str, str], instruments: Answer, parts: Answer
) -> Iterator[Attention]:
    """Give what needs attention, of a plan where it is one of several: of its `instruments` by expiry, and of its `parts` at a glance."""
    store, to = visit.shown.store, visit.to
    ending = [line for line in instruments.lines if line.cells["inside"] == "yes" and line.cells["kind"] != PLANS]
    yield _attention(
        "Strategies that end before the plan does",
        [Item(line.cells["instrument"], to.thing(line.about["instrument"]), f"ends {line.cells['expires']}") for line in ending],
        "None of those whose end the papers give.",
        ("By when they end", to.page("/questions/instruments-by-expiry", **asked)),
    )
    bare = [line for line in parts.lines if "subOutcome" in line.about and line.cells["strategies"] == "0"]
    yield _attention(
        "Sub-outcomes for which no strategy was found",
        [Item(line.cells["subOutcome"], to.thing(line.about["subOutcome"])) for line in bare],
        "Every sub-outcome found has a strategy behind it.",
        ("All of them, with what was found", to.page("/questions/sub-outcomes-without-strategy", **asked)),
    )
    if not scope or any(parameter.name == PLAN for parameter in question("findings").parameters):
        severities = read_profile()
        found = ask(store, "findings", None, **scope).lines
        grave = [line for line in found if severities.get(line.cells["kind"].replace(" ", "-")) in _GRAVE]
        yield _attention(
            "Defects that the papers hold",
            [Item(line.cells["finding"], to.page(f"/findings#{line.cells['kind'].replace(' ', '-')}", **asked)) for line in grave],
            "None of the kinds that are looked for.",
            ("All findings", to.page("/findings", **asked)),
        )


def _attention(title: str, items: Iterable[Item], none: str, onward: tuple[str, str]) -> Attention:
    items = tuple(dict.fromkeys(items))
    return Attention(title, len(items), items[:_SHOWN], none, *onward)
