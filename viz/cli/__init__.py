"""The command line: one module a command, loaded when it is called.

Its parts:

    application   the commands by name, and what happens to an error
    options       the options that several commands share, and their completion
    places        which workspace is meant; the shipped one, built when it is first needed
    output        bytes to standard output or a file; `terminal`, `answers`: what people read

What the commands do stands in docs/COMMANDS.md.
"""

from .application import main

__all__ = ["main"]
