"""Whatever the bytes of a file, reading ends soon with a Document or one clear sentence: no crash, no hang.

Each kind is read in one process, so that a hang or the death of a C library is a failed test and not a stuck suite.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ENDINGS = ("txt", "md", "html", "csv", "xml", "pdf", "docx", "xlsx")
LONGEST = 120  # seconds for 200 files
_RUNS = 300


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, timeout=LONGEST)


@pytest.mark.parametrize("ending", ENDINGS)
def test_200_broken_files_of_a_kind_are_read_or_refused_in_one_sentence(ending: str, seed: Path) -> None:
    run = _run(str(HERE / "broken_files.py"), str(seed))
    assert run.returncode == 0, run.stderr[-2000:]
    said = json.loads(run.stdout)
    assert len(said) == 200
    refused = [sentence for sentence in said if sentence]
    assert all(f"paper.{ending}" in sentence and sentence.endswith(".") and "\n" not in sentence for sentence in refused), Counter(refused)
    assert "Traceback" not in run.stderr


@pytest.mark.skipif(sys.platform != "linux" or importlib.util.find_spec("atheris") is None, reason="atheris has no build for this system")
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_guided_fuzzer_finds_no_crash_and_no_hang(seed: Path) -> None:
    run = _run(str(HERE / "readers.py"), str(seed), f"-runs={_RUNS}", "-seed=1")
    assert run.returncode == 0, run.stderr[-2000:]
    assert f"Done {_RUNS} runs" in run.stderr
