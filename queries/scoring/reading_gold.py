from .gold import Gold
from .referee import gold_of, is_referee
from pathlib import Path
import json
def read_gold(path: Path) -> Gold:
    return gold_of(json.loads(path.read_text()))
