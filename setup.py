"""What pyproject.toml cannot say: no wheel is built without what the explorer's pages fetch."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

MADE = Path(__file__).parent / "viz/explorer/served/manifest.json"


class WithAssets(build_py):
    """Packages that are complete; an editable installation may be completed later."""

    def run(self) -> None:
        """Copy the packages; end with a sentence if their assets have not been made."""
        if not self.editable_mode and not MADE.is_file():
            raise SystemExit("The styles and scripts of the explorer are not made yet: call python run.py assets, then build again.")
        super().run()


setup(cmdclass={"build_py": WithAssets})
