"""What the checks found as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the paper's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..queries.asking import Receipt
from ..queries.checking import Severity
from ..queries.whereabouts import whereabouts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..graph.store.store import Store
    from ..queries.checking import Check, Problem
    from ..queries.whereabouts import Whereabouts

__all__ = ["sarif_log"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://w3id.org/goldenthread"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_WORKSPACE = "WORKSPACE"


def sarif_log(store: Store, problems: Sequence[Problem], described: Mapping[str, Check]) -> dict[str, Any]:
    """Give the log of one run: a rule for each check as `described`, and a result, with the words it is about, for each problem.

    Characters are counted from the start of the paper, in Unicode code points; papers lie in the workspace's folder.
    """
    receipts = {problem: Receipt(problem.receipt, problem.words) for problem in problems if problem.receipt}
    found = whereabouts(store, receipts.values())
    regions = {problem: there for problem, receipt in receipts.items() if (there := found.get(receipt))}
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


def _result(problem: Problem, rule: int, regions: Mapping[Problem, Whereabouts]) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"name": problem.label, "fullyQualifiedName": problem.about}]}
    if there := regions.get(problem):
        location["physicalLocation"] = {
            "artifactLocation": {"uri": f"sources/{quote(there.file)}", "uriBaseId": _WORKSPACE},
            "region": {"charOffset": there.starts, "charLength": there.ends - there.starts, "snippet": {"text": problem.words}},
        }
    return {
        "ruleId": problem.check,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message},
        "locations": [location],
    }
