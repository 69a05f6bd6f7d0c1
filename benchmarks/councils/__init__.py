"""Made-up councils whose papers have the shape of Leicestershire's: the same names and counts for the same seed.

`write_workspace` writes a workspace of as many as are wanted: one base, and every address with the council's own slug.
What the papers state is made of words drawn from `words.toml`; what follows from it is derived by Golden Thread itself, so
it is as true as on real papers. Sizes and degrees vary around the real ones.
"""

from .workspace import BASE, council_graphs, write_workspace

__all__ = ["BASE", "council_graphs", "write_workspace"]
