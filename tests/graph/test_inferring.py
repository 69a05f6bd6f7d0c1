"""The engine of inference: fixpoint, derivations, and what it leaves out."""

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.graph.inferring import Rule, infer, read_rules
from goldenthread.graph.rules import describe, read_rule
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.trig import canonical_trig
from goldenthread.ontology.errors import IntegrityError

SUPPORTS = """
SELECT ?instrument ?element (COUNT(DISTINCT ?premise) AS ?premises) ?rule {
  ?link a gt:Link ; gt:hasGrade "inferred" ; gt:isInferredBy/rdfs:label ?rule ; prov:wasDerivedFrom ?premise ;
    rdf:subject ?s ; rdf:predicate gt:supports ; rdf:object ?o . ?s gt:supports ?o .
  ?s skos:prefLabel ?instrument . ?o skos:prefLabel ?element .
} GROUP BY ?link ?instrument ?element ?rule ORDER BY ?instrument ?element"""
TRANSITIVE = """#+ label: parts of parts
#+ explanation: A part of a part is a part.
CONSTRUCT { [] rdf:subject ?a ; rdf:predicate gt:isPartOf ; rdf:object ?c ; prov:wasDerivedFrom ?l1, ?l2 . }
WHERE {
  ?l1 rdf:subject ?a ; rdf:predicate gt:isPartOf ; rdf:object ?b .
  ?l2 rdf:subject ?b ; rdf:predicate gt:isPartOf ; rdf:object ?c .
}
"""


def rows(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    return [tuple(term.value for term in row if isinstance(term, NamedNode | Literal)) for row in store.select(query).rows]


def test_rules_go_round_until_nothing_new_comes(stated: EmbeddedStore, rules: tuple[Rule, ...], base: str) -> None:
    stated.add(rule for rule in describe(rules))
    stated.add(infer(stated, base, rules))
    assert rows(stated, SUPPORTS) == [
        (
            "Healthy Weight Strategy",
            "Increased proportion of residents with a healthy weight",
            "2",
            "support through an action",
        ),
        ("Healthy Weight Strategy", "Keeping People Safe and Well", "2", "support upwards"),
        ("Healthy Weight Strategy", "People enjoy long lives in good health", "2", "support upwards"),
        ("Weight Management Service", "Keeping People Safe and Well", "2", "support upwards"),
    ]


def test_findings_are_made_when_all_links_are_known(stated: EmbeddedStore, rules: tuple[Rule, ...], base: str) -> None:
    findings = [quad for quad in infer(stated, base, rules) if quad.graph_name == NamedNode(f"{base}graph/findings")]
    assert [quad.object for quad in findings if quad.predicate.value.endswith("prefLabel")] == [
        Literal("Nothing supports Diversity is celebrated")
    ]


def test_what_is_stated_is_not_inferred_again(stated: EmbeddedStore, rules: tuple[Rule, ...], base: str) -> None:
    service = "Weight Management Service"
    stated.add(infer(stated, base, rules))
    assert (service, "People enjoy long lives in good health") not in [row[:2] for row in rows(stated, SUPPORTS)]


def test_nothing_rests_on_itself(stated: EmbeddedStore, base: str) -> None:
    circle = """#+ label: circle
#+ explanation: What something is part of is part of it.
CONSTRUCT { [] rdf:subject ?o ; rdf:predicate gt:isPartOf ; rdf:object ?s ; prov:wasDerivedFrom ?l . }
WHERE { ?l rdf:subject ?s ; rdf:predicate gt:isPartOf ; rdf:object ?o }"""
    inferred = infer(stated, base, [read_rule("circle", circle), read_rule("parts", TRANSITIVE)])
    links = EmbeddedStore.of(inferred)
    assert not links.ask("ASK { ?link rdf:subject ?same ; rdf:object ?same }")
    backwards = "SELECT (COUNT(?l) AS ?n) { ?l gt:isInferredBy rule:circle }"
    assert rows(links, backwards) != [("0",)]


def test_the_same_store_gives_the_same_bytes_and_stays_as_it_is(stated: EmbeddedStore, rules: tuple[Rule, ...], base: str) -> None:
    before = canonical_trig(stated.quads())
    first = infer(stated, base, rules)
    assert canonical_trig(stated.quads()) == before
    stated.add(first)  # links of an earlier run count for nothing
    assert infer(stated, base, rules) == first


@pytest.mark.parametrize(
    ("template", "trouble"),
    [
        ("[] rdf:subject ?s ; rdf:predicate gt:supports ; rdf:object ?o .", "does not rest on links"),
        ("[] rdf:subject ?s ; rdf:predicate gt:supports ; prov:wasDerivedFrom ?l .", "0 values"),
        ("?s gt:supports ?o .", "one blank node"),
        ("[] dcterms:type 'x' ; dcterms:source gt:Finding .", "no gt:Finding"),
    ],
)
def test_a_rule_without_receipts_or_form_is_refused(template: str, trouble: str, stated: EmbeddedStore, base: str) -> None:
    text = "#+ label: l\n#+ explanation: e\nCONSTRUCT { " + template + " } WHERE { ?l rdf:subject ?s ; rdf:object ?o }"
    with pytest.raises(IntegrityError, match=trouble):
        infer(stated, base, [read_rule("odd", text)])


@pytest.mark.parametrize("header", ["", "#+ label: only\n", "#+ label: [\n"])
def test_a_rule_without_a_header_is_refused(header: str) -> None:
    with pytest.raises(IntegrityError, match=r"odd\.rq"):
        read_rule("odd", header + "CONSTRUCT { } WHERE { }")


def test_every_shipped_rule_explains_itself() -> None:
    assert all(rule.label and rule.explanation.endswith(".") for rule in read_rules())
