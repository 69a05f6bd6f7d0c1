"""How the papers of one kind are written, as data: one TOML file a kind of paper, read into a `Convention`.

convention    what a file holds, frozen        rows          the rows of its tables
library       the files that there are, and `extends`
placeholders  the language of its patterns     recognising   which of them a paper is written by
checking      what can be wrong with a file of one's own
"""

from .convention import Convention, any_of
from .library import FOLDER, conventions_in, read_convention, read_convention_file, shipped_conventions, shipped_text
from .placeholders import LETTERS, compiled, matches, placeholder
from .recognising import FLOOR, Recognition, recognise, scores
from .rows import BodyHead, InstrumentHead, Ladder, LinkPattern, Provision, ProvisionPhrase, Sign, Theme

__all__ = [
    "FLOOR",
    "FOLDER",
    "LETTERS",
    "BodyHead",
    "Convention",
    "InstrumentHead",
    "Ladder",
    "LinkPattern",
    "Provision",
    "ProvisionPhrase",
    "Recognition",
    "Sign",
    "Theme",
    "any_of",
    "compiled",
    "conventions_in",
    "matches",
    "placeholder",
    "read_convention",
    "read_convention_file",
    "recognise",
    "scores",
    "shipped_conventions",
    "shipped_text",
]
