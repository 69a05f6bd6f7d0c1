"""`ask`, `why` and `sparql`: what an officer reads, and what a pipe gets."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from goldenthread.queries.catalogue import catalogue

Run = Callable[..., Result]
WEIGHT = "Healthy Weight Strategy"
WORDS = "to deliver the Healthy Weight Strategy; creating an environment"


def flat(text: str) -> str:
    """A text without its line breaks and columns."""
    return " ".join(text.split())


def test_without_a_question_every_question_is_listed_once(run: Run) -> None:
    told = run("ask", columns=200).stdout
    assert {name: told.count(f"  {name} ") for name in catalogue()} == dict.fromkeys(catalogue(), 1)
    assert all(each.summary in told for each in catalogue().values())
    assert "Policy officer\n" in told


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_an_answer_has_its_subject_its_lines_with_receipts_and_its_closing_line(run: Run, columns: int) -> None:
    result = run("ask", "supporting-strategies", "--about", "9.3", columns=columns)
    told = flat(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert told.startswith(f"{catalogue()['supporting-strategies'].summary} 9.3 People enjoy long lives in good health ")
    assert " strategies, 0 stated, " in told
    assert max(map(len, result.stdout.splitlines())) <= columns
    if columns < 110:  # one record after the other
        assert f"{WEIGHT} How an action of aim “Increased proportion of residents with a healthy weight” implements it" in told
        assert "para 17: “We will work with partners in a ‘whole-system’ approach " + WORDS in told
    else:
        assert told.index(" Strategy How Grade ") < told.index(" Receipt ") < told.index("Healthy Weight")


def test_an_answer_without_lines_says_what_that_means(run: Run) -> None:
    result = run("ask", "supporting-strategies", "--about", "5.1")
    assert result.exit_code == 0
    assert flat(catalogue()["supporting-strategies"].empty) in flat(result.stdout)


def test_csv_is_clean_for_a_pipe(run: Run) -> None:
    result = run("ask", "supporting-strategies", "--about", "9.3", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode())))
    (weight,) = (row for row in rows if row["Strategy"] == WEIGHT)
    assert result.stderr == ""
    assert weight["Receipt"].endswith("para 17")
    assert WORDS in weight["Words"]


def test_json_is_clean_for_a_pipe(run: Run) -> None:
    told = json.loads(run("ask", "supporting-strategies", "-a", "9.3", "-f", "json").stdout_bytes)
    assert told["question"] == "supporting-strategies"
    assert WEIGHT in {line["strategy"] for line in told["lines"]}


def test_the_file_s_ending_tells_the_format(run: Run) -> None:
    for name in ("answer.csv", "answer.json", "answer.xlsx", "answer.txt"):
        result = run("ask", "plan-at-a-glance", "-o", name)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {name}\n")
    assert Path("answer.csv").read_text(encoding="utf-8").startswith("Outcome,Sub-outcome,")
    assert len(json.loads(Path("answer.json").read_bytes())["lines"]) == 22
    assert load_workbook("answer.xlsx")["Answer"]["A1"].value == "Outcome"
    assert "22 sub-outcomes" in Path("answer.txt").read_text(encoding="utf-8")


def test_a_lens_is_what_a_question_of_lenses_is_about(run: Run) -> None:
    by_lens, by_about = (run("ask", "lens-in-plan", option, "health", "-f", "csv").stdout for option in ("--lens", "--about"))
    assert by_lens == by_about
    assert "Clean, Green Future" in by_lens


def test_why_tells_each_link_in_its_own_direction_with_grade_receipt_and_words(run: Run) -> None:
    result = run("why", WEIGHT, "9.3", columns=100)
    told = flat(result.stdout)
    assert result.exit_code == 0
    assert told.startswith(f"{WEIGHT} → 9.3 People enjoy long lives in good health Path 1 of ")
    assert f"1 link {WEIGHT} supports 9.3 People enjoy long lives in good health (inferred by the rule “" in told
    assert f"implements {WEIGHT} (stated) Health Overview and Scrutiny Committee, 10 November 2021, para 17: “" in told
    assert WORDS in told
    assert "is part of 9.3 People enjoy long lives in good health (stated)" in told


def test_why_from_either_end_finds_the_same_links(run: Run) -> None:
    assert f"{WEIGHT} supports 9.3" in flat(run("why", "9.3", WEIGHT).stdout)


def test_why_says_when_nothing_joins_two_things(run: Run) -> None:
    result = run("why", "5.3", WEIGHT, "--longest", "1")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0,
        "No path of 1 links or fewer joins them in the papers read.",
    )


OUTCOMES = "SELECT ?number { ?x a gt:Outcome ; skos:notation ?number } ORDER BY ?number"


def test_sparql_gives_rows_in_every_format(run: Run) -> None:
    formats = {form: run("sparql", OUTCOMES, "--format", form).stdout_bytes.decode() for form in ("csv", "tsv", "json")}
    assert formats["csv"] == "number\r\n5\r\n6\r\n7\r\n8\r\n9\r\n"
    assert formats["tsv"] == '?number\n"5"\n"6"\n"7"\n"8"\n"9"\n'
    assert json.loads(formats["json"])["results"]["bindings"][0] == {"number": {"type": "literal", "value": "5"}}
    assert run("sparql", OUTCOMES).stdout.splitlines()[-1] == "5 rows"


def test_sparql_reads_a_file_and_standard_input(run: Run) -> None:
    Path("outcomes.rq").write_text(OUTCOMES, encoding="utf-8")
    from_file = run("sparql", "outcomes.rq", "--format", "csv").stdout
    assert from_file == run("sparql", "-", "--format", "csv", stdin=OUTCOMES).stdout
    assert from_file.split() == ["number", "5", "6", "7", "8", "9"]


def test_sparql_gives_triples_and_truth(run: Run) -> None:
    construct = "CONSTRUCT { ?x skos:notation ?n } WHERE { ?x a gt:Outcome ; skos:notation ?n }"
    assert run("sparql", construct).stdout.count("skos:notation") == 5
    assert run("sparql", construct, "--format", "nt").stdout.count(" .\n") == 5
    assert run("sparql", "ASK { ?x a gt:Outcome }").stdout == "yes\n"
    assert json.loads(run("sparql", "ASK { ?x a gt:Nothing }", "--format", "json").stdout)["boolean"] is False


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service rdfs:label "SERVICE <x>" }',
        "# INSERT, or ask a SERVICE\nSELECT * { ?insert a <http://e.org/SERVICE> }",
        "PREFIX service: <http://e.org/> SELECT * { ?s service:delete ?o }",
    ],
)
def test_a_word_in_a_string_a_name_or_a_comment_is_no_command(run: Run, query: str) -> None:
    result = run("sparql", query, "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "")
