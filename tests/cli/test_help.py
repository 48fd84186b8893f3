import click
import pytest

from tests.cli.running import EVERY, Terminal
from tracker.cli.app import COMMANDS, cli

CONTRACT = (
    *("demo", "dashboard", "init", "client", "project", "rate", "log", "start", "stop", "status", "entries"),
    *("edit", "delete", "undo", "history", "import", "week", "report", "add", "export", "backup", "restore"),
    *("doctor", "message", "replies"),
)


def test_every_command_of_the_contract_is_there() -> None:
    assert set(CONTRACT) <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_one_line_help_is_the_command_s_own(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name
    assert command.short_help == COMMANDS[name].help


@pytest.mark.parametrize(("name", "command"), EVERY, ids=[name for name, _ in EVERY])
def test_every_command_has_a_help_with_an_example_of_itself(name: str, command: click.Command) -> None:
    assert command.help is not None
    assert "Examples:\n" in command.help
    examples = command.help.partition("Examples:\n")[2]
    assert f"  tracker {name}" in examples


@pytest.mark.parametrize(("name", "command"), EVERY, ids=[name for name, _ in EVERY])
def test_every_option_says_what_it_is_for(name: str, command: click.Command) -> None:
    silent = [of.name for of in command.params if isinstance(of, click.Option) and not of.help]
    assert silent == []


def test_the_help_lists_every_command(terminal: Terminal) -> None:
    listed = terminal.ok("--help")
    assert [name for name in COMMANDS if f"\n  {name} " not in listed] == []


def test_the_help_loads_no_command(terminal: Terminal) -> None:
    done = terminal.program("--help", PYTHONPROFILEIMPORTTIME="1")
    assert "tracker.cli.session" in done.stderr
    assert "tracker.cli.timing" not in done.stderr


def test_an_unknown_command_is_met_with_the_nearest(terminal: Terminal) -> None:
    assert "There is no command 'entires'. Did you mean entries?" in terminal.refused("entires", code=2)
