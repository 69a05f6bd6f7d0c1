"""Suggestions, verdicts and decisions as a terminal shows them, and the queue as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.text import Text

from ...queries.wording import noun
from .output import called_as
from .terminal import console, table, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from ...graph.reviewing import Entry, Filled, Offer, Queue

__all__ = ["queue_as_json", "show_filled", "show_log", "show_offer", "show_queue"]

_QUOTED = 3  # quotations of one offer that a terminal shows


def show_queue(queue: Queue) -> None:
    """List the open offers, the best first."""
    screen = console()
    if queue:
        rows = [(words(offer.id, "cyan"), words(f"{offer.score:.2f}"), _claim(offer), _why(offer)) for offer in queue]
        screen.print(table(screen.width, "Id", "Score", "Suggested", "Going by", rows=rows, numbers=[1]))
        screen.print()
    hint = f" · {called_as()} review accept|reject ID" if queue else ""
    screen.print(words(f"{noun(len(queue), 'suggestion', 'suggestions')} open for review{hint}", "dim"))


def show_offer(screen: Console, offer: Offer, place: int, total: int) -> None:
    """Show one offer with all that an officer needs to judge it."""
    screen.print()
    screen.print(words(f"{place} of {total} · {offer.id} · score {offer.score:.2f} · {offer.method.value}", "dim"))
    screen.print(Text.assemble(words(offer.subject.title, "bold"), words(f" ({offer.subject.kind})", "dim")))
    lens = f", {offer.lens}" if offer.lens else ""
    screen.print(Text.assemble(f"  {offer.relation} ", words(offer.object.title, "bold"), words(f" ({offer.object.kind}{lens})", "dim")))
    screen.print(words(f"  going by: {offer.words}", "magenta"))
    for receipt in offer.receipts[:_QUOTED]:
        screen.print(Text.assemble(words(f"  {receipt.place}: ", "dim"), words(f"“{receipt.words}”")))
    if offer.kept:
        screen.print(words(f"  Accepting it: {offer.consequence}", "yellow"))


def show_filled(lines: Sequence[Filled]) -> None:
    """Show what a sheet would change."""
    screen = console()
    rows = [(words(str(filled.line)), words(filled.answer.value, _colour(filled.answer.value)), _claim(filled.offer)) for filled in lines]
    screen.print(table(screen.width, "Line", "Verdict", "Suggested", rows=rows, numbers=[0]))
    screen.print()


def show_log(entries: Sequence[Entry]) -> None:
    """Show what was decided; what no longer holds is dim."""
    screen = console()
    if entries:
        screen.print(table(screen.width, "Id", "When", "By", "Verdict", "What", rows=[_logged(entry) for entry in entries]))
        screen.print()
    standing = sum(entry.stands and entry.verdict != "undone" for entry in entries)
    screen.print(words(f"{noun(len(entries), 'decision', 'decisions')}, {standing} in force", "dim"))


def queue_as_json(queue: Queue) -> str:
    """Give the open offers as JSON: an array of objects."""
    return json.dumps(list(map(_object, queue)), ensure_ascii=False, indent=2) + "\n"


def _object(offer: Offer) -> dict[str, object]:
    return {
        "id": offer.id,
        "iri": offer.iri,
        "method": offer.method.value,
        "score": offer.score,
        "words": offer.words,
        "subject": {"iri": offer.subject.iri, "title": offer.subject.title, "kind": offer.subject.kind},
        "predicate": offer.predicate,
        "relation": offer.relation,
        "object": {"iri": offer.object.iri, "title": offer.object.title, "kind": offer.object.kind},
        "lens": offer.lens,
        "receipts": list(map(asdict, offer.receipts)),
    }


def _claim(offer: Offer) -> Text:
    lens = f" ({offer.lens})" if offer.lens else ""
    return Text.assemble(
        words(offer.subject.title), words(f"\n→ {offer.relation} ", "dim"), words(offer.object.title, "bold"), words(lens, "dim")
    )


def _why(offer: Offer) -> Text:
    return Text("\n").join(_reasons(offer))


def _reasons(offer: Offer) -> Iterator[Text]:
    yield words(offer.words, "magenta")
    for place in dict.fromkeys(receipt.place for receipt in offer.receipts[:_QUOTED]):
        yield words(place, "dim")


def _logged(entry: Entry) -> tuple[Text, ...]:
    style = "" if entry.stands else "dim"
    note = f" [{entry.note}]" if entry.note else ""
    verdict = entry.verdict if entry.stands else f"{entry.verdict}, no longer in force"
    told = (entry.id, f"{entry.when:%d %b %Y %H:%M} UTC", entry.who or "not given", verdict, entry.what + note)
    return tuple(words(text, style) for text in told)


def _colour(verdict: str) -> str:
    return "green" if verdict == "accept" else "red"
