"""`workbook` and `build FILE.xlsx`: out to an officer and back, as she would do it."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from goldenthread.viz.cli import main

Run = Callable[..., Result]


def fill(file: Path, sheet: str, row: str, heading: str, value: str) -> str:
    """Write into the row that holds a text; give the cell."""
    book = load_workbook(file)
    page = book[sheet]
    column = [cell.value for cell in page[1]].index(heading) + 1
    number = next(number for number, cells in enumerate(page.iter_rows(), start=1) if row in [cell.value for cell in cells])
    page.cell(number, column).value = value
    book.save(file)
    return f"{sheet}!{page.cell(number, column).coordinate}"


def trees(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".goldenthread" not in path.parts
    }


@pytest.fixture(scope="module")
def workbook(plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the plan. Shared: copy it before changing it."""
    file = tmp_path_factory.mktemp("workbook") / "plan.xlsx"
    written = CliRunner().invoke(main, ["workbook", "-o", str(file), "--workspace", str(plan)], prog_name="goldenthread")
    assert written.exit_code == 0, written.output
    assert re.search(
        r"^\d+ things and \d+ links\. When it is filled in: goldenthread build .*plan.xlsx --workspace ", written.stderr, re.MULTILINE
    )
    return file


@pytest.fixture
def own(plan: Path, workbook: Path, tmp_path: Path) -> Path:
    """A workspace to change, and beside it its workbook, plan.xlsx."""
    shutil.copyfile(workbook, tmp_path / "plan.xlsx")
    return shutil.copytree(plan, tmp_path / "own")


SUB = "People enjoy long lives in good health"


def test_out_and_back(own: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "plan.xlsx"
    before = trees(own)
    cell = fill(file, "Outline", SUB, "Add lead department", "Chief Executive's Department")
    book = load_workbook(file)
    book["Read me"]["B4"] = "A. N. Officer"
    book.save(file)
    shown = run("build", file, "--preview", "--workspace", own)
    assert (shown.exit_code, trees(own)) == (0, before)
    assert f"  {cell}: “9.3 {SUB} is led by Chief Executive’s Department” is stated" in shown.stderr.splitlines()
    built = run("build", file, "--workspace", own)
    assert built.exit_code == 0, built.output
    assert built.stdout.startswith("2 papers read: ")
    answer = run("why", "9.3", "Chief Executive’s Department", "--workspace", own)
    assert cell in answer.stdout
    assert "Chief Executive's Department" in answer.stdout
    assert run("verify", "--workspace", own).exit_code == 0
    assert run("check", "--workspace", own).exit_code == 0
    after = trees(own)
    assert run("build", "--workspace", own).exit_code == 0
    assert trees(own) == after, "a rebuild neither forgets nor repeats"
    again = run("build", file, "--workspace", own)
    assert "no changes" in again.stderr
    assert trees(own) == after


def test_a_new_body_is_told_in_words_and_a_workbook_taken_back_before_says_so(own: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "plan.xlsx"
    book = load_workbook(file)
    bodies = book["Bodies"]
    headings = [cell.value for cell in bodies[1]]
    for heading, value in (("Kind", "department"), ("Name", "Tides and Lights")):
        bodies.cell(bodies.max_row + (heading == "Kind"), headings.index(heading) + 1).value = value
    book.save(file)
    assert run("build", file, "--workspace", own).exit_code == 0
    history = " ".join(run("review", "--history", "--workspace", own).output.split())
    assert "“Tides and Lights” is a “department”" in history
    assert "“Tides and Lights” is called “Tides and Lights”" in history
    again = run("build", file, "--workspace", own)
    assert again.exit_code == 2
    assert "plan.xlsx was taken back before" in again.stderr


def test_a_lead_that_is_in_no_list_can_be_added(own: Path, tmp_path: Path, run: Run) -> None:
    cell = fill(tmp_path / "plan.xlsx", "Outline", SUB, "Add lead department", "Xyzzy")
    refused = run("build", tmp_path / "plan.xlsx", "--workspace", own)
    assert f"  {cell}: 'Xyzzy' is none of the departments; choose one from the list, or add it in an empty row of Bodies." in refused.stderr


def test_verify_tells_when_the_kept_workbook_is_changed(own: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "plan.xlsx"
    fill(file, "Outline", SUB, "Add lead department", "Chief Executive's Department")
    run("build", file, "--workspace", own)
    (kept,) = (own / "sources").glob("officers-*.xlsx")
    fill(kept, "Outline", SUB, "Add lead department", "Children and Family Services")
    result = run("verify", "--workspace", own)
    assert result.exit_code == 1
    assert "Chief Executive" in result.stdout


def test_nothing_is_half_applied(own: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "plan.xlsx"
    before = trees(own)
    fill(file, "Outline", SUB, "Add lead department", "Chief Executive's Department")
    cell = fill(file, "Outline", SUB, "Add determinant", "Helth")
    result = run("build", file, "--workspace", own)
    assert (result.exit_code, trees(own)) == (2, before)
    first, second = result.stderr.splitlines()
    assert first == f"goldenthread: Nothing was changed, for 1 cell of {file} must be corrected first."
    assert second.strip() == f"{cell}: 'Helth' is none of the determinants; did you mean 'Health'?"


def test_a_workbook_without_edits_changes_nothing(own: Path, tmp_path: Path, run: Run) -> None:
    before = trees(own)
    result = run("build", tmp_path / "plan.xlsx", "--workspace", own)
    assert (result.exit_code, result.stdout, trees(own)) == (0, "", before)
    assert result.stderr.strip().endswith("plan.xlsx: no changes")


def test_a_workbook_of_another_council_is_refused(own: Path, tmp_path: Path, run: Run, papers: tuple[Path, ...]) -> None:
    other = tmp_path / "other"
    run("build", papers[0], "--workspace", other, "--council", "Anyshire Council")
    before = trees(other)
    result = run("build", tmp_path / "plan.xlsx", "--workspace", other)
    assert (result.exit_code, trees(other)) == (2, before)
    assert "was written from another workspace" in result.stderr


@pytest.mark.parametrize("arguments", [("workbook",), ("workbook", "-o", "plan.ods"), ("build", "--preview")], ids=" ".join)
def test_what_is_missing_is_said_in_one_sentence(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_at_a_terminal_it_asks_first(own: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "plan.xlsx"
    before = trees(own)
    fill(file, "Links", "suggested", "Verdict", "right")
    monkeypatch.setattr("goldenthread.viz.cli.taking.at_a_terminal", lambda: True)
    assert run("build", file, "--workspace", own, stdin="n\n").stderr.endswith("Nothing was changed.\n")
    assert trees(own) == before
    assert run("build", file, "--workspace", own, "--yes").exit_code == 0
    assert trees(own) != before


def test_the_workbook_is_easy_on_the_eye(tmp_path: Path, own: Path) -> None:
    """Frozen headings, filters, protection with free cells, drop-downs, print set-up: on every sheet."""
    book = load_workbook(io.BytesIO((tmp_path / "plan.xlsx").read_bytes()))
    assert book.sheetnames == ["Read me", "Outline", "Strategies", "Bodies", "Links", "Lists", "As written"]
    assert [book[name].sheet_state for name in ("Lists", "As written")] == ["hidden", "hidden"]
    for name in ("Outline", "Strategies", "Bodies", "Links"):
        sheet = book[name]
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.protection.sheet
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.data_validations.dataValidation
        assert not sheet.cell(2, [cell.value for cell in sheet[1]].index("Note") + 1).protection.locked
        assert sheet["A2"].protection.locked
    colours = {row[1].value: row[1].fill.start_color.rgb for row in book["Links"].iter_rows(min_row=2) if row[1].value}
    assert len(set(colours.values())) == len(colours) == 3
