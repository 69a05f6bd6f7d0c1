"""Portraits: all that a page shows of one thing, wherever it stands in the graph.

    >>> from goldenthread.queries import open_plan
    >>> from goldenthread.queries.portraits import portrait
    >>> plan = open_plan()
    >>> seen = portrait(plan.store, plan.find("9.3"))
    >>> [bundle.heading for bundle in seen.bundles if bundle.section == "strategies"]
    ['Supported by']

Only what is near a thing is looked at, so the time does not grow with the graph; where very many links lead to a thing, as to a
subject of a lens in a nation's plans, some are shown and all are counted.

    portrait     what a portrait is                 painting      a portrait of a thing
    links        the links of a thing               grounds       what links rest on, down to the words
    thread       what it is part of, and its parts  around        events, duties, findings, papers; offers: suggestions
    relations    what each relation is called       naming        what things are called
    claims       what links, suggestions and decisions say, and where a quotation stands
    description  the same as triples
"""

from .painting import portrait
from .portrait import Portrait

__all__ = ["Portrait", "portrait"]
