"""A site takes the place of another one whole or not at all, and never that of anything else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from goldenthread.ontology.errors import SiteError
from goldenthread.viz.explorer.publishing.folder import LIST, exchanged, refuse_others_things, with_list

if TYPE_CHECKING:
    from pathlib import Path


def _written(folder: Path, **files: str) -> None:
    contents = {name.replace("_", "."): text.encode() for name, text in files.items()}
    with exchanged(folder) as beside:
        for name, content in {**contents, LIST: with_list(contents, {})}.items():
            (beside / name).write_bytes(content)


def test_a_site_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "site"
    _written(folder, index_html="first", gone_html="first")
    _written(folder, index_html="second")
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", LIST]
    assert (folder / "index.html").read_text() == "second"
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_an_empty_folder_and_a_missing_one_may_be_taken(tmp_path: Path) -> None:
    refuse_others_things(tmp_path)
    refuse_others_things(tmp_path / "missing")


@pytest.mark.parametrize("name", ["letter.txt", "sub/letter.txt", ".htaccess"])
def test_what_was_added_to_a_site_is_not_taken_away(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "site"
    _written(folder, index_html="first")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("mine")
    with pytest.raises(SiteError, match=f"holds what no site of Golden Thread put there \\({name}\\)"):
        refuse_others_things(folder)
    with pytest.raises(SiteError):
        _written(folder, index_html="second")
    assert (folder / "index.html").read_text() == "first"
    assert (folder / name).read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("mine")
    with pytest.raises(SiteError, match=r"\(0.txt, 1.txt, 2.txt and more\): choose a new folder"):
        refuse_others_things(tmp_path)


def test_a_list_that_is_none_protects_nothing_and_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / LIST).write_text("[]")
    with pytest.raises(SiteError, match=LIST):
        refuse_others_things(tmp_path)


def test_a_file_or_a_link_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("file", "link"):
        with pytest.raises(SiteError, match="is a file or a link"):
            refuse_others_things(tmp_path / name)


def test_half_a_site_never_takes_the_place_of_a_whole_one(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    _written(folder, index_html="first")
    with suppress(RuntimeError), exchanged(folder) as beside:
        (beside / "index.html").write_text("half")
        raise RuntimeError
    assert (folder / "index.html").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_systems_leave_lying_about_is_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    _written(folder, index_html="first")
    (folder / ".DS_Store").write_text("")
    _written(folder, index_html="second")
    assert (folder / "index.html").read_text() == "second"


def test_where_no_folder_can_be_made_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(SiteError, match="cannot be made"), exchanged(tmp_path / "file" / "site"):
        pass
