"""The desk: where officers hand in what they decide, and the papers and workbooks to read.

What is decided is on disk before it is said to be kept. All that takes time is left to the builder, which finds on disk what there
is to do: so a server that is killed and started again goes on where it was.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ....graph.decisions import undo
from ....graph.reviewing import decide
from .builder import Builder
from .handing_in import clear_old, drop, hand_in
from .imports import PREVIEW, TROUBLE, confirm, read_import, take_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ....graph.decisions import Decision
    from ....graph.reviewing import Outcome, Said
    from ....graph.store.store import Store
    from ....graph.workspace import Workspace
    from .form import Upload

__all__ = ["Desk"]


class Desk:
    """Takes in changes of one workspace, from any thread. `close` it when the server ends: what is not done is done at its next start."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._builder = Builder(workspace)

    def open(self) -> None:
        """Begin to work, on what an earlier server left first."""
        clear_old(self.workspace.folder)
        self._builder.start()

    def close(self) -> None:
        """Stop working; a build under way is broken off and leaves all as it was."""
        self._builder.close()

    def decide(self, store: Store, answers: Mapping[str, Said]) -> Outcome:
        """Keep answers to suggestions, by their IRIs, as `store` holds them; say which others had answered before.

        Raises WorkspaceError where nothing can be kept.
        """
        outcome = decide(self.workspace, store, answers, datetime.now(UTC))
        self._builder.wake()
        return outcome

    def undo(self, decisions: Iterable[str], who: str) -> tuple[Decision, ...]:
        """Take decisions back, by their IRIs, all or none; raise WorkspaceError for one that is not in force."""
        taken_back = undo(self.workspace, decisions, datetime.now(UTC), who)
        self._builder.wake()
        return taken_back

    def hand_in(self, uploads: Sequence[Upload], without: Sequence[str] = ()) -> str:
        """Take papers and workbooks to look at, and papers to take away; give the name under which the preview will be found.

        Raises Refusal, with a sentence, for files that cannot be taken; nothing is kept of them then.
        """
        name = hand_in(self.workspace, uploads, without)
        self._builder.wake()
        return name

    def confirm(self, name: str, state: str) -> bool:
        """Have the preview of a `state` built; False where things have changed since, so that it is made anew to be looked at again.

        Raises Refusal, 404, where there is none of that name.
        """
        agreed = confirm(self.workspace, read_import(self.workspace.folder, name), state)
        self._builder.wake()
        return agreed

    def try_again(self, name: str) -> None:
        """Have an import looked at again that could not be read or built; raise Refusal, 404, where there is none of that name."""
        asked = read_import(self.workspace.folder, name)
        if not asked.confirmed:
            take_away(asked.folder, PREVIEW, TROUBLE)
            self._builder.wake()

    def drop(self, name: str) -> None:
        """Throw away what was handed in; raise Refusal, 404, where there is none of that name, 409 where it is being built."""
        drop(self.workspace.folder, read_import(self.workspace.folder, name))
