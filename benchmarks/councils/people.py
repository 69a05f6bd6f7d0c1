"""What the papers tell of bodies, meetings and duties."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from goldenthread.graph.statement import Thing, Typed
from goldenthread.ontology import terms as t

from .paper import Paper
from .plan import Council
from .telling import Telling

__all__ = ["tell_bodies"]

_BOARDS = "Outcome Boards"


def tell_bodies(telling: Telling, council: Council, plan: Thing, papers: tuple[Paper, Paper], chance: Random) -> None:
    """The boards that watch the plan, who is consulted on it and when, and who reports to whom."""
    cabinet, scrutiny = papers
    bodies = [telling.thing(kind, name) for kind, name in council.bodies]
    cabinet.under("Governance")
    cabinet.paragraph()
    _boards(telling, council, cabinet, bodies, chance)
    for paper in papers:
        _consultation(telling, plan, paper, bodies, chance)
    for body in bodies:
        if body not in {mention.thing for mention in telling.mentions} or chance.random() < 0.4:
            paper = chance.choice(papers)
            telling.mention(paper.say(f"{telling.labels[body]} will be kept informed."), body)
    _history(telling, plan, cabinet, chance)
    _duties(telling, cabinet, bodies, chance)
    scrutiny.paragraph()


def _boards(telling: Telling, council: Council, paper: Paper, bodies: list[Thing], chance: Random) -> None:
    boards = telling.thing("OutcomeBoard", _BOARDS)
    before = telling.thing("OutcomeBoard", "Outcome Advisory Boards")
    said = paper.say(f"{_BOARDS} replace the Outcome Advisory Boards and monitor each outcome.")
    telling.mention(said, boards, before)
    telling.state(boards, t.REPLACES, before, said)
    plan = f"{council.plan} ({council.first}-{council.last % 100:02d})"
    watching = [boards, *[body for body in bodies if body.kind.endswith("PartnershipBoard") and chance.random() < 0.25]]
    for outcome in council.outcomes:
        for board in watching if chance.random() < 0.3 else watching[:1]:
            whole = next(thing for thing, label in telling.labels.items() if label == outcome.label and thing.kind == t.OUTCOME)
            telling.state(
                board, t.MONITORS, whole, said if board is boards else paper.say(f"{telling.labels[board]} monitors {outcome.label}.")
            )
    team = telling.thing("ManagementTeam", "Corporate Management Team")
    said = paper.say(f"{_BOARDS} report to the Corporate Management Team every six months on the {plan}.")
    telling.mention(said, boards, team)
    telling.state(boards, t.REPORTS_TO, team, said)
    for body in chance.sample(bodies, min(len(bodies), chance.randint(2, 4))):
        said = paper.say(f"{_BOARDS} draw members from {telling.labels[body]}.")
        telling.mention(said, boards, body)
        telling.state(boards, t.DRAWS_MEMBERS_FROM, body, said)
    partner = chance.choice(bodies)
    telling.state(boards, t.WORKS_WITH, partner, paper.say(f"{_BOARDS} work with {telling.labels[partner]}."))


def _consultation(telling: Telling, plan: Thing, paper: Paper, bodies: list[Thing], chance: Random) -> None:
    paper.under("Consultation")
    paper.paragraph()
    start = paper.day + timedelta(days=6)
    end = start + timedelta(days=81)
    event = telling.thing("Consultation", f"Consultation on the {telling.labels[plan]}")
    said = paper.say(f"A 12-week public consultation will commence on {start.day} {start:%B %Y} and end on {end.day} {end:%B %Y}.")
    telling.evidences[event].append(said)
    for predicate, value in (
        (t.STARTS_ON, Typed(str(start), t.XSD_DATE)),
        (t.ENDS_ON, Typed(str(end), t.XSD_DATE)),
        (t.IS_PLANNED, Typed.truth(True)),
    ):
        if not any(record.thing == event and record.predicate == predicate for record in telling.records):
            telling.record(event, predicate, value)
    telling.record(event, t.IS_ABOUT, plan)
    for body in chance.sample(bodies, min(len(bodies), chance.randint(4, 7))):
        if chance.random() < 0.3:
            paper.paragraph()
        name, day = telling.labels[body], start + timedelta(days=chance.randint(1, 30))
        said = paper.say(f"{name} will be consulted at its meeting on {day.day} {day:%B %Y}.")
        telling.mention(said, body, plan)
        telling.state(body, t.IS_CONSULTED_ON, plan, said)
        if chance.random() < 0.5:
            _event(
                telling,
                "Meeting",
                f"Meeting of {name}, {day}",
                str(day),
                (body, plan),
                paper,
                said=f"The meeting of {name} is open to the public.",
            )


def _history(telling: Telling, plan: Thing, paper: Paper, chance: Random) -> None:
    full = telling.thing("DecisionBody", "Council (meeting of the full council)")
    year = int(telling.labels[plan].rpartition("(")[2][:4]) - 4
    before = telling.thing("StrategicPlan", f"{telling.labels[plan].rpartition(' (')[0]} ({year}-{(year + 4) % 100:02d})")
    said = paper.say(f"On 6 December {year - 1} the Council approved the {telling.labels[before]}, which the new plan replaces.")
    telling.mention(said, before, full)
    telling.state(full, t.APPROVED, before, said)
    telling.state(plan, t.REPLACES, before, said)
    for predicate, each in ((t.VALID_FROM, year), (t.VALID_UNTIL, year + 4)):
        telling.state(before, predicate, Typed(str(each), t.XSD_G_YEAR), said)
    for name in chance.sample(
        ("declared a climate emergency", "signed an armed forces covenant", "adopted a motion on poverty", "agreed a budget"), 3
    ):
        _event(
            telling,
            "Event",
            f"The Council {name}, {year + 1}-05-15",
            f"{year + 1}-05-15",
            (full,),
            paper,
            said=f"On 15 May {year + 1} it {name}.",
        )


def _duties(telling: Telling, paper: Paper, bodies: list[Thing], chance: Random) -> None:
    for often in ("six-monthly", "quarterly"):
        owed = chance.choice(bodies)
        duty = telling.thing("Duty", f"{_BOARDS} report to {telling.labels[owed]}, {often}")
        telling.record(duty, t.IS_OWED_BY, telling.thing("OutcomeBoard", _BOARDS))
        telling.record(duty, t.IS_OWED_TO, owed)
        telling.record(duty, t.HAS_FREQUENCY, Typed(often))
        telling.record(duty, t.DESCRIPTION, Typed("progress against the plan"))
        telling.evidences[duty].append(paper.say(f"Progress is reported to {telling.labels[owed]} {often}."))


def _event(telling: Telling, kind: str, label: str, day: str, about: tuple[Thing, ...], paper: Paper, *, said: str) -> None:
    event = telling.thing(kind, label)
    if event in telling.evidences:
        return
    telling.evidences[event].append(paper.say(said))
    telling.record(event, t.STARTS_ON, Typed(day, t.XSD_DATE))
    telling.record(event, t.IS_PLANNED, Typed.truth(day > str(paper.day)))
    for thing in about:
        telling.record(event, t.IS_ABOUT, thing)
