"""What cannot be done gets one clear sentence and exit code 2, and changes nothing: one file in cases/ is one case.

A case with `new = true` is tried on a workspace that does not exist yet, too.
"""

import hashlib
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goldenthread.viz.cli import main

CASES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("cases/*.toml")}


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its hash, but for locks and the indexes that are thrown away at will."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".lock", ".sqlite"}
    }


def write(folder: Path, files: list[dict[str, Any]]) -> None:
    folder.mkdir()
    for file in files:
        path = folder / file["name"]
        path.parent.mkdir(exist_ok=True)
        content = bytes.fromhex(file["hex"]) if "hex" in file else file["text"].encode()
        path.write_bytes(content * file.get("times", 1))


@pytest.mark.parametrize(
    ("name", "workspace"),
    [
        *((name, "kept") for name in sorted(CASES)),
        *((name, "new") for name, case in sorted(CASES.items()) if case.get("new")),
    ],
)
def test_one_sentence_and_nothing_changed(name: str, workspace: str, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = CASES[name]
    folder, files = tmp_path / "workspace", tmp_path / "files"
    if workspace == "kept":
        shutil.copytree(plan, folder)
    write(files, told.get("file", []))
    monkeypatch.chdir(files)
    before = contents(tmp_path)

    def put(text: str) -> str:
        return text.replace("WORKSPACE", str(folder)).replace("FILES", str(files))

    env = {"GOLDENTHREAD_WORKSPACE": None, "XDG_DATA_HOME": str(tmp_path / "data")}
    result = CliRunner().invoke(main, [put(argument) for argument in told["arguments"]], env=env, prog_name="goldenthread")
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    sentence, *candidates = result.stderr.splitlines()
    assert sentence.startswith("goldenthread: ")
    assert put(told["says"]) in sentence
    assert sentence.endswith((".", "?", ":"))
    assert any(told["candidate"] in line for line in candidates) if "candidate" in told else not candidates
    assert contents(tmp_path) == before
    assert folder.exists() is (workspace == "kept")
