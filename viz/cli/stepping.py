"""Stepping through the review queue with one key an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from ...graph.decisions import record, undo
from ...graph.reviewing import Answer, decision_on
from .offers import show_offer
from .output import called_as
from .terminal import console, words

if TYPE_CHECKING:
    from ...graph.decisions import Decision
    from ...graph.reviewing import Offer, Queue
    from ...graph.workspace import Workspace

__all__ = ["Stepping"]

_KEYS = {"a": Answer.ACCEPT, "r": Answer.REJECT}
_SKIP, _BACK, _QUIT = "s", "u", "q"
_PROMPT = "[a]ccept  [r]eject  [s]kip  [u]ndo the last  [q]uit "
_ENDS = {"\x03", "\x04", "\x1b", ""}  # Ctrl-C, Ctrl-D, Escape, no more input


class Stepping:
    """One sitting of an officer at the queue; she is asked for her name once, when she first decides."""

    def __init__(self, workspace: Workspace, who: str, note: str) -> None:
        self._workspace, self._who, self._note = workspace, who, note
        self._asked = bool(who)
        self._taken: list[tuple[int, tuple[Decision, ...]]] = []  # place in the queue, and what was decided there
        self._screen = console()

    def through(self, queue: Queue) -> int:
        """Ask about each offer until the end or until she stops; give how many decisions were made that still hold."""
        offers, place = queue.offers, 0
        while place < len(offers):
            show_offer(self._screen, offers[place], place + 1, len(offers))
            place = self._answered(offers[place], place, len(offers))
        if not offers:
            self._screen.print(words("Nothing is open for review.", "dim"))
        return sum(len(decisions) for _, decisions in self._taken)

    def _answered(self, offer: Offer, place: int, end: int) -> int:
        """Do what one key says, and give the place to go on from; `end` to stop."""
        while True:
            click.echo(_PROMPT, nl=False)
            key = self._key()
            click.echo(key if key.isprintable() else "")
            if key in _KEYS:
                self._decide(offer, _KEYS[key], place)
                return place + 1
            if key == _SKIP:
                return place + 1
            if key == _BACK:
                return self._undone(place)
            if key == _QUIT or key in _ENDS:
                return end
            self._screen.print(words("Press a, r, s, u or q.", "dim"))

    def _decide(self, offer: Offer, answer: Answer, place: int) -> None:
        if not self._asked:
            self._who = click.prompt("Your name, kept with what you decide (Enter for none)", default="", show_default=False).strip()
            self._asked = True
        decided = record(self._workspace, [decision_on(offer, answer, datetime.now(UTC), self._who, self._note)])
        self._taken.append((place, decided))

    def _undone(self, place: int) -> int:
        if not self._taken:
            self._screen.print(words(f"Nothing to undo in this sitting; {called_as()} review undo ID takes earlier ones back.", "dim"))
            return place
        before, decided = self._taken.pop()
        undo(self._workspace, [decision.iri for decision in decided], datetime.now(UTC), self._who)
        return before

    def _key(self) -> str:
        try:
            return click.getchar().casefold()
        except (EOFError, KeyboardInterrupt):
            return _QUIT
