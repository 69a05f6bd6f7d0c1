"""What changes, told to an officer: things, links by grade, findings, each sort with its count and its first lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.named import plain_words
from ....graph.reviewing.offer import relation_in_words
from ....ontology.terms import GT
from ....queries.checking import Severity, check
from ...relations import relation
from .preview import Line, Section, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ....graph.differing import Difference, LinkChange, ThingChange
    from ....graph.receipt import Receipt
    from ....graph.store.store import Store
    from ....queries.checking import Problem

__all__ = ["sections_of"]

_LINES = 100  # of a section
_WORDS = 5  # receipts of a line


def sections_of(difference: Difference, before: Store, after: Store) -> tuple[Section, ...]:
    """Give the sorts of changes that there are, what is new before what goes."""
    things, links = difference.things, difference.links
    sections = (
        _section("Things that are new", (_thing(each) for each in things if each.before is None)),
        _section("Things that go", (_thing(each) for each in things if each.after is None)),
        _section("Things that are called otherwise", (_renamed(each) for each in things if each.before and each.after)),
        *(
            _section(title.format(grade), (_link(each, grade) for each in links if each.after == grade and not each.before))
            for title, grade in (("Links that are new, {}", "stated"), ("Links that are new, {}", "inferred"))
        ),
        *(
            _section(title.format(grade), (_link(each, grade) for each in links if each.before == grade and not each.after))
            for title, grade in (("Links that go, {}", "stated"), ("Links that go, {}", "inferred"))
        ),
        _section("Links whose grade changes", (_graded(each) for each in links if each.before and each.after)),
        *_findings(before, after),
        Section("Suggestions for review that are new", difference.suggested, ()),
        Section("Suggestions that are withdrawn", difference.withdrawn, ()),
    )
    return tuple(section for section in sections if section.total)


def _section(title: str, lines: Iterable[Line]) -> Section:
    told = tuple(lines)
    return Section(title, len(told), told[:_LINES])


def _thing(change: ThingChange) -> Line:
    thing = change.after or change.before
    return Line(thing.title, thing.level or plain_words(thing.kind), "", _shown(change.receipts)) if thing else Line("")


def _renamed(change: ThingChange) -> Line:
    was, now = change.before, change.after
    if was is None or now is None:
        return Line("")
    if was.title != now.title:
        text = f"“{was.title}” becomes “{now.title}”"
    elif was.kind != now.kind:
        text = f"“{now.title}” becomes {plain_words(now.kind)}; it was {plain_words(was.kind)}"
    else:
        more, fewer = (", ".join(f"“{name}”" for name in names) for names in (_beside(now, was), _beside(was, now)))
        text = f"“{now.title}”: " + "; ".join(filter(None, (more and f"also called {more}", fewer and f"no longer called {fewer}")))
    return Line(text, now.level or plain_words(now.kind), "", _shown(change.receipts))


def _beside(one: object, other: object) -> list[str]:
    return [name for name in getattr(one, "others", ()) if name not in getattr(other, "others", ())]


def _link(change: LinkChange, grade: str) -> Line:
    return Line(_sentence(change), "", grade, _shown(change.receipts))


def _graded(change: LinkChange) -> Line:
    return Line(f"{_sentence(change)}: {change.before} until now", "", change.after, _shown(change.receipts))


def _sentence(change: LinkChange) -> str:
    name = change.predicate
    words = relation(name.removeprefix(GT)) if name.startswith(GT) else relation_in_words(name)
    return f"{change.subject} {words} {change.object}"


def _findings(before: Store, after: Store) -> Iterator[Section]:
    was, now = ({(each.check, each.about, each.message): each for each in check(store)} for store in (before, after))
    yield _section("Findings that are new", (_finding(now[key]) for key in now if key not in was))
    yield _section("Findings that are settled", (_finding(was[key]) for key in was if key not in now))


def _finding(problem: Problem) -> Line:
    kind = "gap" if problem.severity is Severity.INFO else problem.severity.value
    return Line(problem.message, kind, "", (Shown(problem.receipt, problem.words),) if problem.receipt else ())


def _shown(receipts: Iterable[Receipt]) -> tuple[Shown, ...]:
    return tuple(Shown(receipt.place, receipt.words) for receipt in tuple(receipts)[:_WORDS])
