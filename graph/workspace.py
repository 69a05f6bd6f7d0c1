"""The workspace: a folder that a council can copy, back up, put under git and build anew.

    workspace.toml             base IRI, council, conventions chosen for papers
    sources/                   the papers, untouched, and the workbooks that officers gave back
    conventions/*.toml         conventions of the council's own
    statements/<source>.trig   what each paper says
    decisions/*.trig           what officers accepted, rejected and added
    decisions/waiting/*.trig   the same, kept while others build: the next build puts it into effect and into one file with the rest
    derived/                   officers.trig, inferred.trig, findings.trig, suggested.trig: follows from the rest

The files are the truth; a store is read from them whenever one is needed. `.goldenthread/` holds locks, a change
under way and what can be made again, never anything to keep.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from ..ontology.errors import WorkspaceError
from ._adding import add_file, adding
from ._revision import Kept, kept_of
from ._settings import SETTINGS, Settings, read_settings, rewritten_settings, write_settings
from .addresses import FINDINGS, INFERRED, OFFICERS, SUGGESTED
from .marking import is_workbook
from .publishing import HIDDEN, building, explained, publish, reading
from .store.embedded import EmbeddedStore
from .store.trig import canonical_trig
from .vocabulary import add_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from contextlib import AbstractContextManager

__all__ = ["Workspace", "damaged"]

_SOURCES, _STATEMENTS, _DECISIONS, _DERIVED = "sources", "statements", "decisions", "derived"
_KEPT = (_STATEMENTS, _DECISIONS, _DERIVED)
_DECIDED, _WAITING = f"{_DECISIONS}/decisions.trig", f"{_DECISIONS}/waiting"
_DERIVATION = f"{HIDDEN}/derivation.json"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace folder and its settings. Making one touches no file; `open` and `create` do."""

    folder: Path
    settings: Settings

    @classmethod
    def open(cls, folder: Path) -> Workspace:
        """Open the workspace of a folder, finishing a change cut short; raise WorkspaceError if there is none."""
        if cls.exists(folder):
            with reading(folder):
                return cls(folder, read_settings(folder / SETTINGS))
        what = "is a file" if folder.is_file() else "holds no workspace" if folder.is_dir() else "does not exist"
        raise WorkspaceError(f"{folder} {what}: make a workspace with goldenthread build PAPER --workspace FOLDER.")

    @classmethod
    def create(cls, folder: Path, base: str, council: str) -> Workspace:
        """Make a workspace without papers in a new or empty folder; raise WorkspaceError if it holds something else."""
        workspace = cls.planned(folder, base, council)
        with workspace.changing():
            workspace.replace({}, {})
        return workspace

    @classmethod
    def planned(cls, folder: Path, base: str, council: str) -> Workspace:
        """Give the workspace that the first `replace` makes; raise WorkspaceError if the folder holds other things."""
        if cls.exists(folder):
            raise WorkspaceError(f"{folder} holds a workspace already: open it, or choose another folder.")
        if folder.is_file():
            raise WorkspaceError(f"{folder} is a file: choose a folder for the workspace.")
        if folder.is_dir() and any(entry.name != HIDDEN for entry in folder.iterdir()):
            raise WorkspaceError(f"{folder} is not empty and holds no workspace: choose a new or an empty folder.")
        return cls(folder, Settings(base, council))

    @staticmethod
    def exists(folder: Path) -> bool:
        """Tell whether a folder holds a workspace, or the making of one that was decided and not finished."""
        with explained(folder):
            if (folder / HIDDEN).is_dir():
                with reading(folder):
                    pass
            return (folder / SETTINGS).is_file()

    @property
    def base(self) -> str:
        """The IRI that all its addresses begin with, ending in "/"."""
        return self.settings.base

    @property
    def council(self) -> str:
        """The name of its council, or ""."""
        return self.settings.council

    def sources(self) -> tuple[Path, ...]:
        """List the papers, by name; what an editor or a system leaves lying about (`.x`, `~$x`) is none."""
        return tuple(path for path in self._originals() if not is_workbook(path))

    def workbooks(self) -> tuple[Path, ...]:
        """List the workbooks that officers gave back, by name: receipts of what they decided, no papers."""
        return tuple(path for path in self._originals() if is_workbook(path))

    def original(self, name: str) -> Path | None:
        """Give the paper or workbook of a name; None where it is not kept, or the name is none of a file of ours."""
        path = self.folder / _SOURCES / name
        return path if name == Path(name).name and not name.startswith(".") and "\\" not in name and path.is_file() else None

    def statements(self, name: str) -> Path | None:
        """Give the file of what a source states, by the name of the source in addresses; None where there is none."""
        path = self.folder / _STATEMENTS / f"{name}.trig"
        return path if name == Path(name).name and path.is_file() else None

    def _originals(self) -> list[Path]:
        with reading(self.folder):
            return [path for path in _files(self.folder / _SOURCES, "*") if not path.name.startswith((".", "~$", "Thumbs.db"))]

    @property
    def revision(self) -> str:
        """What tells this state of what is kept from others; known in a millisecond (`goldenthread.graph._revision`)."""
        return self.kept().revision

    def kept(self) -> Kept:
        """List the files that a store is made of, and their revision."""
        with reading(self.folder):
            return self._kept()

    def store(self) -> EmbeddedStore:
        """Read all that is kept, with the ontology and the lenses, into memory; raise WorkspaceError for a damaged file.

        What is only read may be large: `goldenthread.graph.store.opening` opens it in the engine that fits.
        """
        kept, contents = self.contents()
        store = EmbeddedStore()
        try:
            add_vocabulary(store, *contents.values())
        except SyntaxError as error:
            raise damaged(kept.files) from error
        return store.stamped(kept.revision)

    def contents(self) -> tuple[Kept, Mapping[Path, bytes]]:
        """Read all files that are kept, as they are at one moment."""
        with reading(self.folder):
            kept = self._kept()
            return kept, {path: path.read_bytes() for path in kept.files}

    def _kept(self) -> Kept:
        return kept_of(self.folder, [path for part in _KEPT for path in _files(self.folder / part, "*.trig")])

    def decisions(self, *, waiting: bool = False) -> tuple[bytes, ...]:
        """Read the files of officers' decisions, by name, as they are; only those `waiting` for a build, where that is asked."""
        with reading(self.folder):
            files = [path for part in ((_WAITING,) if waiting else (_DECISIONS, _WAITING)) for path in _files(self.folder / part, "*.trig")]
            return tuple(path.read_bytes() for path in files)

    def waiting(self) -> tuple[Path, ...]:
        """List the files of decisions that no build has put into effect."""
        with reading(self.folder):
            return tuple(_files(self.folder / _WAITING, "*.trig"))

    def derived(self) -> tuple[bytes, Mapping[str, bytes]]:
        """Read what follows from the rest, by the IRI of its graph, and the note that the build which derived it left (or b"")."""
        if not self.folder.is_dir():
            return b"", {}
        with reading(self.folder):
            files = {f"{self.base}graph/{path.stem}": path.read_bytes() for path in _files(self.folder / _DERIVED, "*.trig")}
            note = self.folder / _DERIVATION
            own = {graph: content for graph, content in files.items() if graph != f"{self.base}graph/{OFFICERS}"}
            return note.read_bytes() if note.is_file() else b"", own

    def changing(self, patience: float = 2.0) -> AbstractContextManager[None]:
        """Keep other builders out, for as long as it takes to read, think and `replace`; wait `patience` seconds for them."""
        return building(self.folder, patience)

    def deciding(self) -> AbstractContextManager[None]:
        """Keep others from deciding, for as long as it takes to read what was decided and to `decide`; a build goes on meanwhile."""
        return adding(self.folder)

    def decide(self, content: bytes) -> None:
        """Keep a file of further decisions, which wait for the next build; it is on disk then. Call it while `deciding`."""
        add_file(self.folder, f"{_WAITING}/{sha256(content).hexdigest()[:32]}.trig", content)

    def replace(
        self,
        sources: Mapping[str, bytes],
        graphs: Mapping[str, Iterable[Quad] | bytes],
        removed: Collection[str] = (),
        *,
        decisions: bytes | None = None,
        settled: Collection[Path] = (),
        settings: Settings | None = None,
        own: Mapping[str, bytes] | None = None,
        derivation: bytes = b"",
    ) -> None:
        """Put a new state in place of the old one, all or nothing, even if the machine stops in the middle.

        `sources` are papers to add or replace, by file name; `removed` names papers to take away; `graphs` are all
        named graphs that the workspace is to hold, by IRI, as quads or as the documents that canonical_trig wrote of them,
        but for the officers' decisions: they stay unless `decisions` is the new file of all of them, which holds those of the
        files `settled` that waited. `settings` are the new
        ones where they change, `own` further files to keep, by their path in the folder, `derivation` a note on what was
        derived, for the next build. Call it while `changing`.
        """
        files = {f"{_SOURCES}/{_plain(name)}": content for name, content in sources.items()}
        kept = {self._file(graph): told if isinstance(told, bytes) else canonical_trig(told) for graph, told in graphs.items()}
        files |= {**(own or {}), **({_DERIVATION: derivation} if derivation else {})}
        if not (self.folder / SETTINGS).exists():
            files[SETTINGS] = write_settings(settings or self.settings)
        elif settings and settings != self.settings:
            files[SETTINGS] = rewritten_settings((self.folder / SETTINGS).read_bytes(), settings)
        old = [f"{part}/{path.name}" for part in (_STATEMENTS, _DERIVED) for path in _files(self.folder / part, "*.trig")]
        gone = [name for name in old if name not in kept] + [f"{_SOURCES}/{_plain(name)}" for name in removed]
        if decisions is not None:
            files[_DECIDED] = decisions
            gone += [f"{_WAITING}/{_plain(path.name)}" for path in settled]
        publish(self.folder, files | kept, gone)

    def _file(self, graph: str) -> str:
        """Where a named graph is kept."""
        name = graph.removeprefix(f"{self.base}graph/")
        if name in {OFFICERS, INFERRED, FINDINGS, SUGGESTED}:
            return f"{_DERIVED}/{name}.trig"
        if name == graph or not name.startswith("source/"):
            raise WorkspaceError(f"The workspace {self.folder} has no place for the graph {graph}: build it anew.")
        return f"{_STATEMENTS}/{_plain(name.removeprefix('source/'))}.trig"


def damaged(files: Iterable[Path]) -> WorkspaceError:
    """Find the file that cannot be read, and give what to say of it."""
    for path in files:
        try:
            deque(parse(path.read_bytes(), format=RdfFormat.TRIG), maxlen=0)
        except SyntaxError as error:
            remedy = "take it back from a copy" if path.parent.name == _DECISIONS else "run goldenthread build to make it anew"
            return WorkspaceError(f"{path} is damaged ({error.msg}): {remedy}.")
    return WorkspaceError("The ontology or a lens that Golden Thread came with is damaged: install it again.")


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.is_file())


def _plain(name: str) -> str:
    """Refuse a name that would lead out of its folder or that a listing of papers leaves out."""
    if name != Path(name).name or name.startswith(".") or "\\" in name:
        raise WorkspaceError(f"'{name}' cannot be the name of a file in a workspace: rename it.")
    return name
