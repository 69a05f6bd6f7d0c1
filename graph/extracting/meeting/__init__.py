"""Agendas and minutes: the meeting that a paper is of, its items, and what is put to the meeting or decided by it."""

from .calendar import Listed, calendar_of
from .deciding import Deciding
from .items import Item, items_of
from .occasion import Occasion, find_occasion

__all__ = ["Deciding", "Item", "Listed", "Occasion", "calendar_of", "find_occasion", "items_of"]
