"""What the papers tell of strategies, programmes and services: how they stand to the plan, and what works through them."""

from __future__ import annotations

from random import Random

from goldenthread.graph.statement import Thing, Typed
from goldenthread.ontology import terms as t

from .paper import Paper
from .plan import Council
from .telling import Telling

__all__ = ["tell_instruments"]

_TO_PLAN = ((t.COMPLEMENTS, "complements"), (t.UNDERPINS, "underpins"), (t.SUPPORTS, "supports"))
_THROUGH = (
    (t.IMPLEMENTS, "We will do so by the {name}."), (t.DEVELOPS, "We will develop the {name}."), (t.DEVELOPS, "The {name} will follow."),
    (t.IS_DELIVERED_THROUGH, "It is delivered through the {name}."), (t.REVIEWS, "We will review the {name}."),
)  # fmt: skip


def tell_instruments(
    telling: Telling, council: Council, plan: Thing, papers: tuple[Paper, Paper], actions: tuple[Thing, ...], chance: Random
) -> None:
    """Each instrument is named; some bear on the plan, some are what an action works through, some have years."""
    cabinet, scrutiny = papers
    partners = [telling.thing(kind, name) for kind, name in council.bodies if kind in {"Partner", "Body"}]
    several = telling.thing("Partner", "partners")
    for action in actions:
        if "with partners" in telling.labels[action] or chance.random() < 0.18:
            partner = chance.choice([several, several, *partners])
            said = scrutiny.say(f"This involves {telling.labels[partner]}.")
            telling.mention(said, partner)
            telling.state(action, t.INVOLVES, partner, said)
    cabinet.paragraph()
    scrutiny.paragraph()
    for kind, name in council.instruments:
        instrument = telling.thing(kind, name)
        if chance.random() < 0.32:
            predicate, verb = chance.choice(_TO_PLAN)
            said = cabinet.say(f"The {name} {verb} the {telling.labels[plan]}.")
            telling.mention(said, plan)
            telling.state(instrument, predicate, plan, said)
        elif chance.random() < 0.85 and actions:
            predicate, words = chance.choice(_THROUGH)
            action = chance.choice(actions)
            said = scrutiny.say(words.format(name=name))
            telling.state(action, predicate, instrument, said)
            telling.mention(said, action)
        else:
            said = scrutiny.say(f"Details stand in the {name}.")
        telling.mention(said, instrument)
        if chance.random() < 0.2:
            _years(telling, council, instrument, scrutiny, chance)
        if chance.random() < 0.1:
            owner = telling.thing("Department", "Chief Executive’s Department")
            telling.state(owner, t.OWNS, instrument, scrutiny.say(f"The Chief Executive’s Department owns the {name}."))


def _years(telling: Telling, council: Council, instrument: Thing, paper: Paper, chance: Random) -> None:
    first = council.first + chance.randint(-3, 1)
    last = first + chance.randint(3, 6)
    name = f"{telling.labels[instrument]} {first}-{last % 100:02d}"
    said = paper.say(f"The {name} is in force.")
    telling.alias(instrument, name, said)
    telling.state(instrument, t.VALID_FROM, Typed(str(first), t.XSD_G_YEAR), said)
    telling.state(instrument, t.VALID_UNTIL, Typed(str(last), t.XSD_G_YEAR), said)
