"""How the papers of one kind are written, as data: one TOML file a kind of paper, read into a `Convention`."""

from .convention import BodyHead, Convention, InstrumentHead, Ladder, LinkPattern, Provision, ProvisionPhrase, Theme, read_convention
from .recognising import Recognition, recognise
from .signs import SIGNS, compiled, sign

__all__ = [
    "SIGNS",
    "BodyHead",
    "Convention",
    "InstrumentHead",
    "Ladder",
    "LinkPattern",
    "Provision",
    "ProvisionPhrase",
    "Recognition",
    "Theme",
    "compiled",
    "read_convention",
    "recognise",
    "sign",
]
