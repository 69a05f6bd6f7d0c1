"""What follows from what is stated: links that rules infer, findings, and suggestions that no officer has decided on.

parts     papers that speak of things in common, which is what rules and suggestions look at together
part      what follows from one part
before    what was derived at the last build, and still holds where nothing has changed
deriving  part by part, and all of it as the files that a workspace keeps
"""

from .before import Before
from .deriving import Derived, derive

__all__ = ["Before", "Derived", "derive"]
