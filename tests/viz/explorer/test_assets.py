"""What pages fetch: each under a version of its content, with the licences of all that is in it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from goldenthread.ontology.errors import AssetsError
from goldenthread.viz.explorer.assets import Assets


def test_a_name_carries_the_version_of_its_content() -> None:
    assets = Assets.shipped()
    for name, version in assets.versions.items():
        asset = assets.read(name)
        assert asset is not None
        assert asset.version == version == hashlib.sha256(asset.body).hexdigest()[: len(version)]
        assert assets.versioned(name) == f"{name}?v={version}"
        assert asset.media_type != "application/octet-stream"


@pytest.mark.parametrize("name", ["missing.css", "../assets.py", "manifest.json", ""])
def test_nothing_else_is_read(name: str) -> None:
    assert Assets.shipped().read(name) is None


def test_where_none_were_made_it_is_said_how_to(tmp_path: Path) -> None:
    with pytest.raises(AssetsError, match=r"call python run\.py assets"):
        Assets.shipped(tmp_path)


def test_every_package_of_which_something_is_served_has_its_licence_told(root: Path) -> None:
    packages = json.loads((root / "web/package-lock.json").read_text(encoding="utf-8"))["packages"]
    served = {place.rpartition("node_modules/")[2]: each for place, each in packages.items() if place and not each.get("dev")}
    notice = Assets.shipped().read("NOTICE.txt")
    assert notice is not None
    told = re.findall(r"^(\S+) ([\d.]+): (.+)$", notice.body.decode(), re.MULTILINE)
    assert {name for name, _, _ in told} == {name for name, each in served.items() if not each.get("optional")}
    assert not {"sass", "axe-core"} & {name for name, _, _ in told}


def test_scripts_and_styles_name_no_file_that_is_not_served() -> None:
    assets = Assets.shipped()
    for name in assets.versions:
        asset = assets.read(name)
        assert asset is not None
        if name.endswith((".css", ".js")):
            assert b"sourceMappingURL" not in asset.body
            assert not re.search(rb"@import|url\((?!['\"]?(data:|#))", asset.body if name.endswith(".css") else b"")
