"""A council's papers: what the cabinet and a scrutiny committee were told of the plan, and of some, how it is getting on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from goldenthread.graph.extracting.extraction import Extraction
from goldenthread.graph.statement import Concept, Finding, Quotation, Thing, Typed
from goldenthread.ontology import terms as t

from .instruments import tell_instruments
from .paper import Paper
from .people import tell_bodies
from .plan import Commitment, Council
from .telling import Telling
from .words import Words

__all__ = ["papers_of"]

_CABINET = "Cabinet"


def papers_of(council: Council, number: int, chance: Random, words: Words) -> Extraction:
    """What two papers tell, and of every third council a third one on the progress of its actions."""
    telling = Telling(council.slug)
    day = date(council.first - 1, chance.randint(6, 11), chance.randint(1, 28))
    committee, concept = chance.choice(words.committees)
    plan = _plan(telling, council)
    cabinet = Paper(f"{council.slug}-{day}-cabinet", _CABINET, day, f"{council.name}: draft {council.plan}")
    second = day + timedelta(days=chance.randint(10, 25))
    scrutiny = Paper(f"{council.slug}-{second}-scrutiny", committee, second, f"{council.plan} and {concept.replace('-', ' ')}")
    writing = _Writing(telling, council, plan, chance, Concept(f"{t.LENS}implications/{concept}"))
    writing.outline(cabinet, numbered=chance.random() < 0.3)
    tell_bodies(telling, council, plan, (cabinet, scrutiny), chance)
    writing.outline(scrutiny, numbered=True)
    actions = writing.commitments(scrutiny)
    tell_instruments(telling, council, plan, (cabinet, scrutiny), actions, chance)
    writing.findings(cabinet, scrutiny)
    posts = [telling.thing("Post", name) for name in chance.sample(words.posts, 6)]
    for post, paper in zip(posts, (cabinet, scrutiny, scrutiny, cabinet, scrutiny, cabinet), strict=True):
        telling.mention(paper.say(f"Officer to contact: {telling.labels[post]}."), post)
    bodies = [telling.thing("DecisionBody", _CABINET), telling.thing("ScrutinyCommittee", committee)]
    papers = [(cabinet, bodies[0], posts[0]), (scrutiny, bodies[1], posts[1])]
    if number % 3 == 2:
        report = Paper(
            f"{council.slug}-{second + timedelta(days=400)}-performance", _CABINET, second + timedelta(days=400), "Performance report"
        )
        writing.progress(report, actions, words)
        papers.append((report, bodies[0], posts[0]))
    return telling.extraction(papers)


def _plan(telling: Telling, council: Council) -> Thing:
    plan = telling.thing("StrategicPlan", f"{council.plan} ({council.first}-{council.last % 100:02d})")
    telling.thing("Council", council.name)
    return plan


class _Writing:
    """Writes the plan's outline and its commitments into papers, telling each sentence."""

    def __init__(self, telling: Telling, council: Council, plan: Thing, chance: Random, concept: Concept) -> None:
        self.telling, self.council, self.plan, self.chance, self.concept = telling, council, plan, chance, concept
        self.plan_slug = plan.key.rpartition("/")[2]

    def _element(self, kind: str, label: str) -> Thing:
        return self.telling.thing(kind, label, self.plan_slug)

    def outline(self, paper: Paper, *, numbered: bool) -> None:
        """The outcomes and sub-outcomes, in a list; numbered, with most of their numbers."""
        telling, council = self.telling, self.council
        paper.under("Background")
        paper.paragraph()
        said = paper.say(f"The {telling.labels[self.plan]} is based on {len(council.outcomes)} strategic outcomes.")
        telling.mention(said, self.plan, telling.thing("Council", council.name))
        for predicate, year in ((t.VALID_FROM, council.first), (t.VALID_UNTIL, council.last)):
            telling.state(self.plan, predicate, Typed(str(year), t.XSD_G_YEAR), said)
        for position, outcome in enumerate(council.outcomes, 1):
            paper.paragraph()
            whole = self._element("Outcome", outcome.label)
            said = paper.say(f"{outcome.label} reflects {outcome.about}.")
            telling.state(whole, t.IS_PART_OF, self.plan, said)
            telling.record(whole, t.HAS_POSITION, Typed(str(position)))
            telling.record(whole, t.DESCRIPTION, Typed(f"Reflects {outcome.about}"))
            if self.chance.random() < 0.5:
                paper.paragraph()
            for place, part in enumerate(outcome.parts, 1):
                self._part(paper, whole, part.label, part.number if numbered and self.chance.random() < 0.65 else "", place)

    def _part(self, paper: Paper, whole: Thing, label: str, number: str, place: int) -> None:
        telling = self.telling
        part = self._element("SubOutcome", label)
        said = paper.say(f"{number} {label};".strip())
        telling.state(part, t.IS_PART_OF, whole, said)
        telling.record(part, t.HAS_POSITION, Typed(str(place)))
        telling.mention(said, part)
        if number:
            telling.state(part, t.NOTATION, Typed(number), said)

    def commitments(self, paper: Paper) -> tuple[Thing, ...]:
        """The aims and actions, outcome by outcome, and what they contribute to; gives the actions."""
        paper.under("Aims and actions")
        actions: list[Thing] = []
        for outcome in self.council.outcomes:
            paper.paragraph()
            shown = paper.say(f"In ‘{outcome.label}’ aims and actions include:")
            self.telling.mention(shown, self._element("Outcome", outcome.label))
            for part in outcome.parts:
                for commitment in part.commitments:
                    if self.chance.random() < 0.6:
                        paper.paragraph()
                    actions += self._commitment(paper, self._element("SubOutcome", part.label), commitment, shown)
        return tuple(actions)

    def _commitment(self, paper: Paper, whole: Thing, commitment: Commitment, shown: Quotation) -> Iterator[Thing]:
        telling = self.telling
        made = self._element(commitment.kind, commitment.label)
        said = paper.say(f"{commitment.label}.")
        telling.state(made, t.IS_PART_OF, whole, said)
        telling.state(made, t.CONTRIBUTES_TO, self.concept, shown if self.chance.random() < 0.4 else said)
        telling.mention(said, made)
        if commitment.kind == "Action":
            yield made
        for action in commitment.actions:
            yield from self._commitment(paper, made, action, shown)

    def findings(self, cabinet: Paper, scrutiny: Paper) -> None:
        """Defects such as reading finds: a label that drifts, a number misprinted, a reference that dangles."""
        telling, chance = self.telling, self.chance
        parts = [(outcome, part) for outcome in self.council.outcomes for part in outcome.parts]
        for _, part in chance.sample(parts, chance.randint(0, 3)):
            drifted, thing = f"{part.label} in the years ahead", self._element("SubOutcome", part.label)
            said = cabinet.say(f"{drifted}.")
            telling.alias(thing, drifted, said)
            sentence = f"“{part.label}” is also worded “{drifted}”: only one is right."
            telling.findings.append(Finding("label-drift", sentence, (thing,), (said,), drifted, part.label))
        outcome, part = chance.choice(parts)
        wrong, thing = f"{part.number}3", self._element("SubOutcome", part.label)
        said = scrutiny.say(f"Sub-outcome {wrong} {part.label}.")
        sentence = f"“{part.label}” is printed with the number {wrong}, which cannot stand in “{outcome.label}”."
        telling.findings.append(Finding("misprinted-number", sentence, (thing,), (said,), wrong, part.number))
        for paper in (cabinet, scrutiny):
            said = paper.say("Section 11 of the Plan has the detail.")
            telling.mention(said, self.plan)
            sentence = f"{paper.source}.txt refers to the appended plan (Section 11), which was not read."
            telling.findings.append(Finding("dangling-reference", sentence, (self.plan,), (said,), "Section 11 of the Plan"))

    def progress(self, paper: Paper, actions: tuple[Thing, ...], words: Words) -> None:
        """How far about half of the actions have come."""
        telling, chance = self.telling, self.chance
        paper.under("Progress")
        for action in actions:
            if chance.random() < 0.5:
                paper.paragraph()
                printed, status = chance.choice(words.statuses)
                note = chance.choice(words.progress)
                said = paper.say(f"{telling.labels[action]}: {printed}. {note}")
                telling.state(action, t.REPORTS_STATUS, Typed(printed), said)
                telling.state(action, t.HAS_STATUS, Concept(f"{t.LENS}status/{status}"), said)
                telling.state(action, t.REPORTS_PROGRESS, Typed(note), said)
                telling.mention(said, action)
                if chance.random() < 0.6:
                    due = f"{chance.choice(('March', 'June', 'September'))} {chance.randint(self.council.first, self.council.last)}"
                    telling.state(action, t.HAS_TIMESCALE, Typed(due), paper.say(f"Due {due}."))
