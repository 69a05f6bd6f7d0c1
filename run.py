#!/usr/bin/env python3
"""The front door of Golden Thread; needs nothing but Python 3.11 or later.

    python run.py               opens the explorer in the browser, on the two example papers, until Ctrl-C
    python run.py test          passes the tests, on all cores (what follows goes to pytest, on one core unless it says -n)
    python run.py ask ...       any command of goldenthread: ask, why, verify, check, network, export, --help ...
    python run.py assets        makes what the explorer's pages fetch (styles, scripts), if that is not made yet

The first call makes the folder .venv and puts the packages of requirements.lock into it, each checked against its
hash; a later call finds the stamp of that and starts at once. What shows pages has their assets made too (web/make.py),
with Node.js from a Python package. Only the standard library is used, and nothing that Python 3.6 could not parse, so
that an older Python gets a sentence and not a traceback.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")
ON_ALL_CORES = ["-n", "auto", "--dist", "worksteal"]
LOCKS = {
    "run": ["requirements.lock"],
    "test": ["requirements.lock", "requirements-test.lock"],
    "assets": ["requirements-assets.lock"],
}
SHOWING_PAGES = {"serve", "publish", "test", "assets"}
ASSETS = ROOT / "viz" / "explorer" / "served"


def main(arguments: "list[str]") -> int:
    """Set up what the command needs, run it, and give its exit code; 2 if the set-up cannot be done."""
    arguments = arguments or ["serve"]
    testing = arguments[:1] == ["test"]
    try:
        if arguments[:1] != ["assets"]:
            set_up("test" if testing else "run")
        if SHOWING_PAGES.intersection(arguments[:1]):
            make_assets(testing)
    except SetUpError as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2
    if arguments[:1] == ["assets"]:
        return 0
    if testing:
        return subprocess.run([str(PYTHON), "-m", "pytest", *(arguments[1:] or ON_ALL_CORES)], cwd=str(ROOT), check=False).returncode
    called_as = {**os.environ, "GOLDENTHREAD_CALLED_AS": "python run.py"}  # so that hints name a command that works here
    return subprocess.run([str(SCRIPTS / "goldenthread"), *arguments], check=False, env=called_as).returncode


class SetUpError(Exception):
    """The set-up cannot be done: one sentence with the remedy."""


def set_up(purpose: str) -> None:
    """Make the virtual environment hold what the purpose ("run" or "test") needs; a stamp says that it does already."""
    if sys.version_info < OLDEST:
        needed, found = (".".join(map(str, version)) for version in (OLDEST, sys.version_info[:3]))
        raise SetUpError(
            f"Golden Thread needs Python {needed} or later and this is {found}; "
            f"install a newer one and call it by name, for example: python{needed} run.py"
        )
    stamp = VENV / f"set-up-{purpose}"
    if PYTHON.exists() and stamp.is_file() and stamp.read_text() == fingerprint(purpose):
        return
    print(f"Setting up {VENV.name} from {LOCKS[purpose][-1]}, once ...", file=sys.stderr, flush=True)
    make_environment()
    install("--require-hashes", "--no-deps", "--requirement", str(ROOT / LOCKS[purpose][-1]))
    if purpose != "assets":
        # A call of its own: pip refuses a local project beside hashes.
        install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    for served in {"test": ("run", "test")}.get(purpose, (purpose,)):  # what the tests need holds what a run needs
        (VENV / f"set-up-{served}").write_text(fingerprint(served))


def make_assets(testing: bool) -> None:
    """Make what the explorer's pages fetch; a stamp beside it, which travels with an archive, says that it is made already."""
    stamp, wanted = ASSETS / "stamp.txt", fingerprint_of_assets()
    made = stamp.is_file() and stamp.read_text() == wanted
    if made and not (testing and not (VENV / "web" / "stamp").is_file()):  # the tests use what was fetched, too
        return
    set_up("assets")
    print("Making viz/explorer/served from web/package-lock.json, once ...", file=sys.stderr, flush=True)
    run_quietly([str(PYTHON), str(ROOT / "web" / "make.py")], "the explorer's pages cannot be shown yet")
    stamp.write_text(wanted)


def fingerprint_of_assets() -> str:
    """What the assets are made of, as a hash, the same on every machine."""
    digest = hashlib.sha256()
    folders = [ROOT / "web", ASSETS.parent / "style", ASSETS.parent / "script"]
    for path in sorted(path for folder in folders for path in folder.glob("*.*")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def fingerprint(purpose: str) -> str:
    """What the environment depends on, as a hash: the locks, the packages listed, the interpreter, the folder."""
    digest = hashlib.sha256(f"{sys.version} {sys.base_prefix} {ROOT}".encode())
    for name in [*([] if purpose == "assets" else ["pyproject.toml"]), *LOCKS[purpose]]:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """Make .venv with this interpreter, or leave it alone if it is that already and has pip."""
    probe = [str(PYTHON), "-c", "import pip, sys; print(sys.version, sys.base_prefix)"]
    try:
        found = subprocess.run(probe, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout.decode()
    except OSError:
        found = ""
    if found.strip() == f"{sys.version} {sys.base_prefix}":
        return
    if Path(sys.prefix).resolve() == VENV:
        raise SetUpError(
            "this Python lives in the folder .venv, which has to be made anew; "
            "leave it (type: deactivate) and call run.py again with the Python of the machine"
        )
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        version = ".".join(map(str, sys.version_info[:2]))
        raise SetUpError(
            f"this Python comes without venv and ensurepip, which the set-up needs; "
            f"on Debian and Ubuntu: sudo apt install python{version}-venv, then call run.py again"
        )
    run_quietly([sys.executable, "-m", "venv", "--clear", str(VENV)], f"the folder {VENV} could not be made")


def install(*arguments: str) -> None:
    """Install with the environment's own pip, silently unless it fails."""
    run_quietly(
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries=2", *arguments],
        "the packages could not be installed (no network? behind a proxy, set HTTPS_PROXY; where it opens TLS, PIP_CERT "
        "to its certificate); call run.py again",
    )


def run_quietly(command: "list[str]", failure: str) -> None:
    """Run a command; if it fails, raise SetUpError with the sentence and the last line that the command said."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        said = done.stdout.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise SetUpError(f"{failure}. {Path(command[0]).name} said: {said[-1].strip()}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
