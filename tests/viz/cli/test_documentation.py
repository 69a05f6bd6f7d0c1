"""docs/COMMANDS.md tells of every command and option, in the words of the program itself."""

from pathlib import Path

import click

from goldenthread.viz.cli.application import COMMANDS, main
from goldenthread.viz.cli.documenting import commands_page


def test_the_page_is_the_one_that_the_commands_make(root: Path) -> None:
    assert (root / "docs/COMMANDS.md").read_text(encoding="utf-8") == commands_page(), (
        "write it anew: python -m goldenthread.viz.cli.documenting docs/COMMANDS.md"
    )


def test_every_command_and_option_is_on_the_page_and_explained(root: Path) -> None:
    page = (root / "docs/COMMANDS.md").read_text(encoding="utf-8")
    context = click.Context(main, info_name="goldenthread")
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        for option in (parameter for parameter in command.params if isinstance(parameter, click.Option)):
            assert option.help, f"{name} {option.name}"
            assert all(spelling in section for spelling in option.opts), f"{name} {option.opts}"
            assert option.help in section.replace("\\|", "|")


def test_the_marks_of_the_help_are_not_printed() -> None:
    assert "\\b" not in commands_page()
