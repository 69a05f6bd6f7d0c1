"""The review queue: what is suggested and not decided, and what officers say of it.

offer       a suggestion as an officer sees it
queue       the offers that are open, the best first; found by their numbers; narrowed
listing     the same in short, for lists of which one page is shown
verdicts    from accepting and rejecting to decisions
deciding    keeping them while others decide, too
sheet       the queue as CSV, and the verdicts read back from it
log         what was decided, by whom and when
"""

from .deciding import Outcome, Said, decide
from .listing import Listed, list_open, narrowed, numbers_of
from .log import Entry, entries_of, read_log, taken_back
from .offer import Named, Offer
from .queue import Queue, Wanted, read_offers, read_queue
from .sheet import Filled, queue_sheet, read_sheet
from .verdicts import Answer, decision_on

__all__ = [
    "Answer",
    "Entry",
    "Filled",
    "Listed",
    "Named",
    "Offer",
    "Outcome",
    "Queue",
    "Said",
    "Wanted",
    "decide",
    "decision_on",
    "entries_of",
    "list_open",
    "narrowed",
    "numbers_of",
    "queue_sheet",
    "read_log",
    "read_offers",
    "read_queue",
    "read_sheet",
    "taken_back",
]
