"""What the checks found as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the paper's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...graph.receipt import place_in_words
from ...queries.checking import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...graph.store.store import Store
    from ...queries.checking import Check, Problem

__all__ = ["sarif_log"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://w3id.org/goldenthread"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_WORKSPACE = "WORKSPACE"
_QUOTATIONS = """
SELECT DISTINCT ?report ?paragraph ?words ?file ?start ?end {
  ?quotation oa:exact ?words ; oa:start ?start ; oa:end ?end ; gt:isQuotedFrom ?p .
  ?p skos:notation ?paragraph ; gt:isPartOf ?r .
  ?r skos:prefLabel ?report ; dcterms:identifier ?file .
} ORDER BY DESC(?file) DESC(?start)"""

_Region = tuple[str, int, int]


def sarif_log(store: Store, problems: Sequence[Problem], described: Mapping[str, Check]) -> dict[str, Any]:
    """Give the log of one run: a rule for each check as `described`, and a result, with the words it is about, for each problem.

    Characters are counted from the start of the paper, in Unicode code points; papers lie in the workspace's folder.
    """
    regions = _regions(store)
    known = sorted({problem.check for problem in problems})
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "goldenthread",
                        "informationUri": _HOME,
                        "rules": [
                            {
                                "id": name,
                                "shortDescription": {"text": described[name].title},
                                "fullDescription": {"text": described[name].problem},
                                "help": {"text": described[name].solution},
                            }
                            for name in known
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {_WORKSPACE: {"description": {"text": "The folder of the workspace."}}},
                "results": [_result(problem, known.index(problem.check), regions) for problem in problems],
            }
        ],
    }


def _result(problem: Problem, rule: int, regions: Mapping[tuple[str, str], _Region]) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"name": problem.label, "fullyQualifiedName": problem.about}]}
    if found := regions.get((problem.receipt, problem.words)):
        file, start, end = found
        location["physicalLocation"] = {
            "artifactLocation": {"uri": f"sources/{quote(file)}", "uriBaseId": _WORKSPACE},
            "region": {"charOffset": start, "charLength": end - start, "snippet": {"text": problem.words}},
        }
    return {
        "ruleId": problem.check,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message},
        "locations": [location],
    }


def _regions(store: Store) -> dict[tuple[str, str], _Region]:
    """Where each quotation stands, by receipt and words as `check` gives them; the first of those that are alike."""
    regions = {}
    for report, paragraph, words, file, start, end in store.select(_QUOTATIONS).texts:
        regions[place_in_words(report, paragraph), words] = (file, int(start), int(end))
    return regions
