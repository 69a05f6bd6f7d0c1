"""What follows is derived part by part, and what has not changed is taken up: the bytes are those of deriving everything anew."""

from __future__ import annotations

from random import Random

import pytest
from councils import BASE, council_graphs
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.deriving import Before, Derived, derive
from goldenthread.graph.deriving.parts import parts_of
from goldenthread.graph.inferring import infer
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.trig import blocks_of, canonical_trig, read_trig, written
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology import terms as t

COUNCILS = 3
_STAKE = f"{t.RULES}stake-by-remit"  # the one rule that joins things by a concept alone, which parts keep apart


@pytest.fixture(scope="module")
def stated() -> dict[str, bytes]:
    """The papers of three councils, with what reading found amiss in them."""
    found: dict[str, list[Quad]] = {}
    for number in range(COUNCILS):
        for graph, quads in council_graphs(number).items():
            found.setdefault(graph, []).extend(quads)
    return {graph: canonical_trig(quads) for graph, quads in found.items()}


@pytest.fixture(scope="module")
def derived(stated: dict[str, bytes]) -> Derived:
    return derive(stated, BASE)


def test_each_council_is_a_part_and_officers_join_two(stated: dict[str, bytes]) -> None:
    parts, _ = parts_of(stated, b"", (), BASE)
    assert len(parts) == COUNCILS
    assert sorted(graph for part in parts.values() for graph in part.documents if graph != f"{BASE}graph/findings") == sorted(
        graph for graph in stated if graph != f"{BASE}graph/findings"
    )
    parts, _ = parts_of(_joined(stated, Random(0)), b"", (), BASE)
    assert len(parts) == COUNCILS - 1


def test_one_part_alone_gives_what_the_engine_gives_of_all_that_is_stated(stated: dict[str, bytes], derived: Derived) -> None:
    store = EmbeddedStore.of(quad for document in stated.values() for quad in read_trig(document))
    add_vocabulary(store)
    whole = infer(store, BASE)
    other = {quad.subject for quad in whole if quad.predicate.value == t.IS_INFERRED_BY and quad.object != NamedNode(_STAKE)}
    expected = {quad for quad in whole if quad.subject in other}
    found = {quad for quad in read_trig(derived.documents[f"{BASE}graph/inferred"]) if quad.subject in other}
    assert found == expected
    assert len(other) > 100 * COUNCILS


@pytest.mark.parametrize("seed", range(3))
def test_after_any_change_the_bytes_are_those_of_deriving_everything_anew(stated: dict[str, bytes], derived: Derived, seed: int) -> None:
    chance = Random(seed)
    before, now = derived.before, dict(stated)
    for _ in range(2):
        change = chance.choice((_without_a_paper, _without_a_block, _joined, _renamed))
        now = change(now, chance)
        barred = frozenset({_claim(now, chance)}) if chance.random() < 0.5 else frozenset()
        again = derive(now, BASE, barred=barred, before=Before.read(before.note, before.documents))
        anew = derive(now, BASE, barred=barred)
        assert again.documents == anew.documents, change.__name__
        assert again.before == anew.before
        assert again.anew <= 3, "a change touches its own part, or two, or the one it was barred in"
        before = again.before


def test_nothing_is_taken_up_from_files_that_were_changed_by_hand_or_by_other_rules(stated: dict[str, bytes], derived: Derived) -> None:
    note, documents = derived.before.note, derived.documents
    assert Before.read(note, documents) == derived.before
    assert derive(stated, BASE, before=Before.read(note, documents)).anew == 0
    assert Before.read(note, {graph: document + b"\n" for graph, document in documents.items()}) == Before()
    assert Before.read(b"", documents) == Before.read(b"{}", documents) == Before.read(b"[1]", documents) == Before()
    parts, things = parts_of(stated, b"", (), BASE)
    assert len(derived.before.still_holding(parts, things, derived.before.made_with)) == COUNCILS
    assert not derived.before.still_holding(parts, things, "other rules")


def _sources(stated: dict[str, bytes]) -> list[str]:
    return sorted(graph for graph in stated if "/graph/source/" in graph)


def _without_a_paper(stated: dict[str, bytes], chance: Random) -> dict[str, bytes]:
    gone = chance.choice(_sources(stated))
    return {graph: document for graph, document in stated.items() if graph != gone}


def _without_a_block(stated: dict[str, bytes], chance: Random) -> dict[str, bytes]:
    graph = chance.choice(_sources(stated))
    blocks = list(blocks_of(stated[graph]))
    blocks.pop(chance.randrange(len(blocks)))
    return {**stated, graph: written(blocks)}


def _renamed(stated: dict[str, bytes], chance: Random) -> dict[str, bytes]:
    graph = chance.choice(_sources(stated))
    quads = read_trig(stated[graph])
    at = chance.choice([place for place, quad in enumerate(quads) if quad.predicate.value == t.PREF_LABEL])
    quads[at] = Quad(quads[at].subject, quads[at].predicate, Literal("Health and Housing Board"), quads[at].graph_name)
    return {**stated, graph: canonical_trig(quads)}


def _joined(stated: dict[str, bytes], chance: Random) -> dict[str, bytes]:
    """What an officer says of things of two councils."""
    graph, link = NamedNode(f"{BASE}graph/officers"), NamedNode(f"{BASE}id/link/{chance.randrange(1 << 40):x}")
    one, other = (next(iter(_things(stated[paper], "strategy"))) for paper in chance.sample(_last_papers(stated), 2))
    said: list[tuple[NamedNode, str, NamedNode | Literal]] = [
        (one, t.SUPPORTS, other),
        (link, t.TYPE, NamedNode(t.LINK)),
        (link, t.SUBJECT, one),
        (link, t.OBJECT, other),
    ]
    said += [(link, t.PREDICATE, NamedNode(t.SUPPORTS)), (link, t.HAS_GRADE, Literal("stated"))]
    quads = [*read_trig(stated.get(graph.value, b"")), *(Quad(s, NamedNode(p), o, graph) for s, p, o in said)]
    return {**stated, graph.value: canonical_trig(quads)}


def _last_papers(stated: dict[str, bytes]) -> list[str]:
    """One paper of each council that names a strategy."""
    return list({graph.rpartition("/")[2][:3]: graph for graph in _sources(stated) if _things(stated[graph], "strategy")}.values())


def _things(document: bytes, kind: str) -> list[NamedNode]:
    named = {quad.subject for quad in read_trig(document) if isinstance(quad.subject, NamedNode)}
    return sorted((thing for thing in named if f"/id/{kind}/" in thing.value), key=str)


def _claim(stated: dict[str, bytes], chance: Random) -> tuple[str, str, str]:
    quads = read_trig(stated[chance.choice(_sources(stated))])
    part = chance.choice([quad for quad in quads if quad.predicate.value == t.IS_PART_OF])
    return str(part.subject), f"<{t.CONTRIBUTES_TO}>", f"<{t.LENS}implications/health>"
